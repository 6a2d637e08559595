"""Stage 2, on the original route alone: a student of reduced width, distilled on its own."""

from collections.abc import Iterator

from core import families
from core.compute import open_compute
from core.events import Event, Notice
from core.families.family import Lesson
from core.nets.architecture import architecture_text
from core.nets.pruning import pruned
from core.run import Run, Strip
from core.search.space import space_of
from core.stages.calibrating import calibrate
from core.stages.loop import train
from core.stages.networks import (
    keep_adaptors,
    keep_discriminator,
    keep_generator,
    kept_discriminator,
    kept_generator,
)
from core.stages.pictures import Pictures
from core.stages.strips import save_strip


def prune(run: Run) -> Iterator[Event]:
    """Distil a student as wide as the supernet will be from the mobile teacher's best channels.

    Channels are kept by the L1 norm of their filters and sorted by it, so that the prefixes that
    the supernet shares are the important ones (published as the initialisation of distillation;
    Li et al. 2020, §3.2 and their implementation). The discriminator is the teacher's.
    """
    recipe = run.recipe
    compute = open_compute(recipe.engine)
    family = families.of(recipe, run.inputs())
    pictures = Pictures.of_run(run)
    teacher = kept_generator(run, "teacher")
    widest = space_of(recipe.distill.space).largest
    student = pruned(teacher, widest)
    yield Notice("info", f"The student starts from the teacher's channels, cut to {_said(widest)}.")
    judge = kept_discriminator(run, "teacher") or family.new_discriminator()
    lesson = Lesson(student, teacher, judge, family.new_adaptors(student, teacher))
    batches = pictures.batches("prune", recipe.prune)
    training = family.student_training(recipe.prune, batches, compute, lesson)
    yield from train(run, "prune", training, pictures)
    yield from calibrate(
        training.student, pictures.train, recipe.search.calibration_pictures, compute
    )
    save_strip(run, Strip.PRUNED, training.generate(pictures.fixed()[0]))
    keep_adaptors(run, "prune", training.adaptors)
    keep_discriminator(run, "prune", training.discriminator)
    keep_generator(run, "prune", training.student, "pruned student")


def _said(architecture: tuple[int, ...]) -> str:
    return architecture_text(architecture)
