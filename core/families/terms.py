"""The losses that all families share: of pictures, of features, of the projected discriminator."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

import torch
from torch import Tensor, nn

from core.families.augment import Augmenter
from core.families.energy import EnergyDistance, Remembered
from core.families.losses import (
    GanLoss,
    Scores,
    fake_loss,
    generator_loss,
    of_head,
    real_loss,
    without_gradients,
)
from core.families.picture_losses import (
    Layers,
    feature_matching,
    perceptual,
    region,
    relation,
    wavelet,
)
from core.families.views import FeatureView, Views
from core.nets.projected import ProjectedDiscriminator
from core.nets.spectral import settle
from core.recipe.losses import Losses
from core.runtime.compute import Compute

HINGE: GanLoss = "hinge"
PROJECTION_SEED = 0
LayersOf = Callable[[Tensor], Layers]
"""From pictures (n, 3, h, w) in [-1, 1] to a discriminator's layers of them."""


@dataclass(frozen=True)
class WidthConditioning:
    """A sub-generator as its discriminators see it.

    `shares` are its widths as shares of the supernet's, 0 to 1 each; empty: it does not see them.
    `head` is the map of scores for sub-generators of its cost, from 0.
    """

    shares: tuple[float, ...] = ()
    head: int = 0


PLAIN = WidthConditioning()


class PictureTerms:
    """The losses between pictures, the same in every family.

    Every method gives losses by name, scalars that are multiplied with their weights already; terms
    of weight 0 are absent, and so are those of a projected discriminator where there is none.
    Pictures are (n, 3, h, w) in [-1, 1].
    """

    def __init__(
        self,
        losses: Losses | None = None,
        lambda_gan: float = 1.0,
        projected: ProjectedDiscriminator | None = None,
        augmenter: Augmenter | None = None,
    ) -> None:
        self.losses = losses or Losses(
            perceptual=0, energy=0, matching=0, wavelet=0, relation=0, region=0
        )
        self.lambda_gan = lambda_gan
        self.projected = projected
        self.augmenter = augmenter
        self.views = Views()
        self.energy = EnergyDistance()

    @property
    def memories(self) -> dict[str, Remembered]:
        """What outlasts a step, by name."""
        if not self.losses.energy:
            return {}
        return {"seen_real": self.energy.real, "seen_made": self.energy.made}

    def begin(self, step: int) -> None:
        """Begin step number `step`: features that were kept for the last one are dropped."""
        self.views = Views()
        if self.augmenter is not None:
            self.augmenter.begin(step)

    def shown(self, pictures: Tensor, with_channels: Tensor | None = None) -> Tensor:
        """What a conditional discriminator sees: images, after `with_channels` (n, c, h, w)."""
        if self.augmenter is not None:
            return self.augmenter(pictures, with_channels)
        return beside(with_channels, pictures)

    def to_wanted(self, own: Tensor, wanted: Tensor) -> dict[str, Tensor]:
        """The perceptual term between a generated picture and the target, or the teacher's picture.

        Johnson et al. 2016, in features of the pretrained network of `core.families.views`. Both
        are (n, 3, h, w) in [-1, 1]; the term is a scalar, and there is none with weight 0.
        """
        if not self.losses.perceptual:
            return {}
        distances = perceptual(self.views.of(own).features, self.views.of(wanted).features)
        return {"G_perceptual": self.losses.perceptual * distances}

    def to_teacher(self, own: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Wavelet and relation terms between a student's pictures and the teacher's.

        Both are (n, c, h, w) in [-1, 1]; terms are scalars, and those of weight 0 are left out.
        """
        terms = {}
        if self.losses.wavelet:
            terms["G_wavelet"] = self.losses.wavelet * wavelet(own, teacher)
        if self.losses.relation:
            terms["G_relation"] = self.losses.relation * relation(own, teacher)
        return terms

    def of_features(self, own: Sequence[Tensor], teacher: Sequence[Tensor]) -> dict[str, Tensor]:
        """The region term between matched features (n, c, h, w) of student and teacher."""
        if not self.losses.region or not own:
            return {}
        return {"G_region": self.losses.region * region(own, teacher, PROJECTION_SEED)}

    def matching(
        self,
        own: Tensor,
        wanted: Tensor,
        conditional: LayersOf | None = None,
        conditioning: WidthConditioning = PLAIN,
    ) -> dict[str, Tensor]:
        """How differently the discriminators see a picture and the wanted one, not augmented.

        `conditional` gives what the conditional one computes of a picture. Its weights and those
        of the projected one get no gradients. Pictures are (n, c, h, w) in [-1, 1], the term is a
        scalar.
        """
        if not self.losses.matching:
            return {}
        features = []
        if conditional is not None:
            features.append(_matched(conditional, own, wanted))
        if self.projected is not None:
            with without_gradients(self.projected):
                features.append(_matched(lambda x: self._layers(x, conditioning), own, wanted))
        return (
            {"G_matching": self.losses.matching * torch.stack(features).sum()} if features else {}
        )

    @property
    def need_teacher_picture(self) -> bool:
        """Whether any term compares with the picture the teacher makes."""
        return bool(self.losses.wavelet or self.losses.relation)

    def of_generator(
        self, own: Tensor, real: Tensor, conditioning: WidthConditioning = PLAIN
    ) -> dict[str, Tensor]:
        """The generator's side: against the projected discriminator, and the energy distance.

        Pictures are (n, c, h, w) in [-1, 1]. Scalars, whose gradients go to `own`; the
        discriminator's weights get none.
        """
        losses = {}
        if self.projected is not None:
            with without_gradients(self.projected):
                scores = self._scores(self._shown_view(own), conditioning)
            losses["G_projected"] = self.lambda_gan * generator_loss(HINGE, scores)
        if self.losses.energy:
            distance = self.energy.of(self.views.of(own).features, self.views.of(real).features)
            if distance is not None:
                losses["G_energy"] = self.losses.energy * distance
        return losses

    def of_discriminator(
        self, fake: Tensor, real: Tensor | None, conditioning: WidthConditioning = PLAIN
    ) -> dict[str, Tensor]:
        """The projected discriminator's side, scalars; gradients go to its weights alone.

        Pictures are (n, c, h, w) in [-1, 1]. Without real pictures, only that of the fakes.
        """
        if self.projected is None:
            return {}
        # Once a step, and not in the generator's passes: two looks at a picture see the same.
        settle(self.projected, 1)
        on_fake = self._scores(self._shown_view(fake).detached(), conditioning)
        losses = {"D_fake_projected": fake_loss(HINGE, on_fake)}
        if real is not None:
            on_real = self._scores(self._shown_view(real).detached(), conditioning)
            losses["D_real_projected"] = real_loss(HINGE, on_real)
        return losses

    def _shown_view(self, pictures: Tensor) -> FeatureView:
        if self.augmenter is None:
            return self.views.of(pictures)
        return self.views.changed(pictures, self.augmenter)

    def _layers(self, pictures: Tensor, conditioning: WidthConditioning) -> Layers:
        assert self.projected is not None
        with torch.autocast(pictures.device.type, enabled=False):
            return self.projected.outputs(self.views.of(pictures).features, conditioning.shares)

    def _scores(self, view: FeatureView, conditioning: WidthConditioning) -> Scores:
        assert self.projected is not None
        with torch.autocast(view.pictures.device.type, enabled=False):
            scores: Scores = self.projected(view.features, conditioning.shares)
        return of_head(scores, conditioning.head)


class Layered(Protocol):
    """A discriminator that shows what it computes, layer by layer."""

    def outputs(self, x: Tensor) -> Layers: ...


def layers_of(
    discriminator: nn.Module | None, compute: Compute, seen: Callable[[Tensor], Tensor]
) -> LayersOf | None:
    """What a discriminator computes of what it has `seen` of a picture; its weights learn nothing.

    Pictures (n, c, h, w) in [-1, 1] -> for each scale its layers (n, c', h', w'), the scores last.
    None where there is no discriminator.
    """
    if discriminator is None:
        return None

    def layers(picture: Tensor) -> Layers:
        with without_gradients(discriminator), compute.autocast():
            return cast(Layered, discriminator).outputs(seen(picture))

    return layers


def beside(channels: Tensor | None, pictures: Tensor) -> Tensor:
    """Channels (n, c, h, w), where there are any, and pictures (n, 3, h, w) after them."""
    return pictures if channels is None else torch.cat([channels, pictures], 1)


def _matched(layers_of: LayersOf, own: Tensor, wanted: Tensor) -> Tensor:
    with torch.no_grad():
        theirs = layers_of(wanted)
    return feature_matching(layers_of(own), theirs)
