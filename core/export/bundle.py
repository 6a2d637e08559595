"""The folder a model is taken away in: claimed, filled out of sight, put in place."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from torch import Tensor

from core.checkpoints.files import atomic_write, load_model, save_model
from core.data.images import colours, read_picture, save_picture
from core.errors import UserError
from core.export.card import model_card
from core.export.facts import COLOURS, Facts
from core.export.sample import sample_script
from core.nets.architecture import Architecture, architecture_text
from core.nets.cost import resnet_cost
from core.nets.resnet import ResNetGenerator
from core.run import Run, Strip
from core.stages.networks import finetuned_name, is_kept, kept_generator
from core.stages.pictures import Pictures
from core.stages.search import cost_of

CARD, SAMPLE, JSON, REPORT = "MODEL_CARD.md", "sample.py", "export.json", "report.html"
CHECKED = 16


def claim(folder: Path, facts: Facts) -> Path:
    """A place inside `folder` where the files of this export are made; see `publish`.

    Raises UserError where the folder holds other files of the same names, or cannot be written.
    """
    names = (CARD, SAMPLE, COLOURS, REPORT, f"{facts.name}.onnx", f"{facts.name}.safetensors")
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


def student_of(run: Run, architecture: Architecture) -> tuple[ResNetGenerator, str]:
    """The sub-generator with the best weights the run has for it, and in words which these are."""
    if not is_kept(run, finetuned_name(architecture)):
        student = kept_generator(run, "distill").cut(architecture)
        return student, "as the search found them, shared with the once-for-all student"
    student = kept_generator(run, finetuned_name(architecture))
    if finetuning(run, architecture).get("kept", True):
        return student, "fine-tuned on their own after the search"
    return student, "as the search found them (fine-tuning did not help)"


def finetuning(run: Run, architecture: Architecture) -> dict:
    """What fine-tuning this architecture brought: before, after, kept, features; or nothing."""
    record = run.record()
    found = record.facts(f"finetuned {architecture_text(architecture)}")
    record.close()
    return found


def describe(run: Run, architecture: Architecture, weights: str, pairs: Pictures | None) -> Facts:
    """What is known before anything is measured. `pairs` is None where the data are gone."""
    data, teacher = run.recipe.data, kept_generator(run, "teacher")
    name = f"pairs of “{Path(data.folder).name}”" if data.folder else "the built-in sample"
    count = f", {len(pairs.train_pairs)} training pairs" if pairs else ""
    return Facts(
        run.name,
        run.recipe.family,
        architecture,
        weights,
        data.height,
        data.width,
        name + count,
        bool(pairs and pairs.train_pairs[0].labels == "source"),
        run.recipe.seed,
        resnet_cost(
            teacher.kind, teacher.architecture, data.height, data.width, blocks=teacher.blocks
        ),
        cost_of(run.recipe, architecture),
        teacher.architecture,
    )


def write_weights(folder: Path, student: ResNetGenerator, facts: Facts, inputs: Tensor) -> None:
    """Write the safetensors file and read it back.

    Raises UserError where the network read back does not give the same pictures to the last bit.
    """
    path = folder / f"{facts.name}.safetensors"
    save_model(path, student.cpu(), facts.metadata())
    again = load_model(path)
    with torch.inference_mode():
        same = torch.equal(student.eval()(inputs[:1]), again(inputs[:1]))
    if not same:
        path.unlink()
        raise UserError(
            f"{path.name} does not give the same pictures when it is read back; it was not kept.",
            "Check the disk, and export again.",
        )


def write_papers(folder: Path, facts: Facts) -> None:
    """Write the card and export.json, and with an ONNX model the script that runs it."""
    model = f"{facts.name}.onnx"
    if (folder / model).is_file():
        write_text(folder / SAMPLE, sample_script(facts, model))
        if facts.labels:
            save_picture(folder / COLOURS, colours(256).reshape(16, 16, 3))
    listed = replace(facts, files=_sizes(folder))
    write_text(folder / CARD, model_card(listed))
    write_text(folder / JSON, replace(listed, files=_sizes(folder)).json())


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all. Raises UserError as atomic_write does."""
    content = text.encode()
    atomic_write(path, lambda file: _write(file, content))


def held_out_inputs(run: Run, pairs: Pictures | None) -> Tensor:
    """Up to 16 held-out source pictures (n, 3, h, w) in [-1, 1], to check models on.

    Where the data are gone, those that the run keeps in its samples folder.
    """
    if pairs is not None:
        places = range(min(CHECKED, len(pairs.holdout)))
        return pairs.holdout.batch(list(places))[0]
    strip = read_picture(run.samples / Strip.INPUT)
    count = max(1, strip.shape[1] // run.recipe.data.width)
    tiles = np.stack(np.split(strip, count, axis=1)).transpose(0, 3, 1, 2)
    return torch.from_numpy(np.ascontiguousarray(tiles)).float() / 127.5 - 1


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


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)
