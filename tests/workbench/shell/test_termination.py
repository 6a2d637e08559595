"""SIGTERM ends the process of the window soon, quietly and whole, whatever it is doing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.run.run import Run
from tests.conftest import REPOSITORY
from tests.core.tiny import tiny_recipe
from workbench.shell.termination import LIMIT_S

# What the window is doing when SIGTERM comes; it says when it is ready.
BUSY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from core.run.run import Run
from tests.workbench.watched_window import open_watched
from workbench.shell.application import leave_process

doing, folder = sys.argv[1], Path(sys.argv[2]) if sys.argv[2:] else None

def is_ready(window):
    if doing == "idle":
        return True
    if doing == "dialog":
        if QApplication.activeModalWidget() is not None:
            return True
        QTimer.singleShot(0, lambda: QMessageBox.question(window, "", "Yes or no?"))
        return False
    if window.session.model is not None and not window.session.is_live:
        window.session.resume()
    # A busy machine may not write another checkpoint in the time that SIGTERM leaves.
    return bool(Run(folder).state_files("teacher"))

def look(window):
    ready = is_ready(window)
    if ready:
        print("ready", flush=True)
    return ready

leave_process(open_watched(look, folder))
"""
PATIENCE_S = 120


def terminated(doing: str, *folder: Path) -> tuple[float, int, list[str]]:
    """Seconds from SIGTERM to the end, the exit code, and what was said meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-c", BUSY, doing, *map(str, folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY,
        env=os.environ | {"PYTHONFAULTHANDLER": "1"},
    )  # fmt: skip
    try:
        first = process.stdout.readline()
        # Gone before it was ready: the exit code and, of a crash, every thread's stack say why.
        assert first == "ready\n", (process.wait(PATIENCE_S), process.stderr.read())
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        out, said = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    lines = [line for line in said.splitlines() if "This plugin does not support" not in line]
    return time.monotonic() - began, process.returncode, out.splitlines() + lines


@pytest.mark.parametrize("doing", ["idle", "dialog"])
def test_sigterm_ends_a_window_without_a_run(doing):
    seconds, code, said = terminated(doing)
    assert (code, said) == (0, [])
    # The window waits no longer than that by itself; a busy machine may add to it.
    assert seconds < LIMIT_S + 5 and LIMIT_S < 2


def test_sigterm_ends_a_window_whose_run_trains_and_loses_nothing(tmp_path):
    schedule = {"epochs": 400, "decay_epochs": 0}
    recipe = tiny_recipe(teacher=schedule, distill=schedule, engine={"checkpoint_seconds": 0.5})
    run = Run.create(tmp_path / "run", recipe)
    seconds, code, said = terminated("training", run.folder)
    assert (code, said) == (0, [])
    assert seconds < LIMIT_S + 5
    assert run.state() in ("stopped", "interrupted")
    assert not run.is_running() and run.state_files("teacher")
