"""Fake tensors of a graphics card: shapes, types and devices, but no numbers.

A device that is mixed with another fails with them as it does on a card. Where the code asks for a
number all the same (a loss for the record, a count of batches) it gets one, as a card would wait
for it; NumPy gets zeros, of tensors in the computer's own memory alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import numpy as np
import torch
from torch import nn
from torch._subclasses.fake_tensor import FakeTensorMode

from core import families
from core.families import family as family_module
from core.families import views
from core.families.family import DistillationSetup, cut_adaptors
from core.nets.efficientnet_lite import EfficientNetLite
from core.nets.space import space_of
from core.recipe.file import with_settings
from core.recipe.plan import recipe_inputs
from core.recipe.recipe import Recipe
from core.runtime.compute import Compute
from tests.core.tiny import variant


@contextmanager
def fake_numbers() -> Iterator[FakeTensorMode]:
    """Within, every new tensor is a fake one."""
    tensor = torch.Tensor
    with (
        patch.object(nn.Module, "_apply", _moved),
        patch.object(tensor, "numpy", _as_array),
        patch.object(tensor, "tolist", lambda self: np.zeros(tuple(self.shape)).tolist()),
        patch.object(tensor, "item", lambda self: 1),
        patch.object(tensor, "__int__", lambda self: 1),
        patch.object(tensor, "__float__", lambda self: 1.0),
        patch.object(tensor, "__bool__", lambda self: True),
        patch.object(tensor, "__deepcopy__", _copied),
        patch.object(torch.cuda, "synchronize", lambda *_: None),
        _Mode(allow_non_fake_inputs=True) as mode,
    ):
        yield mode


class _Mode(FakeTensorMode):
    # Constants are not moved to the card in earnest, for nobody could compute there.
    avoid_device_init = True


def _moved(module: nn.Module, change: Any, recurse: bool = True) -> nn.Module:
    """`nn.Module._apply`, which cannot swap a fake tensor for one of another device."""
    for child in module.children():
        child._apply(change)
    for name, parameter in module._parameters.items():
        if parameter is not None:
            moved = change(parameter.detach())
            if moved.device != parameter.device or moved.dtype != parameter.dtype:
                module._parameters[name] = nn.Parameter(moved, parameter.requires_grad)
    for name, buffer in module._buffers.items():
        if buffer is not None:
            module._buffers[name] = change(buffer)
    return module


def _as_array(tensor: torch.Tensor, **_options: object) -> np.ndarray:
    assert tensor.device.type == "cpu", "numpy was asked for a tensor of the card"
    return np.zeros(tuple(tensor.shape), str(tensor.dtype).removeprefix("torch."))


def _copied(tensor: torch.Tensor, _known: object) -> torch.Tensor:
    copy = tensor.detach().clone()
    is_parameter = isinstance(tensor, nn.Parameter)
    return nn.Parameter(copy, tensor.requires_grad) if is_parameter else copy


def recipe_named(name: str) -> Recipe:
    """A variant with an average of weights."""
    return with_settings(variant(name), ["teacher.average=0.9", "distill.average=0.9"])


@contextmanager
def new_feature_networks() -> Iterator[None]:
    """Within, the networks in the box have new weights: theirs are real, read from a file."""
    trainer = cache(lambda device: EfficientNetLite("lite0").to(device).requires_grad_(False))
    with (
        patch.object(views, "trainer", trainer),
        patch.object(family_module, "trained_widths", lambda: (24, 40, 112)),
    ):
        yield


def batches_of(recipe: Recipe) -> SimpleNamespace:
    """Batches in the computer's own memory, as the data give them."""
    size = recipe.data.height, recipe.data.width
    channels = 2 if recipe.pairing == "labels" else 3

    def at(_step: int) -> SimpleNamespace:
        source, target = torch.zeros(2, channels, *size), torch.zeros(2, 3, *size)
        return SimpleNamespace(source=source, target=target)

    return SimpleNamespace(at=at, steps_per_epoch=5, close=lambda: None)


def sources_of(recipe: Recipe) -> SimpleNamespace:
    """Held-out pictures, as those who judge and recalibrate read them."""
    batch = batches_of(recipe).at(0)

    class Held:
        reference_count = 4
        size = recipe.data.height, recipe.data.width

        def __len__(self) -> int:
            return 4

        def sources(self, places):
            return batch.source[:1].repeat(len(places), 1, 1, 1)

        def targets(self, places):
            return batch.target[:1].repeat(len(places), 1, 1, 1)

    return Held()


STAGES = ("teacher", "distill", "finetune")


def trainings(recipe: Recipe, compute: Compute, stages: Sequence[str] = STAGES) -> dict[str, Any]:
    """Trainings of a run, begun: of the teacher, the supernet, and one part of it."""
    family, batches = families.of(recipe, recipe_inputs(recipe)), batches_of(recipe)
    began: dict[str, Any] = {}
    if "teacher" in stages:
        began["teacher"] = family.teacher_training(batches, compute)
    teacher = family.new_teacher()
    supernet = family.new_supernet(teacher)
    adaptors = family.new_adaptors(supernet, teacher)
    part = supernet.cut(space_of(recipe.distill.space).smallest)
    for stage, schedule, student, maps, space in (
        ("distill", recipe.distill, supernet, adaptors, space_of(recipe.distill.space)),
        ("finetune", recipe.finetune, part, cut_adaptors(adaptors, part), None),
    ):
        if stage not in stages:
            continue
        conditional = family.new_discriminator()
        setup = DistillationSetup(student, family.new_teacher(), conditional, maps, space)
        setup.projected = family.new_projected()
        began[stage] = family.student_training(schedule, batches, compute, setup)
    return began


def saved(training: Any) -> dict:
    """Its state as a file gives it back: tensors of the computer's own memory."""
    state = training.sound_state()
    return torch.utils._pytree.tree_map_only(torch.Tensor, lambda t: t.detach().cpu(), state)
