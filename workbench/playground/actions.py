"""What the Playground menu does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from workbench.translation import mark, tr

if TYPE_CHECKING:
    from workbench.panels.playground import PlaygroundPanel
    from workbench.window import Window

# A title, a tooltip, and who does it.
_DOINGS: dict[str, tuple[str, str, "Callable[[PlaygroundPanel], object]"]] = mark({
    "brush": ("&Brush", "Draw freely", lambda panel: panel.desk.take_tool("brush")),
    "line": ("&Line", "Draw straight lines", lambda panel: panel.desk.take_tool("line")),
    "rectangle": ("&Rectangle", "Fill rectangles",
                  lambda panel: panel.desk.take_tool("rectangle")),
    "fill": ("&Fill", "Fill areas of one colour", lambda panel: panel.desk.take_tool("fill")),
    "eraser": ("&Eraser", "Back to empty paper", lambda panel: panel.desk.take_tool("eraser")),
    "undo": ("&Undo the last stroke", "Take the last stroke back",
             lambda panel: panel.desk.undo()),
    "redo": ("Re&do the stroke", "Draw once more what was taken back",
             lambda panel: panel.desk.redo()),
    "clear": ("&Clear the drawing", "Begin with empty paper", lambda panel: panel.desk.clear()),
    "open": ("&Open a picture to draw on…", "A picture file of yours",
             lambda panel: panel.desk.choose_picture()),
    "paste": ("&Paste a picture to draw on", "The picture that was copied",
              lambda panel: panel.desk.paste()),
    "style": ("New st&yle", "Another style by chance, for networks that take one",
              lambda panel: panel.style_row.draw()),
    "teacher": ("&Teacher answers, too", "Let the teacher answer, or not",
                lambda panel: panel.teacher.toggle()),
    "copy": ("Cop&y drawing and answers", "As they are on screen",
             lambda panel: panel.saving.copy_all()),
    "save": ("&Save the drawing…", "Of label maps the class numbers",
             lambda panel: panel.saving.save_drawing()),
    "save_answers": ("S&ave every answer…", "Drawing and answers, each in a file of its own",
                     lambda panel: panel.saving.save_answers()),
})  # fmt: skip
MENU = (
    "playground.brush", "playground.line", "playground.rectangle", "playground.fill",
    "playground.eraser", "", "playground.undo", "playground.redo", "playground.clear", "",
    "playground.open", "playground.paste", "playground.style", "playground.teacher", "",
    "playground.copy", "playground.save", "playground.save_answers",
)  # fmt: skip


def register(window: "Window") -> None:
    """What can be done while drawing."""
    for name, (title, tip, act) in _DOINGS.items():
        window.actions_by_id.add(
            f"playground.{name}",
            tr(title),
            partial(_act, window, act),
            tip=tr(tip),
            why_not=lambda: _why_not(window),
        )


def _why_not(window: "Window") -> str:
    panel = cast("PlaygroundPanel | None", window.panels.get("playground"))
    if window.session.model is None:
        return tr("No run is open.")
    if panel is None or panel.desk.material is None:
        return tr("Open the Playground panel first; it has to have something to draw on.")
    return ""


def _act(window: "Window", act: "Callable[[PlaygroundPanel], object]") -> None:
    """Bring the playground to the front, and do it there."""
    panel = cast("PlaygroundPanel | None", window.panels.get("playground"))
    if panel is not None:
        window.docks.go_to("playground")
        act(panel)
