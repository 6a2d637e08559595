"""What a MUNIT generator costs, in closed form: MACs in both conventions, and parameters.

The published numbers are those of a picture in its own style. Where the style is given, the style
encoder does not run, though its parameters are held all the same. The published convention (see
`core.nets.cost`) charges instance and layer normalisations and the pooled style here, and only one
product for an adaptive normalisation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, Literal

from core.nets.architecture import uniform
from core.nets.cost import (
    Cost,
    LayerCost,
    Size,
    charged,
    convolution,
    linear,
    network_cost,
    separable,
)
from core.nets.munit_widths import POSITIONS, MunitWidths, munit_widths

Style = Literal["encoded", "given"]
POINT = (1, 1)


def munit_layers(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int = 3,
    out_channels: int = 3,
    style_channels: int = 8,
    mlp_width: int = 256,
    full_width: int | Sequence[int] | None = None,
    style: Style = "encoded",
) -> list[LayerCost]:
    """Cost of each layer on a picture of height × width (multiples of 4, at least 16).

    Named as in the state dict. A supernet's MLP always runs as a whole: `full_width` is its widest
    architecture, one number for all ten, or the ten.
    """
    widths = munit_widths(architecture)
    held = widths
    if kind == "elastic" and full_width is not None:
        held = munit_widths(_all_ten(full_width))
    size = height, width
    encoder = _style_encoder(widths.style, size, out_channels, style_channels)
    if style == "given":
        encoder = (replace(layer, macs=0, paper_macs=0) for layer in encoder)
    return [
        *encoder,
        *_content_encoder(kind, widths, size, in_channels),
        *_decoder(kind, widths, size, out_channels),
        linear("mlp.model.0.fc", style_channels, mlp_width),
        linear("mlp.model.1.fc", mlp_width, mlp_width),
        linear("mlp.model.2.fc", mlp_width, 2 * sum(held.modulated)),
    ]


def munit_cost(
    *network: Any, full_width: int | Sequence[int] | None = None, **options: Any
) -> Cost:
    """Cost of a MunitGenerator, of the arguments of `munit_layers`; see `network_cost`."""
    layers = partial(munit_layers, full_width=full_width)
    return network_cost(layers, *network, full_width=full_width, **options)


def _style_encoder(
    widths: Sequence[int], size: Size, channels: int, styles: int
) -> Iterator[LayerCost]:
    yield convolution("enc_style.model.0.conv", channels, widths[0], 7, size)
    for place, (before, after) in enumerate(pairwise(widths), 1):
        size = _halved(size)
        yield convolution(f"enc_style.model.{place}.conv", before, after, 4, size)
    yield charged("enc_style.model.5", widths[-1], POINT)
    yield convolution("enc_style.model.6", widths[-1], styles, 1, POINT)


def _content_encoder(
    kind: str, widths: MunitWidths, size: Size, channels: int
) -> Iterator[LayerCost]:
    name, normalised = "enc_content.model", partial(convolution, normalised=True)
    yield normalised(f"{name}.0.conv", channels, widths.content[0], 7, size)
    for place, (before, after) in enumerate(pairwise(widths.content), 1):
        size = _halved(size)
        yield normalised(f"{name}.{place}.conv", before, after, 4, size)
    for block, middle in enumerate(widths.encoder_middles):
        for place, (before, after) in enumerate(pairwise((widths.trunk, middle, widths.trunk))):
            layer = f"{name}.3.model.{block}.model.{place}.conv"
            yield from _of_block(kind, layer, before, after, 3, size, normalised=True)


def _decoder(kind: str, widths: MunitWidths, size: Size, channels: int) -> Iterator[LayerCost]:
    half = _halved(size)
    quarter = _halved(half)
    for block, middle in enumerate(widths.decoder_middles):
        for place, (before, after) in enumerate(pairwise((widths.trunk, middle, widths.trunk))):
            layer = f"dec.model.0.model.{block}.model.{place}"
            yield from _of_block(kind, f"{layer}.conv", before, after, 3, quarter)
            yield charged(f"{layer}.norm", 1, POINT)
    first, second = widths.ups
    yield from _up(kind, "dec.model.2", widths.trunk, first, half)
    yield from _up(kind, "dec.model.4", first, second, size)
    yield convolution("dec.model.5.conv", second, channels, 7, size)


def _up(kind: str, name: str, before: int, after: int, size: Size) -> Iterator[LayerCost]:
    yield from _of_block(kind, f"{name}.conv", before, after, 5, size)
    norm = charged(f"{name}.norm", after, size, 2 * after)
    # The published convention also counts the mean over the whole picture, as one.
    yield replace(norm, paper_macs=norm.paper_macs + 1)


def _of_block(
    kind: str,
    name: str,
    before: int,
    after: int,
    kernel: int,
    size: Size,
    normalised: bool = False,
) -> list[LayerCost]:
    if kind == "munit":
        return [convolution(name, before, after, kernel, size, normalised=normalised)]
    return separable(name, before, after, kernel, size, normalised=normalised)


def _halved(size: Size) -> Size:
    return size[0] // 2, size[1] // 2


def _all_ten(width: int | Sequence[int]) -> Sequence[int]:
    return uniform(width, POSITIONS) if isinstance(width, int) else width
