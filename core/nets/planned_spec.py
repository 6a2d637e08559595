"""What specifications of planned generators share."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.cost import LayerCost
from core.nets.planned_layers import PlannedLayer, ResidualShape, planned_costs
from core.nets.residual_files import ResidualFile, with_dropouts_counted
from core.nets.spec import Finder, NetworkConfig, NetworkPart, NetworkSpec, last_part, widths_of

BLOCKS = 9


class PlannedSpec(NetworkSpec):
    """Residual blocks between downs and ups, made of planned layers."""

    recipe_fields = frozenset(
        {"teacher.blocks", "teacher.norm", "teacher.ups", "distill.ups", "distill.sort_channels"}
    )
    graph = "planned"
    downs: ClassVar[int]
    """How often it halves the picture before the blocks."""
    blurred: ClassVar[bool] = False
    """Whether it blurs before it halves and after it doubles."""
    unit: ClassVar[int] = 1
    """Channels of the stem for each 1 of its number."""

    @property
    def first_block(self) -> int:
        """The place of the first residual block in `model`: after padding, stem and downs."""
        return 4 + (3 + self.blurred) * self.downs

    def plan(self, config: NetworkConfig) -> Mapping[str, Sequence[PlannedLayer]]:
        """The layers of each Sequential. Raises ValueError."""
        return {"model": list(self.shape(config).layers())}

    def shape(self, config: NetworkConfig) -> ResidualShape:
        """What the layers of `model` follow from. Raises ValueError."""
        return ResidualShape(
            tuple(widths_of(config)), config.get("in_channels", 3), config.get("out_channels", 3),
            blocks_of(config), self.downs, self.blurred, self.unit,
        )  # fmt: skip

    def matched_indices(self, blocks: int) -> tuple[int, ...]:
        """Places in `model` of what is distilled: before the blocks and after each third."""
        return tuple(self.first_block - 1 + third * blocks // 3 for third in range(4))

    def planned(self, config: NetworkConfig) -> list[PlannedLayer]:
        """Every layer in the order of computing."""
        return [layer for layers in self.plan(config).values() for layer in layers]

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        teacher = recipe.teacher
        ups = {} if self.blurred else {"ups": teacher.ups}
        return {"blocks": teacher.blocks, "norm": teacher.norm, **ups}

    def layers(self, config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
        chosen = config["kind"], config.get("norm", "instance"), config.get("ups", "transposed")
        return planned_costs(self.planned(config), height, width, *chosen)

    def part_finder(self, config: NetworkConfig) -> Finder:
        begins: dict[str, list[tuple[int, NetworkPart]]] = {}
        for index, layer in enumerate(self.planned(config)):
            module, number = layer.name.split(".")
            # Padding and blurs without weights stand before what they belong to.
            before = layer.role in ("stem", "blurred up", "head")
            part = (
                last_part(index)
                if layer.position is None
                else NetworkPart(index, self.part_title(layer), layer.position)
            )
            begins.setdefault(module, []).append((int(number) - before, part))

        def find(name: str) -> NetworkPart:
            module, number = name.split(".")[:2]
            return [part for begin, part in begins[module] if begin <= int(number)][-1]

        return find

    def part_title(self, layer: PlannedLayer) -> str:
        """The title of a part that belongs to a position."""
        assert layer.position is not None
        if layer.role == "block":
            return f"block {int(layer.name.split('.')[1]) - self.first_block + 1}"
        return self.positions[layer.position].name

    def has_statistics(self, config: NetworkConfig) -> bool:
        return bool(config.get("norm") == "batch")

    def matched_layers(self, config: NetworkConfig) -> tuple[str, ...]:
        return tuple(f"model.{index}" for index in self.matched_indices(blocks_of(config)))

    def multiple(self, config: NetworkConfig) -> int:
        return int(2**self.downs)

    def smallest(self, config: NetworkConfig) -> int:
        return 2 * self.multiple(config)

    def full_size_channels(self, config: NetworkConfig) -> int:
        widths = widths_of(config)
        return max(widths[0], widths[-1])

    def suffix_options(self, text: str) -> NetworkConfig:
        return {"blocks": int(text)}

    def describe(self, config: NetworkConfig) -> str:
        return f"{super().describe(config)} of {blocks_of(config)} blocks"

    def renamed(self, checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
        return with_dropouts_counted(checkpoint)

    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        file = ResidualFile(checkpoint, self.first_block)
        widths = tuple(file.widths(self.downs, self.unit, self.blurred))
        last = file.after + (3 + self.blurred) * self.downs + 1
        return file.config(self, widths, f"model.{last}")


def blocks_of(config: NetworkConfig) -> int:
    """The residual blocks of a configuration."""
    return int(config.get("blocks", BLOCKS))
