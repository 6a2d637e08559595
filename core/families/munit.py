"""MUNIT: two sets of unrelated pictures, and many outputs a picture (Huang et al. 2018).

An autoencoder a domain takes its pictures apart into content and style; the content of one domain
in a style of the other is a translated picture. What is compressed is put together of both: the
content encoder of the sources, all else of the targets.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import torch
from torch import Tensor, nn

from core.compute import Compute
from core.families.distillation import without_gradients
from core.families.family import Family, Lesson, StudentSchedule, TeacherTraining
from core.families.losses import GanLoss, fooled, judged_fake, judged_real
from core.families.munit_student import MunitStudent
from core.families.munit_terms import (
    LSGAN,
    as_munit,
    distances,
    drawn_styles,
    halved,
    in_float32,
)
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.generator import Generator
from core.nets.initialise import initialise_fan_in
from core.nets.ms_image import MsImageDiscriminator
from core.nets.munit import MunitGenerator, assemble
from core.nets.styles import styles_for
from core.randomness import seed_for
from core.recipe import Munit as Losses
from core.recipe import Training as Schedule

REVERSE = "reverse"
ORDER = ("source", "target", "judge_source", "judge_target")
LAYERS, SCALES = 4, 3


class MunitTeacher(TeacherTraining):
    """Train the autoencoders of both domains: their Ds first, then the Gs.

    G = λ_recon·Σ L1(rebuilt, picture) + λ_style·Σ L1(style found again, style drawn)
    + λ_content·Σ L1(content found again, content) + λ_gan·Σ L_GAN, the sums over both domains
    (Huang et al. 2018, eq. 5; no cycle term).
    """

    def __init__(
        self,
        schedule: Schedule,
        losses: Losses,
        batches: BatchSource,
        compute: Compute,
        networks: tuple[MunitGenerator, MunitGenerator, MsImageDiscriminator, MsImageDiscriminator],
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, dict(zip(ORDER, networks, strict=True)))
        self.coders = networks[:2]
        self.judges = networks[2:]
        self.losses = losses
        self.seed = seed
        decay = losses.weight_decay
        self.optimizers = {
            "generators": self.optimizer(*ORDER[:2], weight_decay=decay),
            "discriminators": self.optimizer(*ORDER[2:], weight_decay=decay),
        }

    @property
    def discriminator(self) -> MsImageDiscriminator:
        return self.judges[1]

    def deployed(self) -> MunitGenerator:
        of_sources, of_targets = self.coders
        return assemble(of_sources, of_targets)

    def others(self) -> Mapping[str, Generator]:
        of_sources, of_targets = self.coders
        return {REVERSE: assemble(of_targets, of_sources)}

    def rate_factor(self) -> float:
        return halved(self.count, self.losses.halve_every)

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        pictures = source, target
        drawn = [self._draw(domain, len(pictures[domain])).to(source) for domain in (0, 1)]
        with self.compute.autocast():
            contents = [coder.encode_content(x) for coder, x in self._each(pictures)]
            styles = [coder.encode_style(x) for coder, x in self._each(pictures)]
            rebuilt = [self.coders[k].decode(contents[k], styles[k]) for k in (0, 1)]
            fakes = [self.coders[k].decode(contents[1 - k], drawn[k]) for k in (0, 1)]
        judged = self._judge([fake.detach() for fake in fakes], pictures)
        with self.compute.autocast():
            contents_again = [coder.encode_content(x) for coder, x in self._each(fakes)]
            styles_again = [coder.encode_style(x) for coder, x in self._each(fakes)]
        terms = {
            "G_recon": self.schedule.lambda_recon * distances(rebuilt, pictures),
            "G_style": self.losses.lambda_style * distances(styles_again, drawn),
            "G_content": self.losses.lambda_content * distances(contents_again, contents[::-1]),
            "G_gan": self._fool(self.judges[1], fakes[1]),
            "G_gan_back": self._fool(self.judges[0], fakes[0]),
        }
        self.optimizers["generators"].zero_grad(set_to_none=True)
        torch.stack(list(terms.values())).sum().backward()
        self.optimizers["generators"].step()
        return terms | judged

    def _each(self, pictures: Sequence[Tensor]) -> zip:
        return zip(self.coders, pictures, strict=True)

    def _draw(self, domain: int, count: int) -> Tensor:
        return drawn_styles(self.coders[domain], count, self.seed, ORDER[domain], self.count)

    def _judge(self, fakes: Sequence[Tensor], reals: Sequence[Tensor]) -> dict[str, Tensor]:
        losses: dict[str, Tensor] = {}
        self.optimizers["discriminators"].zero_grad(set_to_none=True)
        for judge, fake, real, name in zip(self.judges, fakes, reals, ("_back", ""), strict=True):
            with self.compute.autocast():
                on_fake, on_real = judge(fake), judge(real)
            losses |= {
                f"D_fake{name}": judged_fake(LSGAN, in_float32(on_fake)),
                f"D_real{name}": judged_real(LSGAN, in_float32(on_real)),
            }
        torch.stack(list(losses.values())).sum().backward()
        self.optimizers["discriminators"].step()
        return losses

    def _fool(self, judge: MsImageDiscriminator, fake: Tensor) -> Tensor:
        with without_gradients(judge), self.compute.autocast():
            scores = judge(fake)
        return self.schedule.lambda_gan * fooled(LSGAN, in_float32(scores))

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        of_sources, of_targets = self.coders
        styles = styles_for(of_targets, range(len(source)), self.seed)["style"]
        # One at a time, as in `drawn_in_styles`.
        each = zip(self.compute.put(source).split(1), styles.split(1), strict=True)
        return torch.cat([of_targets.decode(of_sources.encode_content(x), s) for x, s in each])


class Munit(Family):
    """Unpaired pictures, several outputs each; least squares is its only adversarial loss."""

    GAN: ClassVar[GanLoss] = LSGAN

    def initialise(self, module: nn.Module, name: str) -> None:
        """Generators by the inputs of each layer; all else as in every family."""
        if isinstance(module, MunitGenerator):
            initialise_fan_in(module, seed_for(self.recipe.seed, name))
        else:
            super().initialise(module, name)

    def new_discriminator(self) -> MsImageDiscriminator:
        """A discriminator of pictures of the target domain."""
        return self._discriminator("discriminator")

    def teacher_training(self, batches: BatchSource, compute: Compute) -> MunitTeacher:
        recipe = self.recipe
        of_sources, of_targets = as_munit(self.new_teacher()), as_munit(self.new_teacher())
        self.initialise(of_sources, "teacher of sources")
        judges = self._discriminator("discriminator of sources"), self.new_discriminator()
        networks = (of_sources, of_targets, *judges)
        losses = recipe.munit
        return MunitTeacher(recipe.teacher, losses, batches, compute, networks, recipe.seed)

    def student_training(
        self, schedule: StudentSchedule, batches: BatchSource, compute: Compute, lesson: Lesson
    ) -> MunitStudent:
        losses, seed = self.recipe.munit, self.recipe.seed
        return MunitStudent(schedule, losses, batches, compute, lesson, seed)

    def _discriminator(self, name: str) -> MsImageDiscriminator:
        recipe = self.recipe
        scales = scales_for(min(recipe.data.height, recipe.data.width))
        width = recipe.teacher.discriminator_width
        discriminator = MsImageDiscriminator(3, width, LAYERS, scales)
        self.initialise(discriminator, name)
        return discriminator


def scales_for(side: int) -> int:
    """How many scales judge pictures of this shorter side: three, fewer below 64 pixels."""
    return max(1, min(SCALES, side.bit_length() - LAYERS))


FAMILY = Munit
