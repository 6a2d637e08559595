"""The playground: from the mouse's move to the painted answer of a compressed generator."""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measure import interleaved, report
from core.evaluation.kept_networks import keep_generator
from core.nets.architecture import parse_architecture
from core.nets.network_config import create
from core.nets.published import SUB_GENERATORS
from core.recipe.recipe import Recipe
from core.run.run import Run

if TYPE_CHECKING:
    from workbench.playground.panel import PlaygroundPanel

SIDE = 256
ARCHITECTURE = parse_architecture(SUB_GENERATORS["tutorial example"])
PICTURES = {"class": "ResNetGenerator", "in_channels": 3, "out_channels": 3}
WIDEST = [64] * 8
MOVES = 60
STEP_MS, TICK_MS = 16, 10
PATIENCE_S = 60.0


def run(repeats: int) -> None:
    """Time single moves and a stroke, then the ways to run the network, with random weights."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"\nPlayground: {SUB_GENERATORS['tutorial example']} at {SIDE} x {SIDE} px")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GCW_HOME"] = folder
        made = _made_up_run(Path(folder) / "run")
        _draw(made, with_teacher=False)
        _draw(made, with_teacher=True)
    _ways(repeats)


def _made_up_run(folder: Path) -> Run:
    """A run whose teacher and supernet have random weights, and which was not searched yet."""
    import torch

    torch.manual_seed(0)
    table = {"data": {"height": SIDE, "width": SIDE, "sample_pairs": 16}}
    made = Run.create(folder, Recipe.model_validate(table))
    for name, kind in (("teacher", "resnet"), ("distill", "elastic")):
        keep_generator(made, name, create({**PICTURES, "kind": kind, "architecture": WIDEST}), "")
    return made


def _draw(made: Run, with_teacher: bool) -> None:
    from PySide6.QtWidgets import QApplication

    from workbench.app.theme import LIGHT
    from workbench.playground.panel import PlaygroundPanel
    from workbench.run.run_model import RunModel
    from workbench.shell.application import SWITCH_INTERVAL_S

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = QApplication.instance() or QApplication([])
    assert application is not None
    model = RunModel(made)
    model.compare([ARCHITECTURE])
    panel = PlaygroundPanel()
    panel.apply_theme(LIGHT)
    panel.resize(900, 420)
    panel.teacher.setChecked(with_teacher)
    panel.set_run(model)
    panel.show()
    watch = _Watch(panel)
    watch.settle()
    words = "teacher answers, too" if with_teacher else "alone"
    _print(f"a move, then rest; {words}", watch.single_moves())
    frames = watch.stroke()
    _print(f"a stroke of {1000 / STEP_MS:.0f} moves a second; {words}", frames)
    late = np.diff(watch.ticks) * 1000 - TICK_MS
    print(f"    {len(frames)} of {MOVES} moves were answered; in {watch.tile.runtime}")
    print(f"    the window's event loop was late by {np.percentile(late, 99):.1f} ms (p99)")
    watch.close()
    panel.let_go()
    model.close()
    panel.close()


class _Watch:
    """Moves the mouse over the canvas, and sees when the answer is painted."""

    def __init__(self, panel: "PlaygroundPanel") -> None:
        from PySide6.QtCore import QEvent, QObject

        watch = self

        class Painted(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    watch.painted(time.perf_counter())
                return False

        self.panel = panel
        self.asked: dict[int, float] = {}
        self.latencies: list[float] = []
        self.ticks: list[float] = []
        self.filter = Painted()
        self._seen = 0

    @property
    def tile(self):
        """The compressed generator's answer."""
        return self.panel.easel.tiles[-1]

    def settle(self) -> None:
        """Wait for the first answers, and until torch and ONNX Runtime were held together."""
        self._wait(lambda: self.panel.easel.tiles and not self.tile.image.isNull())
        self._wait(lambda: not self.panel.conversation.is_waiting)
        self.tile.installEventFilter(self.filter)

    def single_moves(self) -> np.ndarray:
        """Milliseconds of moves of which each waits for its answer."""
        self.latencies = []
        self._press()
        for index in range(MOVES):
            self._move(index)
            self._wait(lambda: not self.asked)
        self._release()
        return np.array(self.latencies)

    def stroke(self) -> np.ndarray:
        """Milliseconds of the moves that were answered, of a stroke that waits for none."""
        from PySide6.QtCore import Qt, QTimer

        self.latencies, self.ticks = [], []
        self._press()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: self.ticks.append(time.perf_counter()))
        timer.start(TICK_MS)
        for index in range(MOVES):
            self._move(index)
            self._pause(STEP_MS / 1000)
        timer.stop()
        latencies = np.array(self.latencies)
        self._wait(lambda: not self.asked)
        self._release()
        return latencies

    def painted(self, now: float) -> None:
        """The answer's widget is being painted."""
        number = self.tile.number
        if number > self._seen and number in self.asked:
            self._seen = number
            self.latencies.append(1000 * (now - self.asked[number]))
            self.asked = {key: when for key, when in self.asked.items() if key > number}

    def close(self) -> None:
        """Watch no more."""
        self.tile.removeEventFilter(self.filter)

    def _place(self, index: int):
        side = SIDE * (0.1 + 0.8 * index / MOVES)
        return self.panel.canvas.place_of((side, SIDE * (0.5 + 0.3 * np.sin(index / 4)))).toPoint()

    def _press(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mousePress(self.panel.canvas, Qt.MouseButton.LeftButton, pos=self._place(0))
        self._wait(lambda: not self.panel.conversation.is_waiting)
        self.asked.clear()

    def _move(self, index: int) -> None:
        from PySide6.QtTest import QTest

        began = time.perf_counter()
        QTest.mouseMove(self.panel.canvas, self._place(index + 1))
        self.asked[self.panel.conversation.number] = began

    def _release(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseRelease(self.panel.canvas, Qt.MouseButton.LeftButton, pos=self._place(MOVES))

    def _wait(self, until) -> None:
        end = time.monotonic() + PATIENCE_S
        while not until() and time.monotonic() < end:
            self._pause(0.002)

    def _pause(self, seconds: float) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(max(1, round(1000 * seconds)), loop.quit)
        loop.exec()


def _ways(repeats: int) -> None:
    """The network in torch and in ONNX Runtime, with the conversions before and after."""
    import torch

    from core.live.model_runner import InOnnx, InTorch
    from core.live.request_slot import SlotTurn

    description = {**PICTURES, "kind": "mobile", "architecture": list(ARCHITECTURE)}
    network, half = create(description).eval(), create(description).eval()
    source = np.full((SIDE, SIDE, 3), 255, np.uint8)
    source[64:128, 64:192] = (0, 0, 255)
    runners = {
        "torch, float32": InTorch(network),
        "torch, bfloat16": InTorch(half.to(torch.bfloat16)),
        "ONNX Runtime, its own norm": InOnnx(network, "standard"),
        "ONNX Runtime, exact norm": InOnnx(network, "exact"),
    }
    ways = {name: lambda way=way: way(source, 0, SlotTurn(False)) for name, way in runners.items()}
    report("One frame in torch and in ONNX Runtime", interleaved(ways, repeats))


def _print(name: str, latencies: np.ndarray) -> None:
    p50, p95 = np.percentile(latencies, [50, 95])
    print(f"  {name:<52} median {p50:6.1f} ms  p95 {p95:6.1f} ms  max {latencies.max():6.1f} ms")
