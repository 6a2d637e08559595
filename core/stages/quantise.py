"""The last part of fine-tuning: the sub-generator in 8 bit, where the recipe asks for it."""

from collections.abc import Iterator

from torch import Tensor

from core.data.picture_set import PictureSet
from core.evaluation.kept_networks import finetuned_name, is_kept, kept_generator
from core.evaluation.pictures import Pictures
from core.export.formats.source import QuantisedStudent
from core.export.quantised import keep_quantised, quantised_name
from core.families.quantising import QuantisedTraining
from core.nets.architecture import Architecture
from core.nets.quantisation import quantisable
from core.recipe.training import TrainingSchedule
from core.run.events import Event, Notice
from core.run.run import Run
from core.runtime.compute import Compute
from core.stages.loop import train

CHECKED = 12
MARGIN = 0.7
"""Decibels above the tolerance, since other pictures are compared later."""


def quantise(
    run: Run, architecture: Architecture, pictures: Pictures, compute: Compute
) -> Iterator[Event]:
    """Teach the fine-tuned sub-generator to compute in 8 bit, once; the float one stays."""
    tuning, name = run.recipe.finetune, quantised_name(architecture)
    if not tuning.int8_epochs or is_kept(run, name):
        return
    student = kept_generator(run, finetuned_name(architecture))
    schedule = TrainingSchedule(
        epochs=0,
        decay_epochs=tuning.int8_epochs,
        batch_size=tuning.batch_size,
        learning_rate=tuning.int8_learning_rate,
    )
    batches = pictures.batches("int8", schedule)
    training = QuantisedTraining(schedule, batches, compute, student, run.recipe.seed)
    yield from train(run, name, training, pictures)
    level = run.recipe.export.tolerance
    yield from training.put_back(_sources(pictures.train, spread=True), level + MARGIN)
    psnr = training.psnr(_sources(pictures.holdout))
    keep_quantised(run, QuantisedStudent(training.student.cpu(), training.ranges))
    run.remove_states(name)
    count, whole = len(training.ranges), len(quantisable(student))
    yield Notice(
        "info",
        f"{count} of {whole} convolutions compute in 8 bit. The pictures differ from those in "
        f"float by a PSNR of {psnr:.1f} dB (held-out pictures; at least {level:g} dB are "
        "required).",
    )


def _sources(pictures: PictureSet, spread: bool = False) -> list[Tensor]:
    """The sources of a few pictures: the first ones, or some spread over all."""
    count = min(CHECKED, len(pictures))
    step = max(1, len(pictures) // CHECKED) if spread else 1
    return [pictures.sources([index * step]) for index in range(count)]
