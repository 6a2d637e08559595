"""Distillations so small that a step takes milliseconds, of every family."""

from types import SimpleNamespace

import torch

from core import families
from core.families.family import DistillationSetup, Family
from core.families.student import Distillation
from core.families.teacher_cache import TeacherCache
from core.nets.conditioning import with_further_inputs, with_score_maps
from core.nets.space import space_of
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.runtime.compute import Compute

CPU = Compute(torch.device("cpu"))
FAMILIES = ("pix2pix", "cyclegan", "gaugan", "munit", "cut")


class Batches:
    """Four batches over and over: pictures, or label maps of four classes with edges."""

    steps_per_epoch = 4

    def __init__(self, labels: bool, side: int, size: int) -> None:
        self.labels, self.side, self.size = labels, side, size

    def at(self, step):
        rng = torch.Generator().manual_seed(step % 4)
        shape = self.size, 3, self.side, self.side
        target = torch.rand(shape, generator=rng) * 2 - 1
        source = torch.rand(shape, generator=rng) * 2 - 1
        if self.labels:
            source = torch.randint(0, 4, (shape[0], 2, *shape[2:]), generator=rng).float()
            source[:, 1] %= 2
        return SimpleNamespace(source=source, target=target)

    def close(self):
        pass


PUBLISHED = {
    "losses": {"perceptual": 0, "energy": 0, "wavelet": 0, "relation": 0, "region": 0},
    "discriminator": {"kind": "conditional", "augment": False},
}


def small_family(family: str, sections: dict | None = None, **distill) -> Family:
    """A family of tiny networks; with the published losses, unless `sections` say otherwise."""
    side = 64 if family == "gaugan" else 32
    recipe = Recipe(
        family=family,
        data={"height": side, "width": side, "jitter": 0},
        teacher={"width": 6, "discriminator_width": 4},
        distill={
            "space": [[6, 3]] * (10 if family == "munit" else 8),
            "pseudo_target": "target",
            **distill,
        },
        **(PUBLISHED | (sections or {})),
    )
    return families.of(recipe, Inputs(4, edges=True) if family == "gaugan" else Inputs())


def batches_for(family: str, batch_size: int = 2) -> Batches:
    """Pictures for such a family."""
    return Batches(family == "gaugan", 64 if family == "gaugan" else 32, batch_size)


def distillation(
    family: str,
    batch_size: int = 2,
    cache: TeacherCache | None = None,
    sections: dict | None = None,
    **distill,
) -> Distillation:
    """A supernet of widths 6 and 3 at its first step; `distill` are choices of that section."""
    made = small_family(family, sections, **distill)
    recipe = made.recipe
    teacher = made.new_teacher()
    student, discriminator = made.new_supernet(teacher), made.new_discriminator()
    projected = made.new_projected()
    condition = recipe.distill.condition_widths
    if condition and discriminator:
        discriminator = with_further_inputs(discriminator, len(condition))
    if condition and projected:
        projected = with_further_inputs(projected, len(condition))
    if recipe.distill.heads > 1:
        maps = recipe.distill.heads
        discriminator = discriminator and with_score_maps(discriminator, maps)
        projected = projected and with_score_maps(projected, maps)
    adaptors = made.new_adaptors(student, teacher)
    space = space_of(recipe.distill.space)
    setup = DistillationSetup(
        student, teacher, discriminator, adaptors, space, condition, cache, projected
    )
    return made.student_training(recipe.distill, batches_for(family, batch_size), CPU, setup)


def weights(training: Distillation) -> dict[str, torch.Tensor]:
    """Every tensor of every network that is trained."""
    return {
        f"{name} {key}": tensor
        for name, network in training.networks.items()
        for key, tensor in network.state_dict().items()
    }


def equal(one: Distillation, other: Distillation) -> bool:
    """Whether two trainings have come to the same numbers, bit for bit."""
    ours, theirs = weights(one), weights(other)
    return all(torch.equal(tensor, theirs[name]) for name, tensor in ours.items())
