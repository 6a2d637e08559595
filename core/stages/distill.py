"""Stage 3: the once-for-all student."""

from collections.abc import Iterator

from core import families
from core.compute import open_compute
from core.events import Event, Notice
from core.families.family import Family, Lesson
from core.nets.generator import Generator
from core.run import Run
from core.search.space import space_of
from core.stages.loop import train
from core.stages.networks import (
    keep_adaptors,
    keep_discriminator,
    keep_generator,
    kept_discriminator,
    kept_generator,
    restore_adaptors,
)
from core.stages.pictures import Pictures


def distill(run: Run) -> Iterator[Event]:
    """Train a supernet from its teacher, one sampled width tuple a step (Li et al. 2020, §3.2).

    On the fast route it learns from the full teacher at once. On the original route it starts from
    the pruned student of the stage before, with that student's discriminator and adaptors.
    """
    recipe = run.recipe
    compute = open_compute(recipe.engine)
    family = families.of(recipe, run.inputs())
    pictures = Pictures.of_run(run)
    lesson, start = _lesson(run, family)
    yield Notice("info", start)
    batches = pictures.batches("distill", recipe.distill)
    training = family.student_training(recipe.distill, batches, compute, lesson)
    yield from train(run, "distill", training, pictures)
    keep_adaptors(run, "distill", training.adaptors)
    keep_discriminator(run, "distill", training.discriminator)
    keep_generator(run, "distill", training.student, "supernet")


def _lesson(run: Run, family: Family) -> tuple[Lesson, str]:
    """What the supernet begins with, and that in a sentence."""
    teacher = kept_generator(run, "teacher")
    supernet = family.new_supernet(teacher)
    adaptors = family.new_adaptors(supernet, teacher)
    space = space_of(run.recipe.distill.space)
    if run.recipe.route == "original":
        _continue(supernet, kept_generator(run, "prune"))
        restore_adaptors(run, "prune", adaptors)
        judge = kept_discriminator(run, "prune") or family.new_discriminator()
        return Lesson(supernet, teacher, judge, adaptors, space), PRUNED
    inherits = run.recipe.distill.inherit_discriminator
    inherited = kept_discriminator(run, "teacher") if inherits else None
    judge = inherited or family.new_discriminator()
    return Lesson(supernet, teacher, judge, adaptors, space), INHERITED if inherited else NEW


def _continue(supernet: Generator, student: Generator) -> None:
    """Give a supernet the weights of a student of its full width."""
    supernet.load_state_dict(student.state_dict())


PRUNED = "The supernet, its discriminator and adaptors start from the pruned student's."
INHERITED = "The students' discriminator starts from the teacher's."
NEW = "The students' discriminator starts from new weights."
