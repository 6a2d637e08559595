"""What a person may draw for a run: with which colours, on what, beginning with which pictures."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.data.images import Labels, Pixels, resize
from core.data.labels import Colour
from core.live.questions import Drawing

Kind = Literal["classes", "colours", "lines", "photos"]


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
            whole = np.full((self.height, self.width), self.paper, np.uint16)
            return whole if len(self.palette) > 256 else whole.astype(np.uint8)
        drawing = np.empty((self.height, self.width, 3), np.uint8)
        drawing[:] = self.palette[self.paper]
        return drawing

    def fitted(self, picture: Pixels) -> Drawing:
        """Any picture as a drawing of this size; each colour as the class it is most like."""
        size = self.height, self.width
        if self.kind in ("lines", "photos"):
            return resize(picture, size)
        found = resize(picture, size, "nearest")
        return self._nearest(found) if self.kind == "classes" else found

    def _nearest(self, picture: Pixels) -> Labels:
        """The entry of the palette that is most like each pixel."""
        flat = picture.reshape(-1, 3).astype(np.int32)
        best = np.full(len(flat), np.iinfo(np.int32).max)
        found = np.zeros(len(flat), np.uint16)
        for number, colour in enumerate(self.palette):
            apart: NDArray[np.int32] = ((flat - np.array(colour)) ** 2).sum(1)
            found[apart < best] = number
            best = np.minimum(best, apart)
        numbers = found.reshape(picture.shape[:2])
        return numbers if len(self.palette) > 256 else numbers.astype(np.uint8)
