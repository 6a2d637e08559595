"""How a search grows with workers, what training in two processes costs, and what limits both.

    python -m benchmarks.scale [--evaluations 24] [--size 64] [--workers 1 2]
        [--into docs/results/scale.md]

A search of a supernet with random weights on the built-in sample is timed with each number of
workers (from the first candidate on: starting a worker is told apart). Training steps of a teacher
are timed alone and in two processes. The table for more workers is computed from what was measured:
the time of an evaluation, of starting a worker, and what the searching process itself does for
each candidate, which is what no number of workers shortens.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import psutil
import torch

from benchmarks.measure import Page, options
from core.engine.execution import execute
from core.evaluation.kept_networks import keep_generator
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.recipe.file import dump_recipe, make_recipe
from core.recipe.recipe import Recipe
from core.run.events import CandidateMeasured
from core.run.executor import ProcessExecutor
from core.run.run import Run
from core.runtime.generators import result_of
from core.stages.candidate_bench import evaluate_candidate

TABLE = (8, 16, 32, 64, 128, 256, 512)
POPULATION = 40
ROUNDS = 2
EVALUATIONS = 1000
EPOCHS = (1, 4)
COMMAND = "python -m benchmarks.scale --into docs/results/scale.md"
_page = Page()
_say = _page.say


def main() -> None:
    """Measure, and print."""
    parser = options(__doc__.split("\n")[0])
    parser.add_argument("--evaluations", type=int, default=24)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--into", type=Path)
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GCW_HOME"] = str(Path(folder) / "home")
        _say(
            f"{psutil.cpu_count()} cores, load {psutil.getloadavg()[0]:.1f} when it began, "
            f"{datetime.now():%Y-%m-%d}. Pictures of {chosen.size} px, 20 a candidate.\n"
        )
        measured: dict[int, list[float]] = {count: [] for count in chosen.workers}
        for number in range(ROUNDS):
            for count, times in measured.items():
                times.append(_search(Path(folder) / str(number), count, chosen))
        _say(f"Quicker of {ROUNDS} searches each, in turns, as other programs took of the cores:\n")
        _say("| workers | evaluations/s | speed-up |\n|---|---|---|")
        alone = min(measured[chosen.workers[0]])
        for count, times in measured.items():
            _say(f"| {count} | {1 / min(times):.2f} | {alone / min(times):.2f} |")
        own, begin = _own(Path(folder), chosen), _begin(Path(folder), chosen)
        _say(f"\nA worker takes {begin:.1f} s longer to its first candidate: it imports torch and "
             "opens pictures, judge and supernet. The searching process itself takes "
             f"{1000 * own:.1f} ms a candidate.")  # fmt: skip
        _say(
            f"\nFrom these times, for NSGA-II with its population of {POPULATION} and "
            f"{EVALUATIONS} candidates, on as many cores as workers:\n"
        )
        _table(alone, own, begin)
        _training(Path(folder), chosen.size)
    if chosen.into:
        text = f"# How the work grows with workers\n\n    {COMMAND}\n\n"
        chosen.into.write_text(text + _page.text, encoding="utf-8")


def _recipe(size: int, evaluations: int, workers: int) -> Recipe:
    return make_recipe(
        {
            "name": "scale",
            "data": {"height": size, "width": size, "sample_pairs": 160, "jitter": 0},
            "teacher": {"width": 16, "discriminator_width": 16, "epochs": 1, "decay_epochs": 0},
            "distill": {"space": [[16, 12, 8, 4]] * 8},
            "search": {
                "method": "random",
                "evaluations": evaluations,
                "score": "frechet",
                "features": "lite2",
                "pictures": 20,
            },
            "engine": {"threads": 1, "workers": workers, "device": "cpu"},
        }
    )


def _prepared(folder: Path, recipe: Recipe) -> Run:
    run = Run.create(folder, recipe)
    for seed, (kind, name) in enumerate((("resnet", "teacher"), ("elastic", "distill"))):
        network = ResNetGenerator(kind, (16,) * 8)  # type: ignore[arg-type]
        initialise(network, seed)
        keep_generator(run, name, network, name)
    with run.record(write=True) as record:
        for stage in ("teacher", "distill"):
            record.set_stage(stage, state="done")
    return run


def _search(folder: Path, workers: int, chosen: argparse.Namespace) -> float:
    """Seconds of each candidate after the first ones."""
    recipe = _recipe(chosen.size, chosen.evaluations, workers)
    run = _prepared(folder / f"workers-{workers}", recipe)
    times = []
    for _, event in execute(run, "search"):
        if isinstance(event, CandidateMeasured):
            times.append(time.monotonic())
    # A round of workers begins together: their first candidates say nothing of the pace.
    skipped = min(2 * workers, len(times) - 2)
    return (times[-1] - times[skipped]) / (len(times) - 1 - skipped)


def _begin(folder: Path, chosen: argparse.Namespace) -> float:
    """Seconds that a new worker takes longer for its first candidate than for its second."""
    run = _prepared(folder / "begin", _recipe(chosen.size, 2, 1))
    spent = []
    with ProcessExecutor(1) as executor:
        for width in (12, 8):
            started = time.monotonic()
            result_of(
                executor.submit(evaluate_candidate, run.folder, (width,) * 8, 20, None).wait()
            )
            spent.append(time.monotonic() - started)
    return max(0.0, spent[0] - spent[1])


def _own(folder: Path, chosen: argparse.Namespace) -> float:
    """Seconds that the searching process spends on a candidate that another has judged."""
    from core.search.plan import SearchPlan

    recipe = _recipe(chosen.size, 10_000, 1)
    plan = SearchPlan(recipe, {"class": "ResNetGenerator", "kind": "elastic",
                               "architecture": [16] * 8, "in_channels": 3})  # fmt: skip
    volume, searching = plan.volume(1.0), plan.begin(plan.volume(1.0))
    request, count = next(searching), 200
    started = time.monotonic()
    for index in range(count):
        score = 0.5 + (index * 37 % 100) / 300
        volume.add(request.architecture, score)
        request = searching.send(score)
    return (time.monotonic() - started) / count


def _table(alone: float, own: float, begin: float) -> None:
    """Seconds of a whole search with so many workers, and what they wait for."""
    _say("| workers | evaluations/s | speed-up | limited by |\n|---|---|---|---|")
    for workers in TABLE:
        # A generation is judged together: its last round may be half empty.
        generations = -(-EVALUATIONS // POPULATION)
        judging = generations * -(-POPULATION // workers) * alone
        parts = {
            "judging": judging,
            "the searching process": EVALUATIONS * own,
            "the start of the workers": begin,
        }
        if workers >= POPULATION:
            parts[f"the population: only {POPULATION} are judged at once"] = parts.pop("judging")
        whole = max(judging, EVALUATIONS * own) + begin
        limit = max(parts, key=lambda name: parts[name])
        pace = EVALUATIONS / whole
        _say(f"| {workers} | {pace:.1f} | {pace * alone:.1f} | {limit} |")


def _training(folder: Path, size: int) -> None:
    """Pictures a second of a teacher, alone and in two processes that share the pictures."""
    _say()
    paces = []
    for processes in (1, 2):
        # The longer run less the shorter one: without what a stage needs to begin and to end.
        short, long = (_trained(folder, size, processes, epochs) for epochs in EPOCHS)
        paces.append((long[0] - short[0]) / (long[1] - short[1]))
        _say(f"Training a teacher, {processes} process(es) of one thread: {paces[-1]:.2f} "
             "pictures/s.\n")  # fmt: skip
    _say(f"Two processes are {paces[1] / paces[0]:.2f} times as fast as one; the rest of 2 is what "
         "averaging the gradients costs, and what other programs took of the cores.")  # fmt: skip


def _trained(folder: Path, size: int, processes: int, epochs: int) -> tuple[int, float]:
    """Pictures that a teacher saw in so many epochs, and the seconds of its stage."""
    table = _recipe(size, 2, 1).model_dump()
    table["teacher"] |= {"epochs": epochs, "evaluations": 0}
    table["engine"] |= {"preview_every": 100_000}
    into = folder / f"train-{processes}-{epochs}"
    file = into.with_suffix(".toml")
    file.write_text(dump_recipe(Recipe.model_validate(table)), encoding="utf-8")
    command = [sys.executable, "main.py", "run", str(file), "--into", str(into)]
    more = ["--until", "teacher", "--processes", str(processes)]
    subprocess.run([*command, *more], check=True, capture_output=True)
    with Run(into).record() as record:
        stage = record.stage("teacher")
    return stage.done, stage.seconds


if __name__ == "__main__":
    main()
