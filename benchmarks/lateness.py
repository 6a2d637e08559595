"""How late the event loop is while the engine works: a 10 ms timer in the window."""

import time
from typing import TYPE_CHECKING

import numpy as np
import psutil
from numpy.typing import NDArray

from benchmarks.aims import Figure
from benchmarks.showing import shown_window, spend, wait_until

if TYPE_CHECKING:
    from workbench.shell.window import Window

SECONDS, IDLE_SECONDS = 60.0, 10.0
INTERVAL_MS = 10
LIMIT_MS = 33.0
FIRST_STEPS = 5
# Stages of the run that are listened to, for a minute each unless they end before.
STAGES = ("teacher", "distill", "search")
SETTINGS = ("teacher.epochs=8", "teacher.decay_epochs=8", "search.evaluations=400")


def measure(seconds: float = SECONDS) -> list[Figure]:
    """Lateness without a run, and in each stage of a run that may use every core."""
    with shown_window() as window:
        spend(2.0)
        figures = [_figure("no run", listen(IDLE_SECONDS), None)]
        start_sample(window, f"engine.threads={psutil.cpu_count()}", *SETTINGS)
        for name in STAGES:
            late, busy = _listen_to_stage(window, name, seconds)
            figures.append(_figure(f"{name}, {busy:.0%} of a core busy", late, LIMIT_MS))
            wait_until(lambda: window.session.stages[name].state == "done", 900)  # noqa: B023
    return figures


def start_sample(window: "Window", *settings: str) -> None:
    """Start a run of the sample as the Start button does."""
    from core.recipe.file import window_sample, with_settings

    window.session.start_new(with_settings(window_sample(), list(settings)))
    wait_until(lambda: window.session.is_live)


def listen(seconds: float, until=lambda: False) -> NDArray[np.float64]:
    """Lateness in ms of every tick, while the event loop runs."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    late: list[float] = []
    last = time.perf_counter()
    end = last + seconds

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append((now - last) * 1e3 - INTERVAL_MS)
        last = now
        if now > end or until():
            loop.quit()

    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(INTERVAL_MS)
    loop.exec()
    timer.stop()
    return np.array(late)


def _listen_to_stage(
    window: "Window", name: str, seconds: float
) -> tuple[NDArray[np.float64], float]:
    """Lateness while the stage runs, and how many cores this process kept busy meanwhile."""
    stages = window.session
    wait_until(lambda: stages.stages[name].done >= FIRST_STEPS, 300)
    process = psutil.Process()
    process.cpu_percent()
    late = listen(seconds, lambda: stages.stages[name].state == "done")
    return late, process.cpu_percent() / 100


def _figure(name: str, late: NDArray[np.float64], limit: float | None) -> Figure:
    p50, p99 = np.percentile(late, [50, 99])
    value = f"p50 {p50:.1f}, p99 {p99:.1f}, max {late.max():.1f} ms ({len(late)} ticks)"
    aim = f"p99 < {limit:g} ms" if limit is not None else ""
    return Figure(
        f"event loop's lateness: {name}", value, aim, None if limit is None else bool(p99 < limit)
    )
