"""Teachers: what the training of a full generator shares among families."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

import torch
from torch import Tensor, nn

from core.families.losses import (
    Scores,
    fake_loss,
    generator_loss,
    in_float32,
    real_loss,
    without_gradients,
)
from core.families.pool import ImagePool
from core.families.step import Losses
from core.families.terms import PictureTerms
from core.families.training import BatchSource, TrainingState
from core.nets.generator import Generator
from core.nets.projected import ProjectedDiscriminator
from core.runtime.compute import Compute

if TYPE_CHECKING:
    from core.families.family import Family


class TeacherTraining(TrainingState):
    """Trains a full generator, and whatever its family trains along with it.

    `discriminator`, the family's own, and `projected` are those of the target domain, which
    students go on from.
    """

    discriminator: nn.Module | None
    projected: ProjectedDiscriminator | None

    def others(self) -> Mapping[str, Generator]:
        """Further generators that are worth keeping, by name, such as the reverse direction."""
        return {}

    def others_against(self) -> tuple[nn.Module | None, nn.Module | None]:
        """The conditional and the projected discriminator of the source domain, if any."""
        return None, None


class ConditionalLosses:
    """Adversarial losses of a teacher and the family's own discriminator of a domain.

    Losses are scalars by name, and none where there is no such discriminator. Pictures are
    (n, c, h, w) in [-1, 1]; where it sees sources beside them, these are given too. Earlier fakes
    come back from the `pool`. `together`: it sees fakes and real pictures in one pass, which is
    as good as two where nothing is normalised over a batch.
    """

    def __init__(
        self,
        discriminator: nn.Module | None,
        family: "Family",
        compute: Compute,
        pictures: PictureTerms,
        pool: ImagePool | None = None,
        together: bool = True,
    ) -> None:
        self.discriminator = discriminator
        self.gan, self.weight = family.gan, family.recipe.teacher.lambda_gan
        self.compute, self.pictures = compute, pictures
        self.pool = pool or ImagePool(0, 0)
        self.together = together

    def of_generator(self, fake: Tensor, source: Tensor | None = None) -> Losses:
        """The generator's loss with its weight; the discriminator's weights get no gradients."""
        if self.discriminator is None:
            return {}
        with without_gradients(self.discriminator), self.compute.autocast():
            scores = self.discriminator(self.pictures.shown(fake, source))
        return {"G_gan": self.weight * generator_loss(self.gan, in_float32(scores))}

    def of_discriminator(
        self, fake: Tensor, real: Tensor, step: int, source: Tensor | None = None
    ) -> Losses:
        """The discriminator's losses in a step; no gradient goes to the fakes."""
        if self.discriminator is None:
            return {}
        shown = self.pictures.shown
        fake = fake.detach().float()
        if source is None:
            fakes = shown(self.pool.swap(fake, step))
        else:
            fakes = self.pool.swap(shown(fake, source), step)
        on_fake, on_real = self._scores(self.discriminator, fakes, shown(real, source))
        return {"D_fake": fake_loss(self.gan, on_fake), "D_real": real_loss(self.gan, on_real)}

    def _scores(
        self, discriminator: nn.Module, fakes: Tensor, reals: Tensor
    ) -> tuple[Scores, Scores]:
        with self.compute.autocast():
            if not self.together:
                return in_float32(discriminator(fakes)), in_float32(discriminator(reals))
            on_fake, on_real = discriminator(torch.cat([fakes, reals])).split(len(fakes))
        return on_fake.float(), on_real.float()


class OneGenerator(TeacherTraining):
    """Trains one generator against the discriminators of its pictures."""

    AVERAGED: ClassVar[tuple[str, ...]] = ("generator",)

    def __init__(
        self, family: "Family", batches: BatchSource, compute: Compute, **others: nn.Module
    ) -> None:
        recipe = family.recipe
        self.generator, self.discriminator = family.first_teacher(), family.first_conditional()
        self.pictures = family.first_pictures()
        self.projected = self.pictures.projected
        networks: dict[str, nn.Module | None] = {
            "generator": self.generator.train(),
            "discriminator": self.discriminator,
            "projected": self.projected,
            **others,
        }
        super().__init__(recipe.teacher, batches, compute, networks)
        self.seed = recipe.seed
        pool = ImagePool(recipe.teacher.pool_size, recipe.seed)
        self.pools = {"pool": pool, **self.pictures.memories}
        self.conditional = ConditionalLosses(
            self.discriminator, family, compute, self.pictures, pool
        )
        rate = recipe.discriminator.rate
        self.optimizers = {name: self.optimizer(name) for name in ("generator", *others)}
        self.optimizers["discriminator"] = self.optimizer("discriminator", "projected", scale=rate)

    def step_discriminators(
        self, fake: Tensor, real: Tensor, source: Tensor | None = None
    ) -> Losses:
        """A step of the discriminators on a batch; see `ConditionalLosses`."""
        losses = self.pictures.of_discriminator(fake, real)
        losses |= self.conditional.of_discriminator(fake, real, self.count, source)
        self.backward_step(losses, "discriminator", weight=0.5)
        return losses


class TwoDomains(TeacherTraining):
    """Trains generators of two domains, each against the discriminators of its pictures.

    `target` is the domain that the deployed generator makes, `source` the one that it is given.
    Names of the second's losses end in `_back`.
    """

    DOMAINS: ClassVar[tuple[str, str]] = ("target", "source")
    """In the order in which their networks are trained and saved."""

    def __init__(
        self,
        family: "Family",
        batches: BatchSource,
        compute: Compute,
        generators: Mapping[str, Generator],
        pools: Mapping[str, ImagePool] | None = None,
        together: bool = True,
        weight_decay: float = 0.0,
    ) -> None:
        recipe = family.recipe
        own = {domain: family.first_conditional(domain == "source") for domain in self.DOMAINS}
        self.pictures = {
            domain: family.first_pictures(domain == "source") for domain in self.DOMAINS
        }
        against: dict[str, nn.Module | None] = {
            **{f"judge_{domain}": network for domain, network in own.items()},
            **{f"projected_{domain}": item.projected for domain, item in self.pictures.items()},
        }
        super().__init__(recipe.teacher, batches, compute, {**generators, **against})
        self.seed = recipe.seed
        self.discriminator, self.projected = own["target"], self.pictures["target"].projected
        of_domain = {f"pool_{domain}": pool for domain, pool in (pools or {}).items()}
        self.pools = dict(of_domain)
        for domain, item in self.pictures.items():
            memories = item.memories.items()
            self.pools |= {f"{name}_{domain}": memory for name, memory in memories}
        self.conditional = {
            domain: ConditionalLosses(
                own[domain], family, compute, pictures, of_domain.get(f"pool_{domain}"), together
            )
            for domain, pictures in self.pictures.items()
        }
        rate = recipe.discriminator.rate
        self.optimizers = {
            "generators": self.optimizer(*generators, weight_decay=weight_decay),
            "discriminators": self.optimizer(*against, scale=rate, weight_decay=weight_decay),
        }

    def others_against(self) -> tuple[nn.Module | None, nn.Module | None]:
        return self.conditional["source"].discriminator, self.pictures["source"].projected

    def begin(self) -> None:
        """Begin a step: features that were kept for the last one are dropped."""
        for pictures in self.pictures.values():
            pictures.begin(self.count)

    def fool(self, domain: str, made: Tensor, real: Tensor) -> Losses:
        """The generator's losses that make its pictures look like real ones of a domain."""
        losses = self.pictures[domain].of_generator(made, real)
        return _named(domain, losses | self.conditional[domain].of_generator(made))

    def tell_apart(self, domain: str, made: Tensor, real: Tensor) -> Losses:
        """The losses of a domain's discriminators."""
        losses = self.pictures[domain].of_discriminator(made, real)
        own = self.conditional[domain].of_discriminator(made, real, self.count)
        return _named(domain, losses | own)


def _named(domain: str, losses: Losses) -> Losses:
    return losses if domain == "target" else {f"{key}_back": loss for key, loss in losses.items()}
