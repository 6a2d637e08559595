"""What the engine asks of a family, answered by one class for each: no torch.

The training itself is `core.families.<name>`. Recipes, forms, estimates and the import of weights
ask only here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from core.recipe.section import RecipeSection

if TYPE_CHECKING:
    from core.recipe.plan import Inputs
    from core.recipe.recipe import Recipe

Pairing = Literal["pairs", "unpaired", "labels"]

TRAINED = 3
"""A forward pass and its backward pass cost three times the forward pass."""
RECONSTRUCTION = ("prune.lambda_recon", "distill.lambda_recon", "finetune.lambda_recon")
TEACHER_CACHE = ("distill.cache_gib", "distill.cache_place")


@dataclass(frozen=True)
class DiscriminatorSize:
    """4×4 convolutions of these widths that halve the picture; at each scale the same again.

    `last_strides` says whether the last convolution before the scores halves it too.
    """

    channels: int
    widths: tuple[int, ...]
    scales: int = 1
    last_strides: bool = False


@dataclass(frozen=True)
class StepPasses:
    """What one training step costs, in forward passes of the generator and the discriminator."""

    generator: float
    discriminator: float


class FamilySpec:
    """One family. Register the subclass in `core.recipe.families`.

    `name` is what recipes call it, and its module in `core.families`. `pictures` completes the
    sentence “name: …” in the recipe's help. The first of the `generators` is the published one.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    pictures: ClassVar[str]
    pairing: ClassVar[Pairing]
    generators: ClassVar[tuple[str, ...]]
    section: ClassVar[type[RecipeSection] | None] = None
    """The family's own table of the recipe, which has its name."""
    fields: ClassVar[frozenset[str]] = frozenset()
    """Fields of shared tables that only some families use, and this one does."""
    main_fields: ClassVar[tuple[str, ...]] = ()
    """Fields of its own table that the form shows first."""
    losses: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Losses that only some families record: a title and a sentence about each."""
    starting_recipe: ClassVar[str] = ""
    """A small shipped recipe to begin with; empty: that of the usual family of the pairing."""
    keeps_discriminator: ClassVar[bool] = False
    """Whether its own discriminator takes part beside a projected one in any case."""
    routes: ClassVar[tuple[str, ...]] = ("fast", "original")
    uncached: ClassVar[str] = ""
    """Why answers of the teacher cannot be cached; empty where they can."""
    unanswered: ClassVar[str] = ""
    """Why a folder of answers cannot teach; empty where it can."""
    trained_generators: ClassVar[int] = 1
    """Full generators that the teacher's stage trains, each with a discriminator."""
    recorded_numbers: ClassVar[int] = 10
    """Numbers that each training step records."""

    def styles(self, recipe: "Recipe") -> int:
        """How many outputs of each fixed picture are drawn."""
        return 1

    def discriminator(self, recipe: "Recipe", inputs: "Inputs") -> DiscriminatorSize:
        """The size of the discriminator that `core.families` builds."""
        channels = 6 if self.pairing == "pairs" else 3
        return DiscriminatorSize(channels, doubling(recipe.teacher.discriminator_width, 4))

    def teacher_passes(self, recipe: "Recipe") -> StepPasses:
        """One step of the teacher's training."""
        return StepPasses(TRAINED, 8)

    def student_passes(self, recipe: "Recipe") -> StepPasses:
        """One step of a student, for each sub-generator that it visits."""
        return StepPasses(TRAINED, 7)

    def waiting_passes(self, recipe: "Recipe") -> float:
        """Forward passes of the teacher's step that wait in memory for one backward pass."""
        return 1.0

    def perceptual_weights(self, recipe: "Recipe") -> str:
        """The file of a pretrained network that a term of its own trains with; empty: none."""
        return ""

    def perceptual_macs(self, recipe: "Recipe") -> float:
        """MACs of further networks in a step, for one picture."""
        return 0.0


def doubling(first: int, count: int) -> tuple[int, ...]:
    """Widths that double from one convolution to the next, up to eight times the first."""
    return tuple(first * min(2**step, 8) for step in range(count))
