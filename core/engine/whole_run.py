"""A whole run as one piece of work for an executor: what several seeds of a recipe are."""

from collections.abc import Generator
from pathlib import Path

from core.engine.execution import execute
from core.run.events import Event, Step, Working
from core.run.run import Run


def execute_whole(folder: Path) -> Generator[Event, None, None]:
    """Execute a run in this process, from where it was left to its end.

    It hands out no work itself: it runs in one worker of several.
    """
    run = Run(folder)
    run.workers = 0
    for _, event in execute(run):
        # Steps of a stage are not steps of the whole run.
        yield Working() if isinstance(event, Step) else event
