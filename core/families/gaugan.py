"""GauGAN: label maps to photos (Park et al. 2019).

The generator is SPADE, the discriminator judges semantics and picture together at two scales, and
the losses are the adversarial one, matching of the discriminator's features, and the perceptual
one. There is no reconstruction loss: `lambda_recon` is not used. Students get the same losses and
learn the teacher's features besides (Li et al. 2020, §3.1), with weight `lambda_distill`, 10 as
published.

The perceptual loss is published with VGG19. Where other weights are given it is computed with what
they belong to, and where none are given it is left out; the run says which (`GauGan.remarks`).
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar, cast

import torch
from torch import Tensor, nn

from core.families.distillation import feature_distances, numbered
from core.families.family import DistillationSetup, Family, StudentSchedule, TeacherTraining
from core.families.gaugan_adversarial import AdversarialLosses
from core.families.losses import GanLoss
from core.families.perceptual import (
    PUBLISHED,
    PerceptualLoss,
    downloaded_loss,
    perceptual_loss,
)
from core.families.step import Losses, total
from core.families.student import CachedTeacherDistillation, Outputs, SubnetPass
from core.families.terms import PictureTerms
from core.families.training import BatchSource, TrainingState
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.initialise import initialise_xavier
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.projected import ProjectedDiscriminator
from core.nets.spade import SpadeGenerator
from core.nets.spectral import apply_spectral_norm, folded, settle
from core.recipe.families.gaugan import GauGanSection as Settings
from core.recipe.families.gaugan import gaugan_section
from core.recipe.training import TrainingSchedule as Schedule
from core.run.events import Notice
from core.runtime.compute import Compute
from core.runtime.randomness import seed_for

TTUR_BETAS = (0.0, 0.9)
SLOW, FAST = 0.5, 2.0
DOWNLOAD = "download"
LEFT_OUT = "Without weights of a classification network the perceptual loss is left out."
CHOOSE_WEIGHTS = (
    "Set gaugan.perceptual_weights to torchvision's weights of VGG19 to train as published."
)


class GauGanTeacher(TeacherTraining):
    """Train a full generator against a discriminator: G first, then D on a fresh fake.

    The generator may be spectrally normalised; what is kept of it is plain.
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("generator",)

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        generator: SpadeGenerator,
        discriminator: MultiscaleDiscriminator,
        game: AdversarialLosses,
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
        self.generator, self.own_discriminator = generator.train(), discriminator.train()
        self.game, self.pictures = _prepared(game, compute), pictures
        self.optimizers = _optimizers(self, game.settings, ("generator",), discriminator_rate)

    @property
    def discriminator(self) -> MultiscaleDiscriminator:
        return self.own_discriminator

    @property
    def projected(self) -> ProjectedDiscriminator | None:
        return self.pictures.projected

    def deployed(self) -> SpadeGenerator:
        return folded(cast(SpadeGenerator, self.kept("generator"))).eval()

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        self.pictures.begin(self.count)
        semantics = self.generator.semantics(source)
        with self.compute.autocast():
            fake = self.generator(semantics)
            losses = self.game.of_generator(self.own_discriminator, semantics, fake, target)
        losses |= self.pictures.to_wanted(fake, target) | self.pictures.of_generator(fake)
        losses |= self.pictures.matching(fake, target)
        _step_optimizer(self.optimizers["generator"], torch.stack(list(losses.values())).sum())
        with self.compute.autocast():
            with torch.no_grad():
                fake = self.generator(semantics)
            judged = self.game.of_discriminator(self.own_discriminator, semantics, fake, target)
        judged |= self.pictures.of_discriminator(fake, target)
        _step_optimizer(self.optimizers["discriminator"], torch.stack(list(judged.values())).sum())
        return losses | judged

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        # In eval mode a look leaves the spectral normalisation alone.
        generator = self.kept("generator").eval()
        with batch_statistics(generator):
            pictures: Tensor = generator(self.compute.to_device(source))
        generator.train()
        return pictures


class GauGanStudent(CachedTeacherDistillation):
    """The teacher's game, and its features; G first, then D on a fresh fake of the same widths.

    There is no reconstruction loss, so of the largest sub-generator the smaller ones learn the
    features alone.
    """

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
        game: AdversarialLosses,
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, setup, game.gan, seed)
        assert self.discriminator is not None
        self.conditional = self.discriminator.train()
        self.game = _prepared(game, compute)
        self.optimizers = _optimizers(
            self, game.settings, ("student", "adaptors"), setup.discriminator_rate
        )

    def optimise(self, source: Tensor, target: Tensor, architecture: Architecture | None) -> Losses:
        assert isinstance(self.student, SpadeGenerator)
        return super().optimise(self.student.semantics(source), target, architecture)

    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        if self.teacher is None:
            return Outputs(target, [], drawn=self.answered())
        if not self.pictures.need_teacher_picture:
            return Outputs(target, self.cached_outputs(source))
        drawn, *features = self.cached_outputs(source)
        return Outputs(target, features, drawn=drawn)

    @torch.no_grad()
    def teacher_outputs(self, source: Tensor) -> list[Tensor]:
        with self.compute.autocast():
            if not self.pictures.need_teacher_picture:
                return self.generator.features(source)
            drawn, features = self.generator.with_features(source)
        return [drawn, *features]

    def losses_against(self, own: Outputs, wanted: Outputs) -> tuple[Losses, Losses]:
        matched = feature_distances(own, wanted)
        if not matched:
            return {}, {}
        return {"G_distill": self.lambda_distill * torch.stack(matched).sum()}, numbered(matched)

    def adversarial_pass(
        self, source: Tensor, target: Tensor, own: Outputs, learnt: Tensor, subnet: SubnetPass
    ) -> Losses:
        seen = self.with_widths(source, subnet.architecture)
        with self.compute.autocast():
            head = self.head(subnet.architecture, self.conditional)
            losses = self.game.of_generator(self.conditional, seen, own.picture, target, head)
        losses |= self.pictures.of_generator(own.picture, self.conditioning(subnet.architecture))
        (subnet.share * (total(losses) + learnt)).backward()
        return losses

    def update(self, source: Tensor, target: Tensor, passes: Sequence[SubnetPass]) -> Losses:
        # The discriminator learns on fresh fakes, after the student's step.
        self.optimizers["student"].step()
        losses: Losses = {}
        for subnet in passes:
            seen = self.with_widths(source, subnet.architecture)
            with self.compute.autocast():
                with torch.no_grad():
                    fake = self.student(source, subnet.architecture)
                head = self.head(subnet.architecture, self.conditional)
                judged = self.game.of_discriminator(self.conditional, seen, fake, target, head)
            judged |= self.pictures.of_discriminator(
                fake, target, self.conditioning(subnet.architecture)
            )
            (subnet.share * total(judged)).backward()
            if subnet.reported:
                losses |= judged
        self.optimizers["discriminator"].step()
        return losses


class GauGanFamily(Family):
    """Label maps with photos, and a SPADE generator."""

    GAN: ClassVar[GanLoss] = "hinge"

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from, in place: Glorot's with gain 0.02, and no biases."""
        initialise_xavier(module, seed_for(self.recipe.seed, name))
        settle(module)

    def new_conditional(self) -> MultiscaleDiscriminator:
        """A discriminator of semantics and picture together."""
        width = self.recipe.teacher.discriminator_width
        channels = self.inputs.channels + self.inputs.target_channels
        discriminator = MultiscaleDiscriminator(channels, width)
        self.initialise(discriminator, "discriminator")
        return discriminator

    def teacher_training(self, batches: BatchSource, compute: Compute) -> GauGanTeacher:
        generator = self.first_teacher()
        assert isinstance(generator, SpadeGenerator)
        if gaugan_section(self.recipe).spectral:
            settle(apply_spectral_norm(generator, generator.block_convolutions))
        schedule = self.recipe.teacher
        networks = generator, self.first_conditional()
        pictures = self.picture_terms(schedule, self.first_projected())
        rate = self.recipe.discriminator.rate
        return GauGanTeacher(
            schedule,
            batches,
            compute,
            *networks,
            self._adversarial_losses(schedule),
            pictures,
            rate,
        )

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> GauGanStudent:
        game = self._adversarial_losses(schedule)
        return GauGanStudent(schedule, batches, compute, setup, game, self.recipe.seed)

    def remarks(self) -> list[Notice]:
        """What the perceptual loss is computed with."""
        if not gaugan_section(self.recipe).lambda_vgg:
            return []
        if self._perceptual is None:
            return [Notice("info", LEFT_OUT, CHOOSE_WEIGHTS)]
        network = self._perceptual.network
        if network == PUBLISHED:
            return [Notice("info", f"The perceptual loss uses {network}, as published.")]
        sentence = f"The perceptual loss uses {network}; the published one uses {PUBLISHED}."
        return [Notice("info", sentence, CHOOSE_WEIGHTS)]

    def _adversarial_losses(self, schedule: Schedule) -> AdversarialLosses:
        return AdversarialLosses(
            gaugan_section(self.recipe), schedule.lambda_gan, self.gan, self._perceptual
        )

    @cached_property
    def _perceptual(self) -> PerceptualLoss | None:
        settings = gaugan_section(self.recipe)
        if not settings.lambda_vgg or not settings.perceptual_weights:
            return None
        if settings.perceptual_weights == DOWNLOAD:
            return downloaded_loss()
        return perceptual_loss(Path(settings.perceptual_weights).expanduser())


def _prepared(game: AdversarialLosses, compute: Compute) -> AdversarialLosses:
    if game.perceptual is not None:
        compute.freeze(game.perceptual)
    return game


def _optimizers(
    training: TrainingState, settings: Settings, generator: tuple[str, ...], rate: float
) -> dict[str, torch.optim.Optimizer]:
    """Of generator and discriminators, at two time scales where wanted (Heusel et al. 2017)."""
    against = "discriminator", "projected"
    if not settings.ttur:
        slow, fast = training.optimizer(*generator), training.optimizer(*against, scale=rate)
    else:
        slow = training.optimizer(*generator, scale=SLOW, betas=TTUR_BETAS)
        fast = training.optimizer(*against, scale=FAST * rate, betas=TTUR_BETAS)
    return {generator[0]: slow, "discriminator": fast}


def _step_optimizer(optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()


FAMILY = GauGanFamily
