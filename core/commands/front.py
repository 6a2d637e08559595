"""The verb front: the candidates of a run."""

import argparse
import sys
from typing import Any

from core.commands import OK, show
from core.nets.architecture import architecture_text
from core.run.record import CandidateRecord
from core.run.run import Run
from core.runtime.timings import FRONT_FACT
from core.search.selection import knee_of, on_front, score_of
from core.search.verdict import search_verdict


def front(args: argparse.Namespace) -> int:
    """Every candidate of a run, and whether it is on the front."""
    from core.metrics.scores import score_name

    run = Run(args.run)
    with run.record() as record:
        candidates, timed = record.candidates(), record.facts(FRONT_FACT).get("ms", {})
        floor, teacher = record.facts("floor"), record.facts("teacher_distance")
        cost = run.teacher_cost(record)
        sources = {item.id: record.source(item.candidate.architecture) for item in candidates}
        for flaw in record.flaws.values():
            print(f"warning: {flaw}", file=sys.stderr)
    criterion = run.recipe.search.criterion
    masks = on_front([item.candidate for item in candidates], criterion)
    rows = [_candidate_row(item, mask, timed) for item, mask in zip(candidates, masks, strict=True)]
    for row, item in zip(rows, candidates, strict=True):
        row["source"] = sources[row["id"]]
        row["verdict"] = search_verdict(item.candidate, cost, teacher, criterion).words
    features = candidates[0].candidate.features if candidates else ""
    score = run.recipe.search.score
    lines = [_heading(score_name(score, features), candidates)]
    lines += [
        f"{row['id']:>5} {'*' if row['on_front'] else ' '} {row['architecture']:<26} "
        f"{row['paper_macs'] / 1e9:8.3f}G paper {row['macs'] / 1e9:8.3f}G executed "
        f"{row['parameters'] / 1e6:7.3f}M {_latency(row)} {row['metric']:10.4f}"
        f"{_give_or_take(row)}{_miou(row)}"
        for row in sorted(rows, key=lambda row: row["macs"])
    ]
    lines += [*_floor_lines(floor), *_verdict_lines(candidates, rows, run)]
    document = {"candidates": rows, "features": features, "score": score, "floor": floor}
    show(args, document, lines)
    return OK


def _verdict_lines(
    records: list[CandidateRecord], rows: list[dict[str, Any]], run: Run
) -> list[str]:
    """What the knee and the best candidate within the budget amount to, beside the teacher."""
    if not records:
        return []
    criterion = run.recipe.search.criterion
    candidates = [item.candidate for item in records]
    knee = knee_of(candidates, criterion)
    lines = [f"knee, № {rows[knee]['id']}: {rows[knee]['verdict']}"]
    budget = run.recipe.search.budget_gmacs * 1e9
    within = [index for index, item in enumerate(candidates) if item.paper_macs <= budget]
    if within:
        best = min(within, key=lambda index: score_of(candidates[index], criterion))
        lines.append(f"best within the budget, № {rows[best]['id']}: {rows[best]['verdict']}")
    return lines


def _heading(name: str, candidates: list[CandidateRecord]) -> str:
    counts = sorted({item.candidate.pictures for item in candidates})
    if not candidates:
        return "No candidates yet."
    return f"{name}, over {' or '.join(map(str, counts))} held-out pictures; lower is better"


def _latency(row: dict[str, Any]) -> str:
    """As the verb latency timed it, with its spread; else as the search measured it."""
    if row["timed_ms"] is None:
        return f"{row['latency_ms']:8.2f} ms         "
    return f"{row['timed_ms']:8.2f} ms ± {row['timed_spread_ms']:<6.2f}"


def _candidate_row(item: CandidateRecord, mask: bool, timed: dict[str, Any]) -> dict[str, Any]:
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


def _give_or_take(row: dict[str, Any]) -> str:
    return "" if row["uncertainty"] is None else f" ± {row['uncertainty']:.4f}"


def _miou(row: dict[str, Any]) -> str:
    return "" if row["miou"] is None else f"  mIoU {row['miou']:.2f} %"


def _floor_lines(floor: dict[str, Any]) -> list[str]:
    """What real pictures score against real ones."""
    lines = []
    if floor.get("training") is not None:
        lines.append(f"floor {floor['training']:.4f}: {floor['others']} other real pictures")
    if floor.get("halves") is not None:
        halves = f"one half of the references against the other, {floor['half']} pictures each"
        lines.append(f"floor {floor['halves']:.4f}: {halves}")
    return lines
