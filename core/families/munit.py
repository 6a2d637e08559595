"""MUNIT: two sets of unrelated pictures, and many outputs a picture (Huang et al. 2018).

An autoencoder a domain takes its pictures apart into content and style; the content of one domain
in a style of the other is a translated picture. The compressed generator combines both: the content
encoder of the sources, all else of the targets.
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
)
from core.families.losses import GanLoss
from core.families.munit_student import MunitStudent
from core.families.munit_terms import (
    LSGAN,
    as_munit,
    distances,
    drawn_styles,
    halved,
)
from core.families.step import Losses
from core.families.teacher import TwoDomains
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.generator import Generator, config_of
from core.nets.initialise import initialise_fan_in
from core.nets.ms_image import MsImageDiscriminator
from core.nets.munit import MunitGenerator, assemble
from core.nets.styles import styles_for
from core.recipe.families.munit import MunitSection
from core.runtime.compute import Compute
from core.runtime.randomness import seed_for

LAYERS, SCALES = 4, 3


class MunitTeacher(TwoDomains):
    """Train the autoencoders of both domains: their Ds first, then the Gs.

    G = λ_recon·Σ L1(rebuilt, picture) + λ_style·Σ L1(style found again, style drawn)
    + λ_content·Σ L1(content found again, content) + λ_gan·Σ L_GAN, the sums over both domains
    (Huang et al. 2018, eq. 5; no cycle term).
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("source", "target")
    DOMAINS: ClassVar[tuple[str, str]] = ("source", "target")

    def __init__(self, family: "MunitFamily", batches: BatchSource, compute: Compute) -> None:
        self.coders = family.first_coders()
        self.losses = family.recipe.section(MunitSection)
        generators = dict(zip(self.DOMAINS, self.coders, strict=True))
        decay = self.losses.weight_decay
        super().__init__(family, batches, compute, generators, together=False, weight_decay=decay)

    def deployed(self) -> MunitGenerator:
        of_sources, of_targets = (as_munit(self.kept(name)) for name in self.DOMAINS)
        return assemble(of_sources, of_targets)

    def others(self) -> Mapping[str, Generator]:
        of_sources, of_targets = (as_munit(self.kept(name)) for name in self.DOMAINS)
        return {REVERSE: assemble(of_targets, of_sources)}

    def rate_factor(self) -> float:
        return halved(self.count, self.losses.halve_every)

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> Losses:
        self.begin()
        pictures = source, target
        drawn = [self._draw(domain, len(pictures[domain])).to(source) for domain in (0, 1)]
        with self.compute.autocast():
            contents = [coder.encode_content(x) for coder, x in self._each(pictures)]
            styles = [coder.encode_style(x) for coder, x in self._each(pictures)]
            rebuilt = [self.coders[k].decode(contents[k], styles[k]) for k in (0, 1)]
            fakes = [self.coders[k].decode(contents[1 - k], drawn[k]) for k in (0, 1)]
        scored: Losses = {}
        for domain, fake, real in zip(self.DOMAINS, fakes, pictures, strict=True):
            scored |= self.tell_apart(domain, fake, real)
        self.backward_step(scored, "discriminators")
        with self.compute.autocast():
            contents_again = [coder.encode_content(x) for coder, x in self._each(fakes)]
            styles_again = [coder.encode_style(x) for coder, x in self._each(fakes)]
        terms = {
            "G_recon": self.schedule.lambda_recon * distances(rebuilt, pictures),
            "G_style": self.losses.lambda_style * distances(styles_again, drawn),
            "G_content": self.losses.lambda_content * distances(contents_again, contents[::-1]),
            **self.fool("target", fakes[1], target),
            **self.fool("source", fakes[0], source),
        }
        self.backward_step(terms, "generators")
        return terms | scored

    def _each(self, pictures: Sequence[Tensor]) -> Iterator[tuple[MunitGenerator, Tensor]]:
        return zip(self.coders, pictures, strict=True)

    def _draw(self, domain: int, count: int) -> Tensor:
        return drawn_styles(self.coders[domain], count, self.seed, self.DOMAINS[domain], self.count)

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        of_sources, of_targets = (as_munit(self.kept(name)) for name in self.DOMAINS)
        styles = styles_for(of_targets, range(len(source)), self.seed)["style"]
        # One at a time, as in `drawn_in_styles`.
        each = zip(self.compute.to_device(source).split(1), styles.split(1), strict=True)
        return torch.cat([of_targets.decode(of_sources.encode_content(x), s) for x, s in each])


class MunitFamily(Family):
    """Unpaired pictures, several outputs each; least squares is its only adversarial loss."""

    GAN: ClassVar[GanLoss] = LSGAN
    TEACHER = MunitTeacher

    def initialise(self, module: nn.Module, name: str) -> None:
        """Generators by the inputs of each layer; all else as in every family."""
        if isinstance(module, MunitGenerator):
            initialise_fan_in(module, seed_for(self.recipe.seed, name))
        else:
            super().initialise(module, name)

    def build_discriminator(self, channels: int) -> MsImageDiscriminator:
        recipe = self.recipe
        scales = scales_for(min(recipe.data.height, recipe.data.width))
        return MsImageDiscriminator(channels, recipe.teacher.discriminator_width, LAYERS, scales)

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> MunitStudent:
        losses, seed = self.recipe.section(MunitSection), self.recipe.seed
        return MunitStudent(schedule, losses, batches, compute, setup, seed)

    def first_coders(self) -> tuple[MunitGenerator, MunitGenerator]:
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
        # A file with one direction has the sources' encoder, and all of the targets' but their
        # encoder.
        of_sources = self._new_coder(forth, self.inputs.channels, "teacher of sources")
        of_targets = self._new_coder(forth, channels, "teacher")
        return assemble(forth, of_sources), assemble(of_targets, forth)

    def _new_coder(self, like: MunitGenerator, channels: int, name: str) -> MunitGenerator:
        """The autoencoder of a domain with so many channels, shaped as another one."""
        sides = {"in_channels": channels, "out_channels": channels}
        return as_munit(self._new(config_of(like) | sides, name))


def scales_for(side: int) -> int:
    """How many scales see pictures of this shorter side: three, fewer below 64 pixels."""
    return max(1, min(SCALES, side.bit_length() - LAYERS))


FAMILY = MunitFamily
