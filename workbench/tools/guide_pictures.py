"""The pictures that docs/guide/ shows: few colours and no wider than a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtWidgets import QWidget

from core.recipe.file import window_sample
from core.runtime.paths import GUIDE
from workbench.app.theme import Choice
from workbench.shell.window import Window
from workbench.tools import screenshot_session
from workbench.widgets.segments import Segments

PICTURES = GUIDE / "pictures"
PAGE, COLOURS = 760, 128
SIZE = (1280, 800)
# How high each panel is shown; how wide, where that is not the page's width.
HEIGHTS = {"recipe": 700, "runs": 420, "progress": 480, "log": 300}
WIDTHS = {"recipe": 480, "progress": 480}
USUAL_HEIGHT = 560
FIRST_STEPS, SLOW_S = 60, 600.0
VIEWS = {
    "samples-split": ("samples", "split"),
    "front-widths": ("front", "widths"),
    "front-search": ("front", "search"),
    "architecture-cost": ("architecture", "cost"),
}
THEMES: dict[str, Choice] = {"window-dark": "dark", "window": "light"}
DIALOGS = ("welcome", "palette", "ranking", "error")


def take(runs: list[Path]) -> list[Path]:
    """Save every picture of the guide, of the first of the runs and of a run of the sample."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with screenshot_session.opened(runs) as window:
        saved = []
        for name, theme in THEMES.items():
            screenshot_session.pose(window, theme, *SIZE)
            window.docks.switch("choose")
            screenshot_session.let_think(window, "samples")
            saved.append(_save(window, name))
        saved += [_save_panel(window, name) for name in window.docks.names()]
        saved += [_save_view(window, *view) for view in VIEWS.items()]
        screenshot_session.pose(window, "light", *SIZE)
        for name, dialog in screenshot_session.dialogs(window):
            if name in DIALOGS:
                saved.append(_save(dialog, name))
        window.session.close_run()
        with _running_sample(window):
            saved.append(_save(window, "running"))
    return saved


def _save_panel(window: Window, name: str) -> Path:
    with _alone(window, name) as panel:
        return _save(panel, name)


def _save_view(window: Window, file: str, view: tuple[str, str]) -> Path:
    """A panel after the button of one of its views was pressed."""
    name, key = view
    with _alone(window, name) as panel:
        views = next(item for item in panel.findChildren(Segments) if key in item.choices)
        first = views.current
        views.button(key).click()
        screenshot_session.settle()
        saved = _save(panel, file)
        views.button(first).click()
    return saved


@contextmanager
def _alone(window: Window, name: str) -> Iterator[QWidget]:
    """A panel that has the window to itself."""
    window.docks.bring(name)
    window.docks.toggle_maximised(name)
    panel = window.docks[name].widget()
    wanted = WIDTHS.get(name, PAGE), HEIGHTS.get(name, USUAL_HEIGHT)
    screenshot_session.settle(0.2)
    window.resize(
        window.width() + wanted[0] - panel.width(), window.height() + wanted[1] - panel.height()
    )
    screenshot_session.let_think(window, name)
    yield panel
    window.docks.put_back()


@contextmanager
def _running_sample(window: Window) -> Iterator[None]:
    """The sample in its first minute."""
    session = window.session
    session.start_new(window_sample())
    screenshot_session.wait(lambda: session.is_live)
    screenshot_session.wait(lambda: session.stages["teacher"].done >= FIRST_STEPS, SLOW_S)
    screenshot_session.settle()
    yield
    session.stop()
    screenshot_session.wait(lambda: session.running is None)


def _save(widget: QWidget, name: str) -> Path:
    """What is drawn now, as a small file."""
    drawn = widget.grab()
    if drawn.width() > PAGE:
        drawn = drawn.scaledToWidth(PAGE, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    file = PICTURES / f"{name}.png"
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    return file
