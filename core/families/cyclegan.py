"""CycleGAN: two sets of unrelated pictures, and a generator each way (Zhu et al. 2017).

No target belongs to a source, so the student's pseudo-target is the teacher's picture
(Li et al. 2020, §3.1).
"""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.families.distillation import FeatureDistillation
from core.families.family import (
    REVERSE,
    DistillationSetup,
    Family,
    StudentSchedule,
    TeacherTraining,
)
from core.families.losses import GanLoss, fake_loss, generator_loss, real_loss, without_gradients
from core.families.pool import ImagePool
from core.families.student import Outputs
from core.families.terms import PictureTerms
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import Generator, config_of
from core.nets.network_config import NetworkConfig
from core.nets.projected import ProjectedDiscriminator
from core.recipe.families.cyclegan import CycleGanSection as Losses
from core.recipe.families.cyclegan import cyclegan_section
from core.recipe.plan import teacher_config
from core.recipe.training import TrainingSchedule as Schedule
from core.runtime.compute import Compute

ORDER = ("forth", "back", "judge_target", "judge_source")
PROJECTED = ("projected_target", "projected_source")


class CycleGanTeacher(TeacherTraining):
    """Train both generators against both discriminators: the Gs first, then the Ds, as published.

    `forth` makes targets of sources and is the one that is compressed; `back` goes the other way.
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("forth", "back")

    def __init__(
        self,
        schedule: Schedule,
        losses: Losses,
        batches: BatchSource,
        compute: Compute,
        networks: tuple[Generator, Generator, PatchDiscriminator | None, PatchDiscriminator | None],
        gan: GanLoss,
        pools: tuple[ImagePool, ImagePool],
        pictures: tuple[PictureTerms, PictureTerms] | None = None,
        discriminator_rate: float = 1.0,
    ) -> None:
        pictures = pictures or (PictureTerms(), PictureTerms())
        named: dict[str, nn.Module | None] = dict(zip(ORDER, networks, strict=True))
        named |= dict(zip(PROJECTED, (item.projected for item in pictures), strict=True))
        super().__init__(schedule, batches, compute, named)
        self.forth, self.back, self.judge_target, self.judge_source = networks
        self.losses = losses
        self.gan = gan
        self.pools = {"target": pools[0], "source": pools[1]}
        self.pictures = {"target": pictures[0], "source": pictures[1]}
        against = *ORDER[2:], *PROJECTED
        self.optimizers = {
            "generators": self.optimizer("forth", "back"),
            "discriminators": self.optimizer(*against, scale=discriminator_rate),
        }

    @property
    def discriminator(self) -> PatchDiscriminator | None:
        return self.judge_target

    @property
    def projected(self) -> ProjectedDiscriminator | None:
        return self.pictures["target"].projected

    def deployed(self) -> Generator:
        return cast(Generator, self.kept("forth"))

    def others(self) -> Mapping[str, Generator]:
        return {REVERSE: cast(Generator, self.kept("back"))}

    def others_against(self) -> tuple[nn.Module | None, nn.Module | None]:
        return self.judge_source, self.pictures["source"].projected

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        for terms in self.pictures.values():
            terms.begin(self.count)
        with self.compute.autocast():
            made_target, made_source = self.forth(source), self.back(target)
            again_source, again_target = self.back(made_target), self.forth(made_source)
        losses = {
            **self._fool(self.judge_target, "target", made_target, ""),
            **self._fool(self.judge_source, "source", made_source, "_back"),
            "G_cycle": self._cycle(again_source, source),
            "G_cycle_back": self._cycle(again_target, target),
            **self._identity(source, target),
        }
        self.optimizers["generators"].zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        self.optimizers["generators"].step()
        self.optimizers["discriminators"].zero_grad(set_to_none=True)
        judged = {
            **self._judge(self.judge_target, "target", made_target, target, ""),
            **self._judge(self.judge_source, "source", made_source, source, "_back"),
        }
        self.optimizers["discriminators"].step()
        return losses | judged

    def _fool(
        self, own_discriminator: PatchDiscriminator | None, domain: str, made: Tensor, name: str
    ) -> dict[str, Tensor]:
        pictures = self.pictures[domain]
        losses = pictures.of_generator(made)
        if own_discriminator is not None:
            with without_gradients(own_discriminator), self.compute.autocast():
                score = own_discriminator(pictures.shown(made))
            losses["G_gan"] = self.schedule.lambda_gan * generator_loss(self.gan, score.float())
        return {key + name: value for key, value in losses.items()}

    def _cycle(self, again: Tensor, picture: Tensor) -> Tensor:
        return self.losses.lambda_cycle * F.l1_loss(again.float(), picture)

    def _identity(self, source: Tensor, target: Tensor) -> dict[str, Tensor]:
        """A generator should leave pictures alone that are of its target domain already.

        Pictures of other channels than its sources' are none that it could take.
        """
        weight = self.losses.lambda_identity * self.losses.lambda_cycle
        if not weight or source.shape[1] != target.shape[1]:
            return {}
        with self.compute.autocast():
            same_target, same_source = self.forth(target), self.back(source)
        return {
            "G_identity": weight * F.l1_loss(same_target.float(), target),
            "G_identity_back": weight * F.l1_loss(same_source.float(), source),
        }

    def _judge(
        self,
        own_discriminator: PatchDiscriminator | None,
        domain: str,
        made: Tensor,
        real: Tensor,
        name: str,
    ) -> dict[str, Tensor]:
        pictures = self.pictures[domain]
        losses = pictures.of_discriminator(made, real)
        if own_discriminator is not None:
            kept = self.pools[domain].swap(made.detach().float(), self.count)
            both = torch.cat([pictures.shown(kept), pictures.shown(real)])
            with self.compute.autocast():
                on_fake, on_real = own_discriminator(both).float().split(len(kept))
            losses["D_fake"] = fake_loss(self.gan, on_fake)
            losses["D_real"] = real_loss(self.gan, on_real)
        (0.5 * torch.stack(list(losses.values())).sum()).backward()
        return {key + name: value for key, value in losses.items()}

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        forth = self.kept("forth")
        with batch_statistics(forth):
            pictures: Tensor = forth(self.compute.to_device(source))
        return pictures

    def state(self) -> dict[str, Any]:
        return super().state() | {
            f"pool_{domain}": pool.kept for domain, pool in self.pools.items()
        }

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        for domain, pool in self.pools.items():
            pool.kept = [self.compute.to_device(picture) for picture in state[f"pool_{domain}"]]


class UnpairedStudent(FeatureDistillation):
    """The pseudo-target is the teacher's picture; D sees the image alone."""

    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        if self.teacher is None:
            return Outputs(self.answered(), [])
        picture, *features = self.cached_outputs(source)
        return Outputs(picture, features)

    @torch.no_grad()
    def teacher_outputs(self, source: Tensor) -> list[Tensor]:
        picture, features = self.generator.with_features(self.for_teacher(source))
        return [picture, *features]


class CycleGanFamily(Family):
    """Unpaired pictures with a ResNet or U-Net generator; either direction."""

    GAN: ClassVar[GanLoss] = "lsgan"

    def new_conditional(self) -> PatchDiscriminator:
        """A discriminator of pictures of the target domain."""
        return self._discriminator("discriminator", self.inputs.target_channels)

    def teacher_training(self, batches: BatchSource, compute: Compute) -> CycleGanTeacher:
        recipe = self.recipe
        start, back = self.start, self.start.reverse if self.start else None
        if back is None:
            back = self._new(self._back_config(), "teacher back")
        judge_source = self.first_reverse_conditional(
            lambda: self._discriminator("discriminator of sources", self.inputs.channels)
        )
        size = recipe.teacher.pool_size
        pools = ImagePool(size, recipe.seed), ImagePool(size, recipe.seed + 1)
        pictures = (
            self.picture_terms(recipe.teacher, self.first_projected()),
            self.picture_terms(
                recipe.teacher,
                (start and start.reverse_projected) or self.new_projected("projected of sources"),
            ),
        )
        return CycleGanTeacher(
            recipe.teacher,
            cyclegan_section(recipe),
            batches,
            compute,
            (self.first_teacher(), back, self.first_conditional(), judge_source),
            self.gan,
            pools,
            pictures,
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

    def _back_config(self) -> NetworkConfig:
        """The other direction's generator is as the first, also where that came from a file."""
        if self.start is not None:
            config = config_of(self.start.generator)
        else:
            config = teacher_config(self.recipe, self.inputs)
        channels = {
            "in_channels": self.inputs.target_channels,
            "out_channels": self.inputs.channels,
        }
        return config | channels

    def _discriminator(self, name: str, channels: int) -> PatchDiscriminator:
        discriminator = PatchDiscriminator(channels, self.recipe.teacher.discriminator_width)
        self.initialise(discriminator, name)
        return discriminator


FAMILY = CycleGanFamily
