"""Where words hang from points of a plot: inside the view, and clear of each other."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

# How far words reach from their point, in their own widths and heights.
_BESIDE, _OVER = 1.1, 1.25

Anchor = tuple[float, float]


def corner(to_left: bool, below: bool) -> Anchor:
    """Words on this side of their point: what part of them, across and down, lies on it."""
    return (_BESIDE if to_left else 1 - _BESIDE, 1 - _OVER if below else _OVER)


def corners(better_left: bool, better_low: bool) -> list[Anchor]:
    """The four sides, best first, where better candidates would lie on that side of a front.

    Nothing lies there; across from it are only candidates that others beat. The front itself runs
    through the other two.
    """
    return [
        corner(better_left, better_low),
        corner(not better_left, not better_low),
        corner(not better_left, better_low),
        corner(better_left, not better_low),
    ]


def anchors(
    labels: Iterable[tuple[QPointF, QSizeF]], view: QRectF, sides: Sequence[Anchor]
) -> list[Anchor]:
    """The first of the sides where each label (point, size) is in view and over no earlier one.

    Where there is none, the first in view; and where even that is not, the first.
    """
    taken: list[QRectF] = []
    anchored = []
    for point, size in labels:
        seen = [side for side in sides if view.contains(_room(point, size, side))] or sides[:1]
        free = (s for s in seen if not any(_room(point, size, s).intersects(t) for t in taken))
        anchored.append(next(free, seen[0]))
        taken.append(_room(point, size, anchored[-1]))
    return anchored


def _room(point: QPointF, size: QSizeF, anchor: Anchor) -> QRectF:
    across, down = anchor
    return QRectF(point - QPointF(across * size.width(), down * size.height()), size)
