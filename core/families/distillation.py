"""Distilling a student of pictures-to-pictures networks; shared by pix2pix and CycleGAN."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.compute import Compute
from core.families.family import Lesson, StudentSchedule
from core.families.losses import GanLoss, Scores
from core.families.student import Answer, Asking, AtOnce, Losses
from core.families.training import BatchSource
from core.nets.architecture import Architecture


class FeatureDistillation(AtOnce, Asking):
    """Distil a student of pictures-to-pictures networks.

    L = λ_gan·L_cGAN + λ_recon·L1(student, pseudo-target) + λ_distill·Σ MSE(1x1(feature), teacher's)
    (Li et al. 2020, eq. 4).
    """

    JUDGING: ClassVar[float] = 0.5

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        lesson: Lesson,
        gan: GanLoss,
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, lesson, gan, seed)
        self.optimizers = {
            "student": self.optimizer("student", "adaptors"),
            "discriminator": self.optimizer("discriminator"),
        }

    @abstractmethod
    def seen(self, source: Tensor, picture: Tensor) -> Tensor:
        """What the discriminator looks at."""

    def judged(self, source: Tensor, picture: Tensor, architecture: Architecture | None) -> Scores:
        scores: Tensor = self.discriminator(self.told_of(self.seen(source, picture), architecture))
        return scores.float()

    def compared(self, own: Answer, wanted: Answer) -> tuple[Losses, Losses]:
        matched = feature_distances(own, wanted)
        recon = F.l1_loss(own.picture.float(), wanted.picture.float())
        distill = sum(matched, torch.zeros((), device=recon.device))
        terms = {
            "G_recon": self.schedule.lambda_recon * recon,
            "G_distill": self.lambda_distill * distill,
        }
        return terms, numbered(matched)

    def for_teacher(self, source: Tensor) -> Tensor:
        """Sources in the precision that the frozen teacher computes in."""
        return source.to(next(self.teacher.parameters()).dtype)


def feature_distances(own: Answer, wanted: Answer) -> list[Tensor]:
    """The mean squared distance of each pair of matched features, in float32."""
    pairs = zip(own.features, wanted.features, strict=True)
    return [F.mse_loss(feature.float(), aim.float()) for feature, aim in pairs]


def numbered(matched: Sequence[Tensor]) -> Losses:
    """Distances of features by the names of their curves."""
    return {f"G_distill_{place}": value for place, value in enumerate(matched)}


def with_source(source: Tensor, picture: Tensor) -> Tensor:
    """Source and picture together (n, c + 3, h, w), for a conditional discriminator."""
    return torch.cat([source, picture], 1)


@contextmanager
def without_gradients(*networks: nn.Module) -> Iterator[None]:
    """Inside, gradients pass through these networks and stay out of their weights."""
    for network in networks:
        network.requires_grad_(False)
    try:
        yield
    finally:
        for network in networks:
            network.requires_grad_(True)
