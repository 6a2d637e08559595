"""The verb queue: list what waits for the engine, add to it, run it without the window."""

import argparse
import sys
import traceback
from pathlib import Path

from core.commands import FAILED, INTERRUPTED, OK, show
from core.commands.recipe import recipe_named
from core.commands.run import executed, require_ready
from core.library.library import read_entry, refuse_incomplete
from core.library.queue import HALTED, Queue
from core.recipe.file import with_settings
from core.run.folders import new_run_folder
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home

_WHY_PAUSED = {
    "person": " by a person",
    "halted": " because a run was stopped",
    "failed": " because a run failed",
}


def queue(args: argparse.Namespace) -> int:
    """`list`, `add` or `run`."""
    return {"list": _list, "add": _add, "run": _work_through}[args.what](args)


def _list(args: argparse.Namespace) -> int:
    order = Queue().read()
    entries = [read_entry(path) for path in order.paths]
    rows = [{"run": str(e.folder), "state": e.state, "problem": e.problem} for e in entries]
    why = _WHY_PAUSED.get(order.held, "")
    held = [f"Paused{why}: the window starts no run of the queue; queue run does."] * bool(why)
    lines = [
        f"{index:>3}  {entry.state:<12} {entry.folder}"
        + (f": {entry.problem}" if entry.problem else "")
        for index, entry in enumerate(entries, 1)
    ]
    document = {"runs": rows, "held": order.held, "stop_at_error": order.stop_at_error}
    show(args, document, held + (lines or ["The queue is empty."]))
    return OK


def _add(args: argparse.Namespace) -> int:
    if not args.names:
        raise UserError("queue add needs a recipe or a run.", "Name a TOML file or a run's folder.")
    folders = [_run_of(name, args.settings).folder.resolve() for name in args.names]
    Queue().add(folders)
    show(args, {"added": [str(folder) for folder in folders]}, [str(item) for item in folders])
    return OK


def _run_of(name: str, settings: list[str]) -> Run:
    """The run of this folder, or a new one of this recipe."""
    if (Path(name) / "recipe.toml").is_file():
        return Run(Path(name))
    recipe = with_settings(recipe_named(name), settings)
    require_ready(recipe)
    return Run.create(new_run_folder(runs_home(), recipe), recipe)


def _work_through(args: argparse.Namespace) -> int:
    line = Queue()
    if args.stop_at_error:
        line.set_stop_at_error(True)
    line.release()
    lock = line.driver()
    if lock is None:
        raise UserError("The window or another process is running the queue.", "Wait for it.")
    states: dict[str, str] = {}
    try:
        while not line.read().held and (run := line.next()) is not None:
            states[str(run.folder)] = _execute(line, run)
    finally:
        lock.release()
    show(args, {"runs": states}, [f"{state:<8} {folder}" for folder, state in states.items()])
    if any(state in HALTED for state in states.values()):
        return INTERRUPTED
    return OK if all(state == "done" for state in states.values()) else FAILED


def _execute(line: Queue, run: Run) -> str:
    """Run it as far as it goes; an error is reported and passed over, as far as a person wants."""
    print(run.folder, file=sys.stderr)
    try:
        refuse_incomplete(run)
        executed(run, None, sys.stderr)
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
    except Exception:  # a bug in one run must not stop the others
        traceback.print_exc()
    else:
        return line.settle(run)
    line.give_up(run)
    return "failed"
