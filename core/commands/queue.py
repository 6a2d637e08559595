"""Verb queue: what waits for the engine; add to it; work through it without the window."""

import argparse
import sys
from pathlib import Path

from core.commands import FAILED, INTERRUPTED, OK, show
from core.commands.run import executed, recipe_named
from core.errors import UserError
from core.library import read_entry, refuse_incomplete
from core.paths import runs_home
from core.queue import HALTED, Queue
from core.recipe_file import with_settings
from core.run import Run, new_run_folder


def queue(chosen: argparse.Namespace) -> int:
    """`list`, `add` or `run`."""
    return {"list": _list, "add": _add, "run": _work_through}[chosen.what](chosen)


def _list(chosen: argparse.Namespace) -> int:
    order = Queue().read()
    rows = [{"run": str(path), "state": read_entry(path).state} for path in order.paths]
    held = [f"Held ({order.held}): nothing is started in the window."] if order.held else []
    lines = [f"{place:>3}  {row['state']:<12} {row['run']}" for place, row in enumerate(rows, 1)]
    document = {"runs": rows, "held": order.held, "stop_at_error": order.stop_at_error}
    show(chosen, document, held + (lines or ["The queue is empty."]))
    return OK


def _add(chosen: argparse.Namespace) -> int:
    if not chosen.names:
        raise UserError("queue add needs a recipe or a run.", "Name a TOML file or a run's folder.")
    folders = [_run_of(name, chosen.settings).folder.resolve() for name in chosen.names]
    Queue().add(folders)
    show(chosen, {"added": [str(folder) for folder in folders]}, [str(item) for item in folders])
    return OK


def _run_of(name: str, settings: list[str]) -> Run:
    """The run of this folder, or a new one of this recipe."""
    if (Path(name) / "recipe.toml").is_file():
        return Run(Path(name))
    recipe = with_settings(recipe_named(name), settings)
    return Run.create(new_run_folder(runs_home(), recipe), recipe)


def _work_through(chosen: argparse.Namespace) -> int:
    line = Queue()
    if chosen.stop_at_error:
        line.set_stop_at_error(True)
    line.release()
    lock = line.driver()
    if lock is None:
        raise UserError("The window, or another process, works through the queue.", "Wait for it.")
    states: dict[str, str] = {}
    try:
        while not line.read().held and (run := line.next()) is not None:
            states[str(run.folder)] = _execute(line, run)
    finally:
        lock.release()
    show(chosen, {"runs": states}, [f"{state:<8} {folder}" for folder, state in states.items()])
    if any(state in HALTED for state in states.values()):
        return INTERRUPTED
    return OK if all(state == "done" for state in states.values()) else FAILED


def _execute(line: Queue, run: Run) -> str:
    """Run it as far as it goes; an error is told and passed over, as far as a person wants."""
    print(run.folder, file=sys.stderr)
    try:
        refuse_incomplete(run)
        executed(run, None, sys.stderr)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        line.give_up(run)
        return "failed"
    return line.settle(run)
