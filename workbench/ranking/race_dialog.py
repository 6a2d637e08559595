"""A race of candidates: how many, how long it will take, who is left, and who won."""

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from core.engine.job import Job, race_job
from core.estimate.race import race_seconds
from core.estimate.speed import SecondsRange
from core.run.race import FEWEST, MOST, TITLE, USUAL
from core.run.run import Run
from workbench.app.engine_words import of_engine
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.ranking.candidates_dialog import CandidatesDialog
from workbench.ranking.race_plot import RacePlot
from workbench.run import disabled_reasons
from workbench.run.run_model import RunModel
from workbench.run.session import Session

MOST_GMACS = 1e5
ABOUT = mark(
    "The search scores sub-generators that share weights. A race fine-tunes candidates from the "
    "front: all for a quarter of the schedule, the better half for half of it, the best to the "
    "end. So the winner is chosen among trained networks."
)
NOTHING = mark(
    "Each candidate becomes a line here that ends where it drops out. Networks trained for the "
    "recipe's whole schedule are kept and used for export."
)


class RaceDialog(CandidatesDialog):
    """Races candidates: how many, epochs, the most MACs, and who won."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        plot = RacePlot()
        super().__init__(session, plot, parent)
        self.rounds = plot
        self.setWindowTitle(tr("Race candidates"))
        self.candidates.setRange(FEWEST, MOST)
        self.candidates.setValue(USUAL)
        self.candidates.setToolTip(
            tr("How many candidates start; the better half continues after each round")
        )
        self.epochs.setAccessibleName(tr("Epochs of the whole schedule"))
        self.epochs.setToolTip(
            tr("Epochs that the candidates of the last round are fine-tuned for in total")
        )
        self.limit = QDoubleSpinBox()
        self.limit.setAccessibleName(tr("Upper limit of executed G MACs"))
        self.limit.setRange(0, MOST_GMACS)
        self.limit.setDecimals(3)
        self.limit.setSuffix(tr(" G MACs"))
        self.limit.setSpecialValueText(tr("no limit"))
        self.limit.setToolTip(tr("Skip candidates with more executed MACs"))
        self.limit.valueChanged.connect(self._show_expected)
        self.bar.setAccessibleName(tr("Progress of the race"))
        self.leave.setToolTip(tr("Close the dialog; a running race continues"))
        form = (
            (tr("C&andidates"), self.candidates),
            (tr("&Epochs in total"), self.epochs),
            (tr("At &most"), self.limit),
        )
        self.set_up(theme, tr(ABOUT), (), (self.outcome,), form)

    @property
    def current_job(self) -> Job | None:
        job = self._session.job
        return job if job and job.title == TITLE and self._session.is_live else None

    def why_not(self) -> str:
        return disabled_reasons.race(self._session)

    def start_tip(self) -> str:
        return tr("Fine-tune these candidates round by round")

    def seconds(self, run: Run) -> SecondsRange | None:
        limit = 1e9 * self.limit.value()
        return race_seconds(run, self.candidates.value(), self.epochs.value() or None, limit)

    def has_begun(self, model: RunModel) -> bool:
        return model.race is not None

    def choices(self) -> tuple[QWidget, ...]:
        return *super().choices(), self.limit

    def begin(self) -> None:
        model = self._session.model
        if model is None:
            return
        job = race_job(
            model.run,
            self.candidates.value(),
            self.epochs.value() or None,
            1e9 * self.limit.value(),
        )
        self._session.begin(job, self._select_winner)

    def show_result(self, model: RunModel | None) -> None:
        race = model.race if model else None
        if race is self._drawn:
            return
        self._drawn = race
        begun = race is not None and any(racer.scores for racer in race.racers)
        self.area.set_hint("" if begun else tr(NOTHING))
        self.outcome.setText(of_engine(race.sentence) if race and begun else "")
        self.outcome.setVisible(begun)
        if race and begun:
            self.rounds.draw(race)

    def _select_winner(self) -> None:
        """Every panel shows the winner, where its run is still the open one."""
        model = self._session.model
        if model is None:
            return
        model.poll()
        if model.race is not None and model.race.winner is not None:
            model.select(model.race.winner.architecture)
        self.refresh()
