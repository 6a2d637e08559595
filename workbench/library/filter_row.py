"""What narrows the library down, in one row: a typed word, a state, a tag; and the order."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.library.filtering import GROUPS, SORTS, Filter
from workbench.widgets.layouts import row_layout
from workbench.widgets.segments import tool


class FilterRow(QWidget):
    """Holds the `filter` that a person set up; `changed` says that it is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter()
        self._tags: list[str] = []
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Filter: name, family, state or tag"))
        self.text.setAccessibleName(tr("Filter the runs"))
        self.text.setToolTip(tr("Show the runs that match every word"))
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(lambda text: self.change(text=text))
        self.states = _button(tr("Filter"), tr("Show only runs in a state or with a tag"))
        self.sorting = _button(tr("Sort"), tr("Order of the list"))
        self.states.setCheckable(True)
        self.states.clicked.connect(self._mark)
        self._fill_states()
        self._fill_sorting()
        row = row_layout(self, (0, 0, 0, 0), 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.states)
        row.addWidget(self.sorting)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        self.states.setIcon(icon("filter", theme))
        self.sorting.setIcon(icon("sort", theme))

    def change(self, **values: object) -> None:
        """Change parts of the filter, such as `tag="paper"`."""
        before, self.filter = self.filter, replace(self.filter, **values)  # type: ignore[arg-type]
        self._mark()
        if self.filter != before:
            self.changed.emit()

    def set_tags(self, tags: list[str]) -> None:
        """Offer these tags."""
        if tags == self._tags:
            return
        self._tags = tags
        self._fill_states()
        if self.filter.tag and self.filter.tag not in tags:
            self.change(tag="")

    def _mark(self) -> None:
        self.states.setChecked(bool(self.filter.group or self.filter.tag or self.filter.archived))

    def _fill_states(self) -> None:
        menu = QMenu(self.states)
        states = {"": tr("All states")} | {key: tr(title) for key, (title, _) in GROUPS.items()}
        self._add_choice(menu, states, "group")
        if self._tags:
            menu.addSeparator()
            tags = {"": tr("All tags")} | {tag: f"#{tag}" for tag in self._tags}
            self._add_choice(menu, tags, "tag")
        menu.addSeparator()
        archived = menu.addAction(tr("Show archived runs"))
        archived.setCheckable(True)
        archived.setChecked(self.filter.archived)
        archived.toggled.connect(lambda on: self.change(archived=on))
        _replace_menu(self.states, menu)

    def _fill_sorting(self) -> None:
        menu = QMenu(self.sorting)
        self._add_choice(menu, {key: tr(title) for key, (title, _) in SORTS.items()}, "sort")
        _replace_menu(self.sorting, menu)

    def _add_choice(self, menu: QMenu, titles: dict[str, str], name: str) -> None:
        group = QActionGroup(menu)
        for key, title in titles.items():
            action = QAction(title, menu)
            action.setCheckable(True)
            action.setChecked(getattr(self.filter, name) == key)
            action.triggered.connect(lambda _=False, key=key: self.change(**{name: key}))
            group.addAction(action)
            menu.addAction(action)


def _button(text: str, tip: str) -> QToolButton:
    button = tool(text, tip)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _replace_menu(button: QToolButton, menu: QMenu) -> None:
    before = button.menu()
    button.setMenu(menu)
    if before is not None:
        before.deleteLater()
