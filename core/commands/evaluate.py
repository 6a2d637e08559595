"""The verb judge: one more candidate, of a person's choice."""

import argparse
import sys
from contextlib import closing
from typing import TextIO

from core.commands import INTERRUPTED, OK, show
from core.commands.run import halted_by_signals
from core.events import Event, Notice, Planned
from core.halting import Control
from core.nets.architecture import architecture_text, parse_architecture
from core.record import CandidateRecord
from core.run import Run


def judge(chosen: argparse.Namespace) -> int:
    """Judge an architecture as the search of a run would, and make it one of its candidates."""
    from core.proposal import judge_architecture

    run, control = Run(chosen.run), Control()
    out = sys.stderr if chosen.json else sys.stdout
    judging = judge_architecture(run, parse_architecture(chosen.architecture))
    with halted_by_signals(control), closing(judging) as events:
        while not control.halt:
            try:
                _say(next(events), out)
            except StopIteration as done:
                found: CandidateRecord = done.value
                show(chosen, _document(found), [_line(run, found)])
                return OK
    print("Halted; nothing was added.", file=sys.stderr)
    return INTERRUPTED


def _say(event: Event, out: TextIO) -> None:
    if isinstance(event, Notice) and "added" not in event.sentence:
        print(event.sentence, file=out, flush=True)
    elif isinstance(event, Planned) and event.unit.endswith("steps"):
        print(f"{event.total} {event.unit}", file=out, flush=True)


def _document(found: CandidateRecord) -> dict:
    candidate = found.candidate
    return {
        "id": found.id,
        "architecture": architecture_text(candidate.architecture),
        "macs": candidate.macs,
        "paper_macs": candidate.paper_macs,
        "parameters": candidate.parameters,
        "metric": candidate.metric,
        "features": candidate.features,
        "miou": candidate.miou,
        "latency_ms": candidate.latency_ms,
        "pictures": candidate.pictures,
    }


def _line(run: Run, found: CandidateRecord) -> str:
    candidate = found.candidate
    miou = "" if candidate.miou is None else f", mIoU {candidate.miou:.2f} %"
    return (
        f"Candidate {found.id} of {run.name}: {architecture_text(candidate.architecture)}, "
        f"{candidate.metric:.4f} ({candidate.features}){miou}, "
        f"{candidate.paper_macs / 1e9:.3f}G paper MACs"
    )
