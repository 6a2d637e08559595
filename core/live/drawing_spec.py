"""What a person may draw for a run: colours, size, and pictures to begin with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.data.colour_peaks import Colour
from core.data.fitting import Fit, fitted
from core.data.images import Labels, Pixels, Seen, save_image, save_picture
from core.data.labels import save_classes
from core.data.values import PLAIN, Values
from core.live.inference import Drawing

PAPER: Colour = (255, 255, 255)
INK: Colour = (0, 0, 0)

Kind = Literal["classes", "colours", "lines", "photos"]


@dataclass(frozen=True, eq=False)
class StartingImage:
    """A picture of the data set to begin with.

    `full` is the source as networks see it, (h, w, channels) in 0..255, if it is not 8-bit RGB.
    """

    name: str
    source: Drawing
    full: Seen | None = None


@dataclass(frozen=True, eq=False)
class DrawingSpec:
    """What is drawn for a run, at the size its networks were trained at.

    "classes" are class numbers, shown in the `palette`; "colours" are label maps as pictures in its
    few colours; "lines" are black on white; "photos" anything. `names` are those of the palette's
    entries, as far as they are known. `paper` is the entry that is everywhere at first. `fit` says
    how pictures of another shape are opened. `classes` counts the class numbers; with `dont_care`
    places may have none, with `by_colour` files hold the palette's colours instead. `values` say
    how files of the source hold their numbers.
    """

    kind: Kind
    height: int
    width: int
    palette: tuple[Colour, ...]
    names: tuple[str, ...]
    paper: int
    starts: tuple[StartingImage, ...]
    fit: Fit = "stretch"
    classes: int = 0
    dont_care: bool = False
    by_colour: bool = False
    values: Values = PLAIN

    def title(self, index: int) -> str:
        """The name of a palette entry; empty where it has none."""
        return self.names[index] if index < len(self.names) else ""

    def blank(self) -> Drawing:
        """An empty drawing."""
        if self.kind == "classes":
            whole = np.full((self.height, self.width), self.paper, np.uint16)
            return whole if len(self.palette) > 256 else whole.astype(np.uint8)
        drawing = np.empty((self.height, self.width, 3), np.uint8)
        drawing[:] = self.palette[self.paper]
        return drawing

    def fitted(self, picture: Pixels) -> Drawing:
        """Any picture (h, w, 3) as a drawing (height, width) of class numbers, or of colours.

        Each colour becomes the class it is most like.
        """
        size = self.height, self.width
        if self.kind in ("lines", "photos"):
            return fitted(picture, size, fit=self.fit)
        labels = fitted(picture, size, "nearest", self.fit)
        return self._nearest(labels) if self.kind == "classes" else labels

    def save(self, path: Path, drawing: Drawing) -> None:
        """Write a drawing as a PNG that models read as it is shown here.

        Class numbers carry their colours; where files tell classes by these, the colours suffice.
        """
        if drawing.ndim == 3:
            save_picture(path, drawing.astype(np.uint8))
        elif self.by_colour:
            table = np.array(self.palette, np.uint8)
            save_picture(path, table[np.minimum(drawing, len(table) - 1)])
        elif drawing.max(initial=0) > 255:
            save_image(path, Image.fromarray(drawing))
        else:
            save_classes(path, drawing, self.palette)

    def _nearest(self, picture: Pixels) -> Labels:
        """The entry of the palette that is most like each pixel."""
        flat = picture.reshape(-1, 3).astype(np.int32)
        best = np.full(len(flat), np.iinfo(np.int32).max)
        nearest = np.zeros(len(flat), np.uint16)
        for number, colour in enumerate(self.palette):
            apart: NDArray[np.int32] = ((flat - np.array(colour)) ** 2).sum(1)
            nearest[apart < best] = number
            best = np.minimum(best, apart)
        numbers = nearest.reshape(picture.shape[:2])
        return numbers if len(self.palette) > 256 else numbers.astype(np.uint8)
