"""MUNIT: two sets of unrelated pictures, and many outputs a picture (Huang et al. 2018).

An autoencoder a domain takes its pictures apart into content and style; the content of one domain
in a style of the other is a translated picture. What is compressed is put together of both: the
content encoder of the sources, all else of the targets.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

import torch
from torch import Tensor, nn

from core.families.family import (
    REVERSE,
    DistillationSetup,
    Family,
    StudentSchedule,
    TeacherTraining,
)
from core.families.losses import GanLoss, fake_loss, generator_loss, real_loss, without_gradients
from core.families.munit_student import MunitStudent
from core.families.munit_terms import (
    LSGAN,
    as_munit,
    distances,
    drawn_styles,
    halved,
    in_float32,
)
from core.families.terms import PictureTerms
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.generator import Generator, config_of
from core.nets.initialise import initialise_fan_in
from core.nets.ms_image import MsImageDiscriminator
from core.nets.munit import MunitGenerator, assemble
from core.nets.projected import ProjectedDiscriminator
from core.nets.styles import styles_for
from core.recipe.families.munit import MunitSection as Losses
from core.recipe.families.munit import munit_section
from core.recipe.training import TrainingSchedule as Schedule
from core.runtime.compute import Compute
from core.runtime.randomness import seed_for

ORDER = ("source", "target", "judge_source", "judge_target")
PROJECTED = ("projected_source", "projected_target")
BACK = ("_back", "")
LAYERS, SCALES = 4, 3


class MunitTeacher(TeacherTraining):
    """Train the autoencoders of both domains: their Ds first, then the Gs.

    G = λ_recon·Σ L1(rebuilt, picture) + λ_style·Σ L1(style found again, style drawn)
    + λ_content·Σ L1(content found again, content) + λ_gan·Σ L_GAN, the sums over both domains
    (Huang et al. 2018, eq. 5; no cycle term).
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("source", "target")

    def __init__(
        self,
        schedule: Schedule,
        losses: Losses,
        batches: BatchSource,
        compute: Compute,
        coders: tuple[MunitGenerator, MunitGenerator],
        judges: tuple[MsImageDiscriminator | None, MsImageDiscriminator | None],
        seed: int,
        pictures: tuple[PictureTerms, PictureTerms] | None = None,
        discriminator_rate: float = 1.0,
    ) -> None:
        pictures = pictures or (PictureTerms(), PictureTerms())
        named: dict[str, nn.Module | None] = dict(zip(ORDER, (*coders, *judges), strict=True))
        named |= dict(zip(PROJECTED, (item.projected for item in pictures), strict=True))
        super().__init__(schedule, batches, compute, named)
        self.coders = coders
        self.judges = judges
        self.pictures = pictures
        self.losses = losses
        self.seed = seed
        decay = losses.weight_decay
        against = *ORDER[2:], *PROJECTED
        self.optimizers = {
            "generators": self.optimizer(*ORDER[:2], weight_decay=decay),
            "discriminators": self.optimizer(
                *against, scale=discriminator_rate, weight_decay=decay
            ),
        }

    @property
    def discriminator(self) -> MsImageDiscriminator | None:
        return self.judges[1]

    @property
    def projected(self) -> ProjectedDiscriminator | None:
        return self.pictures[1].projected

    def deployed(self) -> MunitGenerator:
        of_sources, of_targets = (as_munit(self.kept(name)) for name in ORDER[:2])
        return assemble(of_sources, of_targets)

    def others(self) -> Mapping[str, Generator]:
        of_sources, of_targets = (as_munit(self.kept(name)) for name in ORDER[:2])
        return {REVERSE: assemble(of_targets, of_sources)}

    def others_against(self) -> tuple[nn.Module | None, nn.Module | None]:
        return self.judges[0], self.pictures[0].projected

    def rate_factor(self) -> float:
        return halved(self.count, self.losses.halve_every)

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        for shared in self.pictures:
            shared.begin(self.count)
        pictures = source, target
        drawn = [self._draw(domain, len(pictures[domain])).to(source) for domain in (0, 1)]
        with self.compute.autocast():
            contents = [coder.encode_content(x) for coder, x in self._each(pictures)]
            styles = [coder.encode_style(x) for coder, x in self._each(pictures)]
            rebuilt = [self.coders[k].decode(contents[k], styles[k]) for k in (0, 1)]
            fakes = [self.coders[k].decode(contents[1 - k], drawn[k]) for k in (0, 1)]
        judged = self._judge(fakes, pictures)
        with self.compute.autocast():
            contents_again = [coder.encode_content(x) for coder, x in self._each(fakes)]
            styles_again = [coder.encode_style(x) for coder, x in self._each(fakes)]
        terms = {
            "G_recon": self.schedule.lambda_recon * distances(rebuilt, pictures),
            "G_style": self.losses.lambda_style * distances(styles_again, drawn),
            "G_content": self.losses.lambda_content * distances(contents_again, contents[::-1]),
            **self._fool(1, fakes[1]),
            **self._fool(0, fakes[0]),
        }
        self.optimizers["generators"].zero_grad(set_to_none=True)
        torch.stack(list(terms.values())).sum().backward()
        self.optimizers["generators"].step()
        return terms | judged

    def _each(self, pictures: Sequence[Tensor]) -> Iterator[tuple[MunitGenerator, Tensor]]:
        return zip(self.coders, pictures, strict=True)

    def _draw(self, domain: int, count: int) -> Tensor:
        return drawn_styles(self.coders[domain], count, self.seed, ORDER[domain], self.count)

    def _judge(self, fakes: Sequence[Tensor], reals: Sequence[Tensor]) -> dict[str, Tensor]:
        losses: dict[str, Tensor] = {}
        self.optimizers["discriminators"].zero_grad(set_to_none=True)
        for domain, (fake, real) in enumerate(zip(fakes, reals, strict=True)):
            pictures, own_discriminator = self.pictures[domain], self.judges[domain]
            terms = pictures.of_discriminator(fake, real)
            if own_discriminator is not None:
                with self.compute.autocast():
                    on_fake = own_discriminator(pictures.shown(fake.detach()))
                    on_real = own_discriminator(pictures.shown(real))
                terms["D_fake"] = fake_loss(LSGAN, in_float32(on_fake))
                terms["D_real"] = real_loss(LSGAN, in_float32(on_real))
            losses |= {key + BACK[domain]: value for key, value in terms.items()}
        torch.stack(list(losses.values())).sum().backward()
        self.optimizers["discriminators"].step()
        return losses

    def _fool(self, domain: int, fake: Tensor) -> dict[str, Tensor]:
        pictures, own_discriminator = self.pictures[domain], self.judges[domain]
        losses = pictures.of_generator(fake)
        if own_discriminator is not None:
            with without_gradients(own_discriminator), self.compute.autocast():
                scores = own_discriminator(pictures.shown(fake))
            losses["G_gan"] = self.schedule.lambda_gan * generator_loss(LSGAN, in_float32(scores))
        return {key + BACK[domain]: value for key, value in losses.items()}

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        of_sources, of_targets = (as_munit(self.kept(name)) for name in ORDER[:2])
        styles = styles_for(of_targets, range(len(source)), self.seed)["style"]
        # One at a time, as in `drawn_in_styles`.
        each = zip(self.compute.to_device(source).split(1), styles.split(1), strict=True)
        return torch.cat([of_targets.decode(of_sources.encode_content(x), s) for x, s in each])


class MunitFamily(Family):
    """Unpaired pictures, several outputs each; least squares is its only adversarial loss."""

    GAN: ClassVar[GanLoss] = LSGAN

    def initialise(self, module: nn.Module, name: str) -> None:
        """Generators by the inputs of each layer; all else as in every family."""
        if isinstance(module, MunitGenerator):
            initialise_fan_in(module, seed_for(self.recipe.seed, name))
        else:
            super().initialise(module, name)

    def new_conditional(self) -> MsImageDiscriminator:
        """A discriminator of pictures of the target domain."""
        return self._discriminator("discriminator", self.inputs.target_channels)

    def teacher_training(self, batches: BatchSource, compute: Compute) -> MunitTeacher:
        recipe, start = self.recipe, self.start
        of_sources, of_targets = self._first_coders()
        judge_source = self.first_reverse_conditional(
            lambda: self._discriminator("discriminator of sources", self.inputs.channels)
        )
        pictures = (
            self.picture_terms(
                recipe.teacher,
                (start and start.reverse_projected) or self.new_projected("projected of sources"),
            ),
            self.picture_terms(recipe.teacher, self.first_projected()),
        )
        return MunitTeacher(
            recipe.teacher,
            munit_section(recipe),
            batches,
            compute,
            (of_sources, of_targets),
            (judge_source, self.first_conditional()),
            recipe.seed,
            pictures,
            recipe.discriminator.rate,
        )

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> MunitStudent:
        losses, seed = munit_section(self.recipe), self.recipe.seed
        return MunitStudent(schedule, losses, batches, compute, setup, seed)

    def _first_coders(self) -> tuple[MunitGenerator, MunitGenerator]:
        """The autoencoders of sources and of targets that the teacher's training begins with.

        A kept generator has the content encoder of one domain and all else of the other: both
        directions together give both autoencoders back.
        """
        channels = self.inputs.target_channels
        if self.start is None:
            of_targets = as_munit(self.new_teacher(self.inputs_between(channels, channels)))
            return self._new_coder(
                of_targets, self.inputs.channels, "teacher of sources"
            ), of_targets
        forth = as_munit(self.start.generator)
        if self.start.reverse is not None:
            back = as_munit(self.start.reverse)
            return assemble(forth, back), assemble(back, forth)
        # Of a file with one direction the encoder of the sources is known, and all of the targets'
        # but theirs.
        of_sources = self._new_coder(forth, self.inputs.channels, "teacher of sources")
        of_targets = self._new_coder(forth, channels, "teacher")
        return assemble(forth, of_sources), assemble(of_targets, forth)

    def _new_coder(self, like: MunitGenerator, channels: int, name: str) -> MunitGenerator:
        """The autoencoder of a domain with so many channels, shaped as another one."""
        sides = {"in_channels": channels, "out_channels": channels}
        return as_munit(self._new(config_of(like) | sides, name))

    def _discriminator(self, name: str, channels: int) -> MsImageDiscriminator:
        recipe = self.recipe
        scales = scales_for(min(recipe.data.height, recipe.data.width))
        width = recipe.teacher.discriminator_width
        discriminator = MsImageDiscriminator(channels, width, LAYERS, scales)
        self.initialise(discriminator, name)
        return discriminator


def scales_for(side: int) -> int:
    """How many scales judge pictures of this shorter side: three, fewer below 64 pixels."""
    return max(1, min(SCALES, side.bit_length() - LAYERS))


FAMILY = MunitFamily
