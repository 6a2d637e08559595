"""What the recipe in the form will take: a line, the stages below it, and what will not do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from core.estimate import Estimate
from core.estimate.words import about, size_span, span
from core.runtime.units import memory_text
from workbench.app.engine_words import of_engine, span_of_engine
from workbench.app.translation import mark, tr, tr_count
from workbench.recipe.estimator import EstimateResult
from workbench.recipe.section import FormSection
from workbench.run.words import STAGE_TITLES, count
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout

_TIP = mark("Time, memory and disk that this recipe will take on this machine")


class EstimateCard(QFrame):
    """Folded to one line until a person wants to see the stages."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.section = FormSection(tr("Estimate"), tr(_TIP), small=True)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(0, 1)
        self.section.rows.addLayout(self._rows)
        self._known = text_label(role="dim", wraps=True)
        self.section.rows.addWidget(self._known)
        self.warning = text_label(role="warning", wraps=True)
        self.warning.setAccessibleName(tr("Not enough memory or disk"))
        self.warning.setContentsMargins(6, 0, 4, 2)
        column = column_layout(self, (3, 2, 7, 2), 0)
        column.addWidget(self.section)
        column.addWidget(self.warning)
        self.show_estimate(None)

    def show_estimate(self, result: EstimateResult | None) -> None:
        """Show an estimate; None: there is none."""
        self._clear()
        warnings = result.warnings if result else ()
        self.warning.setText(" ".join(map(of_engine, warnings)))
        self.warning.setVisible(bool(warnings))
        self.section.heading.setText(_time(result.estimate) if result else tr("Estimate"))
        self.section.set_note(_room(result.estimate) if result else tr("not known yet"))
        self._known.setVisible(result is not None)
        if result is not None:
            self._fill(result.estimate)

    @property
    def text(self) -> str:
        """All it says, a row a line."""
        cells = [self._rows.itemAt(index) for index in range(self._rows.count())]
        widgets = [cell.widget() for cell in cells if cell]
        words = [label.text() for label in widgets if isinstance(label, QLabel)]
        head = self.section.heading.text()
        return "\n".join([head, self.section.note, *words, self._known.text(), self.warning.text()])

    def _fill(self, estimate: Estimate) -> None:
        for item in estimate.stages:
            if item.steps:
                done = f"{count(item.steps)} {tr(item.unit)}"
                self._add(tr(STAGE_TITLES[item.stage]), done, span_of_engine(span(item.seconds)))
        self._add(tr("All stages"), "", span_of_engine(span(estimate.seconds)))
        self._add(tr("Peak memory"), "", span_of_engine(size_span(estimate.memory)))
        self._add(tr("Disk"), "", span_of_engine(size_span(estimate.disk)))
        if estimate.runs:
            self._known.setText(
                tr_count(
                    "Based on 1 stage of earlier runs on this machine.",
                    "Based on %n stages of earlier runs on this machine.",
                    estimate.runs,
                )
            )
        else:
            self._known.setText(
                tr("No earlier runs on this machine: a rough estimate from a short measurement.")
            )

    def _add(self, title: str, done: str, value: str) -> None:
        row = self._rows.rowCount()
        self._rows.addWidget(QLabel(title), row, 0)
        if done:
            self._rows.addWidget(_right(done, "dim"), row, 1)
        self._rows.addWidget(_right(value), row, 2 if done else 1, 1, 1 if done else 2)

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.deleteLater()


def _time(estimate: Estimate) -> str:
    return tr("About {time}").format(time=span_of_engine(about(estimate.seconds.middle)))


def _room(estimate: Estimate) -> str:
    memory, disk = memory_text(estimate.memory.middle), memory_text(estimate.disk.middle)
    return tr("{memory} memory · {disk} disk").format(memory=memory, disk=disk)


def _right(text: str, role: str = "") -> QLabel:
    label = text_label(text, role)
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    return label
