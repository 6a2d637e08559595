"""What the engine asks of pix2pix before it trains."""

from core.recipe.families.spec import RECONSTRUCTION, TEACHER_CACHE, FamilySpec


class Pix2PixSpec(FamilySpec):
    """Paired pictures, a conditional discriminator, L1 to the target (Isola et al. 2017)."""

    name = "pix2pix"
    title = "pix2pix"
    pictures = "pairs of pictures"
    pairing = "pairs"
    generators = ("resnet", "unet", "pix2pixhd", "pix2pixhd_local")
    starting_recipe = "pix2pix-edges2shoes-laptop"
    fields = frozenset(
        {
            "teacher.generator",
            "teacher.gan",
            "teacher.lambda_recon",
            *RECONSTRUCTION,
            *TEACHER_CACHE,
        }
    )
