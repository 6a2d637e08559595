"""The recipes that come with the workbench, to choose one: what each is for, and what it needs."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.estimate import Counts, estimate, known_speed
from core.estimate.words import about
from core.recipe.catalogue import GROUPS, Group, ShippedRecipe, catalogue
from core.recipe.datasets import dataset_of
from core.recipe.file import shipped_recipes
from core.run.folders import runs_in
from core.runtime.paths import runs_home
from workbench.app.background import Background
from workbench.app.engine_words import of_engine, span_of_engine
from workbench.app.translation import mark, tr
from workbench.widgets.room import come_up, enter_presses

ENTRY = Qt.ItemDataRole.UserRole
NAME, PICTURES, NEEDS, TIME = range(4)
_DAY = 24 * 3600.0
_MONTH = 30 * _DAY
GROUP_TITLES: dict[Group, str] = mark(GROUPS)


class RecipeChooser(QDialog):
    """Groups of recipes in a table; `chosen` carries the file of the one that was taken."""

    chosen = Signal(object)

    def __init__(
        self, background: Background, parent: QWidget | None = None, group: Group | None = None
    ) -> None:
        """Begins at a group, where one is given."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choose a recipe"))
        self.table = QTreeWidget()
        self.table.setHeaderLabels([tr("Recipe"), tr("Pictures"), tr("Needs"), tr("Time here")])
        self.table.setAccessibleName(tr("Recipes that come with the workbench"))
        self.table.setToolTip(tr("Press Enter or double-click to use a recipe"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._describe)
        self.table.itemActivated.connect(lambda item, _: self._take())
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.about = QLabel()
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._use = QPushButton(tr("Use this recipe"))
        self._use.setToolTip(tr("Put it into the form; nothing is started yet"))
        self._use.setProperty("primary", True)
        self._use.clicked.connect(self._take)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        cancel.setToolTip(tr("Close without choosing"))
        buttons.addButton(self._use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        column.addWidget(buttons)
        self._items = self._fill()
        self._begin_at(group)
        self.finished.connect(lambda _: background.cancel("recipe times"))
        background.run(_times, self._show_times, lambda error: None, only_latest="recipe times")
        enter_presses(self._use)
        come_up(self, 820, 560)

    def _fill(self) -> dict[str, QTreeWidgetItem]:
        items: dict[str, QTreeWidgetItem] = {}
        groups: dict[Group, QTreeWidgetItem] = {}
        for entry in catalogue():
            if entry.group not in groups:
                head = QTreeWidgetItem([tr(GROUP_TITLES[entry.group])])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                head.setFirstColumnSpanned(True)
                font = head.font(NAME)
                font.setBold(True)
                head.setFont(NAME, font)
                self.table.addTopLevelItem(head)
                groups[entry.group] = head
            needs = tr("GPU") if entry.wants_gpu else tr("CPU")
            item = QTreeWidgetItem([entry.title, of_engine(entry.pictures), needs, "…"])
            item.setData(NAME, ENTRY, entry)
            groups[entry.group].addChild(item)
            items[entry.name] = item
        self.table.expandAll()
        return items

    def _begin_at(self, group: Group | None) -> None:
        entries = {name: self._entry(item) for name, item in self._items.items()}
        wanted = (name for name, entry in entries.items() if group in (None, entry.group))
        self.table.setCurrentItem(self._items[next(wanted)])

    def _describe(self) -> None:
        entry = self._selected()
        self._use.setEnabled(entry is not None)
        if entry is None:
            self.about.clear()
            return
        words, known = [tr(entry.recipe.description)], dataset_of(entry.recipe)
        if known is not None:
            words.append(tr("Pictures: {layout}.").format(layout=tr(known.layout)))
        if entry.recipe.published.source:
            words.append(tr("Published in: {source}").format(source=entry.recipe.published.source))
        self.about.setText("\n".join(words))

    def _selected(self) -> ShippedRecipe | None:
        items = self.table.selectedItems()
        return self._entry(items[0]) if items else None

    def _entry(self, item: QTreeWidgetItem) -> ShippedRecipe:
        entry: ShippedRecipe = item.data(NAME, ENTRY)
        return entry

    def _show_times(self, seconds: dict[str, float]) -> None:
        for name, time in seconds.items():
            item = self._items[name]
            # Beyond a month the number says nothing more.
            over = "> " if time > _MONTH else ""
            item.setText(TIME, over + span_of_engine(about(min(time, _MONTH))))
            tip = tr("Estimated for this machine's CPU from its earlier runs.")
            if time > _DAY:
                tip = tr("Too long for this machine's CPU; use a GPU.")
            item.setToolTip(TIME, tip)

    def _take(self) -> None:
        entry = self._selected()
        if entry is not None:
            file: Path = shipped_recipes()[entry.name]
            self.accept()
            self.chosen.emit(file)


def _times() -> dict[str, float]:
    """What each recipe would take on this machine, in seconds."""
    speed = known_speed(runs_in(runs_home()))
    return {
        entry.name: estimate(entry.recipe, Counts.expected(entry.recipe), speed).seconds.middle
        for entry in catalogue()
    }
