"""The bar of workspaces at the end of the menu bar; one button with a menu where it is narrow."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from workbench.app.translation import tr
from workbench.widgets.layouts import row_layout

# Kept free beside the menus, so that their last one is not cut.
_GAP = 16


class WorkspaceBar(QWidget):
    """Shows which workspace is current, and which one has something new."""

    def __init__(self, actions: dict[str, QAction], bar: QMenuBar) -> None:
        """`actions` switch to the workspaces, by their names; the bar is `bar`'s corner."""
        super().__init__(bar)
        self._menu_bar, self._current = bar, ""
        self._titles = {name: action.text() for name, action in actions.items()}
        self.buttons: dict[str, QToolButton] = {}
        row = row_layout(self, (0, 1, 4, 1), 2)
        for name, action in actions.items():
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setProperty("workspace", True)
            button.setAccessibleName(action.text())
            self.buttons[name] = button
            row.addWidget(button)
        self.choice = self._make_choice(actions)
        row.addWidget(self.choice)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bar.setCornerWidget(self, Qt.Corner.TopRightCorner)
        bar.installEventFilter(self)

    def show_current(self, name: str) -> None:
        """Mark the workspace that is shown."""
        self._current = name
        self.mark_new(name, False)
        self.choice.setText(tr("Workspace: {name}").format(name=self._titles[name]))

    def mark_new(self, name: str, is_new: bool) -> None:
        """Mark a workspace that has something new to see."""
        action = self.buttons[name].defaultAction()
        action.setText(f"{self._titles[name]} •" if is_new else self._titles[name])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange):
            self._fit()
        return False

    def _make_choice(self, actions: dict[str, QAction]) -> QToolButton:
        choice = QToolButton()
        choice.setAccessibleName(tr("Workspace"))
        choice.setToolTip(tr("Switch to another part of the job"))
        choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        choice.setProperty("workspace", True)
        menu = QMenu(choice)
        menu.addActions(list(actions.values()))
        choice.setMenu(menu)
        choice.hide()
        return choice

    def _fit(self) -> None:
        """All buttons where there is room beside the menus, else one with a menu."""
        menus = self._menu_bar.actions()
        # To the end of the last one, and not their widths: there are gaps between them.
        taken = max((self._menu_bar.actionGeometry(menu).right() for menu in menus), default=0)
        needed = sum(button.sizeHint().width() + 2 for button in self.buttons.values())
        roomy = taken + needed + _GAP <= self._menu_bar.width()
        if roomy == self.choice.isVisibleTo(self):
            for button in self.buttons.values():
                button.setVisible(roomy)
            self.choice.setVisible(not roomy)
