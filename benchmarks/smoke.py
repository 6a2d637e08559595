"""`python -m benchmarks smoke`: a tiny run on the graphics card, compared with the CPU.

Minutes on a machine with a card: trains, distils, searches, fine-tunes and exports a small run of
each family there and on the CPU, and compares: every stage done, losses and scores finite, the
teacher's distance and the candidates' scores near those of the CPU, latencies that are stable.
Gives 1 where something is wrong, 2 where there is no card.
"""

import argparse
import math
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch

from benchmarks.crashes import SMALL
from core.engine.execution import execute
from core.recipe.file import make_recipe, with_settings
from core.run.run import Run

# What makes the small run one of a family.
FAMILIES: dict[str, dict[str, Any]] = {
    "pix2pix": {},
    "cyclegan": {},
    "cut": {},
    "gaugan": {
        "data": {"height": 64, "width": 64},
        "distill": {"space": [[4, 3]] * 8},
        "search": {"segmenter": "own", "segmenter_steps": 20},
    },
    "munit": {"distill": {"space": [[8, 4]] * 10}},
}
NEAR = 0.25
"""Scores of two devices may differ by so much of the CPU's: training rounds otherwise there."""
STEPS = (
    "teacher.epochs=4",
    "distill.epochs=4",
    "finetune.epochs=4",
    "engine.checkpoint_seconds=60",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; see this module."""
    parser = argparse.ArgumentParser(prog="benchmarks smoke", description=__doc__)
    parser.add_argument("--device", default="cuda", help="cpu compares the CPU with itself")
    parser.add_argument("--families", nargs="+", choices=FAMILIES, default=list(FAMILIES))
    given = parser.parse_args(arguments)
    if given.device == "cuda" and not torch.cuda.is_available():
        print("This machine has no CUDA device that torch can use.")
        return 2
    name = torch.cuda.get_device_name() if given.device == "cuda" else "the CPU"
    print(f"torch {torch.__version__}, {name}, against the CPU")
    problems = [p for family in given.families for p in _compared(family, given.device)]
    for problem in problems:
        print(f"WRONG: {problem}")
    print("Nothing is wrong." if not problems else f"{len(problems)} things are wrong.")
    return int(bool(problems))


def _compared(family: str, device: str) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="gcw-smoke-") as text:
        there, here = (
            _finished(family, d, Path(text) / str(n)) for n, d in enumerate((device, "cpu"))
        )
        problems = [*_flaws(there, f"{family} on {device}"), *_flaws(here, f"{family} on cpu")]
        scores = [_scores(run) for run in (there, here)]
        for key in scores[1]:
            one, other = scores[0].get(key, math.nan), scores[1][key]
            print(f"  {family:<10} {key:<28} {one:12.3f} {other:12.3f}")
            if not abs(one - other) <= NEAR * abs(other):
                problems.append(f"{family}: {key} is {one:.3f}, and {other:.3f} on the CPU")
    return problems


def _finished(family: str, device: str, folder: Path) -> Run:
    table: dict[str, Any] = SMALL | {"family": family}
    for section, values in FAMILIES[family].items():
        table[section] = table[section] | values
    recipe = with_settings(make_recipe(table), [*STEPS, f"engine.device={device}"])
    began = time.monotonic()
    with patch.dict(os.environ, {"GCW_HOME": str(folder / "home")}):
        run = Run.create(folder / "run", recipe)
        for _ in execute(run):
            pass
    print(f"  {family:<10} on {device}: {time.monotonic() - began:.0f} s")
    return run


def _flaws(run: Run, where: str) -> list[str]:
    with run.record() as record:
        stages, scalars = record.stages(), record.scalars()
        candidates = [item.candidate for item in record.candidates()]
    flaws = [f"{where}: {s.name} is {s.state}" for s in stages if s.state != "done"]
    flaws += [f"{where}: {s.name} is {s.value}" for s in scalars if not math.isfinite(s.value)][:3]
    times = [candidate.latency_ms for candidate in candidates]
    if not times or max(times) > 10 * statistics.median(times):
        flaws.append(f"{where}: latencies hold something else: {times}")
    if not list(run.exports.rglob("*.onnx")):
        flaws.append(f"{where}: no ONNX model was exported")
    return flaws


def _scores(run: Run) -> dict[str, float]:
    with run.record() as record:
        candidates = [item.candidate for item in record.candidates()]
        teacher = float(record.facts("teacher_distance")["distance"])
    return {
        "the teacher's distance": teacher,
        "the candidates' median score": statistics.median(c.metric for c in candidates),
        "the candidates' best score": min(c.metric for c in candidates),
    }
