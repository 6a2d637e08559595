"""What every dock shows: a widget that follows one run and binds, but owns nothing."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr

if TYPE_CHECKING:
    from workbench.app.actions import Actions
    from workbench.run.compared_runs import ComparedRuns
    from workbench.run.run_model import RunModel

# Three panels lie beside each other, two above each other; of a screen's width and height.
WIDEST, HIGHEST = 0.28, 0.32


class Panel(QWidget):
    """A panel. `NAME` is kept in saved layouts and must not change; `TITLE` is shown."""

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{self.NAME}-panel")
        self.setAccessibleName(tr(self.TITLE))
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        """No more than its share of a small screen: the window must not grow beyond that."""
        room = self.screen().availableSize()
        most = QSize(round(room.width() * WIDEST), round(room.height() * HIGHEST))
        return super().minimumSizeHint().boundedTo(most)

    @property
    def is_seen(self) -> bool:
        """Whether any of it can be seen; a dock behind another tab counts as visible for Qt."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def take_actions(self, actions: "Actions") -> None:
        """Buttons for what can be done from here; called once."""

    def let_go(self) -> None:
        """The window closes: end what runs for this panel."""

    def come_to_front(self) -> None:
        """The panel's dock was shown, or its tab raised."""

    def set_run(self, model: "RunModel | None") -> None:
        """Show this run from now on; None: no run is open."""

    def compare(self, others: "ComparedRuns") -> None:
        """Show these runs beside the open one, whenever there are some."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme, where the style sheet cannot."""
