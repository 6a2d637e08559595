"""What networks are called where they are published, and which of ours that is."""

import re
from dataclasses import dataclass

from core.errors import UserError
from core.nets.described import Description, network_of
from core.nets.published import NETWORKS

KINDS = ("mobile", "elastic")

# The published name of a generator -> its network, and the kind of ours.
NAMES = {
    **{name: ("resnet", kind) for name, kind in NETWORKS.items()},
    "unet": ("unet", "unet"),
    "spade": ("spade", "spade"),
    "mobile_spade": ("spade", "mobile"),
    "sub_mobile_spade": ("spade", "mobile"),
    "super_mobile_spade": ("spade", "elastic"),
    "munit": ("munit", "munit"),
    "mobile_munit": ("munit", "mobile"),
    "sub_mobile_munit": ("munit", "mobile"),
    "super_mobile_munit": ("munit", "elastic"),
}
CALLED = {"resnet": "ResNet", "unet": "U-Net", "spade": "SPADE generator", "munit": "MUNIT"}
ADJECTIVES = {"mobile": "mobile ", "elastic": "elastic "}


@dataclass(frozen=True)
class Wanted:
    """What a name asks for; None where it leaves something open."""

    network: str | None = None
    kind: str | None = None
    blocks: int | None = None
    downs: int | None = None
    clamps: bool | None = None

    def fits(self, description: Description) -> bool:
        """Whether a described generator is one of that name."""
        held = {**description, "network": network_of(description)}
        asked = {name: getattr(self, name) for name in ("network", "kind", "blocks", "downs")}
        return all(value in (None, held.get(name)) for name, value in asked.items())


def wanted(name: str | None) -> Wanted:
    """Read a published name ("resnet_9blocks", "unet_256", "super_mobile_spade"), or a kind.

    Raises UserError, listing the known names, for any other.
    """
    if name is None:
        return Wanted()
    if name in KINDS:
        return Wanted(kind=name)
    match = re.fullmatch(r"(.+?)(?:_([1-9]\d?)blocks|_(64|128|256|512|1024))?", name)
    network, kind = NAMES.get(match[1], (None, None)) if match else (None, None)
    blocks, side = match.groups()[1:] if match else (None, None)
    if network is None or (blocks and network != "resnet") or (side and network != "unet"):
        known = ", ".join(("resnet_9blocks", "unet_256", *NAMES, *KINDS))
        raise UserError(f"“{name}” is no network that can be imported.", f"Known are {known}.")
    return Wanted(
        network,
        kind,
        int(blocks) if blocks else None,
        int(side).bit_length() - 1 if side else None,
        True if name.startswith(("sub", "super", "legacy")) else None,
    )


def called(description: Description) -> str:
    """A described generator in a few words, such as “mobile ResNet of 9 blocks”."""
    network = network_of(description)
    words = ADJECTIVES.get(description["kind"], "") + CALLED[network]
    if network == "resnet":
        return f"{words} of {description['blocks']} blocks"
    return f"{words} of {description['downs']} levels" if network == "unet" else words
