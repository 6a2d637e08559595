"""What a person sees first: the sample, ready to start, and the runs there are."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.library import RunEntry, find_runs
from workbench.background import Background
from workbench.dialogs.about import TITLE
from workbench.dialogs.room import come_up
from workbench.icons import icon, pixmap
from workbench.settings import Settings
from workbench.theme import Theme
from workbench.translation import tr
from workbench.widgets.library.run_list import FOLDER, run_item
from workbench.widgets.recipe.data_preview import Found, look_at_sample
from workbench.widgets.thumbnails import Thumbnails

_MOST = 8


class WelcomeDialog(QDialog):
    """Signals tell what the person picked; closing it leaves the sample in the form."""

    sample_wanted = Signal()
    start_wanted = Signal()
    open_run_wanted = Signal()
    open_recipe_wanted = Signal()
    run_wanted = Signal(object)

    def __init__(
        self,
        background: Background,
        settings: Settings,
        theme: Theme,
        sample_pairs: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Welcome to {name}").format(name=TITLE))
        self._settings, self._theme = settings, theme
        self.runs = QListWidget()
        self.runs.setAccessibleName(tr("Recent runs"))
        self.runs.setToolTip(tr("Enter or a double click opens a run"))
        self.runs.setIconSize(QSize(18, 18))
        self.runs.itemActivated.connect(self._pick_run)
        self._none = QLabel(tr("No runs yet."))
        self._none.setProperty("role", "dim")
        self.thumbnails = Thumbnails(largest=64)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addWidget(self._sample_card(), 1)
        columns.addLayout(self._recent(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addLayout(columns, 1)
        column.addWidget(self._again())
        self._fit()
        for name in ("welcome", "sample"):
            self.finished.connect(partial(background.cancel, name))
        background.run(lambda: find_runs(settings.recent_runs), self._show_runs, _ignore, "welcome")
        background.run(lambda: look_at_sample(sample_pairs), self._show_sample, _ignore, "sample")

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # Once the layout itself has taken the request in.
            QTimer.singleShot(0, self, self._fit)
        return handled

    def _head(self) -> QHBoxLayout:
        logo = QLabel()
        logo.setPixmap(pixmap("logo", self._theme.accent, 44, self.devicePixelRatioF()))
        title = QLabel(TITLE)
        title.setProperty("role", "title")
        purpose = QLabel(
            tr("Make an image-to-image GAN many times cheaper, and see what it costs.")
        )
        purpose.setProperty("role", "dim")
        purpose.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(purpose)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _sample_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        title = QLabel(tr("Start with the sample"))
        title.setProperty("role", "heading")
        about = QLabel(
            tr(
                "Label maps to pictures, drawn by the workbench itself. Runs on a laptop's "
                "processor in minutes: teacher, distillation, search, fine-tuning, export."
            )
        )
        about.setWordWrap(True)
        start = QPushButton(tr("Start the sample"))
        start.setToolTip(tr("Begin at once, with the recipe as it is"))
        start.setProperty("primary", True)
        start.setDefault(True)
        start.clicked.connect(lambda: self._leave(self.start_wanted))
        look = QPushButton(tr("Look at its recipe first"))
        look.setToolTip(tr("Put the sample into the form, and start it from there"))
        look.clicked.connect(lambda: self._leave(self.sample_wanted))
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(9)
        for widget in (title, about, self.thumbnails):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(start)
        column.addWidget(look)
        return card

    def _recent(self) -> QVBoxLayout:
        title = QLabel(tr("Recent runs"))
        title.setProperty("role", "heading")
        open_run = QPushButton(tr("Open a run…"))
        open_run.setToolTip(tr("Show a run from its folder"))
        open_run.setIcon(icon("open", self._theme))
        open_run.clicked.connect(lambda: self._leave(self.open_run_wanted))
        open_recipe = QPushButton(tr("Open a recipe…"))
        open_recipe.setToolTip(tr("Read a recipe from a TOML file"))
        open_recipe.setIcon(icon("recipe", self._theme))
        open_recipe.clicked.connect(lambda: self._leave(self.open_recipe_wanted))
        buttons = QHBoxLayout()
        buttons.addWidget(open_run)
        buttons.addWidget(open_recipe)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._none)
        column.addWidget(self.runs, 1)
        column.addLayout(buttons)
        return column

    def _again(self) -> QCheckBox:
        box = QCheckBox(tr("Show this when the workbench starts"))
        box.setToolTip(tr("The Help menu shows it at any time"))
        box.setChecked(self._settings.show_welcome)
        box.toggled.connect(lambda wanted: setattr(self._settings, "show_welcome", wanted))
        return box

    def _show_runs(self, entries: list[RunEntry]) -> None:
        self._none.setVisible(not entries)
        shown = [entry for entry in entries if not entry.label.archived]
        for entry in shown[:_MOST]:
            self.runs.addItem(run_item(entry, self._theme, self.devicePixelRatioF()))

    def _show_sample(self, found: Found) -> None:
        self.thumbnails.set_pairs(found.pairs)

    def _fit(self) -> None:
        """As large as its words and pictures need."""
        width = max(740, self.sizeHint().width(), self.width())
        come_up(self, width, max(480, self.height()))
        come_up(self, width, max(480, self.heightForWidth(self.width())))

    def _pick_run(self, item: QListWidgetItem) -> None:
        folder = item.data(FOLDER)
        self.accept()
        self.run_wanted.emit(folder)

    def _leave(self, signal: object) -> None:
        self.accept()
        signal.emit()  # type: ignore[attr-defined]


def _ignore(error: object) -> None:
    """The dialog is worth showing without this part; the panels say what is wrong."""
