"""One row of tools. What does not fit is left out, and stays reachable in a menu at its end."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.widgets.layouts import row_layout
from workbench.widgets.segments import tool


class ToolRow(QWidget):
    """Widgets side by side; those with a `rank` are left out where it is narrow.

    Those of the highest rank go first, and together. What a widget that was left out does is
    offered by the button `more`, where `add_more` put it at the row's end.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._ranks: dict[QWidget, int] = {}
        self._unwanted: set[QWidget] = set()
        self._entries: dict[QWidget, tuple[QAction, ...]] = {}
        self.more: QToolButton | None = None
        self._row = row_layout(self, (0, 0, 0, 0), spacing)

    def add(self, widget: QWidget, rank: int = 0, stretch: int = 0) -> None:
        """Put a widget at the end; one of rank 0 is never left out."""
        self._ranks[widget] = rank
        self._row.addWidget(widget, stretch)

    def offer(self, widget: QWidget, *entries: QAction) -> None:
        """Menu entries that do what a widget does, for while it is left out."""
        self._entries[widget] = entries

    def add_more(self) -> None:
        """Put the button at the end that holds what is left out; it is there when it is needed."""
        self.more = tool(tr("More"), tr("More tools"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.more.setMenu(menu)
        self._row.addWidget(self.more)
        self.more.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icon of the button at the end."""
        if self.more is not None:
            self.more.setIcon(icon("options", theme))

    def set_rank(self, widget: QWidget, rank: int) -> None:
        """Let a widget be left out earlier or later; 0: never."""
        self._ranks[widget] = rank
        self._fit(self.width())

    def add_stretch(self) -> None:
        """What follows stands at the right end."""
        self._row.addStretch(1)

    def set_wanted(self, widget: QWidget, wanted: bool) -> None:
        """Whether a widget is of use now; one that is not takes no room."""
        (self._unwanted.discard if wanted else self._unwanted.add)(widget)
        self._fit(self.width())

    def minimumSizeHint(self) -> QSize:
        height = max((w.minimumSizeHint().height() for w in self._ranks), default=0)
        return QSize(self._needed([w for w in self._wanted if not self._ranks[w]]), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    @property
    def _wanted(self) -> list[QWidget]:
        return [widget for widget in self._ranks if widget not in self._unwanted]

    def _needed(self, widgets: list[QWidget]) -> int:
        least = sum(max(w.minimumSizeHint().width(), w.minimumWidth()) for w in widgets)
        return least + self._row.spacing() * max(0, len(widgets) - 1)

    def _fit(self, width: int) -> None:
        kept = wanted = self._wanted
        for rank in sorted({self._ranks[widget] for widget in kept} - {0}, reverse=True):
            if self._needed(kept) + self._needed_more(wanted, kept) <= width:
                break
            kept = [widget for widget in kept if self._ranks[widget] != rank]
        for widget in self._ranks:
            if widget.isVisibleTo(self) != (widget in kept):
                widget.setVisible(widget in kept)
        if self.more is not None:
            self.more.setVisible(bool(self._left_out(wanted, kept)))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        kept = [widget for widget in self._ranks if widget.isVisibleTo(self)]
        for widget in self._left_out(self._wanted, kept):
            menu.addActions(self._entries[widget])

    def _left_out(self, wanted: list[QWidget], kept: list[QWidget]) -> list[QWidget]:
        return [widget for widget in wanted if widget not in kept and widget in self._entries]

    def _needed_more(self, wanted: list[QWidget], kept: list[QWidget]) -> int:
        if self.more is None or not self._left_out(wanted, kept):
            return 0
        return self.more.sizeHint().width() + self._row.spacing()


def add_choices(menu: QMenu, title: str, box: QComboBox) -> QMenu:
    """A submenu with what a combo box offers, for where the box itself has no room."""
    choices = menu.addMenu(title)

    def fill() -> None:
        choices.clear()
        for index in range(box.count()):
            action = choices.addAction(box.itemText(index))
            action.setCheckable(True)
            action.setChecked(index == box.currentIndex())
            action.triggered.connect(lambda _, index=index: box.setCurrentIndex(index))

    choices.aboutToShow.connect(fill)
    return choices
