"""What the engine asks of CycleGAN before it trains."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from core.recipe.families.spec import (
    RECONSTRUCTION,
    TEACHER_CACHE,
    TRAINED,
    FamilySpec,
    StepPasses,
)
from core.recipe.section import RecipeSection

if TYPE_CHECKING:
    from core.recipe.recipe import Recipe


class CycleGanSection(RecipeSection):
    """The losses of CycleGAN's two teachers (Zhu et al. 2017, §3 and §5.2)."""

    lambda_cycle: float = Field(10.0, title="Cycle weight", ge=0, le=1e6)
    """Weight of the L1 distance between a picture and itself after both generators."""
    lambda_identity: float = Field(0.5, title="Identity weight", ge=0, le=1e3)
    """Weight of leaving pictures of the target domain unchanged, relative to the cycle weight."""


class CycleGanSpec(FamilySpec):
    """Two unrelated sets of pictures, and a generator each way (Zhu et al. 2017)."""

    name = "cyclegan"
    title = "CycleGAN"
    pictures = "two unrelated sets of pictures"
    pairing = "unpaired"
    generators = ("resnet", "unet")
    starting_recipe = "cyclegan-edges2shoes-laptop"
    section = CycleGanSection
    fields = frozenset(
        {
            "teacher.generator",
            "teacher.gan",
            "teacher.pool_size",
            *RECONSTRUCTION,
            *TEACHER_CACHE,
        }
    )
    main_fields = ("cyclegan.lambda_cycle", "cyclegan.lambda_identity")
    losses: ClassVar[Mapping[str, tuple[str, str]]] = {
        "G_cycle": ("cycle", "L1 distance of a picture to itself after both generators."),
        "G_identity": ("identity", "How much pictures of the target domain are changed."),
    }
    trained_generators = 2
    recorded_numbers = 14

    def teacher_passes(self, recipe: "Recipe") -> StepPasses:
        return StepPasses(TRAINED * self.waiting_passes(recipe), 16)

    def waiting_passes(self, recipe: "Recipe") -> float:
        return 6.0 if recipe.section(CycleGanSection).lambda_identity else 4.0
