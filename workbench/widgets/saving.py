"""Plots and tables as files and on the clipboard."""

import csv
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from core.runtime.errors import UserError
from core.runtime.writing import make_writable
from workbench.app.engine_words import of_engine
from workbench.app.translation import tr

SHARPNESS = 2
Rows = Iterable[Sequence[object]]
Table = Callable[[], tuple[Sequence[str], Rows]]


def picture_of(widget: QWidget) -> QImage:
    """The widget as it is on screen, at two pixels for each of the screen's."""
    size = QSize(widget.width() * SHARPNESS, widget.height() * SHARPNESS)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(image)
    QWidget.render(widget, painter, QPoint())
    painter.end()
    return image


def save_png(widget: QWidget, path: Path) -> None:
    """Write the widget as a picture. Raises UserError where the file cannot be written."""
    write_png(picture_of(widget), path)


def write_png(picture: QImage, path: Path) -> None:
    """Write a picture, into a new folder where its is missing. Raises UserError."""
    make_writable(path.parent)
    if not picture.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise unwritable(path, "")


def save_text(text: str, path: Path) -> None:
    """Write a text, such as an SVG drawing. Raises UserError where it cannot be written."""
    make_writable(path.parent)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise unwritable(path, str(error)) from None


def save_csv(header: Sequence[str], rows: Rows, path: Path) -> None:
    """Write a table as comma-separated values. Raises UserError."""
    make_writable(path.parent)
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
    except OSError as error:
        raise unwritable(path, str(error)) from None


def copy_table(header: Sequence[str], rows: Rows) -> None:
    """Put a table on the clipboard, tab-separated, as spreadsheets take it."""
    lines = ["\t".join(str(cell) for cell in row) for row in [header, *rows]]
    # Text, not a QMimeData of ours: the clipboard outlives Python, which could not free it then.
    QGuiApplication.clipboard().setText("\n".join(lines) + "\n")


def copy_picture(widget: QWidget) -> None:
    """Put the widget on the clipboard, as a picture."""
    QGuiApplication.clipboard().setImage(picture_of(widget))


class SaveMenu(QMenu):
    """What can be done with a plot: copy it, save it as PNG, SVG or CSV; each `by_name`, too.

    `whole` is the widget of the picture, `drawing` makes the SVG text, and `table` gives header
    and rows of the numbers. The picture is taken within `dressed()`.
    """

    def __init__(
        self,
        name: str,
        whole: QWidget,
        drawing: Callable[[], str],
        table: Table,
        dressed: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        super().__init__(whole)
        self._name, self._whole, self._drawing, self._table = name, whole, drawing, table
        self._dressed = dressed
        self.setToolTipsVisible(True)
        self.by_name = {
            "picture": self.addAction(tr("Copy picture"), self._copy_picture),
            "numbers": self.addAction(tr("Copy numbers"), lambda: copy_table(*table())),
        }
        self.by_name["numbers"].setToolTip(tr("Copy the numbers as tab-separated text"))
        self.addSeparator()
        self._add("png", tr("Save as PNG…"), self._write_png)
        self._add("svg", tr("Save as SVG…"), self._write_svg)
        self._add("csv", tr("Save numbers as CSV…"), self._write_csv)

    def _add(self, kind: str, title: str, write: Callable[[Path], None]) -> None:
        self.by_name[kind] = self.addAction(title, lambda: self._save(kind, write))

    def _copy_picture(self) -> None:
        with self._dressed():
            copy_picture(self._whole)

    def _write_png(self, path: Path) -> None:
        with self._dressed():
            save_png(self._whole, path)

    def _write_svg(self, path: Path) -> None:
        save_text(self._drawing(), path)

    def _write_csv(self, path: Path) -> None:
        save_csv(*self._table(), path)

    def _save(self, kind: str, write: Callable[[Path], None]) -> None:
        asked = f"{kind.upper()} (*.{kind})"
        chosen, _ = QFileDialog.getSaveFileName(
            self._whole,
            tr("Save as {kind}").format(kind=kind.upper()),
            f"{self._name}.{kind}",
            asked,
        )
        if not chosen:
            return
        path = Path(chosen)
        try:
            write(path if path.suffix else path.with_suffix(f".{kind}"))
        except UserError as error:
            QMessageBox.warning(self._whole, tr("Not saved"), of_engine(str(error)))


def unwritable(path: Path, reason: str) -> UserError:
    """The error of a file that cannot be written."""
    sentence = (
        tr("{path} cannot be written: {reason}.") if reason else tr("{path} cannot be written.")
    )
    return UserError(
        sentence.format(path=path, reason=reason), tr("Choose another folder, with free space.")
    )
