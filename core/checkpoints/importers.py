"""Checkpoints people have: recognised by their tensors, checked, and rebuilt as our networks.

Known: those of pytorch-CycleGAN-and-pix2pix (ResNets, U-Nets and the basic PatchGAN, with
instance or batch normalisation), of SPADE and MUNIT as their authors publish them, and of Li et
al.'s implementation (full, mobile, super and sub networks of all four families).
"""

import os
from dataclasses import dataclass, replace

from torch import nn

from core.checkpoints.files import load_model, read_config
from core.checkpoints.filling import fill, folded
from core.checkpoints.foreign import ChosenNetwork, choose_network
from core.checkpoints.names import RequestedNetwork, requested_network
from core.checkpoints.pairs import assembled, both_domains, discriminator_of_target
from core.checkpoints.recognition import Direction
from core.checkpoints.statistics import Statistics, by_statistics
from core.nets.architecture import (
    architecture_text,
)
from core.nets.checkpoint_tensors import FileHints, LabelChannels, RecognisedCheckpoint
from core.nets.generator import Generator, config_of
from core.nets.network_config import NetworkConfig, spec_of
from core.runtime.errors import UserError
from core.runtime.weight_files import is_safetensors

File = str | os.PathLike[str]

GENERATOR = (
    "This must be a generator file, e.g. latest_net_G.pth. Supported: a ResNet of six or nine "
    "blocks whose widths are equal within each third, a U-Net (pix2pix, CycleGAN), a SPADE "
    "generator (GauGAN), a MUNIT generator or the pair of both domains."
)
DISCRIMINATOR = (
    "This must be a discriminator file, e.g. latest_net_D.pth. Supported: a PatchGAN (pix2pix, "
    "CycleGAN) or a multi-scale discriminator (GauGAN, MUNIT)."
)
EITHER = (
    "This must be a generator or discriminator file, e.g. latest_net_G.pth. Supported generators: "
    "ResNet, U-Net, SPADE, MUNIT. Supported discriminators: PatchGAN, multi-scale."
)
NO_HINTS = LabelChannels()


@dataclass(frozen=True)
class ImportedGenerator:
    """A generator out of a file, and in sentences what was recognised, chosen and assumed."""

    generator: Generator
    notes: tuple[str, ...]


def import_generator(
    path: File,
    network: str | None = None,
    channels: str | None = None,
    labels: LabelChannels = NO_HINTS,
    direction: Direction = "AtoB",
    name: str = "",
) -> Generator:
    """The generator of `read_generator`, without its notes."""
    return read_generator(path, network, channels, labels, direction, name).generator


def read_generator(
    path: File,
    network: str | None = None,
    channels: str | None = None,
    labels: LabelChannels = NO_HINTS,
    direction: Direction = "AtoB",
    name: str = "",
    statistics: Statistics = "auto",
) -> ImportedGenerator:
    """Read a generator from a foreign .pth or .safetensors file, or from one of ours.

    `network` is a published name ("resnet_9blocks", "unet_256", "spade", "munit", "mobile_…",
    "sub_mobile_…", "super_mobile_…") or a kind of ours. Only its name tells a supernet from a
    mobile network; without a name it is read as "mobile". `channels` ("16_16_…"; of a ResNet eight
    or six numbers) is what the file must hold, or for a supernet what must fit into it. `labels`
    says of a SPADE generator what its shapes do not. `direction` is for files that hold the
    generators of both directions (CycleGAN) or domains (MUNIT, also as latest_net_G_A.pth and
    latest_net_G_B.pth beside each other), and `name` for those that hold several others: where the
    generator lies in the file. `statistics` says which ones a U-Net's batch normalisation uses: the
    file's "running" ones, or each "picture"'s own; "auto" takes the file's if it has any. On the
    CPU, in evaluation mode.

    Raises UserError, saying what the file looks like and what was expected, for anything else.
    """
    asked = requested_network(network)
    if ours := _ours(path):
        if not isinstance(ours, Generator):
            raise UserError(f"{path} holds a discriminator.", GENERATOR)
        imported = ImportedGenerator(ours, ("A model of this program.",))
    else:
        imported = _foreign_generator(path, asked, labels, direction, name, statistics)
    held = config_of(imported.generator)
    if not asked.fits(held):
        raise UserError(
            f"{path} holds {spec_of(held).describe(held)}, but no {network}.",
            "Leave out the network's name to have the file recognised.",
        )
    if channels:
        _check_channels(path, channels, held)
    return imported


def import_discriminator(path: File, direction: Direction = "AtoB") -> nn.Module:
    """Read a discriminator from a foreign file, or from one of ours.

    A PatchDiscriminator, MultiscaleDiscriminator or MsImageDiscriminator. If the file has one for
    each direction or domain, `direction` picks one. On the CPU, in evaluation mode.
    Raises UserError as read_generator does.
    """
    if ours := _ours(path):
        if isinstance(ours, Generator):
            raise UserError(f"{path} holds a generator.", DISCRIMINATOR)
        return ours
    chosen = choose_network(path, "discriminator", DISCRIMINATOR, direction)
    tensors, spec = chosen.tensors, chosen.known.discriminator
    checkpoint = RecognisedCheckpoint(str(path), tensors, chosen.known.words, DISCRIMINATOR)
    if spec is None or spec.read_config is None:
        raise checkpoint.refusal("discriminators of this kind are not imported")
    if chosen.known.both_domains:
        tensors = discriminator_of_target(tensors, direction)
        checkpoint = replace(checkpoint, tensors=tensors)
    return fill(checkpoint, spec.read_config(checkpoint))


def _ours(path: File) -> nn.Module | None:
    if is_safetensors(path) and read_config(path):
        return load_model(path)
    return None


def _foreign_generator(
    path: File,
    asked: RequestedNetwork,
    labels: LabelChannels,
    direction: Direction,
    name: str,
    statistics: Statistics,
) -> ImportedGenerator:
    chosen = choose_network(path, "generator", GENERATOR, direction, name)
    tensors, known = chosen.tensors, chosen.known
    spec = known.generator
    assert spec is not None
    both = tensors if known.both_domains else None
    if spec.source_domain_prefix:
        both = both or both_domains(path, GENERATOR)
        if both:
            tensors = assembled(both, direction, spec.source_domain_prefix)
    checkpoint = folded(RecognisedCheckpoint(str(path), tensors, known.words, GENERATOR))
    checkpoint = spec.renamed(checkpoint)
    config = spec.read_config(checkpoint, FileHints(labels, asked.clamps))
    if asked.kind == "elastic" and config["kind"] == "mobile":
        config["kind"] = "elastic"
    checkpoint, about_norm = by_statistics(checkpoint, config, statistics)
    generator: Generator = fill(checkpoint, config)
    notes = _notes(chosen, config, checkpoint.spectral, labels, about_norm)
    if both:
        notes.append(f"Put together from both domains in the direction {direction}.")
    return ImportedGenerator(generator, (*notes, *chosen.notes))


def _notes(
    chosen: ChosenNetwork,
    config: NetworkConfig,
    spectral: bool,
    labels: LabelChannels,
    about_norm: str,
) -> list[str]:
    """What was recognised and assumed, in sentences."""
    channels = f"{config['in_channels']} channels in, {config['out_channels']} out"
    notes = [f"Recognised: {spec_of(config).describe(config)}, {channels}."]
    if spectral:
        notes.append("Its spectral normalisation was folded into the weights.")
    if "norm" in config:
        kind = "batch" if config["norm"] == "picture" else config["norm"]
        notes.append(f"Normalisation by its tensors: {kind}.")
    if about_norm:
        notes.append(about_norm)
    if "classes" in config:
        parts = [f"{config['classes']} classes"]
        parts += ["pixels of none"] if config["dont_care"] else []
        parts += ["edges between instances"] if config["edges"] else []
        source = "guessed from their number" if labels.classes is None else "as given"
        notes.append(f"Label channels, {source}: {', '.join(parts)}.")
        how = "as given" if labels.upsampling else "guessed"
        notes.append(f"Upsampling, {how}: {config['upsampling']}.")
    return notes


def _check_channels(path: File, channels: str, held: NetworkConfig) -> None:
    asked, own = spec_of(held).parse_widths(channels), tuple(held["architecture"])
    elastic = held["kind"] == "elastic"
    if asked == own or (elastic and all(map(int.__le__, asked, own))):
        return
    raise UserError(
        f"{path} holds the channels {architecture_text(own)}, "
        + (f"and {channels} does not fit into them." if elastic else f"not {channels}."),
        "Leave out the channels to have the file recognised.",
    )
