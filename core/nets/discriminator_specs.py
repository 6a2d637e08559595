"""The discriminators that there are: their modules, and how files of them are recognised."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.nets.checkpoint_tensors import RecognisedCheckpoint
from core.nets.spec import NetworkConfig, starts_with


@dataclass(frozen=True)
class DiscriminatorSpec:
    """One class of discriminator.

    `read_config` measures the tensors of a file that it `recognises`, and raises UserError where
    layers are missing. Where `in_pairs`, a file may hold one for each of two domains.
    """

    class_name: str
    module: str
    looks: str = ""
    recognises: Callable[[Mapping[str, Any]], bool] = lambda tensors: False
    read_config: Callable[[RecognisedCheckpoint], NetworkConfig] | None = None
    in_pairs: str = ""


def _is_patch(tensors: Mapping[str, Any]) -> bool:
    first = tensors.get("model.0.weight")
    return first is not None and tuple(first.shape[2:]) == (4, 4)


def _patch(checkpoint: RecognisedCheckpoint) -> NetworkConfig:
    convolutions = sum(
        name.endswith(".weight") and tensor.ndim == 4 for name, tensor in checkpoint.tensors.items()
    )
    return {
        "class": "PatchDiscriminator",
        "in_channels": checkpoint.size("model.0.weight", 1),
        "width": checkpoint.width("model.0"),
        "layers": max(1, convolutions - 2),
        "norm": "batch" if checkpoint.has_weights("model.3") else "instance",
    }


def _multiscale(checkpoint: RecognisedCheckpoint) -> NetworkConfig:
    first = "discriminator_0.model0.0"
    layers = checkpoint.count(r"discriminator_0\.model(\d+)\.") - 1
    if layers < 2:
        raise checkpoint.refusal("has too few layers")
    return {
        "class": "MultiscaleDiscriminator",
        "in_channels": checkpoint.size(f"{first}.weight", 1),
        "width": checkpoint.width(first),
        "layers": layers,
        "scales": checkpoint.count(r"discriminator_(\d+)\."),
    }


def _ms_image(checkpoint: RecognisedCheckpoint) -> NetworkConfig:
    layers = checkpoint.count(r"cnns\.0\.(\d+)\.conv\.")
    if not layers:
        raise checkpoint.refusal("has no layers")
    return {
        "class": "MsImageDiscriminator",
        "in_channels": checkpoint.size("cnns.0.0.conv.weight", 1),
        "width": checkpoint.width("cnns.0.0.conv"),
        "layers": layers,
        "scales": checkpoint.count(r"cnns\.(\d+)\."),
    }


_KNOWN = (
    DiscriminatorSpec(
        "MultiscaleDiscriminator",
        "core.nets.multiscale",
        "a multi-scale discriminator (GauGAN)",
        lambda tensors: starts_with(tensors, r"discriminator_\d+\.model0\."),
        _multiscale,
    ),
    DiscriminatorSpec(
        "MsImageDiscriminator",
        "core.nets.ms_image",
        "a multi-scale discriminator of pictures (MUNIT)",
        lambda tensors: starts_with(tensors, r"cnns\."),
        _ms_image,
        in_pairs="a pair of multi-scale discriminators of pictures (MUNIT)",
    ),
    DiscriminatorSpec(
        "PatchDiscriminator",
        "core.nets.discriminator",
        "a PatchGAN discriminator",
        _is_patch,
        _patch,
    ),
    DiscriminatorSpec("ProjectedDiscriminator", "core.nets.projected"),
)
DISCRIMINATORS: dict[str, DiscriminatorSpec] = {spec.class_name: spec for spec in _KNOWN}
