"""How a generator doubles height and width: the choice of its ups.

A transposed convolution of stride 2 and kernel 3 adds one, two or four products to neighbouring
pixels, which draws a grid (Odena et al. 2016). The other two give each pixel as many:

- "resize-conv": nearest resize, then a 3×3 convolution at the doubled size;
- "conv-resize": a 3×3 convolution, then bilinear resize, at a quarter of the former's MACs.

Names alone, without torch, so that recipes can state the choice; the layers are in
`core.nets.layers` and `core.nets.unet_layers`.
"""

from typing import Literal, get_args

Ups = Literal["transposed", "resize-conv", "conv-resize"]
UPS: tuple[Ups, ...] = get_args(Ups)


def convolved_at_full_size(ups: str) -> bool:
    """Whether the convolution of an up runs at the doubled size."""
    return ups == "resize-conv"


def head_ups(ups: str) -> str:
    """How a U-Net's last layer doubles the sides: never by making a small picture larger."""
    return "transposed" if ups == "transposed" else "resize-conv"
