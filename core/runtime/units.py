"""Numbers in a few digits, with prefixes and units; sentences from words."""

import math

PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))


def significant(value: float, digits: int) -> str:
    """A number with so many significant digits; whole digits are never cut."""
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 1
    return f"{value:.{max(0, digits - whole)}f}"


def amount(value: float, digits: int = 3, space: str = " ") -> str:
    """A count with a prefix, such as 5.68 G, 326 M, 1.00 k, 12; `space` goes before the prefix."""
    for scale, prefix in PREFIXES:
        if abs(value) >= scale * (1 - 0.5 * 10.0**-digits):
            return f"{significant(value / scale, digits)}{space}{prefix}"
    whole = value == int(value) if math.isfinite(value) else False
    return str(int(value)) if whole else significant(value, digits)


def size_text(size: float, space: str = " ") -> str:
    """Bytes on disk in decimal units: 828 B, 850 kB, 166 MB, 1.2 GB."""
    value, unit = float(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    digits = 1 if unit in ("GB", "TB") and value < 99.95 else 0
    return f"{value:.{digits}f}{space}{unit}"


def memory_text(size: float) -> str:
    """Bytes of memory in binary units, as recipes give them: 300 MiB, 1.2 GiB."""
    if size >= 2**30:
        return f"{size / 2**30:.1f} GiB"
    return f"{max(1, round(size / 2**20))} MiB"


def first_upper(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]
