"""Redraws of the window's plots: long curves, many candidates, and a long record read again."""

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measure import interleaved, report
from core.nets.architecture import architecture_text
from core.nets.space import SPACES
from core.recipe.recipe import Recipe
from core.run.run import Run

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

POINTS = 1_000_000
CANDIDATES = 10_000
NUMBERS = 200_000
FRAME = "a frame at 30 Hz is 33 ms"


def run(repeats: int) -> None:
    """Time each redraw offscreen, from new data to painted pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    assert application is not None
    _curves(repeats)
    with tempfile.TemporaryDirectory() as folder:
        _front(repeats, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        _reading(min(repeats, 3), Path(folder))


def _curves(repeats: int) -> None:
    import pyqtgraph as pg

    from workbench.app.theme import LIGHT
    from workbench.curves.plot import CurvePlot
    from workbench.run.growable_array import Series

    steps = np.arange(POINTS, dtype=np.float64)
    values = np.exp(-steps / 3e5) + np.random.default_rng(0).normal(0, 0.1, POINTS)
    bare = pg.PlotWidget()
    bare.resize(1000, 500)
    curve = bare.plot()
    ours = CurvePlot("Losses")
    ours.apply_theme(LIGHT)
    ours.resize(1000, 500)
    series = {"G_recon": Series()}
    series["G_recon"].extend(steps, values)
    eight = {f"G_{index}": Series() for index in range(8)}
    for item in eight.values():
        item.extend(steps[: POINTS // 8], values[: POINTS // 8])
    many = CurvePlot("Losses")
    many.apply_theme(LIGHT)
    many.resize(1000, 500)
    ways = {
        "pyqtgraph, nothing set": lambda: (curve.setData(steps, values), bare.grab()),
        "ours: raw and smoothed": lambda: (ours.draw(series, 0.02), ours.grab()),
        "ours: eight curves of an eighth each": lambda: (many.draw(eight, 0.02), many.grab()),
    }
    report(f"Redraw of {POINTS} points ({FRAME})", interleaved(ways, repeats))


def _front(repeats: int, folder: Path) -> None:
    from PySide6.QtCore import QPointF, QSortFilterProxyModel

    from workbench.app.theme import LIGHT
    from workbench.front.panel import FrontPanel
    from workbench.front.plot import EMPTY
    from workbench.run.run_model import RunModel

    model = RunModel(run_with_candidates(folder / "run"))
    panel = FrontPanel()
    panel.apply_theme(LIGHT)
    panel.resize(1000, 700)
    panel.set_run(model)
    panel.show()
    panel.draw()
    architectures = [item.candidate.architecture for item in model.candidates[:2]]

    def select() -> None:
        architectures.reverse()
        model.select(architectures[0])
        panel.draw()
        panel.grab()

    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(panel.table)
    assert proxy.rowCount() == CANDIDATES

    ways = {
        "everything anew: plot and table": lambda: (
            panel.plot.draw(EMPTY),
            panel.draw(),
            panel.grab(),
        ),
        "selection": select,
        "hover": lambda: panel.plot.nearest(QPointF(400, 200)),
    }
    report(f"Front of {CANDIDATES} candidates ({FRAME})", interleaved(ways, repeats))
    sorts = {"through a proxy model": _sorting(proxy), "ours: in the model": _sorting(panel.table)}
    report(f"Sorting {CANDIDATES} candidates", interleaved(sorts, min(repeats, 3)))
    proxy.setSourceModel(None)
    model.close()
    panel.close()


def _sorting(table: "QAbstractItemModel") -> Callable[[], None]:
    from PySide6.QtCore import Qt

    from workbench.front.candidate_columns import DISTANCE

    orders = [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder]

    def sort() -> None:
        orders.reverse()
        table.sort(DISTANCE, orders[0])

    return sort


def _reading(repeats: int, folder: Path) -> None:
    from workbench.run.run_model import RunModel

    run = Run.create(folder / "run", Recipe())
    with run.record(write=True) as record:
        for step in range(1, NUMBERS // 8 + 1):
            record.add_scalars("distill", step, {f"G_{index}": 0.5 for index in range(8)})
    longest: list[float] = []

    def read() -> None:
        model, worst = RunModel(run), 0.0
        while model.is_behind:
            started = time.perf_counter()
            model.poll()
            worst = max(worst, time.perf_counter() - started)
        longest.append(worst)
        model.close()

    report(f"Opening a record of {NUMBERS} numbers", interleaved({"all of it": read}, repeats))
    print(f"  the window waits at most {1e3 * sorted(longest)[len(longest) // 2]:.0f} ms at a time")


def run_with_numbers(folder: Path, losses: tuple[str, ...], points: int) -> Run:
    """A run whose teacher was trained for so long that its losses are `points` numbers."""
    run = Run.create(folder, Recipe())
    with run.record(write=True) as record:
        rng = np.random.default_rng(0)
        steps = points // len(losses)
        values = np.exp(-np.arange(steps) / 3e5)[:, None] + rng.normal(0, 0.1, (steps, len(losses)))
        rows = (
            ("teacher", step, name, value)
            for step, line in enumerate(values.tolist(), 1)
            for name, value in zip(losses, line, strict=True)
        )
        record._write_many(
            "INSERT INTO scalars (stage, step, name, value) VALUES (?, ?, ?, ?)", rows
        )
        record.set_stage("teacher", state="done", done=steps, total=steps, unit="steps")
    return run


def run_with_candidates(folder: Path, count: int = CANDIDATES) -> Run:
    """A run whose search measured so many candidates."""
    run = Run.create(folder, Recipe())
    with run.record(write=True) as record:
        rng, space = random.Random(0), SPACES["channels-64-pix2pix"]
        drawn: dict[str, None] = {}
        while len(drawn) < count:
            drawn[architecture_text(space.sample(rng))] = None
        rows = []
        for text in drawn:
            cost = rng.uniform(1, 9)
            distance = 20 + 40 / cost + rng.gammavariate(2, 2)
            counts = [round(cost * much) for much in (1e9, 1.4e9, 1e5)]
            rows.append((text, *counts, distance, cost * 3, "encoder", 60))
        record._write_many(
            "INSERT INTO candidates (architecture, macs, paper_macs, parameters, metric, "
            "latency_ms, features, pictures) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return run
