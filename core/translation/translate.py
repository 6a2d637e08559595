"""A generator run over a folder of pictures: ours, exported to ONNX, or a foreign checkpoint."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from core.data.fitting import Fit, without_padding
from core.data.images import PictureError, Pixels, Seen, resize, save_numbers
from core.data.listing import pictures_of
from core.data.values import shown_pixels
from core.run.events import Event, Notice, Planned, Step
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.writing import make_writable, require_writable
from core.translation.models import Feeds, Model, open_model
from core.translation.sources import (
    Maps,
    Reader,
    by_inputs,
    check_instances,
    reader_of,
    with_range_of,
)
from core.translation.styles import style_of

# Activations of full size that live at once, of as many channels as the widest of them have.
LIVE = 4

Progress = Callable[[int, int, str], None]


class SomeSkipped(UserError):
    """Some pictures were broken; the `written` others were translated."""

    written = 0


@dataclass(frozen=True)
class Translator:
    """Turns the pictures of files into others, with a model.

    `read` opens an input and what belongs to it, `style` gives that of the picture of an index.
    `caution` says where the inputs hold other numbers than those the model was trained on.
    """

    model: Model
    read: Reader
    style: Callable[[int], Feeds]
    caution: str = ""

    def __call__(self, path: Path, index: int = 0) -> Pixels:
        """The picture in the file, translated, as 8-bit RGB for people; of the same size.

        Raises PictureError where it is broken, or needs more memory than there is.
        """
        return shown_pixels(self._made(path, index))

    def stored(self, path: Path, index: int = 0) -> NDArray[Any]:
        """The same as files of the target side hold it: (h, w, channels) of its number type."""
        made = self._made(path, index)
        values = self.model.input_spec.target
        return made if made.dtype == np.uint8 else values.stored(_centred(made))

    def _made(self, path: Path, index: int) -> Seen:
        maps = self.read(path)
        height, width = next(iter(maps.values())).size
        if self.model.size:
            # Of what is cropped in training all is translated, too.
            fit: Fit = "stretch" if self.model.input_spec.fit == "stretch" else "pad"
            whole = {name: item.resized(self.model.size, fit) for name, item in maps.items()}
            picture = self._run(whole, index)
            if fit == "pad":
                picture = without_padding(picture, (height, width))
            return resize(picture, (height, width))
        self._refuse_giant(path, height * width)
        input_spec = self.model.input_spec
        padded = {name: item.padded(input_spec) for name, item in maps.items()}
        return self._run(padded, index)[:height, :width]

    def _run(self, maps: Maps, index: int) -> Seen:
        """What the model makes, (h, w, channels) in 0..255; whole numbers of 8-bit files."""
        feeds = {name: item.fed() for name, item in maps.items()}
        made = self.model.run(feeds | self.style(index))[0].transpose(1, 2, 0)
        if not self.model.input_spec.target.is_deep:
            return self.model.input_spec.target.stored(made)
        return np.ascontiguousarray(((made + 1) * np.float32(127.5)).clip(0, 255))

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
    warn: Callable[[str], None] | None = None,
    instances: Path | None = None,
    style: Path | None = None,
    seed: int = 0,
) -> int:
    """Do what `translated` does; gives how many files were written.

    `progress` is called with (done, of, what happened to a picture) after each, `warn` with what
    is assumed of the pictures and may be wrong.
    """
    events = Followed(translated(model, inputs, outputs, instances, style, seed))
    total = done = 0
    for event in events:
        match event:
            case Planned():
                total = event.total
            case Step():
                done = event.number
            case Notice(level="warning") if warn:
                warn(event.sentence)
            case Notice() if progress:
                progress(done, total, event.sentence)
    return events.result


def translated(
    model: Path,
    inputs: Path,
    outputs: Path,
    instances: Path | None = None,
    style: Path | None = None,
    seed: int = 0,
) -> Generator[Event, None, int]:
    """Run a generator over every picture of a folder; returns how many files were written.

    Yields how many pictures there are, and after each its number and what happened to it.

    `model` is a .safetensors or .onnx file of ours, or a foreign generator checkpoint. Pictures
    keep their size and their name; sizes that the network does not take are padded and cut back.
    For models of class numbers the inputs are label maps, and `instances` is a folder of instance
    maps with their names, where the model takes edges. For models of several
    styles, `style` is a picture whose style all get; without it each gets one of its own, by
    `seed`.

    Outputs have the channels, bit depth and range of the model's target side: PNG files of 8 bits,
    or of 16 with one channel; else TIFF, or NumPy arrays where the targets were arrays. A model
    that does not say what its pictures were, and is none of RGB to RGB, is fed and answers by the
    depth and range of the inputs.

    Makes `outputs` where it is not there yet. Raises UserError where the model cannot be used, or
    `outputs` is the folder of the inputs or can be neither made nor written to; and in the end,
    when everything else is written, SomeSkipped where pictures were broken, naming each.
    """
    pictures = _pictures(inputs)
    _check_outputs(inputs, outputs)
    translator = open_translator(model, instances, style, seed, pictures)
    target = translator.model.input_spec.target
    names = _names(pictures, inputs, target.output_suffix)
    broken: list[str] = []
    make_writable(outputs)
    yield Planned(len(pictures), "picture")
    if translator.caution:
        yield Notice("warning", translator.caution)
    for done, (path, name) in enumerate(zip(pictures, names, strict=True), 1):
        said = f"{path.name} → {name}"
        try:
            save_numbers(outputs / name, translator.stored(path, done - 1), target)
        except PictureError as error:
            said = f"{path.name} {error.reason}"
            broken.append(said)
        yield Step(done)
        yield Notice("info", said)
    if broken:
        raise _skipped(len(pictures) - len(broken), broken, outputs)
    return len(pictures)


def open_translator(
    path: Path,
    instances: Path | None = None,
    style: Path | None = None,
    seed: int = 0,
    pictures: Sequence[Path] = (),
) -> Translator:
    """A translator from a model file of any kind; see `translate`. Raises UserError naming it.

    `pictures` are those to come, by which depth and range are found where the model says none.
    """
    model = open_model(path)
    if not model.says_values and pictures:
        model = replace(model, input_spec=by_inputs(model.input_spec, pictures))
    check_instances(path, model.input_spec, instances)
    read, caution = (
        with_range_of(model.input_spec, pictures) if pictures else (model.input_spec, "")
    )
    reader, styles = reader_of(read, instances), style_of(path, model, style, seed)
    return Translator(model, reader, styles, caution)


def _pictures(inputs: Path) -> list[Path]:
    if inputs.is_file():
        return [inputs]
    if not inputs.is_dir():
        raise UserError(f"There is no folder {inputs}.", "Check the path.")
    return pictures_of(inputs)


def _names(pictures: Iterable[Path], inputs: Path, suffix: str) -> list[str]:
    """The name of each output; where two would be the same, the later keep their suffix.

    Pictures of folders below the inputs are written to folders of these names.
    """
    names: list[str] = []
    taken: set[str] = set()
    for path in pictures:
        inner = path.relative_to(inputs) if inputs.is_dir() else Path(path.name)
        bare = inner.with_suffix("").as_posix()
        # On some systems A.png and a.png are one file.
        stem = inner.as_posix() if bare.casefold() in taken else bare
        taken.add(stem.casefold())
        names.append(f"{stem}{suffix}")
    return names


def _check_outputs(inputs: Path, outputs: Path) -> None:
    folder = inputs if inputs.is_dir() else inputs.parent
    require_writable(outputs)
    if outputs.resolve() == folder.resolve():
        raise UserError(
            f"{outputs} is the folder of the inputs, which are never overwritten.",
            "Choose another folder for the pictures that are made.",
        )


def _centred(seen: Seen) -> NDArray[np.float32]:
    """0..255 -> -1..1."""
    return seen.astype(np.float32) / np.float32(127.5) - np.float32(1)


def _skipped(written: int, broken: list[str], outputs: Path) -> UserError:
    error = SomeSkipped(
        f"{len(broken)} of {written + len(broken)} pictures were skipped: {'; '.join(broken)}. "
        f"The other {written} were written to {outputs}.",
        "Replace or remove the broken files.",
        "\n".join(broken),
    )
    error.written = written
    return error
