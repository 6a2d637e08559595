"""Which stage of a finished run is trained longer, and for how long."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from workbench.app.translation import mark, tr
from workbench.widgets.layouts import column_layout
from workbench.widgets.room import enter_presses

_TITLES = mark({
    "teacher": "Teacher", "prune": "Pruned student", "distill": "Supernet",
    "finetune": "Fine-tuned student",
})  # fmt: skip
_MOST = 100_000


class LengthenDialog(QDialog):
    """`wanted` carries the stage, and epochs at the full learning rate and of decay."""

    wanted = Signal(str, int, int)

    def __init__(self, name: str, stages: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Train a stage longer"))
        self.stage = QComboBox()
        self.stage.setToolTip(tr("The finished stage that is trained longer"))
        for stage in stages:
            self.stage.addItem(tr(_TITLES[stage]), stage)
        self.epochs, self.decay_epochs = QSpinBox(), QSpinBox()
        self.epochs.setToolTip(tr("How many more epochs at the full learning rate"))
        self.decay_epochs.setToolTip(tr("How many more epochs in which the rate falls to zero"))
        for box, value in ((self.epochs, 10), (self.decay_epochs, 10)):
            box.setRange(0, _MOST)
            box.setValue(value)
            box.valueChanged.connect(self._check)
        about = QLabel(
            tr(
                "Writes the recipe of a new run. It copies the earlier stages, continues this "
                "one from its weights, and runs the later ones again. The run {name} does not "
                "change."
            ).format(name=name)
        )
        about.setWordWrap(True)
        about.setMinimumWidth(420)
        form = QFormLayout()
        form.addRow(tr("Stage"), self.stage)
        form.addRow(tr("More epochs"), self.epochs)
        form.addRow(tr("More decay epochs"), self.decay_epochs)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(tr("Change nothing"))
        self.write = QPushButton(tr("Write the recipe"))
        self.write.setToolTip(tr("Put the new recipe into the form, to look at and to start"))
        self.write.setProperty("primary", True)
        self.write.clicked.connect(self._accept)
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = column_layout(self, spacing=10)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(buttons)
        enter_presses(self.write)

    def _check(self) -> None:
        self.write.setEnabled(self.epochs.value() + self.decay_epochs.value() > 0)

    def _accept(self) -> None:
        stage = str(self.stage.currentData())
        self.wanted.emit(stage, self.epochs.value(), self.decay_epochs.value())
        self.accept()
