"""The adversarial losses of GauGAN (Park et al. 2019, appendix A)."""

import torch
from torch import Tensor, nn

from core.families.losses import (
    GanLoss,
    Scores,
    fake_loss,
    generator_loss,
    of_head,
    real_loss,
    without_gradients,
)
from core.families.perceptual import PerceptualLoss
from core.families.picture_losses import Layers, feature_matching
from core.families.terms import beside
from core.nets.bands import as_rgb
from core.recipe.families.gaugan import GauGanSection as Settings


class AdversarialLosses:
    """Losses of generator and discriminator, in a teacher's and in a student's training.

    Semantics are (n, s, h, w), pictures (n, c, h, w) in [-1, 1]. The discriminator is in train
    mode, and each forward pass improves its spectral normalisation.
    """

    def __init__(
        self,
        settings: Settings,
        lambda_gan: float,
        gan: GanLoss = "hinge",
        perceptual: PerceptualLoss | None = None,
    ) -> None:
        self.settings = settings
        self.lambda_gan = lambda_gan
        self.gan = gan
        self.perceptual = perceptual

    def of_generator(
        self,
        discriminator: nn.Module,
        semantics: Tensor,
        fake: Tensor,
        target: Tensor,
        head: int = 0,
    ) -> dict[str, Tensor]:
        """The generator's losses, scalars, each with its weight.

        `semantics` is (n, c, h, w), pictures are (n, 3, h, w) in [-1, 1]; `head` is the map of
        scores, from 0. The discriminator's weights get no gradients.
        """
        with without_gradients(discriminator):
            on_fake, on_real = _look(discriminator, semantics, fake, target)
        losses = {
            "G_gan": self.lambda_gan * generator_loss(self.gan, _scores(on_fake, head)),
            "G_feat": self.settings.lambda_feat * feature_matching(on_fake, on_real),
        }
        if self.perceptual is not None:
            losses["G_vgg"] = self.settings.lambda_vgg * self.perceptual(
                as_rgb(fake), as_rgb(target)
            )
        return losses

    def of_discriminator(
        self,
        discriminator: nn.Module,
        semantics: Tensor,
        fake: Tensor,
        target: Tensor,
        head: int = 0,
    ) -> dict[str, Tensor]:
        """The discriminator's two losses, scalars; their sum is what it learns from.

        Shapes are as in `of_generator`.
        """
        on_fake, on_real = _look(discriminator, semantics, fake, target)
        return {
            "D_fake": fake_loss(self.gan, _scores(on_fake, head)),
            "D_real": real_loss(self.gan, _scores(on_real, head)),
        }


def _look(
    discriminator: nn.Module, semantics: Tensor, fake: Tensor, target: Tensor
) -> tuple[Layers, Layers]:
    """What D sees in fakes and in real pictures; one pass, so that both are normalised alike."""
    both = torch.cat([beside(semantics, fake), beside(semantics, target)])
    halves = [[layer.float().chunk(2) for layer in scale] for scale in discriminator(both)]
    on_fake = [[fake for fake, _ in scale] for scale in halves]
    return on_fake, [[real for _, real in scale] for scale in halves]


def _scores(layers: Layers, head: int) -> Scores:
    return of_head([scale[-1] for scale in layers], head)
