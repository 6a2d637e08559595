"""What part of a picture is seen, shared by several views so that they move together."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

LEAST, MOST = 1.0, 64.0


class Camera(QObject):
    """A zoom, 1 for a picture that just fits its view, and the point seen in the middle.

    Points are fractions of the picture, (0, 0) its upper left corner and (1, 1) its lower right.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)

    def fit(self) -> None:
        """See the whole picture."""
        self._set(1.0, QPointF(0.5, 0.5))

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """Zoom, keeping the picture's point `at` where it is on screen."""
        zoom = min(max(self.zoom * factor, LEAST), MOST)
        kept = self.zoom / zoom
        self._set(zoom, at + (self.centre - at) * kept)

    def move_by(self, offset: QPointF) -> None:
        """Shift the view by fractions of the picture."""
        self._set(self.zoom, self.centre + offset)

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
        fits = min(room.width() / picture.width(), room.height() / picture.height())
        return max(fits, 1e-6) * self.zoom

    def _set(self, zoom: float, centre: QPointF) -> None:
        # At zoom 1 the whole is seen from its middle; further in, any point but no emptiness.
        reach = 0.5 - 0.5 / zoom
        x = min(max(centre.x(), 0.5 - reach), 0.5 + reach)
        y = min(max(centre.y(), 0.5 - reach), 0.5 + reach)
        self.zoom, self.centre = zoom, QPointF(x, y)
        self.changed.emit()
