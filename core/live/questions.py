"""What is asked of networks while a person draws, and what they answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.data.images import Pixels
from core.errors import UserError
from core.nets.architecture import Architecture

Drawing = NDArray[np.uint8] | NDArray[np.uint16]
"""A picture (h, w, 3), or class numbers (h, w)."""
Network = Architecture | None
"""A sub-generator by its architecture; None is the teacher."""


@dataclass(frozen=True, eq=False)
class Question:
    """A drawing that some networks are to translate.

    `source` is a picture (h, w, 3), or class numbers (h, w) where the generators read label maps;
    nobody may change it afterwards. `style` is the seed of the style, for networks that take one.
    """

    source: Drawing
    networks: tuple[Network, ...]
    style: int = 0


@dataclass(frozen=True, eq=False)
class Answer:
    """What a network made of the question of this number, or why it could not.

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
