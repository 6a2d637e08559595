"""What a run's generators are fed, as a person would draw it: with which colours, on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.images import Labels, Pixels
from core.data.labels import DONT_CARE_COLOUR, Colour, LabelFacts, label_facts
from core.data.pairs import Pair, spread
from core.run import Run
from core.stages.pictures import Pictures, data_folder

Kind = Literal["classes", "colours", "lines", "photos"]
Drawing = Pixels | Labels

MOST_STARTS = 24
# Of 255: what counts as paper, and how far apart the channels of a grey may be; JPEG blurs both.
WHITE, GREY = 232, 24
# So much of a line drawing is paper, and all but so much of it is grey.
MOSTLY_PAPER, COLOURFUL = 0.5, 0.01
# So much of label pictures are their few colours, each of a share worth a place in the palette.
MOSTLY, FEW_COLOURS = 0.9, 32
LEAST_SHARE = 0.002
PHOTO_COLOURS = 10
PAPER: Colour = (255, 255, 255)
INK: Colour = (0, 0, 0)

# The CMP Facade Database (Tyleček and Šára 2013) is known by its colours.
FACADES: tuple[Colour, ...] = (
    (0, 0, 170), (0, 0, 255), (0, 85, 255), (0, 170, 255), (0, 255, 255), (85, 255, 170),
    (170, 255, 85), (255, 255, 0), (255, 170, 0), (255, 85, 0), (255, 0, 0), (170, 0, 0),
)  # fmt: skip
FACADE_NAMES = (
    "background", "facade", "window", "door", "cornice", "sill",
    "balcony", "blind", "deco", "molding", "pillar", "shop",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Start:
    """A picture of the data set to begin with."""

    name: str
    source: Drawing


@dataclass(frozen=True, eq=False)
class Material:
    """What is drawn for a run, at the size its networks were trained at.

    "classes" are class numbers, shown in the `palette`; "colours" are label maps as pictures in its
    few colours; "lines" are black on white; "photos" anything. `names` are those of the palette's
    entries, as far as they are known. `paper` is the entry that is everywhere at first.
    """

    kind: Kind
    height: int
    width: int
    palette: tuple[Colour, ...]
    names: tuple[str, ...]
    paper: int
    starts: tuple[Start, ...]

    def title(self, place: int) -> str:
        """The name of a palette entry; empty where it has none."""
        return self.names[place] if place < len(self.names) else ""

    def blank(self) -> Drawing:
        """An empty drawing."""
        if self.kind == "classes":
            numbers = np.uint16 if len(self.palette) > 256 else np.uint8
            return np.full((self.height, self.width), self.paper, numbers)
        drawing = np.empty((self.height, self.width, 3), np.uint8)
        drawing[:] = self.palette[self.paper]
        return drawing


def material_of(run: Run) -> Material:
    """What is drawn for this run, by its data: the sample pictures first, then others held out.

    Raises UserError where the data are gone.
    """
    pictures = Pictures.of(run.recipe)
    starts = _starts(pictures)
    sources = [start.source for start in starts]
    size = run.recipe.data.height, run.recipe.data.width
    if pictures.facts is not None:
        unlabelled = run.inputs().dont_care
        palette, names = _classes(pictures.facts, unlabelled)
        numbers = np.concatenate([source.ravel() for source in sources])
        paper = int(np.bincount(numbers, minlength=1).argmax())
        return Material("classes", *size, palette, names, paper, starts)
    first = pictures.train_part.sources[0]
    if isinstance(first, Pair) and first.labels == "source":
        paths = [pair.source for pair in cast(Sequence[Pair], pictures.train_part.sources)]
        facts = label_facts(paths, data_folder(run.recipe), most=MOST_STARTS)
        names = facts.names or (FACADE_NAMES if facts.palette == FACADES else ())
        paper = _commonest(sources, facts.palette)
        return Material("colours", *size, facts.palette, names, paper, starts)
    return _material(sources, size, starts)


def _material(
    sources: Sequence[Pixels], size: tuple[int, int], starts: tuple[Start, ...]
) -> Material:
    if _are_lines(sources):
        return Material("lines", *size, (PAPER, INK), ("paper", "line"), 0, starts)
    few = few_colours(sources)
    if few:
        return Material("colours", *size, few, (), 0, starts)
    return Material("photos", *size, (PAPER, INK, *photo_colours(sources)), (), 0, starts)


def few_colours(sources: Sequence[Pixels]) -> tuple[Colour, ...]:
    """The colours that pictures consist of, the commonest first; none where they are many."""
    together = np.concatenate([source.reshape(-1, 3) for source in sources])
    found, counts = np.unique(together, axis=0, return_counts=True)
    order = np.argsort(-counts)
    common = [place for place in order if counts[place] >= LEAST_SHARE * len(together)]
    share = counts[common].sum() / len(together)
    if not 2 < len(common) <= FEW_COLOURS or share < MOSTLY:
        return ()
    return _tuples(found[common])


def photo_colours(sources: Sequence[Pixels]) -> tuple[Colour, ...]:
    """Colours that photos are made of, to paint with."""
    row = Image.fromarray(np.concatenate([source[::4, ::4] for source in sources], axis=1))
    reduced = row.quantize(PHOTO_COLOURS, Image.Quantize.MEDIANCUT)
    entries = np.array(reduced.getpalette(), np.uint8).reshape(-1, 3)
    return _tuples(entries[:PHOTO_COLOURS])


def _starts(pictures: Pictures) -> tuple[Start, ...]:
    held = pictures.holdout
    items = pictures.holdout_part.sources
    fixed = pictures.fixed_places()
    others = [place for place in range(len(held)) if place not in fixed]
    places = fixed + spread(others, MOST_STARTS - len(fixed))
    return tuple(
        Start(items[place].name, _drawing(held.sources([place])[0].numpy())) for place in places
    )


def _drawing(source: NDArray[np.float32]) -> Drawing:
    if source.shape[0] != 3:
        numbers = source[0]
        return numbers.astype(np.uint16 if numbers.max() > 255 else np.uint8)
    scaled = (source.transpose(1, 2, 0) + 1) * np.float32(127.5)
    return np.ascontiguousarray(scaled.round().clip(0, 255).astype(np.uint8))


def _classes(facts: LabelFacts, unlabelled: bool) -> tuple[tuple[Colour, ...], tuple[str, ...]]:
    count = facts.classes + unlabelled
    palette = (*facts.palette, DONT_CARE_COLOUR)[:count]
    return palette, tuple(facts.title(number) for number in range(count))


def _are_lines(sources: Sequence[Pixels]) -> bool:
    together = np.concatenate([source.reshape(-1, 3) for source in sources])
    colourful = (np.ptp(together, axis=1) > GREY).mean()
    paper = (together.min(1) >= WHITE).mean()
    return bool(MOSTLY_PAPER < paper < 1 and colourful < COLOURFUL)


def _commonest(sources: Sequence[Pixels], palette: tuple[Colour, ...]) -> int:
    together = np.concatenate([source.reshape(-1, 3) for source in sources])
    counts = [(together == np.array(colour, np.uint8)).all(1).sum() for colour in palette]
    return int(np.argmax(counts))


def _tuples(table: NDArray[np.uint8]) -> tuple[Colour, ...]:
    return tuple((int(red), int(green), int(blue)) for red, green, blue in table)
