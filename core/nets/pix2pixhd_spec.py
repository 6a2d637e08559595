"""What the engine asks of pix2pixHD's generators before they are built."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.pix2pixhd_layout import (
    DOWNS,
    FINE_BLOCKS,
    FIRST_BLOCK,
    Pix2PixHDShape,
    planned,
)
from core.nets.planned_layers import PlannedLayer
from core.nets.planned_spec import PlannedSpec, blocks_of
from core.nets.residual_files import ResidualFile
from core.nets.spec import NetworkConfig, Position, positions, starts_with, widths_of

GLOBAL = (
    ("stem", 1, "the first convolution, 7×7"),
    ("down 1", 2, "the first halving of the picture"),
    ("down 2", 4, "the second halving"),
    ("down 3", 8, "the third halving"),
    ("trunk", 16, "the fourth halving, and between the blocks"),
    ("blocks 1", 16, "inside the first third of the blocks"),
    ("blocks 2", 16, "inside the second third of the blocks"),
    ("blocks 3", 16, "inside the last third of the blocks"),
    ("up 1", 8, "the first doubling back"),
    ("up 2", 4, "the second doubling"),
    ("up 3", 2, "the third doubling"),
    ("up 4", 1, "the fourth doubling, before the picture"),
)


class Pix2PixHDSpec(PlannedSpec):
    """Stem, four downs, residual blocks, four ups, head (Wang et al. 2018, §3.1)."""

    name = "pix2pixhd"
    title = "pix2pixHD"
    looks = "a pix2pixHD generator"
    class_name = "Pix2PixHDGenerator"
    module = "core.nets.pix2pixhd"
    positions: ClassVar[tuple[Position, ...]] = positions(*GLOBAL)
    published: ClassVar[Mapping[str, str]] = {
        "pix2pixhd": "pix2pixhd",
        "pix2pixhd_global": "pix2pixhd",
    }
    recipe_fields = PlannedSpec.recipe_fields | {"teacher.ups", "distill.ups"}
    first_block = FIRST_BLOCK
    fine: ClassVar[bool] = False

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        return super().options(recipe, inputs) | {"ups": recipe.teacher.ups}

    def plan(self, config: NetworkConfig) -> Mapping[str, Sequence[PlannedLayer]]:
        channels = config.get("in_channels", 3), config.get("out_channels", 3)
        widths = tuple(widths_of(config))
        return planned(Pix2PixHDShape(widths, *channels, blocks_of(config), self.fine))

    def part_title(self, layer: PlannedLayer) -> str:
        module, index = layer.name.split(".")
        if module == "model":
            return super().part_title(layer)
        if layer.role == "block":
            return f"fine block {int(index) + 1}"
        return f"fine {layer.role}"

    def multiple(self, config: NetworkConfig) -> int:
        return int(2 ** (DOWNS + self.fine))

    def smallest(self, config: NetworkConfig) -> int:
        return 2 * self.multiple(config)

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        return max(widths[12], widths[14]) if self.fine else max(widths[0], widths[11])

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        return (
            starts_with(tensors, rf"model\.{FIRST_BLOCK}\.conv_block\.")
            and not starts_with(tensors, rf"model\.{FIRST_BLOCK - 1}\.conv_block\.")
            and starts_with(tensors, r"model1_1\.") == self.fine
        )

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        file = ResidualFile(checkpoint, FIRST_BLOCK)
        unit = 1 + self.fine
        downs = (
            checkpoint.width(f"model.{1 + 3 * index}", unit * 2**index)
            for index in range(DOWNS + 1)
        )
        ups = (
            checkpoint.at_least_one(
                checkpoint.size(f"model.{file.after + 3 * index}.weight", 1) // (unit * times)
            )
            for index, times in enumerate((8, 4, 2, 1))
        )
        enhancer = self._enhancer(checkpoint, file.separable)
        widths = (*downs, *file.middles(unit * 2**DOWNS), *ups, *enhancer)
        last = f"model1_2.{FINE_BLOCKS + 4}" if self.fine else f"model.{file.after + 3 * DOWNS + 1}"
        return file.config(self, widths, last)

    def _enhancer(self, checkpoint: RecognisedCheckpoint, separate: bool) -> tuple[int, ...]:
        return ()


class Pix2PixHDLocalSpec(Pix2PixHDSpec):
    """The global generator at half the size, and a local enhancer at the whole."""

    name = "pix2pixhd_local"
    title = "pix2pixHD with local enhancer"
    looks = "a pix2pixHD generator with local enhancer"
    class_name = "Pix2PixHDLocalGenerator"
    positions: ClassVar[tuple[Position, ...]] = positions(
        *((name, 2 * times, about) for name, times, about in GLOBAL[:-1]),
        ("up 4", 2, "the fourth doubling, and what the enhancer adds to it"),
        ("fine stem", 1, "the enhancer's first convolution, 7×7"),
        ("fine blocks", 2, "inside the enhancer's blocks"),
        ("fine up", 1, "the enhancer's doubling, before the picture"),
    )
    published: ClassVar[Mapping[str, str]] = {"pix2pixhd_local": "pix2pixhd_local"}
    fine = True

    def _enhancer(self, checkpoint: RecognisedCheckpoint, separate: bool) -> tuple[int, ...]:
        blocks = checkpoint.count(r"model1_2\.(\d+)\.conv_block\.")
        if blocks != FINE_BLOCKS or starts_with(checkpoint.tensors, r"model2_"):
            raise checkpoint.refusal(f"has another local enhancer than one of {FINE_BLOCKS} blocks")
        return (
            checkpoint.width("model1_1.1"),
            checkpoint.width("model1_2.0.conv_block.1", 2, separate),
            checkpoint.size(f"model1_2.{FINE_BLOCKS}.weight", 1),
        )
