"""The application from its own door: it opens, shows a run, loads torch behind, and closes."""

import gc
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from core.run.run import Run
from core.runtime.paths import cache_home, home, logs_home, runs_home
from tests.conftest import REPOSITORY
from tests.workbench.accessibility import nameless, unexplained, unreached
from tests.workbench.made_up_language import Foreign, untranslated
from workbench.app import engine_words, translation
from workbench.app.settings import Settings
from workbench.app.warm_up import cool_down, warm_up
from workbench.shell.docks import first_stop
from workbench.shell.workspaces import WORKSPACES
from workbench.tools import screenshot_session
from workbench.widgets.tour import Tour

OPENS = """
import os, sys, threading
from pathlib import Path
from tests.workbench.watched_window import open_watched
from workbench.shell import application

def look(window):
    ready = "front" in window.panels and "torch" in sys.modules and window.session.model
    if not ready or not window.panels["front"].isVisible():
        return False
    print(window.windowTitle())
    window.close()
    return True

application.warm_up = lambda: threading.Thread(
    target=lambda: sys.modules.setdefault("torch", sys), daemon=True).start()
code = open_watched(look, Path(sys.argv[1]))
print("closed with", code)
sys.stdout.flush()
os._exit(code)
"""


def test_the_application_opens_a_run_and_closes(finished_run: Run, tmp_path):
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", OPENS, str(finished_run.folder)],
        capture_output=True, text=True, cwd=REPOSITORY, timeout=120,
    )  # fmt: skip
    assert "finished — GAN Compression Workbench" in result.stdout, result.stderr
    assert "closed with 0" in result.stdout
    said = [
        line for line in result.stderr.splitlines() if "This plugin does not support" not in line
    ]
    assert not said
    assert (home() / "workbench.ini").is_file() and (logs_home() / "faults.log").is_file()
    assert Settings().recent_runs == [finished_run.folder.resolve()]


@pytest.fixture
def _hurry(monkeypatch, _sample_preview) -> None:
    shutil.copytree(_sample_preview, cache_home() / "sample-preview")
    for name in ("_SETTLE_S", "_GLANCE_S"):
        monkeypatch.setattr(screenshot_session, name, 0.05)
    monkeypatch.setattr(screenshot_session, "_ANSWERED", {})


@pytest.fixture
def foreign(qapp: QApplication, monkeypatch) -> Iterator[Foreign]:
    """The window speaks a language that no programmer wrote."""
    translator = Foreign()
    qapp.installTranslator(translator)
    monkeypatch.setattr(translation, "_spoken", ["eo"])
    engine_words._translated.cache_clear()
    yield translator
    qapp.removeTranslator(translator)
    engine_words._translated.cache_clear()


def test_every_widget_is_named_explained_translated_and_reached_with_the_keyboard(
    foreign, finished_run, waiting_run, _hurry
):
    shutil.copytree(waiting_run.folder, runs_home() / "scene")
    with screenshot_session.opened([finished_run.folder]) as window:
        flaws = nameless(window) + unexplained(window)
        window.activateWindow()
        for name, panel in window.panels.items():
            window.docks.go_to(name)
            screenshot_session.settle(0.05)
            if first_stop(panel) is None:
                continue  # it says why it is empty, and that is all
            if not panel.isAncestorOf(QApplication.focusWidget()):
                flaws.append(f"{name}: the keyboard is at {QApplication.focusWidget()}")
                continue
            flaws += [f"{name}: Tab misses {widget}" for widget in unreached(panel)]
        flaws += untranslated(window, finished_run.folder)
        for name, dialog in screenshot_session.dialogs(window):
            root = window.findChild(Tour).card if dialog is window else dialog
            flaws += nameless(root)
            made_by_qt = isinstance(dialog, (QInputDialog, QMessageBox))
            if not made_by_qt:
                flaws += unexplained(root)
            root.window().activateWindow()
            screenshot_session.settle(0.05)
            flaws += [f"{name}: Tab misses {widget}" for widget in unreached(root)]
            # Qt has translations of its own; what the engine says of a run's files is left out.
            if name not in ("guide", "error") and not made_by_qt:
                flaws += untranslated(root, finished_run.folder)
    assert not flaws, "\n".join(dict.fromkeys(flaws))
    assert not foreign.unknown


def test_warm_up_leaves_torch_ready():
    thread = warm_up()
    thread.join(timeout=60)
    assert not thread.is_alive() and "torch" in sys.modules
    assert not gc.isenabled(), "left as it was: the window collects"
    assert gc.get_freeze_count() > 0
    cool_down()
    assert gc.get_freeze_count() == 0


def test_screenshots_show_the_window_every_panel_and_dialog(qapp, finished_run, tmp_path, _hurry):
    with screenshot_session.opened([finished_run.folder]) as window:
        screenshot_session.pose(window, "dark", 1280, 800)
        saved = screenshot_session.save_all(window, tmp_path / "out")
        panels = set(window.docks.names())
    dialogs = {f"dialog-{name}" for name in ("welcome", "palette", "about", "ranking", "error")}
    windows = {f"window-{name}" for name in WORKSPACES}
    assert windows | {"samples-split"} | panels | dialogs <= {path.stem for path in saved}
    assert all(path.stat().st_size > 1000 for path in saved)
