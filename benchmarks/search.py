"""`python -m benchmarks.search FACADES --into FOLDER`: searches and supernets against each other.

One teacher; for each seed a supernet sampled uniformly and one by sandwiches, with equal CPU time.
On the uniform one: random search, published evolution (a search for each of several budgets, their
candidates taken together) and NSGA-II with halving, each for as many picture evaluations; the
hypervolume of what they found is taken on all held-out pictures, against the same reference. On
both: Kendall's tau between the scores of sub-generators in the supernet and after fine-tuning
each; of more seeds, how good those are in the supernet. Interrupted, it goes on.
"""

import argparse
import json
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.measure import options
from benchmarks.runs import (
    carry_out,
    schedule_of,
    step_seconds,
    supernet_training,
    teacher_files,
    trained_run,
)
from core.evaluation.evaluator import Evaluator, open_features
from core.evaluation.kept_networks import kept_generator
from core.evaluation.pictures import Pictures
from core.nets.architecture import Architecture, architecture_text
from core.nets.space import space_of
from core.recipe.file import dump_recipe, make_recipe
from core.recipe.recipe import Recipe
from core.run.events import Candidate
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.generators import result_of
from core.runtime.randomness import stream
from core.search.hypervolume import hypervolume
from core.search.latency_model import kendall_tau, spread_over_costs
from core.stages.finetune import finetune_candidate

SAMPLINGS = ("uniform", "sandwich")
METHODS = ("random", "evolution", "nsga2")
POPULATION = {"evolution": 8, "nsga2": 20}
BREEDING = {
    "evolution": {"parents": 0.25, "mutation_share": 0.5, "mutate_probability": 0.3},
    "nsga2": {"parents": 0.5, "mutation_share": 0.2, "mutate_probability": 0.15, "halvings": 2},
}
TIMED_STEPS = 12


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("data", type=Path, help="folder of facades")
    parser.add_argument("--into", type=Path, required=True, help="where the runs go")
    parser.add_argument("--seeds", type=int, default=3, help="how many")
    parser.add_argument("--supernets", type=int, default=8, help="seeds of each supernet")
    parser.add_argument("--size", type=int, default=128, help="of the pictures")
    parser.add_argument("--space", default="channels-24", help="of the supernets")
    parser.add_argument("--teacher-epochs", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=6, help="of a uniform supernet")
    parser.add_argument("--tuning-epochs", type=int, default=1, help="of each sub-generator")
    parser.add_argument("--tuned", type=int, default=8, help="sub-generators to fine-tune")
    parser.add_argument("--evaluations", type=int, default=96, help="of each search")
    parser.add_argument("--budgets", type=int, default=6, help="searches that evolution needs")
    parser.add_argument("--encoder-steps", type=int, default=400)
    parser.add_argument("--batch-size", type=int, default=1)
    args = parser.parse_args()
    bench = Bench(args)
    for index in range(args.seeds):
        bench.compare_searches(233 + index)
    for index in range(args.seeds):
        for sampling in SAMPLINGS:
            bench.compare_ranks(233 + index, sampling)
    for index in range(args.supernets):
        for sampling in SAMPLINGS:
            bench.compare_supernets(233 + index, sampling)
    print("\n" + bench.summary())


class Bench:
    """All runs of one comparison, below one folder, and what was found."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.chosen, self.into = args, args.into
        self.path = self.into / "results.jsonl"
        self.into.mkdir(parents=True, exist_ok=True)
        self.teacher = trained_run(self.into / "teacher", self._recipe(233, {}), "teacher")

    # -- searches ---------------------------------------------------------------------------

    def compare_searches(self, seed: int) -> None:
        """The hypervolume of each method, once; all against the same reference."""
        if any(row["seed"] == seed for row in self._rows("hypervolume")):
            return
        supernet = self._supernet(seed, "uniform")
        result = {method: list(self._searched(supernet, seed, method)) for method in METHODS}
        runs = [run for searches in result.values() for run in searches]
        blank = _fact(runs[0], "blank")["distance"]
        assert all(_fact(run, "blank")["distance"] == blank for run in runs)
        fronts = {method: [c for run in runs for c in _candidates(run)] for method, runs in
                  result.items()}  # fmt: skip
        worst = max(c.metric for front in fronts.values() for c in front)
        widest = supernet.student_cost(space_of(self.chosen.space).largest).macs
        for method, front in fronts.items():
            row = {"seed": seed, "method": method, "candidates": len(front)}
            row["pictures"] = sum(_work(run) for run in result[method])
            row["volume"] = _share(front, blank, widest)
            row["tight"] = _share(front, worst, widest)
            row["best"] = min(c.metric for c in front)
            self._note("hypervolume", row)

    def _searched(self, supernet: Run, seed: int, method: str) -> Iterator[Run]:
        """The runs of one method: one a budget for evolution."""
        evaluations = self.chosen.evaluations
        search = {"method": method, "evaluations": evaluations} | BREEDING.get(method, {})
        search["population"] = POPULATION.get(method, evaluations)
        if method != "evolution":
            yield self._search(supernet, method, search)
            return
        space, parts = space_of(self.chosen.space), self.chosen.budgets
        low, high = (supernet.student_cost(a).paper_macs for a in (space.smallest, space.largest))
        search["evaluations"] = evaluations // parts
        for part in range(1, parts + 1):
            budget = (low + (high - low) * part / parts) / 1e9
            yield self._search(supernet, f"{method}-{part}", search | {"budget_gmacs": budget})

    def _search(self, supernet: Run, name: str, search: dict) -> Run:
        """A copy of a run whose supernet is trained, searched."""
        folder = supernet.folder.with_name(f"{supernet.name}-{name}")
        if not folder.exists():
            began = folder.with_name(f".{folder.name}")
            shutil.rmtree(began, ignore_errors=True)
            shutil.copytree(supernet.folder, began)
            table = supernet.recipe.model_dump()
            table["search"] |= search
            (began / "recipe.toml").write_text(dump_recipe(make_recipe(table)), encoding="utf-8")
            began.rename(folder)
        run = Run(folder)
        carry_out(run, "search")
        return run

    # -- ranks ------------------------------------------------------------------------------

    def compare_ranks(self, seed: int, sampling: str) -> None:
        """Scores in the supernet and after fine-tuning, of sub-generators of all costs."""
        supernet = self._supernet(seed, sampling)
        known = {row["architecture"] for row in self._rows("tuned") if
                 (row["seed"], row["sampling"]) == (seed, sampling)}  # fmt: skip
        evaluator = None
        for architecture in self._spread(supernet):
            name = architecture_text(architecture)
            if name in known:
                continue
            evaluator = evaluator or _evaluator(supernet)
            schedule = supernet.recipe.finetune
            tuned = result_of(
                finetune_candidate(supernet, architecture, evaluator, schedule, f"tuned-{name}")
            )
            supernet.remove_states(f"tuned-{name}")
            row = {"seed": seed, "sampling": sampling, "architecture": name}
            row |= {"before": tuned.before.distance, "after": tuned.after.distance}
            self._note("tuned", row)

    # -- supernets --------------------------------------------------------------------------

    def compare_supernets(self, seed: int, sampling: str) -> None:
        """The mean distance of the same sub-generators, without any fine-tuning."""
        rows = self._rows("supernet")
        if any((row["seed"], row["sampling"]) == (seed, sampling) for row in rows):
            return
        supernet = self._supernet(seed, sampling)
        evaluator, network = _evaluator(supernet), kept_generator(supernet, "distill")
        judged = [
            result_of(evaluator.measure(network.cut(architecture))).distance
            for architecture in self._spread(supernet)
        ]
        row = {"seed": seed, "sampling": sampling, "mean": statistics.mean(judged)}
        self._note("supernet", row | {"distances": judged})

    def _spread(self, supernet: Run) -> list[Architecture]:
        """The same for every supernet."""
        space = space_of(self.chosen.space)
        costs: dict[Architecture, float] = {}

        def macs(architecture: Architecture) -> float:
            if architecture not in costs:
                costs[architecture] = supernet.student_cost(architecture).macs
            return costs[architecture]

        return spread_over_costs(space, macs, self.chosen.tuned, stream(0, "ranks"))

    # -- runs -------------------------------------------------------------------------------

    def _supernet(self, seed: int, sampling: str) -> Run:
        epochs = self.chosen.epochs
        if sampling == "sandwich":
            epochs = max(2, round(epochs / self._ratio()))
        distilling = {"sampling": sampling, **schedule_of(epochs)}
        recipe = self._recipe(seed, distilling, **teacher_files(self.teacher))
        return trained_run(self.into / f"{sampling}-{seed}", recipe, "distill")

    def _ratio(self) -> float:
        """How many uniform steps a step of sandwich sampling costs; measured once, in turns."""
        known = self._rows("ratio")
        if known:
            return float(known[0]["ratio"])
        trainings = {}
        for sampling in SAMPLINGS:
            recipe = self._recipe(233, {"sampling": sampling}, **teacher_files(self.teacher))
            run = trained_run(self.into / f"timed-{sampling}", recipe, "teacher")
            trainings[sampling] = supernet_training(run)
        spent = step_seconds(trainings, TIMED_STEPS)
        self._note("ratio", {"ratio": spent["sandwich"] / spent["uniform"], "seed": 0})
        return spent["sandwich"] / spent["uniform"]

    def _recipe(self, seed: int, distilling: dict, **teacher: object) -> Recipe:
        chosen = self.chosen
        widest = max(space_of(chosen.space).largest)
        batch = {"batch_size": chosen.batch_size}
        table = {
            "name": "search benchmark",
            "seed": seed,
            "data": {"folder": str(chosen.data), "height": chosen.size, "width": chosen.size},
            "teacher": {
                "width": widest, "discriminator_width": widest,
                **schedule_of(chosen.teacher_epochs), **batch, **teacher,
            },
            "distill": {"space": chosen.space, **batch, **distilling},
            "search": {"encoder_steps": chosen.encoder_steps, "score": "frechet"},
            "finetune": {**schedule_of(chosen.tuning_epochs), **batch},
            "engine": {"device": "cpu", "threads": 1, "preview_every": 1_000_000},
        }  # fmt: skip
        return make_recipe(table)

    # -- results ----------------------------------------------------------------------------

    def _rows(self, kind: str) -> list[dict]:
        lines = self.path.read_text().splitlines() if self.path.is_file() else []
        return [row for row in map(json.loads, lines) if row["kind"] == kind]

    def _note(self, kind: str, row: dict) -> None:
        with self.path.open("a") as file:
            file.write(json.dumps({"kind": kind} | row) + "\n")
        print(json.dumps({"kind": kind} | row), flush=True)

    def summary(self) -> str:
        """Both tables, as they stand in docs/results/search.md."""
        lines = ["| search | candidates | judged | hypervolume | against the worst | best |"]
        lines.append("|---|---:|---:|---:|---:|---:|")
        for method in METHODS:
            rows = [row for row in self._rows("hypervolume") if row["method"] == method]
            words = [_spread_of([row[key] for row in rows]) for key in ("volume", "tight")]
            counts = [statistics.mean(row[key] for row in rows) for key in
                      ("candidates", "pictures")]  # fmt: skip
            best = _spread_of([row["best"] for row in rows], 1)
            cells = [method, f"{counts[0]:.0f}", f"{counts[1]:.1f}", *words, best]
            lines.append(f"| {' | '.join(cells)} |")
        seeds = sorted({row["seed"] for row in self._rows("supernet")})
        lines += ["", f"| supernet | Kendall's tau | {' | '.join(map(str, seeds))} | mean |"]
        lines.append("|---|---:|" + "---:|" * (len(seeds) + 1))
        for sampling in SAMPLINGS:
            means = {row["seed"]: row["mean"] for row in self._rows("supernet") if
                     row["sampling"] == sampling}  # fmt: skip
            cells = [sampling, _spread_of(self._taus(sampling))]
            cells += [f"{means[seed]:.0f}" if seed in means else "" for seed in seeds]
            lines.append(f"| {' | '.join([*cells, _spread_of(list(means.values()), 0)])} |")
        return "\n".join(lines)

    def _taus(self, sampling: str) -> list[float]:
        rows = [row for row in self._rows("tuned") if row["sampling"] == sampling]
        taus = []
        for seed in sorted({row["seed"] for row in rows}):
            pairs = np.array([(r["before"], r["after"]) for r in rows if r["seed"] == seed])
            taus.append(kendall_tau(pairs[:, 0], pairs[:, 1]))
        return taus


def _evaluator(run: Run) -> Evaluator:
    compute, pictures = open_compute(run.recipe.engine), Pictures.of_run(run)
    return Evaluator(pictures, result_of(open_features(run, pictures, compute)), compute)


def _fact(run: Run, name: str) -> dict:
    with run.record() as record:
        return record.facts(name)


def _candidates(run: Run) -> list[Candidate]:
    with run.record() as record:
        return [item.candidate for item in record.candidates()]


def _work(run: Run) -> float:
    """What the search judged, in candidates on all pictures."""
    with run.record() as record:
        judged = {item.architecture: item.pictures for item in record.trials()}
        judged |= {
            item.candidate.architecture: item.candidate.pictures for item in record.candidates()
        }
    return sum(judged.values()) / max(judged.values())


def _share(front: list[Candidate], metric: float, macs: float) -> float:
    return hypervolume([[c.metric / metric, c.macs / macs] for c in front], [1.0, 1.0])


def _spread_of(values: list[float], digits: int = 3) -> str:
    if not values:
        return "not measured"
    mean = f"{statistics.mean(values):.{digits}f}"
    return f"{mean} ± {statistics.stdev(values):.{digits}f}" if len(values) > 1 else mean


if __name__ == "__main__":
    main()
