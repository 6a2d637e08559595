"""Which networks a recipe asks for, as descriptions: no torch, so that costs are known at once."""

from dataclasses import asdict, dataclass
from typing import Any

from core.nets.architecture import POSITIONS, uniform
from core.nets.described import CLASS_OF, Description
from core.recipe import Recipe
from core.search.space import space_of

FEWEST_DOWNS, MOST_DOWNS = 6, 8


@dataclass(frozen=True)
class Inputs:
    """What the generator is fed: pictures of three channels, or label maps with classes.

    `dont_care` and `edges` say whether the label maps have pixels without a class, and whether
    edges between instances come with them.
    """

    classes: int = 0
    dont_care: bool = False
    edges: bool = False

    @property
    def channels(self) -> int:
        """Input channels of the generator."""
        return self.classes + self.dont_care + self.edges if self.classes else 3

    def document(self) -> dict[str, Any]:
        """As plain JSON values; `Inputs(**document)` reads it back."""
        return asdict(self)


def teacher_description(recipe: Recipe, inputs: Inputs) -> Description:
    """The teacher that the recipe trains: the full network, or a mobile one on the original route.

    `inputs` must have been found in the data where the family reads label maps.
    """
    network = recipe.network
    return {
        "class": CLASS_OF[network],
        "kind": network if recipe.route == "fast" else "mobile",
        "architecture": list(uniform(recipe.teacher.width, POSITIONS[network])),
        "in_channels": inputs.channels,
        "out_channels": 3,
        **_options(recipe, inputs),
    }


def supernet_description(teacher: Description, recipe: Recipe) -> Description:
    """The once-for-all student of a teacher, as wide as the recipe's space allows."""
    kept = {key: value for key, value in teacher.items() if key not in _TEACHERS_OWN}
    return {**kept, "kind": "elastic", "architecture": list(space_of(recipe.distill.space).largest)}


# Students clamp their input and drop nothing out, and SPADE's hidden widths follow the layers'.
_TEACHERS_OWN = ("clamps", "dropout", "hidden")


def _options(recipe: Recipe, inputs: Inputs) -> Description:
    if recipe.network == "resnet":
        return {"blocks": recipe.teacher.blocks, "norm": recipe.teacher.norm}
    if recipe.network == "unet":
        return {"downs": downs(recipe.data.height, recipe.data.width), "norm": recipe.teacher.norm}
    if recipe.network == "spade":
        return {**inputs.document(), "upsampling": recipe.gaugan.upsampling}
    return {}


def downs(height: int, width: int) -> int:
    """How often a U-Net halves a picture: as often as both sides allow, six to eight times."""
    count = 0
    while count < MOST_DOWNS and height % 2 == 0 and width % 2 == 0:
        height, width, count = height // 2, width // 2, count + 1
    return max(count, FEWEST_DOWNS)
