"""How an estimate is written: as coarse as it is known."""

from core.estimate.speed import SecondsRange
from core.runtime.units import memory_text

_UNITS = ((86_400.0, "days"), (3600.0, "h"), (60.0, "min"), (1.0, "s"))


def span(seconds: SecondsRange) -> str:
    """A range of time, such as “40 to 75 min”; the unit is that of the longer."""
    size, name = _unit(seconds.high)
    low, high = _rounded(seconds.low / size), _rounded(seconds.high / size)
    return f"{high} {name}" if low == high else f"{low} to {high} {name}"


def about(seconds: float) -> str:
    """A time, such as “58 min”."""
    size, name = _unit(seconds)
    return f"{_rounded(seconds / size)} {name}"


def size_span(count: SecondsRange) -> str:
    """A range of bytes."""
    low, high = memory_text(count.low), memory_text(count.high)
    # The unit once, where it is one.
    return f"{low.split()[0] if low.split()[1] == high.split()[1] else low} to {high}"


def _unit(seconds: float) -> tuple[float, str]:
    return next((unit for unit in _UNITS if seconds >= 2 * unit[0]), _UNITS[-1])


def _rounded(number: float) -> str:
    if number >= 20:
        return str(round(number / 5) * 5) if number >= 100 else str(round(number))
    return f"{number:.0f}" if number >= 10 or number == round(number) else f"{number:.1f}"
