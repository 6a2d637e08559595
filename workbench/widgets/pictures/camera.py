"""What part of a picture is seen, shared by several views so that they move together."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

MOST = 64.0
NATURAL = 100.0


class Camera(QObject):
    """A zoom, 1 for a picture that just fits its view, and the point seen in the middle.

    Points are fractions of the picture, (0, 0) its upper left corner and (1, 1) its lower right.
    A view tells with `set_fit` how large a picture is that fits. The `pointer` is where the mouse
    is in one of the views, None outside of pictures.
    """

    changed = Signal()
    pointed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)
        self.pointer: QPointF | None = None
        self._fit = 1.0

    @property
    def is_fit(self) -> bool:
        """Whether the whole picture is seen, as large as there is room."""
        return self.zoom == 1.0

    @property
    def percent(self) -> float:
        """How large pictures are: 100 for one pixel of the screen for each of theirs."""
        return NATURAL * self.zoom * self._fit

    def set_fit(self, scale: float) -> None:
        """A picture that fits has `scale` pixels of the screen for each of its own.

        A size that was asked for stays when the view's size changes.
        """
        if scale == self._fit:
            return
        before, self._fit = self._fit, scale
        self._set(self.zoom if self.is_fit else self.zoom * before / scale, self.centre)

    def fit(self) -> None:
        """See the whole picture."""
        self._set(1.0, QPointF(0.5, 0.5))

    def zoom_to(self, percent: float) -> None:
        """Make pictures this large: 100 for one pixel of the screen for each of theirs."""
        self._set(percent / NATURAL / self._fit, self.centre)

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """Zoom, keeping the picture's point `at` where it is on screen."""
        zoom = self._allowed(self.zoom * factor)
        kept = self.zoom / zoom
        self._set(zoom, at + (self.centre - at) * kept)

    def move_by(self, offset: QPointF) -> None:
        """Shift the view by fractions of the picture."""
        self._set(self.zoom, self.centre + offset)

    def point_at(self, where: QPointF | None) -> None:
        """The mouse is at this point of a picture, or at none."""
        inside = where is not None and 0 <= where.x() < 1 and 0 <= where.y() < 1
        pointer = where if inside else None
        if pointer != self.pointer:
            self.pointer = pointer
            self.pointed.emit()

    def place(self, room: QRectF, picture: QSizeF) -> QRectF:
        """Where the whole picture lies when it is drawn into `room`."""
        scale = self.scale(room, picture)
        size = picture * scale
        middle = room.center()
        return QRectF(
            middle.x() - self.centre.x() * size.width(),
            middle.y() - self.centre.y() * size.height(),
            size.width(),
            size.height(),
        )

    def scale(self, room: QRectF, picture: QSizeF) -> float:
        """Logical pixels for each of the picture's."""
        return fitting_scale(room, picture) * self.zoom

    def _allowed(self, zoom: float) -> float:
        # Small pictures may be seen smaller than they fit, but not below their own size.
        return min(max(zoom, min(1.0, 1 / self._fit)), max(MOST, 1 / self._fit))

    def _set(self, zoom: float, centre: QPointF) -> None:
        zoom = self._allowed(zoom)
        # At zoom 1 the whole is seen from its middle; further in, any point but no emptiness.
        reach = max(0.0, 0.5 - 0.5 / zoom)
        x = min(max(centre.x(), 0.5 - reach), 0.5 + reach)
        y = min(max(centre.y(), 0.5 - reach), 0.5 + reach)
        self.zoom, self.centre = zoom, QPointF(x, y)
        self.changed.emit()


def fitting_scale(room: QRectF, picture: QSizeF) -> float:
    """Logical pixels for each of the picture's, where it just fits."""
    return max(min(room.width() / picture.width(), room.height() / picture.height()), 1e-6)
