"""Stage 5: the chosen sub-generator, trained a little more on its own."""

from collections.abc import Generator as EventGenerator
from collections.abc import Iterator

from torch import nn

from core import families
from core.compute import Compute, open_compute
from core.events import Event, Notice
from core.families.family import Family, Lesson, StudentTraining, cut_adaptors
from core.nets.architecture import Architecture, architecture_text
from core.nets.conditioning import with_further_inputs
from core.nets.generator import Generator
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
from core.stages.strips import save_strip, save_styles


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
    pictures = Pictures.of_run(run)
    student = kept_generator(run, "distill").cut(architecture)
    features = yield from open_features(run, pictures, compute)
    judge = Judge(pictures, features, compute)
    before = (yield from _judged(judge, student)).distance
    training = _training(run, pictures, compute, student)
    yield from train(run, _state_name(architecture), training, pictures)
    judged = yield from _judged(judge, student)
    after = judged.distance
    if not after < before:
        student = kept_generator(run, "distill").cut(architecture)
        judged = yield from _judged(judge, student)
    yield Notice("info", _verdict(before, after, features.name))
    record = run.record(write=True)
    record.set_fact(
        f"finetuned {architecture_text(architecture)}",
        {"before": before, "after": after, "kept": after < before, "features": features.name},
    )
    record.close()
    save_strip(run, Strip.finetuned(architecture), judged.pictures)
    save_styles(run, Strip.finetuned(architecture), student, pictures)
    keep_generator(run, finetuned_name(architecture), student, "student")
    run.state_file(_state_name(architecture)).unlink(missing_ok=True)


def _judged(judge: Judge, student: Generator) -> EventGenerator[Event, None, Judgement]:
    pictures, count = judge.pictures, judge.pictures.recipe.search.calibration_pictures
    yield from calibrate(student, pictures.train, count, judge.compute)
    return (yield from judge.measure(student, pictures.fixed_places()))


def _training(
    run: Run, pictures: Pictures, compute: Compute, student: Generator
) -> StudentTraining:
    recipe, family = run.recipe, families.of(run.recipe, run.inputs())
    teacher, supernet = kept_generator(run, "teacher"), kept_generator(run, "distill")
    adaptors = restore_adaptors(run, "distill", family.new_adaptors(supernet, teacher))
    # Kept or not, distillation's was told the widths where the recipe says so.
    told = recipe.distill.told_widths
    judge = kept_discriminator(run, "distill") or _new_judge(family, told)
    lesson = Lesson(student, teacher, judge, cut_adaptors(adaptors, student), told=told)
    batches = pictures.batches("finetune", recipe.finetune)
    return family.student_training(recipe.finetune, batches, compute, lesson)


def _new_judge(family: Family, told: Architecture | None) -> nn.Module:
    judge = family.new_discriminator()
    return with_further_inputs(judge, len(told)) if told else judge


def _state_name(architecture: Architecture) -> str:
    return f"finetune-{architecture_text(architecture)}"


def _verdict(before: float, after: float, features: str) -> str:
    if after < before:
        return (
            f"Fine-tuning helped: {before:.3f} to {after:.3f} ({features}, held-out pictures). "
            "The fine-tuned weights are kept."
        )
    return (
        f"Fine-tuning did not help: {before:.3f} to {after:.3f} ({features}, held-out pictures). "
        "The supernet's own weights are kept."
    )
