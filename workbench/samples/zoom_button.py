"""How large pictures are: shown, and chosen from a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.app.translation import tr
from workbench.widgets.pictures.camera import Camera

PERCENTS = (50, 100, 200, 400, 800)
KEYS = {100: "1", 200: "2", 400: "4"}


class ZoomButton(QToolButton):
    """Says how many percent of their own size pictures have, and offers others."""

    def __init__(self, camera: Camera, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera = camera
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(
            tr("Zoom; at 100 % one picture pixel is one screen pixel.")
            + "\n"
            + tr("Wheel, + and − zoom; 0 fits; 1, 2 and 4 are 100, 200 and 400 %.")
        )
        self.setMenu(self._make_menu())
        camera.changed.connect(self._show)
        self._show()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self._action(menu, tr("Fit"), "0", self._camera.fit))
        for percent in PERCENTS:
            zoom = partial(self._camera.zoom_to, percent)
            menu.addAction(self._action(menu, f"{percent} %", KEYS.get(percent, ""), zoom))
        return menu

    def _action(self, menu: QMenu, text: str, key: str, act: Callable[[], None]) -> QAction:
        # The keys belong to the views, where they do not take letters from anybody.
        action = QAction(f"{text}\t{key}" if key else text, menu)
        action.triggered.connect(lambda: act())
        return action

    def _show(self) -> None:
        text = self._words(self._camera.percent, self._camera.is_fit)
        self.setText(text)
        self.setAccessibleName(tr("Zoom: {zoom}").format(zoom=text))

    def _words(self, percent: float, fits: bool) -> str:
        number = f"{percent:.0f} %"
        return tr("Fit, {percent}").format(percent=number) if fits else number
