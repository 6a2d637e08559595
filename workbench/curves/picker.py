"""Which curves of several runs are compared."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.runtime.units import first_upper
from workbench.app.translation import tr
from workbench.curves.overlay import first_choice
from workbench.curves.titles import curve_title


class CurvePicker(QToolButton):
    """A menu of curve names to tick. `picked_changed` tells of a person's choice, `none_wanted`
    that nothing is to be compared any more."""

    picked_changed = Signal()
    none_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._layers: tuple[str, ...] = ()
        self._picked: set[str] = set()
        self._menu = QMenu(tr("Curves"), self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName(tr("Compared curves"))
        self.setToolTip(tr("Which curves of the ticked runs to overlay"))

    @property
    def picked(self) -> list[str]:
        """The curves to show, of those that there are."""
        return [name for name in self._names if name in self._picked] or first_choice(self._names)

    def offer(self, names: Sequence[str], layers: tuple[str, ...]) -> None:
        """Let a person choose among these."""
        if (tuple(names), layers) != (self._names, self._layers):
            self._names, self._layers = tuple(names), layers
            self._fill()
        self._mark()

    def _fill(self) -> None:
        self._menu.clear()
        for name in self._names:
            title, about = curve_title(name, self._layers)
            action = QAction(first_upper(title), self._menu)
            action.setData(name)
            action.setToolTip(about)
            action.setCheckable(True)
            action.triggered.connect(lambda on, name=name: self._pick(name, on))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(tr("Clear curve comparison"), self.none_wanted.emit)

    def _mark(self) -> None:
        picked = self.picked
        for action in self._menu.actions():
            if action.isCheckable():
                action.setChecked(action.data() in picked)
        title = curve_title(picked[0], self._layers)[0].capitalize() if picked else tr("Curves")
        more = tr(" and {n} more").format(n=len(picked) - 1) if len(picked) > 1 else ""
        self.setText(f"{title}{more}")

    def _pick(self, name: str, on: bool) -> None:
        picked = set(self.picked)
        (picked.add if on else picked.discard)(name)
        self._picked = picked
        self._mark()
        self.picked_changed.emit()
