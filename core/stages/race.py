"""A race of candidates from front and knee: the final order comes from trained networks.

Successive halving (Jamieson & Talwalkar 2016): all are fine-tuned for a quarter of the schedule,
the better half goes on to half of it, and the best half of those to its end. All have the same
seed, the same batches and the same discriminator to start with.
"""

from collections.abc import Generator as EventGenerator
from dataclasses import dataclass

from core.evaluation.evaluation import Evaluation
from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import finetuned_name, is_kept
from core.evaluation.segmentation import open_evaluator
from core.export.report_refresh import refresh_reports
from core.nets.architecture import architecture_text
from core.recipe.training import Finetune
from core.run.events import Candidate, Event, Notice, Planned
from core.run.executor import Executor, Task, open_executor
from core.run.race import FACT, FEWEST, MOST, SHARES, USUAL, Race, Racer
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.search.selection import contenders, searched_quality
from core.stages.finetune import FinetunedStudent, keep_finetuned, steps_in
from core.stages.side_training import (
    beside_stages,
    counted,
    scheduled,
    searched_candidates,
    shared_evaluator,
    train_part,
    train_whole,
)


def race_candidates(
    run: Run, count: int = USUAL, epochs: int | None = None, limit: float = 0.0
) -> EventGenerator[Event, None, Race]:
    """Race `count` candidates of at most `limit` executed MACs (0: any), and record the outcome.

    The schedule is the recipe's of fine-tuning, or one of so many epochs. Yields as a stage does
    and holds the run's lock meanwhile; may be closed between any two events and called again: every
    score is a fact of the run as soon as it is known, and training goes on from its checkpoint.

    Candidates that finish the recipe's own schedule are saved as fine-tuned networks of the run,
    for the stage and exports to use.

    Raises UserError where the search has not ended, or has too few candidates.
    """
    if not FEWEST <= count <= MOST:
        raise UserError(f"{count} candidates cannot race.", f"Choose {FEWEST} to {MOST}.")
    schedule = scheduled(run.recipe.finetune, epochs)
    return (
        yield from beside_stages(
            run, "race", lambda: _RaceInProgress(run, count, schedule, limit).events()
        )
    )


@dataclass
class _RaceInProgress:
    """A race, from the results that are known already to its end."""

    run: Run
    count: int
    schedule: Finetune
    limit: float

    def __post_init__(self) -> None:
        self.as_recipe = _lengths(self.schedule) == _lengths(self.run.recipe.finetune)
        self.picked = _picked(self.run, self.count, self.limit)

    def events(self) -> EventGenerator[Event, None, Race]:
        compute = open_compute(self.run.recipe.engine)
        evaluator = yield from open_evaluator(self.run, compute)
        race = self._begun(evaluator)
        if race.is_over:
            yield Notice("info", race.sentence)
            return race
        batches = evaluator.pictures.batches("finetune", self.schedule)
        steps = batches.steps_per_epoch * sum(_lengths(self.schedule))
        batches.close()
        self.way = _Way(race.sizes, steps)
        engine = self.run.recipe.engine
        with (
            shared_evaluator(self.run, evaluator),
            open_executor(engine, self.run.workers, self.run.folder) as executor,
        ):
            for number in range(len(SHARES)):
                race = yield from self._round(executor, evaluator, race, number)
                self._let_go(race, number)
                if not race.is_over:
                    yield Notice("info", self._round_sentence(race, number))
        yield Notice("info", race.sentence)
        refresh_reports(self.run)
        return race

    def _round(
        self, executor: Executor, evaluator: Evaluator, race: Race, number: int
    ) -> EventGenerator[Event, None, Race]:
        """Train the unfinished candidates of a round, as many at once as there are workers."""
        left = [racer for racer in race.field(number) if len(racer.scores) == number]
        tasks = [self._submitted(executor, racer, number) for racer in left]
        before = self.way.before[number] + self.way.lengths[number] * (
            race.sizes[number] - len(left)
        )
        yield Planned(self.way.total, "steps", before)
        for index, racer in enumerate(left):
            done = yield from counted(tasks, index, before, self.way.begins[number])
            race = race.with_score(racer.architecture, self._finished(evaluator, done))
            self._record(race)
        return race

    def _submitted(self, executor: Executor, racer: Racer, number: int) -> Task:
        """Submit the training of one candidate to the end of this round."""
        known = self.run.folder, racer.architecture, self.schedule, self._state(racer)
        if number == len(SHARES) - 1:
            return executor.submit(train_whole, *known)
        return executor.submit(train_part, *known, SHARES[number])

    def _finished(self, evaluator: Evaluator, done: FinetunedStudent | Evaluation) -> float:
        """The score of a candidate at the end of a round; after the last one, saves the network."""
        criterion = self.run.recipe.search.criterion
        if not isinstance(done, FinetunedStudent):
            return done.quality(criterion)
        if self.as_recipe and not is_kept(self.run, finetuned_name(done.architecture)):
            keep_finetuned(self.run, done, evaluator)
        return done.after.quality(criterion)

    def _begun(self, evaluator: Evaluator) -> Race:
        """The race as the record has it; a new one where the last was another."""
        criterion = self.run.recipe.search.criterion
        racers = tuple(
            Racer(c.architecture, c.macs, searched_quality(c, criterion)) for c in self.picked
        )
        fresh = Race(
            racers,
            sum(_lengths(self.schedule)),
            criterion,
            evaluator.quality_name(criterion),
            evaluator.features.name,
            len(evaluator.held),
            self.limit,
        )
        with self.run.record() as record:
            known = Race.of(record)
        if known is not None and _alike(known, fresh):
            return known
        self._record(fresh)
        return fresh

    def _let_go(self, race: Race, number: int) -> None:
        """Remove the training states of candidates that are out; at the end, of all."""
        left = race.field(number + 1) if number + 1 < len(SHARES) else ()
        for racer in set(race.field(number)) - set(left):
            self.run.remove_states(self._state(racer))

    def _round_sentence(self, race: Race, number: int) -> str:
        best, last = race.ranking(number)[0], race.ranking(number)[-1]
        return (
            f"Round {number + 1} of {len(SHARES)}: {race.sizes[number]} candidates at "
            f"{SHARES[number]:.0%} of the schedule, {best.scores[number]:.4g} to "
            f"{last.scores[number]:.4g}; {race.sizes[number + 1]} continue."
        )

    def _record(self, race: Race) -> None:
        with self.run.record(write=True) as record:
            record.set_fact(FACT, race.document())

    def _state(self, racer: Racer) -> str:
        epochs, decay = _lengths(self.schedule)
        return f"race-{epochs}+{decay}-{architecture_text(racer.architecture)}"


class _Way:
    """How many steps each round has, and where in a training it begins."""

    def __init__(self, sizes: tuple[int, ...], steps: int) -> None:
        ends = [steps_in(steps, share) for share in SHARES]
        self.begins = [0, *ends[:-1]]
        self.lengths = [end - begin for begin, end in zip(self.begins, ends, strict=True)]
        whole = [size * length for size, length in zip(sizes, self.lengths, strict=True)]
        self.before = [sum(whole[:number]) for number in range(len(whole))]
        self.total = sum(whole)


def _lengths(schedule: Finetune) -> tuple[int, int]:
    return schedule.epochs, schedule.decay_epochs


def _alike(one: Race, other: Race) -> bool:
    """Whether two races are the same but for how far they are."""
    fields = ("epochs", "criterion", "quality", "features", "pictures", "limit")
    same = all(getattr(one, name) == getattr(other, name) for name in fields)
    return same and [r.architecture for r in one.racers] == [r.architecture for r in other.racers]


def _picked(run: Run, count: int, limit: float) -> list[Candidate]:
    candidates = searched_candidates(run, "Wait until it ends, then race its candidates.")
    allowed = [item for item in candidates if not limit or item.macs <= limit]
    if len(allowed) < FEWEST:
        within = f" of at most {limit / 1e9:.3g}G executed MACs" if limit else ""
        raise UserError(
            f"{run.name} has {len(allowed)} candidates{within}, too few for a race.",
            "Allow more MACs." if limit else f"Start a run whose search scores {FEWEST} or more.",
        )
    return contenders(allowed, count, run.recipe.search.criterion)
