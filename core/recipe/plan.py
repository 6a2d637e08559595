"""Which networks a recipe asks for, as descriptions: no torch, so that costs are known at once."""

from dataclasses import asdict, dataclass
from typing import Any

from core.nets.architecture import Architecture, uniform
from core.nets.cost import Cost
from core.nets.network_config import NetworkConfig, config_cost, spec_of, sub_config
from core.nets.space import space_of
from core.recipe.recipe import Recipe

UNKNOWN_CLASSES = 12
PICTURE_CHANNELS = 3


@dataclass(frozen=True)
class Inputs:
    """What the generator is fed, pictures or label maps with classes, and what it makes.

    `dont_care` and `edges` say whether the label maps have pixels without a class, and whether
    edges between instances come with them. `source_channels` and `target_channels` are those of
    the pictures on either side.
    """

    classes: int = 0
    dont_care: bool = False
    edges: bool = False
    source_channels: int = PICTURE_CHANNELS
    target_channels: int = PICTURE_CHANNELS

    @property
    def channels(self) -> int:
        """Input channels of the generator."""
        if not self.classes:
            return self.source_channels
        return self.classes + self.dont_care + self.edges

    def document(self) -> dict[str, Any]:
        """As plain JSON values; `Inputs(**document)` reads it back."""
        return asdict(self)


def teacher_config(recipe: Recipe, inputs: Inputs) -> NetworkConfig:
    """The teacher that the recipe trains: the full network, or a mobile one on the original route.

    Where a folder of answers teaches, the teacher there would be: it decides the students' network.
    `inputs` must have been found in the data where the family reads label maps.
    """
    spec = recipe.network_spec
    return {
        "class": spec.class_name,
        "kind": spec.name if recipe.route == "fast" else "mobile",
        "architecture": list(uniform(recipe.teacher.width, len(spec.positions))),
        "in_channels": inputs.channels,
        "out_channels": inputs.target_channels,
        **spec.options(recipe, inputs),
    }


def supernet_config(teacher: NetworkConfig, recipe: Recipe) -> NetworkConfig:
    """The once-for-all student of a teacher, as wide as the recipe's space allows.

    On the original route it starts from the teacher's weights, so its ups are the teacher's.
    """
    teacher_only = spec_of(teacher).teacher_only
    kept = {key: value for key, value in teacher.items() if key not in teacher_only}
    if "ups" in kept and recipe.distill.ups != "teacher" and recipe.route == "fast":
        kept["ups"] = recipe.distill.ups
    return {**kept, "kind": "elastic", "architecture": list(space_of(recipe.distill.space).largest)}


def recipe_inputs(recipe: Recipe) -> Inputs:
    """The generators' inputs by the recipe alone, before any data are read."""
    data = recipe.data
    target = data.target_channels or PICTURE_CHANNELS
    if recipe.pairing == "labels":
        classes = data.classes or UNKNOWN_CLASSES
        return Inputs(classes, edges=data.edges, target_channels=target)
    return Inputs(source_channels=data.source_channels or PICTURE_CHANNELS, target_channels=target)


def recipe_teacher_cost(recipe: Recipe) -> Cost | None:
    """What a teacher trained by this recipe costs for one picture; None where it is no network."""
    if not recipe.has_teacher_generator:
        return None
    description = teacher_config(recipe, recipe_inputs(recipe))
    return config_cost(description, *recipe.size)


def recipe_student_cost(
    recipe: Recipe, supernet: NetworkConfig, architecture: Architecture
) -> Cost:
    """What a sub-generator of a described supernet costs at the recipe's picture size."""
    described = sub_config(supernet, architecture)
    return config_cost(described, *recipe.size)
