"""The fixed pictures: input, teacher, student, truth; from afar and closely."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from core.record import PreviewRecord
from workbench.icons import icon
from workbench.panels.run_panel import RunPanel
from workbench.run_model import RunModel
from workbench.sample_columns import SampleColumn, moment_words, sample_columns, style_count
from workbench.theme import Theme
from workbench.widgets.comparison import Comparison
from workbench.widgets.flow import FlowLayout
from workbench.widgets.hint import WithHint
from workbench.widgets.picture_grid import PictureGrid, Shown
from workbench.widgets.segments import Segments, tool
from workbench.widgets.time_lapse import TimeLapse

MODES = {
    "grid": ("All", "Every sample picture by every network"),
    "beside": ("One", "One sample, side by side, zoomed and moved together"),
    "split": ("Split", "Two networks on one spot, with a line to drag"),
    "difference": ("Difference", "How far two networks are apart, pixel by pixel"),
}
NO_RUN = "Sample pictures of the run appear here: input, teacher, candidate and truth."
NO_PICTURES = (
    "The fixed sample pictures appear here with the first pictures of training: "
    "input, teacher, candidate and truth."
)


class SamplesPanel(RunPanel):
    """Pictures of the selected candidate beside the teacher's, or of the training as it goes."""

    NAME = "samples"
    TITLE = "Samples"
    LISTENS = ("candidates_changed", "previews_changed", "chosen_changed", "stages_changed")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: list[tuple[SampleColumn, int]] | None = None
        self._shown: list[Shown] = []
        self._sample = 0
        self.grid = PictureGrid()
        self.closer = Comparison()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.grid)
        self.pages.addWidget(self.closer)
        self.area = WithHint(self.pages)
        self.setFocusProxy(self.grid)
        self.lapse = TimeLapse()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName("Distances of the networks shown")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.setSpacing(4)
        rows.addLayout(self._tools())
        rows.addWidget(self.area, 1)
        rows.addWidget(self.words)
        rows.addWidget(self.lapse)
        self._connect()
        self.set_mode("grid")

    # -- what a panel does ------------------------------------------------------------------

    def set_run(self, model: RunModel | None) -> None:
        if self.model is not None:
            self.model.selection_changed.disconnect(self._show_selection)
        super().set_run(model)
        if model is not None:
            model.selection_changed.connect(self._show_selection)

    def start_over(self) -> None:
        self._seen, self._sample = None, 0
        self.styles.setCurrentIndex(0)
        self.lapse.go_to_now()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self.grid, self.closer, self.lapse):
            widget.apply_theme(theme)
        self.whole.setIcon(icon("reset", theme))
        self.before.setIcon(icon("up", theme))
        self.after.setIcon(icon("down", theme))

    @property
    def shown(self) -> list[Shown]:
        """What is shown now, by network."""
        return self._shown

    def set_mode(self, mode: str) -> None:
        """Show all samples ("grid") or one: "beside", "split" or "difference"."""
        self._mode = mode
        self.modes.set_current(mode)
        self.pages.setCurrentIndex(0 if mode == "grid" else 1)
        for widget in (self.before, self.which, self.after, self.whole):
            widget.setVisible(mode != "grid")
        self._show()

    # -- building ---------------------------------------------------------------------------

    def _tools(self) -> FlowLayout:
        self.modes = Segments()
        for key, (text, tip) in MODES.items():
            self.modes.add(key, text, tip)
        self.before = tool("Previous sample", "The sample before this one")
        self.after = tool("Next sample", "The sample after this one")
        self.which = QLabel()
        self.whole = tool("Fit", "See the whole picture again")
        self.styles = QComboBox()
        self.styles.setAccessibleName("Style")
        self.styles.setToolTip("The style that the networks draw in; the same for all of them")
        self._offer_styles(1)
        row = FlowLayout(spacing=0)
        for widget in (self.modes, self.styles, self.before, self.which, self.after, self.whole):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        self.modes.chosen.connect(self.set_mode)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.whole.clicked.connect(self.closer.camera.fit)
        self.closer.closed.connect(lambda: self.set_mode("grid"))
        self.closer.stepped.connect(self._step)
        self.grid.opened.connect(self._open)
        self.lapse.moved.connect(self.refresh)
        self.styles.currentIndexChanged.connect(self.refresh)

    # -- showing ----------------------------------------------------------------------------

    def draw(self) -> None:
        model = self.model
        self.lapse.set_moments([moment_words(item) for item in model.previews] if model else [])
        self._offer_styles(style_count(model) if model else 1)
        style = self.styles.currentIndex()
        columns = sample_columns(model, self._moment(), style) if model else []
        seen = [(column, self._version(column)) for column in columns]
        found = any(version for _, version in seen)
        self.area.set_hint("" if found else NO_PICTURES if model else NO_RUN)
        if seen != self._seen:
            self._seen = seen
            told = [column for column in columns if column.sentence]
            self.words.setText("\n".join(column.sentence for column in told))
            self.words.setToolTip("\n".join(_whole(column) for column in told))
            self.words.setVisible(bool(told))
            self._shown = [self._with_pictures(column) for column in columns]
            self._show()

    def _offer_styles(self, count: int) -> None:
        """Offer so many styles; one is no choice."""
        if count != self.styles.count():
            kept = min(max(0, self.styles.currentIndex()), count - 1)
            self.styles.blockSignals(True)
            self.styles.clear()
            self.styles.addItems([f"Style {number + 1}" for number in range(count)])
            self.styles.setCurrentIndex(kept)
            self.styles.blockSignals(False)
        self.styles.setVisible(count > 1)

    def _moment(self) -> PreviewRecord | None:
        place = self.lapse.moment
        return self.model.previews[place] if self.model and place >= 0 else None

    def _version(self, column: SampleColumn) -> int:
        """Which drawing of the strip this is; 0 where there is none."""
        strip = self.model.strip(column.file) if self.model else None
        return strip.cacheKey() if strip is not None else 0

    def _with_pictures(self, column: SampleColumn) -> Shown:
        pictures = self.model.pictures(column.file) if self.model else []
        about = column.title, column.lines, tuple(pictures), column.distance, column.short
        return Shown(column.key, *about)

    def _show(self) -> None:
        count = max((len(item.pictures) for item in self._shown), default=0)
        self._sample = min(self._sample, max(0, count - 1))
        self.which.setText(f"{self._sample + 1} / {count}")
        if not self._shown:
            return
        if self._mode == "grid":
            self.grid.show_pictures(self._shown)
        else:
            self.closer.show_sample(self._shown, self._sample, self._mode)

    # -- a person's doing -------------------------------------------------------------------

    def _show_selection(self) -> None:
        """Whoever selects a candidate wants to see it, not the training before it."""
        self.lapse.go_to_now()
        self.refresh()

    def _open(self, sample: int, key: str) -> None:
        self._sample = sample
        self.closer.camera.fit()
        self.set_mode("beside")
        self.closer.setFocus()

    def _step(self, step: int) -> None:
        count = max((len(item.pictures) for item in self._shown), default=0)
        if count:
            self._sample = (self._sample + step) % count
            self._show()


def _whole(column: SampleColumn) -> str:
    """A column's words with the features' whole name, for a tooltip."""
    return " · ".join(part for part in (column.title, *column.lines, column.distance) if part)
