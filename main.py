"""The entry point: the command line of `core`, and the window of `workbench`."""

import sys
from pathlib import Path

from core.commands import main as run_command
from core.recipe.recipe import Recipe


def main() -> int:
    """Run the command of this process; gives its exit code."""
    return run_command(open_window=_open_window)


def _open_window(run: Path | None, recipe: Recipe | None) -> int:
    # Here, so that the verbs without a window need no Qt.
    from workbench.shell.application import leave_process, open_window

    leave_process(open_window(run, recipe))


if __name__ == "__main__":
    sys.exit(main())
