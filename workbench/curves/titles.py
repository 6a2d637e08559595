"""What the numbers of a training stage are called, and in which order they are shown."""

from core.nets.architecture import matched_layers
from core.nets.spade_layout import MATCHED
from core.recipe import Recipe
from workbench.translation import mark, tr

TITLES = mark(
    {
        "G_gan": ("adversarial", "How well the generator fools the discriminator."),
        "G_recon": ("reconstruction", "L1 distance to the pictures it should make."),
        "G_cycle": ("cycle", "L1 distance of a picture to itself after both generators."),
        "G_identity": ("identity", "How much pictures of the target domain are changed."),
        "G_feat": ("feature matching", "L1 distance of the discriminator's features."),
        "G_vgg": ("perceptual", "L1 distance of a classification network's features."),
        "G_style": ("style", "L1 distance of the style found again to the one it was made with."),
        "G_content": ("content", "L1 distance of the content found again to the content before."),
        "G_distill": ("distillation", "Feature distance to the teacher, all matched layers."),
        "D_real": ("on true pictures", "How wrong the discriminator is about true pictures."),
        "D_fake": ("on generated ones", "How wrong the discriminator is about generated pictures."),
        "encoder": ("encoder", "Loss of the encoder that the distances are measured in."),
        "segmenter": ("segmenter", "Loss of the segmenter that mIoU is measured with."),
    }
)
BACK = "_back"
LAYER = "G_distill"


def layer_names(recipe: Recipe) -> tuple[str, ...]:
    """The layers whose features are distilled, as the recipe's network calls them."""
    if recipe.network == "resnet":
        return tuple(f"model.{layer}" for layer in matched_layers(recipe.teacher.blocks))
    return {"spade": MATCHED, "munit": ("content code",)}.get(recipe.network, ())


def curve_title(name: str, layers: tuple[str, ...] = ()) -> tuple[str, str]:
    """A short title of a recorded number, and a sentence about it.

    `layers` names the distilled layers; without their names they are numbered.
    """
    head, _, place = name.rpartition("_")
    if head == LAYER and place.isdigit():
        number = int(place)
        unnamed = tr("layer {n}").format(n=number + 1)
        layer = layers[number] if number < len(layers) else unnamed
        return layer, tr("Feature distance to the teacher at {layer}.").format(layer=layer)
    if name.endswith(BACK) and name.removesuffix(BACK) in TITLES:
        text, about = map(tr, TITLES[name.removesuffix(BACK)])
        about = f"{about} {tr('In the other direction.')}"
        return tr("{loss}, back").format(loss=text), f"{name}: {about}"
    if name not in TITLES:
        return name.replace("_", " "), name
    text, about = map(tr, TITLES[name])
    return text, f"{name}: {about}"


def curve_order(name: str) -> tuple[int, str]:
    """Sorts recorded numbers: the known ones first, in the order of their titles."""
    known, plain = list(TITLES), name.removesuffix(BACK)
    return (known.index(plain) if plain in known else len(known), name)
