"""GauGAN: label maps to photos (Park et al. 2019).

The generator is SPADE, the discriminator sees semantics and picture together at two scales, and
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
from core.families.family import DistillationSetup, Family, StudentSchedule
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
from core.families.teacher import TeacherTraining
from core.families.training import BatchSource, TrainingState
from core.nets.architecture import Architecture
from core.nets.initialise import initialise_xavier
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.spade import SpadeGenerator
from core.nets.spectral import apply_spectral_norm, folded, settle
from core.recipe.families.gaugan import GauGanSection
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

    The generator may be spectrally normalised; it is saved with plain weights.
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("generator",)

    def __init__(self, family: "GauGanFamily", batches: BatchSource, compute: Compute) -> None:
        recipe = family.recipe
        self.generator = cast(SpadeGenerator, family.first_teacher()).train()
        if recipe.section(GauGanSection).spectral:
            settle(apply_spectral_norm(self.generator, self.generator.block_convolutions))
        self.discriminator = self.own_discriminator = family.first_conditional().train()
        self.pictures = family.first_pictures()
        self.projected = self.pictures.projected
        networks: dict[str, nn.Module | None] = {
            "generator": self.generator,
            "discriminator": self.discriminator,
            "projected": self.projected,
        }
        super().__init__(recipe.teacher, batches, compute, networks)
        self.adversarial = _prepared(family.adversarial_losses(recipe.teacher), compute)
        self.optimizers = _optimizers(
            self, self.adversarial.settings, ("generator",), recipe.discriminator.rate
        )

    def deployed(self) -> SpadeGenerator:
        return folded(cast(SpadeGenerator, self.kept("generator"))).eval()

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> Losses:
        self.pictures.begin(self.count)
        semantics = self.generator.semantics(source)
        with self.compute.autocast():
            fake = self.generator(semantics)
            losses = self.adversarial.of_generator(self.own_discriminator, semantics, fake, target)
        losses |= self.pictures.to_wanted(fake, target) | self.pictures.matching(fake, target)
        losses |= self.pictures.of_generator(fake, target)
        self.backward_step(losses, "generator")
        with self.compute.autocast():
            with torch.no_grad():
                fake = self.generator(semantics)
            scored = self.adversarial.of_discriminator(
                self.own_discriminator, semantics, fake, target
            )
        scored |= self.pictures.of_discriminator(fake, target)
        self.backward_step(scored, "discriminator")
        return losses | scored

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        # In eval mode a forward pass leaves the spectral normalisation alone.
        generator = self.kept(self.TRAINED).eval()
        pictures = super().generate(source)
        generator.train()
        return pictures


class GauGanStudent(CachedTeacherDistillation):
    """The teacher's losses, and its features; G first, then D on a fresh fake of the same widths.

    There is no reconstruction loss, so of the largest sub-generator the smaller ones learn the
    features alone.
    """

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
        adversarial: AdversarialLosses,
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, setup, adversarial.gan, seed)
        assert self.discriminator is not None
        self.conditional = self.discriminator.train()
        self.adversarial = _prepared(adversarial, compute)
        self.optimizers = _optimizers(
            self, adversarial.settings, ("student", "adaptors"), setup.discriminator_rate
        )

    def optimise(self, source: Tensor, target: Tensor, architecture: Architecture | None) -> Losses:
        assert isinstance(self.student, SpadeGenerator)
        return super().optimise(self.student.semantics(source), target, architecture)

    @torch.no_grad()
    def teacher_outputs(self, source: Tensor) -> list[Tensor]:
        with self.compute.autocast():
            return super().teacher_outputs(source)

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
            losses = self.adversarial.of_generator(
                self.conditional, seen, own.picture, target, head
            )
        conditioning = self.conditioning(subnet.architecture)
        losses |= self.pictures.of_generator(own.picture, target, conditioning)
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
                scored = self.adversarial.of_discriminator(
                    self.conditional, seen, fake, target, head
                )
            scored |= self.pictures.of_discriminator(
                fake, target, self.conditioning(subnet.architecture)
            )
            (subnet.share * total(scored)).backward()
            if subnet.reported:
                losses |= scored
        self.optimizers["discriminator"].step()
        return losses


class GauGanFamily(Family):
    """Label maps with photos, and a SPADE generator."""

    GAN: ClassVar[GanLoss] = "hinge"
    TEACHER = GauGanTeacher
    SEES_SOURCE = True

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from, in place: Glorot's with gain 0.02, and no biases."""
        initialise_xavier(module, seed_for(self.recipe.seed, name))
        settle(module)

    def build_discriminator(self, channels: int) -> MultiscaleDiscriminator:
        return MultiscaleDiscriminator(channels, self.recipe.teacher.discriminator_width)

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> GauGanStudent:
        adversarial = self.adversarial_losses(schedule)
        return GauGanStudent(schedule, batches, compute, setup, adversarial, self.recipe.seed)

    def remarks(self) -> list[Notice]:
        """What the perceptual loss is computed with."""
        if not self.recipe.section(GauGanSection).lambda_vgg:
            return []
        if self._perceptual is None:
            return [Notice("info", LEFT_OUT, CHOOSE_WEIGHTS)]
        network = self._perceptual.network
        if network == PUBLISHED:
            return [Notice("info", f"The perceptual loss uses {network}, as published.")]
        sentence = f"The perceptual loss uses {network}; the published one uses {PUBLISHED}."
        return [Notice("info", sentence, CHOOSE_WEIGHTS)]

    def adversarial_losses(self, schedule: Schedule) -> AdversarialLosses:
        """The adversarial losses of a stage."""
        return AdversarialLosses(
            self.recipe.section(GauGanSection), schedule.lambda_gan, self.gan, self._perceptual
        )

    @cached_property
    def _perceptual(self) -> PerceptualLoss | None:
        settings = self.recipe.section(GauGanSection)
        if not settings.lambda_vgg or not settings.perceptual_weights:
            return None
        if settings.perceptual_weights == DOWNLOAD:
            return downloaded_loss()
        return perceptual_loss(Path(settings.perceptual_weights).expanduser())


def _prepared(adversarial: AdversarialLosses, compute: Compute) -> AdversarialLosses:
    if adversarial.perceptual is not None:
        compute.freeze(adversarial.perceptual)
    return adversarial


def _optimizers(
    training: TrainingState, settings: GauGanSection, generator: tuple[str, ...], rate: float
) -> dict[str, torch.optim.Optimizer]:
    """Of generator and discriminators, at two time scales where wanted (Heusel et al. 2017)."""
    against = "discriminator", "projected"
    if not settings.ttur:
        slow, fast = training.optimizer(*generator), training.optimizer(*against, scale=rate)
    else:
        slow = training.optimizer(*generator, scale=SLOW, betas=TTUR_BETAS)
        fast = training.optimizer(*against, scale=FAST * rate, betas=TTUR_BETAS)
    return {generator[0]: slow, "discriminator": fast}


FAMILY = GauGanFamily
