"""Scores for a search: known ones from the record, the rest by scoring sub-generators."""

import math
from collections.abc import Generator, Sequence

from core.evaluation.evaluation import Evaluation
from core.evaluation.evaluator import Evaluator
from core.evaluation.sample_sheets import save_sheet, save_styles
from core.nets.architecture import Architecture
from core.nets.generator import Generator as Network
from core.run.events import (
    Candidate,
    CandidateMeasured,
    Event,
    Notice,
    TrialMeasured,
    Working,
)
from core.run.executor import Executor, InProcess, Task
from core.run.run import Run, SheetFile
from core.runtime.generators import Followed
from core.search.plan import SearchPlan
from core.search.request import Request
from core.search.selection import score_of
from core.stages.candidate_bench import (
    CandidateBench,
    EvaluatedSoFar,
    evaluate_candidate,
    forget_bench,
    share_bench,
)


class CandidateEvaluator:
    """Scores what a search asks for, each architecture on each picture once.

    Evaluations on a part of the pictures are kept until the search turns to others. With an
    executor of several workers, architectures that the search will ask for next are scored
    meanwhile; it still gets the scores in its own order.
    """

    def __init__(
        self,
        run: Run,
        plan: SearchPlan,
        supernet: Network,
        evaluator: Evaluator,
        executor: Executor | None = None,
    ) -> None:
        self.run, self.plan, self.evaluator = run, plan, evaluator
        self.bench = CandidateBench(run, supernet, evaluator)
        self.executor = executor or InProcess()
        share_bench(self.bench)
        self.criterion = run.recipe.search.criterion
        with run.record() as record:
            candidates = [item.candidate for item in record.candidates()]
            self.known = {item.architecture: score_of(item, self.criterion) for item in candidates}
            self.tried = {
                (item.architecture, item.pictures): item.score for item in record.trials()
            }
        self._begun: dict[Architecture, EvaluatedSoFar] = {}
        self._share = 0.0
        self._tasks: dict[tuple[Architecture, int], Task] = {}
        self._ahead: Sequence[Architecture] = ()
        # Twice as many as workers, so that no worker waits for the next.
        workers = self.executor.workers
        self._most = 2 * workers if workers > 1 else 1

    def close(self) -> None:
        """Let go of what scoring needs."""
        forget_bench(self.bench)

    def score(self, request: Request) -> Generator[Event, None, float]:
        """What the recipe's criterion minimises, on as many pictures as are asked for."""
        if request.share < self._share:
            self._begun.clear()
        self._share, self._ahead = request.share, request.ahead
        if request.is_whole:
            return (yield from self._whole(request.architecture))
        # A single picture has no covariance.
        count = max(2, math.ceil(request.share * len(self.evaluator.held)))
        return (yield from self._part(request.architecture, count))

    def _part(self, architecture: Architecture, count: int) -> Generator[Event, None, float]:
        score = self.tried.get((architecture, count))
        if score is None:
            evaluated = yield from self._evaluated(architecture, count)
            self._begun[architecture] = evaluated
            score = score_of(self._candidate(architecture, evaluated.judged), self.criterion)
            self.tried[architecture, count] = score
            yield TrialMeasured(architecture, count, score)
        return score

    def _whole(self, architecture: Architecture) -> Generator[Event, None, float]:
        score = self.known.get(architecture)
        if score is None:
            evaluated = yield from self._evaluated(architecture, len(self.evaluator.held))
            self._begun.pop(architecture, None)
            student, judged = self.bench.student(architecture, evaluated), evaluated.judged
            file = SheetFile.candidate(architecture)
            save_sheet(self.run, file, judged.pictures)
            save_styles(self.run, file, student, self.evaluator.pictures)
            candidate = self._candidate(architecture, judged)
            score = self.known[architecture] = score_of(candidate, self.criterion)
            yield CandidateMeasured(len(self.known), candidate)
        return score

    def _evaluated(
        self, architecture: Architecture, count: int
    ) -> Generator[Event, None, EvaluatedSoFar]:
        self._submit(architecture, count)
        work = Followed(self._tasks.pop((architecture, count)).wait())
        for event in work:
            # Each worker opens the features, and repeats the notices that this process gave.
            known = isinstance(event, Notice) and not isinstance(self.executor, InProcess)
            yield Working() if known else event
        evaluated: EvaluatedSoFar = work.result
        return evaluated

    def _submit(self, architecture: Architecture, count: int) -> None:
        """Submit an architecture, and as many of the next ones as find a worker."""
        for item in (architecture, *self._ahead):
            asked = item == architecture
            known = item in self.known if self._share >= 1 else (item, count) in self.tried
            if (item, count) in self._tasks or (known and not asked):
                continue
            if not asked and len(self._tasks) >= self._most:
                return
            self._tasks[item, count] = self.executor.submit(
                evaluate_candidate,
                self.run.folder,
                item,
                count,
                self._begun.get(item),
            )

    def _candidate(self, architecture: Architecture, judged: Evaluation) -> Candidate:
        cost = self.plan.cost(architecture)
        return Candidate(
            architecture,
            cost.macs,
            cost.paper_macs,
            cost.parameters,
            judged.distance,
            self._latency_ms(architecture, judged),
            self.evaluator.features.name,
            judged.count,
            judged.miou,
            judged.uncertainty,
        )

    def _latency_ms(self, architecture: Architecture, judged: Evaluation) -> float:
        """In the recipe's runtime, where latency is an objective in one; else as measured here."""
        predicted = self.plan.latency
        if predicted is None or self.run.recipe.search.latency_runtime == "torch":
            return judged.latency_ms
        return predicted(architecture)
