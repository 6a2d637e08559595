"""The colours that pictures of a data set are drawn with."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from core.data.colour_peaks import Colour
from core.data.images import Pixels
from core.data.labels import as_palette

# Of 255: what counts as paper, and how far apart the channels of a grey may be; JPEG blurs both.
WHITE, GREY = 232, 24
# So much of a line drawing is paper, and all but so much of it is grey.
MOSTLY_PAPER, COLOURFUL = 0.5, 0.01
# So much of label pictures are their few colours, each of a share worth a place in the palette.
MOSTLY, FEW_COLOURS = 0.9, 32
LEAST_SHARE = 0.002
PHOTO_COLOURS, APART = 16, 36

# The CMP Facade Database (Tyleček and Šára 2013) is known by its colours.
FACADES: tuple[Colour, ...] = (
    (0, 0, 170), (0, 0, 255), (0, 85, 255), (0, 170, 255), (0, 255, 255), (85, 255, 170),
    (170, 255, 85), (255, 255, 0), (255, 170, 0), (255, 85, 0), (255, 0, 0), (170, 0, 0),
)  # fmt: skip
FACADE_NAMES = (
    "background", "facade", "window", "door", "cornice", "sill",
    "balcony", "blind", "deco", "molding", "pillar", "shop",
)  # fmt: skip


def few_colours(sources: Sequence[Pixels]) -> tuple[Colour, ...]:
    """The colours that images (h, w, 3) consist of, commonest first; none where they are many."""
    together = np.concatenate([source.reshape(-1, 3) for source in sources])
    colours, counts = np.unique(together, axis=0, return_counts=True)
    order = np.argsort(-counts)
    common = [index for index in order if counts[index] >= LEAST_SHARE * len(together)]
    share = counts[common].sum() / len(together)
    if not 2 < len(common) <= FEW_COLOURS or share < MOSTLY:
        return ()
    return as_palette(colours[common])


def photo_colours(sources: Sequence[Pixels]) -> tuple[Colour, ...]:
    """Colours that photos (h, w, 3) are made of, to paint with."""
    row = Image.fromarray(np.concatenate([source[::4, ::4] for source in sources], axis=1))
    reduced = row.quantize(PHOTO_COLOURS, Image.Quantize.MEDIANCUT)
    entries = np.array(reduced.getpalette(), np.uint8).reshape(-1, 3)
    return _told_apart(as_palette(entries[:PHOTO_COLOURS]))


def _told_apart(colours: tuple[Colour, ...]) -> tuple[Colour, ...]:
    """Those that differ from all before them, from black and from white."""
    known: list[Colour] = [(255, 255, 255), (0, 0, 0)]
    for colour in colours:
        far = np.abs(np.array(known) - np.array(colour)).sum(1)
        if far.min() >= APART:
            known.append(colour)
    return tuple(known[2:])


def are_lines(sources: Sequence[Pixels]) -> bool:
    """Whether images (h, w, 3) are drawings of lines on white paper."""
    together = np.concatenate([source.reshape(-1, 3) for source in sources])
    colourful = (np.ptp(together, axis=1) > GREY).mean()
    paper = (together.min(1) >= WHITE).mean()
    return bool(MOSTLY_PAPER < paper < 1 and colourful < COLOURFUL)


def commonest(sources: Sequence[Pixels], palette: tuple[Colour, ...]) -> int:
    """The index of the palette's entry that most pixels of images (h, w, 3) have."""
    together = np.concatenate([source.reshape(-1, 3) for source in sources])
    counts = [(together == np.array(colour, np.uint8)).all(1).sum() for colour in palette]
    return int(np.argmax(counts))
