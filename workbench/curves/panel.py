"""Losses of every training stage, while it runs and afterwards."""

import math
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QCheckBox,
    QMenu,
    QSlider,
    QSplitter,
    QToolButton,
    QWidget,
)

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.curves.overlay import (
    Overlay,
    comparable,
    opponents,
    other_folders,
    overlay_heading,
)
from workbench.curves.picker import CurvePicker
from workbench.curves.plot import RATE, CurvePlot
from workbench.curves.table import curve_rows, place_words
from workbench.curves.titles import curve_order, layer_names
from workbench.run.compared_runs import ComparedRuns
from workbench.run.growable_array import Series
from workbench.run.words import STAGE_TITLES
from workbench.widgets.drawing import svg_of
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout
from workbench.widgets.run_panel import RunPanel
from workbench.widgets.saving import SaveMenu
from workbench.widgets.segments import Segments, tool
from workbench.widgets.tool_row import ToolRow

STAGES = {**STAGE_TITLES, "search": mark("Encoder")}
del STAGES["export"]
STRENGTHS = (0.0, 0.005, 0.01, 0.02, 0.05, 0.1)
GENERATOR = mark("Generator losses, by step")
ENCODER = mark("Loss of the encoder that scores candidates, by step")
JUDGES = mark("Losses of the networks that score candidates, by step")
NO_RUN = mark("Losses of generator and discriminator appear here while a run trains.")
NOT_READ = mark("Reading the curves of the ticked runs…")
NONE_ALIKE = mark("The ticked runs recorded nothing in this stage.")
NO_CURVES = mark("The losses of this stage appear here with its first step.")
HELD_OUT, HELD_OUT_MIOU = "held_out", "held_out_miou"
HELD_OUT_DISTANCE = mark("Held-out distance, by step (lower is better)")
HELD_OUT_SCORE = mark("Held-out mIoU, by step (higher is better)")
# No loss, and by candidates instead of steps: the Front draws it.
HYPERVOLUME = ("search", "hypervolume")


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
        self._others: ComparedRuns | None = None
        self._titles: dict[str, tuple[str, str]] = {}
        self.generator = CurvePlot(tr(GENERATOR))
        self.discriminator = CurvePlot(tr("Discriminator losses, by step"))
        self.held_out = CurvePlot(tr(HELD_OUT_DISTANCE))
        self.plots = (self.generator, self.discriminator, self.held_out)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        for plot, share in zip(self.plots, (3, 2, 2), strict=True):
            self.splitter.addWidget(plot)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
            plot.pointed.connect(self._point)
            plot.plot.following_changed.connect(self._show_following)
            plot.plot.menu_asked.connect(self._show_menu)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setObjectName("losses")
        self.menu: SaveMenu = SaveMenu("curves", self.splitter, self.drawing, self.table)
        self.area = WithHint(self.splitter)
        rows = column_layout(self, (6, 6, 6, 6), 4)
        rows.addWidget(self._tools())
        rows.addWidget(self.area, 1)
        for plot in self.plots[1:]:
            plot.plot.share_x(self.generator.plot)
        self._show_stages()

    # -- what a panel does ------------------------------------------------------------------

    def start_over(self) -> None:
        self._picked = None
        for plot in self.plots:
            plot.name_layers(self._layers)
        self._show_all()

    def compare(self, others: ComparedRuns) -> None:
        self._others = others
        others.folders_changed.connect(self._compare_others)
        others.series_changed.connect(self.refresh)
        self.picker.none_wanted.connect(lambda: others.set_folders(()))

    def apply_theme(self, theme: Theme) -> None:
        for plot in self.plots:
            plot.apply_theme(theme)
        self.whole.setIcon(icon("reset", theme))
        self.save.setIcon(icon("save", theme))
        self.picker.setIcon(icon("curves", theme))
        self.tools.apply_theme(theme)

    @property
    def stage(self) -> str:
        """The stage whose losses are shown."""
        return self._picked or self._current_stage()

    def table(self) -> tuple[list[str], Iterator[list[object]]]:
        """Header and rows of every number of the stage shown, one row a step."""
        series = self._shown()
        return ["step", *series], curve_rows(list(series.values()))

    def drawing(self) -> str:
        """The plots as SVG, each with a legend inside."""
        shown = [plot for plot in self.plots if not plot.isHidden()]
        with ExitStack() as legends:
            for plot in shown:
                legends.enter_context(plot.legend_inside())
            return svg_of([plot.plot for plot in shown])

    # -- building ---------------------------------------------------------------------------

    def _tools(self) -> ToolRow:
        self.stages = Segments()
        for key, text in STAGES.items():
            about = tr("Show the losses of this stage: {stage}").format(stage=tr(text).lower())
            self.stages.add(key, tr(text), about)
        self.stages.chosen.connect(self._pick)
        self.smoothing = self._smoothing_slider()
        self.smoothings = self._smoothing_menu()
        self.logarithmic = QCheckBox(tr("Log"))
        self.logarithmic.setToolTip(tr("Logarithmic scale; values of zero and below are not shown"))
        self.logarithmic.setAccessibleName(tr("Logarithmic scale"))
        self.logarithmic.toggled.connect(self._set_logarithmic)
        by_log = QAction(tr("Logarithmic scale"), self)
        by_log.setCheckable(True)
        by_log.toggled.connect(self.logarithmic.setChecked)
        self.logarithmic.toggled.connect(by_log.setChecked)
        about = tr("Show the whole curve and follow it")
        self.whole = tool(tr("Show all"), about)
        self.whole.clicked.connect(self._show_all)
        self.save = tool(tr("Save"), tr("Copy or save the curves"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(self.menu)
        self.picker = CurvePicker()
        self.picker.picked_changed.connect(self.refresh)
        self.tools = ToolRow(spacing=3)
        self.tools.add(self.stages)
        self.tools.add(self.picker, rank=1)
        self.tools.set_wanted(self.picker, False)
        self.tools.add_stretch()
        self.tools.add(self.smoothing, rank=3)
        self.tools.add(self.logarithmic, rank=2)
        self.tools.add(self.whole)
        self.tools.add(self.save)
        self.tools.offer(self.picker, self.picker.menu().menuAction())
        self.tools.offer(self.smoothing, self.smoothings.menuAction())
        self.tools.offer(self.logarithmic, by_log)
        self.tools.add_more()
        return self.tools

    def _smoothing_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, len(STRENGTHS) - 1)
        slider.setValue(3)
        slider.setPageStep(1)
        slider.setFixedSize(64, 28)
        slider.setToolTip(tr("Smoothing (left: off); the raw curve stays visible behind"))
        slider.setAccessibleName(tr("Smoothing"))
        slider.valueChanged.connect(self.refresh)
        return slider

    def _smoothing_menu(self) -> QMenu:
        """The slider's steps as a menu, for where the slider has no room."""
        menu = QMenu(tr("Smoothing"), self)
        group = QActionGroup(menu)
        for index, strength in enumerate(STRENGTHS):
            title = tr("{n} % of the steps").format(n=f"{100 * strength:g}")
            action = menu.addAction(title if strength else tr("Off"))
            action.setCheckable(True)
            action.setChecked(index == self.smoothing.value())
            action.triggered.connect(lambda _, index=index: self.smoothing.setValue(index))
            group.addAction(action)
        self.smoothing.valueChanged.connect(lambda index: group.actions()[index].setChecked(True))
        return menu

    # -- showing ----------------------------------------------------------------------------

    @property
    def _layers(self) -> tuple[str, ...]:
        return layer_names(self.model.run.recipe) if self.model else ()

    def _current_stage(self) -> str:
        known = {stage for stage, _ in self._known()}
        drawn = [stage for stage in STAGES if stage in known]
        stages = self.model.stages if self.model else []
        running = [stage.name for stage in stages if stage.state == "running"]
        following = [stage for stage in running if stage in drawn]
        return (following or drawn[-1:] or ["teacher"])[0]

    def _pick(self, stage: str) -> None:
        self._picked = None if stage == self._current_stage() else stage
        self.refresh()

    def _rivals(self) -> list[Path]:
        """The folders of the other runs that are compared."""
        return other_folders(self.model, self._others) if self._others else []

    def _known(self) -> list[tuple[str, str]]:
        """Every (stage, name) that some run shown has recorded."""
        own = list(self.model.series) if self.model else []
        theirs = [self._others.names(folder) for folder in self._rivals() if self._others]
        keys = [*own, *(key for keys in theirs for key in keys)]
        return [key for key in keys if key != HYPERVOLUME]

    def _shown(self) -> dict[str, Series]:
        """The curves of the stage shown: all of the open run, or some of several runs."""
        self._titles = {}
        stage, rivals = self.stage, self._rivals()
        self.tools.set_wanted(self.picker, bool(rivals))
        if rivals and self._others:
            layers, runs = self.generator.layers, opponents(self.model, self._others, stage)
            names = comparable(name for at, name in self._known() if at == stage)
            self.picker.offer(names, layers)
            self._others.want([(stage, name) for name in self.picker.picked])
            overlay = Overlay.of(self.picker.picked, runs, layers)
            self._titles = overlay.titles
            return overlay.series
        own = self.model.series.items() if self.model else ()
        return {key[1]: series for key, series in own if key[0] == stage and key != HYPERVOLUME}

    def _compare_others(self) -> None:
        self._show_all()
        self.refresh()

    def draw(self) -> None:
        self._show_stages()
        if self.stage != self._drawn:
            self._drawn = self.stage
            self._show_all()
        series = self._shown()
        self.area.set_hint("" if series else self._why_empty())
        names = [name for name in series if name != RATE]
        if not self._titles:
            names.sort(key=curve_order)
        parts = {plot: {name: series[name] for name in names if self._plot_of(name) is plot}
                 for plot in self.plots}  # fmt: skip
        self.generator.plot.set_heading(self._heading(parts[self.generator]))
        by_miou = HELD_OUT_MIOU in parts[self.held_out] and HELD_OUT not in parts[self.held_out]
        self.held_out.plot.set_heading(tr(HELD_OUT_SCORE if by_miou else HELD_OUT_DISTANCE))
        strength = STRENGTHS[self.smoothing.value()]
        shown = [plot for plot in self.plots if parts[plot] or plot is self.generator]
        for plot in self.plots:
            plot.setVisible(plot in shown)
            plot.plot.show_ticks("bottom", plot is shown[-1])
            plot.draw(parts[plot], strength, self._titles)
        self._show_values(series)
        self._show_following()

    def _plot_of(self, name: str) -> CurvePlot:
        """Discriminator losses and the held-out score have scales of their own."""
        if name.startswith("D_"):
            return self.discriminator
        return self.held_out if name.startswith(HELD_OUT) else self.generator

    def _why_empty(self) -> str:
        if self._rivals():
            return tr(NOT_READ) if self.picker.picked else tr(NONE_ALIKE)
        return tr(NO_CURVES if self.model else NO_RUN)

    def _heading(self, shown: dict[str, Series]) -> str:
        if self._titles:
            picked = [name for name in self.picker.picked if not name.startswith(("D_", HELD_OUT))]
            return overlay_heading(picked, len(shown), self._layers)
        if self.stage != "search":
            return tr(GENERATOR)
        return tr(ENCODER) if "segmenter" not in shown else tr(JUDGES)

    def _show_stages(self) -> None:
        known_series = self._known()
        known = {stage for stage, _ in known_series}
        planned = self.model.run.recipe.stages if self.model else ()
        for stage in STAGES:
            self.stages.button(stage).setEnabled(stage in known)
        judges = self.stages.button("search")
        both = ("search", "segmenter") in known_series
        judges.setText(tr("Evaluators") if both else tr(STAGES["search"]))
        judges.setVisible("search" in known)
        self.stages.button("prune").setVisible("prune" in planned)
        self.stages.set_current(self.stage)

    def _point(self, step: float) -> None:
        self._pointed = None if math.isnan(step) else step
        self._show_values(self._shown())

    def _show_values(self, series: dict[str, Series]) -> None:
        shown = self._nearest(series)
        for plot in self.plots:
            plot.point(shown)
        step = shown if shown is not None else self._last(series)
        self.generator.note.show_text(place_words(step, series.get(RATE)), place_words(step, None))

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
            plot.set_logarithmic(on)
        self._show_all()

    def _show_all(self) -> None:
        for plot in self.plots:
            plot.plot.show_all()
        self._show_following()

    def _show_following(self) -> None:
        self.whole.setEnabled(not all(plot.plot.following for plot in self.plots))
