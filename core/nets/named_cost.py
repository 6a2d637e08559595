"""What the published networks cost, by their published names."""

from collections.abc import Callable, Sequence
from typing import Any

from core.nets.architecture import FIRST_BLOCK, layer_widths
from core.nets.cost import Cost
from core.nets.munit_cost import munit_cost
from core.nets.published import PublishedNetwork, published_network
from core.nets.resnet_cost import cost_of_widths, resnet_cost
from core.nets.spade_cost import spade_cost
from core.nets.specs import NETWORKS
from core.nets.unet_cost import unet_cost
from core.runtime.errors import UserError

TRUNK, DEEP = 7, 9
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
        return cost_of_widths(network.kind, _older_widths(network), *size)
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


def _older_widths(network: PublishedNetwork) -> dict[int, int]:
    """Two blocks of three are as wide inside as the trunk."""
    widths = layer_widths(network.architecture, DEEP)
    narrow: Sequence[int] = range(FIRST_BLOCK, FIRST_BLOCK + DEEP, 3)
    blocks = range(FIRST_BLOCK, FIRST_BLOCK + DEEP)
    return widths | {block: widths[TRUNK] for block in blocks if block not in narrow}
