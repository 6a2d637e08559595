"""What the engine asks of ResNet generators before they are built."""

from collections.abc import Mapping
from typing import Any, ClassVar

from core.nets.architecture import (
    FIRST_BLOCK,
    Architecture,
    matched_layers,
    parse_channels,
)
from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.cost import LayerCost
from core.nets.residual_files import ResidualFile, with_dropouts_counted
from core.nets.resnet_cost import resnet_layers
from core.nets.spec import (
    IMAGE_PART,
    Finder,
    NetworkConfig,
    NetworkPart,
    NetworkSpec,
    Position,
    positions,
    starts_with,
    widths_of,
)


class ResNetSpec(NetworkSpec):
    """Stem, two downs, residual blocks, two ups, head (Johnson et al. 2016)."""

    name = "resnet"
    title = "ResNet"
    looks = "a ResNet generator"
    class_name = "ResNetGenerator"
    module = "core.nets.resnet"
    positions: ClassVar[tuple[Position, ...]] = positions(
        ("stem", 1, "the first convolution, 7×7"),
        ("down", 2, "the first halving of the picture"),
        ("trunk", 4, "the second halving, and between the blocks"),
        ("blocks 1", 4, "inside the first third of the blocks"),
        ("blocks 2", 4, "inside the second third of the blocks"),
        ("blocks 3", 4, "inside the last third of the blocks"),
        ("up 1", 2, "the first doubling back"),
        ("up 2", 1, "the second doubling, before the picture"),
    )
    recipe_fields = frozenset(
        {"teacher.blocks", "teacher.norm", "teacher.ups", "distill.ups", "distill.sort_channels"}
    )
    teacher_only = frozenset({"clamps"})
    cost_free = frozenset({"clamps"})
    published: ClassVar[Mapping[str, str]] = {
        "resnet": "resnet",
        "mobile_resnet": "mobile",
        "sub_mobile_resnet": "mobile",
        "super_mobile_resnet": "elastic",
        "legacy_sub": "mobile",
        "legacy_sub_mobile_resnet": "mobile",
    }
    name_suffix = r"_([1-9]\d?)blocks"

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        return {
            "blocks": recipe.teacher.blocks,
            "norm": recipe.teacher.norm,
            "ups": recipe.teacher.ups,
        }

    def layers(self, config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
        return resnet_layers(*self._arguments(config, height, width), **self._options(config))

    def part_finder(self, config: NetworkConfig) -> Finder:
        blocks = _blocks(config)
        ends = {4: "stem", 7: "down", 10: "trunk"}
        after = FIRST_BLOCK + blocks

        def find(name: str) -> NetworkPart:
            number = int(name.split(".")[1])
            for position, (end, title) in enumerate(ends.items()):
                if number < end:
                    return NetworkPart(position, title, position)
            if number < after:
                block = number - FIRST_BLOCK
                return NetworkPart(number, f"block {block + 1}", 3 + 3 * block // blocks)
            index = min(2, (number - after) // 3)
            title = ("up 1", "up 2", IMAGE_PART)[index]
            return NetworkPart(after + index, title, (6, 7, None)[index])

        return find

    def multiple(self, config: NetworkConfig) -> int:
        return 4

    def smallest(self, config: NetworkConfig) -> int:
        return 8

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        return max(widths[0], widths[7])

    def has_statistics(self, config: NetworkConfig) -> bool:
        return bool(config.get("norm") == "batch")

    def matched_layers(self, config: NetworkConfig) -> tuple[str, ...]:
        return tuple(f"model.{layer}" for layer in matched_layers(_blocks(config)))

    def describe(self, config: NetworkConfig) -> str:
        return f"{super().describe(config)} of {_blocks(config)} blocks"

    def parse_widths(self, text: str) -> Architecture:
        # Older files of published ResNets have six numbers.
        return parse_channels(text)

    def suffix_options(self, text: str) -> NetworkConfig:
        return {"blocks": int(text)}

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        return starts_with(tensors, rf"model\.{FIRST_BLOCK}\.conv_block\.") and not any(
            name.endswith(".filt") for name in tensors
        )

    def renamed(self, checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
        return with_dropouts_counted(checkpoint)

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        file = ResidualFile(checkpoint, FIRST_BLOCK)
        widths = (
            checkpoint.width("model.1"),
            checkpoint.width("model.4", 2),
            checkpoint.width("model.7", 4),
            *file.middles(4),
            checkpoint.at_least_one(checkpoint.size(f"model.{file.after}.weight", 1) // 2),
            checkpoint.size(f"model.{file.after + 3}.weight", 1),
        )
        # Published sub and super networks clamp, which their name says. Without a name uneven
        # widths do: such a network was cut out of a supernet.
        clamps = hints.clamps or len(set(widths)) > 1 or None
        return {**file.config(self, widths, f"model.{file.after + 7}"), "clamps": clamps}


def _blocks(config: NetworkConfig) -> int:
    return int(config.get("blocks", 9))
