"""Drawing of small pictures at any size: smooth when reduced, pixel by pixel when enlarged."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

KEPT_BYTES = 48 * 2**20

_reduced: dict[tuple[int, int, int], QImage] = {}


def draw_picture(painter: QPainter, where: QRectF, image: QImage, sharpness: float) -> None:
    """Draw the picture into `where`, of a device with `sharpness` pixels for each logical one."""
    size = QSize(round(where.width() * sharpness), round(where.height() * sharpness))
    # From whole pixels of the screen on, so that all that are enlarged have the same size.
    corner = QPointF(round(where.x() * sharpness), round(where.y() * sharpness)) / sharpness
    if size.width() < image.width() and not size.isEmpty():
        image = _reduce(image, size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(corner, where.size()), image)


def _reduce(image: QImage, size: QSize) -> QImage:
    # Painting with a bilinear filter skips pixels below half size: real averaging, kept.
    key = (image.cacheKey(), size.width(), size.height())
    if key not in _reduced:
        smooth = Qt.TransformationMode.SmoothTransformation
        reduced = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        _make_room(reduced.sizeInBytes())
        _reduced[key] = reduced
    return _reduced[key]


def _make_room(wanted: int) -> None:
    while _reduced and sum(i.sizeInBytes() for i in _reduced.values()) + wanted > KEPT_BYTES:
        del _reduced[next(iter(_reduced))]


def pixels(image: QImage) -> NDArray[np.uint8]:
    """(height, width, 3) RGB, a copy."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(rgb.height(), -1)
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()
