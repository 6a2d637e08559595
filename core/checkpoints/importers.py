"""Checkpoints people have: recognised by their tensors, checked, and rebuilt as our networks.

Known are those of pytorch-CycleGAN-and-pix2pix (ResNets, U-Nets and the basic PatchGAN, with
instance or batch normalisation), of SPADE and MUNIT as their authors publish them, and of Li et
al.'s implementation (full, mobile, super and sub networks of all four families).
"""

import os
from collections.abc import Callable
from pathlib import Path

from torch import Tensor, nn

from core.checkpoints.files import load_model, read_description
from core.checkpoints.filling import counted_with_dropout, fill, folded
from core.checkpoints.foreign import foreign_tensors
from core.checkpoints.generators import (
    LabelChannels,
    munit_description,
    resnet_description,
    spade_description,
    unet_description,
)
from core.checkpoints.judges import (
    ms_image_description,
    multiscale_description,
    patch_description,
)
from core.checkpoints.names import Wanted, called, wanted
from core.checkpoints.pairs import Direction, assembled, both_domains, judge_of_target
from core.checkpoints.recognition import (
    MS_IMAGE,
    MS_IMAGE_PAIR,
    MULTISCALE,
    MUNIT,
    MUNIT_PAIR,
    PATCH_GAN,
    RESNET,
    SPADE,
    UNET,
    Found,
    looks_like,
)
from core.errors import UserError
from core.nets.architecture import (
    POSITIONS,
    Architecture,
    architecture_text,
    parse_architecture,
    parse_channels,
)
from core.nets.described import Description, network_of
from core.nets.generator import Generator, describe

File = str | os.PathLike[str]

GENERATOR = (
    "Expected is a generator such as latest_net_G.pth: a ResNet of six or nine blocks, equally "
    "wide within each third, or a U-Net (pix2pix, CycleGAN); a SPADE generator (GauGAN); a MUNIT "
    "generator, or the pair of both domains."
)
DISCRIMINATOR = (
    "Expected is a discriminator such as latest_net_D.pth: a PatchGAN (pix2pix, CycleGAN), or a "
    "multi-scale one (GauGAN, MUNIT)."
)
NOTHING_TOLD = LabelChannels()

JUDGES: dict[str, Callable[[Found], Description]] = {
    PATCH_GAN: patch_description,
    MULTISCALE: multiscale_description,
    MS_IMAGE: ms_image_description,
    MS_IMAGE_PAIR: ms_image_description,
}


def import_generator(
    path: File,
    network: str | None = None,
    channels: str | None = None,
    labels: LabelChannels = NOTHING_TOLD,
    direction: Direction = "AtoB",
) -> Generator:
    """Read a generator from a foreign .pth or .safetensors file, or from one of ours.

    `network` is a published name ("resnet_9blocks", "unet_256", "spade", "munit", "mobile_…",
    "sub_mobile_…", "super_mobile_…") or a kind of ours. A supernet can be told from a mobile
    network by its name alone; without one it is read as "mobile". `channels` ("16_16_…"; of a
    ResNet eight or six numbers) is what the file must hold, or for a supernet what must fit into
    it. `labels` says of a SPADE generator what its shapes do not. `direction` is for MUNIT where a
    file, or latest_net_G_A.pth and latest_net_G_B.pth beside each other, hold both domains. On the
    CPU, in evaluation mode.

    Raises UserError, saying what the file looks like and what was expected, for anything else.
    """
    asked = wanted(network)
    generator = _ours(path) or _foreign_generator(path, asked, labels, direction)
    if not isinstance(generator, Generator):
        raise UserError(f"{path} holds a discriminator.", GENERATOR)
    held = describe(generator)
    if not asked.fits(held):
        raise UserError(
            f"{path} holds this: {called(held)}; no {network} was found in it.",
            "Leave the network's name out to read the file as what it is.",
        )
    if channels:
        _check_channels(path, channels, held)
    return generator


def import_discriminator(path: File, direction: Direction = "AtoB") -> nn.Module:
    """Read a discriminator from a foreign file, or from one of ours.

    A PatchDiscriminator, MultiscaleDiscriminator or MsImageDiscriminator. Of a file with those of
    both domains (MUNIT) the one of the domain that `direction` leads to. On the CPU, in evaluation
    mode. Raises UserError as import_generator does.
    """
    if ours := _ours(path):
        if isinstance(ours, Generator):
            raise UserError(f"{path} holds a generator.", DISCRIMINATOR)
        return ours
    tensors = foreign_tensors(path)
    looks = looks_like(tensors)
    if looks not in JUDGES:
        raise _unexpected(path, looks, tensors, DISCRIMINATOR)
    if looks == MS_IMAGE_PAIR:
        tensors = judge_of_target(tensors, direction)
    found = Found(str(path), tensors, looks, DISCRIMINATOR)
    return fill(found, JUDGES[looks](found))


def _ours(path: File) -> nn.Module | None:
    if Path(path).suffix == ".safetensors" and read_description(path):
        return load_model(path)
    return None


def _foreign_generator(
    path: File, asked: Wanted, labels: LabelChannels, direction: Direction
) -> Generator:
    tensors = foreign_tensors(path)
    looks = looks_like(tensors)
    if looks == MUNIT and (both := both_domains(path)):
        tensors, looks = both, MUNIT_PAIR
    if looks == MUNIT_PAIR:
        tensors = assembled(tensors, direction)
    found = Found(str(path), tensors, looks, GENERATOR)
    if looks == RESNET:
        found = counted_with_dropout(found)
        description = _clamping(resnet_description(found), asked)
    elif looks == UNET:
        description = unet_description(found)
    elif looks == SPADE:
        found, spectral = folded(found)
        description = spade_description(found, labels, spectral)
    elif looks in (MUNIT, MUNIT_PAIR):
        description = munit_description(found)
    else:
        raise _unexpected(path, looks, tensors, GENERATOR)
    if asked.kind == "elastic" and description["kind"] == "mobile":
        description["kind"] = "elastic"
    generator: Generator = fill(found, description)
    return generator


def _unexpected(path: File, looks: str, tensors: dict[str, Tensor], expected: str) -> UserError:
    names = ", ".join(list(tensors)[:8])
    return UserError(f"{path} looks like {looks}.", expected, f"Its tensors: {names}, …")


def _clamping(description: Description, asked: Wanted) -> Description:
    """Whether the published class clamps its input: of sub and super networks, told by the name.

    Without one, uneven widths tell: such a network was cut out of a supernet.
    """
    uneven = len(set(description["architecture"])) > 1
    return {**description, "clamps": asked.clamps or uneven or None}


def _check_channels(path: File, channels: str, held: Description) -> None:
    asked, own = _parsed(channels, network_of(held)), tuple(held["architecture"])
    elastic = held["kind"] == "elastic"
    if asked == own or (elastic and all(map(int.__le__, asked, own))):
        return
    raise UserError(
        f"{path} holds the channels {architecture_text(own)}, "
        + (f"and {channels} does not fit into them." if elastic else f"not {channels}."),
        "Leave the channels out to read the file as what it is.",
    )


def _parsed(channels: str, network: str) -> Architecture:
    if network == "resnet":
        return parse_channels(channels)
    return parse_architecture(channels, POSITIONS[network])
