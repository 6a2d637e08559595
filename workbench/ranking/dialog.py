"""Does the ranking mean anything? How much to fine-tune, the way there, and the answer."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.estimate.race import rank_correlation_seconds
from core.estimate.speed import SecondsRange
from core.run.rank_correlation import FEWEST, MOST, USUAL
from core.run.run import Run
from workbench.app.engine_words import of_engine
from workbench.app.theme import Theme
from workbench.app.tips import wrapped
from workbench.app.translation import mark, tr
from workbench.ranking.candidates_dialog import CandidatesDialog
from workbench.ranking.rank_plot import RankPlot
from workbench.run import disabled_reasons
from workbench.run.run_model import RunModel
from workbench.run.score_about import RANKING
from workbench.run.session import Session
from workbench.widgets.labels import text_label

if TYPE_CHECKING:
    from core.engine.job import Job

ABOUT = mark(
    "The search scores sub-generators that share the supernet's weights. This check fine-tunes "
    "a few of them, spread over the front: if their order stays the same, you can trust the "
    "front. Two are first fine-tuned with a second seed, to see how much seeds alone change."
)
NOTHING = mark(
    "Each candidate becomes a point here: its score in the supernet and after fine-tuning. "
    "Networks fine-tuned by the recipe's own schedule are kept and used for export."
)


class RankingDialog(CandidatesDialog):
    """Checks the ranking: candidates, epochs, and how well the two orders agree."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        plot = RankPlot()
        super().__init__(session, plot, parent)
        self.rank_plot = plot
        self.setWindowTitle(tr("Check the ranking"))
        self.ceiling, self.caution = text_label(wraps=True), text_label(role="dim", wraps=True)
        self.outcome.setToolTip(wrapped(tr(RANKING)))
        self.candidates.setRange(FEWEST, MOST)
        self.candidates.setValue(USUAL)
        self.candidates.setToolTip(tr("How many to fine-tune; more make the result more certain"))
        self.epochs.setAccessibleName(tr("Epochs of fine-tuning, each"))
        self.epochs.setToolTip(
            tr(
                "How long to fine-tune each. Only networks trained for the recipe's number are "
                "kept."
            )
        )
        self.bar.setAccessibleName(tr("Progress of the check"))
        self.leave.setToolTip(tr("Close the dialog; a running check continues"))
        form = (tr("C&andidates"), self.candidates), (tr("&Epochs each"), self.epochs)
        self.set_up(theme, tr(ABOUT), (self.ceiling,), (self.outcome, self.caution), form)

    @property
    def current_job(self) -> "Job | None":
        session = self._session
        return session.job if session.is_live and session.is_checking else None

    def why_not(self) -> str:
        return disabled_reasons.ranking(self._session)

    def start_tip(self) -> str:
        return tr("Fine-tune these candidates and compare their order")

    def seconds(self, run: Run) -> SecondsRange | None:
        return rank_correlation_seconds(run, self.candidates.value(), self.epochs.value() or None)

    def has_begun(self, model: RunModel) -> bool:
        return model.ranking is not None

    def begin(self) -> None:
        self._session.check_ranking(self.candidates.value(), self.epochs.value() or None)

    def show_result(self, model: RunModel | None) -> None:
        ranking = model.ranking if model else None
        if ranking is self._drawn:
            return
        self._drawn = ranking
        self.area.set_hint("" if ranking else tr(NOTHING))
        sentence, caution = (ranking.sentence, ranking.caution) if ranking else ("", "")
        ceiling = ranking.ceiling.sentence if ranking and ranking.ceiling else ""
        texts = (self.ceiling, ceiling), (self.outcome, sentence), (self.caution, caution)
        for label, text in texts:
            label.setText(of_engine(text))
            label.setVisible(bool(text))
        if ranking:
            self.rank_plot.draw(ranking)

    def show_progress(self) -> None:
        super().show_progress()
        job = self.current_job
        if job is not None and job.said.startswith("Ceiling"):
            self.ceiling.setText(job.said)
            self.ceiling.show()
