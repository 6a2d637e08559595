"""What GauGAN's generator and discriminator play for (Park et al. 2019, appendix A)."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.families.distillation import with_source, without_gradients
from core.families.losses import GanLoss, fooled, judged_fake, judged_real
from core.families.perceptual import PerceptualLoss
from core.recipe import GauGan as Settings

Judged = list[list[Tensor]]


class Game:
    """What generator and discriminator play for, in the teacher's training as in a student's.

    Semantics are (n, s, h, w), pictures (n, 3, h, w) in [-1, 1]. The discriminator is in train
    mode, and each look of it improves its spectral normalisation.
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
        self, judge: nn.Module, semantics: Tensor, fake: Tensor, target: Tensor
    ) -> dict[str, Tensor]:
        """The generator's losses, each with its weight."""
        with without_gradients(judge):
            on_fake, on_real = _look(judge, semantics, fake, target)
        losses = {
            "G_gan": self.lambda_gan * fooled(self.gan, _scores(on_fake)),
            "G_feat": self.settings.lambda_feat * feature_matching(on_fake, on_real),
        }
        if self.perceptual is not None:
            losses["G_vgg"] = self.settings.lambda_vgg * self.perceptual(fake, target)
        return losses

    def of_discriminator(
        self, judge: nn.Module, semantics: Tensor, fake: Tensor, target: Tensor
    ) -> dict[str, Tensor]:
        """The discriminator's two losses; their sum is what it learns from."""
        on_fake, on_real = _look(judge, semantics, fake, target)
        return {
            "D_fake": judged_fake(self.gan, _scores(on_fake)),
            "D_real": judged_real(self.gan, _scores(on_real)),
        }


def feature_matching(on_fake: Judged, on_real: Judged) -> Tensor:
    """L1 between what D sees in fake and real pictures, scores left out: a mean over scales.

    Summed over layers (Wang et al. 2018, eq. 4); gradients go to the fake side alone.
    """
    distances = [
        F.l1_loss(fake, real.detach())
        for of_fake, of_real in zip(on_fake, on_real, strict=True)
        for fake, real in zip(of_fake[:-1], of_real[:-1], strict=True)
    ]
    return torch.stack(distances).sum() / len(on_fake)


def _look(
    judge: nn.Module, semantics: Tensor, fake: Tensor, target: Tensor
) -> tuple[Judged, Judged]:
    """What D sees in fakes and in real pictures; one pass, so that both are normalised alike."""
    both = torch.cat([with_source(semantics, fake), with_source(semantics, target)])
    halves = [[layer.float().chunk(2) for layer in scale] for scale in judge(both)]
    on_fake = [[fake for fake, _ in scale] for scale in halves]
    return on_fake, [[real for _, real in scale] for scale in halves]


def _scores(judged: Judged) -> list[Tensor]:
    return [scale[-1] for scale in judged]
