"""The library's list: several runs can be marked, and several ticked to compare their curves."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from core.library.library import RunEntry
from workbench.app.engine_words import of_engine
from workbench.app.icons import pixmap
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.library.run_delegate import LINE, RunDelegate, RunLine
from workbench.run.words import STATE_ICONS, STATE_WORDS, state_colour, when

FOLDER = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1


class RunList(QListWidget):
    """Rows of `RunLine`. `ticked` are the folders whose curves are compared, shown or not."""

    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticked: tuple[Path, ...] = ()
        self._delegate = RunDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Runs"))
        self.setToolTip(tr("Enter opens a run, Space ticks it to compare its curves"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setIconSize(QSize(18, 18))
        self.itemChanged.connect(self._note_tick)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_pictures(self, wanted: bool) -> None:
        """Whether each run shows its pictures."""
        self._delegate.with_pictures = wanted
        self.viewport().update()

    @property
    def marked(self) -> list[RunEntry]:
        """The runs that are selected, in the list's order."""
        items = sorted(self.selectedItems(), key=self.row)
        return [item.data(LINE).entry for item in items]

    def show_lines(self, lines: Sequence[RunLine]) -> None:
        """Show these runs; what is marked and ticked stays so."""
        folders = [self.item(row).data(FOLDER) for row in range(self.count())]
        self.blockSignals(True)
        if folders != [line.entry.folder for line in lines]:
            self._rebuild(lines)
        for row, line in enumerate(lines):
            self._fill(self.item(row), line)
        self.blockSignals(False)
        self.viewport().update()

    def tick(self, folders: Sequence[Path]) -> None:
        """Tick these and no others."""
        if tuple(folders) == self.ticked:
            return
        self.ticked = tuple(folders)
        self.blockSignals(True)
        for row in range(self.count()):
            self._show_tick(self.item(row))
        self.blockSignals(False)
        self.viewport().update()
        self.ticked_changed.emit()

    def rename(self, before: Path, after: Path) -> None:
        """A run stays ticked and selected when its folder gets another name."""
        self.ticked = tuple(after if folder == before else folder for folder in self.ticked)
        for row in range(self.count()):
            item = self.item(row)
            if item.data(FOLDER) == before:
                line = item.data(LINE)
                entry = replace(line.entry, folder=after)
                self.blockSignals(True)
                item.setData(FOLDER, after)
                item.setData(LINE, replace(line, entry=entry))
                self.blockSignals(False)

    def _rebuild(self, lines: Sequence[RunLine]) -> None:
        marked = {entry.folder for entry in self.marked}
        current = self.currentItem().data(FOLDER) if self.currentItem() else None
        scrolled = self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(FOLDER, line.entry.folder)
            self.addItem(item)
            if line.entry.folder == current:
                self.setCurrentItem(item)
            item.setSelected(line.entry.folder in marked)
        self.verticalScrollBar().setValue(scrolled)

    def _fill(self, item: QListWidgetItem, line: RunLine) -> None:
        item.setData(LINE, line)
        item.setData(STATE, line.entry.state)
        item.setText(f"{line.entry.folder.name}\n{line.words}\n{line.about}")
        item.setToolTip(f"{line.entry.folder}\n{line.words} · {line.about}")
        font = item.font()
        font.setBold(line.is_open)
        item.setFont(font)
        self._show_tick(item)

    def _show_tick(self, item: QListWidgetItem) -> None:
        ticked = item.data(FOLDER) in self.ticked
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _note_tick(self, item: QListWidgetItem) -> None:
        folder, ticked = item.data(FOLDER), item.checkState() == Qt.CheckState.Checked
        if ticked != (folder in self.ticked):
            others = tuple(known for known in self.ticked if known != folder)
            self.ticked = (*others, folder) if ticked else others
            self.ticked_changed.emit()


def run_item(entry: RunEntry, theme: Theme, scale: float) -> QListWidgetItem:
    """A run as two lines of a plain list: its name, then its state and when it last changed."""
    words = tr(STATE_WORDS.get(entry.state, entry.state))
    about = of_engine(entry.problem) or when(entry.changed)
    item = QListWidgetItem(f"{entry.folder.name}\n{words} · {about}")
    colour = getattr(theme, state_colour(entry.state))
    item.setIcon(QIcon(pixmap(STATE_ICONS.get(entry.state, "pending"), colour, 18, scale)))
    item.setData(FOLDER, entry.folder)
    item.setData(STATE, entry.state)
    item.setToolTip("\n".join(filter(None, (str(entry.folder), of_engine(entry.problem)))))
    return item
