"""Room on four screens in two languages and themes: the plot's height, rows of samples, overlaps,
texts that are cut or too faint.
"""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from workbench.app.background import Background
from workbench.shell import screen_fit
from workbench.tools import screenshot_session
from workbench.tools.screenshots import SCREENS
from workbench.widgets.notes import ElidedLabel

# Of a screen's height, the title bar and the frame.
FRAME = 34


# German is the longer language. A theme changes colours alone: each language is looked at in one
# theme on every second screen and in the other theme on the rest, the other language in turn.
LANGUAGES = {"en": ("light", "dark"), "de": ("dark", "light")}
# Of text against what it stands on; WCAG asks for 4.5 of whole strokes, and drawn ones are softer.
CONTRAST = 4.0


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture
def shown(qapp, finished_run, monkeypatch, language):
    monkeypatch.setattr(screenshot_session, "_SETTLE_S", 0.3)
    with screenshot_session.opened([finished_run.folder], language) as window:
        yield window


def _pose(window, monkeypatch, screen: str, theme: str) -> tuple[int, int]:
    width, height, scale = SCREENS[screen]
    room = QRect(0, 0, round(width / scale) - 4, round(height / scale) - FRAME)
    monkeypatch.setattr(screen_fit, "_room", lambda screen, window: room)
    screenshot_session.pose(window, theme, room.width(), room.height())
    return room.width(), round(height / scale)


def test_front_and_samples_have_room_and_nothing_overlaps_or_is_cut(shown, monkeypatch, language):
    flaws = _shared_keys(shown)
    for place, screen in enumerate(SCREENS):
        theme = LANGUAGES[language][place % 2]
        width, height = _pose(shown, monkeypatch, screen, theme)
        assert shown.width() == width, f"{screen}: the window is wider than its screen"
        # Each panel is brought to the front in its own workspace: all five are seen.
        for name in shown.docks.names():
            shown.docks.bring(name)
            screenshot_session.wait(lambda: not _is_reading(shown))
            flaws += [f"{screen}, {theme}, {name}: {fault}" for fault in _faults(shown)]
        shown.docks.switch("choose")
        screenshot_session.settle(0.1)
        plot, samples = shown.panels["front"].plot, shown.panels["samples"]
        share = 380 / 768 if height >= 700 else 0.4
        assert plot.height() >= share * height, f"{screen}: the plot is {plot.height()} px high"
        view = samples.grid.viewport()
        rows = view.height() / (view.width() / len(samples.shown))
        assert rows >= 3, f"{screen}: {rows:.1f} rows of samples"
    assert not flaws, "\n".join(dict.fromkeys(flaws))


def _faults(window) -> list[str]:
    """What stays: what was not seen before takes its place and colours a little later."""
    end = time.monotonic() + 20.0
    while True:
        seen = _seen(window)
        faults = _overlaps(seen) + _cut(seen) + _faint(window, seen)
        if not faults or time.monotonic() > end:
            return faults
        screenshot_session.settle(0.05)


def _is_reading(window) -> bool:
    """What is read in the background is laid out when it comes."""
    return any(part.is_busy for part in window.findChildren(Background))


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


def _seen(window) -> list[QWidget]:
    panels = [panel for panel in window.panels.values() if panel.is_seen]
    parts = [part for panel in panels for part in panel.findChildren(QWidget)]
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
    """Buttons and labels whose text is wider than they are."""
    flaws = []
    for part in seen:
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
