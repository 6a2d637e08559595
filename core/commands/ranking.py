"""The verb ranking: fine-tune a few candidates to see whether their order stays."""

import argparse
import sys
import time
from typing import TextIO

from core.commands import INTERRUPTED, OK, show
from core.commands.run import clock, followed_until_halted
from core.engine.execution import StepRate
from core.nets.architecture import architecture_text
from core.run.events import Event, Notice, Planned, Step
from core.run.rank_correlation import RankCorrelation
from core.run.run import Run

_LINE_SECONDS = 5.0


def rank_correlation(args: argparse.Namespace) -> int:
    """Check the ranking of a run's search, or go on with a check that was halted."""
    from core.stages.rank_correlation import measure_rank_correlation

    run = Run(args.run)
    run.workers = args.workers or run.workers
    progress = JobProgress(sys.stderr if args.json else sys.stdout, last="Kendall")
    checking = measure_rank_correlation(run, args.candidates, args.epochs)
    followed = followed_until_halted(checking, progress.event)
    if not followed.is_over:
        return halted(args)
    show(args, followed.result.document(), _lines(followed.result))
    return OK


def halted(args: argparse.Namespace) -> int:
    """Say that the work was halted and how it goes on; the exit status."""
    print("Halted; run the same command again to resume.", file=sys.stderr)
    if args.json:
        show(args, {"halted": True}, [])
    return INTERRUPTED


def _lines(correlation: RankCorrelation) -> list[str]:
    rows = [
        f"{architecture_text(item.architecture):<26} {item.macs / 1e9:8.3f}G executed "
        f"{item.before:10.4f} {item.after:10.4f}"
        for item in correlation.items
    ]
    head = (
        f"{correlation.quality}, {correlation.pictures} held-out pictures: in the supernet, and "
        f"after {correlation.epochs} epochs of fine-tuning"
    )
    ceiling = [correlation.ceiling.sentence] if correlation.ceiling else []
    return [
        *ceiling,
        head,
        *rows,
        correlation.sentence,
        *([correlation.caution] if correlation.caution else []),
    ]


class JobProgress:
    """A line now and then, with the time left. Notices are printed but for one with `last` in it.

    That one is the outcome, which is printed in full at the end.
    """

    def __init__(self, out: TextIO, last: str) -> None:
        self.out, self.pace, self.unit, self.last = out, StepRate(), "", 0.0
        self._outcome = last

    def event(self, event: Event) -> None:
        """Print what is worth a line."""
        match event:
            case Planned():
                self.pace, self.unit = StepRate(event.total, event.done), event.unit
            case Step():
                self.pace.step(event.number)
                if time.monotonic() - self.last > _LINE_SECONDS:
                    self.last = time.monotonic()
                    self._line()
            case Notice():
                if self._outcome not in event.sentence:
                    print(event.sentence, file=self.out, flush=True)

    def _line(self) -> None:
        left = self.pace.remaining
        rest = f", {clock(left)} left" if left is not None else ""
        print(f"{self.pace.done}/{self.pace.total} {self.unit}{rest}", file=self.out, flush=True)
