"""Which words of a caption there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

SEPARATOR = " · "


def fitting_lines(
    lines: Sequence[str], short: Sequence[str], metrics: QFontMetrics, room: int
) -> list[str]:
    """Each line, or its short form, or neither: none is ever cut off within `room` pixels."""
    fitted = []
    for index, line in enumerate(lines):
        forms = (line, *short[index : index + 1])
        fits = (form for form in forms if form and metrics.horizontalAdvance(form) <= room)
        fitted += [form for form in (next(fits, ""),) if form]
    return fitted


def fitting(lines: Sequence[str], short: Sequence[str], metrics: QFontMetrics, room: int) -> str:
    """As much of all lines as fits into one line of `room` pixels, the first lines first."""
    whole = SEPARATOR.join(lines)
    if metrics.horizontalAdvance(whole) <= room:
        return whole
    for count in range(len(lines), 0, -1):
        forms = [*short[:count], *lines[len(short) : count]]
        text = SEPARATOR.join(form for form in forms if form)
        if metrics.horizontalAdvance(text) <= room:
            return text
    return ""
