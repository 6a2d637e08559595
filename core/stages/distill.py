"""Stage 2: the once-for-all student."""

from collections.abc import Iterator

from core import families
from core.compute import open_compute
from core.events import Event, Notice
from core.run import Run
from core.search.space import space_of
from core.stages.loop import train
from core.stages.networks import (
    keep_adaptors,
    keep_discriminator,
    keep_generator,
    kept_discriminator,
    kept_generator,
)
from core.stages.pictures import Pictures


def distill(run: Run) -> Iterator[Event]:
    """Train a supernet from its teacher, one sampled width tuple a step (Li et al. 2020, §3.2).

    This is the published fast route: the supernet learns from the full teacher at once. The
    original route puts two stages before it (a mobile teacher, and distillation at one reduced
    width from channels sorted by L1 norm) and would hand its student and discriminator in here.
    """
    recipe = run.recipe
    compute = open_compute(recipe.engine)
    family = families.of(recipe)
    pictures = Pictures.of_run(run)
    teacher = kept_generator(run, "teacher")
    supernet = family.new_supernet(recipe)
    inherited = kept_discriminator(run, "teacher") if recipe.distill.inherit_discriminator else None
    yield Notice("info", _start(inherited is not None))
    training = family.StudentTraining(
        recipe.distill,
        pictures.batches("distill", recipe.distill),
        compute,
        supernet,
        inherited or family.new_discriminator(recipe),
        recipe.teacher.gan,
        teacher,
        family.new_adaptors(recipe, supernet, teacher),
        space_of(recipe.distill.space),
        recipe.seed,
    )
    yield from train(run, "distill", training, pictures)
    keep_adaptors(run, training.adaptors)
    keep_discriminator(run, "distill", training.discriminator)
    keep_generator(run, "distill", supernet, "supernet")


def _start(inherited: bool) -> str:
    if inherited:
        return "The students' discriminator starts from the teacher's."
    return "The students' discriminator starts from new weights."
