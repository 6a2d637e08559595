"""Where a candidate is exported to, under which name, and as what."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.export.comparison import Comparison
from core.runtime.errors import UserError
from core.runtime.paths import given_path
from core.runtime.writing import require_writable
from workbench.app.engine_words import of_engine
from workbench.app.folder_to_write import ask_folder_to_write
from workbench.app.translation import mark, tr
from workbench.recipe.path_line import PathLine
from workbench.widgets.format_table import FormatTable
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout
from workbench.widgets.room import come_up, enter_presses

# Name -> what it is for; a dialog that is made with others offers those.
FORMATS: dict[str, str] = mark(
    {
        "onnx": "ONNX: phones, browsers, C++, C#, any ONNX runtime",
        "safetensors": "safetensors: Python, or importing it here again",
    }
)
_NOT_IN_NAMES = set('/\\:*?"<>|')


class ExportDialog(QDialog):
    """`wanted` carries the folder to be made and the names of the formats.

    `comparison_wanted` asks for runtimes and precisions to be compared; `show_comparison` shows
    what was found, and its ticked rows are exported as well.
    """

    wanted = Signal(object, object)
    comparison_wanted = Signal()

    def __init__(
        self,
        what: str,
        verdict: str,
        name: str,
        folder: Path,
        parent: QWidget | None = None,
        formats: dict[str, str] = FORMATS,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export candidate"))
        head, about = QLabel(what), QLabel(verdict)
        head.setProperty("role", "heading")
        for label in (head, about):
            label.setWordWrap(True)
        self.name, self.folder = QLineEdit(name), PathLine(str(folder))
        self.name.setToolTip(tr("The name of the new folder"))
        self.folder.setAccessibleName(tr("Where"))
        self.folder.setToolTip(tr("The folder that the new folder is made in"))
        self.folder.setMinimumWidth(360)
        browse = QToolButton()
        browse.setObjectName("button")
        browse.setText("…")
        browse.setAccessibleName(tr("Choose where to export to"))
        browse.setToolTip(browse.accessibleName())
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(browse)
        self.formats: dict[str, QCheckBox] = {}
        kinds = QVBoxLayout()
        for key, words in formats.items():
            box = QCheckBox(tr(words))
            box.setToolTip(tr("Write this format"))
            box.setChecked(True)
            box.toggled.connect(self._check)
            self.formats[key] = box
            kinds.addWidget(box)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Where"), where)
        form.addRow(tr("Formats"), kinds)
        self.compare = QPushButton(tr("Compare runtimes…"))
        self.compare.setToolTip(
            tr("Measure how faithful and how fast each runtime and precision is, before you choose")
        )
        self.compare.clicked.connect(self._compare)
        kinds.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        self.table = FormatTable()
        self.table.hide()
        self.table.chosen_changed.connect(self._check)
        sentence = tr("With it: the report, the model card, and a script that runs the model.")
        also = text_label(sentence, "dim", wraps=True)
        self.problem = text_label(role="error", wraps=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(tr("Export nothing"))
        self.export = QPushButton(tr("Export"))
        self.export.setToolTip(tr("Write the files"))
        self.export.setProperty("primary", True)
        self.export.clicked.connect(self._accept)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        for line in (self.name, self.folder):
            line.textChanged.connect(self._check)
        column = column_layout(self, spacing=10)
        for widget in (head, about):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addWidget(also)
        column.addWidget(self.problem)
        column.addStretch()  # the table takes all room once it is there
        column.addWidget(buttons)
        enter_presses(self.export)
        self._check()
        come_up(self, 560, 340)

    @property
    def target(self) -> Path:
        """The folder that will be made."""
        return given_path(self.folder.text()) / self.name.text().strip()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the formats to be written."""
        plain = tuple(name for name, box in self.formats.items() if box.isChecked())
        return plain + (self.table.chosen if self.table.comparison else ())

    def show_comparison(self, comparison: Comparison, folder: Path) -> None:
        """Show how runtimes compare; `folder` holds the worst pictures."""
        self.compare.setEnabled(True)
        self.compare.setText(tr("Compare again"))
        self.table.show_comparison(comparison, folder)
        self.table.show()
        come_up(self, max(self.width(), 900), max(self.height(), 700))

    def comparison_ended(self) -> None:
        """A comparison was left or failed: it may be asked for again."""
        self.compare.setEnabled(True)
        self.compare.setText(tr("Compare runtimes…"))

    def _compare(self) -> None:
        self.compare.setEnabled(False)
        self.compare.setText(tr("Comparing…"))
        self.comparison_wanted.emit()

    def _check(self) -> None:
        self.problem.setText(self._why_not())
        self.problem.setVisible(bool(self.problem.text()))
        self.export.setEnabled(not self.problem.text())

    def _why_not(self) -> str:
        name, folder = self.name.text().strip(), self.folder.text().strip()
        if not name.strip(".") or set(name) & _NOT_IN_NAMES:
            return tr("Use a valid folder name: one line, no / or \\.")
        if not folder:
            return tr("Choose where to export to.")
        try:
            require_writable(given_path(folder))
        except UserError as error:
            return of_engine(str(error))
        if self.target.exists() and not (self.target.is_dir() and not any(self.target.iterdir())):
            return tr("{name} exists there already. Choose another name.").format(name=name)
        if not self.chosen:
            return tr("Choose at least one format.")
        return ""

    def _browse(self) -> None:
        ask_folder_to_write(
            self,
            tr("Choose where to export to"),
            lambda folder: self.folder.setText(str(folder)),
            Path(self.folder.text()),
        )

    def _accept(self) -> None:
        chosen, target = self.chosen, self.target
        self.accept()
        self.wanted.emit(target, chosen)
