"""Distilling a MUNIT student (Li et al. 2022): pictures, content and every other step the style."""

from typing import ClassVar

import torch
from torch import Tensor

from core.families.family import DistillationSetup, StudentSchedule, styled
from core.families.munit_terms import (
    LSGAN,
    as_munit,
    distances,
    drawn_styles,
    halved,
)
from core.families.step import Losses
from core.families.student import Outputs, SimultaneousUpdate
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.recipe.families.munit import MunitSection as Settings
from core.runtime.compute import Compute


class MunitStudent(SimultaneousUpdate):
    """Distil a student from an assembled teacher: a supernet at sampled widths, or one part of it.

    G = λ_recon·L1(student, teacher) + λ_distill·L1(1x1(content), teacher's)
    + λ_style·L1(style, teacher's) + λ_gan·L_GAN. In every other step, beginning with the first,
    both encode the style of a target picture; in those between, both are given the same random
    one and the style term is absent.
    """

    DISCRIMINATOR_WEIGHT: ClassVar[float] = 1.0

    def __init__(
        self,
        schedule: StudentSchedule,
        losses: Settings,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
        seed: int,
    ) -> None:
        super().__init__(schedule, batches, compute, setup, LSGAN, seed)
        self.coder, self.guide = as_munit(self.student), as_munit(self.generator)
        self.losses = losses
        decay = losses.weight_decay
        self.optimizers = {
            "student": self.optimizer("student", "adaptors", weight_decay=decay),
            "discriminator": self.optimizer(
                "discriminator", "projected", scale=setup.discriminator_rate, weight_decay=decay
            ),
        }

    def rate_factor(self) -> float:
        return halved(self.count, self.losses.halve_every)

    def given_style(self, step: int, count: int) -> Tensor | None:
        """The random styles (count, style_channels) of a step; None where they are encoded."""
        if step % 2 == 0:
            return None
        return drawn_styles(self.coder, count, self.seed, "student", step)

    @torch.no_grad()
    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        """The teacher's picture, content and style, in the precision it computes in."""
        precision = next(self.guide.parameters()).dtype
        given = self._given(source)
        content = self.guide.encode_content(source.to(precision))
        if given is None:
            style = self.guide.encode_style(target.to(precision))
            return Outputs(self.guide.decode(content, style), [content], style)
        return Outputs(self.guide.decode(content, given.to(precision)), [content])

    def student_outputs(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> Outputs:
        given = self._given(source)
        with self.compute.autocast():
            content = self.coder.encode_content(source, architecture)
            style = self.coder.encode_style(target, architecture) if given is None else given
            fake = self.coder.decode(content, style, architecture)
            matched = self.adaptors[0](content)
        return Outputs(fake, [matched], style if given is None else None)

    def losses_against(self, own: Outputs, wanted: Outputs) -> tuple[Losses, Losses]:
        recon = distances([own.picture], [wanted.picture])
        terms = {
            "G_recon": self.schedule.lambda_recon * recon,
            "G_distill": self.lambda_distill * distances(own.features, wanted.features),
        }
        if own.style is not None and wanted.style is not None:
            terms["G_style"] = self.losses.lambda_style * distances([own.style], [wanted.style])
        return terms, {}

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        return styled(as_munit(self.kept("student")), self.compute.to_device(source), self.seed)

    def _given(self, source: Tensor) -> Tensor | None:
        given = self.given_style(self.count, len(source))
        return None if given is None else given.to(source)
