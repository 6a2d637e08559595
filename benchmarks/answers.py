"""How soon the window answers: another theme, another workspace, and closing."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.aims import Figure, below
from benchmarks.plots import run_with_candidates
from benchmarks.showing import shown_window, spend, wait_until

if TYPE_CHECKING:
    from workbench.shell.window import Window

THEME_S, SWITCH_S, CLOSE_S = 0.3, 0.3, 0.3
ROUNDS, CANDIDATES = 4, 1000


def measure() -> list[Figure]:
    """From the command to the repainted window, with a run of 1000 candidates open."""
    from workbench.shell.workspaces import WORKSPACES

    with tempfile.TemporaryDirectory() as folder, shown_window() as window:
        window.requests.open_run(run_with_candidates(Path(folder) / "run", CANDIDATES).folder)
        wait_until(lambda: window.session.model is not None)
        themes: list[tuple[float, float]] = []
        switches: list[tuple[float, float]] = []
        # Twice: the first visit of a workspace builds its panels.
        for visit in range(2):
            for name in WORKSPACES:
                took = _timed(window, lambda name=name: window.docks.switch(name))  # type: ignore[misc]
                spend(0.5)
                if visit:
                    switches.append(took)
                    themes += [_themed(window) for _ in range(ROUNDS)]
        closed = _timed(window, window.close)
    return [
        _figure("another theme", themes, THEME_S),
        _figure("another workspace", switches, SWITCH_S),
        below("closing without a run, until the window is gone", closed[0], CLOSE_S, "s", 3),
    ]


def _themed(window: "Window") -> tuple[float, float]:
    other = "light" if window.theme.name == "dark" else "dark"
    took = _timed(window, lambda: window.set_theme(other))
    # What is not seen is dressed afterwards.
    spend(0.3)
    return took


def _timed(window: "Window", act: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and how many of them this process had the CPU."""
    from PySide6.QtWidgets import QApplication

    start, cpu = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    window.repaint()
    return time.perf_counter() - start, time.thread_time() - cpu


def _figure(what: str, times: list[tuple[float, float]], limit: float) -> Figure:
    seconds = [taken for taken, _ in times]
    cpu = statistics.median(cpu for _, cpu in times)
    spread = f"{min(seconds):.3f} … {max(seconds):.3f} s; CPU time {cpu:.3f} s"
    name = f"{what}, until it is painted: median of {len(seconds)} ({spread})"
    return below(name, statistics.median(seconds), limit, "s", 3)
