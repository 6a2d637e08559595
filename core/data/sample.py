"""The built-in sample: painted lakeside scenes and their label maps, drawn by our own code."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.class_names import NAMES_FILES
from core.data.images import Pixels, save_image, save_picture
from core.data.painting import paint
from core.data.scenes import CLASSES, COLOURS, compose
from core.runtime.errors import UserError
from core.runtime.randomness import stream

# Grows whenever the drawings change, so that sets drawn earlier are not taken for these.
VERSION = 1

# Drawn this much larger, then averaged, so that outlines in the pictures are smooth.
OVERSAMPLING = 3


def write_sample(
    folder: Path | str,
    pairs: int = 160,
    size: int = 96,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Draw `pairs` scenes of `size` px into {train,test}/{label,photo} and return the folder.

    Every fifth pair is a test pair. Label files carry class indices and a readable palette, and
    classes.txt the names, so the sample serves every pairing. Equal arguments give equal bytes,
    and scene k is the same however many are drawn. `progress` is called with (done, of).
    Raises UserError for fewer than 2 pairs, a size below 32, or a full disk.
    """
    if pairs < 2 or size < 32:
        raise UserError(
            f"A sample of {pairs} pairs at {size} px cannot be drawn.",
            "Ask for at least 2 pairs and 32 px.",
        )
    folder = Path(folder)
    for number in range(pairs):
        labels, photo = draw(size, stream(seed, "scene", number))
        split_folder = folder / ("test" if number % 5 == 1 else "train")
        name = f"scene_{number + 1:05d}.png"
        save_image(split_folder / "label" / name, _with_palette(labels))
        save_picture(split_folder / "photo" / name, photo)
        if progress:
            progress(number + 1, pairs)
    _write_names(folder)
    return folder


def draw(size: int, rng: Random) -> tuple[NDArray[np.uint8], Pixels]:
    """One scene: class indices (size, size) and the painting of it (size, size, 3)."""
    fine = compose(size * OVERSAMPLING, rng)
    painting = paint(fine, rng.uniform(-1, 1), rng.uniform(-1, 1))
    blocks = painting.reshape(size, OVERSAMPLING, size, OVERSAMPLING, 3)
    middle = OVERSAMPLING // 2
    photo = np.rint(255 * blocks.mean((1, 3))).astype(np.uint8)
    return fine[middle::OVERSAMPLING, middle::OVERSAMPLING].copy(), photo


def _write_names(folder: Path) -> None:
    path = folder / NAMES_FILES[0]
    try:
        path.write_text("".join(f"{name}\n" for name in CLASSES), "utf-8", newline="\n")
    except OSError as error:
        action = "Free some space, or choose a folder that can be written."
        raise UserError(f"{path} cannot be written: {error.strerror}.", action) from error


def _with_palette(labels: NDArray[np.uint8]) -> Image.Image:
    image = Image.fromarray(labels)
    image.putpalette(COLOURS)
    return image
