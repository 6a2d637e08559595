"""What the numbers of a training stage are called, and in which order they are shown."""

from core.recipe.families import FAMILIES
from core.recipe.plan import recipe_inputs, teacher_config
from core.recipe.recipe import Recipe
from workbench.app.translation import mark, tr
from workbench.run.position_words import part_name

_FIRST = mark(
    {
        "G_gan": (
            "adversarial",
            "Adversarial loss: lower means the discriminator is fooled more often.",
        ),
        "G_projected": (
            "projected adversarial",
            "How well the generator fools the heads on the pretrained network.",
        ),
        "G_energy": (
            "energy distance",
            "How far the pictures of the last steps are, as a set, from real ones.",
        ),
        "G_recon": ("reconstruction", "L1 distance to the pictures it should make."),
    }
)
_LAST = mark(
    {
        "G_perceptual": (
            "perceptual",
            "How differently the pretrained network sees the picture and the wanted one.",
        ),
        "G_matching": ("matching", "L1 distance in the features of the discriminators."),
        "G_wavelet": ("wavelet", "L1 distance of the details to the teacher's picture."),
        "G_relation": ("relation", "How differently a picture's parts relate to one another."),
        "G_region": ("region", "How badly the teacher's strongest regions are distinguished."),
        "G_distill": ("distillation", "Feature distance to the teacher, all matched layers."),
        "D_real": ("true pictures", "Discriminator loss on true pictures."),
        "D_fake": ("generated pictures", "Discriminator loss on generated pictures."),
        "D_real_projected": (
            "heads, on true pictures",
            "How wrong the heads on the pretrained network are about true pictures.",
        ),
        "D_fake_projected": (
            "heads, on generated ones",
            "How wrong the heads on the pretrained network are about generated pictures.",
        ),
        "held_out": (
            "held-out distance",
            "How far the held-out pictures are from true ones; the best weights are kept.",
        ),
        "held_out_miou": (
            "held-out mIoU",
            "How well label maps can be read back from the held-out pictures; the best weights "
            "are kept.",
        ),
        "encoder": ("encoder", "Loss of the encoder that the distances are measured in."),
        "segmenter": ("segmenter", "Loss of the segmenter that mIoU is measured with."),
    }
)
TITLES = {
    **_FIRST,
    **{name: words for spec in FAMILIES.values() for name, words in spec.losses.items()},
    **_LAST,
}
BACK = "_back"
LAYER = "G_distill"


def layer_names(recipe: Recipe) -> tuple[str, ...]:
    """The parts of the network whose features are distilled, as Architecture calls them."""
    config, spec = teacher_config(recipe, recipe_inputs(recipe)), recipe.network_spec
    find = spec.part_finder(config)

    def title(layer: str) -> str:
        try:
            return part_name(find(f"{layer}.weight").title)
        except (LookupError, ValueError):
            # Not a layer of its own, such as MUNIT's content code.
            return part_name(layer)

    return tuple(title(layer) for layer in spec.matched_layers(config))


def curve_title(name: str, layers: tuple[str, ...] = ()) -> tuple[str, str]:
    """A short title of a recorded number, and a sentence about it.

    `layers` names the distilled layers; without their names they are numbered.
    """
    head, _, end = name.rpartition("_")
    if head == LAYER and end.isdigit():
        number = int(end)
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
