"""Where things lie on this machine: one module knows every path."""

import os
from pathlib import Path

import platformdirs

APPLICATION = "gan-compression-workbench"
# What the settings page says of this machine, for this process and those that it starts: the runs
# folder, and what a recipe's `threads = 0` and `device = "auto"` stand for.
RUNS, THREADS, DEVICE = "GCW_RUNS", "GCW_THREADS", "GCW_DEVICE"
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_CHECKOUT_GUIDE = RESOURCES.parent / "docs" / "guide"
# An installed copy has the user guide among its resources.
GUIDE = _CHECKOUT_GUIDE if _CHECKOUT_GUIDE.is_dir() else RESOURCES / "guide"


def home() -> Path:
    """Where the workbench keeps what it makes: `$GCW_HOME`, or the platform's data folder."""
    chosen = os.environ.get("GCW_HOME")
    return (
        Path(chosen) if chosen else Path(platformdirs.user_data_path(APPLICATION, appauthor=False))
    )


def runs_home() -> Path:
    """The folder new runs are created in unless the person names another: `$GCW_RUNS`, or ours."""
    chosen = os.environ.get(RUNS)
    return Path(chosen) if chosen else home() / "runs"


def cache_home() -> Path:
    """What can be made again: the built-in sample, trained encoders, decoded pictures."""
    return home() / "cache"


def logs_home() -> Path:
    """Crash reports and the application's log."""
    return home() / "logs"
