"""Distilling a student of pictures-to-pictures networks; shared by pix2pix and CycleGAN."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.compute import Compute
from core.families.family import Lesson, StudentSchedule, StudentTraining
from core.families.losses import GanLoss, fooled, judged_fake, judged_real
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.randomness import stream


class FeatureDistillation(StudentTraining):
    """Distil a student from a teacher: a supernet at sampled widths, or one sub-generator.

    L = λ_gan·L_cGAN + λ_recon·L1(student, pseudo-target) + λ_distill·Σ MSE(1x1(feature), teacher's)
    (Li et al. 2020, eq. 4). Both optimisers step on gradients of the same forward pass; G's go
    through the discriminator as it was before its step.
    """

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        lesson: Lesson,
        gan: GanLoss,
        seed: int,
    ) -> None:
        student, discriminator, adaptors = lesson.student, lesson.discriminator, lesson.adaptors
        networks = {"student": student, "discriminator": discriminator, "adaptors": adaptors}
        super().__init__(schedule, batches, compute, networks)
        self.student, self.discriminator, self.adaptors = student, discriminator, adaptors
        self.lambda_distill = schedule.lambda_distill
        self.gan = gan
        self.teacher = lesson.teacher
        compute.freeze(lesson.teacher)
        self.space, self.seed = lesson.space, seed
        self.student.train()
        self.optimizers = {
            "student": self.optimizer("student", "adaptors"),
            "discriminator": self.optimizer("discriminator"),
        }

    @abstractmethod
    def taught(self, source: Tensor, target: Tensor) -> tuple[Tensor, list[Tensor]]:
        """The pseudo-target, and the teacher's matched features, without gradients."""

    @abstractmethod
    def seen(self, source: Tensor, picture: Tensor) -> Tensor:
        """What the discriminator looks at."""

    def widths(self, step: int) -> Architecture | None:
        if self.space is None:
            return None
        return self.space.sample(stream(self.seed, "widths", step))

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> dict[str, Tensor]:
        pseudo_target, wanted = self.taught(source, target)
        with self.compute.autocast():
            fake, features = self.student.with_features(source, architecture)
            matched = [_match(*item) for item in zip(self.adaptors, features, wanted, strict=True)]
        recon = self.schedule.lambda_recon * F.l1_loss(fake.float(), pseudo_target.float())
        distill = self.lambda_distill * sum(matched, torch.zeros((), device=source.device))
        self.optimizers["student"].zero_grad(set_to_none=True)
        losses, on_fake = self._play(source, fake, target)
        # The picture's gradient from the discriminator is known already; the rest joins it here.
        torch.autograd.backward([recon + distill, fake], [None, on_fake])
        for optimizer in self.optimizers.values():
            optimizer.step()
        raw = {f"G_distill_{place}": value for place, value in enumerate(matched)}
        return {"G_recon": recon, "G_distill": distill, **losses, **raw}

    def for_teacher(self, source: Tensor) -> Tensor:
        """Sources in the precision that the frozen teacher computes in."""
        return source.to(next(self.teacher.parameters()).dtype)

    def _play(
        self, source: Tensor, fake: Tensor, target: Tensor
    ) -> tuple[dict[str, Tensor], Tensor]:
        """Both sides' adversarial losses from one pass; D's gradients set, G's at the picture.

        The published order runs the discriminator on the fake twice, once for each side. Here it
        runs once: D's loss is differentiated to its weights, G's to the picture alone.
        """
        shown = fake.detach().requires_grad_(True)
        with self.compute.autocast():
            on_fake = self.discriminator(self.seen(source, shown)).float()
            on_real = self.discriminator(self.seen(source, target)).float()
        adversarial = self.schedule.lambda_gan * fooled(self.gan, on_fake)
        (gradient,) = torch.autograd.grad(adversarial, shown, retain_graph=True)
        losses = {
            "D_fake": judged_fake(self.gan, on_fake),
            "D_real": judged_real(self.gan, on_real),
        }
        self.optimizers["discriminator"].zero_grad()
        weights = list(self.discriminator.parameters())
        (0.5 * (losses["D_fake"] + losses["D_real"])).backward(inputs=weights)
        return {"G_gan": adversarial, **losses}, gradient

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        with batch_statistics(self.student):
            pictures: Tensor = self.student(self.compute.put(source))
        return pictures


def _match(adaptor: Any, feature: Tensor, wanted: Tensor) -> Tensor:
    return F.mse_loss(adaptor(feature).float(), wanted.float())


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
