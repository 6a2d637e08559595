"""What the engine asks of MUNIT before it trains."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from core.recipe.families.spec import (
    RECONSTRUCTION,
    DiscriminatorSize,
    FamilySpec,
    StepPasses,
)
from core.recipe.section import RecipeSection, unit

if TYPE_CHECKING:
    from core.recipe.plan import Inputs
    from core.recipe.recipe import Recipe

THREE_SCALES_FROM = 64
"""Discriminators see smaller pictures, in pixels of a side, at fewer than three scales."""


class MunitSection(RecipeSection):
    """Settings of MUNIT alone (Huang et al. 2018, §4)."""

    lambda_style: float = Field(1.0, title="Style weight", ge=0, le=1e6)
    """Weight of finding a style again in the picture made with it."""
    lambda_content: float = Field(1.0, title="Content weight", ge=0, le=1e6)
    """Weight of finding the content again in the picture made of it (teacher)."""
    weight_decay: float = Field(1e-4, title="Weight decay", ge=0, le=1)
    """Adam's weight decay in every training stage: keeps weights small. As published."""
    halve_every: int = Field(
        100_000, title="Halve the rate every", ge=1, le=100_000_000, json_schema_extra=unit("steps")
    )
    """MUNIT's learning rate falls in steps, not linearly. Shorten it when training is shorter."""
    styles: int = Field(3, title="Styles shown", ge=1, le=8)
    """How many outputs of each fixed picture are drawn, each in its own style."""


class MunitFamilySpec(FamilySpec):
    """Two unrelated sets of pictures, and styles beside the content (Huang et al. 2018)."""

    name = "munit"
    title = "MUNIT"
    pictures = "two unrelated sets, several outputs a picture"
    pairing = "unpaired"
    generators = ("munit",)
    starting_recipe = "munit-edges2shoes-laptop"
    section = MunitSection
    fields = frozenset({"teacher.lambda_recon", *RECONSTRUCTION})
    main_fields = ("munit.styles", "munit.lambda_style")
    losses: ClassVar[Mapping[str, tuple[str, str]]] = {
        "G_style": ("style", "L1 distance of the style found again to the one it was made with."),
        "G_content": (
            "content",
            "L1 distance of the content found again to the content before.",
        ),
    }
    routes = ("fast",)
    uncached = "its teacher is given another style in each step, and answers anew"
    unanswered = "an answer does not tell the style that it was made in"
    trained_generators = 2
    recorded_numbers = 12

    def styles(self, recipe: "Recipe") -> int:
        return recipe.section(MunitSection).styles

    def discriminator(self, recipe: "Recipe", inputs: "Inputs") -> DiscriminatorSize:
        first, data = recipe.teacher.discriminator_width, recipe.data
        scales = 3 if min(data.height, data.width) >= THREE_SCALES_FROM else 2
        widths = tuple(first * 2**step for step in range(4))
        return DiscriminatorSize(3, widths, scales, last_strides=True)

    def teacher_passes(self, recipe: "Recipe") -> StepPasses:
        return StepPasses(12, 16)

    def waiting_passes(self, recipe: "Recipe") -> float:
        return 4.0
