"""Checkpoints people have: recognised by their tensors, checked, and rebuilt as our networks.

Known are those of pytorch-CycleGAN-and-pix2pix (resnet_9blocks, resnet_6blocks, the basic PatchGAN)
and of Li et al.'s implementation (full, mobile, super and sub ResNets).
"""

import os
import re
from pathlib import Path
from typing import TypeVar, cast

import torch

from core.checkpoints.files import DESCRIPTION, load_model, read_metadata
from core.checkpoints.foreign import foreign_tensors
from core.checkpoints.recognition import PATCH_GAN, RESNET, Found, looks_like, resnet_shape
from core.errors import UserError
from core.nets.architecture import architecture_text, parse_channels
from core.nets.discriminator import PatchDiscriminator
from core.nets.published import NETWORKS
from core.nets.resnet import KINDS, Kind, ResNetGenerator

Network = TypeVar("Network", ResNetGenerator, PatchDiscriminator)
File = str | os.PathLike[str]

GENERATOR = (
    "Expected is a ResNet generator with instance normalisation and six or nine blocks, equally "
    "wide within each third, such as the latest_net_G.pth of a resnet_9blocks."
)
DISCRIMINATOR = (
    "Expected is a PatchGAN discriminator with instance normalisation, such as latest_net_D.pth."
)


def import_generator(
    path: File, network: str | None = None, channels: str | None = None
) -> ResNetGenerator:
    """Read a ResNet generator from a foreign .pth or .safetensors file, or from one of ours.

    `network` is a published name ("resnet_9blocks", "mobile_…", "sub_mobile_…", "super_mobile_…")
    or a kind of ours. A supernet can be told from a mobile network by its name alone; without one
    it is read as "mobile". `channels` ("16_16_…", eight or six numbers) is what the file must
    hold, or for a supernet what must fit into it. On the CPU, in evaluation mode.

    Raises UserError, saying what the file looks like and what was expected, for anything else.
    """
    kind, blocks = _named(network) if network else (None, None)
    ours = _ours(path)
    if isinstance(ours, PatchDiscriminator):
        raise UserError(f"{path} holds a discriminator.", GENERATOR)
    generator = ours or _foreign_generator(path, kind, _clamps(network))
    if (kind or generator.kind, blocks or generator.blocks) != (generator.kind, generator.blocks):
        raise UserError(
            f"{path} holds a {generator.kind} ResNet of {generator.blocks} blocks, "
            f"no {network} was found in it.",
            "Leave the network's name out to read the file as what it is.",
        )
    if channels:
        _check_channels(path, channels, generator)
    return generator


def import_discriminator(path: File) -> PatchDiscriminator:
    """Read a PatchGAN discriminator from a foreign file, or from one of ours.

    On the CPU, in evaluation mode. Raises UserError as import_generator does.
    """
    ours = _ours(path)
    if isinstance(ours, ResNetGenerator):
        raise UserError(f"{path} holds a generator.", DISCRIMINATOR)
    return ours or _foreign_discriminator(path)


def _named(network: str) -> tuple[Kind, int | None]:
    """The kind and the number of blocks a name asks for."""
    match = re.fullmatch(r"(.+?)(?:_(\d+)blocks)?", network)
    kind = NETWORKS.get(match[1], match[1]) if match else None
    if kind not in KINDS:
        known = ", ".join(dict.fromkeys((*NETWORKS, *KINDS)))
        raise UserError(f"“{network}” is no network that can be imported.", f"Known are {known}.")
    return cast(Kind, kind), int(match[2]) if match and match[2] else None


def _clamps(network: str | None) -> bool | None:
    """Whether the published class of that name clamps its input; None if the name is too vague."""
    return True if network and network.startswith(("sub", "super", "legacy")) else None


def _ours(path: File) -> ResNetGenerator | PatchDiscriminator | None:
    if Path(path).suffix == ".safetensors" and DESCRIPTION in read_metadata(path):
        return load_model(path)
    return None


def _foreign_generator(path: File, kind: Kind | None, clamps: bool | None) -> ResNetGenerator:
    found = _found(path, RESNET, GENERATOR)
    shape = resnet_shape(found)
    plain: Kind = "resnet" if shape.dense else "mobile"
    uneven = len(set(shape.architecture)) > 1  # then it was cut out of a supernet, which clamps
    with torch.device("meta"):
        generator = ResNetGenerator(
            "elastic" if kind == "elastic" and not shape.dense else plain,
            shape.architecture,
            shape.in_channels,
            shape.out_channels,
            shape.blocks,
            clamps or uneven or None,
        )
    return _filled(found, generator)


def _foreign_discriminator(path: File) -> PatchDiscriminator:
    found = _found(path, PATCH_GAN, DISCRIMINATOR)
    convolutions = sum(name.endswith(".weight") for name in found.tensors)
    width, in_channels = found.size("model.0.weight"), found.size("model.0.weight", 1)
    with torch.device("meta"):
        discriminator = PatchDiscriminator(in_channels, width, max(1, convolutions - 2))
    return _filled(found, discriminator)


def _found(path: File, kind: str, expected: str) -> Found:
    """The tensors of a file that looks like `kind`, under the names this program uses."""
    tensors = foreign_tensors(path)
    looks = looks_like(tensors)
    if looks != kind:
        raise UserError(
            f"{path} looks like {looks}.",
            expected,
            f"Its tensors: {', '.join(list(tensors)[:8])}, …",
        )
    # Where dropout is off, pytorch-CycleGAN-and-pix2pix counts one layer less in each block.
    renamed = {re.sub(r"(\.conv_block)\.5\.", r"\1.6.", name): tensors[name] for name in tensors}
    return Found(str(path), renamed, expected)


def _filled(found: Found, network: Network) -> Network:
    """Give the network the file's tensors, once they are compared one by one."""
    wanted = network.state_dict()
    for name, tensor in wanted.items():
        here = found.tensors.get(name)
        if here is None:
            raise found.refusal(f"lacks the tensor {name}")
        if here.shape != tensor.shape:
            raise found.refusal(
                f"{name} is {_sides(here)} where {_sides(tensor)} would fit the rest"
            )
    if unknown := found.tensors.keys() - wanted.keys():
        raise found.refusal(f"also holds {min(unknown)}, which such a network does not have")
    network.load_state_dict({name: _sound(found, name) for name in wanted}, assign=True)
    return network.eval()


def _sides(tensor: torch.Tensor) -> str:
    return "×".join(map(str, tensor.shape))


def _sound(found: Found, name: str) -> torch.Tensor:
    tensor = found.tensors[name].float().contiguous()
    if not tensor.isfinite().all():
        raise found.refusal(f"{name} is not finite: its training diverged")
    return tensor


def _check_channels(path: File, channels: str, generator: ResNetGenerator) -> None:
    asked, held = parse_channels(channels), generator.architecture
    elastic = generator.kind == "elastic"
    if asked == held or (elastic and all(map(int.__le__, asked, held))):
        return
    raise UserError(
        f"{path} holds the channels {architecture_text(held)}, "
        + (f"and {channels} does not fit into them." if elastic else f"not {channels}."),
        "Leave the channels out to read the file as what it is.",
    )
