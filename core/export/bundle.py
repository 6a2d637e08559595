"""The folder of an exported model: staged, filled, then committed in one step."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from core.checkpoints.files import load_model, save_model
from core.data.images import colours, save_picture
from core.export.card import model_card
from core.export.examples import Example, Examples
from core.export.formats import FormatChoice, all_choices
from core.export.formats.source import ModelSource
from core.export.input_spec import COLOURS, STYLE_FILE
from core.export.metadata import ExportMetadata, Parity, script_name
from core.export.onnx import write_checked, write_style_checked
from core.export.sample import sample_script
from core.export.written_formats import FormatRefused, write_format
from core.nets.architecture import architecture_text
from core.nets.generator import Generator, StyledGenerator
from core.runtime.errors import UserError
from core.runtime.reading import read_json
from core.runtime.writing import make_folder, sweep, sync_folder, write_text

CARD, SAMPLE, JSON, REPORT = "MODEL_CARD.md", "sample.py", "export.json", "report.html"


def stage_folder(folder: Path, metadata: ExportMetadata) -> Path:
    """A place inside `folder` where the files of this export are made; see `commit_folder`.

    Raises UserError where the folder holds other files of the same names, or cannot be written.
    """
    models = [f"{metadata.name}{end}" for end in (".onnx", STYLE_FILE, ".safetensors")]
    for choice in all_choices():
        models += [f"{metadata.name}.{choice.name}{end}" for end in choice.format.suffixes]
        models.append(script_name(choice.name))
    names = (CARD, SAMPLE, COLOURS, REPORT, *models)
    earlier = _earlier(folder)
    if earlier.get("architecture", "") not in ("", architecture_text(metadata.architecture)):
        raise UserError(
            f"{folder} holds the export of {earlier['architecture']}.", "Choose another folder."
        )
    unfinished = folder / ".unfinished"
    taken = [name for name in names if (folder / name).exists()]
    if taken and not earlier and not unfinished.is_dir():
        raise UserError(
            f"{folder} holds a file {taken[0]} that no export wrote.", "Choose another folder."
        )
    try:
        make_folder(unfinished)
        sweep(unfinished)
    except OSError as error:
        raise UserError(
            f"{folder} cannot be written: {error.strerror}.", "Choose another folder."
        ) from None
    return unfinished


def commit_folder(unfinished: Path) -> Path:
    """Move finished files to where they belong; export.json comes last and says they are whole.

    Files of an earlier export of the same model that this one did not write are removed.
    """
    folder = unfinished.parent
    stale = set(_earlier(folder).get("files", {}))
    made = sorted(unfinished.iterdir(), key=lambda path: path.name == JSON)
    for path in made:
        if path.name == JSON:
            sync_folder(folder)
        os.replace(path, folder / path.name)
    sync_folder(folder)
    for name in stale - {path.name for path in made}:
        (folder / Path(name).name).unlink(missing_ok=True)
    unfinished.rmdir()
    sync_folder(folder)  # or after a power cut the unfinished files lie there again, beside these
    return folder


def discard_folder(unfinished: Path) -> None:
    """Remove what was made so far."""
    shutil.rmtree(unfinished, ignore_errors=True)


def write_weights(
    folder: Path, student: Generator, metadata: ExportMetadata, example: Example
) -> None:
    """Write the safetensors file and read it back.

    Raises UserError where the network read back does not give the same picture to the last bit.
    """
    path = folder / f"{metadata.name}.safetensors"
    save_model(path, student.cpu(), metadata.for_file())
    again = load_model(path)
    with torch.inference_mode():
        wanted, output = (n(example.source, **example.style) for n in (student.eval(), again))
    if not torch.equal(wanted, output):
        path.unlink()
        raise UserError(
            f"{path.name} does not give the same pictures when it is read back; it was not kept.",
            "Check the disk, and export again.",
        )


def write_onnx_files(
    folder: Path, student: Generator, metadata: ExportMetadata, examples: Examples, targets: Tensor
) -> Parity:
    """Write the checked ONNX model; for one that takes styles also what reads them from pictures.

    `targets` are pictures (n, 3, h, w) to check the latter on. Raises UserError, leaving no file
    that differs.
    """
    parity = write_checked(folder / f"{metadata.name}.onnx", student, metadata.for_file(), examples)
    if isinstance(student, StyledGenerator):
        path = folder / f"{metadata.name}{STYLE_FILE}"
        write_style_checked(path, student, metadata.for_file(), targets)
    return parity


def write_formats(
    folder: Path,
    metadata: ExportMetadata,
    wanted: Sequence[FormatChoice],
    source: ModelSource,
    examples: Examples,
    least: float,
) -> tuple[tuple[str, ...], list[FormatRefused]]:
    """Write further formats, each with its script; gives the names of those, and the refused."""
    written, refused = [], []
    input_spec = metadata.input_spec
    for choice in wanted:
        if source.options.raw and not (input_spec.source.is_plain and input_spec.target.is_plain):
            why = "export.raw_pictures is for pictures of three channels and 8 bits"
            refused.append(FormatRefused(choice.name, why))
            continue
        stem = folder / f"{metadata.name}.{choice.name}"
        try:
            files = write_format(choice, source, stem, examples.items, least)
        except FormatRefused as error:
            refused.append(error)
            continue
        script = sample_script(metadata, files[0].name, choice, source.options)
        write_text(folder / script_name(choice.name), script)
        written.append(choice.name)
    return tuple(written), refused


def write_card_and_report(folder: Path, metadata: ExportMetadata) -> None:
    """Write the card and export.json, and with an ONNX model the script that runs it."""
    model = f"{metadata.name}.onnx"
    plain = (folder / model).is_file()
    if plain:
        write_text(folder / SAMPLE, sample_script(metadata, model))
    if metadata.input_spec.drawn and (plain or metadata.formats):
        save_picture(folder / COLOURS, colours(256).reshape(16, 16, 3))
    listed = replace(metadata, files=_sizes(folder))
    write_text(folder / CARD, model_card(listed))
    write_text(folder / JSON, replace(listed, files=_sizes(folder)).json())


def _earlier(folder: Path) -> dict[str, Any]:
    """The metadata of an earlier export into this folder; empty where there was none."""
    try:
        document = read_json(folder / JSON)
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) and "architecture" in document else {}


def _sizes(folder: Path) -> dict[str, int]:
    made = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    return {path.name: path.stat().st_size for path in made}
