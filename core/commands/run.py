"""Verbs about runs: run, front, export, recipe."""

import argparse
import json
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from core.commands import FAILED, INTERRUPTED, OK, show
from core.errors import UserError
from core.events import Event, Measured, Notice, StageChanged
from core.halting import Control
from core.nets.architecture import architecture_text
from core.recipe import Recipe, StageName
from core.recipe_file import (
    dump_recipe,
    load_recipe,
    reference_page,
    shipped_recipe,
    shipped_recipes,
    with_settings,
)
from core.record import CandidateRecord, StageRecord
from core.run import Run, on_front
from core.runner import execute
from core.timings import FRONT_FACT

_LINE_SECONDS = 5.0
PLAIN = "recipe as its file had it"


def run(chosen: argparse.Namespace) -> int:
    """Run a recipe into a folder, or go on with the run that is there."""
    plain = recipe_named(chosen.recipe)
    recipe = with_settings(plain, chosen.settings)
    folder = chosen.into
    if (folder / "recipe.toml").is_file() and not chosen.settings and _begun_with(folder, plain):
        recipe = Run(folder).recipe
    return carry_out(recipe, folder, chosen.until, chosen.json, plain)


def carry_out(
    recipe: Recipe,
    folder: Path,
    until: StageName | None = None,
    as_json: bool = False,
    plain: Recipe | None = None,
) -> int:
    """Create the run, or open the one that is there, and execute it with progress.

    `plain` is the recipe as its file has it, where `recipe` differs from that by settings.
    """
    opened = open_run(recipe, folder, plain or recipe)
    halted = executed(opened, until, sys.stderr if as_json else sys.stdout)
    stages = _stages(opened)
    if as_json:
        print(json.dumps(_outcome(opened, stages), indent=2))
    names = [stage.name for stage in stages]
    wanted = stages[: names.index(until) + 1] if until else stages
    waiting = [stage for stage in stages if stage.state == "waiting"]
    if waiting and not as_json:
        print(f"Waiting: {waiting[0].note} Set finetune.choice, or choose in the window.")
    if all(stage.state in ("done", "skipped") for stage in wanted):
        return OK
    return INTERRUPTED if halted else FAILED


def executed(opened: Run, until: StageName | None, out: TextIO) -> bool:
    """Execute a run with its progress written to `out`; whether a signal halted it."""
    control = Control()
    report = _Progress(opened, out)
    with halted_by_signals(control):
        for stage, event in execute(opened, until, control):
            report.event(stage, event)
    report.finish()
    return bool(control.halt)


@contextmanager
def halted_by_signals(control: Control) -> Iterator[None]:
    """The first signal asks for a checkpoint at the next event; the second does not wait."""

    def halt(*_: object) -> None:
        if control.halt:
            raise KeyboardInterrupt
        control.ask("stopped")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {name: signal.signal(name, halt) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def front(chosen: argparse.Namespace) -> int:
    """Every candidate of a run, and whether it is on the front."""
    from core.metrics.scores import score_name

    opened = Run(chosen.run)
    record = opened.record()
    found, timed = record.candidates(), record.facts(FRONT_FACT).get("ms", {})
    floor = record.facts("floor")
    sources = {item.id: record.source(item.candidate.architecture) for item in found}
    record.close()
    criterion = opened.recipe.search.criterion
    masks = on_front([item.candidate for item in found], criterion)
    rows = [_candidate_row(item, mask, timed) for item, mask in zip(found, masks, strict=True)]
    for row in rows:
        row["source"] = sources[row["id"]]
    features = found[0].candidate.features if found else ""
    score = opened.recipe.search.score
    lines = [_heading(score_name(score, features), found)]
    lines += [
        f"{row['id']:>5} {'*' if row['on_front'] else ' '} {row['architecture']:<26} "
        f"{row['paper_macs'] / 1e9:8.3f}G paper {row['macs'] / 1e9:8.3f}G executed "
        f"{row['parameters'] / 1e6:7.3f}M {_latency(row)} {row['metric']:10.4f}"
        f"{_give_or_take(row)}{_miou(row)}"
        for row in sorted(rows, key=lambda row: row["macs"])
    ]
    lines += _floor_lines(floor)
    document = {"candidates": rows, "features": features, "score": score, "floor": floor}
    show(chosen, document, lines)
    return OK


def _heading(name: str, found: list[CandidateRecord]) -> str:
    counts = sorted({item.candidate.pictures for item in found})
    if not found:
        return "No candidates yet."
    return f"{name}, over {' or '.join(map(str, counts))} held-out pictures; lower is better"


def export(chosen: argparse.Namespace) -> int:
    """Export a measured candidate to a folder of the person's choice."""
    from core.export import export_candidate

    opened = Run(chosen.run)
    candidate = opened.find_candidate(chosen.candidate)
    made = export_candidate(opened, candidate, chosen.into, onnx=chosen.format == "onnx")
    print(made)
    return OK


def recipe(chosen: argparse.Namespace) -> int:
    """List or show the shipped recipes, or print the reference page."""
    if chosen.what == "reference":
        print(reference_page(), end="")
    elif chosen.what == "list":
        width = max(map(len, shipped_recipes()))
        for name in shipped_recipes():
            print(f"{name:<{width}}  {shipped_recipe(name).description}")
    elif not chosen.name:
        raise UserError("recipe show needs a name.", f"One of: {', '.join(shipped_recipes())}.")
    else:
        print(dump_recipe(shipped_recipe(chosen.name)), end="")
    return OK


def recipe_named(name: str) -> Recipe:
    """The recipe of a file, or a shipped one by its name."""
    path = Path(name)
    if not path.is_file() and name in shipped_recipes():
        return shipped_recipe(name)
    if not path.exists():
        known = ", ".join(shipped_recipes())
        raise UserError(f"There is no recipe {name}.", f"Name a TOML file, or one of {known}.")
    return load_recipe(path)


def open_run(recipe: Recipe, folder: Path, plain: Recipe) -> Run:
    """The run of this recipe in the folder, made there where it was not begun.

    Raises UserError where the folder holds a run of another recipe.
    """
    if not (folder / "recipe.toml").is_file():
        made = Run.create(folder, recipe)
        record = made.record(write=True)
        record.set_fact(PLAIN, dump_recipe(plain))
        record.close()
        return made
    opened = Run(folder)
    if recipe != opened.recipe:
        raise UserError(
            f"{folder} holds a run of another recipe.",
            f"Choose another folder, or go on with that run: main.py run "
            f"{folder / 'recipe.toml'} --into {folder}.",
        )
    return opened


def _begun_with(folder: Path, plain: Recipe) -> bool:
    """Whether the run there was begun with this recipe, whatever was set on the command line."""
    record = Run(folder).record()
    known = record.fact(PLAIN)
    record.close()
    return known == dump_recipe(plain)


def _stages(opened: Run) -> list[StageRecord]:
    record = opened.record()
    stages = record.stages()
    record.close()
    return stages


def _outcome(opened: Run, stages: list[StageRecord]) -> dict:
    chosen = opened.chosen()
    return {
        "run": str(opened.folder),
        "stages": {stage.name: stage.state for stage in stages},
        "seconds": {stage.name: round(stage.seconds, 1) for stage in stages},
        "chosen": architecture_text(chosen) if chosen else None,
        "export": str(opened.exports) if stages[-1].state == "done" else None,
    }


def _latency(row: dict) -> str:
    """As timed by the verb latency, with its spread; else as the search met it."""
    if row["timed_ms"] is None:
        return f"{row['latency_ms']:8.2f} ms         "
    return f"{row['timed_ms']:8.2f} ms ± {row['timed_spread_ms']:<6.2f}"


def _candidate_row(item: CandidateRecord, mask: bool, timed: dict) -> dict:
    candidate = item.candidate
    alone = timed.get(architecture_text(candidate.architecture), (None, None))
    return {
        "id": item.id,
        "architecture": architecture_text(candidate.architecture),
        "macs": candidate.macs,
        "paper_macs": candidate.paper_macs,
        "parameters": candidate.parameters,
        "metric": candidate.metric,
        "uncertainty": candidate.uncertainty,
        "miou": candidate.miou,
        "latency_ms": candidate.latency_ms,
        "timed_ms": alone[0],
        "timed_spread_ms": alone[1],
        "pictures": candidate.pictures,
        "on_front": bool(mask),
    }


def _give_or_take(row: dict) -> str:
    return "" if row["uncertainty"] is None else f" ± {row['uncertainty']:.4f}"


def _miou(row: dict) -> str:
    return "" if row["miou"] is None else f"  mIoU {row['miou']:.2f} %"


def _floor_lines(floor: dict) -> list[str]:
    """What real pictures score against real ones."""
    lines = []
    if floor.get("training") is not None:
        lines.append(f"floor {floor['training']:.4f}: {floor['others']} other real pictures")
    if floor.get("halves") is not None:
        halves = f"one half of the references against the other, {floor['half']} pictures each"
        lines.append(f"floor {floor['halves']:.4f}: {halves}")
    return lines


class _Progress:
    """A line that is rewritten on a terminal, and a line now and then elsewhere."""

    def __init__(self, opened: Run, out) -> None:
        self.record = opened.record()
        self.out = out
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
        self.record.close()
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
    if isinstance(event, Measured):
        found = event.candidate
        return f"  {architecture_text(found.architecture)} {found.metric:.4f} {found.features}"
    scalars = getattr(event, "scalars", {})
    shown = [f"{name} {value:.3g}" for name, value in scalars.items() if "_distill_" not in name]
    return "  " + " ".join(shown) if shown else ""
