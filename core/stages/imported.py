"""A teacher from a file, checked against the recipe."""

from pathlib import Path

from torch import nn

from core.checkpoints.importers import (
    ImportedGenerator,
    import_discriminator,
    read_generator,
)
from core.checkpoints.inspect_checkpoint import inspect_checkpoint
from core.families.family import Family
from core.nets.architecture import architecture_text
from core.nets.checkpoint_tensors import LabelChannels
from core.nets.generator import Generator, config_of
from core.nets.network_config import NetworkConfig, network_of
from core.nets.space import space_of
from core.recipe.families import families_with
from core.recipe.plan import Inputs, recipe_inputs
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from core.runtime.units import amount, first_upper


def import_teacher(path: Path, recipe: Recipe, inputs: Inputs) -> ImportedGenerator:
    """The generator of a foreign checkpoint, as the recipe's teacher, with its notes.

    Raises UserError where it is of another network, or takes or makes other channels.
    """
    labels = LabelChannels.of_options(recipe.network_spec.options(recipe, inputs))
    imported = _read(path, recipe, labels)
    generator = imported.generator
    generators = recipe.family_spec.generators
    network, wanted = network_of(config_of(generator)), recipe.network
    if network != wanted:
        allowed = " or ".join(generators)
        raise UserError(
            f"{path} holds a {network} generator, and the recipe asks for {wanted}.",
            f"Set teacher.generator to {network}."
            if network in generators
            else f"Choose a file with a {allowed} generator, or another family.",
        )
    if generator.in_channels != inputs.channels:
        raise UserError(
            f"The generator in {path} takes {_channels(generator.in_channels)}; these "
            f"{'label maps' if inputs.classes else 'sources'} have {inputs.channels}.",
            "Set data.classes and data.edges as in its training."
            if inputs.classes
            else _other_channels("source", generator.in_channels),
        )
    if generator.out_channels != inputs.target_channels:
        raise UserError(
            f"The generator in {path} makes {_channels(generator.out_channels)}; these targets "
            f"have {inputs.target_channels}.",
            _other_channels("target", generator.out_channels),
        )
    generator.spec.check_size(config_of(generator), *recipe.size)
    return imported


def _channels(count: int) -> str:
    return "1 channel" if count == 1 else f"{count} channels"


def _other_channels(side: str, wanted: int) -> str:
    return (
        f"Set data.{side}_channels to {wanted} where the files can be used so, or choose another "
        "file."
    )


def import_teacher_discriminator(path: Path, family: Family) -> nn.Module:
    """The discriminator of a foreign checkpoint, for students to go on from.

    Raises UserError where it is of another kind than the family's.
    """
    discriminator = import_discriminator(path, family.recipe.teacher.direction)
    wanted = family.new_conditional()
    if type(discriminator) is not type(wanted):
        raise UserError(
            f"{path} holds a {type(discriminator).__name__}; {family.recipe.family} works with a "
            f"{type(wanted).__name__}.",
            f"Choose the discriminator of a {family.recipe.family} model.",
        )
    channels = getattr(discriminator, "in_channels", 0), getattr(wanted, "in_channels", 0)
    _require(path, "takes", *channels)
    data, smallest = family.recipe.data, getattr(discriminator, "smallest", 1)
    if min(data.height, data.width) < smallest:
        raise UserError(
            f"The discriminator in {path} needs pictures of at least {smallest} px, and the "
            f"recipe's have {data.height} × {data.width}.",
            "Raise data.height and data.width, or leave teacher.discriminator_checkpoint empty.",
        )
    return discriminator


def _require(path: Path, does: str, count: int, wanted: int) -> None:
    if count != wanted:
        raise UserError(
            f"The network in {path} {does} {count} channels; here {wanted} are needed.",
            "Choose the file of a model of this family.",
        )


def _read(path: Path, recipe: Recipe, labels: LabelChannels) -> ImportedGenerator:
    chosen = recipe.teacher
    return read_generator(
        path,
        labels=labels,
        direction=chosen.direction,
        name=chosen.checkpoint_network,
        statistics=chosen.statistics,
    )


def recognised_teacher(path: Path, recipe: Recipe) -> str:
    """What a teacher's file holds, in words: network, widths, size.

    For use before a run, when nothing is known of the pictures. Raises UserError where it cannot be
    this recipe's teacher.
    """
    _require_file(path)
    summary = inspect_checkpoint(path)
    if not summary.is_generator:
        raise UserError(
            f"{path.name} holds {summary.words}, not a generator.",
            "Choose a generator's file, such as latest_net_G.pth.",
        )
    if summary.network not in recipe.family_spec.generators:
        users = families_with(summary.network)
        raise UserError(
            f"{path.name} holds {summary.words}, which {recipe.family} does not use.",
            f"Set the family to {' or '.join(users)}, or choose another file.",
        )
    labels = LabelChannels()
    if recipe.data.classes:
        options = recipe.network_spec.options(recipe, recipe_inputs(recipe))
        labels = LabelChannels.of_options(options)
    imported = _read(path, recipe, labels)
    generator = imported.generator
    config = config_of(generator)
    network, wanted = network_of(config), recipe.network
    if network != wanted:
        raise UserError(
            f"{path.name} holds {summary.words}; the recipe asks for {wanted}.",
            f"Set teacher.generator to {network}.",
        )
    generator.spec.check_size(config, *recipe.size)
    sentence = f"{first_upper(summary.words)}: {size_in_words(generator)}."
    return " ".join([sentence, *imported.notes[1:], _too_wide(recipe, config)]).strip()


def _too_wide(recipe: Recipe, teacher: NetworkConfig) -> str:
    """A caution where students may be wider than their teacher; else nothing."""
    widest = max(space_of(recipe.distill.space).largest)
    limit = max(teacher["architecture"])
    if widest <= limit:
        return ""
    return (
        f"Caution: distill.space goes up to {widest} channels, wider than this teacher's {limit}; "
        "choose a narrower space."
    )


def recognised_discriminator(path: Path, recipe: Recipe) -> str:
    """What a discriminator's file holds, in words. Raises UserError where it holds none."""
    _require_file(path)
    summary = inspect_checkpoint(path)
    if summary.is_generator:
        raise UserError(
            f"{path.name} holds {summary.words}, not a discriminator.",
            "Choose a discriminator's file, such as latest_net_D.pth.",
        )
    discriminator = import_discriminator(path, recipe.teacher.direction)
    parameters = sum(item.numel() for item in discriminator.parameters())
    return f"{first_upper(summary.words)}: {amount(parameters)} parameters."


def size_in_words(generator: Generator) -> str:
    """Widths and number of parameters: "64 channels wide, 11.4 M parameters"."""
    widths = tuple(config_of(generator)["architecture"])
    parameters = sum(item.numel() for item in generator.parameters())
    even = len(set(widths)) == 1
    wide = f"{widths[0]} channels wide" if even else f"widths {architecture_text(widths)}"
    return f"{wide}, {amount(parameters)} parameters"


def _require_file(path: Path) -> None:
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "not there"
        raise UserError(f"{path} is {kind}.", "Choose a file of weights.")
