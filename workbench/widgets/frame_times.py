"""How long a network takes for a frame: the median of the latest, once there are enough."""

import statistics
from collections import deque

from core.live import InferenceResult

REMEMBERED = 9
ENOUGH = 3


class FrameTimes:
    """Of one network; another runtime begins anew."""

    def __init__(self) -> None:
        self.runtime = ""
        self._frames = 0
        self._times: deque[float] = deque(maxlen=REMEMBERED)

    def add(self, answer: InferenceResult) -> None:
        """Count one frame."""
        # The first frame of all prepares what the next ones find ready.
        if answer.runtime != self.runtime or self._frames == 1:
            self._times.clear()
        self._frames = self._frames + 1 if answer.runtime == self.runtime else 1
        self.runtime = answer.runtime
        self._times.append(answer.milliseconds)

    @property
    def milliseconds(self) -> float | None:
        """The median of the last frames."""
        return statistics.median(self._times) if self._times else None

    @property
    def is_enough(self) -> bool:
        """Whether the median is of enough frames to compare."""
        return len(self._times) >= ENOUGH
