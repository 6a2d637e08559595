"""How late the event loop is while the engine works: a 10 ms timer in the window."""

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

SECONDS = 20.0
INTERVAL_MS = 10


def run(repeats: int) -> None:
    """Lateness of the timer's ticks: idle, and while the sample is trained in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"\nEvent loop: lateness of a {INTERVAL_MS} ms timer, {SECONDS:.0f} s each")
    with tempfile.TemporaryDirectory() as home:
        os.environ["GCW_HOME"] = home
        _measure(Path(home))


def _measure(home: Path) -> None:
    from core.recipe_file import shipped_recipe, with_settings
    from core.run import Run
    from core.runner import Runner
    from workbench.application import SWITCH_INTERVAL_S, make_application
    from workbench.window import Window

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    app = make_application()
    window = Window(shipped_recipe("sample"))
    window.show()
    _listen(app, 2.0)
    _print("no run", _listen(app, SECONDS))
    for threads in (1, 2):
        recipe = with_settings(shipped_recipe("sample"), [f"engine.threads={threads}"])
        run_ = Run.create(home / f"run-{threads}", recipe)
        window.requests.open_run(run_.folder)
        runner = Runner(run_)
        runner.start("teacher")
        _wait_for_steps(app, run_)
        _print(f"training, {threads} torch thread(s)", _listen(app, SECONDS))
        runner.stop()
        runner.wait(60)
    window.close()


def _wait_for_steps(app, run_) -> None:
    while True:
        _listen(app, 0.5)
        record = run_.record()
        done = record.stage("teacher").done
        record.close()
        if done > 3:
            return


def _listen(app, seconds: float) -> np.ndarray:
    """Lateness in ms of every tick, while the event loop runs."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append((now - last) * 1e3 - INTERVAL_MS)
        last = now

    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(INTERVAL_MS)
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    timer.stop()
    return np.array(late)


def _print(name: str, late: np.ndarray) -> None:
    p50, p99 = np.percentile(late, [50, 99])
    print(f"  {name:<32} p50 {p50:6.1f} ms  p99 {p99:6.1f} ms  max {late.max():6.1f} ms")
