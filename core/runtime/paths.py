"""Where things lie on this machine: one module knows every path."""

import os
import re
from pathlib import Path
from urllib.parse import unquote

import platformdirs

from core.runtime.errors import UserError

APPLICATION = "gan-compression-workbench"
# Environment variables for this process and those that it starts, from the settings page: the runs
# folder, and what a recipe's `threads = 0` and `device = "auto"` stand for.
RUNS, THREADS, DEVICE = "GCW_RUNS", "GCW_THREADS", "GCW_DEVICE"
# The folder that `core` is imported from.
CODE = Path(__file__).resolve().parents[2]
RESOURCES = CODE / "resources"
_CHECKOUT_GUIDE = CODE / "docs" / "guide"
# An installed copy has the user guide among its resources.
GUIDE = _CHECKOUT_GUIDE if _CHECKOUT_GUIDE.is_dir() else RESOURCES / "guide"


_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("«", "»"))
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:/")
_LONGEST_NAME, _LONGEST = 255, 4095  # bytes, on the systems that allow the least


def file_state(path: Path) -> tuple[int, int]:
    """Size in bytes and time of change in ns, which tell whether a file changed; zeros for none."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_size, stat.st_mtime_ns


def given_path(text: str) -> Path:
    """The path that a person typed or pasted; see `plain_path`. Raises UserError."""
    return Path(plain_path(text)).expanduser()


def optional_path(text: str) -> Path | None:
    """The path in a recipe's field; None where the field is empty."""
    return Path(text).expanduser() if text else None


def plain_path(text: str) -> str:
    """A path without what other programs put around it; ~ stays as it is.

    Space, quotes (as Windows copies paths) and file:// (as file managers do) go. Raises UserError
    for an address on the web, and for what no system takes as a path.
    """
    plain = _bare(text)
    if why := why_no_path(plain):
        raise UserError(f"{text.strip()[:80]} {why}.", "Give a path on this machine.")
    return plain


def why_no_path(text: str) -> str:
    """Why a text cannot be a path here, such as “is longer than a path may be”; else empty."""
    plain = _bare(text)
    if _ADDRESS.match(plain):
        return "is an address, not a path: download or mount it first"
    if "\0" in plain:
        return "holds a null character"
    encoded = plain.encode("utf-8", "surrogateescape")
    if len(encoded) > _LONGEST or any(len(name) > _LONGEST_NAME for name in encoded.split(b"/")):
        return "is longer than a path may be"
    try:
        Path(plain).expanduser()
    except RuntimeError:
        return "begins with the home folder of somebody who is not known here"
    return ""


def _bare(text: str) -> str:
    plain = text.strip()
    for first, last in _QUOTES:
        if len(plain) > 2 and plain.startswith(first) and plain.endswith(last):
            plain = plain[1:-1].strip()
    if plain.lower().startswith("file:"):
        plain = unquote(re.sub(r"^file:(//(localhost)?(?=/|[a-zA-Z]:))?", "", plain, flags=re.I))
        plain = plain[1:] if re.match(r"/[a-zA-Z]:[/\\]", plain) else plain
    return plain


def nearest_there(path: Path) -> Path:
    """The path itself where it is there, else the nearest above it that is."""
    # os.path: a folder that may not be looked into raises nothing.
    above = (one for one in (path, *path.parents) if os.path.exists(one))
    return next(above, Path(path.anchor or "."))


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


def python_path() -> str:
    """PYTHONPATH for processes that import `core`, wherever they start."""
    return os.pathsep.join([str(CODE), *filter(None, [os.environ.get("PYTHONPATH")])])


def logs_home() -> Path:
    """Crash reports and the application's log."""
    return home() / "logs"
