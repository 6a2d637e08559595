"""What the dialogs that fine-tune candidates share: choices, estimate, progress, start and stop."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from core.estimate.speed import SecondsRange
from core.estimate.words import about, span
from core.recipe.training import MOST_EPOCHS
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.app.engine_words import span_of_engine
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.run.run_model import RunModel
from workbench.run.session import Session
from workbench.run.words import count, duration
from workbench.widgets.hint import WithHint
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout
from workbench.widgets.plot import Plot
from workbench.widgets.room import come_up, enter_presses

if TYPE_CHECKING:
    from core.engine.job import Job

LOOK_MS = 250
PROMISE = 1000


class CandidatesDialog(QDialog):
    """Fine-tunes candidates of the open run in one job, and plots their scores.

    It stays beside the window: the job goes on while it is closed. A subclass makes its plot and
    its labels, then calls `set_up`.
    """

    def __init__(self, session: Session, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._drawn = session, object()
        self.plot, self.area = plot, WithHint(plot)
        self.setMinimumSize(540, 480)
        come_up(self, 640, 620)
        self.candidates, self.epochs = QSpinBox(), QSpinBox()
        self.outcome = text_label(role="heading", wraps=True)
        self.expected, self.progress = (text_label(role="dim", wraps=True) for _ in range(2))
        self.bar = QProgressBar()
        self.start, self.stop = QPushButton(tr("&Start")), QPushButton(tr("S&top"))
        self.leave = QPushButton(tr("&Close"))

    # -- what a subclass says ---------------------------------------------------------------

    @property
    def current_job(self) -> "Job | None":
        """The job of this dialog that is at work on the open run."""
        raise NotImplementedError

    def why_not(self) -> str:
        """Why no job can start now; empty where one can."""
        raise NotImplementedError

    def start_tip(self) -> str:
        """What the start button does."""
        raise NotImplementedError

    def seconds(self, run: Run) -> SecondsRange | None:
        """How long a job from the start takes; None where that is not known."""
        raise NotImplementedError

    def has_begun(self, model: RunModel) -> bool:
        """Whether the run's record has a job of this kind, finished or not."""
        raise NotImplementedError

    def begin(self) -> None:
        """Start the job."""
        raise NotImplementedError

    def show_result(self, model: RunModel | None) -> None:
        """Show what the open run's record says."""
        raise NotImplementedError

    def choices(self) -> tuple[QWidget, ...]:
        """The fields that are locked while the job is at work."""
        return self.candidates, self.epochs

    # -- building ---------------------------------------------------------------------------

    def set_up(
        self,
        theme: Theme,
        explained: str,
        above: tuple[QLabel, ...],
        below: tuple[QLabel, ...],
        form: tuple[tuple[str, QWidget], ...],
    ) -> None:
        """Lay out an explanation, labels above and below the plot, and a form; then show it all."""
        self.candidates.setAccessibleName(tr("Candidates"))
        self.epochs.setRange(0, MOST_EPOCHS)
        for box in (self.candidates, self.epochs):
            box.valueChanged.connect(self._show_expected)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, PROMISE)
        self._set_up_buttons()
        self._lay_out(explained, above, below, form)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.show_progress)
        self._session.changed.connect(self.refresh)
        self._session.opened.connect(self.refresh)
        self.apply_theme(theme)
        self.refresh()
        self.candidates.setFocus()

    def _set_up_buttons(self) -> None:
        self.start.setProperty("primary", True)
        self.start.clicked.connect(self._start)
        self.stop.setToolTip(tr("Stop and keep what is done; start again to continue"))
        self.stop.clicked.connect(self._session.stop)
        self.leave.clicked.connect(self.close)

    def _lay_out(
        self,
        explained: str,
        above: tuple[QLabel, ...],
        below: tuple[QLabel, ...],
        form: tuple[tuple[str, QWidget], ...],
    ) -> None:
        intro = text_label(role="dim", wraps=True)
        intro.setText(explained)
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        for title, field in form:
            fields.addRow(title, field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.start, self.stop, self.leave):
            buttons.addWidget(button)
        column = column_layout(self, (16, 16, 16, 12), 10)
        for label in (intro, *above):
            column.addWidget(label)
        column.addWidget(self.area, 1)
        for label in below:
            column.addWidget(label)
        column.addLayout(fields)
        for widget in (self.expected, self.bar, self.progress):
            column.addWidget(widget)
        column.addLayout(buttons)
        enter_presses(self.start)

    # -- showing ----------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the plot."""
        self.plot.apply_theme(theme)

    def refresh(self) -> None:
        """Show what is known of the open run, and what can be done."""
        model = self._session.model
        self.show_result(model)
        if model:
            finetune = model.run.recipe.finetune
            epochs = finetune.epochs + finetune.decay_epochs
            self.epochs.setSpecialValueText(tr("the recipe's {n}").format(n=epochs))
        job, reason = self.current_job, self.why_not()
        for widget in (*self.choices(), self.start):
            widget.setEnabled(job is None and not reason)
        self.start.setToolTip(reason or self.start_tip())
        self.start.setVisible(job is None)
        self.stop.setVisible(job is not None)
        self.stop.setEnabled(not self._session.ending)
        self.bar.setVisible(job is not None)
        self.progress.setVisible(job is not None or bool(reason))
        self.progress.setText(reason)
        self._show_expected()
        self.show_progress()
        self._look.start() if job else self._look.stop()

    def show_progress(self) -> None:
        """How far the job is, if one is at work."""
        job = self.current_job
        if job is None:
            return
        pace = job.pace
        self.bar.setValue(PROMISE * pace.done // pace.total if pace.total else 0)
        ending = self._session.ending
        self.progress.setText(tr("Stopping after this step…") if ending else _progress_words(job))

    def _show_expected(self) -> None:
        model, text = self._session.model, ""
        if model is not None and self.current_job is None and self.start.isEnabled():
            text = self._expected_words(model)
        self.expected.setText(text)
        self.expected.setVisible(bool(text))

    def _expected_words(self, model: RunModel) -> str:
        """How long it takes, before it begins."""
        seconds = None
        with suppress(UserError):
            seconds = self.seconds(model.run)
        if seconds is None:
            return tr("How long this takes is not known: the run has no times to go by.")
        words = tr("Takes about {time} ({span}).").format(
            time=span_of_engine(about(seconds.middle)), span=span_of_engine(span(seconds))
        )
        rest = tr("What was trained before with the same settings is not trained again.")
        return f"{words} {rest}" if self.has_begun(model) else words

    def _start(self) -> None:
        self.begin()
        self.stop.setFocus()


def _progress_words(job: "Job") -> str:
    """How far a job is: "30 of 120 steps, 2 min left"."""
    pace = job.pace
    if not pace.total:
        return tr("Getting ready…")
    done = tr("{done} of {total} {unit}").format(
        done=count(pace.done), total=count(pace.total), unit=tr(job.unit)
    )
    left = pace.remaining
    return done if left is None else tr("{way}, {time} left").format(way=done, time=duration(left))
