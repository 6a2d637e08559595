"""Stage 3: the once-for-all student."""

from collections.abc import Iterator
from typing import cast

from torch import nn

from core import families
from core.evaluation.kept_networks import (
    is_kept,
    keep_adaptors,
    keep_discriminators,
    keep_generator,
    kept_discriminator,
    kept_generator,
    kept_projected,
    kept_teacher,
    restore_adaptors,
)
from core.evaluation.pictures import Pictures
from core.families.family import DistillationSetup, Family
from core.families.teacher_cache import InMemory, OnDisk, TeacherCache
from core.nets.conditioning import with_further_inputs, with_score_maps
from core.nets.generator import Generator
from core.nets.projected import ProjectedDiscriminator
from core.nets.space import space_of
from core.nets.weight_inheritance import inherit
from core.run.events import Event, Notice
from core.run.lengthening import BEFORE
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.stages.held_out import open_choice
from core.stages.loop import train


def distill(run: Run) -> Iterator[Event]:
    """Train a supernet from its teacher, at sampled widths (Li et al. 2020, §3.2).

    On the fast route it learns from the full teacher at once. On the original route it starts from
    the pruned student of the stage before, with that student's discriminator and adaptors.
    """
    recipe = run.recipe
    compute = open_compute(recipe.engine)
    family = families.of(recipe, run.inputs())
    pictures = Pictures.of_run(run)
    goes_on = is_kept(run, f"{BEFORE}distill")
    setup, notices = _gone_on_with(run, family) if goes_on else _setup(run, family)
    yield from notices
    batches = pictures.batches("distill", recipe.distill)
    training = family.student_training(recipe.distill, batches, compute, setup)
    choice = yield from open_choice(run, "distill", training, pictures, compute, goes_on)
    yield from train(run, "distill", training, pictures, choice=choice)
    if setup.cache and setup.cache.asked:
        yield Notice("info", _said_of(setup.cache))
    keep_adaptors(run, "distill", training.adaptors)
    keep_discriminators(run, "distill", training)
    supernet = (yield from choice.best()) if choice else training.deployed()
    keep_generator(run, "distill", supernet, "supernet")


def _setup(run: Run, family: Family) -> tuple[DistillationSetup, list[Notice]]:
    """What the supernet begins with, and notices about it."""
    recipe = run.recipe.distill
    teacher = kept_teacher(run)
    supernet = family.new_supernet(teacher)
    adaptors = family.new_adaptors(supernet, teacher)
    if run.recipe.route == "original":
        supernet.load_state_dict(kept_generator(run, "prune").state_dict())
        restore_adaptors(run, "prune", adaptors)
        before, said = "prune", [PRUNED]
    else:
        before = "teacher" if recipe.inherit_discriminator else ""
        kept = before and (kept_discriminator(run, before) or kept_projected(run, before))
        said = [INHERITED if kept else NEW]
        if recipe.sort_channels and teacher is not None:
            said.append(_inherited(supernet, teacher))
    discriminator, projected = students_discriminators(run, family, before)
    setup = DistillationSetup(supernet, teacher, discriminator, adaptors, space_of(recipe.space))
    setup.projected = projected
    setup.condition, setup.cache = recipe.condition_widths, _cache(run)
    return setup, [Notice("info", sentence) for sentence in said]


def _gone_on_with(run: Run, family: Family) -> tuple[DistillationSetup, list[Notice]]:
    """What another run's supernet, discriminators and adaptors begin with to be trained longer."""
    recipe, name = run.recipe.distill, f"{BEFORE}distill"
    teacher, supernet = kept_teacher(run), kept_generator(run, name)
    adaptors = restore_adaptors(run, name, family.new_adaptors(supernet, teacher))
    discriminator, projected = kept_discriminator(run, name), kept_projected(run, name)
    if discriminator is None and projected is None:
        discriminator, projected = students_discriminators(run, family, "")
    setup = DistillationSetup(supernet, teacher, discriminator, adaptors, space_of(recipe.space))
    setup.projected = projected
    setup.condition, setup.cache = recipe.condition_widths, _cache(run)
    return setup, [Notice("info", GONE_ON)]


def students_discriminators(
    run: Run, family: Family, before: str
) -> tuple[nn.Module | None, ProjectedDiscriminator | None]:
    """Discriminators that students begin against: those of the stage `before`, else new ones.

    Both see the widths, and give a score for each range of costs, where the recipe says so.
    """
    recipe = run.recipe
    conditional = (
        (kept_discriminator(run, before) if before else None) if family.conditional else None
    )
    conditional = conditional or family.new_discriminator()
    projected = kept_projected(run, before) if before else None
    projected = projected or family.new_projected()
    condition = recipe.distill.condition_widths
    if condition and conditional is not None:
        conditional = with_further_inputs(conditional, len(condition))
    if condition and projected is not None:
        projected = cast(ProjectedDiscriminator, with_further_inputs(projected, len(condition)))
    maps = recipe.distill.heads
    if maps > 1 and conditional is not None:
        conditional = with_score_maps(conditional, maps)
    if maps > 1 and projected is not None:
        projected = cast(ProjectedDiscriminator, with_score_maps(projected, maps))
    return conditional, projected


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
        f"{share:.0%} of the teacher's outputs came from the cache, which used "
        f"{cache.store.held / 2**30:.2f} GiB."
    )


PRUNED = "The supernet, its discriminator and adaptors start from the pruned student's."
INHERITED = "The students' discriminator starts from the teacher's."
GONE_ON = "The supernet, its discriminator and adaptors start from those of the earlier run."
NEW = "The students' discriminator starts from new weights."
