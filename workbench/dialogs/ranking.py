"""Does the ranking mean anything? How much to fine-tune, the way there, and the answer."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.agreement import FEWEST, MOST, USUAL, Ranking
from core.recipe import Recipe
from workbench.commands import reasons
from workbench.dialogs.room import come_up
from workbench.session import Check, Session
from workbench.theme import Theme
from workbench.translation import mark, tr
from workbench.widgets.front.agreement_plot import AgreementPlot
from workbench.widgets.hint import WithHint
from workbench.words import count, duration

LOOK_MS = 250
MOST_EPOCHS = 100_000
PROMISE = 1000
ABOUT = mark(
    "The search judges sub-generators that share the supernet's weights. Here a few of them, "
    "spread over the front, are fine-tuned on their own: if the order of their scores stays the "
    "same, the front can be trusted."
)
NOTHING = mark(
    "Each candidate becomes a point here: its score in the supernet, and after fine-tuning. Those "
    "that are fine-tuned by the recipe's own schedule are kept, and exporting one takes it."
)


class RankingDialog(QDialog):
    """Stays beside the window: a check goes on while it is closed, and it shows the open run."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._drawn = session, object()
        self.setWindowTitle(tr("Check the ranking"))
        self.setMinimumSize(540, 480)
        come_up(self, 640, 600)
        self.plot = AgreementPlot()
        self.area = WithHint(self.plot)
        self.outcome, self.caution = _words("heading"), _words("dim")
        self._make_choices()
        self._make_progress()
        self._make_buttons()
        self._lay_out()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        session.changed.connect(self.refresh)
        session.opened.connect(self.refresh)
        self.apply_theme(theme)
        self.refresh()
        self.candidates.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the plot."""
        self.plot.apply_theme(theme)

    def refresh(self) -> None:
        """Show what is known of the open run, and what can be done."""
        model = self._session.model
        self._show_result(model.ranking if model else None)
        if model:
            own = tr("the recipe's {n}").format(n=_epochs(model.run.recipe))
            self.epochs.setSpecialValueText(own)
        check, reason = self._check, reasons.ranking(self._session)
        for widget in (self.candidates, self.epochs, self.start):
            widget.setEnabled(not check and not reason)
        self.start.setToolTip(reason or tr("Fine-tune these candidates, and compare the orders"))
        self.start.setVisible(check is None)
        self.stop.setVisible(check is not None)
        self.stop.setEnabled(not self._session.ending)
        self.bar.setVisible(check is not None)
        self.progress.setVisible(check is not None or bool(reason))
        self.progress.setText(reason)
        self._show_progress()
        self._look.start() if check else self._look.stop()

    @property
    def _check(self) -> Check | None:
        return self._session.check if self._session.is_live else None

    # -- building ---------------------------------------------------------------------------

    def _make_choices(self) -> None:
        self.candidates = QSpinBox()
        self.candidates.setAccessibleName(tr("Candidates"))
        self.candidates.setRange(FEWEST, MOST)
        self.candidates.setValue(USUAL)
        self.candidates.setToolTip(tr("How many to fine-tune; more of them tell more from chance"))
        self.epochs = QSpinBox()
        self.epochs.setAccessibleName(tr("Epochs of fine-tuning, each"))
        self.epochs.setRange(0, MOST_EPOCHS)
        self.epochs.setToolTip(
            tr(
                "How long to fine-tune each. Networks of another number than the recipe's are not "
                "kept."
            )
        )

    def _make_progress(self) -> None:
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("How far the check is"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, PROMISE)
        self.progress = _words("dim")

    def _make_buttons(self) -> None:
        self.start = QPushButton(tr("&Start"))
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.start.clicked.connect(self._begin)
        self.stop = QPushButton(tr("S&top"))
        self.stop.setToolTip(tr("Keep what is done; starting again goes on from there"))
        self.stop.clicked.connect(self._session.stop)
        self.leave = QPushButton(tr("&Close"))
        self.leave.setToolTip(tr("Close this; a check that runs goes on"))
        self.leave.clicked.connect(self.close)

    def _lay_out(self) -> None:
        about = _words("dim")
        about.setText(tr(ABOUT))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.addRow(tr("C&andidates"), self.candidates)
        form.addRow(tr("&Epochs each"), self.epochs)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.start, self.stop, self.leave):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.area, 1)
        column.addWidget(self.outcome)
        column.addWidget(self.caution)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.progress)
        column.addLayout(buttons)

    # -- showing ----------------------------------------------------------------------------

    def _show_result(self, ranking: Ranking | None) -> None:
        if ranking is self._drawn:
            return
        self._drawn = ranking
        self.area.set_hint("" if ranking else tr(NOTHING))
        sentence, caution = (ranking.sentence, ranking.caution) if ranking else ("", "")
        for label, text in ((self.outcome, sentence), (self.caution, caution)):
            label.setText(text)
            label.setVisible(bool(text))
        if ranking:
            self.plot.draw(ranking)

    def _show_progress(self) -> None:
        check = self._check
        if check is None:
            return
        pace = check.pace
        self.bar.setValue(PROMISE * pace.done // pace.total if pace.total else 0)
        ending = self._session.ending
        self.progress.setText(tr("Stopping after this step…") if ending else _way(check))

    def _begin(self) -> None:
        self._session.check_ranking(self.candidates.value(), self.epochs.value() or None)
        self.stop.setFocus()


def _way(check: Check) -> str:
    """How far a check is, in words."""
    pace = check.pace
    if not pace.total:
        return tr("Getting ready…")
    left = pace.remaining
    way = tr("{done} of {total} {unit}").format(
        done=count(pace.done), total=count(pace.total), unit=tr(check.unit)
    )
    if left is None:
        return way
    return tr("{way}, {time} left").format(way=way, time=duration(left))


def _epochs(recipe: Recipe) -> int:
    return recipe.finetune.epochs + recipe.finetune.decay_epochs


def _words(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
