"""The recipes that come with the workbench, grouped, with what each one needs."""

from dataclasses import dataclass
from typing import Literal

from core.recipe.data import SAMPLE
from core.recipe.datasets import dataset_title
from core.recipe.file import load_recipe, shipped_recipes
from core.recipe.recipe import Recipe

Group = Literal["sample", "laptop", "published"]
GROUPS: dict[Group, str] = {
    "sample": "The built-in sample",
    "laptop": "Small pictures, for a laptop's CPU",
    "published": "Published settings, for a GPU",
}
LAPTOP_SIDE = 128  # pixels


@dataclass(frozen=True)
class ShippedRecipe:
    """One recipe that comes with the workbench."""

    name: str
    recipe: Recipe

    @property
    def group(self) -> Group:
        """Where it stands in the list."""
        if self.recipe.data.dataset == SAMPLE:
            return "sample"
        data = self.recipe.data
        small = max(data.height, data.width) <= LAPTOP_SIDE
        return "laptop" if small and not self.recipe.published.source else "published"

    @property
    def wants_gpu(self) -> bool:
        """Whether it was published for a GPU: days or weeks of training on a CPU."""
        return self.group == "published"

    @property
    def pictures(self) -> str:
        """The data set it needs, in words."""
        return dataset_title(self.recipe)

    @property
    def title(self) -> str:
        """Its name in words: "pix2pix edges2shoes laptop"."""
        return self.name.replace("-", " ")


def catalogue() -> list[ShippedRecipe]:
    """All of them, group by group."""
    recipes = [ShippedRecipe(name, load_recipe(path)) for name, path in shipped_recipes().items()]
    return sorted(recipes, key=lambda item: list(GROUPS).index(item.group))
