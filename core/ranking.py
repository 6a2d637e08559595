"""Fine-tunes candidates spread over the front, to see whether the search's order means anything."""

from collections.abc import Generator as EventGenerator
from contextlib import closing
from dataclasses import dataclass

from core.agreement import FACT, FEWEST, MOST, USUAL, Ranked, Ranking, spread
from core.compute import open_compute
from core.errand import noted
from core.errors import UserError
from core.events import Candidate, Event, Notice, Planned, Preview, Step, Working
from core.export.renewal import renew_reports
from core.export.subject import finetuning
from core.metrics.scores import score_name
from core.nets.architecture import Architecture, architecture_text
from core.recipe_training import Finetune
from core.run import Run
from core.stages.finetune import Tuned, keep_tuned, open_judge, tune
from core.stages.judging import Judge, Judgement
from core.stages.networks import finetuned_name, is_kept

MOST_EPOCHS = 100_000


def check_ranking(
    run: Run, count: int = USUAL, epochs: int | None = None
) -> EventGenerator[Event, None, Ranking]:
    """Fine-tune `count` candidates, and compare their scores with those they had in the supernet.

    Each is trained by the recipe's schedule, or for `epochs` in all, and judged before and after on
    the same held-out pictures in the same features. Yields as a stage does and holds the run's lock
    meanwhile; may be closed between any two events and called again: what is finished is a fact of
    the run, and the rest goes on from its checkpoint to the same numbers.

    Networks fine-tuned by the recipe's schedule are kept as the run's own, for stage and export to
    take. Those of another schedule are not: they would pass for what the recipe asks for.

    Raises UserError where the search has not ended, or has too few candidates.
    """
    if not FEWEST <= count <= MOST:
        raise UserError(f"{count} candidates cannot be ranked.", f"Take {FEWEST} to {MOST}.")
    if epochs is not None and not 1 <= epochs <= MOST_EPOCHS:
        raise UserError(f"{epochs} epochs are not possible.", f"Take 1 to {MOST_EPOCHS:,}.")
    lock = run.lock()
    try:
        return (yield from noted(run, "ranking", _Checking(run, count, epochs).events()))
    finally:
        lock.release()


def scheduled(wanted: Finetune, epochs: int | None) -> Finetune:
    """The recipe's schedule, or one of so many epochs with the same share of decaying ones."""
    if epochs is None:
        return wanted
    decay = round(epochs * wanted.decay_epochs / (wanted.epochs + wanted.decay_epochs))
    return wanted.model_copy(update={"epochs": epochs - decay, "decay_epochs": decay})


@dataclass
class _Checking:
    """One check, from the results that are known already to the last one."""

    run: Run
    count: int
    epochs: int | None

    def __post_init__(self) -> None:
        recipe = self.run.recipe
        self.criterion = recipe.search.criterion
        self.schedule = scheduled(recipe.finetune, self.epochs)
        self.as_recipe = self._schedule_text(self.schedule) == self._schedule_text(recipe.finetune)
        self.picked = _picked(self.run, self.count)

    def events(self) -> EventGenerator[Event, None, Ranking]:
        compute = open_compute(self.run.recipe.engine)
        judge, found = (yield from open_judge(self.run, compute)), []
        for place, candidate in enumerate(self.picked):
            known = self._known(candidate, judge.features.name)
            found.append(known or (yield from self._one(judge, place, candidate)))
        ranking = self._finish(found, judge)
        yield Notice("info", ranking.sentence, ranking.caution)
        return ranking

    def _one(
        self, judge: Judge, place: int, candidate: Candidate
    ) -> EventGenerator[Event, None, Ranked]:
        architecture, name = candidate.architecture, self._name(candidate.architecture)
        training = tune(self.run, architecture, judge, self.schedule, name.replace(" ", "-"))
        tuned = yield from _counted(self.run, training, place, len(self.picked))
        ranked = Ranked(
            architecture, candidate.macs, self._score(tuned.before), self._score(tuned.after)
        )
        self._keep(judge, tuned, ranked)
        widths = architecture_text(architecture)
        yield Notice("info", f"{widths}: {ranked.before:.3f} to {ranked.after:.3f}.")
        return ranked

    def _keep(self, judge: Judge, tuned: Tuned, ranked: Ranked) -> None:
        if self.as_recipe and not is_kept(self.run, finetuned_name(tuned.architecture)):
            keep_tuned(self.run, tuned, judge)
            self.run.state_file(finetuned_name(tuned.architecture)).unlink(missing_ok=True)
        name = self._name(tuned.architecture)
        record = self.run.record(write=True)
        record.set_fact(name, ranked.document() | {"features": judge.features.name})
        record.close()
        self.run.state_file(name.replace(" ", "-")).unlink(missing_ok=True)

    def _known(self, candidate: Candidate, features: str) -> Ranked | None:
        """What an earlier check found in the same features, or the fine-tuning stage."""
        record = self.run.record()
        known = record.facts(self._name(candidate.architecture))
        record.close()
        if known.get("features") == features:
            return Ranked.of(known)
        tuned = finetuning(self.run, candidate.architecture) if self.as_recipe else None
        if tuned is None or tuned.features != features:
            return None
        scores = tuned.scores(self.criterion)
        return Ranked(candidate.architecture, candidate.macs, *scores) if scores else None

    def _finish(self, items: list[Ranked], judge: Judge) -> Ranking:
        epochs = self.schedule.epochs + self.schedule.decay_epochs
        quality, pictures = self._quality(judge), len(judge.held)
        ranking = Ranking.measured(items, epochs, self.criterion, quality, pictures)
        record = self.run.record(write=True)
        record.set_fact(FACT, ranking.document())
        record.close()
        renew_reports(self.run)
        return ranking

    def _score(self, judged: Judgement) -> float:
        if self.criterion != "miou":
            return judged.distance
        assert judged.miou is not None, "a search by mIoU has a segmenter"
        return judged.miou

    def _quality(self, judge: Judge) -> str:
        if self.criterion == "miou":
            return "mIoU (%)"
        return score_name(judge.score_name, judge.features.name)

    def _name(self, architecture: Architecture) -> str:
        return f"{FACT} {self._schedule_text(self.schedule)} {architecture_text(architecture)}"

    @staticmethod
    def _schedule_text(schedule: Finetune) -> str:
        return f"{schedule.epochs}+{schedule.decay_epochs}"


def _picked(run: Run, count: int) -> list[Candidate]:
    record = run.record()
    state = record.stage("search").state
    found = [item.candidate for item in record.candidates()]
    record.close()
    if state != "done":
        raise UserError(
            f"The search of {run.name} has not ended.", "Let it end, and check its ranking then."
        )
    picked = spread(found, count, run.recipe.search.criterion)
    if len(picked) < FEWEST:
        raise UserError(
            f"{run.name} has {len(picked)} candidates, too few to be ranked.",
            f"Start a run whose search judges {FEWEST} or more.",
        )
    return picked


def _counted(
    run: Run, training: EventGenerator[Event, None, Tuned], place: int, count: int
) -> EventGenerator[Event, None, Tuned]:
    """The events of one training, its steps counted among those of all `count`."""
    total = 0
    with closing(training):
        while True:
            try:
                event = next(training)
            except StopIteration as done:
                tuned: Tuned = done.value
                return tuned
            if isinstance(event, Planned):
                total = event.total
                event = Planned(count * total, event.unit, place * total + event.done)
            elif isinstance(event, Step):
                event = Step(place * total + event.number, event.scalars)
            elif isinstance(event, Preview):
                # A check shows no pictures on the way; nothing would ever point to these.
                (run.samples / event.file).unlink(missing_ok=True)
                event = Working()
            yield event
