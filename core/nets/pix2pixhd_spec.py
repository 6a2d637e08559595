"""What the engine asks of pix2pixHD's generators before they are built."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.planned_layers import PlannedLayer, ResidualShape
from core.nets.planned_spec import PlannedSpec
from core.nets.residual_files import ResidualFile
from core.nets.spec import NetworkConfig, Position, positions, starts_with, widths_of

FINE_BLOCKS = 3
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
    downs = 4
    fine: ClassVar[bool] = False

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        return (
            starts_with(tensors, rf"model\.{self.first_block}\.conv_block\.")
            and not starts_with(tensors, rf"model\.{self.first_block - 1}\.conv_block\.")
            and starts_with(tensors, r"model1_1\.") == self.fine
        )


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
    graph = "pix2pixhd_local"
    unit = 2
    fine = True

    def shape(self, config: NetworkConfig) -> ResidualShape:
        widths, positions = tuple(widths_of(config)), len(self.positions)
        if len(widths) != positions:
            raise ValueError(f"not an architecture of {positions} numbers: {widths}")
        whole = super().shape({**config, "architecture": widths[: len(GLOBAL)]})
        return replace(whole, scale=1)

    def plan(self, config: NetworkConfig) -> Mapping[str, Sequence[PlannedLayer]]:
        """The global generator without its head, and what is before and after it is added."""
        shape = self.shape(config)
        *_, joint, stem, middle, up = widths_of(config)
        joint, middle, first = 2 * joint, 2 * middle, len(GLOBAL)
        blocks = [
            PlannedLayer(f"model1_2.{block}", "block", joint, joint, 1, first + 1, middle)
            for block in range(FINE_BLOCKS)
        ]
        head = f"model1_2.{FINE_BLOCKS + 4}"
        return {
            "model": list(shape.layers())[:-1],
            "model1_1": [
                PlannedLayer("model1_1.1", "stem", shape.in_channels, stem, 0, first),
                PlannedLayer("model1_1.4", "down", stem, joint, 1, first - 1),
            ],
            "model1_2": [
                *blocks,
                PlannedLayer(f"model1_2.{FINE_BLOCKS}", "up", joint, up, 0, first + 2),
                PlannedLayer(head, "head", up, shape.out_channels, 0, None),
            ],
        }

    def part_title(self, layer: PlannedLayer) -> str:
        module, index = layer.name.split(".")
        if module == "model":
            return super().part_title(layer)
        if layer.role == "block":
            return f"fine block {int(index) + 1}"
        return f"fine {layer.role}"

    def multiple(self, config: NetworkConfig) -> int:
        return 2 * super().multiple(config)

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        return max(widths[len(GLOBAL)], widths[-1])

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        file = ResidualFile(checkpoint, self.first_block)
        blocks = checkpoint.count(r"model1_2\.(\d+)\.conv_block\.")
        if blocks != FINE_BLOCKS or starts_with(checkpoint.tensors, r"model2_"):
            raise checkpoint.refusal(f"has another local enhancer than one of {FINE_BLOCKS} blocks")
        widths = (
            *file.widths(self.downs, self.unit, self.blurred),
            checkpoint.width("model1_1.1"),
            checkpoint.width("model1_2.0.conv_block.1", 2, file.separable),
            checkpoint.size(f"model1_2.{FINE_BLOCKS}.weight", 1),
        )
        return file.config(self, widths, f"model1_2.{FINE_BLOCKS + 4}")
