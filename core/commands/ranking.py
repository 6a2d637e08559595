"""The verb ranking: fine-tune a few candidates, and see whether the search's order survives."""

import argparse
import sys
import time
from contextlib import closing
from typing import TextIO

from core.agreement import Ranking
from core.commands import INTERRUPTED, OK, show
from core.commands.run import clock, halted_by_signals
from core.errors import UserError
from core.events import Event, Notice, Planned, Step
from core.halting import Control
from core.nets.architecture import architecture_text
from core.run import Run
from core.runner import Pace

_LINE_SECONDS = 5.0


def ranking(chosen: argparse.Namespace) -> int:
    """Check the ranking of a run's search, or go on with a check that was halted."""
    from core.ranking import check_ranking

    run, control = Run(chosen.run), Control()
    progress = _Progress(sys.stderr if chosen.json else sys.stdout)
    checking = check_ranking(run, chosen.candidates, chosen.epochs)
    with halted_by_signals(control), closing(checking) as events:
        for event in events:
            progress.event(event)
            if control.halt:
                return _halted(chosen)
    found = _found(run)
    show(chosen, found.document(), _lines(found))
    return OK


def _halted(chosen: argparse.Namespace) -> int:
    print("Halted; the same command goes on from here.", file=sys.stderr)
    if chosen.json:
        show(chosen, {"halted": True}, [])
    return INTERRUPTED


def _found(run: Run) -> Ranking:
    record = run.record()
    found = Ranking.of(record)
    record.close()
    if found is None:
        raise UserError(f"The record of {run.name} has lost its ranking.", "Check it again.")
    return found


def _lines(found: Ranking) -> list[str]:
    rows = [
        f"{architecture_text(item.architecture):<26} {item.macs / 1e9:8.3f}G executed "
        f"{item.before:10.4f} {item.after:10.4f}"
        for item in found.items
    ]
    head = (
        f"{found.quality}, {found.pictures} held-out pictures: in the supernet, and "
        f"after {found.epochs} epochs of fine-tuning"
    )
    return [head, *rows, found.sentence, *([found.caution] if found.caution else [])]


class _Progress:
    """A line now and then, with the time left."""

    def __init__(self, out: TextIO) -> None:
        self.out, self.pace, self.unit, self.last = out, Pace(), "", 0.0

    def event(self, event: Event) -> None:
        match event:
            case Planned():
                self.pace, self.unit = Pace(event.total, event.done), event.unit
            case Step():
                self.pace.step(event.number)
                if time.monotonic() - self.last > _LINE_SECONDS:
                    self.last = time.monotonic()
                    self._line()
            case Notice():
                # The outcome is printed in full at the end.
                if "Kendall" not in event.sentence:
                    print(event.sentence, file=self.out, flush=True)

    def _line(self) -> None:
        left = self.pace.remaining
        rest = f", {clock(left)} left" if left is not None else ""
        print(f"{self.pace.done}/{self.pace.total} {self.unit}{rest}", file=self.out, flush=True)
