"""What the engine asks of the antialiased ResNet before it is built: the generator of CUT."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.planned_layers import PlannedLayer
from core.nets.planned_spec import PlannedSpec, blocks_of
from core.nets.residual_files import ResidualFile
from core.nets.resnet_spec import ResNetSpec
from core.nets.spec import NetworkConfig, starts_with, widths_of

POSITIONS = 8
FIRST_BLOCK = 12
"""Layer `model.12`: after padding, stem, and two downs of four layers each."""


def antialiased_layers(
    architecture: Sequence[int], in_channels: int, out_channels: int, blocks: int
) -> Iterator[PlannedLayer]:
    """Stem, two blurred downs, residual blocks, two blurred ups, head. Raises ValueError."""
    if len(architecture) != POSITIONS or min(architecture) < 1:
        raise ValueError(f"not an architecture of {POSITIONS} numbers: {architecture}")
    if blocks < 3 or blocks % 3:
        raise ValueError(f"blocks must be a positive multiple of three, not {blocks}")
    stem, half, trunk, *middles, first_up, second_up = architecture
    half, trunk, first_up = 2 * half, 4 * trunk, 2 * first_up
    yield PlannedLayer("model.1", "stem", in_channels, stem, 0, 0)
    yield PlannedLayer("model.4", "blurred down", stem, half, 1, 1)
    yield PlannedLayer("model.8", "blurred down", half, trunk, 2, 2)
    for block in range(blocks):
        third = 3 * block // blocks
        name, middle = f"model.{FIRST_BLOCK + block}", 4 * middles[third]
        yield PlannedLayer(name, "block", trunk, trunk, 2, 3 + third, middle)
    after = FIRST_BLOCK + blocks
    # Each up begins with the blur, which has no weights.
    yield PlannedLayer(f"model.{after + 1}", "blurred up", trunk, first_up, 1, 6)
    yield PlannedLayer(f"model.{after + 5}", "blurred up", first_up, second_up, 0, 7)
    yield PlannedLayer(f"model.{after + 9}", "head", second_up, out_channels, 0, None)


class AntialiasedSpec(PlannedSpec):
    """A ResNet that blurs before it halves and after it doubles (Park et al. 2020, appendix C)."""

    name = "antialiased"
    title = "antialiased ResNet"
    looks = "an antialiased ResNet generator (CUT)"
    class_name = "AntialiasedGenerator"
    module = "core.nets.antialiased"
    positions = ResNetSpec.positions
    published: ClassVar[Mapping[str, str]] = {"antialiased_resnet": "antialiased"}
    name_suffix = r"_([1-9]\d?)blocks"
    first_block = FIRST_BLOCK

    def plan(self, config: NetworkConfig) -> Mapping[str, Sequence[PlannedLayer]]:
        channels = config.get("in_channels", 3), config.get("out_channels", 3)
        layers = antialiased_layers(widths_of(config), *channels, blocks_of(config))
        return {"model": list(layers)}

    def multiple(self, config: NetworkConfig) -> int:
        return 4

    def smallest(self, config: NetworkConfig) -> int:
        return 8

    def full_size_channels(self, config: NetworkConfig) -> int:
        stem, half, *_, second_up = widths_of(config)
        return max(stem, 2 * half, second_up)

    def suffix_options(self, text: str) -> NetworkConfig:
        return {"blocks": int(text)}

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        first = starts_with(tensors, rf"model\.{FIRST_BLOCK}\.conv_block\.")
        return first and starts_with(tensors, r"model\.8\.weight")

    def renamed(self, checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
        """Without the blurs' filters, which are always the same."""
        tensors = {k: v for k, v in checkpoint.tensors.items() if not k.endswith(".filt")}
        return super().renamed(replace(checkpoint, tensors=tensors))

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        file = ResidualFile(checkpoint, FIRST_BLOCK)
        widths = (
            checkpoint.width("model.1"),
            checkpoint.width("model.4", 2),
            checkpoint.width("model.8", 4),
            *file.middles(4),
            checkpoint.width(f"model.{file.after + 1}", 2),
            checkpoint.width(f"model.{file.after + 5}"),
        )
        return file.config(self, widths, f"model.{file.after + 9}")
