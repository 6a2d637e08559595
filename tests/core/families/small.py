"""Distillations so small that a step takes milliseconds, of every family."""

from types import SimpleNamespace

import torch

from core import families
from core.compute import Compute
from core.families.family import Lesson
from core.families.plan import Inputs
from core.families.student import Distillation
from core.families.teacher_cache import TeacherCache
from core.nets.conditioning import with_further_inputs
from core.recipe import Recipe
from core.search.space import space_of

CPU = Compute(torch.device("cpu"))
FAMILIES = ("pix2pix", "cyclegan", "gaugan", "munit")


class Batches:
    """Four batches over and over: pictures, or label maps of four classes with edges."""

    steps_per_epoch = 4

    def __init__(self, labels: bool, side: int, size: int) -> None:
        self.labels, self.side, self.size = labels, side, size

    def at(self, step):
        chance = torch.Generator().manual_seed(step % 4)
        shape = self.size, 3, self.side, self.side
        target = torch.rand(shape, generator=chance) * 2 - 1
        source = torch.rand(shape, generator=chance) * 2 - 1
        if self.labels:
            source = torch.randint(0, 4, (shape[0], 2, *shape[2:]), generator=chance).float()
            source[:, 1] %= 2
        return SimpleNamespace(source=source, target=target)

    def close(self):
        pass


def distillation(
    family: str, batch_size: int = 2, cache: TeacherCache | None = None, **distill
) -> Distillation:
    """A supernet of widths 6 and 3 at its first step; `distill` are choices of that section."""
    side = 64 if family == "gaugan" else 32
    recipe = Recipe(
        family=family,
        data={"height": side, "width": side, "jitter": 0},
        teacher={"width": 6, "discriminator_width": 4},
        distill={"space": [[6, 3]] * (10 if family == "munit" else 8), **distill},
    )
    made = families.of(recipe, Inputs(4, edges=True) if family == "gaugan" else Inputs())
    teacher = made.new_teacher()
    student, judge = made.new_supernet(teacher), made.new_discriminator()
    told = recipe.distill.told_widths
    if told:
        judge = with_further_inputs(judge, len(told))
    adaptors = made.new_adaptors(student, teacher)
    space = space_of(recipe.distill.space)
    lesson = Lesson(student, teacher, judge, adaptors, space, told, cache)
    batches = Batches(family == "gaugan", side, batch_size)
    return made.student_training(recipe.distill, batches, CPU, lesson)


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
