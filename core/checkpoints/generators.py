"""Descriptions of foreign generators, read off the names and shapes of their tensors.

Each is what `core.nets.described.build` takes; of a separable network the one of kind "mobile".
Tensors that are not looked at here are still to be compared with those of the network built. All
raise UserError where the layers they look at are missing.
"""

from dataclasses import dataclass

from core.checkpoints.recognition import Found
from core.nets.architecture import FIRST_BLOCK
from core.nets.described import Description
from core.nets.spade_layout import MIDDLES, TRUNK, UPS, Upsampling

# Whether semantics have a channel of edges between instances, and one of places of no class: of
# published models by their number of channels (Cityscapes, COCO-Stuff), and in the order tried.
PUBLISHED_EXTRAS = {36: (True, False), 184: (True, True)}
EXTRAS = ((False, False), (True, False), (True, True), (False, True))


@dataclass(frozen=True)
class LabelChannels:
    """What the shapes of a SPADE generator do not tell; None where it is to be guessed.

    Of 36 semantic channels 35 are classes and one edges (Cityscapes); of 184, 182 are classes, one
    places of no class, one edges (COCO-Stuff). Else all are classes as far as the rest allows; one
    channel more than `classes` is that of edges, two more are both.

    `upsampling` is guessed "more" with 36 channels where no spectral normalisation is in place (as
    the compressed and exported ones of Li et al.), else "normal" (as Park et al. publish theirs).
    """

    classes: int | None = None
    edges: bool | None = None
    dont_care: bool | None = None
    upsampling: Upsampling | None = None

    def of(self, found: Found, channels: int) -> Description:
        """The arguments for that many semantic channels; UserError where they do not add up."""
        published = PUBLISHED_EXTRAS.get(channels)
        for edges, dont_care in (published, *EXTRAS) if published else EXTRAS:
            made = {"classes": channels - edges - dont_care, "edges": edges, "dont_care": dont_care}
            if all(getattr(self, name) in (None, value) for name, value in made.items()):
                return made
        told = {"classes": self.classes, "edges": self.edges, "don't care": self.dont_care}
        asked = ", ".join(f"{name} {value}" for name, value in told.items() if value is not None)
        raise found.refusal(f"its {channels} semantic channels are not those of {asked}")


def resnet_description(found: Found) -> Description:
    """A ResNetGenerator, without saying whether it clamps."""
    blocks = found.count(r"model\.(\d+)\.conv_block\.")
    if blocks % 3:
        raise found.refusal(f"has {blocks} residual blocks")
    separable = f"model.{FIRST_BLOCK}.conv_block.1.weight" not in found.tensors
    starts = (FIRST_BLOCK + third * blocks // 3 for third in range(3))
    after = FIRST_BLOCK + blocks
    widths = (
        found.width("model.1"),
        found.width("model.4", 2),
        found.width("model.7", 4),
        *(found.width(f"model.{block}.conv_block.1", 4, separable) for block in starts),
        found.at_least_one(found.size(f"model.{after}.weight", 1) // 2),
        found.size(f"model.{after + 3}.weight", 1),
    )
    return {
        "class": "ResNetGenerator",
        "kind": "mobile" if separable else "resnet",
        "architecture": widths,
        "in_channels": found.size("model.1.weight", 1),
        "out_channels": found.size(f"model.{after + 7}.weight"),
        "blocks": blocks,
        "norm": "batch" if found.has_weights("model.2") else "instance",
    }


def unet_description(found: Found) -> Description:
    """A UNetGenerator."""
    levels = _unet_levels(found)
    if len(levels) < 6:
        raise found.refusal(f"has {len(levels)} levels, and six or more are expected")
    separable = f"{levels[1]}.1.weight" not in found.tensors
    downs = ((levels[1], 2), (levels[2], 4), (levels[3], 8))
    ups = ((levels[4], 8), (levels[3], 4), (levels[2], 2), (levels[1], 1))
    widths = (
        found.width("model.model.0"),
        *(found.width(f"{level}.1", times, separable) for level, times in downs),
        *(_unet_up(found, f"{level}.5", times, separable) for level, times in ups),
    )
    return {
        "class": "UNetGenerator",
        "kind": "mobile" if separable else "unet",
        "architecture": widths,
        "in_channels": found.size("model.model.0.weight", 1),
        "out_channels": found.size("model.model.3.weight", 1),
        "downs": len(levels),
        "norm": "batch" if found.has_weights(f"{levels[1]}.2") else "instance",
    }


def _unet_levels(found: Found) -> list[str]:
    """The names that the layers of each level begin with, from the outermost in."""
    levels, inner = ["model.model"], "model.model.1.model"
    while any(f"{inner}.1.{last}" in found.tensors for last in ("weight", "conv.0.weight")):
        levels.append(inner)
        inner = f"{inner}.3.model"
    return levels


def _unet_up(found: Found, name: str, times: int, separable: bool) -> int:
    if separable:
        return found.width(name, times, separable)
    return found.at_least_one(found.size(f"{name}.weight", 1) // times)


def spade_description(found: Found, labels: LabelChannels, spectral: bool) -> Description:
    """A SpadeGenerator; `spectral` tells whether its file had spectral normalisation in place."""
    if (fc := found.tensors.get("fc.weight")) is not None and fc.ndim == 2:
        raise found.refusal("has an encoder of styles")
    separable = "head_0.norm_0.mlp_gamma.weight" not in found.tensors
    widths = (
        found.width("fc", TRUNK),
        *(found.width(f"{block}.conv_0", TRUNK) for block in MIDDLES),
        *(found.width(f"{block}.conv_1", times) for block, times in UPS.items()),
    )
    channels = found.size("fc.weight", 1)
    cityscapes = channels == 36 and not spectral
    return {
        "class": "SpadeGenerator",
        "kind": "mobile" if separable else "spade",
        "architecture": widths,
        "in_channels": channels,
        "out_channels": found.size("conv_img.weight"),
        **labels.of(found, channels),
        "upsampling": labels.upsampling or ("more" if cityscapes else "normal"),
        "hidden": _fixed_hidden(found, widths),
    }


def _fixed_hidden(found: Found, widths: tuple[int, ...]) -> int | None:
    """The width of all modulations where it does not follow from the channel numbers."""
    of_block = [found.size(f"{block}.norm_0.mlp_shared.0.weight") for block in (*MIDDLES, *UPS)]
    if of_block == [2 * width for width in widths[1:]]:
        return None
    return of_block[0]


def munit_description(found: Found) -> Description:
    """A MunitGenerator."""
    encoder, decoder = "enc_content.model", "dec.model"
    separable = f"{encoder}.3.model.0.model.0.conv.weight" not in found.tensors
    middles = (
        f"{part}.model.{block}" for part in (f"{encoder}.3", f"{decoder}.0") for block in "02"
    )
    widths = (
        found.width("enc_style.model.0.conv"),
        *(found.width(f"{encoder}.{place}.conv", 2**place) for place in range(3)),
        *(found.width(f"{middle}.model.0.conv", 4, separable) for middle in middles),
        *(found.width(f"{decoder}.{up}.conv", times, separable) for up, times in ((2, 2), (4, 1))),
    )
    return {
        "class": "MunitGenerator",
        "kind": "mobile" if separable else "munit",
        "architecture": widths,
        "in_channels": found.size(f"{encoder}.0.conv.weight", 1),
        "out_channels": found.width(f"{decoder}.5.conv"),
        "style_channels": found.size("enc_style.model.6.weight"),
        "mlp_width": found.size("mlp.model.0.fc.weight"),
    }
