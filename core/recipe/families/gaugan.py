"""What the engine asks of GauGAN before it trains."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from core.recipe.families.spec import (
    TEACHER_CACHE,
    TRAINED,
    DiscriminatorSize,
    FamilySpec,
    StepPasses,
    doubling,
)
from core.recipe.section import RecipeSection

if TYPE_CHECKING:
    from core.recipe.plan import Inputs
    from core.recipe.recipe import Recipe

VGG19_MACS = 0.39e6
"""MACs of VGG19's convolutions for a pixel; SqueezeNet has a fiftieth of that."""


class GauGanSection(RecipeSection):
    """Settings of GauGAN alone (Park et al. 2019, §3 and appendix A)."""

    lambda_feat: float = Field(10.0, title="Feature matching weight", ge=0, le=1e6)
    """L1 between the discriminator's features of true and generated pictures."""
    lambda_vgg: float = Field(10.0, title="Perceptual weight", ge=0, le=1e6)
    """L1 between features of a classification network, if its weights are given."""
    perceptual_weights: str = Field(
        "",
        title="Perceptual network",
        json_schema_extra={"path": "file", "suggestions": ["", "download"]},
    )
    """torchvision's weights of VGG19 (as published), VGG16 or SqueezeNet 1.1. download: VGG19's,
    from torchvision's site. Empty: the perceptual term is left out."""
    upsampling: Literal["more", "normal"] = Field("normal", title="Upsamplings")
    """normal: five (COCO-Stuff), the picture a multiple of 32; more: six (Cityscapes), a multiple
    of 64."""
    spectral: bool = Field(True, title="Spectral normalisation")
    """Normalise the teacher's convolutions in training; folded into the weights after it."""
    ttur: bool = Field(True, title="Two time scales")
    """Half the learning rate for the generator and twice for the discriminator, with Adam's betas 0
    and 0.9 (Heusel et al. 2017)."""


class GauGanSpec(FamilySpec):
    """Label maps and photos (Park et al. 2019)."""

    name = "gaugan"
    title = "GauGAN"
    pictures = "label maps and photos"
    pairing = "labels"
    keeps_discriminator = True
    generators = ("spade",)
    starting_recipe = "gaugan-facades-laptop"
    section = GauGanSection
    fields = frozenset({"data.edges", *TEACHER_CACHE})
    main_fields = ("gaugan.upsampling", "gaugan.perceptual_weights")
    losses: ClassVar[Mapping[str, tuple[str, str]]] = {
        "G_feat": ("feature matching", "L1 distance of the discriminator's features."),
        "G_vgg": ("perceptual", "L1 distance of a classification network's features."),
    }

    def discriminator(self, recipe: "Recipe", inputs: "Inputs") -> DiscriminatorSize:
        widths = doubling(recipe.teacher.discriminator_width, 4)
        return DiscriminatorSize(inputs.channels + 3, widths, scales=2)

    def teacher_passes(self, recipe: "Recipe") -> StepPasses:
        # The discriminator's step draws the fake once more.
        return StepPasses(TRAINED + 1, 10)

    def student_passes(self, recipe: "Recipe") -> StepPasses:
        return StepPasses(TRAINED + 1, 10)

    def perceptual_weights(self, recipe: "Recipe") -> str:
        section = recipe.section(GauGanSection)
        return section.perceptual_weights if section.lambda_vgg else ""

    def perceptual_macs(self, recipe: "Recipe") -> float:
        weights = recipe.section(GauGanSection).perceptual_weights
        if not weights:
            return 0.0
        share = 0.02 if "squeeze" in weights.lower() else 1.0
        return TRAINED * recipe.data.height * recipe.data.width * VGG19_MACS * share
