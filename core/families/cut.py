"""CUT: two sets of unrelated pictures, and one generator (Park et al. 2020).

Patches of a generated picture should resemble the source's patches at their places more than
others, in features of the generator's own encoder; nothing leads back. The student's pseudo-target
is the teacher's picture, as for every unpaired family (Li et al. 2020, §3.1).
"""

from collections.abc import Sequence
from typing import ClassVar, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.families.distillation import UnpairedStudent
from core.families.family import Family
from core.families.losses import GanLoss
from core.families.step import Losses
from core.families.teacher import OneGenerator
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.bands import with_channels
from core.nets.initialise import initialise_xavier
from core.nets.planned import PlannedGenerator
from core.recipe.families.cut import CutSection
from core.runtime.compute import Compute
from core.runtime.randomness import seed_for, stream

PROJECTED_WIDTH = 256
"""What each layer's patches are projected to (Park et al. 2020, appendix C)."""


class PatchHeads(nn.ModuleList):
    """A multilayer perceptron for each encoded layer, and which of its places are compared."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__(
            nn.Sequential(
                nn.Linear(width, PROJECTED_WIDTH),
                nn.ReLU(),
                nn.Linear(PROJECTED_WIDTH, PROJECTED_WIDTH),
            )
            for width in widths
        )

    def forward(self, layers: Sequence[Tensor], places: Sequence[Tensor]) -> list[Tensor]:
        """Layers (n, c, h, w) and places (p,) each -> (n, p, 256) of length 1 each."""
        features = []
        for head, layer, chosen in zip(self, layers, places, strict=True):
            patches = layer.float().flatten(2)[:, :, chosen].transpose(1, 2)
            features.append(F.normalize(head(patches), dim=2, eps=1e-7))
        return features


def patch_nce(own: Tensor, wanted: Tensor, temperature: float) -> Tensor:
    """PatchNCE of one layer (Park et al. 2020, eq. 3); (n, p, c) each -> a scalar.

    Each of the p patches should resemble the `wanted` one at its place more than the other p - 1 of
    the same picture. No gradient goes to `wanted`.
    """
    similar = own @ wanted.detach().transpose(1, 2) / temperature
    places = torch.arange(own.shape[1], device=own.device).expand(own.shape[0], -1)
    return F.cross_entropy(similar.flatten(0, 1), places.flatten())


class CutTeacher(OneGenerator):
    """Train one generator against a discriminator and the contrast of patches; D first."""

    def __init__(self, family: Family, batches: BatchSource, compute: Compute) -> None:
        generator = cast(PlannedGenerator, family.first_teacher())
        self.heads = PatchHeads(generator.encoded_widths)
        family.initialise(self.heads, "heads")
        super().__init__(family, batches, compute, heads=self.heads)
        self.encoder = cast(PlannedGenerator, self.generator)
        self.settings = family.recipe.section(CutSection)

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None = None
    ) -> Losses:
        self.pictures.begin(self.count)
        mirrored = self.settings.flip and stream(self.seed, "mirror", self.count).random() < 0.5
        with self.compute.autocast():
            fake = self.generator(source.flip(3) if mirrored else source)
            identity = self.settings.identity and source.shape[1] == target.shape[1]
            same = self.generator(target) if identity else None
        scored = self.step_discriminators(fake, target)
        terms = self.pictures.of_generator(fake, target) | self.conditional.of_generator(fake)
        share = 1.0 if same is None else 0.5
        terms["G_nce"] = share * self._contrast(fake, source, "source", mirrored)
        if same is not None:
            terms["G_nce_identity"] = share * self._contrast(same, target, "target")
        self.backward_step(terms, "generator", "heads")
        return terms | scored

    def _contrast(self, own: Tensor, source: Tensor, what: str, mirrored: bool = False) -> Tensor:
        """PatchNCE over the encoder's layers, between a made picture and its source.

        A picture of other channels than the encoder takes is mapped to them.
        """
        with self.compute.autocast():
            made = self.encoder.encode(with_channels(own, source.shape[1]))
            with torch.no_grad():
                wanted = self.encoder.encode(source)
        if mirrored:
            made = [layer.flip(3) for layer in made]
        places = [self._places(layer, f"{what} {index}") for index, layer in enumerate(wanted)]
        pairs = zip(self.heads(made, places), self.heads(wanted, places), strict=True)
        losses = [patch_nce(query, key, self.settings.temperature) for query, key in pairs]
        return self.settings.lambda_nce * torch.stack(losses).mean()

    def _places(self, layer: Tensor, what: str) -> Tensor:
        """Which pixels of a layer are compared in this step, without repetition."""
        count = layer.shape[2] * layer.shape[3]
        rng = torch.Generator().manual_seed(seed_for(self.seed, "patches", what, self.count))
        chosen = torch.randperm(count, generator=rng)[: self.settings.patches]
        return chosen.to(layer.device)


class CutFamily(Family):
    """Unpaired pictures in one direction."""

    GAN: ClassVar[GanLoss] = "lsgan"
    TEACHER = CutTeacher
    STUDENT = UnpairedStudent

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from: Xavier's, as published."""
        initialise_xavier(module, seed_for(self.recipe.seed, name))


FAMILY = CutFamily
