"""pix2pix: paired pictures, a conditional PatchGAN, L1 to the target (Isola et al. 2017).

Source and target come as a pair, so the student's pseudo-target is the target picture itself
(Li et al. 2020, §3.1).
"""

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.compute import Compute
from core.families.losses import GanLoss, fooled, judged_fake, judged_real
from core.families.pool import ImagePool
from core.families.training import BatchSource, Training
from core.nets.architecture import Architecture, uniform
from core.nets.discriminator import PatchDiscriminator
from core.nets.initialise import initialise
from core.nets.layers import ElasticConv2d
from core.nets.resnet import ResNetGenerator
from core.randomness import seed_for, stream
from core.recipe import Distill, Finetune, Recipe
from core.recipe import Training as Schedule
from core.search.space import Space, space_of


class TeacherTraining(Training):
    """Train a full generator against a discriminator: D first, then G, as published."""

    def __init__(
        self,
        schedule: Schedule,
        batches: BatchSource,
        compute: Compute,
        generator: ResNetGenerator,
        discriminator: PatchDiscriminator,
        gan: GanLoss,
        pool: ImagePool,
    ) -> None:
        networks = {"generator": generator, "discriminator": discriminator}
        super().__init__(schedule, batches, compute, networks)
        self.generator, self.discriminator = generator, discriminator
        self.gan = gan
        self.pool = pool
        self.optimizers = {name: self.optimizer(name) for name in networks}

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> dict[str, Tensor]:
        with self.compute.autocast():
            fake = self.generator(source)
        pairs = torch.cat([source, fake.detach().float()], 1)
        losses = self._judge(self.pool.swap(pairs, self.count), torch.cat([source, target], 1))
        self.discriminator.requires_grad_(False)
        with self.compute.autocast():
            score = self.discriminator(torch.cat([source, fake], 1))
        self.discriminator.requires_grad_(True)
        adversarial = self.schedule.lambda_gan * fooled(self.gan, score.float())
        recon = self.schedule.lambda_recon * F.l1_loss(fake.float(), target)
        self.optimizers["generator"].zero_grad()
        (adversarial + recon).backward()
        self.optimizers["generator"].step()
        return {"G_gan": adversarial, "G_recon": recon, **losses}

    def _judge(self, fakes: Tensor, reals: Tensor) -> dict[str, Tensor]:
        # InstanceNorm looks at one picture at a time, so one pass over both is the same as two.
        with self.compute.autocast():
            scores = self.discriminator(torch.cat([fakes, reals]))
        on_fake, on_real = scores.float().chunk(2)
        losses = {
            "D_fake": judged_fake(self.gan, on_fake),
            "D_real": judged_real(self.gan, on_real),
        }
        self.optimizers["discriminator"].zero_grad()
        (0.5 * (losses["D_fake"] + losses["D_real"])).backward()
        self.optimizers["discriminator"].step()
        return losses

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        return self.generator(self.compute.put(source))

    def state(self) -> dict[str, Any]:
        return super().state() | {"pool": self.pool.kept}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        self.pool.kept = [self.compute.put(picture) for picture in state["pool"]]


class StudentTraining(Training):
    """Distil a student from a teacher: a supernet at sampled widths, or one sub-generator.

    L = λ_gan·L_cGAN + λ_recon·L1(student, target) + λ_distill·Σ MSE(1x1(feature), teacher's)
    (Li et al. 2020, eq. 4). Both optimisers step on gradients of the same forward pass; G's go
    through the discriminator as it was before its step. Without a teacher the last term is absent.
    """

    def __init__(
        self,
        schedule: Distill | Finetune,
        batches: BatchSource,
        compute: Compute,
        student: ResNetGenerator,
        discriminator: PatchDiscriminator,
        gan: GanLoss,
        teacher: ResNetGenerator | None,
        adaptors: nn.ModuleList,
        space: Space | None = None,
        seed: int = 0,
    ) -> None:
        networks = {"student": student, "discriminator": discriminator, "adaptors": adaptors}
        super().__init__(schedule, batches, compute, networks)
        self.student, self.discriminator, self.adaptors = student, discriminator, adaptors
        self.lambda_distill = schedule.lambda_distill
        self.gan = gan
        self.teacher = teacher
        if teacher is not None:
            compute.freeze(teacher)
        self.space, self.seed = space, seed
        self.optimizers = {
            "student": self.optimizer("student", "adaptors"),
            "discriminator": self.optimizer("discriminator"),
        }

    def widths(self, step: int) -> Architecture | None:
        if self.space is None:
            return None
        return self.space.sample(stream(self.seed, "widths", step))

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> dict[str, Tensor]:
        wanted = self._teacher_features(source)
        with self.compute.autocast():
            fake, features = self.student.with_features(source, architecture)
            matched = [_match(*item) for item in zip(self.adaptors, features, wanted, strict=False)]
        recon = self.schedule.lambda_recon * F.l1_loss(fake.float(), target)
        distill = self.lambda_distill * sum(matched, torch.zeros((), device=source.device))
        self.optimizers["student"].zero_grad(set_to_none=True)
        losses, on_fake = self._play(source, fake, target)
        # The picture's gradient from the discriminator is known already; the rest joins it here.
        torch.autograd.backward([recon + distill, fake], [None, on_fake])
        for optimizer in self.optimizers.values():
            optimizer.step()
        raw = {f"G_distill_{place}": value for place, value in enumerate(matched)}
        return {"G_recon": recon, "G_distill": distill, **losses, **raw}

    def _teacher_features(self, source: Tensor) -> list[Tensor]:
        if self.teacher is None:
            return []
        with torch.no_grad():
            return self.teacher.features(source.to(self.compute.precision))

    def _play(
        self, source: Tensor, fake: Tensor, target: Tensor
    ) -> tuple[dict[str, Tensor], Tensor]:
        """Both sides' adversarial losses from one pass; D's gradients set, G's at the picture.

        The published order runs the discriminator on the fake twice, once for each side. Here it
        runs once: D's loss is differentiated to its weights, G's to the picture alone.
        """
        shown = fake.detach().requires_grad_(True)
        with self.compute.autocast():
            on_fake = self.discriminator(torch.cat([source, shown], 1)).float()
            on_real = self.discriminator(torch.cat([source, target], 1)).float()
        adversarial = self.schedule.lambda_gan * fooled(self.gan, on_fake)
        (gradient,) = torch.autograd.grad(adversarial, shown, retain_graph=True)
        losses = {
            "D_fake": judged_fake(self.gan, on_fake),
            "D_real": judged_real(self.gan, on_real),
        }
        self.optimizers["discriminator"].zero_grad()
        weights = list(self.discriminator.parameters())
        (0.5 * (losses["D_fake"] + losses["D_real"])).backward(inputs=weights)
        return {"G_gan": adversarial, **losses}, gradient

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        return self.student(self.compute.put(source))


def new_teacher(recipe: Recipe) -> ResNetGenerator:
    """A full generator to be trained."""
    generator = ResNetGenerator("resnet", uniform(recipe.teacher.width))
    initialise(generator, seed_for(recipe.seed, "teacher"))
    return generator


def new_discriminator(recipe: Recipe) -> PatchDiscriminator:
    """A discriminator of source and picture together."""
    discriminator = PatchDiscriminator(6, recipe.teacher.discriminator_width)
    initialise(discriminator, seed_for(recipe.seed, "discriminator"))
    return discriminator


def new_supernet(recipe: Recipe) -> ResNetGenerator:
    """The once-for-all student, as wide as the recipe's space allows."""
    supernet = ResNetGenerator("elastic", space_of(recipe.distill.space).largest)
    initialise(supernet, seed_for(recipe.seed, "supernet"))
    return supernet


def new_adaptors(
    recipe: Recipe, student: ResNetGenerator, teacher: ResNetGenerator
) -> nn.ModuleList:
    """Learnable 1x1 maps from the student's matched features to the teacher's widths."""
    adaptors = nn.ModuleList(
        ElasticConv2d(narrow, wide, 1)
        for narrow, wide in zip(student.feature_widths, teacher.feature_widths, strict=True)
    )
    initialise(adaptors, seed_for(recipe.seed, "adaptors"))
    return adaptors


def cut_adaptors(adaptors: nn.ModuleList, student: ResNetGenerator) -> nn.ModuleList:
    """The maps of a supernet, for the widths of one of its sub-generators."""
    parts = nn.ModuleList()
    for adaptor, width in zip(adaptors, student.feature_widths, strict=True):
        whole = adaptor.state_dict()
        part = ElasticConv2d(width, len(whole["bias"]), 1)
        part.load_state_dict(whole | {"weight": whole["weight"][:, :width]})
        parts.append(part)
    return parts


def _match(adaptor: nn.Module, feature: Tensor, wanted: Tensor) -> Tensor:
    return F.mse_loss(adaptor(feature).float(), wanted.float())
