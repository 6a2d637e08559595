"""Pictures with words, drawn for files: what is on screen with a caption, and whole sheets."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from workbench.app.theme import Theme
from workbench.widgets.pictures.shown import Shown

PAD, GAP = 8, 4
LEGIBLE = 128
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
ALIGNED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def captioned(picture: QImage, text: str, theme: Theme, font: QFont) -> QImage:
    """The picture with this text below it, at the picture's sharpness."""
    sharpness = picture.devicePixelRatio()
    size = picture.deviceIndependentSize().toSize()
    room = QRect(PAD, 0, size.width() - 2 * PAD, 10_000)
    below = QFontMetrics(font).boundingRect(room, WRAPPED, text).height() + 2 * PAD
    page = _page(QSize(size.width(), size.height() + below), theme, sharpness)
    painter = QPainter(page)
    painter.drawImage(QPoint(0, 0), picture)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    room = QRect(PAD, size.height() + PAD, size.width() - 2 * PAD, below)
    painter.drawText(room, WRAPPED, text)
    painter.end()
    return page


def sheet(shown: Sequence[Shown], text: str, theme: Theme, font: QFont) -> QImage:
    """All samples by all networks, every picture whole, with titles above and a text below.

    Pictures have a whole number of pixels for each of their own. Any thread may draw it.
    """
    cell = _cell(shown)
    samples = max((len(item.pictures) for item in shown), default=0)
    line = QFontMetrics(font).height()
    step = cell + QSize(GAP, GAP)
    head = PAD + line + GAP
    wide = 2 * PAD + len(shown) * step.width() - GAP
    tall = head + samples * step.height() + line + PAD
    page = _page(QSize(wide, tall), theme, 1.0)
    painter = QPainter(page)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    for index, item in enumerate(shown):
        left = PAD + index * step.width()
        title = QFontMetrics(font).elidedText(item.title, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(QRect(left, PAD, cell.width(), line), ALIGNED, title)
        for sample in range(samples):
            where = QRect(QPoint(left, head + sample * step.height()), cell)
            picture = item.picture(sample)
            if picture is not None:
                painter.drawImage(where, picture)
            else:
                painter.fillRect(where, QColor(theme.hover))
    painter.drawText(QRect(PAD, tall - PAD - line, wide - 2 * PAD, line), ALIGNED, text)
    painter.end()
    return page


def _cell(shown: Sequence[Shown]) -> QSize:
    sizes = [picture.size() for item in shown for picture in item.pictures[:1]]
    size = sizes[0] if sizes else QSize(LEGIBLE, LEGIBLE)
    return size * max(1, round(LEGIBLE / size.width()))


def _page(size: QSize, theme: Theme, sharpness: float) -> QImage:
    page = QImage((size * sharpness), QImage.Format.Format_RGB32)
    page.setDevicePixelRatio(sharpness)
    page.fill(QColor(theme.panel))
    return page
