"""What the engine asks of CUT before it trains."""

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

ENCODED = 0.5
"""The encoder's share of a generator's forward pass: stem, downs and half of the blocks."""


class CutSection(RecipeSection):
    """The contrastive loss of CUT's teacher (Park et al. 2020, §3)."""

    lambda_nce: float = Field(1.0, title="Contrast weight", ge=0, le=1e3)
    """Weight of PatchNCE: a patch should resemble the source's patch in the same place more than
    other patches. 1 in CUT, 10 in FastCUT."""
    identity: bool = Field(True, title="Identity contrast")
    """Also compare pictures of the target domain with what the generator makes of them. On in CUT,
    off in FastCUT, which is faster."""
    flip: bool = Field(False, title="Flip equivariance")
    """Feed half of the sources mirrored and compare after mirroring back. On in FastCUT."""
    patches: int = Field(256, title="Patches", ge=2, le=4096)
    """How many places of each layer are compared, in every picture."""
    temperature: float = Field(0.07, title="Temperature", gt=0, le=10)
    """Similarities are divided by this before the softmax (τ)."""


class CutSpec(FamilySpec):
    """Two unrelated sets of pictures, one generator, and no way back (Park et al. 2020)."""

    name = "cut"
    title = "CUT"
    pictures = "two unrelated sets of pictures, one direction"
    pairing = "unpaired"
    generators = ("antialiased", "resnet")
    starting_recipe = "cut-edges2shoes-laptop"
    section = CutSection
    fields = frozenset(
        {
            "teacher.generator",
            "teacher.gan",
            "teacher.pool_size",
            *RECONSTRUCTION,
            *TEACHER_CACHE,
        }
    )
    main_fields = ("cut.lambda_nce", "cut.identity")
    losses: ClassVar[Mapping[str, tuple[str, str]]] = {
        "G_nce": ("contrast", "How hard it is to find each patch's source among other patches."),
        "G_nce_identity": ("contrast (identity)", "The same for pictures of the target domain."),
    }
    recorded_numbers = 7

    def teacher_passes(self, recipe: "Recipe") -> StepPasses:
        pictures = 1 + recipe.section(CutSection).identity
        # Each picture is made; its encoding and the one it is compared with are both trained.
        return StepPasses(pictures * (TRAINED + ENCODED * (TRAINED + 1)), 8)

    def waiting_passes(self, recipe: "Recipe") -> float:
        return (1 + recipe.section(CutSection).identity) * (1 + ENCODED)
