"""Plots as SVG drawings.

Qt's generator knows no clipping that nests, and pyqtgraph's exporter fails on the closed paths
that Qt 6 writes: so axes and data are drawn one after the other, and the data is clipped here.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QWidget

from workbench.widgets.plot import Plot


def svg_of(plots: Sequence[Plot]) -> str:
    """The plots below each other, as they are on screen, as one SVG document."""
    width = max(plot.viewport().width() for plot in plots)
    parts, top = [], 0
    for number, plot in enumerate(plots):
        parts.append(_part(plot, f"view{number}", top))
        top += plot.viewport().height()
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{top}" viewBox="0 0 {width} {top}">\n'
    )
    return head + "\n".join(parts) + "\n</svg>\n"


def svg_of_painting(widget: QWidget, paint: Callable[[QPainter], None]) -> str:
    """What a widget paints with lines and text of its own, as one SVG document."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    # A painter does not keep what it paints on alive.
    generator = _generator(buffer, widget)
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data()).decode("utf-8")


def _generator(buffer: QBuffer, widget: QWidget) -> QSvgGenerator:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setResolution(widget.logicalDpiX())
    return generator


def _part(plot: Plot, name: str, top: int) -> str:
    data = plot.view.childItems()
    frame = [item for item in plot.item.childItems() if item is not plot.view]
    room = plot.mapFromScene(plot.view.sceneBoundingRect()).boundingRect()
    with _as_shapes(plot), _unseen(data):
        axes = _elements(plot)
    with _as_shapes(plot), _unseen(frame), _without_background(plot):
        points = _elements(plot)
    return (
        f'<g transform="translate(0,{top})">\n'
        f'<clipPath id="{name}"><rect x="{room.x()}" y="{room.y()}" '
        f'width="{room.width()}" height="{room.height()}"/></clipPath>\n'
        f'{axes}\n<g clip-path="url(#{name})">\n{points}\n</g>\n</g>'
    )


def _elements(plot: Plot) -> str:
    """What the scene paints, as the elements inside an <svg>."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = _generator(buffer, plot.viewport())
    painter = QPainter(generator)
    plot.scene().render(
        painter,
        QRectF(plot.viewport().rect()),
        plot.mapToScene(plot.viewport().rect()).boundingRect(),
    )
    painter.end()
    document = bytes(buffer.data().data()).decode("utf-8")
    body = document[document.index("</desc>") + len("</desc>") : document.rindex("</svg>")]
    return body.strip()


@contextmanager
def _as_shapes(plot: Plot) -> Iterator[None]:
    # On screen points are copies of a few pixels.
    items = [item for item in plot.items() if hasattr(item, "setExportMode")]
    for item in items:
        item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
    try:
        yield
    finally:
        for item in items:
            item.setExportMode(False)


@contextmanager
def _unseen(items: Sequence[QGraphicsItem]) -> Iterator[None]:
    # Hiding them would change what the view follows.
    before = [item.opacity() for item in items]
    for item in items:
        item.setOpacity(0)
    try:
        yield
    finally:
        for item, opacity in zip(items, before, strict=True):
            item.setOpacity(opacity)


@contextmanager
def _without_background(plot: Plot) -> Iterator[None]:
    brush = plot.backgroundBrush()
    plot.setBackgroundBrush(Qt.BrushStyle.NoBrush)
    try:
        yield
    finally:
        plot.setBackgroundBrush(brush)
