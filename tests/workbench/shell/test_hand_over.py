"""A real run goes on without the window that began it; the next window follows and halts it."""

import pytest
from PySide6.QtWidgets import QMessageBox

from core.recipe.file import window_sample
from core.recipe.recipe import Recipe
from workbench.app.settings import Settings
from workbench.tools.journeys import SMALL

PATIENCE_MS = 120_000


def _long_recipe() -> Recipe:
    """Small networks, more epochs than anybody waits for."""
    table = window_sample().model_dump(mode="json")
    for path, value in (SMALL | {"teacher.epochs": 5000, "data.sample_pairs": 24}).items():
        room, key = path.split(".")
        table[room][key] = value
    return Recipe.model_validate(table)


@pytest.fixture
def open_window(qtbot):
    from workbench.shell.window import Window

    made = []

    def opened() -> Window:
        window = Window()
        made.append(window)
        with qtbot.waitSignal(window.plots_ready, timeout=PATIENCE_MS):
            window.show()
        return window

    yield opened
    for window in made:
        window.close_at_once()
        window.background.close(timeout=10)
        window.deleteLater()


@pytest.mark.slow
def test_a_run_is_handed_over_followed_paused_resumed_and_stopped(open_window, qtbot):
    first = open_window()
    first.session.start_new(_long_recipe())
    qtbot.waitUntil(lambda: first.session.is_live, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: first.session.stages["teacher"].done > 0, timeout=PATIENCE_MS)
    assert not first.close()
    box = first.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Keep running").click()
    qtbot.waitUntil(lambda: not first.isVisible(), timeout=PATIENCE_MS)
    done = first.session.stages["teacher"].done

    second = open_window()
    session = second.session
    kept = Settings().kept_run
    assert kept is not None
    second.requests.open_run(kept)
    qtbot.waitUntil(lambda: session.model is not None and session.is_elsewhere, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: session.stages["teacher"].done > done, timeout=PATIENCE_MS)
    second.actions_by_id["run.pause"].trigger()
    qtbot.waitUntil(lambda: session.stages["teacher"].state == "paused", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not session.is_elsewhere, timeout=PATIENCE_MS)

    paused_at = session.stages["teacher"].done
    second.actions_by_id["run.continue"].trigger()
    qtbot.waitUntil(lambda: session.is_live, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: session.stages["teacher"].done > paused_at, timeout=PATIENCE_MS)
    second.actions_by_id["run.stop"].trigger()
    qtbot.waitUntil(lambda: session.running is None, timeout=PATIENCE_MS)
    assert session.stages["teacher"].state == "stopped"
