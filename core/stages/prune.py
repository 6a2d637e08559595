"""Stage 2, on the original route alone: a student of reduced width, distilled on its own."""

from collections.abc import Iterator

from core import families
from core.evaluation.kept_networks import (
    is_kept,
    keep_adaptors,
    keep_discriminators,
    keep_generator,
    kept_discriminator,
    kept_generator,
    kept_projected,
    restore_adaptors,
)
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate
from core.evaluation.sample_sheets import save_sheet
from core.families.family import DistillationSetup, Family
from core.nets.architecture import architecture_text
from core.nets.pruning import pruned
from core.nets.space import space_of
from core.run.events import Event, Notice
from core.run.lengthening import BEFORE
from core.run.run import Run, SheetFile
from core.runtime.compute import open_compute
from core.stages.held_out import open_choice
from core.stages.loop import train


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
    goes_on = is_kept(run, f"{BEFORE}prune")
    setup, said = _gone_on_with(run, family) if goes_on else _pruned(run, family)
    yield Notice("info", said)
    batches = pictures.batches("prune", recipe.prune)
    training = family.student_training(recipe.prune, batches, compute, setup)
    choice = yield from open_choice(run, "prune", training, pictures, compute, goes_on)
    yield from train(run, "prune", training, pictures, choice=choice)
    student = (yield from choice.best()) if choice else training.deployed()
    yield from recalibrate(student, pictures, compute)
    save_sheet(run, SheetFile.PRUNED, training.generate(pictures.fixed()[0]))
    keep_adaptors(run, "prune", training.adaptors)
    keep_discriminators(run, "prune", training)
    keep_generator(run, "prune", student, "pruned student")


def _pruned(run: Run, family: Family) -> tuple[DistillationSetup, str]:
    """A student of the teacher's best channels, with discriminators and adaptors."""
    teacher, widest = kept_generator(run, "teacher"), space_of(run.recipe.distill.space).largest
    student = pruned(teacher, widest)
    discriminator = kept_discriminator(run, "teacher") or family.new_discriminator()
    adaptors = family.new_adaptors(student, teacher)
    setup = DistillationSetup(student, teacher, discriminator, adaptors)
    setup.projected = kept_projected(run, "teacher") or family.new_projected()
    return (
        setup,
        f"The student starts from the teacher's channels, cut to {architecture_text(widest)}.",
    )


def _gone_on_with(run: Run, family: Family) -> tuple[DistillationSetup, str]:
    """The student of the run before, its discriminators and adaptors."""
    name, teacher = f"{BEFORE}prune", kept_generator(run, "teacher")
    student = kept_generator(run, name)
    adaptors = restore_adaptors(run, name, family.new_adaptors(student, teacher))
    discriminator = kept_discriminator(run, name) or family.new_discriminator()
    setup = DistillationSetup(student, teacher, discriminator, adaptors)
    setup.projected = kept_projected(run, name) or family.new_projected()
    return setup, "The student, its discriminator and adaptors start from those of the earlier run."
