"""The verb run: a run from its recipe to its export, with its progress."""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

from core.commands import FAILED, INTERRUPTED, OK
from core.commands.recipe import recipe_named
from core.engine.execution import execute
from core.library.library import check_files_of
from core.nets.architecture import architecture_text
from core.recipe.file import (
    dump_recipe,
    with_settings,
)
from core.recipe.missing import missing_part
from core.recipe.recipe import Recipe, StageName
from core.run.events import CandidateMeasured, Event, Notice, StageChanged
from core.run.record import OVER, Record, StageRecord
from core.run.run import Run
from core.run.worker import end_with
from core.runtime.cancellation import Control, handled_signals
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.paths import python_path
from core.runtime.writing import require_writable

Outcome = TypeVar("Outcome")
_LINE_SECONDS = 5.0
# When this process ends, those that train together end too: torchrun does not tell them.
_BEGUN_BY = "GCW_BEGUN_BY"
PLAIN = "recipe as its file had it"


def run(args: argparse.Namespace) -> int:
    """Run a recipe into a folder, or go on with the run that is there."""
    if args.processes > 1 and "WORLD_SIZE" not in os.environ:
        return _together(args.processes)
    if _BEGUN_BY in os.environ:
        end_with(int(os.environ[_BEGUN_BY]), os.getppid())
    plain = recipe_named(args.recipe)
    recipe = with_settings(plain, args.settings)
    folder = args.into
    if (folder / "recipe.toml").is_file() and not args.settings and _begun_with(folder, plain):
        recipe = Run(folder).recipe
    return carry_out(recipe, folder, args.until, args.json, plain, args.workers)


def carry_out(
    recipe: Recipe,
    folder: Path,
    until: StageName | None = None,
    as_json: bool = False,
    plain: Recipe | None = None,
    workers: int | None = None,
) -> int:
    """Create the run, or open the one that is there, and execute it with progress.

    `plain` is the recipe as its file has it, where `recipe` differs from that by settings.
    """
    if int(os.environ.get("RANK", "0")):
        return _followed()
    run = open_run(recipe, folder, plain or recipe)
    run.workers = workers or run.workers
    halted = executed(run, until, sys.stderr if as_json else sys.stdout)
    stages = _stages(run)
    if as_json:
        print(json.dumps(_outcome(run, stages), indent=2))
    names = [stage.name for stage in stages]
    wanted = stages[: names.index(until) + 1] if until else stages
    waiting = [stage for stage in stages if stage.state == "waiting"]
    if waiting and not as_json:
        print(f"Waiting: {waiting[0].note} Set finetune.choice, or choose in the window.")
    if all(stage.state in OVER for stage in wanted):
        return OK
    return INTERRUPTED if halted else FAILED


def executed(run: Run, until: StageName | None, out: TextIO) -> bool:
    """Execute a run with its progress written to `out`; whether a signal halted it."""
    control = Control()
    try:
        with cancelled_by_signals(control), run.record() as record:
            report = _Progress(record, out)
            for stage, event in execute(run, until, control):
                report.event(stage, event)
            report.finish()
    finally:
        if "WORLD_SIZE" in os.environ:
            from core.stages.following import release_followers

            release_followers()
    return bool(control.requested)


def _together(processes: int) -> int:
    """Begin this command anew in so many processes, by torchrun; gives its exit code."""
    launch = ["--standalone", "--nproc-per-node", str(processes), "--module", "main"]
    command = [sys.executable, "-m", "torch.distributed.run", *launch, *sys.argv[1:]]
    environment = os.environ | {
        "PYTHONPATH": python_path(), "OMP_NUM_THREADS": "1", _BEGUN_BY: str(os.getpid()),
    }  # fmt: skip
    begun = subprocess.Popen(command, env=environment)
    with _ignoring_signals():  # they reach its processes as well
        return OK if begun.wait() == 0 else FAILED


@contextmanager
def _ignoring_signals() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _followed() -> int:
    """Train along with the first process; signals are for that one to act on."""
    from core.stages.following import follow

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    follow()
    return OK


@contextmanager
def cancelled_by_signals(control: Control) -> Iterator[None]:
    """The first signal asks for a checkpoint at the next event; the second does not wait."""

    def halt(*_: object) -> None:
        if control.requested:
            raise KeyboardInterrupt
        control.ask("stopped")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    with handled_signals(halt):
        yield


def followed_until_halted(
    events: Generator[Event, None, Outcome], report: Callable[[Event], object]
) -> Followed[Event, Outcome]:
    """Report each event until the work ends or a signal halts it; `is_over` says which."""
    control, followed = Control(), Followed(events)
    with cancelled_by_signals(control), closing(events):
        for event in followed:
            report(event)
            if control.requested:
                break
    return followed


def open_run(recipe: Recipe, folder: Path, plain: Recipe) -> Run:
    """The run of this recipe in the folder; makes it if it is not there yet.

    Raises UserError where the folder holds a run of another recipe.
    """
    if not (folder / "recipe.toml").is_file():
        require_writable(folder)
        require_ready(recipe)
        made = Run.create(folder, recipe)
        with made.record(write=True) as record:
            record.set_fact(PLAIN, dump_recipe(plain))
        return made
    run = Run(folder)
    if recipe != run.recipe:
        raise UserError(
            f"{folder} holds a run of another recipe.",
            f"Choose another folder, or continue that run: main.py run "
            f"{folder / 'recipe.toml'} --into {folder}.",
        )
    return run


def require_ready(recipe: Recipe) -> None:
    """Raise UserError where a new run of this recipe lacks a file or pictures.

    Before torch is loaded, which takes seconds, and before a folder is made.
    """
    from core.commands.estimating import counted

    check_files_of(recipe)
    lack = missing_part(recipe)
    if lack is not None:
        raise lack[1]
    counted(recipe)


def _begun_with(folder: Path, plain: Recipe) -> bool:
    """Whether the run there was begun with this recipe, whatever was set on the command line."""
    with Run(folder).record() as record:
        known = record.fact(PLAIN)
    return known == dump_recipe(plain)


def _stages(run: Run) -> list[StageRecord]:
    with run.record() as record:
        return record.stages()


def _outcome(run: Run, stages: list[StageRecord]) -> dict[str, Any]:
    chosen = run.chosen()
    return {
        "run": str(run.folder),
        "stages": {stage.name: stage.state for stage in stages},
        "seconds": {stage.name: round(stage.seconds, 1) for stage in stages},
        "chosen": architecture_text(chosen) if chosen else None,
        "export": str(run.exports) if stages[-1].state == "done" else None,
    }


class _Progress:
    """A line that is rewritten on a terminal, and a line now and then elsewhere."""

    def __init__(self, record: Record, out: TextIO) -> None:
        self.record, self.out = record, out
        self.live = out.isatty()
        self.last = 0.0

    def event(self, stage: str, event: Event) -> None:
        if isinstance(event, StageChanged):
            self._say(f"{stage}: {event.state}")
        elif isinstance(event, Notice):
            self._say(f"{stage}: {event.sentence} {event.action}".rstrip())
        elif time.monotonic() - self.last > (0.2 if self.live else _LINE_SECONDS):
            self.last = time.monotonic()
            self._line(stage, event)

    def finish(self) -> None:
        """End the rewritten line."""
        if self.live:
            print(file=self.out)

    def _say(self, text: str) -> None:
        clear = "\r\x1b[K" if self.live else ""
        print(f"{clear}{text}", file=self.out, flush=True)

    def _line(self, stage: str, event: Event) -> None:
        row = self.record.stage(stage)
        share = f" ({100 * row.done / row.total:.0f} %)" if row.total else ""
        left = f", {clock(row.remaining)} left" if row.remaining is not None else ""
        text = f"{stage}: {row.done}/{row.total} {row.unit}{share}{left}{_numbers(event)}"
        if self.live:
            print(f"\r\x1b[K{text}", end="", file=self.out, flush=True)
        else:
            self._say(text)


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _numbers(event: Event) -> str:
    if isinstance(event, CandidateMeasured):
        candidate = event.candidate
        name = architecture_text(candidate.architecture)
        return f"  {name} {candidate.metric:.4f} {candidate.features}"
    scalars = getattr(event, "scalars", {})
    shown = [f"{name} {value:.3g}" for name, value in scalars.items() if "_distill_" not in name]
    return "  " + " ".join(shown) if shown else ""
