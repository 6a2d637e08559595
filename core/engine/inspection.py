"""What a file or folder is, what can be done with it here, and why not."""

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from core.checkpoints.importers import import_discriminator, read_generator
from core.checkpoints.inspect_checkpoint import inspect_checkpoint
from core.data.enough import require_enough_in
from core.data.folders import picture_folders
from core.data.images import SUFFIXES, read_header
from core.data.layouts import Pairing, recognise
from core.data.listing import UNREAD, counted_names
from core.data.numbers import shape_of
from core.data.opening import PictureError
from core.data.values import Values
from core.recipe.file import load_recipe
from core.run.run import Run
from core.runtime.errors import UserError

_CARD = "MODEL_CARD.md"
# How pictures go together, and the families that take them so.
_PAIRINGS: tuple[tuple[Pairing, str], ...] = (
    ("pairs", "pix2pix"),
    ("labels", "GauGAN"),
    ("unpaired", "CycleGAN, CUT and MUNIT"),
)


@dataclass(frozen=True)
class Inspection:
    """What a path is, details of it, what can be done with it, and why something cannot."""

    path: str
    what: str
    details: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """For a person, line by line."""
        return [
            f"{self.path} is {self.what}.",
            *(f"  {text}" for text in self.details),
            *(f"can: {text}" for text in self.uses),
            *(f"not: {text}" for text in self.reasons),
        ]

    def document(self) -> dict[str, Any]:
        """As plain JSON values."""
        return asdict(self)


@dataclass
class _Description:
    details: list[str] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def of(self, path: Path, what: str) -> Inspection:
        lists = tuple(self.details), tuple(self.uses), tuple(self.reasons)
        return Inspection(str(path), what, *lists)


def inspect_path(path: Path) -> Inspection:
    """Look at any file or folder. Raises UserError only where there is nothing at the path."""
    path = path.expanduser()
    if not path.exists():
        raise UserError(f"There is nothing at {path}.", "Check the path.")
    if path.is_dir():
        if (path / "recipe.toml").is_file():
            return _run(path)
        return _exported(path) if (path / _CARD).is_file() else _folder(path)
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return _recipe(path)
    if suffix in SUFFIXES:
        return _picture(path)
    if suffix in UNREAD:
        reason = f"{suffix} files are not read here: convert it, for instance to PNG."
        return Inspection(str(path), f"a {suffix} file", reasons=(reason,))
    if suffix == ".onnx":
        return _onnx(path)
    return _weights(path)


def _run(path: Path) -> Inspection:
    description = _Description()
    try:
        run = Run(path)
        description.details.append(f"Its recipe: {run.recipe.family}, {run.recipe.network}.")
        description.uses.append(f"go on with it: main.py run {path / 'recipe.toml'} --into {path}")
        description.uses.append(f"list its candidates: main.py front {path}")
    except UserError as error:
        description.reasons.append(str(error))
    return description.of(path, "the folder of a run")


def _exported(path: Path) -> Inspection:
    description = _Description()
    models = sorted(p for p in path.iterdir() if p.suffix.lower() in (".onnx", ".safetensors"))
    description.details += [f"It holds {model.name}." for model in models]
    description.details.append(f"{_CARD} says how to feed it.")
    description.uses += [
        f"run it over pictures: main.py translate {model} INPUT_FOLDER OUTPUT_FOLDER"
        for model in models[:1]
    ]
    if not models:
        description.reasons.append("it holds no .onnx or .safetensors file.")
    return description.of(path, "a model that was exported here")


def _folder(path: Path) -> Inspection:
    description = _Description()
    for pairing, families in _PAIRINGS:
        try:
            layout = recognise(path, pairing=pairing)
            require_enough_in(path, layout)
        except UserError as error:
            description.reasons.append(f"{families}: {error.sentence}")
            continue
        counts = f"{len(layout.train_sources)} to train on, {len(layout.test_sources)} for the test"
        description.uses.append(f"train {families}: {counts}")
        description.details.append(f"For {families}: {layout.description}")
        source, target = layout.values
        fed = "label maps" if pairing == "labels" else source.kind
        description.details.append(f"For {families}, source: {fed}; target: {target.kind}.")
        if layout.problems:
            names = [problem.path.name for problem in layout.problems]
            description.details.append(f"For {families}, left out: {counted_names(names)}.")
            description.details.append(f"  {layout.problems[0].sentence}")
    with suppress(UserError):
        leaves = picture_folders(path)
        if any(_is_read(leaf.path / name) for leaf in leaves for name in leaf.files):
            description.uses.append(
                "teach, where its pictures are a black box's answers to the sources of another "
                "folder: set teacher.answers to it"
            )
    return description.of(
        path,
        "a folder of pictures" if description.uses else "a folder that holds nothing usable here",
    )


def _is_read(path: Path) -> bool:
    try:
        read_header(path)
    except PictureError:
        return False
    return True


def _recipe(path: Path) -> Inspection:
    description = _Description()
    try:
        recipe = load_recipe(path)
        description.details.append(
            f"{recipe.family}, {recipe.network}, stages {', '.join(recipe.stages)}."
        )
        description.uses.append(f"run it: main.py run {path} --into FOLDER")
    except UserError as error:
        description.reasons.append(str(error))
    return description.of(
        path, "a recipe" if description.uses else "a TOML file that is not a recipe"
    )


def _picture(path: Path) -> Inspection:
    description = _Description()
    try:
        header = read_header(path)
        description.details.append(f"{header.format}, {header.width} × {header.height} px.")
        shape = shape_of(path)
        description.details.append(f"{Values(shape.channels, shape.dtype).kind}.")
        if shape.order:
            description.details.append(f"Its axes are read as {shape.order}.")
        description.uses.append(f"translate it: main.py translate MODEL {path} OUTPUT_FOLDER")
    except UserError as error:
        description.reasons.append(str(error))
    return description.of(path, "a picture" if description.uses else "no picture that can be read")


def _onnx(path: Path) -> Inspection:
    use = f"run it over pictures, where this program exported it: main.py translate {path} IN OUT"
    reason = "an ONNX model cannot be trained or compressed; choose the checkpoint it came from."
    return Inspection(str(path), "an ONNX model", (), (use,), (reason,))


def _weights(path: Path) -> Inspection:
    description = _Description()
    try:
        summary = inspect_checkpoint(path)
    except UserError as error:
        description.reasons.append(str(error))
        return description.of(path, "no checkpoint that can be used here")
    description.details += [f"{name}: {looks}" for name, looks in summary.networks]
    if summary.choices:
        names = ", ".join(summary.choices)
        description.reasons.append(f"it holds several generators: name one of {names}.")
        description.uses.append(f"convert one: main.py import {path} --generator NAME --into FILE")
    elif refusal := _refusal(path, summary.is_generator, description):
        description.reasons.append(refusal)
    elif summary.is_generator:
        description.uses.append("compress it: set teacher.checkpoint to it")
        description.uses.append(f"convert it: main.py import {path} --into FILE.safetensors")
        description.uses.append(f"run it: main.py translate {path} INPUT_FOLDER OUTPUT_FOLDER")
    else:
        description.uses.append(
            "go with an imported generator: set teacher.discriminator_checkpoint"
        )
    return description.of(path, summary.words)


def _refusal(path: Path, is_generator: bool, description: _Description) -> str:
    """Why a network that was recognised cannot be read after all; else what is assumed is told."""
    try:
        if is_generator:
            description.details += read_generator(path).notes
        else:
            import_discriminator(path)
    except UserError as error:
        return str(error)
    return ""
