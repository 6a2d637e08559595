"""Where things lie on this machine: one module knows every path."""

import os
from pathlib import Path

import platformdirs

APPLICATION = "gan-compression-workbench"
RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def home() -> Path:
    """Where the workbench keeps what it makes: `$GCW_HOME`, or the platform's data folder."""
    chosen = os.environ.get("GCW_HOME")
    return (
        Path(chosen) if chosen else Path(platformdirs.user_data_path(APPLICATION, appauthor=False))
    )


def runs_home() -> Path:
    """The folder new runs are created in unless the person names another."""
    return home() / "runs"


def cache_home() -> Path:
    """What can be made again: the built-in sample, trained encoders, decoded pictures."""
    return home() / "cache"


def logs_home() -> Path:
    """Crash reports and the application's log."""
    return home() / "logs"
