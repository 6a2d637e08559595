"""Stage 4: the chosen sub-generator, trained a little more on its own."""

from collections.abc import Iterator

from core import families
from core.compute import open_compute
from core.events import Event, Notice
from core.nets.architecture import Architecture, architecture_text
from core.nets.resnet import ResNetGenerator
from core.run import Run, Strip
from core.stages.judging import Judge, open_features
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
from core.stages.strips import save_strip


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
    judge = Judge(pictures.holdout, features, compute)
    before = (yield from judge.measure(student)).distance
    training = _training(run, pictures, compute, student)
    yield from train(run, _state_name(architecture), training, pictures)
    judged = yield from judge.measure(student, pictures.fixed_places())
    after = judged.distance
    if not after < before:
        student = kept_generator(run, "distill").cut(architecture)
        judged = yield from judge.measure(student, pictures.fixed_places())
    yield Notice("info", _verdict(before, after, features.name))
    record = run.record(write=True)
    record.set_fact(
        f"finetuned {architecture_text(architecture)}",
        {"before": before, "after": after, "kept": after < before, "features": features.name},
    )
    record.close()
    save_strip(run, Strip.finetuned(architecture), judged.pictures)
    keep_generator(run, finetuned_name(architecture), student, "student")
    run.state_file(_state_name(architecture)).unlink(missing_ok=True)


def _training(run: Run, pictures: Pictures, compute, student: ResNetGenerator):
    recipe, family = run.recipe, families.of(run.recipe)
    teacher, supernet = kept_generator(run, "teacher"), kept_generator(run, "distill")
    adaptors = restore_adaptors(run, family.new_adaptors(recipe, supernet, teacher))
    return family.StudentTraining(
        recipe.finetune,
        pictures.batches("finetune", recipe.finetune),
        compute,
        student,
        kept_discriminator(run, "distill"),
        recipe.teacher.gan,
        teacher,
        family.cut_adaptors(adaptors, student),
    )


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
