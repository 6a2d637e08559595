"""The parts of a generator as a person names them, and what each costs: no torch.

A part is a convolution with its normalisation, or a whole residual block. Each belongs to the
position of the architecture that sets its output channels, or a residual block's middle channels;
the part that gives the picture belongs to none.
"""

from core.nets.cost import Cost, LayerCost, total
from core.nets.network_config import NetworkConfig, config_layers, spec_of
from core.nets.spec import Finder, NetworkPart


def part_finder(description: NetworkConfig) -> Finder:
    """Gives the part that a layer of a described network belongs to, by the layer's name."""
    return spec_of(description).part_finder(description)


def part_costs(description: NetworkConfig, height: int, width: int) -> dict[NetworkPart, Cost]:
    """What each part costs on one picture of height × width, in the order of computing."""
    find, costs = part_finder(description), dict[NetworkPart, list[LayerCost]]()
    for layer in config_layers(description, height, width):
        costs.setdefault(find(layer.name), []).append(layer)
    return {part: total(costs[part]) for part in sorted(costs, key=lambda part: part.order)}
