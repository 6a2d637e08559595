"""What the engine asks of U-Net generators before they are built."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.cost import LayerCost
from core.nets.spec import (
    Finder,
    NetworkConfig,
    NetworkPart,
    NetworkSpec,
    Position,
    last_part,
    positions,
    starts_with,
    widths_of,
)
from core.nets.unet_cost import unet_layers
from core.nets.unet_widths import FEWEST_DOWNS

MOST_DOWNS = 8


class UNetSpec(NetworkSpec):
    """An encoder and a decoder whose levels are joined (Isola et al. 2017)."""

    name = "unet"
    title = "U-Net"
    looks = "a U-Net generator (pix2pix)"
    class_name = "UNetGenerator"
    module = "core.nets.unet"
    positions: ClassVar[tuple[Position, ...]] = positions(
        ("down 1", 1, "the outermost halving, and its shortcut"),
        ("down 2", 2, "the second halving, and its shortcut"),
        ("down 3", 4, "the third halving, and its shortcut"),
        ("inner downs", 8, "all halvings from the fourth down"),
        ("inner ups", 8, "all doublings up to the fifth level"),
        ("up 3", 4, "the doubling of the third level"),
        ("up 2", 2, "the doubling of the second level"),
        ("up 1", 1, "the doubling of the first level, before the picture"),
    )
    recipe_fields = frozenset(
        {"teacher.norm", "teacher.ups", "distill.ups", "distill.sort_channels"}
    )
    teacher_only = frozenset({"dropout"})
    picture_statistics = True
    cost_free = frozenset({"dropout"})
    published: ClassVar[Mapping[str, str]] = {"unet": "unet"}
    name_suffix = r"_(64|128|256|512|1024)"

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        return {
            "downs": downs(*recipe.size),
            "norm": recipe.teacher.norm,
            "ups": recipe.teacher.ups,
        }

    def layers(self, config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
        return unet_layers(*self._arguments(config, height, width), **self._options(config))

    def part_finder(self, config: NetworkConfig) -> Finder:
        depth = _downs(config)

        def find(name: str) -> NetworkPart:
            numbers = re.findall(r"\.(\d+)", re.sub(r"\.conv\.\d+", "", name))
            level, last = len(numbers) - 1, int(numbers[-1])
            # Outermost: down, [levels beneath]. Others: activation, down, normalisation, [levels
            # beneath]; the innermost has no normalisation on its way down.
            goes_down = last == 0 if not level else last <= (1 if level == depth - 1 else 2)
            if goes_down:
                return NetworkPart(level, f"down {level + 1}", min(level, 3))
            index = 2 * depth - level
            if not level:
                return last_part(index)
            return NetworkPart(index, f"up {level}", max(8 - level, 4))

        return find

    def multiple(self, config: NetworkConfig) -> int:
        return int(2 ** _downs(config))

    def smallest(self, config: NetworkConfig) -> int:
        return self.multiple(config)

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        return 3 + (widths[0] + widths[7]) // 4

    def has_statistics(self, config: NetworkConfig) -> bool:
        return bool(config.get("norm", "batch") == "batch")

    def describe(self, config: NetworkConfig) -> str:
        return f"{super().describe(config)} of {_downs(config)} levels"

    def suffix_options(self, text: str) -> NetworkConfig:
        return {"downs": int(text).bit_length() - 1}

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        return starts_with(tensors, r"model\.model\.1\.model\.")

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        levels = _levels(checkpoint)
        if len(levels) < FEWEST_DOWNS:
            raise checkpoint.refusal(f"has {len(levels)} levels, and six or more are expected")
        separable = f"{levels[1]}.1.weight" not in checkpoint.tensors
        down = ((levels[1], 2), (levels[2], 4), (levels[3], 8))
        up = ((levels[4], 8), (levels[3], 4), (levels[2], 2), (levels[1], 1))
        widths = (
            checkpoint.width("model.model.0"),
            *(checkpoint.width(f"{level}.1", times, separable) for level, times in down),
            *(_up_width(checkpoint, f"{level}.5", times, separable) for level, times in up),
        )
        return {
            "class": self.class_name,
            "kind": "mobile" if separable else "unet",
            "architecture": widths,
            "in_channels": checkpoint.size("model.model.0.weight", 1),
            "out_channels": checkpoint.size("model.model.3.weight", 1),
            "downs": len(levels),
            "norm": "batch" if checkpoint.has_weights(f"{levels[1]}.2") else "instance",
        }


def downs(height: int, width: int) -> int:
    """How often a U-Net halves a picture: as often as both sides allow, six to eight times."""
    count = 0
    while count < MOST_DOWNS and height % 2 == 0 and width % 2 == 0:
        height, width, count = height // 2, width // 2, count + 1
    return max(count, FEWEST_DOWNS)


def _downs(config: NetworkConfig) -> int:
    return int(config.get("downs", MOST_DOWNS))


def _levels(checkpoint: RecognisedCheckpoint) -> list[str]:
    """The names that the layers of each level begin with, from the outermost in."""
    levels, inner = ["model.model"], "model.model.1.model"
    while any(f"{inner}.1.{last}" in checkpoint.tensors for last in ("weight", "conv.0.weight")):
        levels.append(inner)
        inner = f"{inner}.3.model"
    return levels


def _up_width(checkpoint: RecognisedCheckpoint, name: str, times: int, separable: bool) -> int:
    if separable:
        return checkpoint.width(name, times, separable)
    return checkpoint.at_least_one(checkpoint.size(f"{name}.weight", 1) // times)
