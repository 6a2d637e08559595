"""How menus and toolbar are made of the one registry, and who fills it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from workbench.app.icons import icon
from workbench.app.theme import CHOICES, Theme
from workbench.app.translation import mark, tr
from workbench.architecture import actions as architecture
from workbench.front import actions as front
from workbench.library import actions as library
from workbench.library.panel import MENU as RUNS_MENU
from workbench.playground import actions as playground
from workbench.recipe import actions as recipe
from workbench.samples import actions as samples
from workbench.shell import file, help, run, view
from workbench.shell.workspace_bar import WorkspaceBar
from workbench.shell.workspaces import WORKSPACES

if TYPE_CHECKING:
    from workbench.shell.window import Window

# Each registers what one part of the window can do; a new part adds a line.
REGISTERS = (
    file.register,
    recipe.register,
    run.register,
    library.register,
    front.register,
    samples.register,
    architecture.register,
    playground.register,
    view.register,
    help.register,
)
MENUS: dict[str, tuple[str, ...]] = {
    mark("&File"): ("run.new", "start.pictures", "start.model", "recipe.shipped",
                    "start.try", "",
                    "run.open", "run.close", "", "recipe.open", "recipe.save",
                    "recipe.duplicate", "recipe.copy_command", "", "app.settings", "app.quit"),
    mark("&Edit"): ("edit.undo", "edit.redo", "", "recipe.find", "recipe.only_changed",
                    "recipe.reset", "recipe.restore"),
    mark("&Run"): ("run.start", "queue.add", "run.continue", "run.correct", "run.pause", "run.stop",
                   "", "run.finetune", "run.export", "run.open_export", "", "run.ranking",
                   "run.race", "run.lengthen", "", "run.notify"),
    mark("&Library"): (*RUNS_MENU, "", "runs.compare_none", "queue.hold", "queue.stop_at_error",
                       "", "runs.refresh"),
    mark("Fr&ont"): front.MENU,
    mark("&Samples"): samples.MENU,
    mark("Pla&yground"): playground.MENU,
    mark("&View"): ("", "view.palette", "view.maximise", "view.reset"),
    mark("&Help"): ("help.guide", "help.shortcuts", "help.tour", "help.welcome", "", "help.about"),
}  # fmt: skip
TOOLBAR = (
    "run.new", "run.open", "", "run.start", "queue.add", "run.continue", "run.pause", "run.stop",
    "", "run.finetune", "run.export",
)  # fmt: skip


def register(window: "Window") -> None:
    """Put every action of the window into its registry."""
    for part in REGISTERS:
        part(window)


def fill_menus(window: "Window") -> None:
    """The menu bar. What this copy of the workbench cannot do is left out."""
    bar = window.menuBar()
    for title, names in MENUS.items():
        menu = bar.addMenu(tr(title))
        # What candidates or axes allow changes more often than anybody looks.
        menu.aboutToShow.connect(lambda: window.actions_by_id.refresh())
        if title == "&View":
            _add_submenus(menu, window)
        _fill(menu, window, [name for name in names if not name or name in window.actions_by_id])


def _add_submenus(menu: QMenu, window: "Window") -> None:
    names = window.docks.names()
    _fill(menu, window, [f"space.{name}" for name in WORKSPACES])
    menu.addSeparator()
    _fill(menu.addMenu(tr("&Panels")), window, [f"view.{name}" for name in names])
    _fill(menu.addMenu(tr("&Go to")), window, [f"go.{name}" for name in names])
    _fill(menu.addMenu(tr("&Theme")), window, [f"theme.{name}" for name in CHOICES])
    spoken = [name for name in window.actions_by_id if name.startswith("language.")]
    if spoken:
        _fill(menu.addMenu(tr("&Language")), window, spoken)


def make_workspace_bar(window: "Window") -> WorkspaceBar:
    """The workspaces, beside the menus."""
    actions = {name: window.actions_by_id[f"space.{name}"] for name in WORKSPACES}
    return WorkspaceBar(actions, window.menuBar())


def make_toolbar(window: "Window") -> QToolBar:
    """The toolbar: what is done most."""
    bar = QToolBar(tr("Toolbar"))
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    side = max(18, bar.fontMetrics().height())
    bar.setIconSize(QSize(side, side))
    bar.toggleViewAction().setEnabled(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for name in TOOLBAR:
        bar.addAction(window.actions_by_id[name]) if name else bar.addSeparator()
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spring)
    bar.addWidget(window.theme_button)
    return bar


def show_halts(window: "Window") -> None:
    """Pause and Stop take room in the toolbar only while there is something to halt."""
    bar, actions, session = window.toolbar, window.actions_by_id, window.session
    halts = [actions["run.pause"], actions["run.stop"]]
    wanted = session.running is not None or session.is_elsewhere
    held = bar.actions()
    if wanted and halts[0] not in held:
        bar.insertActions(held[held.index(actions["run.continue"]) + 1], halts)
    elif not wanted:
        for action in halts:
            bar.removeAction(action)


def dress_toolbar(bar: QToolBar, theme: Theme) -> None:
    """Give the button of what does not fit an icon that is seen; Qt's own is black on black."""
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if more is not None:
        more.setIcon(icon("right", theme))
        more.setToolTip(tr("More"))
        more.setAccessibleName(tr("More"))
        more.setMinimumWidth(18)


def make_theme_button(window: "Window") -> QToolButton:
    """A button that offers the themes."""
    button = QToolButton()
    button.setText(tr("Theme"))
    button.setAccessibleName(tr("Theme"))
    button.setToolTip(tr("Light, dark or system"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    _fill(menu, window, [f"theme.{name}" for name in CHOICES])
    button.setMenu(menu)
    return button


def _fill(menu: QMenu, window: "Window", names: list[str]) -> None:
    for name in names:
        if name:
            action: QAction = window.actions_by_id[name]
            menu.addAction(action)
        else:
            menu.addSeparator()
