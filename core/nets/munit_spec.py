"""What the engine asks of MUNIT generators before they are built."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.cost import LayerCost
from core.nets.munit_cost import munit_layers
from core.nets.spec import (
    Finder,
    InputKind,
    NetworkConfig,
    NetworkPart,
    NetworkSpec,
    Position,
    last_part,
    positions,
    starts_with,
    widths_of,
)


class MunitSpec(NetworkSpec):
    """Content and style encoders, and a decoder modulated by the style (Huang et al. 2018)."""

    name = "munit"
    title = "MUNIT"
    looks = "a MUNIT generator"
    class_name = "MunitGenerator"
    module = "core.nets.munit"
    positions: ClassVar[tuple[Position, ...]] = positions(
        ("style", 1, "the whole style encoder"),
        ("stem", 1, "the content encoder's first convolution, 7×7"),
        ("down", 2, "the content encoder's first halving"),
        ("trunk", 4, "the second halving, and between the blocks"),
        ("blocks 1", 4, "inside the encoder's first two blocks"),
        ("blocks 2", 4, "inside the encoder's last two blocks"),
        ("blocks 3", 4, "inside the decoder's first two blocks"),
        ("blocks 4", 4, "inside the decoder's last two blocks"),
        ("up 1", 2, "the first doubling back"),
        ("up 2", 1, "the second doubling, before the picture"),
    )
    input_kind: ClassVar[InputKind] = "styled pictures"
    inherits_channels = False
    published: ClassVar[Mapping[str, str]] = {
        "munit": "munit",
        "mobile_munit": "mobile",
        "sub_mobile_munit": "mobile",
        "super_mobile_munit": "elastic",
    }
    source_domain_prefix = "enc_content."

    def layers(self, config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
        return munit_layers(*self._arguments(config, height, width), **self._options(config))

    def part_finder(self, config: NetworkConfig) -> Finder:
        return _part

    def multiple(self, config: NetworkConfig) -> int:
        return 4

    def smallest(self, config: NetworkConfig) -> int:
        return 16

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        return max(widths[1], 2 * widths[8], widths[9])

    def has_statistics(self, config: NetworkConfig) -> bool:
        return False

    def matched_layers(self, config: NetworkConfig) -> tuple[str, ...]:
        return ("content code",)

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        return starts_with(tensors, r"enc_content\.|enc_style\.")

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        encoder, decoder = "enc_content.model", "dec.model"
        separable = f"{encoder}.3.model.0.model.0.conv.weight" not in checkpoint.tensors
        middles = (
            f"{part}.model.{block}" for part in (f"{encoder}.3", f"{decoder}.0") for block in "02"
        )
        ups = ((2, 2), (4, 1))
        widths = (
            checkpoint.width("enc_style.model.0.conv"),
            *(checkpoint.width(f"{encoder}.{index}.conv", 2**index) for index in range(3)),
            *(checkpoint.width(f"{middle}.model.0.conv", 4, separable) for middle in middles),
            *(checkpoint.width(f"{decoder}.{up}.conv", times, separable) for up, times in ups),
        )
        return {
            "class": self.class_name,
            "kind": "mobile" if separable else "munit",
            "architecture": widths,
            "in_channels": checkpoint.size(f"{encoder}.0.conv.weight", 1),
            "out_channels": checkpoint.width(f"{decoder}.5.conv"),
            "style_channels": checkpoint.size("enc_style.model.6.weight"),
            "mlp_width": checkpoint.size("mlp.model.0.fc.weight"),
        }


def _part(name: str) -> NetworkPart:
    numbers = [int(number) for number in re.findall(r"\.(\d+)", name)]
    if name.startswith("enc_style"):
        return NetworkPart(0, "style encoder", 0)
    if name.startswith("mlp"):
        return NetworkPart(9, "style to shifts", None)
    first = numbers[0]
    if name.startswith("enc_content"):
        if first < 3:
            return NetworkPart(1 + first, ("stem", "down", "trunk")[first], 1 + first)
        return NetworkPart(4 + numbers[1], f"encoder block {numbers[1] + 1}", 4 + numbers[1] // 2)
    if first == 0:
        return NetworkPart(10 + numbers[1], f"decoder block {numbers[1] + 1}", 6 + numbers[1] // 2)
    if first < 5:
        up = 0 if first < 3 else 1
        return NetworkPart(14 + up, f"up {up + 1}", 8 + up)
    return last_part(16)
