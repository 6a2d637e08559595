"""Room on four screens in two languages and themes: the plot's height, rows of samples, overlaps,
texts that are cut or too faint; every dialog on the smallest screen.
"""

import shutil
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from core.runtime.paths import cache_home, runs_home
from tests.workbench.fake_run import make_run
from workbench.app.background import Background
from workbench.shell import screen_fit
from workbench.tools import screenshot_session
from workbench.tools.screenshot_session import DIALOGS, OF_A_MARKED_RUN
from workbench.tools.screenshots import SCREENS
from workbench.widgets import room
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.tour import Tour

# Of a screen's height, the title bar and the frame.
FRAME = 34


# German is the longer language. A theme changes colours alone: each language is looked at in one
# theme on every second screen and in the other theme on the rest, the other language in turn.
LANGUAGES = {"en": ("light", "dark"), "de": ("dark", "light")}
# Of text against what it stands on; WCAG asks for 4.5 of whole strokes, and drawn ones are softer.
CONTRAST = 4.0
SMALLEST = next(iter(SCREENS))


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture
def shown(qapp, finished_run, _sample_preview, monkeypatch, language):
    # What is not in its place by then is looked at again.
    monkeypatch.setattr(screenshot_session, "_SETTLE_S", 0.1)
    monkeypatch.setattr(screenshot_session, "_GLANCE_S", 0.02)
    shutil.copytree(_sample_preview, cache_home() / "sample-preview")
    with screenshot_session.opened([finished_run.folder], language) as window:
        _make_second_run(window)
        yield window


def _pose(window, monkeypatch, screen: str, theme: str) -> tuple[QSize, int]:
    """What a screen has room for, and its height; the window fills it."""
    width, height, scale = SCREENS[screen]
    free = QRect(0, 0, round(width / scale) - 4, round(height / scale) - FRAME)
    monkeypatch.setattr(screen_fit, "_room", lambda screen, window: free)
    monkeypatch.setattr(room, "_room", lambda dialog: free.size())
    screenshot_session.pose(window, theme, free.width(), free.height())
    return free.size(), round(height / scale)


def test_front_and_samples_have_room_and_nothing_overlaps_or_is_cut(shown, monkeypatch, language):
    flaws = _shared_keys(shown)
    backgrounds = shown.findChildren(Background)
    for place, screen in enumerate(SCREENS):
        theme = LANGUAGES[language][place % 2]
        free, height = _pose(shown, monkeypatch, screen, theme)
        assert shown.width() == free.width(), f"{screen}: the window is wider than its screen"
        # Each panel is brought to the front in its own workspace: all five are seen.
        looked_at: set[tuple[str, int, int]] = set()
        for name in shown.docks.names():
            shown.docks.bring(name)
            # What is read in the background is laid out when it comes.
            screenshot_session.wait(lambda: not any(part.is_busy for part in backgrounds))
            panels = {
                (key, panel.width(), panel.height()): panel
                for key, panel in shown.panels.items()
                if panel.is_seen
            }
            roots = [panel for key, panel in panels.items() if key not in looked_at]
            looked_at |= panels.keys()
            flaws += [f"{screen}, {theme}, {name}: {fault}" for fault in _faults(shown, roots)]
        shown.docks.switch("choose")
        screenshot_session.settle(0.1)
        plot, samples = shown.panels["front"].plot, shown.panels["samples"]
        share = 380 / 768 if height >= 700 else 0.4
        assert plot.height() >= share * height, f"{screen}: the plot is {plot.height()} px high"
        view = samples.grid.viewport()
        rows = view.height() / (view.width() / len(samples.shown))
        assert rows >= 3, f"{screen}: {rows:.1f} rows of samples"
        if screen == SMALLEST:
            flaws += _dialog_flaws(shown, free, theme)
    assert not flaws, "\n".join(dict.fromkeys(flaws))


def _dialog_flaws(window, room: QSize, theme: str) -> list[str]:
    """What is wrong with any dialog on a screen with so much room."""
    flaws, posed = [], set()
    for name, dialog in _all_dialogs(window):
        posed.add(name)
        roots = [dialog] if dialog is not window else window.findChildren(Tour)
        least = dialog.size().expandedTo(dialog.minimumSizeHint())
        if dialog is not window and least != least.boundedTo(room):
            flaws.append(f"{name} needs {least.width()} × {least.height()} px")
        flaws += [f"{name}, {theme}: {fault}" for fault in _faults(dialog, roots)]
    assert posed >= {*DIALOGS, *OF_A_MARKED_RUN, "try", "compare-recipes", "error", "close"}
    return flaws


def _make_second_run(window) -> None:
    """Another run in the library, whose recipe can be compared."""
    other = make_run(runs_home() / "other", until="teacher", data={"jitter": 0.3})
    window.settings.add_recent_run(other.folder)
    window.runs.refresh()
    screenshot_session.wait(lambda: window.runs.list.count() > 1)


def _all_dialogs(window):
    """Those that actions open, and the one that asks before the window closes."""
    yield from screenshot_session.dialogs(window)
    window._leaving._ask(window.session.model.run)
    box = window.findChildren(QMessageBox)[-1]
    screenshot_session.settle(0.1)
    yield "close", box
    box.close()


def _faults(window, roots: list[QWidget]) -> list[str]:
    """What stays: what was not seen before takes its place and colours a little later."""
    end = time.monotonic() + 60
    while True:
        seen = _seen(roots)
        faults = _overlaps(seen) + _cut(seen) + _faint(window, seen)
        if not faults or time.monotonic() > end:
            return faults
        screenshot_session.settle(0.05)


def _shared_keys(window) -> list[str]:
    """Entries of one menu that are called by the same letter."""
    flaws = []
    for menu in [window.menuBar(), *window.menuBar().findChildren(QMenu)]:
        keys: dict[str, str] = {}
        for action in menu.actions():
            key = QKeySequence.mnemonic(action.text()).toString()
            if key and key in keys:
                flaws.append(f"{key} is both {keys[key]} and {action.text()}")
            keys[key] = action.text()
    return flaws


def _seen(roots: list[QWidget]) -> list[QWidget]:
    parts = [part for root in roots for part in root.findChildren(QWidget)]
    return [part for part in parts if part.isVisible() and not part.visibleRegion().isEmpty()]


def _overlaps(seen: list[QWidget]) -> list[str]:
    """Widgets of one layout that lie over each other."""
    flaws = []
    for part in seen:
        layout = part.layout()
        inside = (
            [layout.itemAt(index).widget() for index in range(layout.count())] if layout else []
        )
        shown = [widget for widget in inside if widget is not None and widget.isVisible()]
        for index, one in enumerate(shown):
            for other in shown[index + 1 :]:
                stacked = "Stacked" in type(layout).__name__
                if one.geometry().intersects(other.geometry()) and not stacked:
                    flaws.append(f"{one} lies over {other}")
    return flaws


def _cut(seen: list[QWidget]) -> list[str]:
    """Buttons, labels and tabs whose text is wider than they are; wrapped texts that are higher."""
    flaws = []
    for part in seen:
        if isinstance(part, QTabBar):
            flaws += [f"the tab “{text}” is cut" for text in _cut_tabs(part)]
        if isinstance(part, QLabel) and part.wordWrap() and part.text():
            needed = part.heightForWidth(part.width())
            if part.height() < needed - 2:
                flaws.append(f"“{part.text()}” is cut: {part.height()} of {needed} px")
        if isinstance(part, ElidedLabel | QComboBox) or not isinstance(
            part, QAbstractButton | QLabel
        ):
            continue
        text = part.text().replace("&", "")
        if isinstance(part, QLabel) and (part.wordWrap() or "<" in text):
            continue
        if isinstance(part, QToolButton) and not part.icon().isNull():
            continue
        needed = max(map(part.fontMetrics().horizontalAdvance, text.split("\n")), default=0)
        if needed > part.width() + 1:
            flaws.append(f"“{text}” of {part.metaObject().className()} is cut")
    return flaws


def _cut_tabs(bar: QTabBar) -> list[str]:
    texts = {
        bar.tabText(index).replace("&", ""): bar.tabRect(index) for index in range(bar.count())
    }
    width = bar.fontMetrics().horizontalAdvance
    return [text for text, rect in texts.items() if width(text) > rect.width()]


def _faint(window, seen: list[QWidget]) -> list[str]:
    """Texts that hardly differ from what they stand on."""
    drawn = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(drawn.constBits(), np.uint32).reshape(drawn.height(), drawn.width())
    scale = drawn.devicePixelRatio()
    flaws = []
    for part in seen:
        text = part.placeholderText() if isinstance(part, QLineEdit) else ""
        if isinstance(part, QAbstractButton | QLabel | QLineEdit):
            text = part.text() or text
        is_icon = isinstance(part, QToolButton) and not part.icon().isNull()
        if not part.isEnabled() or not text.strip() or is_icon:
            continue
        shown = part.visibleRegion().boundingRect().adjusted(2, 2, -2, -2)
        if shown.height() < part.fontMetrics().ascent():
            continue  # scrolled out, but for an edge
        corner = part.mapTo(window, QPoint(0, 0)) + shown.topLeft()
        left, top = round(corner.x() * scale), round(corner.y() * scale)
        right, bottom = left + round(shown.width() * scale), top + round(shown.height() * scale)
        colours, counts = np.unique(pixels[top:bottom, left:right] & 0xFFFFFF, return_counts=True)
        if counts.size and (found := _contrast(colours, counts)) < CONTRAST:
            flaws.append(f"“{text}” of {part.metaObject().className()} is faint: {found:.1f}")
    return flaws


def _contrast(colours: np.ndarray, counts: np.ndarray) -> float:
    """The highest contrast that colours have to the most frequent one, as WCAG 2 defines it."""
    parts = np.stack([colours >> shift & 255 for shift in (16, 8, 0)], -1) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light = linear @ (0.2126, 0.7152, 0.0722) + 0.05
    back = light[counts.argmax()]
    return float(np.maximum(light / back, back / light).max())
