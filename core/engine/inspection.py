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
from core.data.listing import UNREAD, counted_names, suffix_of
from core.data.numbers import how_it_is_read, read_numbers, shape_of
from core.data.opening import PictureError
from core.data.values import Values
from core.recipe.families import FAMILIES
from core.recipe.file import load_recipe
from core.recipe.missing import missing_part
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.file_kinds import (
    CONVERT,
    ENDING,
    FETCH,
    OTHER_WEIGHTS,
    UNPACK,
    WEIGHTS,
    FileKind,
    kind_of,
)
from core.runtime.paths import given_path
from core.runtime.reading import irregular
from core.translation.models import is_exported_here

_CARD = "MODEL_CARD.md"
_FEW = 50
# Folders of other programs' models, by what lies in them.
_MODELS = (
    ("a model of diffusers", "model_index.json"),
    ("a SavedModel of TensorFlow", "saved_model.pb"),
    ("a Core ML model", "Data/com.apple.CoreML"),
)
_PAIRINGS: tuple[Pairing, ...] = ("pairs", "labels", "unpaired")


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
    path = given_path(str(path))
    if path.is_symlink() and not path.exists():
        raise UserError(f"{path} is a link that leads nowhere.", "Choose the file itself.")
    if not path.exists():
        raise UserError(f"There is nothing at {path}.", "Check the path.")
    if path.is_dir():
        if (path / "recipe.toml").is_file():
            return _run(path)
        return _exported(path) if (path / _CARD).is_file() else _folder(path)
    suffix = suffix_of(path.name)
    if suffix == ".toml":
        return _recipe(path)
    if suffix in SUFFIXES:
        return _picture(path)
    kind = None if irregular(path) else _kind(path)
    if suffix in UNREAD:
        if kind is None or kind.action == ENDING:  # as raw photos begin like TIFFs
            kind = FileKind(f"a {suffix} file", CONVERT)
        reason = f"{suffix} files are not read here. {kind.action}"
        return Inspection(str(path), kind.words, reasons=(reason,))
    if suffix == ".onnx":
        return _onnx(path)
    if kind:
        reason = f"it cannot be used here. {kind.action}"
        if kind.action == FETCH and suffix not in WEIGHTS:
            reason = "nothing here reads such a file."
        return Inspection(str(path), kind.words, reasons=(reason,))
    return _weights(path)


def _kind(path: Path) -> FileKind | None:
    try:
        return kind_of(path)
    except OSError:
        return None


def _run(path: Path) -> Inspection:
    description = _Description()
    try:
        run = Run(path)
        description.details.append(f"Its recipe: {run.recipe.family}, {run.recipe.network}.")
        description.uses.append(f"resume it: main.py run {path / 'recipe.toml'} --into {path}")
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
    if runs := _runs_in(path):
        description.uses += [f"list its runs: main.py library {path}"]
        return description.of(
            path, f"a folder of {len(runs)} runs" if len(runs) > 1 else "a folder of one run"
        )
    for words, mark in _MODELS:
        if (path / mark).exists():
            description.reasons.append(f"it cannot be used here. {OTHER_WEIGHTS}")
            return description.of(path, words)
    for pairing in _PAIRINGS:
        families = ", ".join(one.title for one in FAMILIES.values() if one.pairing == pairing)
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
    if description.uses:
        return description.of(path, "a folder of pictures")
    if weights := sorted(
        one for one in path.iterdir() if one.suffix.lower() in (*WEIGHTS, ".onnx")
    ):
        description.reasons.clear()
        description.details.append(f"It holds {counted_names([one.name for one in weights])}.")
        description.uses.append(f"look at one of them: main.py inspect {weights[0]}")
        return description.of(path, "a folder of weights or models")
    packed = [one for one in sorted(path.iterdir()) if one.is_file() and not irregular(one)]
    kinds = [(one, kind) for one in packed[:_FEW] if (kind := _kind(one)) and kind.action == UNPACK]
    description.reasons += [f"{one.name} is {kind.words}. {UNPACK}" for one, kind in kinds[:1]]
    return description.of(path, "a folder that holds nothing usable here")


def _runs_in(path: Path) -> list[Path]:
    """The runs right in a folder; an unreadable folder has none."""
    try:
        return [one for one in path.iterdir() if (one / "recipe.toml").is_file()
                and (one / "run.sqlite").exists()]  # fmt: skip
    except OSError:
        return []


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
    except UserError as error:
        description.reasons.append(str(error))
        return description.of(path, "a TOML file that is not a recipe")
    if lack := missing_part(recipe):
        description.reasons.append(str(lack[1]))
    else:
        description.uses.append(f"run it: main.py run {path} --into FOLDER")
    return description.of(path, "a recipe")


def _picture(path: Path) -> Inspection:
    description = _Description()
    try:
        header = read_header(path)
        shape = shape_of(path)
        read_numbers(path)  # what its header promises may be cut off
        description.details.append(f"{header.format}, {header.width} × {header.height} px.")
        description.details.append(f"{Values(shape.channels, shape.dtype).kind}.")
        if shape.order:
            description.details.append(f"Its axes are read as {shape.order}.")
        description.details += how_it_is_read(path).values()
        description.uses.append(f"translate it: main.py translate MODEL {path} OUTPUT_FOLDER")
    except UserError as error:
        description.reasons.append(str(error))
    return description.of(path, "a picture" if description.uses else "no picture that can be read")


def _onnx(path: Path) -> Inspection:
    description = _Description()
    try:
        ours = is_exported_here(path)
    except UserError as error:
        description.reasons.append(str(error))
        return description.of(path, "no ONNX model that can be read")
    if ours:
        description.uses.append(f"run it over pictures: main.py translate {path} IN OUT")
    else:
        description.reasons.append(
            "it was not exported by the workbench, so how it wants its pictures is not known; run "
            "it elsewhere, and set teacher.answers to the pictures that it makes."
        )
    description.reasons.append(
        "an ONNX model cannot be trained or compressed; choose the checkpoint it came from."
    )
    return description.of(path, "an ONNX model")


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
            "use it with an imported generator: set teacher.discriminator_checkpoint"
        )
    return description.of(path, summary.words)


def _refusal(path: Path, is_generator: bool, description: _Description) -> str:
    """Why a recognised network cannot be read after all; else the details name what is assumed."""
    try:
        if is_generator:
            description.details += read_generator(path).notes
        else:
            import_discriminator(path)
    except UserError as error:
        return str(error)
    return ""
