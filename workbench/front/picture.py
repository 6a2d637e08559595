"""What the front's plot shows, as plain numbers and words."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workbench.run.published_references import PublishedReference

Numbers = NDArray[np.float64]
NOBODY = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True)
class FrontLine:
    """A value worth a line through the plot, and what is written at it."""

    value: float
    text: str


@dataclass(frozen=True)
class OtherPoints:
    """Candidates of another run, comparable with those here: (m,) values, places on its front.

    `folder` is that run's.
    """

    name: str
    folder: Path
    across: Numbers
    up: Numbers
    front: NDArray[np.intp]


@dataclass(frozen=True)
class RuntimePoint:
    """The current candidate in one runtime and precision, at its place on both axes."""

    title: str
    across: float
    up: float


@dataclass(frozen=True)
class FrontPicture:
    """(n,) values across and up, and places among them.

    `front` lists the places on the front from the left on. `shown` (n,) says which points are
    drawn (None: all), `colours` (n,) which of the scale's colours each has (None: one for all).
    `spread` (n,) are standard deviations of the metric, along `spread_up` or else across.
    `budget` and `teacher` are values across, `floor` lies along `floor_up` or else across.
    `step_early` says that a step of the front's line is taken at its left end. `references` are
    published networks: a line each where `across` is paper MACs, and a point where comparable.
    `runtimes` is where the current candidate lies in each runtime, where an axis is latency.
    """

    across: Numbers
    up: Numbers
    front: NDArray[np.intp]
    shown: NDArray[np.bool_] | None = None
    colours: NDArray[np.intp] | None = None
    knee: int | None = None
    chosen: int | None = None
    compared: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    spread: Numbers | None = None
    spread_up: bool = True
    step_early: bool = False
    budget: float | None = None
    budget_text: str = ""
    teacher: FrontLine | None = None
    floor: FrontLine | None = None
    floor_up: bool = True
    references: tuple[PublishedReference, ...] = ()
    others: tuple[OtherPoints, ...] = ()
    runtimes: tuple[RuntimePoint, ...] = ()

    @property
    def selected(self) -> int | None:
        """The last of those compared."""
        return self.compared[-1] if self.compared else None

    @property
    def rises(self) -> bool:
        """Whether the front goes up from left to right."""
        return len(self.front) > 1 and self.up[self.front[-1]] > self.up[self.front[0]]


EMPTY = FrontPicture(np.zeros(0), np.zeros(0), NOBODY)
NO_POINTS = OtherPoints("", Path(), np.zeros(0), np.zeros(0), NOBODY)
