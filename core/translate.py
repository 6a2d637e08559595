"""A generator run over a folder of pictures: ours, exported to ONNX, or a foreign checkpoint."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from core.data.images import SUFFIXES, PictureError, Pixels, resize, save_picture
from core.errors import UserError
from core.translation.models import Feeds, Model, open_model
from core.translation.sources import Maps, Reader, check_instances, reader_of
from core.translation.styles import style_of

# Activations of full size that live at once, of as many channels as the widest of them have.
LIVE = 4

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Translator:
    """Turns the pictures of files into others, with a model.

    `read` opens an input and what belongs to it, `style` gives that of the picture at a place.
    """

    model: Model
    read: Reader
    style: Callable[[int], Feeds]

    def __call__(self, path: Path, place: int = 0) -> Pixels:
        """The picture in the file, translated; of the same size.

        Raises PictureError where it is broken, or needs more memory than there is.
        """
        maps = self.read(path)
        height, width = next(iter(maps.values())).size
        if self.model.size:
            fitted = {name: item.resized(self.model.size) for name, item in maps.items()}
            return resize(self._run(fitted, place), (height, width))
        self._refuse_giant(path, height * width)
        feeding = self.model.feeding
        padded = {name: item.padded(feeding) for name, item in maps.items()}
        return self._run(padded, place)[:height, :width]

    def _run(self, maps: Maps, place: int) -> Pixels:
        feeds = {name: item.fed() for name, item in maps.items()}
        return _pixels(self.model.run(feeds | self.style(place)))

    def _refuse_giant(self, path: Path, pixels: int) -> None:
        needed = LIVE * self.model.channels * pixels * 4
        free = psutil.virtual_memory().available
        if needed > free:
            gib = f"{needed / 2**30:.0f} GiB of memory, and {free / 2**30:.0f} GiB are free"
            raise PictureError(path, f"needs about {gib}")


def translate(
    model: Path,
    inputs: Path,
    outputs: Path,
    progress: Progress | None = None,
    *,
    instances: Path | None = None,
    style: Path | None = None,
    seed: int = 0,
) -> int:
    """Run a generator over every picture of a folder; gives how many PNG files were written.

    `model` is a .safetensors or .onnx file of ours, or a foreign generator checkpoint. Pictures
    keep their size and their name; sizes that the network does not take are padded and cut back.
    `progress` is told (done, of, what happened to a picture) after each. For models of class
    numbers the inputs are label maps, and `instances` is a folder of instance maps with their
    names, where the model takes edges. For models of several styles, `style` is a picture whose
    style all get; without it each gets one of its own, by `seed`.

    Raises UserError where the model cannot be used, or `outputs` is the folder of the inputs; and
    in the end, when everything else is written, where pictures were broken, naming each.
    """
    pictures = _pictures(inputs)
    _refuse_same(inputs, outputs)
    translator = open_translator(model, instances, style, seed)
    broken: list[str] = []
    for done, (path, name) in enumerate(zip(pictures, _names(pictures), strict=True), 1):
        said = f"{path.name} → {name}"
        try:
            save_picture(outputs / name, translator(path, done - 1))
        except PictureError as error:
            said = f"{path.name} {error.reason}"
            broken.append(said)
        if progress:
            progress(done, len(pictures), said)
    if broken:
        raise _skipped(len(pictures) - len(broken), broken, outputs)
    return len(pictures)


def open_translator(
    path: Path, instances: Path | None = None, style: Path | None = None, seed: int = 0
) -> Translator:
    """A translator from a model file of any kind; see `translate`. Raises UserError naming it."""
    model = open_model(path)
    check_instances(path, model.feeding, instances)
    return Translator(
        model, reader_of(model.feeding, instances), style_of(path, model, style, seed)
    )


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
    taken: set[str] = set()
    for path in pictures:
        # On some systems A.png and a.png are one file.
        stem = path.name if path.stem.casefold() in taken else path.stem
        taken.add(stem.casefold())
        names.append(f"{stem}.png")
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


def _pixels(output: NDArray[np.float32]) -> Pixels:
    scaled = (output[0].transpose(1, 2, 0) + 1) * 127.5
    return np.ascontiguousarray(scaled.round().clip(0, 255).astype(np.uint8))


def _skipped(written: int, broken: list[str], outputs: Path) -> UserError:
    return UserError(
        f"{len(broken)} of {written + len(broken)} pictures were skipped: {'; '.join(broken)}. "
        f"The other {written} were written to {outputs}.",
        "Replace or remove the broken files.",
        "\n".join(broken),
    )
