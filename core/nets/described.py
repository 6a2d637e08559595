"""Networks as plain data: what rebuilds them, and what they cost without being built.

A description is {"class": name, argument: value …} with JSON values. No torch here but in `build`.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from core.nets.cost import Cost, LayerCost

Description = dict[str, Any]

# Class -> where it is defined, and where its cost is counted.
GENERATORS = {
    "ResNetGenerator": ("core.nets.resnet", "core.nets.cost", "resnet"),
    "UNetGenerator": ("core.nets.unet", "core.nets.unet_cost", "unet"),
    "SpadeGenerator": ("core.nets.spade", "core.nets.spade_cost", "spade"),
    "MunitGenerator": ("core.nets.munit", "core.nets.munit_cost", "munit"),
}
DISCRIMINATORS = {
    "PatchDiscriminator": "core.nets.discriminator",
    "MultiscaleDiscriminator": "core.nets.multiscale",
    "MsImageDiscriminator": "core.nets.ms_image",
}
CLASS_OF = {network: name for name, (_, _, network) in GENERATORS.items()}
DEEPEST = 99


def build(description: Description) -> Any:
    """The network described, on the meta device: its tensors are to be assigned.

    Raises ValueError, TypeError or KeyError for what describes no network of ours.
    """
    import torch

    with torch.device("meta"):
        return create(description)


def create(description: Description) -> Any:
    """The network described, with weights of torch's own choice. Raises as `build`."""
    arguments = dict(description)
    name = arguments.pop("class")
    if name not in GENERATORS and name not in DISCRIMINATORS:
        raise ValueError(f"unknown network: {description}")
    if max((v for v in arguments.values() if type(v) is int), default=0) > 10_000:
        raise ValueError(f"too large: {description}")
    if max(arguments.get(key, 0) for key in ("blocks", "layers", "scales", "downs")) > DEEPEST:
        raise ValueError(f"too deep: {description}")
    module = GENERATORS[name][0] if name in GENERATORS else DISCRIMINATORS[name]
    return getattr(import_module(module), name)(**arguments)


def described_cost(description: Description, height: int, width: int) -> Cost:
    """Cost of a described generator on one picture of height × width."""
    _, module, network = GENERATORS[description["class"]]
    count = getattr(import_module(module), f"{network}_cost")
    cost: Cost = count(*_leading(description), height, width, **_rest(description))
    return cost


def described_layers(description: Description, height: int, width: int) -> list[LayerCost]:
    """Cost of each layer, named as in the state dict; the sum is that of `described_cost`."""
    _, module, network = GENERATORS[description["class"]]
    count = getattr(import_module(module), f"{network}_layers")
    layers: list[LayerCost] = count(*_leading(description), height, width, **_rest(description))
    return layers


def sub_description(description: Description, architecture: Sequence[int]) -> Description:
    """The sub-generator that a described supernet is cut to."""
    return {**description, "kind": "mobile", "architecture": list(architecture)}


def network_of(description: Description) -> str:
    """resnet, unet, spade or munit."""
    return GENERATORS[description["class"]][2]


def _leading(description: Description) -> tuple[str, tuple[int, ...]]:
    return description["kind"], tuple(description["architecture"])


# What changes neither MACs nor parameters, and so is no argument of a cost.
_FREE = {"class", "kind", "architecture", "clamps", "dropout"}


def _rest(description: Description) -> Description:
    return {key: value for key, value in description.items() if key not in _FREE}
