"""What the Playground menu does."""

from typing import TYPE_CHECKING, cast

from workbench.app.translation import mark, tr
from workbench.widgets.panel_actions import PanelAction, add_panel_actions

if TYPE_CHECKING:
    from workbench.playground.panel import PlaygroundPanel
    from workbench.widgets.context import WindowContext

_ROWS: dict[str, PanelAction] = mark({
    "brush": ("&Brush", "Draw freely", lambda panel: panel.desk.take_tool("brush")),
    "line": ("&Line", "Draw straight lines", lambda panel: panel.desk.take_tool("line")),
    "rectangle": ("&Rectangle", "Fill rectangles",
                  lambda panel: panel.desk.take_tool("rectangle")),
    "fill": ("&Fill", "Fill areas of one colour", lambda panel: panel.desk.take_tool("fill")),
    "eraser": ("&Eraser", "Erase to the background", lambda panel: panel.desk.take_tool("eraser")),
    "undo": ("&Undo the last stroke", "Undo the last stroke",
             lambda panel: panel.desk.undo()),
    "redo": ("Re&do the stroke", "Redo the stroke that was undone",
             lambda panel: panel.desk.redo()),
    "clear": ("&Clear the drawing", "Start with an empty page", lambda panel: panel.desk.clear()),
    "open": ("&Open a picture to draw on…", "Open a picture file as the drawing",
             lambda panel: panel.desk.choose_picture()),
    "paste": ("&Paste a picture to draw on", "Use the picture on the clipboard",
              lambda panel: panel.desk.paste()),
    "style": ("&New style", "Draw with another random style, for networks that take one",
              lambda panel: panel.style_row.draw()),
    "teacher": ("Show &teacher output", "Show the teacher's output beside the others",
                lambda panel: panel.teacher.toggle()),
    "copy": ("Cop&y drawing and outputs", "Copy them as they are on screen",
             lambda panel: panel.saving.copy_all()),
    "save": ("&Save the drawing…", "Save the drawing; label maps as class numbers",
             lambda panel: panel.saving.save_drawing()),
    "save_answers": ("S&ave all outputs…", "Save the drawing and each output as separate "
                                              "files",
                     lambda panel: panel.saving.save_answers()),
})  # fmt: skip
MENU = (
    "playground.brush", "playground.line", "playground.rectangle", "playground.fill",
    "playground.eraser", "", "playground.undo", "playground.redo", "playground.clear", "",
    "playground.open", "playground.paste", "playground.style", "playground.teacher", "",
    "playground.copy", "playground.save", "playground.save_answers",
)  # fmt: skip


def register(window: "WindowContext") -> None:
    """What can be done while drawing."""
    add_panel_actions(window, "playground", _ROWS, lambda _: _why_not(window))


def _why_not(window: "WindowContext") -> str:
    panel = cast("PlaygroundPanel | None", window.panels.get("playground"))
    if window.session.model is None:
        return tr("No run is open.")
    if panel is None or panel.desk.spec is None:
        return tr("Open the Playground panel first and choose something to draw on.")
    return ""
