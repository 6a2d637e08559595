"""The entry point: the command line of `core`, and the window of `workbench`."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.recipe.recipe import Recipe


def main() -> int:
    """Run the command of this process; gives its exit code."""
    # What imports make stays: looking for cycles among it takes a tenth of the start.
    gc.disable()
    from core.commands import main as run_command

    gc.enable()
    return run_command(open_window=_open_window)


def _open_window(run: Path | None, recipe: "Recipe | None") -> int:
    # Here, so that the verbs without a window need no Qt. The window collects cycles itself.
    gc.disable()
    from workbench.shell.application import leave_process, open_window

    leave_process(open_window(run, recipe))


if __name__ == "__main__":
    sys.exit(main())
