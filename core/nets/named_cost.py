"""What the published networks cost, by their published names."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from core.nets.cost import Cost, Size, total
from core.nets.munit_cost import munit_cost
from core.nets.planned_layers import planned_costs
from core.nets.published import PublishedNetwork, published_network
from core.nets.resnet_cost import resnet_cost
from core.nets.resnet_spec import ResNetSpec
from core.nets.spade_cost import spade_cost
from core.nets.specs import NETWORKS
from core.nets.unet_cost import unet_cost
from core.runtime.errors import UserError

COSTS: dict[str, Callable[..., Cost]] = {
    "resnet": resnet_cost,
    "spade": spade_cost,
    "munit": munit_cost,
    "unet": unet_cost,
}


def named_cost(
    name: str, channels: str | None = None, height: int | None = None, width: int | None = None
) -> Cost:
    """Cost of a published network; see `published_network` for the names.

    For pictures of height × width, or without them of the size that it is published for.
    Raises UserError, listing the known names, for any other, and for a size that the network does
    not take.
    """
    network = published_network(name, channels)
    size = (height or network.size[0], width or network.size[1])
    _check_size(network, size)
    if network.trunk_inside:
        return _older_cost(network, size)
    options: dict[str, Any] = {**network.options, "full_width": network.full_width}
    return COSTS[network.network](network.kind, network.architecture, *size, **options)


def _check_size(network: PublishedNetwork, size: tuple[int, int]) -> None:
    """Costs of ResNets are given for any size; of the others for multiples of what they halve."""
    spec = NETWORKS[network.network]
    multiple = 1 if network.network == "resnet" else spec.multiple(dict(network.options))
    if size[0] % multiple or size[1] % multiple:
        raise UserError(
            f"This network takes pictures whose sides are multiples of {multiple}, "
            f"not {size[0]}x{size[1]}.",
            "Give another size.",
        )


def _older_cost(network: PublishedNetwork, size: Size) -> Cost:
    """Two blocks of three are as wide inside as the trunk."""
    layers = ResNetSpec().planned({"architecture": network.architecture})
    blocks = [layer for layer in layers if layer.role == "block"]
    as_trunk = {layer for index, layer in enumerate(blocks) if index % 3}
    layers = [replace(one, middle=one.after) if one in as_trunk else one for one in layers]
    return total(planned_costs(layers, *size, network.kind, "instance"))
