"""Networks as plain data: what rebuilds them, and what they cost without being built.

A configuration is {"class": name, argument: value …} with JSON values. No torch here but in
`build` and `create`.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from core.nets.architecture import Architecture
from core.nets.cost import Cost, LayerCost
from core.nets.spec import NetworkConfig
from core.nets.specs import DISCRIMINATORS, NETWORKS, OF_CLASS, spec_of

__all__ = [
    "NetworkConfig",
    "build",
    "config_cost",
    "config_layers",
    "create",
    "first_version_config",
    "network_of",
    "spec_of",
    "sub_config",
]

DEEPEST = 99


def build(config: NetworkConfig) -> Any:
    """The configured network on the meta device: its tensors are to be assigned.

    Raises ValueError, TypeError or KeyError for a config that is none of our networks.
    """
    import torch

    with torch.device("meta"):
        return create(config)


def create(config: NetworkConfig) -> Any:
    """The configured network, with torch's initial weights. Raises ValueError as `build` does."""
    arguments = dict(config)
    name = arguments.pop("class")
    spec = OF_CLASS.get(name) or DISCRIMINATORS.get(name)
    if spec is None:
        raise ValueError(f"unknown network: {config}")
    if max((v for v in arguments.values() if type(v) is int), default=0) > 10_000:
        raise ValueError(f"too large: {config}")
    if max(arguments.get(key, 0) for key in ("blocks", "layers", "scales", "downs")) > DEEPEST:
        raise ValueError(f"too deep: {config}")
    return getattr(import_module(spec.module), name)(**arguments)


def config_cost(config: NetworkConfig, height: int, width: int) -> Cost:
    """Cost of a configured generator on one picture of height × width pixels."""
    return spec_of(config).cost(config, height, width)


def config_layers(config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
    """Cost of each layer, named as in the state dict; the sum is that of `config_cost`."""
    return spec_of(config).layers(config, height, width)


def sub_config(config: NetworkConfig, architecture: Sequence[int]) -> NetworkConfig:
    """The sub-generator that a configured supernet is cut to."""
    return {**config, "kind": "mobile", "architecture": list(architecture)}


def network_of(config: NetworkConfig) -> str:
    """The name of the network, as recipes call it: resnet, unet, spade or munit."""
    return spec_of(config).name


def first_version_config(
    architecture: Architecture, known: NetworkConfig | None = None
) -> NetworkConfig:
    """The network of a file or a run of the first version: a ResNet that names its widths alone."""
    images = {"in_channels": 3, "out_channels": 3}
    given = known or {"kind": "mobile"}
    class_name = NETWORKS["resnet"].class_name
    return {"class": class_name, **given, "architecture": list(architecture), **images}
