"""pix2pix: paired pictures, a conditional PatchGAN, L1 to the target (Isola et al. 2017).

Source and target come as a pair, so the student's pseudo-target is the target picture itself
(Li et al. 2020, §3.1).
"""

from typing import ClassVar

import torch.nn.functional as F
from torch import Tensor

from core.families.distillation import FeatureDistillation
from core.families.family import Family
from core.families.losses import GanLoss
from core.families.step import Losses
from core.families.teacher import OneGenerator
from core.families.terms import beside, layers_of
from core.nets.architecture import Architecture


class Pix2PixTeacher(OneGenerator):
    """Train a full generator against discriminators: D first, then G, as published."""

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> Losses:
        self.pictures.begin(self.count)
        with self.compute.autocast():
            fake = self.generator(source)
        fake = fake.float()
        scored = self.step_discriminators(fake, target, source)
        layers = layers_of(self.discriminator, self.compute, lambda x: beside(source, x))
        terms = {
            **self.conditional.of_generator(fake, source),
            **self.pictures.of_generator(fake, target),
            "G_recon": self.schedule.lambda_recon * F.l1_loss(fake, target),
            **self.pictures.to_wanted(fake, target),
            **self.pictures.matching(fake, target, layers),
        }
        self.backward_step(terms, "generator")
        return terms | scored


class Pix2PixStudent(FeatureDistillation):
    """The pseudo-target is the target picture; D sees source and image together."""

    def beside(self, source: Tensor) -> Tensor | None:
        return source


class Pix2PixFamily(Family):
    """Paired pictures with a ResNet or U-Net generator."""

    GAN: ClassVar[GanLoss] = "hinge"
    TEACHER = Pix2PixTeacher
    STUDENT = Pix2PixStudent
    SEES_SOURCE = True


FAMILY = Pix2PixFamily
