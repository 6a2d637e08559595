"""The drawing spec of a run, from its data."""

from dataclasses import replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from core.data.images import Pixels, read_picture, resize
from core.data.labels import DONT_CARE_COLOUR, ClassTable
from core.data.pairs import Pair, spread
from core.data.palettes import are_lines, commonest, few_colours, photo_colours
from core.data.values import shown_pixels
from core.evaluation.pictures import Pictures
from core.evaluation.source_colours import (
    SourceColours,
    are_drawn_labels,
    drawn_label_colours,
)
from core.live.drawing_spec import INK, PAPER, DrawingSpec, StartingImage
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError

MOST_STARTS = 24

Starts = tuple[StartingImage, ...]


def drawing_spec_of(run: Run) -> DrawingSpec:
    """The drawing spec of a run: the sample pictures to begin with, then others held out.

    Where the data are gone, the run's own sample pictures serve; raises UserError where they do not
    tell the class numbers.
    """
    return replace(_spec_of(run), fit=run.recipe.data.fit)


def _spec_of(run: Run) -> DrawingSpec:
    try:
        pictures = Pictures.of(run.recipe, run.known_inputs())
    except UserError:
        starts = _sampled(run)
        if run.recipe.pairing == "labels" or not starts:
            raise
        return _of_pictures(run, starts)
    starts = _held_out(pictures)
    if pictures.classes is not None:
        return _of_classes(run, starts, pictures.classes)
    return replace(_of_sources(run, starts, pictures), values=pictures.values[0])


def _of_sources(run: Run, starts: Starts, pictures: Pictures) -> DrawingSpec:
    if isinstance(pictures.train_part.sources[0], Pair) and are_drawn_labels(pictures):
        return _of_drawn_labels(run, starts, drawn_label_colours(pictures))
    return _of_pictures(run, starts)


def _of_classes(run: Run, starts: Starts, table: ClassTable) -> DrawingSpec:
    count = table.classes + run.inputs().dont_care
    palette = (*table.palette, DONT_CARE_COLOUR)[:count]
    names = tuple(table.title(number) for number in range(count))
    numbers = np.concatenate([start.source.ravel() for start in starts])
    paper = int(np.bincount(numbers, minlength=1).argmax())
    spec = DrawingSpec("classes", *_size(run), palette, names, paper, starts)
    dont_care = run.inputs().dont_care
    return replace(spec, classes=table.classes, dont_care=dont_care, by_colour=table.by_colour)


def _of_drawn_labels(run: Run, starts: Starts, colours: SourceColours) -> DrawingSpec:
    paper = commonest(_pixels(starts), colours.palette)
    return DrawingSpec("colours", *_size(run), *colours, paper, starts)


def _of_pictures(run: Run, starts: Starts) -> DrawingSpec:
    size, sources = _size(run), _pixels(starts)
    if are_lines(sources):
        return DrawingSpec("lines", *size, (PAPER, INK), ("paper", "line"), 0, starts)
    few = few_colours(sources)
    if few:
        return DrawingSpec("colours", *size, few, (), 0, starts)
    return DrawingSpec("photos", *size, (PAPER, INK, *photo_colours(sources)), (), 0, starts)


def _pixels(starts: Starts) -> list[Pixels]:
    return [cast(Pixels, start.source) for start in starts]


def _size(run: Run) -> tuple[int, int]:
    return run.recipe.size


def _sampled(run: Run) -> Starts:
    """The sample pictures as the run itself keeps them."""
    sheet = run.samples / SheetFile.INPUT
    if not sheet.is_file():
        return ()
    pixels, (height, width) = read_picture(sheet), _size(run)
    count = max(1, round(pixels.shape[1] * height / (pixels.shape[0] * width)))
    parts = np.array_split(pixels, count, axis=1)
    return tuple(
        StartingImage(f"sample {index}", resize(part, (height, width), "nearest"))
        for index, part in enumerate(parts, 1)
    )


def _held_out(pictures: Pictures) -> Starts:
    held = pictures.holdout
    items = pictures.holdout_part.sources
    fixed = pictures.fixed_indices()
    others = [index for index in range(len(held)) if index not in fixed]
    indices = fixed + spread(others, MOST_STARTS - len(fixed))
    return tuple(
        _start(items[index].name, held.sources([index])[0].numpy(), pictures) for index in indices
    )


def _start(name: str, source: NDArray[np.float32], pictures: Pictures) -> StartingImage:
    if pictures.classes is not None:
        numbers = source[0]
        return StartingImage(name, numbers.astype(np.uint16 if numbers.max() > 255 else np.uint8))
    seen = ((source.transpose(1, 2, 0) + 1) * np.float32(127.5)).clip(0, 255)
    plain = pictures.values[0].is_plain
    return StartingImage(name, np.ascontiguousarray(shown_pixels(seen)), None if plain else seen)
