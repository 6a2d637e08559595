"""The fixed pictures: input, teacher, candidates, truth; from afar and closely."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from core.run.record import PreviewRecord
from workbench.app.background import Background, raise_error
from workbench.app.theme import Theme
from workbench.app.tips import wrapped
from workbench.app.translation import mark, tr
from workbench.run.measures import distance_name_short
from workbench.run.run_model import RunModel
from workbench.run.sample_sheets import Key
from workbench.run.score_about import score_about
from workbench.samples.columns import (
    SampleColumn,
    aligned,
    left_out,
    moment_words,
    sample_columns,
    style_count,
)
from workbench.samples.comparison import SampleComparison
from workbench.samples.line import SampleLine
from workbench.samples.picture_grid import PictureGrid
from workbench.samples.saving import Lapse, SampleSaving
from workbench.samples.time_lapse import TimeLapse
from workbench.samples.tools import SampleTools
from workbench.samples.words import HINTS, distance_words, full_caption, pixel_words
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.pictures.looking import KEY_ZOOM
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.run_panel import RunPanel

NO_RUN = mark("Sample pictures of the run appear here: input, teacher, candidate and true picture.")
NO_PICTURES = mark(
    "Sample pictures appear here once training draws its first ones: input, teacher, candidate "
    "and true picture."
)

_NEWEST = "newest"


class SamplesPanel(RunPanel):
    """Pictures of the candidates beside the teacher's, or of the training as it goes."""

    NAME = "samples"
    TITLE = "Samples"
    LISTENS = (
        "candidates_changed", "previews_changed", "chosen_changed", "stages_changed",
    )  # fmt: skip

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: list[tuple[SampleColumn, Key | None]] | None = None
        self._columns: list[SampleColumn] = []
        self._shown: list[Shown] = []
        self._sample = 0
        self._mode = "grid"
        self._theme: Theme | None = None
        self._reading = Background(self)
        self.camera = Camera(self)
        self.tools = SampleTools()
        self.line = SampleLine(self.camera, self.tools)
        self.grid = PictureGrid(self.camera)
        self.closer = SampleComparison(self.camera)
        self.saving = SampleSaving(self)
        self.lapse = TimeLapse()
        self._lay_out()
        self._connect()
        self._fill_save_menu()
        self.set_mode("grid")

    # -- what a panel does ------------------------------------------------------------------

    def set_run(self, model: RunModel | None) -> None:
        if self.model is not None:
            self.model.compared_changed.disconnect(self._show_selection)
        super().set_run(model)
        if model is not None:
            model.compared_changed.connect(self._show_selection)

    def start_over(self) -> None:
        self._seen, self._sample = None, 0
        self._reading.cancel(_NEWEST)
        self.camera.fit()
        self.tools.styles.setCurrentIndex(0)
        self.lapse.go_to_now()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.grid, self.closer, self.lapse, self.line):
            widget.apply_theme(theme)

    @property
    def shown(self) -> list[Shown]:
        """What is shown now, by network."""
        return self._shown

    @property
    def mode(self) -> str:
        """How it is looked at: one of the keys of MODES."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Show all samples ("grid") or one: "beside", "split", "flip" or "difference"."""
        self._mode = mode
        self.tools.modes.set_current(mode)
        self.pages.setCurrentIndex(0 if mode == "grid" else 1)
        self.setFocusProxy(self.grid if mode == "grid" else self.closer)
        self._show()

    def choose_mode(self, mode: str) -> None:
        """As a person does: then the keyboard is in the pictures."""
        self.set_mode(mode)
        self.setFocus()

    def step(self, step: int) -> None:
        """Look at another sample."""
        count = self._count()
        if count:
            self._sample = (self._sample + step) % count
            self._show()

    def zoom_by(self, steps: int) -> None:
        """See the pictures larger, or with fewer than no steps smaller."""
        self.camera.zoom_by(KEY_ZOOM**steps, self.camera.centre)

    def blink(self) -> None:
        """Let two networks flip by themselves, or stop it."""
        if self._mode != "flip":
            self.choose_mode("flip")
        self.closer.bar.blink.toggle()

    # -- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.grid)
        self.pages.addWidget(self.closer)
        self.area = WithHint(self.pages)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAccessibleName(tr("What the samples show"))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(tr("Distances of the networks shown"))
        rows = column_layout(self, (6, 6, 6, 6), 4)
        for widget in (self.tools, self.area, self.line, self.words, self.lapse):
            rows.addWidget(widget, 1 if widget is self.area else 0)

    def _connect(self) -> None:
        self.tools.mode_chosen.connect(self.choose_mode)
        self.line.stepped.connect(self.step)
        self.tools.style_chosen.connect(self.refresh)
        self.closer.closed.connect(lambda: self.choose_mode("grid"))
        self.closer.stepped.connect(self.step)
        self.closer.bar.changed.connect(self._show_pixel)
        self.grid.opened.connect(self._open)
        self.lapse.moved.connect(self.refresh)
        self.camera.pointed.connect(self._show_pixel)
        self.saving.reported.connect(self.line.pixel.setText)

    def _fill_save_menu(self) -> None:
        menu = self.line.save.menu()
        menu.setToolTipsVisible(True)
        menu.addAction(tr("Copy picture"), self.copy)
        menu.addAction(tr("Save as PNG…"), self.save)
        menu.addSeparator()
        menu.addAction(tr("Save time-lapse as GIF…"), self.save_gif)
        menu.addAction(tr("Save time-lapse as pictures…"), self.save_sequence)
        menu.aboutToShow.connect(self._offer_saving)

    def _offer_saving(self) -> None:
        kept, lapse = bool(self._shown), bool(self.model and self.model.previews)
        for index, action in enumerate(self.line.save.menu().actions()):
            action.setEnabled(kept if index < 2 else lapse)

    # -- showing ----------------------------------------------------------------------------

    def draw(self) -> None:
        model = self.model
        self.lapse.set_moments([moment_words(item) for item in model.previews] if model else [])
        self.tools.offer_styles(style_count(model) if model else 1)
        columns = self._columns_at(self._moment())
        seen = [(column, model.version(column.file) if model else None) for column in columns]
        any_version = any(version for _, version in seen)
        self.area.set_hint("" if any_version else tr(NO_PICTURES) if model else tr(NO_RUN))
        if seen != self._seen:
            self._seen = seen
            work, take = partial(_read, model, columns), partial(self._take, columns)
            self._reading.run(work, take, raise_error, _NEWEST, keeps_answers=True)

    def _columns_at(self, moment: PreviewRecord | None) -> list[SampleColumn]:
        style = self.tools.styles.currentIndex()
        return sample_columns(self.model, moment, style) if self.model else []

    def _moment(self) -> PreviewRecord | None:
        index = self.lapse.moment
        return self.model.previews[index] if self.model and index >= 0 else None

    def _distance_words(self, columns: list[SampleColumn]) -> str:
        if self.model is None:
            return ""
        score = distance_name_short(self.model.features(), self.model.run.recipe.search.score)
        return distance_words(columns, score, left_out(self.model))

    def _take(self, columns: list[SampleColumn], shown: list[Shown]) -> None:
        """The pictures are read."""
        self._columns, self._shown = columns, shown
        self.words.setText(self._distance_words(columns))
        caption = full_caption(columns)
        if self.model is not None and caption:
            caption += f"\n{score_about(self.model.features(), self.model.run.recipe)}"
        self.words.setToolTip(wrapped(caption))
        self.words.setVisible(bool(self.words.text()))
        self._show()

    def _count(self) -> int:
        return max((len(item.pictures) for item in self._shown), default=0)

    def _show(self) -> None:
        self._sample = min(self._sample, max(0, self._count() - 1))
        self.line.show_place(self._sample, self._count(), one=self._mode != "grid")
        if self._mode == "grid":
            self.grid.show_pictures(self._shown)
        elif self._shown:
            self.closer.show_sample(self._shown, self._sample, self._mode)
        self._show_pixel()

    def _show_pixel(self) -> None:
        """The colours under the mouse, or what the keys do."""
        grid = self._mode == "grid"
        seen = self._shown if grid else self.closer.seen
        sample = self.grid.pointed_sample if grid else self._sample
        self.line.pixel.setText(
            pixel_words(seen, sample, self.camera.pointer) or tr(HINTS[self._mode])
        )

    # -- a person's doing -------------------------------------------------------------------

    def copy(self) -> None:
        """Put what is shown on the clipboard, with a caption."""
        if self._theme is not None:
            self.saving.copy(self._picture(self._theme))

    def save(self) -> None:
        """Write what is shown as a PNG, with a caption."""
        if self._theme is not None and self.model is not None:
            self.saving.save(self._picture(self._theme), f"{self.model.run.name}-samples")

    def save_gif(self) -> None:
        """Write the pictures over time as an animated GIF."""
        lapse = self._lapse()
        if lapse is not None and self.model is not None:
            self.saving.save_gif(lapse, f"{self.model.run.name}-time-lapse")

    def save_sequence(self) -> None:
        """Write the pictures over time as numbered PNGs."""
        lapse = self._lapse()
        if lapse is not None:
            self.saving.save_sequence(lapse)

    def _picture(self, theme: Theme) -> QImage:
        name = self.model.run.name if self.model else ""
        when = [self.lapse.label.text()] if self.lapse.moment >= 0 else []
        text = "\n".join(part for part in (" · ".join([name, *when]), self.words.text()) if part)
        shown = self.grid.viewport() if self._mode == "grid" else self.closer.pages
        return self.saving.picture(shown, text, theme)

    def _lapse(self) -> Lapse | None:
        model, theme = self.model, self._theme
        if model is None or theme is None or not model.previews:
            return None
        columns = aligned([self._columns_at(moment) for moment in model.previews])
        words = [f"{model.run.name}, {moment_words(moment)}" for moment in model.previews]
        shown = partial(_read_moment, model, columns)
        return Lapse(len(columns), shown, words.__getitem__, theme, self.font())

    def _show_selection(self) -> None:
        """Show a selected candidate, not the training before it."""
        self.lapse.go_to_now()
        self.refresh()

    def _open(self, sample: int, key: str) -> None:
        self._sample = sample
        self.camera.fit()
        self.choose_mode("beside")


def _read(model: RunModel | None, columns: list[SampleColumn]) -> list[Shown]:
    """The pictures of these columns; in a thread, for decoding takes its time."""
    return [
        Shown(
            column.key,
            column.title,
            column.lines,
            tuple(model.pictures(column.file)) if model else (),
            column.distance,
            column.short,
            column.brief,
        )
        for column in columns
    ]


def _read_moment(model: RunModel, moments: list[list[SampleColumn]], index: int) -> list[Shown]:
    return _read(model, moments[index])
