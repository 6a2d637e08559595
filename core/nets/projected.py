"""The projected discriminator: small heads on a frozen network's features (Sauer et al. 2021)."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.discriminator import activations
from core.nets.layers import InstanceNorm
from core.nets.spectral import SpectralConv2d

WIDTH = 64
LEAK = 0.2
HeadNorm = Literal["spectral", "instance"]


class ProjectedDiscriminator(nn.Module):
    """Score features of a pretrained network: one head a block, each with a map of scores.

    `widths` are the channels of the features, the finest grid first; each grid has half the sides
    of the one before. A head narrows its features to `width` channels by 1×1, halves them until
    they are on the coarsest grid (4×4, stride 2), and scores overlapping 4×4 windows. `norm` says
    what bounds the halvings: "spectral" normalises their weights (Miyato et al. 2018), so that a
    head sees contrast and colour; "instance" normalises what they give. With `mixing`
    the features are first narrowed and mixed from coarse to fine by fixed random convolutions
    (Sauer et al. 2021, §3.2), so that no head can look at one kind of detail alone. `further`
    constant maps come before each block's features: the sub-generator's widths. With several
    `score_maps` every head gives as many from one pass.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "widths",
        "width",
        "mixing",
        "further",
        "score_maps",
        "norm",
    )

    def __init__(
        self,
        widths: Sequence[int],
        width: int = WIDTH,
        mixing: bool = False,
        further: int = 0,
        score_maps: int = 1,
        norm: HeadNorm = "instance",
    ) -> None:
        super().__init__()
        self.widths = tuple(widths)
        self.width = width
        self.mixing = mixing
        self.further = further
        self.score_maps = score_maps
        self.norm = norm
        self.mixer = Mixer(self.widths, width) if mixing else None
        into = [width] * len(self.widths) if mixing else self.widths
        self.heads = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(channels + further, width, 1),
                nn.LeakyReLU(LEAK),
                *_halvings(len(into) - 1 - index, width, norm),
                nn.Conv2d(width, score_maps, 4, 1, 1),
            )
            for index, channels in enumerate(into)
        )

    def forward(self, features: Sequence[Tensor], condition: Sequence[float] = ()) -> list[Tensor]:
        """Raw scores (n, score_maps, h', w') of each block's features (n, channels, h, w)."""
        seen = self._mixed(features, condition)
        return [head(item) for head, item in zip(self.heads, seen, strict=True)]

    def outputs(
        self, features: Sequence[Tensor], condition: Sequence[float] = ()
    ) -> list[list[Tensor]]:
        """For each block the outputs of its head's activations, (n, c, h', w'), the scores last."""
        seen = self._mixed(features, condition)
        pairs = zip(self.heads, seen, strict=True)
        return [activations(cast(nn.Sequential, head), item) for head, item in pairs]

    def _mixed(self, features: Sequence[Tensor], condition: Sequence[float]) -> Sequence[Tensor]:
        seen = features if self.mixer is None else self.mixer(features)
        return [_with_maps(item, condition) for item in seen] if self.further else seen


class Mixer(nn.Module):
    """Fixed random projections to `width` channels; coarser blocks are added to finer ones."""

    def __init__(self, widths: Sequence[int], width: int) -> None:
        super().__init__()
        self.across = nn.ModuleList(nn.Conv2d(channels, width, 1) for channels in widths)
        self.down = nn.ModuleList(nn.Conv2d(width, width, 3, 1, 1) for _ in widths)
        self.requires_grad_(False)

    def forward(self, features: Sequence[Tensor]) -> list[Tensor]:
        """Mixed features, (n, width, h, w) for each block."""
        scores: list[Tensor] = []
        coarser: Tensor | None = None
        for across, down, item in reversed(
            list(zip(self.across, self.down, features, strict=True))
        ):
            mixed = across(item.float())
            if coarser is not None:
                size = mixed.shape[2:]
                mixed = mixed + F.interpolate(coarser, size, mode="bilinear", align_corners=False)
            coarser = down(mixed)
            scores.append(mixed)
        return scores[::-1]


def _halvings(count: int, width: int, norm: HeadNorm) -> Iterator[nn.Module]:
    for _ in range(count):
        if norm == "spectral":
            yield SpectralConv2d(width, width, 4, 2, 1, each_pass=False)
        else:
            yield nn.Conv2d(width, width, 4, 2, 1)
            yield InstanceNorm()
        yield nn.LeakyReLU(LEAK)


def _with_maps(features: Tensor, condition: Sequence[float]) -> Tensor:
    n, _, height, width = features.shape
    maps = features.new_tensor(condition).view(1, -1, 1, 1).expand(n, -1, height, width)
    return torch.cat([maps, features], 1)
