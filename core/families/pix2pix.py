"""pix2pix: paired pictures, a conditional PatchGAN, L1 to the target (Isola et al. 2017).

Source and target come as a pair, so the student's pseudo-target is the target picture itself
(Li et al. 2020, §3.1).
"""

from typing import Any, ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

from core.compute import Compute
from core.families.distillation import FeatureDistillation, with_source, without_gradients
from core.families.family import Family, Lesson, StudentSchedule, TeacherTraining
from core.families.losses import GanLoss, fooled, judged_fake, judged_real
from core.families.pool import ImagePool
from core.families.student import Answer
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import Generator
from core.recipe import Training as Schedule


class Pix2PixTeacher(TeacherTraining):
    """Train a full generator against a discriminator: D first, then G, as published."""

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        generator: Generator,
        discriminator: PatchDiscriminator,
        gan: GanLoss,
        pool: ImagePool,
    ) -> None:
        networks = {"generator": generator, "discriminator": discriminator}
        super().__init__(schedule, batches, compute, networks)
        self.generator, self.judge = generator.train(), discriminator
        self.gan = gan
        self.pool = pool
        self.optimizers = {name: self.optimizer(name) for name in networks}

    @property
    def discriminator(self) -> PatchDiscriminator:
        return self.judge

    def deployed(self) -> Generator:
        return self.generator

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        with self.compute.autocast():
            fake = self.generator(source)
        pairs = with_source(source, fake.detach().float())
        losses = self._judge(self.pool.swap(pairs, self.count), with_source(source, target))
        with without_gradients(self.judge), self.compute.autocast():
            score = self.judge(with_source(source, fake))
        adversarial = self.schedule.lambda_gan * fooled(self.gan, score.float())
        recon = self.schedule.lambda_recon * F.l1_loss(fake.float(), target)
        self.optimizers["generator"].zero_grad()
        (adversarial + recon).backward()
        self.optimizers["generator"].step()
        return {"G_gan": adversarial, "G_recon": recon, **losses}

    def _judge(self, fakes: Tensor, reals: Tensor) -> dict[str, Tensor]:
        # InstanceNorm looks at one picture at a time, so one pass over both is the same as two.
        with self.compute.autocast():
            scores = self.judge(torch.cat([fakes, reals]))
        on_fake, on_real = scores.float().chunk(2)
        losses = {
            "D_fake": judged_fake(self.gan, on_fake),
            "D_real": judged_real(self.gan, on_real),
        }
        self.optimizers["discriminator"].zero_grad()
        (0.5 * (losses["D_fake"] + losses["D_real"])).backward()
        self.optimizers["discriminator"].step()
        return losses

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        with batch_statistics(self.generator):
            pictures: Tensor = self.generator(self.compute.put(source))
        return pictures

    def state(self) -> dict[str, Any]:
        return super().state() | {"pool": self.pool.kept}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        self.pool.kept = [self.compute.put(picture) for picture in state["pool"]]


class Pix2PixStudent(FeatureDistillation):
    """The pseudo-target is the target picture; D looks at source and picture together."""

    def taught(self, source: Tensor, target: Tensor) -> Answer:
        return Answer(target, self.asked(source))

    @torch.no_grad()
    def ask(self, source: Tensor) -> list[Tensor]:
        return self.teacher.features(self.for_teacher(source))

    def seen(self, source: Tensor, picture: Tensor) -> Tensor:
        return with_source(source, picture)


class Pix2Pix(Family):
    """Paired pictures with a ResNet or U-Net generator."""

    GAN: ClassVar[GanLoss] = "hinge"

    def new_discriminator(self) -> PatchDiscriminator:
        """A discriminator of source and picture together."""
        discriminator = PatchDiscriminator(6, self.recipe.teacher.discriminator_width)
        self.initialise(discriminator, "discriminator")
        return discriminator

    def teacher_training(self, batches: BatchSource, compute: Compute) -> Pix2PixTeacher:
        settings = self.recipe.teacher
        pool = ImagePool(settings.pool_size, self.recipe.seed)
        networks = self.new_teacher(), self.new_discriminator()
        return Pix2PixTeacher(settings, batches, compute, *networks, self.gan, pool)

    def student_training(
        self, schedule: StudentSchedule, batches: BatchSource, compute: Compute, lesson: Lesson
    ) -> Pix2PixStudent:
        return Pix2PixStudent(schedule, batches, compute, lesson, self.gan, self.recipe.seed)


FAMILY = Pix2Pix
