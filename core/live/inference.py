"""Requests to networks while a person draws, and their results."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.data.images import Pixels, Seen
from core.data.values import from_shown, shown_pixels
from core.nets.architecture import Architecture
from core.runtime.errors import UserError

Drawing = NDArray[np.uint8] | NDArray[np.uint16]
"""A picture (h, w, 3), or class numbers (h, w)."""
Network = Architecture | None
"""A sub-generator by its architecture; None is the teacher."""


@dataclass(frozen=True, eq=False)
class InferenceRequest:
    """A drawing that some networks are to translate.

    `source` is a picture (h, w, 3), or class numbers (h, w) where the generators read label maps;
    nobody may change it afterwards. `style` is the seed of the style, for networks that take one.
    `beneath` is what a picture of other than three 8-bit channels was drawn on: (h, w, channels) in
    0..255, of which the drawing shows three.
    """

    source: Drawing | Seen
    networks: tuple[Network, ...]
    style: int = 0
    beneath: Seen | None = None

    @cached_property
    def fed(self) -> Drawing | Seen:
        """The networks' input; where nothing was drawn, all channels and bits beneath."""
        if self.beneath is None:
            return self.source
        kept = (shown_pixels(self.beneath) == self.source).all(2, keepdims=True)
        drawn = from_shown(self.source.astype(np.uint8), self.beneath.shape[2])
        return np.where(kept, self.beneath, drawn).astype(np.float32)


@dataclass(frozen=True, eq=False)
class InferenceResult:
    """What a network made of the request of this number, or why it could not.

    `milliseconds` is the time that this frame took, from the source's numbers to the picture's, in
    `runtime`: torch, or ONNX Runtime where that turned out to be faster. Without a picture there is
    an `error`.
    """

    number: int
    network: Network
    picture: Pixels | None
    milliseconds: float
    runtime: str = ""
    error: UserError | None = None
