"""What the engine asks of ResNet generators before they are built."""

from collections.abc import Mapping
from typing import Any, ClassVar

from core.nets.architecture import Architecture, parse_channels
from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.planned_spec import PlannedSpec
from core.nets.spec import NetworkConfig, Position, positions, starts_with, widths_of


class ResNetSpec(PlannedSpec):
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
    downs = 2
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

    def parse_widths(self, text: str) -> Architecture:
        # Older files of published ResNets have six numbers.
        return parse_channels(text)

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        first = rf"model\.{self.first_block}\.conv_block\."
        return starts_with(tensors, first) and not any(name.endswith(".filt") for name in tensors)

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        config = super().read_config(checkpoint, hints)
        # Published sub and super networks clamp, which their name says. Without a name uneven
        # widths do: such a network was cut out of a supernet.
        clamps = hints.clamps or len(set(widths_of(config))) > 1 or None
        return {**config, "clamps": clamps}
