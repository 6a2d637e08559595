"""The published networks by name (README and scripts of Li et al.'s implementation)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.nets.architecture import (
    EXAMPLE,
    Architecture,
    uniform,
)
from core.nets.specs import NETWORKS
from core.runtime.errors import UserError

# The names with a known cost; each stands for one of our kinds.
FAMILIES: dict[str, Mapping[str, str]] = {
    **{name: spec.published for name, spec in NETWORKS.items()},
    "unet": {"unet_128": "unet", "unet_256": "unet"},
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
SPADE_SUB_GENERATORS = {
    "cityscapes compressed": "32_40_40_32_40_24_32_24",
    "cityscapes legacy": "32_32_48_32_32_32_32_24",
    "cityscapes_fast compressed": "32_32_32_48_32_24_24_32",
    "coco_fast compressed": "40_32_32_40_32_40_24_24",
}
MUNIT_SUB_GENERATORS = {"edges2shoes-r_fast": "16_16_16_24_56_16_40_40_32_24"}

# What the data decide: the picture's size, and the cost's further arguments.
SQUARE = (256, 256)
SPADE_DATA: dict[str, tuple[tuple[int, int], dict[str, Any]]] = {
    "cityscapes": ((256, 512), {"in_channels": 36, "upsampling": "more"}),
    "coco": (SQUARE, {"in_channels": 184, "upsampling": "normal"}),
}

STYLE = re.compile(r" \(?(no|with) style( encoder)?( run)?\)?$")
WIDTH = re.compile(r" ngf([1-9]\d{0,3})\b")
CHANNELS = re.compile(r" ?@ ?([\d_]+)")


@dataclass(frozen=True)
class PublishedNetwork:
    """A network that published numbers are about.

    `network` and `kind` are ours; `full_width` is the supernet's. `size` is the height and width
    of the pictures it is published for, and `options` are the further arguments of its cost.
    `trunk_inside` is the older class, where two blocks of three are as wide inside as outside.
    """

    network: str
    kind: str
    architecture: Architecture
    full_width: int = 64
    size: tuple[int, int] = SQUARE
    options: Mapping[str, Any] = field(default_factory=dict)
    trunk_inside: bool = False


def published_network(name: str, channels: str | None = None) -> PublishedNetwork:
    """The network a published name stands for; ResNets have nine blocks.

    The name is that of a network ("mobile_resnet_9blocks"; "_9blocks" may be left out), and after
    it, where wanted, its data or the label of a published result (" coco", " pix2pix/map2sat
    compressed"), its full width (" ngf48", 64 if left out), a channel string (" @ 16_…"), and of
    a MUNIT whether the style encoder runs (" with style", as published, or " no style").
    `channels` overrides those of the name. Raises UserError for an unknown name, and for a
    sub-generator without channels.
    """
    rest, style = _taken(STYLE, name.strip())
    rest, width = _taken(WIDTH, rest)
    rest, written = _taken(CHANNELS, rest)
    network, _, label = rest.partition(" ")
    network = network.removesuffix("_9blocks")
    family = next((key for key, names in FAMILIES.items() if network in names), "")
    labels = _labels(network)
    if not family or label not in labels or (style and family != "munit"):
        raise _unknown(name)
    text, extra = _taken(WIDTH, channels or written or labels[label])
    full_width = int(width or extra or 64)
    if not text and "sub" in network:
        raise UserError(
            f"“{name}” needs its channel numbers.", f"Give them, for instance {EXAMPLE}."
        )
    size, options = _circumstances(network, family, label, style)
    positions = len(NETWORKS[family].positions)
    published = PublishedNetwork(
        family,
        FAMILIES[family][network],
        NETWORKS[family].parse_widths(text) if text else uniform(full_width, positions),
        full_width,
        size,
        options,
        network.startswith("legacy") and text.count("_") == 5,
    )
    _check_fits(published)
    return published


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without what the pattern finds in it, and the pattern's first group ("")."""
    match = pattern.search(text)
    return (text[: match.start()] + text[match.end() :], match[1]) if match else (text, "")


def _labels(network: str) -> dict[str, str]:
    """What may follow the name of a network, and the channel numbers that it stands for."""
    if network.startswith("legacy"):
        return {"": "", **LEGACY_SUB_GENERATORS}
    if network in FAMILIES["spade"]:
        return {"": "", **dict.fromkeys(SPADE_DATA, ""), **SPADE_SUB_GENERATORS}
    if network in FAMILIES["munit"]:
        return {"": "", **MUNIT_SUB_GENERATORS}
    return {"": "", **(SUB_GENERATORS if network in FAMILIES["resnet"] else {})}


def _circumstances(
    network: str, family: str, label: str, style: str
) -> tuple[tuple[int, int], dict[str, Any]]:
    if family == "spade":
        return SPADE_DATA["coco" if label.startswith("coco") else "cityscapes"]
    if family == "munit":
        return SQUARE, {"style": "given" if style == "no" else "encoded"}
    if family == "unet":
        side = int(network.removeprefix("unet_"))
        return (side, side), {"downs": side.bit_length() - 1}
    return SQUARE, {}


def _check_fits(network: PublishedNetwork) -> None:
    if network.kind == "elastic" and max(network.architecture) > network.full_width:
        raise UserError(
            f"{'_'.join(map(str, network.architecture))} does not fit into a supernet of width "
            f"{network.full_width}.",
            "Give the supernet's width after its name, for instance super_mobile_resnet ngf96.",
        )


def _unknown(name: str) -> UserError:
    networks = ", ".join(key for names in FAMILIES.values() for key in names if key != "legacy_sub")
    results = "; ".join((*SUB_GENERATORS, *LEGACY_SUB_GENERATORS))
    spades = "; ".join((*SPADE_DATA, *SPADE_SUB_GENERATORS))
    return UserError(
        f"“{name}” is no network we know the cost of.",
        f"Known: {networks} (with “ ngf48” where wanted), and after their names: of ResNets "
        f"{results}; of SPADE {spades}; of MUNIT {'; '.join(MUNIT_SUB_GENERATORS)}, with or no "
        "style.",
    )
