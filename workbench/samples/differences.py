"""How far two pictures are apart: to look at, and as numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from workbench.app.translation import tr
from workbench.run.measures import MINUS
from workbench.widgets.pictures.drawing import pixels

GAIN, MOST_GAIN = 2, 32
LEVELS = 255
GREY = 128


@dataclass(frozen=True)
class Apart:
    """A difference as a picture, and its mean of all channels in levels of 255.

    `everywhere` is the mean over all samples, `bias` says by how much the first is brighter,
    `psnr` is the signal-to-noise ratio in dB.
    """

    picture: QImage
    mean: float
    bias: float
    everywhere: float
    psnr: float

    @property
    def words(self) -> tuple[str, ...]:
        """The numbers, for a caption."""
        here = tr("mean {n:.2f} of 255").format(n=self.mean)
        noise = f"PSNR {self.psnr:.1f} dB" if math.isfinite(self.psnr) else tr("equal")
        every = tr("all samples {n:.2f}").format(n=self.everywhere)
        brighter = tr("brighter by {n}").format(n=f"{self.bias:+.2f}".replace("-", MINUS))
        return here, noise, every, brighter


def apart(
    pairs: Sequence[tuple[QImage, QImage]], sample: int, gain: int, signed: bool
) -> Apart | None:
    """How far the pair of this sample is apart; None where there is no such pair."""
    if sample >= len(pairs):
        return None
    differences = [_subtract(*pair) for pair in pairs]
    here = differences[sample]
    squared = float(np.square(here.astype(np.float32)).mean())
    psnr = 10 * math.log10(LEVELS**2 / squared) if squared else math.inf
    return Apart(
        _as_picture(here, gain, signed),
        float(np.abs(here).mean()),
        float(here.mean()),
        float(np.mean([np.abs(each).mean() for each in differences])),
        psnr,
    )


def difference(first: QImage, second: QImage, gain: int = GAIN, signed: bool = False) -> QImage:
    """|first - second| of every channel, `gain` times as bright; the second takes its size.

    Signed, grey is no difference, and brighter is where the first has more of a channel.
    """
    return _as_picture(_subtract(first, second), gain, signed)


def _subtract(first: QImage, second: QImage) -> NDArray[np.int16]:
    if second.size() != first.size():
        second = second.scaled(first.size())
    return pixels(first).astype(np.int16) - pixels(second)


def _as_picture(apart: NDArray[np.int16], gain: int, signed: bool) -> QImage:
    levels = GREY + apart * gain if signed else np.abs(apart) * gain
    bright = np.ascontiguousarray(levels.clip(0, LEVELS).astype(np.uint8))
    height, width, _ = bright.shape
    return QImage(bright.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
