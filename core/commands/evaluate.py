"""The verb evaluate: one more candidate, of a person's choice."""

import argparse
import sys
from typing import Any, TextIO

from core.commands import INTERRUPTED, OK, show
from core.commands.run import followed_until_halted
from core.nets.architecture import architecture_text, parse_architecture
from core.run.events import Event, Notice, Planned
from core.run.record import CandidateRecord
from core.run.run import Run


def evaluate(args: argparse.Namespace) -> int:
    """Score an architecture as the search of a run would, and make it one of its candidates."""
    from core.stages.candidate_evaluation import evaluate_architecture

    run, out = Run(args.run), sys.stderr if args.json else sys.stdout
    evaluation = evaluate_architecture(run, parse_architecture(args.architecture))
    followed = followed_until_halted(evaluation, lambda event: _say(event, out))
    if not followed.is_over:
        print("Stopped; nothing was added.", file=sys.stderr)
        return INTERRUPTED
    show(args, _document(followed.result), [_line(run, followed.result)])
    return OK


def _say(event: Event, out: TextIO) -> None:
    if isinstance(event, Notice) and "added" not in event.sentence:
        print(event.sentence, file=out, flush=True)
    elif isinstance(event, Planned) and event.unit.endswith("steps"):
        print(f"{event.total} {event.unit}", file=out, flush=True)


def _document(record: CandidateRecord) -> dict[str, Any]:
    candidate = record.candidate
    return {
        "id": record.id,
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


def _line(run: Run, record: CandidateRecord) -> str:
    candidate = record.candidate
    miou = "" if candidate.miou is None else f", mIoU {candidate.miou:.2f} %"
    return (
        f"Candidate {record.id} of {run.name}: {architecture_text(candidate.architecture)}, "
        f"{candidate.metric:.4f} ({candidate.features}){miou}, "
        f"{candidate.paper_macs / 1e9:.3f}G paper MACs"
    )
