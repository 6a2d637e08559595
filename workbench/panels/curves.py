"""Losses of every training stage, while it runs and afterwards."""

import math
from collections.abc import Iterator
from contextlib import ExitStack

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QSlider,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.curve_titles import curve_order, layer_names
from workbench.drawing import svg_of
from workbench.growing import Series
from workbench.icons import icon
from workbench.panels.run_panel import RunPanel
from workbench.saving import SaveMenu
from workbench.theme import Theme
from workbench.widgets.curve_plot import RATE, CurvePlot
from workbench.widgets.flow import FlowLayout
from workbench.widgets.hint import WithHint
from workbench.widgets.segments import Segments, tool
from workbench.words import STAGE_TITLES, count

STAGES = {**STAGE_TITLES, "search": "Encoder"}
del STAGES["export"]
STRENGTHS = (0.0, 0.005, 0.01, 0.02, 0.05, 0.1)
ROWS_AT_ONCE = 10_000
GENERATOR = "Generator losses, by step"
ENCODER = "Loss of the encoder that judges candidates, by step"
JUDGES = "Losses of the networks that judge candidates, by step"
NO_RUN = "Losses of generator and discriminator appear here while a run trains."
NO_CURVES = "The losses of this stage appear here with its first step."


class CurvesPanel(RunPanel):
    """Generator and discriminator losses of one stage, over its steps.

    Shows the stage that runs, or the last that ran, unless a person chose another.
    """

    NAME = "curves"
    TITLE = "Curves"
    LISTENS = ("scalars_changed", "stages_changed")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: str | None = None
        self._drawn = ""
        self._pointed: float | None = None
        self.generator = CurvePlot(GENERATOR)
        self.discriminator = CurvePlot("Discriminator losses, by step")
        self.plots = (self.generator, self.discriminator)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        for plot, share in zip(self.plots, (3, 2), strict=True):
            self.splitter.addWidget(plot)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
            plot.pointed.connect(self._point)
            plot.plot.following_changed.connect(self._show_following)
            plot.plot.menu_asked.connect(self._show_menu)
        self.splitter.setChildrenCollapsible(False)
        self.menu: SaveMenu = SaveMenu("curves", self.splitter, self.drawing, self.table)
        self.area = WithHint(self.splitter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.setSpacing(4)
        rows.addLayout(self._tools())
        rows.addWidget(self.area, 1)
        self.discriminator.plot.share_x(self.generator.plot)
        self._show_stages()

    # -- what a panel does ------------------------------------------------------------------

    def start_over(self) -> None:
        self._picked = None
        for plot in self.plots:
            plot.name_layers(layer_names(self.model.run.recipe) if self.model else ())
        self._show_all()

    def apply_theme(self, theme: Theme) -> None:
        for plot in self.plots:
            plot.apply_theme(theme)
        self.whole.setIcon(icon("reset", theme))
        self.save.setIcon(icon("save", theme))

    @property
    def stage(self) -> str:
        """The stage whose losses are shown."""
        return self._picked or self._current_stage()

    def table(self) -> tuple[list[str], Iterator[list[object]]]:
        """Header and rows of every number of the stage shown, one row a step."""
        series = self._series()
        return ["step", *series], _rows(list(series.values()))

    def drawing(self) -> str:
        """The plots as SVG, each with a legend inside."""
        shown = [plot for plot in self.plots if not plot.isHidden()]
        with ExitStack() as legends:
            for plot in shown:
                legends.enter_context(plot.legend_inside())
            return svg_of([plot.plot for plot in shown])

    # -- building ---------------------------------------------------------------------------

    def _tools(self) -> FlowLayout:
        self.stages = Segments()
        for key, text in STAGES.items():
            self.stages.add(key, text, f"Show the losses of this stage: {text.lower()}")
        self.stages.chosen.connect(self._pick)
        self.smoothing = self._smoothing_slider()
        self.logarithmic = QCheckBox("Log")
        self.logarithmic.setToolTip("Logarithmic losses; values of zero and below are left out")
        self.logarithmic.setAccessibleName("Logarithmic losses")
        self.logarithmic.toggled.connect(self._set_logarithmic)
        self.whole = tool("Show all", "Back to the whole curve, and follow it while it grows")
        self.whole.clicked.connect(self._show_all)
        self.save = tool("Save", "Copy or save the curves")
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(self.menu)
        row = FlowLayout(spacing=3)
        for widget in (self.stages, self.smoothing, self.logarithmic, self.whole, self.save):
            row.addWidget(widget)
        return row

    def _smoothing_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, len(STRENGTHS) - 1)
        slider.setValue(3)
        slider.setPageStep(1)
        slider.setFixedSize(64, 28)
        slider.setToolTip("Smoothing: left is off; the raw curve stays visible behind")
        slider.setAccessibleName("Smoothing")
        slider.valueChanged.connect(self.refresh)
        return slider

    # -- showing ----------------------------------------------------------------------------

    def _current_stage(self) -> str:
        model = self.model
        if model is None:
            return "teacher"
        drawn = [stage for stage in STAGES if any(key[0] == stage for key in model.series)]
        running = [stage.name for stage in model.stages if stage.state == "running"]
        following = [stage for stage in running if stage in drawn]
        return (following or drawn[-1:] or ["teacher"])[0]

    def _pick(self, stage: str) -> None:
        self._picked = None if stage == self._current_stage() else stage
        self.refresh()

    def _series(self) -> dict[str, Series]:
        if self.model is None:
            return {}
        return {name: s for (stage, name), s in self.model.series.items() if stage == self.stage}

    def draw(self) -> None:
        self._show_stages()
        if self.stage != self._drawn:
            self._drawn = self.stage
            self._show_all()
        series = self._series()
        self.area.set_hint("" if series else NO_CURVES if self.model else NO_RUN)
        names = sorted((name for name in series if name != RATE), key=curve_order)
        upper = {name: series[name] for name in names if not name.startswith("D_")}
        lower = {name: series[name] for name in names if name.startswith("D_")}
        self.discriminator.setVisible(bool(lower))
        self.generator.plot.set_heading(self._heading(upper))
        self.generator.plot.show_ticks("bottom", not lower)
        strength = STRENGTHS[self.smoothing.value()]
        self.generator.draw(upper, strength)
        self.discriminator.draw(lower, strength)
        self._show_values()
        self._show_following()

    def _heading(self, shown: dict[str, Series]) -> str:
        if self.stage != "search":
            return GENERATOR
        return ENCODER if "segmenter" not in shown else JUDGES

    def _show_stages(self) -> None:
        known_series = self.model.series if self.model else {}
        known = {stage for stage, _ in known_series}
        planned = self.model.run.recipe.stages if self.model else ()
        for stage in STAGES:
            self.stages.button(stage).setEnabled(stage in known)
        judges = self.stages.button("search")
        judges.setText("Judges" if ("search", "segmenter") in known_series else STAGES["search"])
        judges.setVisible("search" in known)
        self.stages.button("prune").setVisible("prune" in planned)
        self.stages.set_current(self.stage)

    def _point(self, step: float) -> None:
        self._pointed = None if math.isnan(step) else step
        self._show_values()

    def _show_values(self) -> None:
        series = self._series()
        shown = self._nearest(series)
        for plot in self.plots:
            plot.point(shown)
        step = shown if shown is not None else self._last(series)
        self.generator.note.show_text(
            _place_words(step, series.get(RATE)), _place_words(step, None)
        )

    def _nearest(self, series: dict[str, Series]) -> float | None:
        last = self._last(series)
        if self._pointed is None or last is None:
            return None
        first = min(float(item.steps[0]) for item in series.values())
        return float(np.clip(round(self._pointed), first, last))

    def _last(self, series: dict[str, Series]) -> float | None:
        return max((float(item.steps[-1]) for item in series.values()), default=None)

    def _show_menu(self, where: QPoint) -> None:
        self.menu.popup(where)

    def _set_logarithmic(self, on: bool) -> None:
        for plot in self.plots:
            plot.plot.item.setLogMode(y=on)
        self._show_all()

    def _show_all(self) -> None:
        for plot in self.plots:
            plot.plot.show_all()
        self._show_following()

    def _show_following(self) -> None:
        self.whole.setEnabled(not all(plot.plot.following for plot in self.plots))


def _place_words(step: float | None, rate: Series | None) -> str:
    """ "step 400 · learning rate 0.0002" """
    if step is None:
        return ""
    words = f"step {count(int(step))}"
    if rate is None:
        return words
    place = int(np.searchsorted(rate.steps, step).clip(0, len(rate) - 1))
    return f"{words} · learning rate {rate.values[place]:.2g}"


def _rows(series: list[Series]) -> Iterator[list[object]]:
    """One row a step, in parts: a long run has millions of numbers."""
    steps = np.unique(np.concatenate([item.steps for item in series] or [np.zeros(0)]))
    table = np.full((len(steps), len(series)), np.nan)
    for column, item in enumerate(series):
        table[np.searchsorted(steps, item.steps), column] = item.values
    for first in range(0, len(steps), ROWS_AT_ONCE):
        part = slice(first, first + ROWS_AT_ONCE)
        for step, values in zip(steps[part].tolist(), table[part].tolist(), strict=True):
            yield [int(step), *("" if math.isnan(value) else value for value in values)]
