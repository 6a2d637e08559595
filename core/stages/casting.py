"""Scores for a search: from the record what is known, the rest by judging sub-generators."""

import math
from collections.abc import Generator
from dataclasses import dataclass

from torch import Tensor

from core.compute import Compute
from core.events import Candidate, Event, Measured, Tried
from core.nets.architecture import Architecture
from core.nets.batch_norm import has_statistics
from core.nets.generator import Generator as Network
from core.run import Run, Strip, score_of
from core.search.plan import SearchPlan
from core.search.request import Request
from core.stages.calibrating import calibrate
from core.stages.judging import Judge, Judgement
from core.stages.pictures import Pictures
from core.stages.strips import save_strip, save_styles


@dataclass(frozen=True)
class _Begun:
    """An architecture that was judged on a part of the pictures, and may be on more of them."""

    judged: Judgement
    statistics: dict[str, Tensor]


class Casting:
    """Judges what a search asks for, each architecture on each picture once.

    What was judged on a part of the pictures is kept until the search turns to others.
    """

    def __init__(
        self,
        run: Run,
        plan: SearchPlan,
        supernet: Network,
        pictures: Pictures,
        judge: Judge,
        compute: Compute,
    ) -> None:
        self.run, self.plan, self.supernet = run, plan, supernet
        self.pictures, self.judge, self.compute = pictures, judge, compute
        self.criterion = run.recipe.search.criterion
        record = run.record()
        candidates = [item.candidate for item in record.candidates()]
        self.known = {item.architecture: score_of(item, self.criterion) for item in candidates}
        self.tried = {(item.architecture, item.pictures): item.score for item in record.trials()}
        record.close()
        self._begun: dict[Architecture, _Begun] = {}
        self._share = 0.0

    def score(self, request: Request) -> Generator[Event, None, float]:
        """What the recipe's criterion minimises, on as many pictures as are asked for."""
        if request.share < self._share:
            self._begun.clear()
        self._share = request.share
        if request.is_whole:
            return (yield from self._whole(request.architecture))
        # Of a single picture there is no covariance.
        count = max(2, math.ceil(request.share * len(self.judge.held)))
        return (yield from self._part(request.architecture, count))

    def _part(self, architecture: Architecture, count: int) -> Generator[Event, None, float]:
        score = self.tried.get((architecture, count))
        if score is None:
            student = yield from self._student(architecture)
            judged = yield from self._judged(architecture, student, count)
            self._begun[architecture] = _Begun(judged, _statistics(student))
            score = score_of(self._candidate(architecture, judged), self.criterion)
            self.tried[architecture, count] = score
            yield Tried(architecture, count, score)
        return score

    def _whole(self, architecture: Architecture) -> Generator[Event, None, float]:
        score = self.known.get(architecture)
        if score is None:
            student = yield from self._student(architecture)
            judged = yield from self._judged(architecture, student, len(self.judge.held))
            self._begun.pop(architecture, None)
            save_strip(self.run, Strip.candidate(architecture), judged.pictures)
            save_styles(self.run, Strip.candidate(architecture), student, self.pictures)
            candidate = self._candidate(architecture, judged)
            score = self.known[architecture] = score_of(candidate, self.criterion)
            yield Measured(len(self.known), candidate)
        return score

    def _student(self, architecture: Architecture) -> Generator[Event, None, Network]:
        student = self.supernet.cut(architecture)
        begun = self._begun.get(architecture)
        if begun:
            student.load_state_dict(begun.statistics, strict=False)
        else:
            wanted = self.run.recipe.search.calibration_pictures
            yield from calibrate(student, self.pictures.train, wanted, self.compute)
        return student

    def _judged(
        self, architecture: Architecture, student: Network, count: int
    ) -> Generator[Event, None, Judgement]:
        begun = self._begun.get(architecture)
        if begun:
            return (yield from self.judge.extend(begun.judged, student, count))
        return (yield from self.judge.measure(student, self.pictures.fixed_places(), count))

    def _candidate(self, architecture: Architecture, judged: Judgement) -> Candidate:
        cost = self.plan.cost(architecture)
        return Candidate(
            architecture,
            cost.macs,
            cost.paper_macs,
            cost.parameters,
            judged.distance,
            judged.latency_ms,
            self.judge.features.name,
            judged.count,
            judged.miou,
            judged.uncertainty,
        )


def _statistics(student: Network) -> dict[str, Tensor]:
    """What calibrating found; weights are the supernet's and can be cut again."""
    if not has_statistics(student):
        return {}
    return {name: value.clone() for name, value in student.named_buffers()}
