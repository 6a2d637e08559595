"""Memory of a window that shows a run it drives itself, while a person walks through its panels.

A new supernet of the sample is distilled, then searched, for as long as is asked; every sample of
the process's resident memory is written to a file at once.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil

from benchmarks.aims import Figure
from benchmarks.lateness import start_sample
from benchmarks.showing import shown_window, spend

if TYPE_CHECKING:
    from workbench.shell.window import Window

EVERY_S = 5.0
# A person who looks around without rest: whatever the window keeps of what was seen, up to a limit,
# is full early, and what grows without one shows all the more.
STEP_S = 1.0
# Of a stage's time: by then its networks, and what the window keeps, are in memory.
WARM_UP = 1 / 3
FEW = 6
LIMIT_MIB = 1.0
STEPS_A_SECOND = 12.0
SAMPLE_STEPS_AN_EPOCH = 28
HEADER = "seconds,stage,done,resident_mib,threads\n"


def measure(minutes: float, distilling: float, file: Path) -> list[Figure]:
    """Slope and peak of resident memory; the series goes to `file`.

    `distilling` is the share of the minutes, 0 to 1, that the run distils.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with shown_window() as window, file.open("w", encoding="utf-8") as lines:
        start_sample(window, *_long_run(minutes * distilling))
        lines.write(HEADER)
        for line in _series(window, 60 * minutes):
            lines.write(line)
            lines.flush()
    return figures(file)


def _long_run(minutes: float) -> list[str]:
    """Settings of a run that distils for about so long, and searches for longer than any rest.

    By evolution: NSGA-II is through with the 6561 architectures of the sample after minutes.
    """
    epochs = max(1, round(60 * minutes * STEPS_A_SECOND / SAMPLE_STEPS_AN_EPOCH))
    return [
        "teacher.epochs=1", "teacher.decay_epochs=1", f"distill.epochs={epochs}",
        "distill.decay_epochs=1", "search.evaluations=100000", "search.population=50",
        "search.budget_gmacs=0", "search.method=evolution", "search.patience=0",
    ]  # fmt: skip


def _series(window: "Window", seconds: float) -> Iterator[str]:
    process, started = psutil.Process(), time.monotonic()
    walk = _walk(window)
    while (passed := time.monotonic() - started) < seconds and window.session.running:
        stage = next((s for s in window.session.stages.values() if s.state == "running"), None)
        name, done = (stage.name, stage.done) if stage else ("", 0)
        resident = process.memory_info().rss / 2**20
        yield f"{passed:.1f},{name},{done},{resident:.1f},{process.num_threads()}\n"
        until = passed + min(EVERY_S, seconds / 20)
        while time.monotonic() - started < until:
            next(walk)
            spend(min(STEP_S, seconds / 20))


def _walk(window: "Window") -> Iterator[None]:
    """Another panel each time, another candidate, and now and then the other theme."""
    names = window.docks.names()
    turn = 0
    while True:
        window.docks.go_to(names[turn % len(names)])
        model = window.session.model
        if model and model.candidates:
            model.select(model.candidates[turn % len(model.candidates)].candidate.architecture)
        if turn % 40 == 39:
            window.set_theme("light" if window.theme.name == "dark" else "dark")
        turn += 1
        yield


def figures(file: Path) -> list[Figure]:
    """What a series says: a slope for each stage that lasted, and the peak of all."""
    rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    slopes = [_slope(stage, rows) for stage in ("distill", "search")]
    peak = max(float(row[3]) for row in rows)
    lasted = float(rows[-1][0]) / 60
    return [
        *(figure for figure in slopes if figure is not None),
        Figure(f"memory: peak in {lasted:.0f} minutes of a run", f"{peak:.0f} MiB"),
    ]


def _slope(stage: str, rows: list[list[str]]) -> Figure | None:
    """Least squares over the stage but for its beginning."""
    own = np.array([[float(row[0]) / 60, float(row[3])] for row in rows if row[1] == stage])
    own = own[round(WARM_UP * len(own)) :]
    if len(own) < FEW:
        return None
    slope = float(np.polyfit(own[:, 0], own[:, 1], 1)[0])
    minutes = own[-1, 0] - own[0, 0]
    value = f"{slope:+.2f} MiB a minute at {np.median(own[:, 1]):.0f} MiB"
    what = f"memory: slope over {minutes:.0f} minutes of {stage}"
    return Figure(what, value, f"< {LIMIT_MIB:g} MiB a minute", slope < LIMIT_MIB)
