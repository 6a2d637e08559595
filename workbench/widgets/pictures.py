"""Drawing of small pictures at any size: smooth when reduced, pixel by pixel when enlarged."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

GAIN = 2
KEPT = 128

_reduced: dict[tuple[int, int, int], QImage] = {}


def draw_picture(painter: QPainter, where: QRectF, image: QImage, sharpness: float) -> None:
    """Draw the picture into `where`, of a device with `sharpness` pixels for each logical one."""
    size = QSize(round(where.width() * sharpness), round(where.height() * sharpness))
    if size.width() < image.width() and not size.isEmpty():
        image = _reduce(image, size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(where, image)


def _reduce(image: QImage, size: QSize) -> QImage:
    # Painting with a bilinear filter skips pixels below half size: real averaging, kept.
    key = (image.cacheKey(), size.width(), size.height())
    if key not in _reduced:
        while len(_reduced) >= KEPT:
            del _reduced[next(iter(_reduced))]
        smooth = Qt.TransformationMode.SmoothTransformation
        _reduced[key] = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return _reduced[key]


def pixels(image: QImage) -> NDArray[np.uint8]:
    """(height, width, 3) RGB, a copy."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(rgb.height(), -1)
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def difference(first: QImage, second: QImage, gain: int = GAIN) -> QImage:
    """|first - second| of every channel, `gain` times as bright; the second takes its size."""
    if second.size() != first.size():
        second = second.scaled(first.size())
    apart = np.abs(pixels(first).astype(np.int16) - pixels(second)) * gain
    bright = np.ascontiguousarray(apart.clip(0, 255).astype(np.uint8))
    height, width, _ = bright.shape
    return QImage(bright.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
