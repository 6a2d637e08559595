"""Distilling a student of pictures-to-pictures networks; shared by pix2pix, CycleGAN and CUT."""

from collections.abc import Sequence
from typing import ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

from core.families.family import DistillationSetup, StudentSchedule
from core.families.losses import GanLoss
from core.families.step import Losses
from core.families.student import CachedTeacherDistillation, Outputs, SimultaneousUpdate
from core.families.training import BatchSource
from core.runtime.compute import Compute


class FeatureDistillation(SimultaneousUpdate, CachedTeacherDistillation):
    """Distil a student of pictures-to-pictures networks.

    L = λ_gan·L_cGAN + λ_recon·L1(student, pseudo-target) + λ_distill·Σ MSE(1x1(feature), teacher's)
    (Li et al. 2020, eq. 4).
    """

    DISCRIMINATOR_WEIGHT: ClassVar[float] = 0.5

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
        gan: GanLoss,
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, setup, gan, seed)
        self.optimizers = {
            "student": self.optimizer("student", "adaptors"),
            "discriminator": self.optimizer(
                "discriminator", "projected", scale=setup.discriminator_rate
            ),
        }

    def losses_against(self, own: Outputs, wanted: Outputs) -> tuple[Losses, Losses]:
        matched = feature_distances(own, wanted)
        recon = F.l1_loss(own.picture.float(), wanted.picture.float())
        if not matched:
            return {"G_recon": self.schedule.lambda_recon * recon}, {}
        distill = sum(matched, torch.zeros((), device=recon.device))
        terms = {
            "G_recon": self.schedule.lambda_recon * recon,
            "G_distill": self.lambda_distill * distill,
        }
        return terms, numbered(matched)


class UnpairedStudent(FeatureDistillation):
    """The pseudo-target is the teacher's picture; D sees the image alone."""

    @property
    def imitates(self) -> bool:
        return True


def feature_distances(own: Outputs, wanted: Outputs) -> list[Tensor]:
    """The mean squared distance of each pair of matched features (n, c, h, w): float32 scalars."""
    pairs = zip(own.features, wanted.features, strict=True)
    return [F.mse_loss(feature.float(), aim.float()) for feature, aim in pairs]


def numbered(matched: Sequence[Tensor]) -> Losses:
    """Distances of features, scalars, by the names of their curves."""
    return {f"G_distill_{index}": value for index, value in enumerate(matched)}
