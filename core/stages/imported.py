"""A teacher from a file, held against what the recipe asks for."""

from pathlib import Path

from torch import nn

from core.checkpoints.generators import LabelChannels
from core.checkpoints.importers import import_discriminator, import_generator
from core.errors import UserError
from core.families.family import Family
from core.families.plan import Inputs
from core.nets.described import Description, build, network_of
from core.nets.generator import Generator, describe
from core.recipe import GENERATORS, Recipe


def import_teacher(path: Path, recipe: Recipe, inputs: Inputs) -> Generator:
    """The generator of a foreign checkpoint, as the recipe's teacher.

    Raises UserError where it is of another network, or takes or makes other channels.
    """
    labels = LabelChannels(
        inputs.classes or None, inputs.edges, inputs.dont_care, recipe.gaugan.upsampling
    )
    direction = recipe.teacher.direction
    generator = import_generator(path, labels=labels, direction=direction)
    found, wanted = network_of(describe(generator)), recipe.network
    if found != wanted:
        allowed = " or ".join(GENERATORS[recipe.family])
        raise UserError(
            f"{path} holds a {found} generator, and the recipe asks for {wanted}.",
            f"Set teacher.generator to {found}."
            if found in GENERATORS[recipe.family]
            else f"Choose a file with a {allowed} generator, or another family.",
        )
    if generator.in_channels != inputs.channels:
        raise UserError(
            f"The generator in {path} takes {generator.in_channels} channels; these pictures have "
            f"{inputs.channels}.",
            "Set data.classes and data.edges as in its training."
            if inputs.classes
            else "Choose the generator of a model for RGB pictures.",
        )
    _require(path, "makes", generator.out_channels, 3)
    check_size(recipe, describe(generator))
    return generator


def import_judge(path: Path, family: Family) -> nn.Module:
    """The discriminator of a foreign checkpoint, for students to go on from.

    Raises UserError where it is of another kind than the family's.
    """
    found = import_discriminator(path, family.recipe.teacher.direction)
    wanted = family.new_discriminator()
    if type(found) is not type(wanted):
        raise UserError(
            f"{path} holds a {type(found).__name__}; {family.recipe.family} works with a "
            f"{type(wanted).__name__}.",
            f"Choose the discriminator of a {family.recipe.family} model.",
        )
    channels = getattr(found, "in_channels", 0), getattr(wanted, "in_channels", 0)
    _require(path, "takes", *channels)
    data, smallest = family.recipe.data, getattr(found, "smallest", 1)
    if min(data.height, data.width) < smallest:
        raise UserError(
            f"The discriminator in {path} judges pictures of at least {smallest} px, and the "
            f"recipe's have {data.height} × {data.width}.",
            "Raise data.height and data.width, or leave teacher.discriminator_checkpoint empty.",
        )
    return found


def check_size(recipe: Recipe, described: Description) -> None:
    """Raise UserError where the recipe's picture size does not suit the network described."""
    multiple: int = build(described).multiple
    height, width = recipe.data.height, recipe.data.width
    if height % multiple or width % multiple:
        raise UserError(
            f"Pictures of {height} × {width} px do not suit this generator: it halves them until "
            f"{multiple} px are one.",
            f"Set data.height and data.width to multiples of {multiple}.",
        )
    if network_of(described) == "spade" and height * width == multiple**2:
        raise UserError(
            f"Pictures of {height} × {width} px are too small for SPADE: a single pixel of them "
            "is left at its start, and batch normalisation needs more.",
            f"Double data.height or data.width, at least to {2 * multiple}.",
        )


def _require(path: Path, does: str, found: int, wanted: int) -> None:
    if found != wanted:
        raise UserError(
            f"The network in {path} {does} {found} channels; here {wanted} are needed.",
            "Choose the file of a model of this family.",
        )
