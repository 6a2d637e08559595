"""A run that goes on in a process of its own, which outlives the window that began it.

`python -m core.engine.detached FOLDER` is that process: it goes on from the last checkpoint.
"""

import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

from core.engine.execution import execute
from core.run.run import Run
from core.runtime.cancellation import Control
from core.runtime.errors import UserError
from core.runtime.paths import python_path
from core.runtime.writing import open_to_add

LOG = "process.log"


def keep_running(run: Run) -> int:
    """Start the process that goes on with a run; gives its id.

    What it prints is kept in `process.log` of the run's folder. Raises UserError where the process
    cannot be started.
    """
    environment = os.environ | {"PYTHONPATH": python_path()}
    command = [sys.executable, "-m", "core.engine.detached", str(run.folder.resolve())]
    try:
        with open_to_add(run.folder / LOG) as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment,
                **_apart(),
            )  # fmt: skip
    except OSError as error:
        raise UserError(
            f"{run.name} cannot continue without the window: {error.strerror}.",
            "Keep the window open, or stop the run and continue it later.",
        ) from None
    return process.pid


def _apart() -> dict[str, Any]:
    """What keeps a process alive when the one that started it ends."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def main(arguments: list[str]) -> int:
    """Go on with the run of this folder until it is done, halted or failed; the exit code."""
    control = Control()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: control.ask("stopped"))
    try:
        for _ in execute(Run(Path(arguments[0])), control=control):
            pass
    except UserError as error:
        sys.stderr.write(f"{error.sentence} {error.action}\n")
        return 1
    except Exception:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
