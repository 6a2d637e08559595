"""The few colours that a run's sources consist of, with their names: what a person paints with."""

from typing import NamedTuple

import numpy as np

from core.data.colour_peaks import Colour
from core.data.labels import class_table_of
from core.data.pairs import Pair, spread
from core.data.palettes import FACADE_NAMES, FACADES, few_colours
from core.data.values import shown_pixels
from core.evaluation.data_folder import data_folder
from core.evaluation.pictures import Pictures

LOOKED_AT = 24


class SourceColours(NamedTuple):
    """Colours 0..255, and a name for each or none; both empty where the colours are many."""

    palette: tuple[Colour, ...] = ()
    names: tuple[str, ...] = ()


def are_drawn_labels(pictures: Pictures) -> bool:
    """Whether the sources are files of class numbers that are drawn in colours."""
    first = pictures.train_part.sources[0]
    return first.labels == "source" if isinstance(first, Pair) else first.labels


def drawn_label_colours(pictures: Pictures) -> SourceColours:
    """The colours that drawn class numbers have, in the order of the numbers."""
    pairs = [item for item in pictures.train_part.sources if isinstance(item, Pair)]
    paths = [pair.source for pair in pairs]
    table = class_table_of(paths, data_folder(pictures.recipe), most=LOOKED_AT)
    return SourceColours(table.palette, table.names or _known_names(table.palette))


def source_colours(pictures: Pictures) -> SourceColours:
    """The colours of drawn label maps, or of other sources of few colours, commonest first.

    Photos, drawings of lines, and sources of other than three 8-bit channels have none.
    """
    if isinstance(pictures.train_part.sources[0], Pair) and are_drawn_labels(pictures):
        return drawn_label_colours(pictures)
    if not pictures.values[0].is_plain:
        return SourceColours()
    held = pictures.holdout
    batch = held.sources(spread(list(range(len(held))), LOOKED_AT)).numpy()
    seen = ((batch.transpose(0, 2, 3, 1) + 1) * np.float32(127.5)).clip(0, 255)
    palette = few_colours([shown_pixels(source) for source in seen])
    return SourceColours(palette, _known_names(palette))


def _known_names(palette: tuple[Colour, ...]) -> tuple[str, ...]:
    """Names where these are the colours of a well-known data set, in any order; else none."""
    if palette and set(palette) <= set(FACADES):
        return tuple(FACADE_NAMES[FACADES.index(colour)] for colour in palette)
    return ()
