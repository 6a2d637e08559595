"""The lines below the Front: what is selected, what the numbers rest on, what is not drawn."""

from PySide6.QtWidgets import QWidget

from workbench.app.translation import mark, tr
from workbench.front.words import (
    baseline_words,
    race_words,
    ranking_words,
    selection_words,
    verdict_words,
)
from workbench.run.costs import CostAxis
from workbench.run.run_model import RunModel
from workbench.run.score_about import FLOORS, RANKING, score_about
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.notes import ElidedLabel

_ABOUT = mark(
    "Beside the teacher: executed MACs, time of one picture on the machine that searched, and the "
    "score on the held-out pictures. Within the noise: the difference is smaller than two standard "
    "deviations, so another draw of pictures could turn it around."
)


class FrontLabels(QWidget):
    """What has nothing to say takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = self._label(tr("Runs that are not shown"), "warning")
        self.verdict = self._label(tr("Verdict"), "heading")
        self.summary = self._label(tr("Selected candidate"), "")
        self.baselines = self._label(tr("How the numbers were measured"), "dim")
        self.ranking = self._label(tr("Ranking"), "dim")
        self.race = self._label(tr("Race"), "dim")
        rows = column_layout(self, (0, 0, 0, 0), 2)
        rows.addWidget(self.problem)
        rows.addWidget(self.verdict)
        rows.addWidget(self.summary)
        beneath = row_layout(spacing=16)
        beneath.addWidget(self.baselines, 3)
        beneath.addWidget(self.ranking, 2)
        beneath.addWidget(self.race, 2)
        rows.addLayout(beneath)

    def show_words(
        self,
        model: RunModel | None,
        cost: CostAxis,
        problem: str,
        indices: tuple[int | None, int | None] = (None, None),
    ) -> None:
        """Say what is the case; nothing without candidates.

        `places` are those of the knee and of the best candidate within the budget.
        """
        if model is None or not model.candidates:
            model, problem = None, ""
        self._say(self.problem, (problem, problem))
        whole, short = verdict_words(model, *indices) if model else ("", "")
        self._say(self.verdict, (whole, short), tr(_ABOUT))
        score = score_about(model.features(), model.run.recipe) if model else ""
        self._say(self.summary, selection_words(model, cost) if model else ("", ""), score)
        self._say(self.baselines, baseline_words(model) if model else ("", ""), tr(FLOORS))
        self._say(self.ranking, ranking_words(model) if model else ("", ""), tr(RANKING))
        self._say(self.race, race_words(model) if model else ("", ""))

    def _label(self, name: str, role: str) -> ElidedLabel:
        label = ElidedLabel()
        label.setAccessibleName(name)
        label.setProperty("role", role)
        label.hide()
        return label

    def _say(self, label: ElidedLabel, words: tuple[str, str], about: str = "") -> None:
        whole, short = words
        label.setVisible(bool(whole))
        label.set_texts(short, f"{whole}\n{about}" if whole and about else whole)
