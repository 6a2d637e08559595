"""`python -m benchmarks.supernet FACADES WEIGHTS --into FOLDER`: ways to train one supernet.

Each way gets the same CPU time on the same teacher, and its schedule ends with that time: the
epochs follow from the cost of a step, measured for all ways by turns. Then sub-generators from the
smallest to the largest are judged on held-out photos, in SqueezeNet's features. Interrupted, it
goes on.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from benchmarks.measure import options
from benchmarks.runs import (
    schedule_of,
    step_seconds,
    supernet_training,
    teacher_files,
    trained_run,
)
from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import is_kept, kept_generator
from core.evaluation.pictures import Pictures
from core.metrics.features import extractor
from core.nets.architecture import Architecture, architecture_text, uniform
from core.nets.space import space_of
from core.recipe.file import make_recipe
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.generators import result_of
from core.runtime.randomness import stream

SANDWICH = {"sampling": "sandwich"}
WAYS: dict[str, dict] = {
    "uniform": {},
    "sandwich": SANDWICH,
    "uniform, sorted": {"sort_channels": True},
    "uniform, conditioned": {"conditional_discriminator": True},
    "sandwich, sorted": SANDWICH | {"sort_channels": True},
    "sandwich, teacher alone": SANDWICH | {"inplace": 0.0},
    "sandwich, largest alone": SANDWICH | {"inplace": 1.0},
}
TIMED_STEPS = 12
MIDDLES = 3


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("data", type=Path, help="folder of facades")
    parser.add_argument("weights", type=Path, help="torchvision's squeezenet1_1 weights")
    parser.add_argument("--into", type=Path, required=True, help="where the runs go")
    parser.add_argument("--seconds", type=float, default=100, help="CPU time of a supernet")
    parser.add_argument("--seeds", type=int, nargs="+", default=[233])
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    args = parser.parse_args()
    teacher = trained_run(args.into / "teacher", _recipe(args.data, {}), "teacher")
    costs = _costs(args.into, args.data, teacher)
    for seed in args.seeds:
        for way in args.ways:
            _way(args, teacher, way, seed, costs[way.split(",")[0]])


def _recipe(data: Path, distill: dict, seed: int = 233, **teacher: object) -> Recipe:
    table = {
        "name": "supernet benchmark",
        "seed": seed,
        "data": {"folder": str(data), "height": 64, "width": 64, "holdout": 0.3},
        "teacher": {
            "width": 24, "discriminator_width": 24, "epochs": 2, "decay_epochs": 2, **teacher,
        },
        "distill": {"space": "channels-24", **distill},
        "engine": {"device": "cpu", "threads": 1, "preview_every": 100_000},
    }  # fmt: skip
    return make_recipe(table)


def _with_teacher(teacher: Run, data: Path, distill: dict, seed: int) -> Recipe:
    return _recipe(data, distill, seed, **teacher_files(teacher))


def _costs(into: Path, data: Path, teacher: Run) -> dict[str, float]:
    """CPU seconds of a step of each way, and kept: a benchmark that goes on keeps its schedules.

    A step costs what its sampling costs; telling D the widths is lost in the noise.
    """
    path = into / "costs.json"
    if path.is_file():
        return json.loads(path.read_text())
    trainings = {}
    for way in ("uniform", "sandwich"):
        recipe = _with_teacher(teacher, data, WAYS[way], 233)
        trainings[way] = supernet_training(trained_run(into / "timed" / way, recipe, "teacher"))
    spent = step_seconds(trainings, TIMED_STEPS)
    path.write_text(json.dumps(spent, indent=2))
    return spent


def _way(args: argparse.Namespace, teacher: Run, way: str, seed: int, cost: float) -> None:
    path = args.into / "results.jsonl"
    known = path.read_text().splitlines() if path.is_file() else []
    if any((row["way"], row["seed"]) == (way, seed) for row in map(json.loads, known)):
        return
    pictures = Pictures.of(teacher.recipe)
    epochs = max(2, round(args.seconds / cost / len(pictures.train)))
    folder = args.into / f"{way.replace(', ', '-').replace(' ', '-')}-{seed}"
    choices = WAYS[way] | schedule_of(epochs)
    started = time.process_time()
    run = trained_run(folder, _with_teacher(teacher, args.data, choices, seed), "distill")
    spent = time.process_time() - started
    assert is_kept(run, "distill")
    row = {"way": way, "seed": seed, "cost": cost, "epochs": epochs, "seconds": spent}
    row["distances"] = dict(_judged(run, args.weights))
    with path.open("a") as file:
        file.write(json.dumps(row) + "\n")
    print(json.dumps(row), flush=True)


def _judged(run: Run, weights: Path) -> Iterator[tuple[str, float]]:
    compute = open_compute(run.recipe.engine)
    pictures = Pictures.of_run(run)
    evaluator = Evaluator(pictures, extractor("squeezenet1_1", weights, compute.device), compute)
    supernet = kept_generator(run, "distill")
    with torch.inference_mode():
        for architecture in judged_architectures(run.recipe):
            distance = result_of(evaluator.measure(supernet.cut(architecture))).distance
            yield architecture_text(architecture), distance


def judged_architectures(recipe: Recipe) -> list[Architecture]:
    """The smallest, three drawn once for all between, one of even widths, and the largest."""
    space = space_of(recipe.distill.space)
    drawn = [space.sample(stream(0, "judged", index)) for index in range(MIDDLES)]
    return [space.smallest, uniform(12), *drawn, space.largest]


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
