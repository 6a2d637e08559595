"""Arrays that grow while a run does, read without copying."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FIRST_ROOM = 256


class GrowableArray:
    """A float64 array that doubles its room when it is full.

    A view taken from `values` keeps its numbers: what is appended later lies behind it.
    """

    def __init__(self) -> None:
        self._room = np.empty(FIRST_ROOM, dtype=np.float64)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> NDArray[np.float64]:
        """(length,) a view of what was appended so far."""
        return self._room[: self._length]

    def extend(self, values: ArrayLike) -> None:
        """Append numbers; None becomes NaN."""
        new = np.asarray(values, dtype=np.float64)
        needed = self._length + len(new)
        if needed > len(self._room):
            room = np.empty(max(needed, 2 * len(self._room)), dtype=np.float64)
            room[: self._length] = self.values
            self._room = room
        self._room[self._length : needed] = new
        self._length = needed


class Series:
    """One curve: the steps and the value at each, as views of growing buffers."""

    def __init__(self) -> None:
        self._steps, self._values = GrowableArray(), GrowableArray()

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> NDArray[np.float64]:
        """(n,) step numbers, rising."""
        return self._steps.values

    @property
    def values(self) -> NDArray[np.float64]:
        """(n,) the value at each step; NaN where a step had none."""
        return self._values.values

    def extend(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Append as many values as steps."""
        self._steps.extend(steps)
        self._values.extend(values)
