"""The published ResNet networks by name (README and scripts of Li et al.'s implementation)."""

import re
from dataclasses import dataclass

from core.errors import UserError
from core.nets.architecture import (
    EXAMPLE,
    FIRST_BLOCK,
    layer_widths,
    parse_architecture,
    parse_channels,
    uniform,
)

# The published name of each network, and our kind; "legacy_sub" is the older six-number form.
NETWORKS = {
    "resnet": "resnet",
    "mobile_resnet": "mobile",
    "sub_mobile_resnet": "mobile",
    "super_mobile_resnet": "elastic",
    "legacy_sub": "mobile",
    "legacy_sub_mobile_resnet": "mobile",
}

SUB_GENERATORS = {
    "cycle_gan/horse2zebra compressed": "16_16_32_16_32_32_16_16",
    "cycle_gan/horse2zebra_fast compressed": "16_16_24_16_32_64_16_24",
    "pix2pix/edges2shoes-r compressed": "32_32_48_32_48_48_16_16",
    "pix2pix/edges2shoes-r_fast compressed": "24_24_40_56_24_56_16_40",
    "pix2pix/cityscapes compressed": "32_32_48_32_32_48_24_24",
    "pix2pix/cityscapes_fast compressed": "16_24_48_56_40_48_24_16",
    "pix2pix/map2sat compressed": "32_32_48_32_48_32_16_16",
    "pix2pix/map2sat_fast compressed": "16_16_40_40_40_64_24_16",
    "brief example": "24_16_32_16_32_64_16_24",
    "tutorial example": "32_32_40_40_40_64_16_16",
    "interactive demo/min channels-64": "16_16_16_16_16_16_16_16",
    "max channels-64": "64_64_64_64_64_64_64_64",
    "max channels-48": "48_48_48_48_48_48_48_48",
    "min channels-48": "32_32_32_32_32_32_16_16",
    "max channels-32": "32_32_32_32_32_32_32_32",
}

LEGACY_SUB_GENERATORS = {
    "cycle_gan/horse2zebra legacy": "24_24_24_32_20_16",
    "pix2pix/edges2shoes-r legacy": "32_32_40_48_16_32",
    "pix2pix/cityscapes legacy": "48_32_40_40_24_32",
}

NAME = re.compile(
    r"(?P<network>[a-z_]+?)(_9blocks)?"
    r"( ngf(?P<ngf>[1-9]\d{0,3}))?( ?@ ?(?P<channels>[\d_]+)| (?P<label>.+))?"
)


@dataclass(frozen=True)
class PublishedNetwork:
    """Our kind, the output width of each layer (as layer_widths gives it), and the full width."""

    kind: str
    widths: dict[int, int]
    full_width: int


def published_network(name: str, channels: str | None = None) -> PublishedNetwork:
    """The network a published name stands for, with nine blocks.

    The name is that of a network ("mobile_resnet_9blocks"; "_9blocks" may be left out), and after
    it, where wanted, its full width (" ngf48", 64 if left out), and a channel string (" @ 16_…")
    or the label of a published result (" pix2pix/map2sat compressed"). `channels` overrides both.
    Raises UserError for an unknown name, and for a sub-generator without channels.
    """
    match = NAME.fullmatch(name.strip())
    network = match["network"] if match else ""
    labels = LEGACY_SUB_GENERATORS if network.startswith("legacy") else SUB_GENERATORS
    if not match or network not in NETWORKS or match["label"] not in (None, *labels):
        raise _unknown(name)
    full_width = int(match["ngf"] or 64)
    channels = channels or match["channels"] or labels.get(match["label"])
    if channels is None and "sub" in network:
        raise UserError(
            f"“{name}” needs its channel numbers.", f"Give them, for instance {EXAMPLE}."
        )
    widths = _widths(network, channels) if channels else layer_widths(uniform(full_width))
    kind = NETWORKS[network]
    if kind == "elastic" and not _fits(widths, full_width):
        raise UserError(
            f"{channels} does not fit into a supernet of width {full_width}.",
            "Give the supernet's width after its name, for instance super_mobile_resnet ngf96.",
        )
    return PublishedNetwork(kind, widths, full_width)


def _widths(network: str, channels: str) -> dict[int, int]:
    if network.startswith("legacy") and channels.count("_") == 5:
        return _legacy_widths(channels)
    return layer_widths(parse_architecture(channels))


def _fits(widths: dict[int, int], full_width: int) -> bool:
    widest = layer_widths(uniform(full_width))
    return all(width <= widest[layer] for layer, width in widths.items())


def _legacy_widths(channels: str) -> dict[int, int]:
    """Six numbers, where two blocks of three are as wide inside as the trunk."""
    widths = layer_widths(parse_channels(channels))
    narrow = range(FIRST_BLOCK, FIRST_BLOCK + 9, 3)
    blocks = range(FIRST_BLOCK, FIRST_BLOCK + 9)
    return widths | {block: widths[7] for block in blocks if block not in narrow}


def _unknown(name: str) -> UserError:
    networks = ", ".join(network for network in NETWORKS if network != "legacy_sub")
    labels = "; ".join((*SUB_GENERATORS, *LEGACY_SUB_GENERATORS))
    return UserError(
        f"“{name}” is no network we know the cost of.",
        f"Known are {networks} (with “_9blocks” and “ ngf48” where wanted), and after "
        f"sub_mobile_resnet or legacy_sub the published results: {labels}.",
    )
