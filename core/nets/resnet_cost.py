"""What a ResNet generator costs, in closed form: MACs in both conventions, and parameters."""

from collections.abc import Sequence
from functools import partial

from core.nets.cost import LayerCost, network_cost
from core.nets.planned_layers import planned_costs
from core.nets.resnet_spec import ResNetSpec


def resnet_layers(
    kind: str,
    architecture: Sequence[int],
    height: int,
    width: int,
    in_channels: int = 3,
    out_channels: int = 3,
    blocks: int = 9,
    norm: str = "instance",
    ups: str = "transposed",
) -> list[LayerCost]:
    """Cost of each convolution on a picture of height × width (at least 8).

    Named as in the state dict. The weights of a batch normalisation (`norm` "batch") count to the
    convolution before it.
    """
    channels = {"in_channels": in_channels, "out_channels": out_channels}
    layers = ResNetSpec().planned({"architecture": architecture, "blocks": blocks, **channels})
    return planned_costs(layers, height, width, kind, norm, ups)


resnet_cost = partial(network_cost, resnet_layers)
"""Cost of a ResNetGenerator, of the arguments of `resnet_layers`; see `network_cost`."""
