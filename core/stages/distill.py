"""Stage 3: the once-for-all student."""

from collections.abc import Iterator

from core import families
from core.compute import open_compute
from core.errors import UserError
from core.events import Event, Notice
from core.families.family import Family, Lesson
from core.families.teacher_cache import InMemory, OnDisk, TeacherCache
from core.nets.conditioning import with_further_inputs
from core.nets.generator import Generator
from core.nets.inheriting import inherit
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
    """Train a supernet from its teacher, at sampled widths (Li et al. 2020, §3.2).

    On the fast route it learns from the full teacher at once. On the original route it starts from
    the pruned student of the stage before, with that student's discriminator and adaptors.
    """
    recipe = run.recipe
    compute = open_compute(recipe.engine)
    family = families.of(recipe, run.inputs())
    pictures = Pictures.of_run(run)
    lesson, notices = _lesson(run, family)
    yield from notices
    batches = pictures.batches("distill", recipe.distill)
    training = family.student_training(recipe.distill, batches, compute, lesson)
    yield from train(run, "distill", training, pictures)
    if lesson.cache and lesson.cache.asked:
        yield Notice("info", _said_of(lesson.cache))
    keep_adaptors(run, "distill", training.adaptors)
    keep_discriminator(run, "distill", training.discriminator)
    keep_generator(run, "distill", training.student, "supernet")


def _lesson(run: Run, family: Family) -> tuple[Lesson, list[Notice]]:
    """What the supernet begins with, and that in sentences."""
    recipe = run.recipe.distill
    teacher = kept_generator(run, "teacher")
    supernet = family.new_supernet(teacher)
    adaptors = family.new_adaptors(supernet, teacher)
    if run.recipe.route == "original":
        supernet.load_state_dict(kept_generator(run, "prune").state_dict())
        restore_adaptors(run, "prune", adaptors)
        judge, said = kept_discriminator(run, "prune"), [PRUNED]
    else:
        judge = kept_discriminator(run, "teacher") if recipe.inherit_discriminator else None
        said = [INHERITED if judge else NEW]
        if recipe.sort_channels:
            said.append(_inherited(supernet, teacher))
    judge = judge or family.new_discriminator()
    if recipe.told_widths:
        judge = with_further_inputs(judge, len(recipe.told_widths))
    lesson = Lesson(supernet, teacher, judge, adaptors, space_of(recipe.space))
    lesson.told, lesson.cache = recipe.told_widths, _cache(run)
    return lesson, [Notice("info", sentence) for sentence in said]


def _inherited(supernet: Generator, teacher: Generator) -> str:
    try:
        share = inherit(supernet, teacher)
    except ValueError as error:
        raise UserError(
            "The supernet cannot start from this teacher's channels: the teacher is narrower.",
            "Turn distill.sort_channels off, or choose a narrower distill.space, in a new run.",
            str(error),
        ) from error
    return (
        f"{share:.0%} of the supernet's weights start from the teacher's most important channels."
    )


def _cache(run: Run) -> TeacherCache | None:
    recipe = run.recipe.distill
    budget = int(recipe.cache_gib * 2**30)
    if not budget:
        return None
    on_disk = recipe.cache_place == "disk"
    return TeacherCache(OnDisk(budget, run.checkpoints) if on_disk else InMemory(budget))


def _said_of(cache: TeacherCache) -> str:
    share = cache.known / cache.asked
    return (
        f"{share:.0%} of the teacher's answers came from the cache, which took "
        f"{cache.store.held / 2**30:.2f} GiB."
    )


PRUNED = "The supernet, its discriminator and adaptors start from the pruned student's."
INHERITED = "The students' discriminator starts from the teacher's."
NEW = "The students' discriminator starts from new weights."
