"""Fine-tunes candidates spread over the front, to see whether the search's order stays."""

from collections.abc import Generator as EventGenerator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import finetuned_name, is_kept
from core.evaluation.segmentation import open_evaluator
from core.export.report_refresh import refresh_reports
from core.export.subject import finetuning
from core.nets.architecture import Architecture, architecture_text
from core.recipe.training import Finetune
from core.run.events import Candidate, Event, Notice, Planned
from core.run.executor import Executor, Task, open_executor
from core.run.rank_correlation import (
    FACT,
    FEWEST,
    MOST,
    USUAL,
    Ceiling,
    RankCorrelation,
    RankedCandidate,
)
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.search.selection import searched_quality, spread
from core.stages.finetune import FinetunedStudent, keep_finetuned
from core.stages.side_training import (
    beside_stages,
    counted,
    scheduled,
    searched_candidates,
    shared_evaluator,
    train_part,
    train_whole,
)

REPEATED = 2
"""Candidates that are fine-tuned with a second seed."""
AGAIN = "again"


def measure_rank_correlation(
    run: Run, count: int = USUAL, epochs: int | None = None
) -> EventGenerator[Event, None, RankCorrelation]:
    """Fine-tune `count` candidates, and compare their scores with those they had in the supernet.

    First the cheapest and the dearest of them are fine-tuned with two seeds each: how far these
    differ is the ceiling of what any score could predict.

    Each is trained by the recipe's schedule, or for `epochs` in all, and scored before and after on
    the same held-out pictures in the same features. Yields as a stage does and holds the run's lock
    meanwhile; may be closed between any two events and called again: what is finished is a fact of
    the run, and the rest goes on from its checkpoint to the same numbers.

    Networks fine-tuned by the recipe's schedule are saved as the run's own, for the stage and
    exports to use. Those of another schedule are not: they are not what the recipe asks for.

    Raises UserError where the search has not ended, or has too few candidates.
    """
    if not FEWEST <= count <= MOST:
        raise UserError(f"{count} candidates cannot be ranked.", f"Choose {FEWEST} to {MOST}.")
    schedule = scheduled(run.recipe.finetune, epochs)
    return (
        yield from beside_stages(
            run, "ranking", lambda: _RankCorrelationCheck(run, count, schedule).events()
        )
    )


@dataclass
class _RankCorrelationCheck:
    """One check, from the results that are known already to the last one."""

    run: Run
    count: int
    schedule: Finetune

    def __post_init__(self) -> None:
        recipe = self.run.recipe
        self.criterion = recipe.search.criterion
        self.as_recipe = self._schedule_text(self.schedule) == self._schedule_text(recipe.finetune)
        self.picked = _picked(self.run, self.count)
        self.ranked: dict[Architecture, RankedCandidate] = {}
        self._tasks: list[Task] = []
        self._order: list[Architecture | tuple[Architecture, str]] = []
        self._planned: int | None = None

    def events(self) -> EventGenerator[Event, None, RankCorrelation]:
        run = self.run
        compute = open_compute(run.recipe.engine)
        evaluator = yield from open_evaluator(run, compute)
        engine = run.recipe.engine
        with (
            shared_evaluator(run, evaluator),
            open_executor(engine, run.workers, run.folder) as executor,
        ):
            self._submit(executor, evaluator)
            repeats = yield from self._ceiling(evaluator)
            for candidate in self.picked:
                yield from self._ranked(evaluator, candidate)
        ranked = [self.ranked[candidate.architecture] for candidate in self.picked]
        ranking = self._finish(ranked, evaluator, repeats)
        yield Notice("info", ranking.sentence, ranking.caution)
        return ranking

    def _submit(self, executor: Executor, evaluator: Evaluator) -> None:
        """Submit everything that is not known yet; what the ceiling needs comes first."""
        run, ends = self.run, (self.picked[0], self.picked[-1])
        features = evaluator.features.name
        for candidate in (*ends, *self.picked[1:-1]):
            architecture = candidate.architecture
            name = self._name(architecture)
            known = self._known(candidate, features)
            if known is not None:
                self.ranked[architecture] = known
            else:
                self._order.append(architecture)
                self._tasks.append(
                    executor.submit(
                        train_whole, run.folder, architecture, self.schedule, _state(name)
                    )
                )
            if candidate in ends and self._known_again(architecture, features) is None:
                self._order.append((architecture, AGAIN))
                self._tasks.append(
                    executor.submit(
                        train_part,
                        run.folder,
                        architecture,
                        self.schedule,
                        _state(f"{name} {AGAIN}"),
                        1.0,
                        run.recipe.seed + 1,
                    )
                )

    def _waited(
        self, evaluator: Evaluator, which: Architecture | tuple[Architecture, str]
    ) -> EventGenerator[Event, None, Any]:
        """The outcome of a training; its steps count among those of all."""
        if self._planned is None:
            batches = evaluator.pictures.batches("finetune", self.schedule)
            epochs = self.schedule.epochs + self.schedule.decay_epochs
            each = batches.steps_per_epoch * epochs
            batches.close()
            self._planned = (len(self.picked) + REPEATED - len(self._tasks)) * each
            total = (len(self.picked) + REPEATED) * each
            yield Planned(total, "steps", self._planned)
        return (yield from counted(self._tasks, self._order.index(which), self._planned))

    def _ceiling(
        self, evaluator: Evaluator
    ) -> EventGenerator[Event, None, list[tuple[float, float]]]:
        """Fine-tune the cheapest and the dearest with another seed too: how much chance matters."""
        repeats = []
        for candidate in (self.picked[0], self.picked[-1]):
            first = yield from self._ranked(evaluator, candidate)
            repeats.append((first.after, (yield from self._again(evaluator, candidate))))
        # Before the others are trained, their spread is known from the supernet alone.
        searched = [searched_quality(item, self.criterion) for item in self.picked]
        ceiling = Ceiling.of(repeats, searched)
        if ceiling:
            yield Notice("info", ceiling.sentence)
        return repeats

    def _ranked(
        self, evaluator: Evaluator, candidate: Candidate
    ) -> EventGenerator[Event, None, RankedCandidate]:
        architecture = candidate.architecture
        if architecture not in self.ranked:
            self.ranked[architecture] = yield from self._one(evaluator, candidate)
        return self.ranked[architecture]

    def _again(
        self, evaluator: Evaluator, candidate: Candidate
    ) -> EventGenerator[Event, None, float]:
        """The score after a fine-tuning with another seed."""
        architecture, features = candidate.architecture, evaluator.features.name
        known = self._known_again(architecture, features)
        if known is None:
            tuned = yield from self._waited(evaluator, (architecture, AGAIN))
            name, known = f"{self._name(architecture)} {AGAIN}", tuned.quality(self.criterion)
            with self.run.record(write=True) as record:
                record.set_fact(name, {"after": known, "features": features})
            self.run.remove_states(_state(name))
        return known

    def _known_again(self, architecture: Architecture, features: str) -> float | None:
        with self.run.record() as record:
            known = record.facts(f"{self._name(architecture)} {AGAIN}")
        return float(known["after"]) if known.get("features") == features else None

    def _one(
        self, evaluator: Evaluator, candidate: Candidate
    ) -> EventGenerator[Event, None, RankedCandidate]:
        architecture = candidate.architecture
        tuned: FinetunedStudent = yield from self._waited(evaluator, architecture)
        ranked = RankedCandidate(
            architecture,
            candidate.macs,
            tuned.before.quality(self.criterion),
            tuned.after.quality(self.criterion),
        )
        self._keep(evaluator, tuned, ranked)
        widths = architecture_text(architecture)
        yield Notice("info", f"{widths}: {ranked.before:.3f} to {ranked.after:.3f}.")
        return ranked

    def _keep(self, evaluator: Evaluator, tuned: FinetunedStudent, ranked: RankedCandidate) -> None:
        if self.as_recipe and not is_kept(self.run, finetuned_name(tuned.architecture)):
            keep_finetuned(self.run, tuned, evaluator)
            self.run.remove_states(finetuned_name(tuned.architecture))
        name = self._name(tuned.architecture)
        with self.run.record(write=True) as record:
            record.set_fact(name, ranked.document() | {"features": evaluator.features.name})
        self.run.remove_states(_state(name))

    def _known(self, candidate: Candidate, features: str) -> RankedCandidate | None:
        """What an earlier check found in the same features, or the fine-tuning stage."""
        with self.run.record() as record:
            known = record.facts(self._name(candidate.architecture))
        if known.get("features") == features:
            return RankedCandidate.of(known)
        tuned = finetuning(self.run, candidate.architecture) if self.as_recipe else None
        if tuned is None or tuned.features != features:
            return None
        scores = tuned.scores(self.criterion)
        return RankedCandidate(candidate.architecture, candidate.macs, *scores) if scores else None

    def _finish(
        self,
        items: list[RankedCandidate],
        evaluator: Evaluator,
        repeats: Sequence[tuple[float, float]],
    ) -> RankCorrelation:
        epochs = self.schedule.epochs + self.schedule.decay_epochs
        quality, pictures = evaluator.quality_name(self.criterion), len(evaluator.held)
        ranking = RankCorrelation.measured(
            items, epochs, self.criterion, quality, pictures, repeats
        )
        with self.run.record(write=True) as record:
            record.set_fact(FACT, ranking.document())
        refresh_reports(self.run)
        return ranking

    def _name(self, architecture: Architecture) -> str:
        return f"{FACT} {self._schedule_text(self.schedule)} {architecture_text(architecture)}"

    @staticmethod
    def _schedule_text(schedule: Finetune) -> str:
        return f"{schedule.epochs}+{schedule.decay_epochs}"


def _picked(run: Run, count: int) -> list[Candidate]:
    candidates = searched_candidates(run, "Wait until it ends, then check its ranking.")
    picked = spread(candidates, count, run.recipe.search.criterion)
    if len(picked) < FEWEST:
        raise UserError(
            f"{run.name} has {len(picked)} candidates, too few to be ranked.",
            f"Start a run whose search scores {FEWEST} or more.",
        )
    return picked


def _state(name: str) -> str:
    """The name of a training's states, from the name of its fact."""
    return name.replace(" ", "-")
