"""What the recipe in the form will take: a line, the stages below it, and what will not do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from core.estimate import Estimate
from core.estimate.words import about, size_span, size_text, span
from workbench.recipe.estimator import Found
from workbench.translation import mark, tr
from workbench.widgets.recipe.section import Section
from workbench.words import STAGE_TITLES, count

_TIP = mark("Time, memory and disk that a run of this recipe would take on this machine")


class EstimateCard(QFrame):
    """Folded to one line until a person wants to see the stages."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.section = Section(tr("Estimate"), tr(_TIP), small=True)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(0, 1)
        self.section.rows.addLayout(self._rows)
        self._known = _label("dim")
        self.section.rows.addWidget(self._known)
        self.warning = _label("warning")
        self.warning.setAccessibleName(tr("What will not do"))
        self.warning.setContentsMargins(6, 0, 4, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 2, 7, 2)
        column.setSpacing(0)
        column.addWidget(self.section)
        column.addWidget(self.warning)
        self.show_found(None)

    def show_found(self, found: Found | None) -> None:
        """Show an estimate; None: there is none."""
        self._clear()
        warnings = found.warnings if found else ()
        self.warning.setText(" ".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.section.heading.setText(_time(found.estimate) if found else tr("Estimate"))
        self.section.set_note(_room(found.estimate) if found else tr("not known yet"))
        self._known.setVisible(found is not None)
        if found is not None:
            self._fill(found.estimate)

    @property
    def text(self) -> str:
        """All it says, a row a line."""
        cells = [self._rows.itemAt(place) for place in range(self._rows.count())]
        found = [cell.widget() for cell in cells if cell]
        words = [label.text() for label in found if isinstance(label, QLabel)]
        head = self.section.heading.text()
        return "\n".join([head, self.section.note, *words, self._known.text(), self.warning.text()])

    def _fill(self, estimate: Estimate) -> None:
        for item in estimate.stages:
            if item.steps:
                done = f"{count(item.steps)} {tr(item.unit)}"
                self._add(tr(STAGE_TITLES[item.stage]), done, span(item.seconds))
        self._add(tr("All stages"), "", span(estimate.seconds))
        self._add(tr("Peak memory"), "", size_span(estimate.memory))
        self._add(tr("Disk"), "", size_span(estimate.disk))
        if estimate.runs:
            known = tr("Known by {n} stages of earlier runs on this machine.")
            self._known.setText(known.format(n=estimate.runs))
        else:
            self._known.setText(
                tr("No earlier runs on this machine yet: a rough guess from a short measurement.")
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
    return tr("About {time}").format(time=about(estimate.seconds.middle))


def _room(estimate: Estimate) -> str:
    memory, disk = size_text(estimate.memory.middle), size_text(estimate.disk.middle)
    return tr("{memory} memory · {disk} disk").format(memory=memory, disk=disk)


def _right(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    return label


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
