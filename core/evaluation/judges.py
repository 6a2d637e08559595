"""Which networks may judge: none that took part in training."""

from pathlib import Path

from core.metrics import open_nsfw
from core.metrics.features import Features, check_extractor, extractor
from core.recipe.losses import TRAINER
from core.recipe.recipe import Recipe
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.paths import optional_path

AUTO, NONE = "auto", "none"
_PERCEPTUAL = ("vgg19", "vgg16", "squeezenet1_1")


def trained_with(recipe: Recipe, asked: str = "") -> tuple[str, ...]:
    """Names of the pretrained networks that take part in the recipe's training.

    A file of perceptual weights is opened only where it could hold the network `asked`, or where
    none is asked for. Raises UserError where it cannot be read.
    """
    names = [TRAINER] if recipe.trains_with_lite0 else []
    weights = recipe.family_spec.perceptual_weights(recipe)
    if weights and (not asked or asked in _PERCEPTUAL):
        names.append(_network_in(weights))
    return tuple(names)


def check_judge(recipe: Recipe, name: str, field: str) -> None:
    """Raises UserError where the network of this name takes part in the recipe's training."""
    if name in trained_with(recipe, name):
        raise UserError(
            f"{field} = {name}, but {name} takes part in training, and a network used in "
            "training must not judge: it would favour its own traces.",
            "Choose lite2, wavelet or encoder, or train without it.",
        )


def third_judge(recipe: Recipe, compute: Compute) -> Features | None:
    """The further judge of the final pictures, as export.third_judge says; None: there is none.

    auto: open_nsfw where its package is installed. Raises UserError for a network that trained, is
    unknown, or has no file.
    """
    name, path = recipe.export.third_judge, recipe.export.third_judge_weights
    if name == NONE or (name == AUTO and open_nsfw.installed_weights() is None):
        return None
    if name == AUTO:
        return open_nsfw.OpenNsfwFeatures()
    check_third_judge(recipe)
    return extractor(name, optional_path(path), compute.device)


def check_third_judge(recipe: Recipe) -> None:
    """Raises UserError where the third judge trained, is unknown, or has no file."""
    name, path = recipe.export.third_judge, recipe.export.third_judge_weights
    if name in (AUTO, NONE):
        return
    check_judge(recipe, name, "export.third_judge")
    check_extractor(name, optional_path(path))


def _network_in(weights: str) -> str:
    from core.families.perceptual import PUBLISHED, perceptual_loss

    if weights == "download":
        return PUBLISHED
    return perceptual_loss(Path(weights).expanduser()).network
