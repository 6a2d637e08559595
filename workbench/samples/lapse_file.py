"""A time-lapse as a file that plays anywhere, or as numbered pictures."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from core.runtime.writing import make_writable
from workbench.widgets.pictures.drawing import pixels
from workbench.widgets.saving import unwritable

FRAME_MS, LAST_MS = 300, 2000


def write_gif(frame: Callable[[int], QImage], count: int, path: Path) -> Path:
    """Write the frames 0..count-1 as an animated GIF that begins again. Raises UserError."""
    palette = _palette(frame(0), frame(count - 1))
    lengths = [FRAME_MS] * (count - 1) + [LAST_MS]
    pictures = (_as_pillow(frame(index)).quantize(palette=palette) for index in range(count))
    first = next(pictures)
    unfinished = path.with_name(f"{path.name}.part")
    make_writable(path.parent)
    try:
        with unfinished.open("wb") as file:
            first.save(file, "GIF", save_all=True, append_images=pictures, duration=lengths, loop=0)
        unfinished.replace(path)
    except OSError as error:
        raise unwritable(path, str(error)) from None
    return path


def write_sequence(frame: Callable[[int], QImage], count: int, folder: Path) -> Path:
    """Write the frames 0..count-1 as numbered PNGs into the folder. Raises UserError."""
    make_writable(folder)
    try:
        for index in range(count):
            _as_pillow(frame(index)).save(folder / f"{index + 1:04d}.png")
    except OSError as error:
        raise unwritable(folder, str(error)) from None
    return folder


def _palette(first: QImage, last: QImage) -> Image.Image:
    """One palette for all frames, so that what stands still does not flicker."""
    ends = np.concatenate([pixels(first), pixels(last)])
    return Image.fromarray(ends).quantize(256, method=Image.Quantize.MEDIANCUT)


def _as_pillow(frame: QImage) -> Image.Image:
    return Image.fromarray(pixels(frame))
