"""pix2pix: paired pictures, a conditional PatchGAN, L1 to the target (Isola et al. 2017).

Source and target come as a pair, so the student's pseudo-target is the target picture itself
(Li et al. 2020, §3.1).
"""

from typing import Any, ClassVar, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.families.distillation import FeatureDistillation
from core.families.family import DistillationSetup, Family, StudentSchedule, TeacherTraining
from core.families.losses import GanLoss, fake_loss, generator_loss, real_loss, without_gradients
from core.families.picture_losses import Judged
from core.families.pool import ImagePool
from core.families.student import Outputs
from core.families.terms import LayersOf, PictureTerms, beside
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import Generator
from core.nets.projected import ProjectedDiscriminator
from core.recipe.training import TrainingSchedule as Schedule
from core.runtime.compute import Compute


class Pix2PixTeacher(TeacherTraining):
    """Train a full generator against discriminators: D first, then G, as published."""

    AVERAGED: ClassVar[tuple[str, ...]] = ("generator",)

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        generator: Generator,
        discriminator: PatchDiscriminator | None,
        gan: GanLoss,
        pool: ImagePool,
        pictures: PictureTerms | None = None,
        discriminator_rate: float = 1.0,
    ) -> None:
        pictures = pictures or PictureTerms()
        networks: dict[str, nn.Module | None] = {
            "generator": generator,
            "discriminator": discriminator,
            "projected": pictures.projected,
        }
        super().__init__(schedule, batches, compute, networks)
        self.generator, self.own_discriminator = generator.train(), discriminator
        self.gan = gan
        self.pool = pool
        self.pictures = pictures
        self.optimizers = {
            "generator": self.optimizer("generator"),
            "discriminator": self.optimizer("discriminator", "projected", scale=discriminator_rate),
        }

    @property
    def discriminator(self) -> PatchDiscriminator | None:
        return self.own_discriminator

    @property
    def projected(self) -> ProjectedDiscriminator | None:
        return self.pictures.projected

    def deployed(self) -> Generator:
        return cast(Generator, self.kept("generator"))

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        self.pictures.begin(self.count)
        with self.compute.autocast():
            fake = self.generator(source)
        fake = fake.float()
        judged = self._judge(source, fake, target)
        adversarial = self._fool(source, fake)
        terms = {
            **adversarial,
            "G_recon": self.schedule.lambda_recon * F.l1_loss(fake, target),
            **self.pictures.to_wanted(fake, target),
            **self.pictures.matching(fake, target, self._layers_of(source)),
        }
        self.optimizers["generator"].zero_grad()
        torch.stack(list(terms.values())).sum().backward()
        self.optimizers["generator"].step()
        return terms | judged

    def _fool(self, source: Tensor, fake: Tensor) -> dict[str, Tensor]:
        """The generator's side of the game, against the discriminators as they are now."""
        losses = {}
        if self.own_discriminator is not None:
            with without_gradients(self.own_discriminator), self.compute.autocast():
                score = self.own_discriminator(self.pictures.shown(fake, source))
            losses["G_gan"] = self.schedule.lambda_gan * generator_loss(self.gan, score.float())
        return losses | self.pictures.of_generator(fake)

    def _layers_of(self, source: Tensor) -> LayersOf | None:
        discriminator = self.own_discriminator
        if discriminator is None:
            return None

        def seen(picture: Tensor) -> Judged:
            with without_gradients(discriminator), self.compute.autocast():
                return discriminator.outputs(beside(source, picture))

        return seen

    def _judge(self, source: Tensor, fake: Tensor, target: Tensor) -> dict[str, Tensor]:
        """A step of the discriminators."""
        losses = self.pictures.of_discriminator(fake, target)
        if self.own_discriminator is not None:
            pairs = self.pictures.shown(fake.detach(), source)
            shown = self.pool.swap(pairs, self.count)
            real = self.pictures.shown(target, source)
            # InstanceNorm looks at one picture at a time, so one pass over both is as good as two.
            with self.compute.autocast():
                scores = self.own_discriminator(torch.cat([shown, real]))
            on_fake, on_real = scores.float().chunk(2)
            losses["D_fake"] = fake_loss(self.gan, on_fake)
            losses["D_real"] = real_loss(self.gan, on_real)
        self.optimizers["discriminator"].zero_grad()
        (0.5 * torch.stack(list(losses.values())).sum()).backward()
        self.optimizers["discriminator"].step()
        return losses

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        generator = self.kept("generator")
        with batch_statistics(generator):
            pictures: Tensor = generator(self.compute.to_device(source))
        return pictures

    def state(self) -> dict[str, Any]:
        return super().state() | {"pool": self.pool.kept}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        self.pool.kept = [self.compute.to_device(picture) for picture in state["pool"]]


class Pix2PixStudent(FeatureDistillation):
    """The pseudo-target is the target picture; D sees source and image together."""

    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        if self.teacher is None:
            return Outputs(target, [], drawn=self.answered())
        if not self.pictures.need_teacher_picture:
            return Outputs(target, self.cached_outputs(source))
        drawn, *features = self.cached_outputs(source)
        return Outputs(target, features, drawn=drawn)

    @torch.no_grad()
    def teacher_outputs(self, source: Tensor) -> list[Tensor]:
        shown = self.for_teacher(source)
        if not self.pictures.need_teacher_picture:
            return self.generator.features(shown)
        drawn, features = self.generator.with_features(shown)
        return [drawn, *features]

    def beside(self, source: Tensor) -> Tensor | None:
        return source


class Pix2PixFamily(Family):
    """Paired pictures with a ResNet or U-Net generator."""

    GAN: ClassVar[GanLoss] = "hinge"

    def new_conditional(self) -> PatchDiscriminator:
        """A discriminator of source and picture together."""
        channels = self.inputs.channels + self.inputs.target_channels
        discriminator = PatchDiscriminator(channels, self.recipe.teacher.discriminator_width)
        self.initialise(discriminator, "discriminator")
        return discriminator

    def teacher_training(self, batches: BatchSource, compute: Compute) -> Pix2PixTeacher:
        settings = self.recipe.teacher
        pool = ImagePool(settings.pool_size, self.recipe.seed)
        networks = self.first_teacher(), self.first_conditional()
        pictures = self.picture_terms(settings, self.first_projected())
        rate = self.recipe.discriminator.rate
        return Pix2PixTeacher(settings, batches, compute, *networks, self.gan, pool, pictures, rate)

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> Pix2PixStudent:
        return Pix2PixStudent(schedule, batches, compute, setup, self.gan, self.recipe.seed)


FAMILY = Pix2PixFamily
