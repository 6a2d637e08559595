"""Time left that runs down evenly while estimates come and go."""

import math
import time

_SMOOTH_S = 8.0
# A new estimate that is off by more than this share of what is left is news, not noise.
_NEWS = 0.5


class Countdown:
    """Takes in estimates as they come; `left` is the smoothed time, a second less each second."""

    def __init__(self) -> None:
        self._end: float | None = None
        self._updated = 0.0

    def tell(self, remaining: float | None, now: float | None = None) -> None:
        """Take in an estimate; None: nothing is known."""
        now = time.monotonic() if now is None else now
        if remaining is None:
            self._end = None
            return
        end = now + remaining
        is_news = self._end is None or abs(end - self._end) > _NEWS * max(remaining, 10.0)
        weight = 1.0 if is_news else 1 - math.exp(-(now - self._updated) / _SMOOTH_S)
        before = end if self._end is None else self._end
        self._end, self._updated = before + weight * (end - before), now

    def left(self, now: float | None = None) -> float | None:
        """Seconds left; None while nothing is known."""
        if self._end is None:
            return None
        return max(0.0, self._end - (time.monotonic() if now is None else now))
