"""How fast this machine is: from its own earlier runs, or from a short measurement."""

import os
import platform
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.estimate.networks import EstimatedNetworks
from core.estimate.work import Counts, Work, work_of
from core.recipe.recipe import Recipe
from core.run.record import Record, StageRecord
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.timings import Timings

TRAINING = ("teacher", "prune", "distill", "finetune")
_LAYER = {"training": 15e6, "search": 5e6, "export": 5e6}
"""MACs that cost as much as running one more layer, however small: fitted to runs on a CPU."""
_SHARE = {"training": 1.0, "search": 0.32, "export": 0.6}
"""Unknown speeds follow the speed of training: scoring also reads, measures and draws."""
_OF_PRODUCT = 1.0
"""Of a matrix product's speed, training reaches half in float32 and twice as much in bfloat16."""
_THREADS = 0.8
_OPENING = {"training": 6.0, "search": 2.0}
"""Seconds of a stage that may pass before its first step: imports, opening pictures and networks,
drawing the sample. They say nothing of the speed of steps."""
_OPENINGS = 4
"""A stage this many times as long is too slow by at most a third, which the ranges allow for."""
_CLOSE, _NEAR, _FAR, _GUESSED = 1.5, 1.7, 2.0, 3.0
_EXPORT, _EXPORT_SECONDS = 4.0, 5.0
"""The time of exports depends on what no count shows, such as the checks of the ONNX file: their
own speeds were up to thirty times apart, so they are taken from training's."""
_WANTED = 3


@dataclass(frozen=True)
class SecondsRange:
    """What is likely, and what it may well lie between."""

    low: float
    middle: float
    high: float

    def __add__(self, other: "SecondsRange") -> "SecondsRange":
        return SecondsRange(
            self.low + other.low, self.middle + other.middle, self.high + other.high
        )

    @classmethod
    def around(cls, middle: float, factor: float) -> "SecondsRange":
        """As far to either side as `factor` says."""
        return cls(middle / factor, middle, middle * factor)


@dataclass(frozen=True)
class MeasuredPace:
    """How fast one stage of an earlier run went, in MACs a second, and whose it was."""

    kind: str
    stage: str
    family: str
    device: str
    rate: float


@dataclass(frozen=True)
class MachineSpeed:
    """What is known of this machine's speed. `measured` is that of a matrix product."""

    paces: tuple[MeasuredPace, ...] = ()
    measured: float = 0.0

    def seconds(self, work: Work, recipe: Recipe) -> SecondsRange:
        """How long a stage takes. Raises ValueError where nothing is known at all."""
        if not work.steps:
            return SecondsRange(0.0, 0.0, 0.0)
        if work.unit == "import":
            return SecondsRange(0.2, 1.0, 5.0)
        rates, factor = self._rates(kind_of(work.stage), work.stage, recipe)
        middle = _middle(rates)
        if work.stage == "export":
            return SecondsRange.around(_EXPORT_SECONDS + load(work) / middle, _EXPORT)
        spread = max(factor, min(middle / min(rates), 3.0), min(max(rates) / middle, 3.0))
        return SecondsRange.around(load(work) / middle, spread)

    def _rates(self, kind: str, stage: str, recipe: Recipe) -> tuple[list[float], float]:
        """Rates of what is most alike among the earlier runs, and how sure they are."""
        alike = [p for p in self.paces if p.kind == kind and p.device == recipe.engine.device]
        alike = alike or [p for p in self.paces if p.kind == kind and p.device == "auto"]
        alike = alike or [p for p in self.paces if p.kind == kind]
        same = [p for p in alike if p.family == recipe.family]
        for paces, factor in (
            ([p for p in same if p.stage == stage], _CLOSE), (same, _NEAR), (alike, _FAR)
        ):  # fmt: skip
            if paces:
                return [p.rate for p in paces[-_WANTED:]], factor
        if kind != "training" and any(p.kind == "training" for p in self.paces):
            rates, _ = self._rates("training", stage, recipe)
            return [_SHARE[kind] * _middle(rates)], _GUESSED
        if not self.measured:
            raise ValueError("this machine's speed is not known yet")
        threads = recipe.engine.threads or max(1, (os.cpu_count() or 1) - 1)
        return [_OF_PRODUCT * _SHARE[kind] * self.measured * threads**_THREADS], _GUESSED


def load(work: Work) -> float:
    """MACs of a stage, with those that its many small layers are worth."""
    return work.total + work.steps * work.layers * _LAYER[kind_of(work.stage)]


def kind_of(stage: str) -> str:
    """training, search or export."""
    return "training" if stage in TRAINING else stage


def earlier_paces(folders: Iterable[Path]) -> tuple[MeasuredPace, ...]:
    """The speeds of all stages done by runs in these folders, oldest first.

    Runs of other machines, and folders that cannot be read, are left out.
    """
    dated: list[tuple[float, list[MeasuredPace]]] = []
    for folder in folders:
        try:
            dated.append(_paces(Run(folder)))
        except Exception:  # whatever is wrong with one run, the others tell of this machine
            continue
    return tuple(pace for _, paces in sorted(dated, key=lambda item: item[0]) for pace in paces)


def measured_speed() -> float:
    """MACs a second of a product of matrices in one thread; measured once, in 0.1 s, and kept."""
    what = {"what": "a product of matrices", "version": 1}
    try:
        with Timings() as timings:
            known = timings.find(what)
            if known is None:
                known = _measure()
                timings.keep(what, known)
    except UserError:  # a cache that cannot be written costs the measurement, not the estimate
        known = _measure()
    return float(known)


def _measure() -> float:
    import numpy as np
    from threadpoolctl import threadpool_limits

    side, best = 512, float("inf")
    one = np.random.default_rng(0).standard_normal((side, side)).astype(np.float32)
    with threadpool_limits(1, user_api="blas"):
        for _ in range(20):
            started = time.perf_counter()
            one @ one
            best = min(best, time.perf_counter() - started)
    return side**3 / best


def _paces(run: Run) -> tuple[float, list[MeasuredPace]]:
    with run.record() as record:
        if record.facts("machine").get("machine", platform.platform()) != platform.platform():
            return 0.0, []
        recipe, stages = run.recipe, {stage.name: stage for stage in record.stages()}
        networks = EstimatedNetworks.of(recipe, run.inputs())
        works = work_of(recipe, counts_of(record, recipe), networks)
        created = float(record.fact("created", "0"))
    paces = [_pace(work, stages[work.stage], recipe) for work in works]
    return created, [pace for pace in paces if pace is not None]


def _pace(work: Work, stage: StageRecord, recipe: Recipe) -> MeasuredPace | None:
    begun = stage.state in ("done", "paused", "stopped", "running") and stage.total
    if not begun or work.unit == "import" or not work.steps or work.stage == "export":
        return None
    kind = kind_of(stage.name)
    if stage.seconds < _OPENINGS * _OPENING[kind]:
        return None
    share = stage.done / stage.total if stage.state != "done" else 1.0
    if share < 0.1:
        return None
    rate = share * load(work) / stage.seconds
    return MeasuredPace(kind, stage.name, recipe.family, recipe.engine.device, rate)


def counts_of(record: Record, recipe: Recipe) -> Counts:
    """The counts that a run recorded; else those that its steps imply.

    Raises ValueError where the record tells neither.
    """
    for item in record.notices():
        if item.stage == "teacher" and item.notice.sentence.startswith("Pictures: "):
            numbers = [int(text) for text in re.findall(r"\d+", item.notice.sentence)]
            if len(numbers) == 3:
                return Counts(numbers[0] + numbers[1], numbers[0] + numbers[1], numbers[2])
            if len(numbers) == 5:
                return Counts(numbers[0] + numbers[2], numbers[1] + numbers[3], numbers[4])
    return _counted(recipe, {stage.name: stage for stage in record.stages()})


def _counted(recipe: Recipe, stages: dict[str, Any]) -> Counts:
    for name in ("teacher", "distill"):
        stage, schedule = stages[name], getattr(recipe, name)
        if stage.unit == "steps" and stage.total:
            epochs = schedule.epochs + schedule.decay_epochs
            trained = stage.total * schedule.batch_size / epochs
            count = round(trained / (1 - recipe.data.holdout))
            return Counts(count, count, count // 4)
    raise ValueError("the record does not say how many pictures there were")


def _middle(rates: list[float]) -> float:
    ordered = sorted(rates)
    return ordered[len(ordered) // 2]
