"""Room on four screens: the plot's height, rows of samples, overlaps, and texts that are cut."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMenu, QToolButton, QWidget

from workbench.app.background import Background
from workbench.shell import screen_fit
from workbench.tools import screenshot_session
from workbench.tools.screenshots import SCREENS
from workbench.widgets.notes import ElidedLabel

# Of a screen's height, the title bar and the frame.
FRAME = 34


# German is the longer language: it is looked at where there is least room.
LANGUAGES = {"en": tuple(SCREENS), "de": ("1024x600", "1366x768")}


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture
def shown(qapp, finished_run, monkeypatch, language):
    monkeypatch.setattr(screenshot_session, "_SETTLE_S", 0.3)
    with screenshot_session.opened([finished_run.folder], language) as window:
        yield window


def _pose(window, monkeypatch, screen: str) -> tuple[int, int]:
    width, height, scale = SCREENS[screen]
    room = QRect(0, 0, round(width / scale) - 4, round(height / scale) - FRAME)
    monkeypatch.setattr(screen_fit, "_room", lambda screen, window: room)
    screenshot_session.pose(window, "light", room.width(), room.height())
    return room.width(), round(height / scale)


def test_front_and_samples_have_room_and_nothing_overlaps_or_is_cut(shown, monkeypatch, language):
    flaws = _shared_keys(shown)
    for screen in LANGUAGES[language]:
        width, height = _pose(shown, monkeypatch, screen)
        assert shown.width() == width, f"{screen}: the window is wider than its screen"
        # Each panel is brought to the front in its own workspace: all five are seen.
        for name in shown.docks.names():
            shown.docks.bring(name)
            screenshot_session.wait(lambda: not _is_reading(shown))
            screenshot_session.settle(0.2)
            flaws += [f"{screen}, {name}: {fault}" for fault in _overlaps(shown) + _cut(shown)]
        shown.docks.switch("choose")
        screenshot_session.settle(0.3)
        plot, samples = shown.panels["front"].plot, shown.panels["samples"]
        share = 380 / 768 if height >= 700 else 0.4
        assert plot.height() >= share * height, f"{screen}: the plot is {plot.height()} px high"
        view = samples.grid.viewport()
        rows = view.height() / (view.width() / len(samples.shown))
        assert rows >= 3, f"{screen}: {rows:.1f} rows of samples"
    assert not flaws, "\n".join(dict.fromkeys(flaws))


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


def _overlaps(window) -> list[str]:
    """Widgets of one layout that lie over each other."""
    flaws = []
    for part in _seen(window):
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


def _cut(window) -> list[str]:
    """Buttons and labels whose text is wider than they are."""
    flaws = []
    for part in _seen(window):
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
