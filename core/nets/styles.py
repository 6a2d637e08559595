"""Styles to generate with, for generators that take one."""

import hashlib
from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn


def styles_for(generator: nn.Module, keys: Sequence[int], seed: int) -> dict[str, Tensor]:
    """Further inputs of a generator: a style for each key, or nothing.

    {"style": (n, style_channels)} of N(0, 1) on the generator's device where it takes a style; {}
    where it does not: `generator(x, **styles_for(generator, indices, seed))` is right for all. The
    style of a key follows from the seed and that key alone, on every machine.
    """
    channels = getattr(generator, "style_channels", None)
    if channels is None:
        return {}
    drawn = [normal_style(channels, seed, key) for key in keys]
    styles = torch.stack(drawn) if drawn else torch.empty(0, channels)
    return {"style": styles.to(next(generator.parameters()))}


def drawn_in_styles(generator: nn.Module, source: Tensor, keys: Sequence[int], seed: int) -> Tensor:
    """Pictures of (n, c, h, w) sources on the generator's device, in the styles of n keys.

    Styled pictures are made one at a time: with six pictures of 256 x 256, a layer can take a CPU a
    second, and nothing halts inside a layer. Others get the whole batch, whose statistics may
    count.
    """
    styles = styles_for(generator, keys, seed)
    if not styles:
        return cast(Tensor, generator(source))
    each = zip(source.split(1), styles["style"].to(source).split(1), strict=True)
    return torch.cat([generator(picture, style=style) for picture, style in each])


def normal_style(channels: int, seed: int, key: int) -> Tensor:
    """One style of N(0, 1), (channels,), on the CPU: a pure function of seed and key."""
    digest = hashlib.sha256(f"{seed}/style/{key}".encode()).digest()
    generator = torch.Generator().manual_seed(int.from_bytes(digest[:8], "big") >> 1)
    return torch.randn(channels, generator=generator)
