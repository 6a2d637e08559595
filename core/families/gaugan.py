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
from typing import ClassVar

import torch
from torch import Tensor, nn

from core.compute import Compute
from core.events import Notice
from core.families.distillation import feature_distances, numbered
from core.families.family import Family, Lesson, StudentSchedule, TeacherTraining
from core.families.gaugan_game import Game
from core.families.losses import GanLoss
from core.families.perceptual import (
    PUBLISHED,
    PerceptualLoss,
    downloaded_loss,
    perceptual_loss,
)
from core.families.student import Answer, Asking, Losses, Turn, total
from core.families.training import BatchSource, Training
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.initialise import initialise_xavier
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.spade import SpadeGenerator
from core.nets.spectral import apply_spectral_norm, folded, settle
from core.randomness import seed_for
from core.recipe import GauGan as Settings
from core.recipe import Training as Schedule

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

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        generator: SpadeGenerator,
        discriminator: MultiscaleDiscriminator,
        game: Game,
    ) -> None:
        networks = {"generator": generator, "discriminator": discriminator}
        super().__init__(schedule, batches, compute, networks)
        self.generator, self.judge = generator.train(), discriminator.train()
        self.game = _prepared(game, compute)
        self.optimizers = _optimizers(self, game.settings, ("generator",))

    @property
    def discriminator(self) -> MultiscaleDiscriminator:
        return self.judge

    def deployed(self) -> SpadeGenerator:
        return folded(self.generator).eval()

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        semantics = self.generator.semantics(source)
        with self.compute.autocast():
            fake = self.generator(semantics)
            losses = self.game.of_generator(self.judge, semantics, fake, target)
        _descend(self.optimizers["generator"], torch.stack(list(losses.values())).sum())
        with self.compute.autocast():
            with torch.no_grad():
                fake = self.generator(semantics)
            judged = self.game.of_discriminator(self.judge, semantics, fake, target)
        _descend(self.optimizers["discriminator"], judged["D_fake"] + judged["D_real"])
        return losses | judged

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        # In eval mode a look leaves the spectral normalisation alone.
        self.generator.eval()
        with batch_statistics(self.generator):
            pictures: Tensor = self.generator(self.compute.put(source))
        self.generator.train()
        return pictures


class GauGanStudent(Asking):
    """The teacher's game, and its features; G first, then D on a fresh fake of the same widths.

    There is no reconstruction loss, so of the largest sub-generator the smaller ones learn the
    features alone.
    """

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        lesson: Lesson,
        game: Game,
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, lesson, game.gan, seed)
        self.discriminator.train()
        self.game = _prepared(game, compute)
        self.optimizers = _optimizers(self, game.settings, ("student", "adaptors"))

    def optimise(self, source: Tensor, target: Tensor, architecture: Architecture | None) -> Losses:
        assert isinstance(self.student, SpadeGenerator)
        return super().optimise(self.student.semantics(source), target, architecture)

    def taught(self, source: Tensor, target: Tensor) -> Answer:
        return Answer(target, self.asked(source))

    @torch.no_grad()
    def ask(self, source: Tensor) -> list[Tensor]:
        with self.compute.autocast():
            return self.teacher.features(source)

    def compared(self, own: Answer, wanted: Answer) -> tuple[Losses, Losses]:
        matched = feature_distances(own, wanted)
        return {"G_distill": self.lambda_distill * torch.stack(matched).sum()}, numbered(matched)

    def descend(
        self, source: Tensor, target: Tensor, own: Answer, learnt: Tensor, turn: Turn
    ) -> Losses:
        seen = self.told_of(source, turn.architecture)
        with self.compute.autocast():
            losses = self.game.of_generator(self.discriminator, seen, own.picture, target)
        (turn.share * (total(losses) + learnt)).backward()
        return losses

    def finish(self, source: Tensor, target: Tensor, turns: Sequence[Turn]) -> Losses:
        self.optimizers["student"].step()
        losses: Losses = {}
        for turn in turns:
            seen = self.told_of(source, turn.architecture)
            with self.compute.autocast():
                with torch.no_grad():
                    fake = self.student(source, turn.architecture)
                judged = self.game.of_discriminator(self.discriminator, seen, fake, target)
            (turn.share * (judged["D_fake"] + judged["D_real"])).backward()
            if turn.reported:
                losses |= judged
        self.optimizers["discriminator"].step()
        return losses


class GauGan(Family):
    """Label maps with photos, and a SPADE generator."""

    GAN: ClassVar[GanLoss] = "hinge"

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from, in place: Glorot's with gain 0.02, and no biases."""
        initialise_xavier(module, seed_for(self.recipe.seed, name))
        settle(module)

    def new_discriminator(self) -> MultiscaleDiscriminator:
        """A discriminator of semantics and picture together."""
        width = self.recipe.teacher.discriminator_width
        discriminator = MultiscaleDiscriminator(self.inputs.channels + 3, width)
        self.initialise(discriminator, "discriminator")
        return discriminator

    def teacher_training(self, batches: BatchSource, compute: Compute) -> GauGanTeacher:
        generator = self.new_teacher()
        assert isinstance(generator, SpadeGenerator)
        if self.recipe.gaugan.spectral:
            settle(apply_spectral_norm(generator, generator.block_convolutions))
        schedule = self.recipe.teacher
        networks = generator, self.new_discriminator()
        return GauGanTeacher(schedule, batches, compute, *networks, self._game(schedule))

    def student_training(
        self, schedule: StudentSchedule, batches: BatchSource, compute: Compute, lesson: Lesson
    ) -> GauGanStudent:
        game = self._game(schedule)
        return GauGanStudent(schedule, batches, compute, lesson, game, self.recipe.seed)

    def remarks(self) -> list[Notice]:
        """What the perceptual loss is computed with."""
        if not self.recipe.gaugan.lambda_vgg:
            return []
        if self._perceptual is None:
            return [Notice("info", LEFT_OUT, CHOOSE_WEIGHTS)]
        network = self._perceptual.network
        if network == PUBLISHED:
            return [Notice("info", f"The perceptual loss uses {network}, as published.")]
        sentence = f"The perceptual loss uses {network}; the published one uses {PUBLISHED}."
        return [Notice("info", sentence, CHOOSE_WEIGHTS)]

    def _game(self, schedule: Schedule) -> Game:
        return Game(self.recipe.gaugan, schedule.lambda_gan, self.gan, self._perceptual)

    @cached_property
    def _perceptual(self) -> PerceptualLoss | None:
        settings = self.recipe.gaugan
        if not settings.lambda_vgg or not settings.perceptual_weights:
            return None
        if settings.perceptual_weights == DOWNLOAD:
            return downloaded_loss()
        return perceptual_loss(Path(settings.perceptual_weights).expanduser())


def _prepared(game: Game, compute: Compute) -> Game:
    if game.perceptual is not None:
        compute.freeze(game.perceptual)
    return game


def _optimizers(
    training: Training, settings: Settings, generator: tuple[str, ...]
) -> dict[str, torch.optim.Optimizer]:
    """Of generator and discriminator, at two time scales where wanted (Heusel et al. 2017)."""
    if not settings.ttur:
        slow, fast = training.optimizer(*generator), training.optimizer("discriminator")
    else:
        slow = training.optimizer(*generator, scale=SLOW, betas=TTUR_BETAS)
        fast = training.optimizer("discriminator", scale=FAST, betas=TTUR_BETAS)
    return {generator[0]: slow, "discriminator": fast}


def _descend(optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()


FAMILY = GauGan
