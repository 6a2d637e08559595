"""Stage 5: the chosen sub-generator, trained a little more on its own."""

from collections.abc import Generator as EventGenerator
from collections.abc import Iterator
from dataclasses import dataclass, replace

from torch import nn

from core import families
from core.compute import Compute, open_compute
from core.events import Event, Notice
from core.families.family import Family, Lesson, StudentTraining, cut_adaptors
from core.nets.architecture import Architecture, architecture_text
from core.nets.conditioning import with_further_inputs
from core.nets.generator import Generator
from core.recipe_training import Finetune
from core.run import Run, Strip
from core.stages.calibrating import calibrate
from core.stages.judging import Judge, Judgement, open_features
from core.stages.loop import train
from core.stages.networks import (
    finetuned_name,
    is_kept,
    keep_generator,
    kept_discriminator,
    kept_generator,
    restore_adaptors,
)
from core.stages.pictures import Pictures
from core.stages.segmenting import open_segmenter
from core.stages.strips import save_strip, save_styles
from core.tuning import FineTuned


@dataclass(frozen=True)
class Tuned:
    """A sub-generator judged before and after; `student` has the better of the two weights."""

    architecture: Architecture
    student: Generator
    before: Judgement
    after: Judgement
    criterion: str

    @property
    def helped(self) -> bool:
        """Whether it became better by what the recipe's search goes by."""
        return self.after.score(self.criterion) < self.before.score(self.criterion)

    def found(self, judge: Judge) -> FineTuned:
        """What the record keeps of it."""
        by_miou = self.criterion == "miou"
        return FineTuned(
            self.before.distance,
            self.after.distance,
            self.helped,
            judge.features.name,
            self.before.miou if by_miou else None,
            self.after.miou if by_miou else None,
            judge.score_name,
        )


def finetune(run: Run) -> Iterator[Event]:
    """Fine-tune the chosen sub-generator with the losses of distillation.

    It learns from the same pairs as the supernet, not from the held-out ones: they decide, at the
    end, whether the fine-tuned weights or the supernet's own are kept.
    """
    architecture = run.chosen()
    assert architecture is not None, "the runner asks for a choice before this stage"
    if is_kept(run, finetuned_name(architecture)):
        yield Notice("info", f"{architecture_text(architecture)} was fine-tuned before; reused.")
        return
    compute = open_compute(run.recipe.engine)
    judge = yield from open_judge(run, compute)
    name = finetuned_name(architecture)
    tuned = yield from tune(run, architecture, judge, run.recipe.finetune, name)
    yield Notice("info", tuned.found(judge).outcome)
    keep_tuned(run, tuned, judge)
    run.state_file(name).unlink(missing_ok=True)


def open_judge(run: Run, compute: Compute) -> EventGenerator[Event, None, Judge]:
    """Who decides whether fine-tuning helped; reads label maps back only where that decides."""
    pictures = Pictures.of_run(run)
    features = yield from open_features(run, pictures, compute)
    by_miou = run.recipe.search.criterion == "miou"
    reader = (yield from open_segmenter(run, pictures, compute)) if by_miou else None
    return Judge(pictures, features, compute, reader)


def tune(
    run: Run, architecture: Architecture, judge: Judge, schedule: Finetune, state: str
) -> EventGenerator[Event, None, Tuned]:
    """Train one sub-generator on its own; what it was and what it became is returned.

    `state` names the training state, from which it goes on when it was halted.
    """
    student = kept_generator(run, "distill").cut(architecture)
    before = yield from _judged(judge, student)
    training = _training(run, judge.pictures, judge.compute, student, schedule)
    yield from train(run, state, training, judge.pictures)
    after = yield from _judged(judge, student)
    tuned = Tuned(architecture, student, before, after, run.recipe.search.criterion)
    if tuned.helped:
        return tuned
    student = kept_generator(run, "distill").cut(architecture).eval()
    yield from _calibrated(judge, student)
    return replace(tuned, student=student)


def keep_tuned(run: Run, tuned: Tuned, judge: Judge) -> None:
    """Keep the better weights, their pictures, and what fine-tuning brought."""
    name = architecture_text(tuned.architecture)
    record = run.record(write=True)
    record.set_fact(f"finetuned {name}", tuned.found(judge).document())
    record.close()
    file = Strip.finetuned(tuned.architecture)
    save_strip(run, file, (tuned.after if tuned.helped else tuned.before).pictures)
    save_styles(run, file, tuned.student, judge.pictures)
    keep_generator(run, finetuned_name(tuned.architecture), tuned.student, "student")


def _judged(judge: Judge, student: Generator) -> EventGenerator[Event, None, Judgement]:
    yield from _calibrated(judge, student)
    return (yield from judge.measure(student, judge.pictures.fixed_places()))


def _calibrated(judge: Judge, student: Generator) -> Iterator[Event]:
    pictures, count = judge.pictures, judge.pictures.recipe.search.calibration_pictures
    yield from calibrate(student, pictures.train, count, judge.compute)


def _training(
    run: Run, pictures: Pictures, compute: Compute, student: Generator, schedule: Finetune
) -> StudentTraining:
    recipe, family = run.recipe, families.of(run.recipe, run.inputs())
    teacher, supernet = kept_generator(run, "teacher"), kept_generator(run, "distill")
    adaptors = restore_adaptors(run, "distill", family.new_adaptors(supernet, teacher))
    # Kept or not, distillation's was told the widths where the recipe says so.
    told = recipe.distill.told_widths
    judge = kept_discriminator(run, "distill") or _new_judge(family, told)
    lesson = Lesson(student, teacher, judge, cut_adaptors(adaptors, student), told=told)
    batches = pictures.batches("finetune", schedule)
    return family.student_training(schedule, batches, compute, lesson)


def _new_judge(family: Family, told: Architecture | None) -> nn.Module:
    judge = family.new_discriminator()
    return with_further_inputs(judge, len(told)) if told else judge
