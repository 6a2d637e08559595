"""A generator run over a folder of pictures: ours, exported to ONNX, or a foreign checkpoint."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import torch
from numpy.typing import NDArray

from core.checkpoints.files import read_metadata
from core.checkpoints.importers import import_generator
from core.compute import open_compute
from core.data.images import (
    SIXTEEN_BIT,
    SUFFIXES,
    PictureError,
    Pixels,
    read_header,
    read_label_picture,
    read_picture,
    resize,
    save_picture,
)
from core.errors import UserError
from core.nets.architecture import Architecture, parse_architecture
from core.recipe import Engine

MULTIPLE, LEAST = 4, 16
# Activations of full size that live at once, of as many channels as the first layer has.
LIVE = 4

Floats = NDArray[np.float32]
"""(1, 3, h, w) in [-1, 1]."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Translator:
    """Turns one picture into another.

    `run` is the network, `channels` the width of its layers at full size, `read` opens an input,
    and `size` is the one size (height, width) that an ONNX model may be tied to.
    """

    run: Callable[[Floats], Floats]
    channels: int
    read: Callable[[Path], Pixels]
    size: tuple[int, int] | None = None

    def __call__(self, path: Path) -> Pixels:
        """The picture in the file, translated; of the same size.

        Raises PictureError where it is broken, or needs more memory than there is.
        """
        picture = self.read(path)
        height, width = picture.shape[:2]
        if self.size:
            return resize(_pixels(self.run(_floats(resize(picture, self.size)))), (height, width))
        self._refuse_giant(path, height * width)
        return _pixels(self.run(_floats(_padded(picture))))[:height, :width]

    def _refuse_giant(self, path: Path, pixels: int) -> None:
        needed = LIVE * self.channels * pixels * 4
        free = psutil.virtual_memory().available
        if needed > free:
            gib = f"{needed / 2**30:.0f} GiB of memory, and {free / 2**30:.0f} GiB are free"
            raise PictureError(path, f"needs about {gib}")


def translate(model: Path, inputs: Path, outputs: Path, progress: Progress | None = None) -> int:
    """Run a generator over every picture of a folder; gives how many PNG files were written.

    `model` is a .safetensors or .onnx file of ours, or a foreign generator checkpoint. Pictures
    keep their size and their name; sizes that are no multiple of four are padded and cut back.
    `progress` is told (done, of, what happened to a picture) after each.

    Raises UserError where the model cannot be used, or `outputs` is the folder of the inputs; and
    in the end, when everything else is written, where pictures were broken, naming each.
    """
    pictures = _pictures(inputs)
    _refuse_same(inputs, outputs)
    translator = open_model(model)
    broken: list[str] = []
    for done, (path, name) in enumerate(zip(pictures, _names(pictures), strict=True), 1):
        said = f"{path.name} → {name}"
        try:
            save_picture(outputs / name, translator(path))
        except PictureError as error:
            said = f"{path.name} {error.reason}"
            broken.append(said)
        if progress:
            progress(done, len(pictures), said)
    if broken:
        raise _skipped(len(pictures) - len(broken), broken, outputs)
    return len(pictures)


def open_model(path: Path) -> Translator:
    """A translator from a model file of any of the three kinds. Raises UserError naming it."""
    if not path.is_file():
        raise UserError(f"There is no model {path}.", "Check the path.")
    if path.suffix.lower() == ".onnx":
        return _from_onnx(path)
    return _from_torch(path)


def _from_torch(path: Path) -> Translator:
    generator = import_generator(path)
    if (generator.in_channels, generator.out_channels) != (3, 3):
        raise UserError(f"{path} is no generator of RGB pictures.", "Choose another model.")
    compute = open_compute(Engine())
    network = generator.to(compute.device).eval()

    @torch.inference_mode()
    def run(picture: Floats) -> Floats:
        return network(compute.put(torch.from_numpy(picture))).float().cpu().numpy()

    known = read_metadata(path) if path.suffix.lower() == ".safetensors" else {}
    return Translator(run, _full_size_channels(generator.architecture), _reader(known))


def _from_onnx(path: Path) -> Translator:
    from core.export.onnx import open_session, run_session

    session = open_session(path)
    known = session.get_modelmeta().custom_metadata_map
    if "preprocessing" not in known or "architecture" not in known:
        raise UserError(
            f"{path} was not exported by the workbench, so how it wants its pictures is not known.",
            "Choose an .onnx file exported by the workbench.",
        )
    height, width = session.get_inputs()[0].shape[2:]
    fixed = (height, width) if isinstance(height, int) and isinstance(width, int) else None
    channels = _full_size_channels(parse_architecture(known["architecture"]))
    return Translator(
        lambda picture: run_session(session, picture), channels, _reader(known), fixed
    )


def _full_size_channels(architecture: Architecture) -> int:
    return max(architecture[0], architecture[7])


def _reader(known: dict[str, str]) -> Callable[[Path], Pixels]:
    return _read_label_map if known.get("inputs") == "label maps" else read_picture


def _read_label_map(path: Path) -> Pixels:
    """A label map in colours: its own, or ours for a file of class numbers."""
    holds_numbers = read_header(path).mode in {"L", "P"} | SIXTEEN_BIT
    return read_label_picture(path) if holds_numbers else read_picture(path)


def _pictures(inputs: Path) -> list[Path]:
    if inputs.is_file():
        return [inputs]
    if not inputs.is_dir():
        raise UserError(f"There is no folder {inputs}.", "Check the path.")
    found = sorted(p for p in inputs.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        raise UserError(
            f"The folder {inputs} has no pictures.",
            f"Pictures are files that end in {', '.join(sorted(SUFFIXES))}.",
        )
    return found


def _names(pictures: Iterable[Path]) -> list[str]:
    """The name of each picture's PNG; where two would be the same, the later keep their suffix."""
    names: list[str] = []
    for path in pictures:
        names.append(f"{path.name if f'{path.stem}.png' in names else path.stem}.png")
    return names


def _refuse_same(inputs: Path, outputs: Path) -> None:
    folder = inputs if inputs.is_dir() else inputs.parent
    if outputs.exists() and not outputs.is_dir():
        raise UserError(f"{outputs} is a file.", "Choose a folder for the pictures that are made.")
    if outputs.resolve() == folder.resolve():
        raise UserError(
            f"{outputs} is the folder of the inputs, which are never overwritten.",
            "Choose another folder for the pictures that are made.",
        )


def _padded(picture: Pixels) -> Pixels:
    """Mirrored beyond the right and lower edge, up to a size that networks take."""
    grown = [max(LEAST, -(-side // MULTIPLE) * MULTIPLE) - side for side in picture.shape[:2]]
    return np.pad(picture, ((0, grown[0]), (0, grown[1]), (0, 0)), mode="symmetric")


def _floats(picture: Pixels) -> Floats:
    first = np.ascontiguousarray(picture.transpose(2, 0, 1))[np.newaxis]
    return first.astype(np.float32) / np.float32(127.5) - np.float32(1)


def _pixels(output: Floats) -> Pixels:
    scaled = (output[0].transpose(1, 2, 0) + 1) * 127.5
    return np.ascontiguousarray(scaled.round().clip(0, 255).astype(np.uint8))


def _skipped(written: int, broken: list[str], outputs: Path) -> UserError:
    return UserError(
        f"{len(broken)} of {written + len(broken)} pictures were skipped: {'; '.join(broken)}. "
        f"The other {written} were written to {outputs}.",
        "Replace or remove the broken files.",
        "\n".join(broken),
    )
