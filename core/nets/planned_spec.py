"""What specifications of planned generators share."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import RecognisedCheckpoint
from core.nets.cost import LayerCost
from core.nets.planned_layers import PlannedLayer, planned_costs
from core.nets.residual_files import with_dropouts_counted
from core.nets.spec import Finder, NetworkConfig, NetworkPart, NetworkSpec, last_part

BLOCKS = 9


class PlannedSpec(NetworkSpec):
    """Residual blocks between downs and ups, made of planned layers."""

    recipe_fields = frozenset({"teacher.blocks", "teacher.norm", "distill.sort_channels"})
    first_block: ClassVar[int]
    """The place of the first residual block in `model`."""

    @abstractmethod
    def plan(self, config: NetworkConfig) -> Mapping[str, Sequence[PlannedLayer]]:
        """The layers of each Sequential. Raises ValueError."""

    def planned(self, config: NetworkConfig) -> list[PlannedLayer]:
        """Every layer in the order of computing."""
        return [layer for layers in self.plan(config).values() for layer in layers]

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        return {"blocks": recipe.teacher.blocks, "norm": recipe.teacher.norm}

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
        blocks = blocks_of(config)
        indices = (self.first_block - 1 + third * blocks // 3 for third in range(4))
        return tuple(f"model.{index}" for index in indices)

    def describe(self, config: NetworkConfig) -> str:
        return f"{super().describe(config)} of {blocks_of(config)} blocks"

    def renamed(self, checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
        return with_dropouts_counted(checkpoint)


def blocks_of(config: NetworkConfig) -> int:
    """The residual blocks of a configuration."""
    return int(config.get("blocks", BLOCKS))
