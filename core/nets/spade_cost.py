"""What a SPADE generator costs, in closed form: MACs in both conventions, and parameters."""

from collections.abc import Iterator, Sequence
from functools import partial

from core.nets.checkpoint_tensors import Upsampling
from core.nets.cost import LayerCost, Size, charged, convolution, network_cost, separable
from core.nets.spade_layout import (
    BLOCKS,
    MIDDLES,
    BlockWidths,
    block_steps,
    block_widths,
)


def spade_layers(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int,
    out_channels: int = 3,
    upsampling: Upsampling = "normal",
    hidden: int | None = None,
    **meaning: object,
) -> list[LayerCost]:
    """Cost of each convolution on a picture of height × width, multiples of the network's own.

    Named as in the state dict. `meaning` takes the arguments that say what the input channels mean:
    they change no cost. A modulation's product of normalised input and scale, which the published
    convention charges, is counted with its normalisation, `….param_free_norm`.
    """
    widths = block_widths(architecture, hidden)
    steps = block_steps(upsampling)
    size = (height, width)
    first, last = widths[BLOCKS[0]], widths[BLOCKS[-1]]
    layers = [convolution("fc", in_channels, first.before, 3, _every(steps[BLOCKS[0]], size))]
    for name in BLOCKS:
        layers += _block(kind, name, widths[name], in_channels, _every(steps[name], size))
    return [*layers, convolution("conv_img", last.after, out_channels, 3, size)]


spade_cost = partial(network_cost, spade_layers)
"""Cost of a SpadeGenerator, of the arguments of `spade_layers`; see `network_cost`."""


def _block(
    kind: str, name: str, widths: BlockWidths, semantic: int, size: Size
) -> Iterator[LayerCost]:
    before, middle, after, hidden = widths
    yield convolution(f"{name}.conv_0", before, middle, 3, size)
    yield convolution(f"{name}.conv_1", middle, after, 3, size)
    yield from _modulation(kind, f"{name}.norm_0", semantic, hidden, before, size)
    yield from _modulation(kind, f"{name}.norm_1", semantic, hidden, middle, size)
    if name not in MIDDLES:
        yield convolution(f"{name}.conv_s", before, after, 1, size, bias=False)
        yield from _modulation(kind, f"{name}.norm_s", semantic, hidden, before, size)


def _modulation(
    kind: str, name: str, semantic: int, hidden: int, channels: int, size: Size
) -> Iterator[LayerCost]:
    yield charged(f"{name}.param_free_norm", channels, size)
    yield convolution(f"{name}.mlp_shared.0", semantic, hidden, 3, size)
    for part in ("mlp_gamma", "mlp_beta"):
        if kind == "spade":
            yield convolution(f"{name}.{part}", hidden, channels, 3, size)
        else:
            yield from separable(f"{name}.{part}", hidden, channels, 3, size)


def _every(step: int, size: Size) -> Size:
    return size[0] // step, size[1] // step
