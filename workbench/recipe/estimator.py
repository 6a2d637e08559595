"""Estimates the recipe in the form while it is being written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.estimate import Counts, Estimate, Free, MachineSpeed, estimate, known_speed
from core.recipe.missing import unwise_parts
from core.recipe.recipe import Recipe
from core.run.folders import runs_in
from core.runtime.paths import runs_home
from workbench.app.background import Background

if TYPE_CHECKING:
    from core.runtime.errors import UserError

_DEBOUNCE_MS = 150


@dataclass(frozen=True)
class EstimateResult:
    """An estimate, and what of this machine will not do."""

    estimate: Estimate
    warnings: tuple[str, ...]


class Estimator(QObject):
    """Works in the background, on the latest recipe alone.

    `estimated` carries an EstimateResult, or None.

    The machine's speed is read from the runs at hand once; `forget` has it read again.
    """

    estimated = Signal(object)

    def __init__(self, background: Background, others: Callable[[], list[Path]] = list) -> None:
        """`others` gives folders of runs besides those in the runs' home."""
        super().__init__()
        self._background, self._others = background, others
        self._speed: MachineSpeed | None = None
        self._asked: tuple[Recipe, Counts] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._begin)

    def ask(self, recipe: Recipe | None, counts: Counts | None) -> None:
        """Estimate this; without a valid recipe, or data that are known, there is no estimate."""
        wanted = (recipe, counts) if recipe is not None and counts is not None else None
        if wanted is None:
            self._wait.stop()
            self._background.cancel("estimate")
            self.estimated.emit(None)
        elif wanted != self._asked:
            self._wait.start()
        self._asked = wanted

    def forget(self) -> None:
        """A run came or went: look at all of them again at the next estimate."""
        self._speed = None
        if self._asked is not None:
            self._wait.start()

    def _begin(self) -> None:
        if self._asked is None:
            return
        recipe, counts = self._asked
        speed, others = self._speed, self._others()

        def work() -> tuple[MachineSpeed, EstimateResult]:
            known = speed or known_speed(list({*runs_in(runs_home()), *others}))
            return known, _estimated(recipe, counts, known)

        self._background.run(work, self._tell, self._fail, only_latest="estimate")

    def _tell(self, answer: tuple[MachineSpeed, EstimateResult]) -> None:
        self._speed, estimated = answer
        self.estimated.emit(estimated)

    def _fail(self, error: "UserError") -> None:
        # No estimate is no reason to trouble a person who writes a recipe.
        self.estimated.emit(None)


def _estimated(recipe: Recipe, counts: Counts, speed: MachineSpeed) -> EstimateResult:
    estimated = estimate(recipe, counts, speed)
    on_gpu = recipe.engine.device == "cuda"
    warnings = estimated.warnings(Free.here(runs_home()), on_gpu)
    return EstimateResult(estimated, (*warnings, *unwise_parts(recipe)))
