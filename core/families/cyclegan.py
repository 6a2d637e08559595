"""CycleGAN: two sets of unrelated pictures, and a generator each way (Zhu et al. 2017).

No target belongs to a source, so the student's pseudo-target is the teacher's picture
(Li et al. 2020, §3.1).
"""

from collections.abc import Mapping
from typing import ClassVar, cast

import torch.nn.functional as F
from torch import Tensor

from core.families.distillation import UnpairedStudent
from core.families.family import (
    REVERSE,
    Family,
)
from core.families.losses import GanLoss
from core.families.pool import ImagePool
from core.families.step import Losses
from core.families.teacher import TwoDomains
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.generator import Generator, config_of
from core.nets.network_config import NetworkConfig
from core.recipe.families.cyclegan import CycleGanSection
from core.recipe.plan import teacher_config
from core.runtime.compute import Compute


class CycleGanTeacher(TwoDomains):
    """Train both generators against both discriminators: the Gs first, then the Ds, as published.

    `forth` makes targets of sources and is the one that is compressed; `back` goes the other way.
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("forth", "back")
    TRAINED: ClassVar[str] = "forth"

    def __init__(self, family: "CycleGanFamily", batches: BatchSource, compute: Compute) -> None:
        self.forth, self.back = family.first_teacher(), family.first_back()
        size, seed = family.recipe.teacher.pool_size, family.recipe.seed
        pools = {"target": ImagePool(size, seed), "source": ImagePool(size, seed + 1)}
        generators = {"forth": self.forth, "back": self.back}
        super().__init__(family, batches, compute, generators, pools)
        self.losses = family.recipe.section(CycleGanSection)

    def others(self) -> Mapping[str, Generator]:
        return {REVERSE: cast(Generator, self.kept("back"))}

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> Losses:
        self.begin()
        with self.compute.autocast():
            made_target, made_source = self.forth(source), self.back(target)
            again_source, again_target = self.back(made_target), self.forth(made_source)
        losses = {
            **self.fool("target", made_target, target),
            **self.fool("source", made_source, source),
            "G_cycle": self._cycle(again_source, source),
            "G_cycle_back": self._cycle(again_target, target),
            **self._identity(source, target),
        }
        self.backward_step(losses, "generators")
        scored = {
            **self.tell_apart("target", made_target, target),
            **self.tell_apart("source", made_source, source),
        }
        self.backward_step(scored, "discriminators", weight=0.5)
        return losses | scored

    def _cycle(self, again: Tensor, picture: Tensor) -> Tensor:
        return self.losses.lambda_cycle * F.l1_loss(again.float(), picture)

    def _identity(self, source: Tensor, target: Tensor) -> Losses:
        """A generator should leave pictures alone that are of its target domain already.

        It cannot take pictures with other channels than its sources have.
        """
        weight = self.losses.lambda_identity * self.losses.lambda_cycle
        if not weight or source.shape[1] != target.shape[1]:
            return {}
        with self.compute.autocast():
            same_target, same_source = self.forth(target), self.back(source)
        return {
            "G_identity": weight * F.l1_loss(same_target.float(), target),
            "G_identity_back": weight * F.l1_loss(same_source.float(), source),
        }


class CycleGanFamily(Family):
    """Unpaired pictures with a ResNet or U-Net generator; either direction."""

    GAN: ClassVar[GanLoss] = "lsgan"
    TEACHER = CycleGanTeacher
    STUDENT = UnpairedStudent

    def first_back(self) -> Generator:
        """The other direction's generator that the teacher's training begins with."""
        known = self.start and self.start.reverse
        return known or self._new(self._back_config(), "teacher back")

    def _back_config(self) -> NetworkConfig:
        """The other direction's generator has the form of the first, even of an imported one."""
        if self.start is not None:
            config = config_of(self.start.generator)
        else:
            config = teacher_config(self.recipe, self.inputs)
        channels = {
            "in_channels": self.inputs.target_channels,
            "out_channels": self.inputs.channels,
        }
        return config | channels


FAMILY = CycleGanFamily
