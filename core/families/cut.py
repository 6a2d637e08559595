"""CUT: two sets of unrelated pictures, and one generator (Park et al. 2020).

Patches of a generated picture should resemble the source's patches at their places more than
others, in features of the generator's own encoder; nothing leads back. The student's pseudo-target
is the teacher's picture, as for every unpaired family (Li et al. 2020, §3.1).
"""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.families.cyclegan import UnpairedStudent
from core.families.family import DistillationSetup, Family, StudentSchedule, TeacherTraining
from core.families.losses import GanLoss, fake_loss, generator_loss, real_loss, without_gradients
from core.families.pool import ImagePool
from core.families.terms import PictureTerms
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.bands import with_channels
from core.nets.batch_norm import batch_statistics
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import EncodingGenerator, Generator
from core.nets.initialise import initialise_xavier
from core.nets.projected import ProjectedDiscriminator
from core.recipe.families.cut import CutSection, cut_section
from core.recipe.training import TrainingSchedule as Schedule
from core.runtime.compute import Compute
from core.runtime.randomness import seed_for, stream

PROJECTED_WIDTH = 256
"""What each layer's patches are projected to (Park et al. 2020, appendix C)."""


class PatchHeads(nn.ModuleList):
    """A multilayer perceptron for each encoded layer, and which of its places are compared."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__(
            nn.Sequential(
                nn.Linear(width, PROJECTED_WIDTH),
                nn.ReLU(),
                nn.Linear(PROJECTED_WIDTH, PROJECTED_WIDTH),
            )
            for width in widths
        )

    def forward(self, layers: Sequence[Tensor], places: Sequence[Tensor]) -> list[Tensor]:
        """Layers (n, c, h, w) and places (p,) each -> (n, p, 256) of length 1 each."""
        features = []
        for head, layer, chosen in zip(self, layers, places, strict=True):
            patches = layer.float().flatten(2)[:, :, chosen].transpose(1, 2)
            features.append(F.normalize(head(patches), dim=2, eps=1e-7))
        return features


def patch_nce(own: Tensor, wanted: Tensor, temperature: float) -> Tensor:
    """PatchNCE of one layer (Park et al. 2020, eq. 3); (n, p, c) each -> a scalar.

    Each of the p patches should resemble the `wanted` one at its place more than the other p - 1 of
    the same picture. No gradient goes to `wanted`.
    """
    similar = own @ wanted.detach().transpose(1, 2) / temperature
    places = torch.arange(own.shape[1], device=own.device).expand(own.shape[0], -1)
    return F.cross_entropy(similar.flatten(0, 1), places.flatten())


class CutTeacher(TeacherTraining):
    """Train one generator against a discriminator and the contrast of patches; D first."""

    AVERAGED: ClassVar[tuple[str, ...]] = ("generator",)

    def __init__(
        self,
        schedule: Schedule,
        settings: CutSection,
        batches: BatchSource,
        compute: Compute,
        networks: tuple[Generator, PatchHeads, PatchDiscriminator | None],
        gan: GanLoss,
        pool: ImagePool,
        seed: int,
        pictures: PictureTerms,
        discriminator_rate: float = 1.0,
    ) -> None:
        generator, heads, discriminator = networks
        named: dict[str, nn.Module | None] = {
            "generator": generator,
            "heads": heads,
            "discriminator": discriminator,
            "projected": pictures.projected,
        }
        super().__init__(schedule, batches, compute, named)
        self.generator, self.heads = generator.train(), heads
        self.encoder = cast(EncodingGenerator, generator)
        self.own_discriminator = discriminator
        self.settings, self.gan, self.pool, self.seed = settings, gan, pool, seed
        self.pictures = pictures
        self.optimizers = {
            "generator": self.optimizer("generator"),
            "heads": self.optimizer("heads"),
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
        mirrored = self.settings.flip and stream(self.seed, "mirror", self.count).random() < 0.5
        with self.compute.autocast():
            fake = self.generator(source.flip(3) if mirrored else source)
            identity = self.settings.identity and source.shape[1] == target.shape[1]
            same = self.generator(target) if identity else None
        scored = self._step_discriminators(fake, target)
        terms = self._adversarial(fake)
        share = 1.0 if same is None else 0.5
        terms["G_nce"] = share * self._contrast(fake, source, "source", mirrored)
        if same is not None:
            terms["G_nce_identity"] = share * self._contrast(same, target, "target")
        for name in ("generator", "heads"):
            self.optimizers[name].zero_grad(set_to_none=True)
        torch.stack(list(terms.values())).sum().backward()
        for name in ("generator", "heads"):
            self.optimizers[name].step()
        return terms | scored

    def _contrast(self, own: Tensor, source: Tensor, what: str, mirrored: bool = False) -> Tensor:
        """PatchNCE over the encoder's layers, between a made picture and its source.

        A picture of other channels than the encoder takes is mapped to them.
        """
        with self.compute.autocast():
            made = self.encoder.encode(with_channels(own, source.shape[1]))
            with torch.no_grad():
                wanted = self.encoder.encode(source)
        if mirrored:
            made = [layer.flip(3) for layer in made]
        places = [self._places(layer, f"{what} {index}") for index, layer in enumerate(wanted)]
        pairs = zip(self.heads(made, places), self.heads(wanted, places), strict=True)
        losses = [patch_nce(query, key, self.settings.temperature) for query, key in pairs]
        return self.settings.lambda_nce * torch.stack(losses).mean()

    def _places(self, layer: Tensor, what: str) -> Tensor:
        """Which pixels of a layer are compared in this step, without repetition."""
        count = layer.shape[2] * layer.shape[3]
        rng = torch.Generator().manual_seed(seed_for(self.seed, "patches", what, self.count))
        chosen = torch.randperm(count, generator=rng)[: self.settings.patches]
        return chosen.to(layer.device)

    def _adversarial(self, fake: Tensor) -> dict[str, Tensor]:
        losses = self.pictures.of_generator(fake)
        if self.own_discriminator is not None:
            with without_gradients(self.own_discriminator), self.compute.autocast():
                score = self.own_discriminator(self.pictures.shown(fake))
            losses["G_gan"] = self.schedule.lambda_gan * generator_loss(self.gan, score.float())
        return losses

    def _step_discriminators(self, fake: Tensor, real: Tensor) -> dict[str, Tensor]:
        losses = self.pictures.of_discriminator(fake, real)
        if self.own_discriminator is not None:
            past = self.pool.swap(fake.detach().float(), self.count)
            both = torch.cat([self.pictures.shown(past), self.pictures.shown(real)])
            with self.compute.autocast():
                on_fake, on_real = self.own_discriminator(both).float().chunk(2)
            losses["D_fake"] = fake_loss(self.gan, on_fake)
            losses["D_real"] = real_loss(self.gan, on_real)
        self.optimizers["discriminator"].zero_grad(set_to_none=True)
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


class CutFamily(Family):
    """Unpaired pictures in one direction."""

    GAN: ClassVar[GanLoss] = "lsgan"

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from: Xavier's, as published."""
        initialise_xavier(module, seed_for(self.recipe.seed, name))

    def new_conditional(self) -> PatchDiscriminator:
        """A discriminator of pictures of the target domain."""
        channels = self.inputs.target_channels
        discriminator = PatchDiscriminator(channels, self.recipe.teacher.discriminator_width)
        self.initialise(discriminator, "discriminator")
        return discriminator

    def teacher_training(self, batches: BatchSource, compute: Compute) -> CutTeacher:
        recipe, generator = self.recipe, self.first_teacher()
        heads = PatchHeads(cast(EncodingGenerator, generator).encoded_widths)
        self.initialise(heads, "heads")
        return CutTeacher(
            recipe.teacher,
            cut_section(recipe),
            batches,
            compute,
            (generator, heads, self.first_conditional()),
            self.gan,
            ImagePool(recipe.teacher.pool_size, recipe.seed),
            recipe.seed,
            self.picture_terms(recipe.teacher, self.first_projected()),
            recipe.discriminator.rate,
        )

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> UnpairedStudent:
        return UnpairedStudent(schedule, batches, compute, setup, self.gan, self.recipe.seed)


FAMILY = CutFamily
