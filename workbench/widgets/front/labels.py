"""The lines below the Front: what is selected, what the numbers rest on, what is not drawn."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.front.costs import CostAxis
from workbench.front.words import grounds_words, ranking_words, selection_words
from workbench.run_model import RunModel
from workbench.translation import tr
from workbench.widgets.notes import ElidedLabel


class FrontLabels(QWidget):
    """Each takes one line, and none where it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = self._label(tr("Runs that are not drawn"), "warning")
        self.summary = self._label(tr("Selected sub-generator"), "")
        self.grounds = self._label(tr("What the numbers rest on"), "dim")
        self.ranking = self._label(tr("Ranking"), "dim")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for label in (self.problem, self.summary, self.grounds, self.ranking):
            rows.addWidget(label)

    def show_words(self, model: RunModel | None, cost: CostAxis, problem: str) -> None:
        """Say what is the case; nothing without candidates."""
        if model is None or not model.candidates:
            model, problem = None, ""
        self._say(self.problem, (problem, problem))
        self._say(self.summary, selection_words(model, cost) if model else ("", ""))
        self._say(self.grounds, grounds_words(model) if model else ("", ""))
        self._say(self.ranking, ranking_words(model) if model else ("", ""))

    def _label(self, name: str, role: str) -> ElidedLabel:
        label = ElidedLabel()
        label.setAccessibleName(name)
        label.setProperty("role", role)
        label.hide()
        return label

    def _say(self, label: ElidedLabel, words: tuple[str, str]) -> None:
        whole, short = words
        label.setVisible(bool(whole))
        label.set_texts(short, whole)
