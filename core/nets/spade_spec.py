"""What the engine asks of SPADE generators before they are built."""

from collections.abc import Mapping
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.cost import LayerCost
from core.nets.spade_cost import spade_layers
from core.nets.spade_layout import BLOCKS, MATCHED, MIDDLES, TRUNK, UPS, block_steps
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
from core.runtime.errors import UserError

PARTS = ("fc", *BLOCKS)


class SpadeSpec(NetworkSpec):
    """Residual blocks modulated by a label map (Park et al. 2019)."""

    name = "spade"
    title = "SPADE generator"
    looks = "a SPADE generator (GauGAN)"
    class_name = "SpadeGenerator"
    module = "core.nets.spade"
    positions: ClassVar[tuple[Position, ...]] = positions(
        ("trunk", 16, "the coarsest grid, and what goes from middle block to middle block"),
        ("head", 16, "inside the first block"),
        ("middle 1", 16, "inside the second block"),
        ("middle 2", 16, "inside the third block"),
        ("up 1", 8, "the block at an eighth of the size"),
        ("up 2", 4, "the block at a quarter of the size"),
        ("up 3", 2, "the block at half the size"),
        ("up 4", 1, "the block at full size, before the picture"),
    )
    input_kind: ClassVar[InputKind] = "class numbers"
    recipe_fields = frozenset({"distill.sort_channels"})
    teacher_only = frozenset({"hidden"})
    published: ClassVar[Mapping[str, str]] = {
        "spade": "spade",
        "mobile_spade": "mobile",
        "sub_mobile_spade": "mobile",
        "super_mobile_spade": "elastic",
    }

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        labels = {name: getattr(inputs, name) for name in ("classes", "dont_care", "edges")}
        return {**labels, "upsampling": recipe.gaugan.upsampling}

    def layers(self, config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
        return spade_layers(*self._arguments(config, height, width), **self._options(config))

    def part_finder(self, config: NetworkConfig) -> Finder:
        def find(name: str) -> NetworkPart:
            first = name.split(".")[0]
            if first not in PARTS:
                return last_part(len(PARTS))
            index = PARTS.index(first)
            return NetworkPart(index, self.positions[index].name, index)

        return find

    def multiple(self, config: NetworkConfig) -> int:
        return block_steps(config.get("upsampling", "normal"))[BLOCKS[0]]

    def smallest(self, config: NetworkConfig) -> int:
        # Batch normalisation of one picture needs more than a single pixel.
        return 2 * self.multiple(config)

    def check_size(self, config: NetworkConfig, height: int, width: int) -> None:
        super().check_size(config, height, width)
        multiple = self.multiple(config)
        if height * width == multiple**2:
            raise UserError(
                f"Pictures of {height} × {width} px are too small for SPADE: a single pixel of "
                "them is left at its start, and batch normalisation needs more.",
                f"Double data.height or data.width, at least to {2 * multiple}.",
            )

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        hidden = config.get("hidden") or 2 * widths[7]
        return int(max(config["in_channels"], 2 * widths[6], hidden))

    def has_statistics(self, config: NetworkConfig) -> bool:
        return bool(config.get("norm", "batch") == "batch")

    def matched_layers(self, config: NetworkConfig) -> tuple[str, ...]:
        return MATCHED

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        return starts_with(tensors, r"(head|G_middle)_0\.(conv|norm)_[01s]\.")

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        if (fc := checkpoint.tensors.get("fc.weight")) is not None and fc.ndim == 2:
            raise checkpoint.refusal("has an encoder of styles")
        separable = "head_0.norm_0.mlp_gamma.weight" not in checkpoint.tensors
        widths = (
            checkpoint.width("fc", TRUNK),
            *(checkpoint.width(f"{block}.conv_0", TRUNK) for block in MIDDLES),
            *(checkpoint.width(f"{block}.conv_1", times) for block, times in UPS.items()),
        )
        channels = checkpoint.size("fc.weight", 1)
        cityscapes = channels == 36 and not checkpoint.spectral
        return {
            "class": self.class_name,
            "kind": "mobile" if separable else "spade",
            "architecture": widths,
            "in_channels": channels,
            "out_channels": checkpoint.size("conv_img.weight"),
            **hints.labels.of(checkpoint, channels),
            "upsampling": hints.labels.upsampling or ("more" if cityscapes else "normal"),
            "hidden": _fixed_hidden(checkpoint, widths),
            **_norm(checkpoint),
        }


def _norm(checkpoint: RecognisedCheckpoint) -> NetworkConfig:
    """Which normalisation is modulated: batch normalisation keeps running statistics."""
    kept = any(name.endswith("param_free_norm.running_mean") for name in checkpoint.tensors)
    return {} if kept else {"norm": "instance"}


def _fixed_hidden(checkpoint: RecognisedCheckpoint, widths: tuple[int, ...]) -> int | None:
    """The width of all modulations where it does not follow from the channel numbers."""
    of_block = [
        checkpoint.size(f"{block}.norm_0.mlp_shared.0.weight") for block in (*MIDDLES, *UPS)
    ]
    if of_block == [2 * width for width in widths[1:]]:
        return None
    return of_block[0]
