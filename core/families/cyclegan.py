"""CycleGAN: two sets of unrelated pictures, and a generator each way (Zhu et al. 2017).

No target belongs to a source, so the student's pseudo-target is the teacher's picture
(Li et al. 2020, §3.1).
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

from core.compute import Compute
from core.families.distillation import FeatureDistillation, without_gradients
from core.families.family import Family, Lesson, StudentSchedule, TeacherTraining
from core.families.losses import GanLoss, fooled, judged_fake, judged_real
from core.families.pool import ImagePool
from core.families.student import Answer
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import Generator
from core.recipe import CycleGan as Losses
from core.recipe import Training as Schedule

REVERSE = "reverse"
ORDER = ("forth", "back", "judge_target", "judge_source")


class CycleGanTeacher(TeacherTraining):
    """Train both generators against both discriminators: the Gs first, then the Ds, as published.

    `forth` makes targets of sources and is the one that is compressed; `back` goes the other way.
    """

    def __init__(
        self,
        schedule: Schedule,
        losses: Losses,
        batches: BatchSource,
        compute: Compute,
        networks: tuple[Generator, Generator, PatchDiscriminator, PatchDiscriminator],
        gan: GanLoss,
        pools: tuple[ImagePool, ImagePool],
    ) -> None:
        named = dict(zip(ORDER, networks, strict=True))
        super().__init__(schedule, batches, compute, named)
        self.forth, self.back, self.judge_target, self.judge_source = networks
        self.losses = losses
        self.gan = gan
        self.pools = {"target": pools[0], "source": pools[1]}
        self.optimizers = {
            "generators": self.optimizer("forth", "back"),
            "discriminators": self.optimizer("judge_target", "judge_source"),
        }

    @property
    def discriminator(self) -> PatchDiscriminator:
        return self.judge_target

    def deployed(self) -> Generator:
        return self.forth

    def others(self) -> Mapping[str, Generator]:
        return {REVERSE: self.back}

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        with self.compute.autocast():
            made_target, made_source = self.forth(source), self.back(target)
            again_source, again_target = self.back(made_target), self.forth(made_source)
        terms = {
            "G_gan": self._fool(self.judge_target, made_target),
            "G_gan_back": self._fool(self.judge_source, made_source),
            "G_cycle": self._cycle(again_source, source),
            "G_cycle_back": self._cycle(again_target, target),
            **self._identity(source, target),
        }
        self.optimizers["generators"].zero_grad(set_to_none=True)
        torch.stack(list(terms.values())).sum().backward()
        self.optimizers["generators"].step()
        self.optimizers["discriminators"].zero_grad(set_to_none=True)
        judged = {
            **self._judge(self.judge_target, "target", made_target, target, ""),
            **self._judge(self.judge_source, "source", made_source, source, "_back"),
        }
        self.optimizers["discriminators"].step()
        return terms | judged

    def _fool(self, judge: PatchDiscriminator, made: Tensor) -> Tensor:
        with without_gradients(judge), self.compute.autocast():
            score = judge(made)
        return self.schedule.lambda_gan * fooled(self.gan, score.float())

    def _cycle(self, again: Tensor, picture: Tensor) -> Tensor:
        return self.losses.lambda_cycle * F.l1_loss(again.float(), picture)

    def _identity(self, source: Tensor, target: Tensor) -> dict[str, Tensor]:
        """A generator should leave pictures alone that are of its target domain already."""
        weight = self.losses.lambda_identity * self.losses.lambda_cycle
        if not weight:
            return {}
        with self.compute.autocast():
            same_target, same_source = self.forth(target), self.back(source)
        return {
            "G_identity": weight * F.l1_loss(same_target.float(), target),
            "G_identity_back": weight * F.l1_loss(same_source.float(), source),
        }

    def _judge(
        self, judge: PatchDiscriminator, domain: str, made: Tensor, real: Tensor, name: str
    ) -> dict[str, Tensor]:
        shown = self.pools[domain].swap(made.detach().float(), self.count)
        with self.compute.autocast():
            on_fake, on_real = judge(torch.cat([shown, real])).float().split(len(shown))
        fake, true = judged_fake(self.gan, on_fake), judged_real(self.gan, on_real)
        (0.5 * (fake + true)).backward()
        return {f"D_fake{name}": fake, f"D_real{name}": true}

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        with batch_statistics(self.forth):
            pictures: Tensor = self.forth(self.compute.put(source))
        return pictures

    def state(self) -> dict[str, Any]:
        return super().state() | {
            f"pool_{domain}": pool.kept for domain, pool in self.pools.items()
        }

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        for domain, pool in self.pools.items():
            pool.kept = [self.compute.put(picture) for picture in state[f"pool_{domain}"]]


class UnpairedStudent(FeatureDistillation):
    """The pseudo-target is the teacher's picture; D looks at the picture alone."""

    def taught(self, source: Tensor, target: Tensor) -> Answer:
        picture, *features = self.asked(source)
        return Answer(picture, features)

    @torch.no_grad()
    def ask(self, source: Tensor) -> list[Tensor]:
        picture, features = self.teacher.with_features(self.for_teacher(source))
        return [picture, *features]

    def seen(self, source: Tensor, picture: Tensor) -> Tensor:
        return picture


class CycleGan(Family):
    """Unpaired pictures with a ResNet or U-Net generator; either direction."""

    GAN: ClassVar[GanLoss] = "lsgan"

    def new_discriminator(self) -> PatchDiscriminator:
        """A discriminator of pictures of the target domain."""
        return self._discriminator("discriminator")

    def teacher_training(self, batches: BatchSource, compute: Compute) -> CycleGanTeacher:
        recipe = self.recipe
        back = self.new_teacher()
        self.initialise(back, "teacher back")
        networks = (
            self.new_teacher(),
            back,
            self.new_discriminator(),
            self._discriminator("discriminator of sources"),
        )
        size = recipe.teacher.pool_size
        pools = ImagePool(size, recipe.seed), ImagePool(size, recipe.seed + 1)
        losses = recipe.cyclegan
        return CycleGanTeacher(recipe.teacher, losses, batches, compute, networks, self.gan, pools)

    def student_training(
        self, schedule: StudentSchedule, batches: BatchSource, compute: Compute, lesson: Lesson
    ) -> UnpairedStudent:
        return UnpairedStudent(schedule, batches, compute, lesson, self.gan, self.recipe.seed)

    def _discriminator(self, name: str) -> PatchDiscriminator:
        discriminator = PatchDiscriminator(3, self.recipe.teacher.discriminator_width)
        self.initialise(discriminator, name)
        return discriminator


FAMILY = CycleGan
