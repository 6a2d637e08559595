"""A push button that is one of the window's actions."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton


class ActionButton(QPushButton):
    """Follows its action: icon, tooltip and whether it can be used. `text` replaces the title."""

    def __init__(self, action: QAction, text: str = "", primary: bool = False) -> None:
        super().__init__()
        self._action, self._own_text, self._primary = action, text, primary
        self.setProperty("primary", primary)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(self._own_text or action.text().replace("&", ""))
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleDescription(action.statusTip())
        if not self._primary:
            self.setIcon(action.icon())
