"""The folder a model is taken away in: claimed, filled out of sight, put in place."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from core.checkpoints.files import load_model, save_model
from core.checkpoints.writing import atomic_write
from core.data.images import colours, save_picture
from core.errors import UserError
from core.export.card import model_card
from core.export.examples import Example, Examples
from core.export.facts import Facts, Parity
from core.export.feeding import COLOURS, STYLE_FILE
from core.export.onnx import write_checked, write_style_checked
from core.export.sample import sample_script
from core.nets.architecture import architecture_text
from core.nets.generator import Generator
from core.nets.munit import MunitGenerator

CARD, SAMPLE, JSON, REPORT = "MODEL_CARD.md", "sample.py", "export.json", "report.html"


def claim(folder: Path, facts: Facts) -> Path:
    """A place inside `folder` where the files of this export are made; see `publish`.

    Raises UserError where the folder holds other files of the same names, or cannot be written.
    """
    models = (f"{facts.name}{end}" for end in (".onnx", STYLE_FILE, ".safetensors"))
    names = (CARD, SAMPLE, COLOURS, REPORT, *models)
    earlier = _earlier(folder)
    if earlier.get("architecture", "") not in ("", architecture_text(facts.architecture)):
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
        unfinished.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"{folder} cannot be written: {error.strerror}.", "Choose another folder."
        ) from None
    return unfinished


def publish(unfinished: Path) -> Path:
    """Move finished files to where they belong; export.json comes last and says they are whole.

    What an earlier export of the same model left and this one did not write is removed.
    """
    folder = unfinished.parent
    stale = set(_earlier(folder).get("files", {}))
    made = sorted(unfinished.iterdir(), key=lambda path: path.name == JSON)
    for name in stale - {path.name for path in made}:
        (folder / Path(name).name).unlink(missing_ok=True)
    for path in made:
        os.replace(path, folder / path.name)
    unfinished.rmdir()
    return folder


def abandon(unfinished: Path) -> None:
    """Remove what was made so far."""
    shutil.rmtree(unfinished, ignore_errors=True)


def write_weights(folder: Path, student: Generator, facts: Facts, example: Example) -> None:
    """Write the safetensors file and read it back.

    Raises UserError where the network read back does not give the same picture to the last bit.
    """
    path = folder / f"{facts.name}.safetensors"
    save_model(path, student.cpu(), facts.metadata())
    again = load_model(path)
    with torch.inference_mode():
        wanted, found = (n(example.source, **example.style) for n in (student.eval(), again))
    if not torch.equal(wanted, found):
        path.unlink()
        raise UserError(
            f"{path.name} does not give the same pictures when it is read back; it was not kept.",
            "Check the disk, and export again.",
        )


def write_onnx_files(
    folder: Path, student: Generator, facts: Facts, examples: Examples, targets: Tensor
) -> Parity:
    """Write the checked ONNX model; for one that takes styles also what reads them from pictures.

    `targets` are pictures (n, 3, h, w) to check the latter on. Raises UserError, leaving no file
    that differs.
    """
    parity = write_checked(folder / f"{facts.name}.onnx", student, facts.metadata(), examples)
    if isinstance(student, MunitGenerator):
        path = folder / f"{facts.name}{STYLE_FILE}"
        write_style_checked(path, student, facts.metadata(), targets)
    return parity


def write_papers(folder: Path, facts: Facts) -> None:
    """Write the card and export.json, and with an ONNX model the script that runs it."""
    model = f"{facts.name}.onnx"
    if (folder / model).is_file():
        write_text(folder / SAMPLE, sample_script(facts, model))
        if facts.feeding.drawn:
            save_picture(folder / COLOURS, colours(256).reshape(16, 16, 3))
    listed = replace(facts, files=_sizes(folder))
    write_text(folder / CARD, model_card(listed))
    write_text(folder / JSON, replace(listed, files=_sizes(folder)).json())


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all. Raises UserError as atomic_write does."""
    content = text.encode()
    atomic_write(path, lambda draft: draft.write(content))


def _earlier(folder: Path) -> dict:
    """What an earlier export wrote of itself into this folder; nothing where there was none."""
    try:
        found = json.loads((folder / JSON).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and "architecture" in found else {}


def _sizes(folder: Path) -> dict[str, int]:
    made = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    return {path.name: path.stat().st_size for path in made}
