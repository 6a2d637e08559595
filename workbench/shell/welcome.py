"""The first dialog: the ways to start, and the recent runs."""

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

from core.library.library import RunEntry, find_runs
from workbench.app.background import Background
from workbench.app.icons import icon, pixmap
from workbench.app.settings import Settings
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.app.versions import TITLE
from workbench.library.run_list import FOLDER, run_item
from workbench.recipe.data_preview import PreviewResult, look_at_sample
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.room import come_up
from workbench.widgets.thumbnails import COLUMNS, Thumbnails

_MOST, _WAY_PX = 8, 190


class WelcomeDialog(QDialog):
    """Signals say what was picked; closing it leaves the sample in the form."""

    pictures_wanted = Signal()
    model_wanted = Signal()
    recipes_wanted = Signal()
    published_wanted = Signal()
    try_wanted = Signal()
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
        self._preview: PreviewResult | None = None
        self.runs = QListWidget()
        self.runs.setAccessibleName(tr("Recent runs"))
        self.runs.setToolTip(tr("Press Enter or double-click to open a run"))
        self.runs.setIconSize(QSize(18, 18))
        self.runs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.runs.itemActivated.connect(self._pick_run)
        self._none = text_label(tr("No runs yet."), "dim")
        self.thumbnails = Thumbnails(largest=52)
        columns = row_layout(spacing=18)
        columns.addLayout(self._ways(), 5)
        columns.addLayout(self._recent(), 4)
        column = column_layout(self, (20, 18, 20, 14), 14)
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
        title = text_label(TITLE, "title")
        sentence = tr("Shrink an image-to-image GAN and see how much quality you keep.")
        purpose = text_label(sentence, "dim", wraps=True)
        words = column_layout(spacing=1)
        words.addWidget(title)
        words.addWidget(purpose)
        row = row_layout(spacing=12)
        row.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _ways(self) -> QVBoxLayout:
        """What a person may begin with, one card each."""
        title = text_label(tr("Start"), "heading")
        column = column_layout(spacing=8)
        column.addWidget(title)
        column.addWidget(self._sample_card())
        buttons = []
        for text, about, name, signal in (
            (tr("My pictures…"), tr("Train a model on a folder of yours and shrink it."),
             "picture", self.pictures_wanted),
            (tr("My model…"), tr("Shrink a generator that you have as a file."),
             "open", self.model_wanted),
            (tr("A ready-made recipe…"), tr("Small recipes for public data sets."),
             "recipe", self.recipes_wanted),
            (tr("A published result…"), tr("Repeat a paper's result; needs a GPU."),
             "ranking", self.published_wanted),
            (tr("Try a model…"), tr("Run an exported or imported model on pictures."),
             "play", self.try_wanted),
        ):  # fmt: skip
            row, button = self._way(text, about, name, signal)
            column.addLayout(row)
            buttons.append(button)
        # What they do begins at one edge.
        widest = max(button.sizeHint().width() for button in buttons)
        for button in buttons:
            button.setMinimumWidth(max(_WAY_PX, widest))
        column.addStretch(1)
        return column

    def _way(
        self, text: str, about: str, icon_name: str, signal: object
    ) -> tuple[QHBoxLayout, QPushButton]:
        button = QPushButton(text)
        button.setIcon(icon(icon_name, self._theme))
        button.setToolTip(about)
        button.clicked.connect(lambda: self._leave(signal))
        words = text_label(about, "dim", wraps=True)
        row = row_layout(spacing=10)
        row.addWidget(button)
        row.addWidget(words, 1)
        return row, button

    def _sample_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        about = QLabel(
            tr(
                "The built-in sample: label maps to painted pictures. Trains, shrinks and exports "
                "a model on a laptop's CPU in a few minutes."
            )
        )
        about.setWordWrap(True)
        start = QPushButton(tr("Start the sample"))
        start.setToolTip(tr("Start a run of the sample at once"))
        start.setProperty("primary", True)
        start.setDefault(True)
        start.clicked.connect(lambda: self._leave(self.start_wanted))
        look = QPushButton(tr("Review settings first"))
        look.setToolTip(tr("Open the sample's recipe without starting it"))
        look.clicked.connect(lambda: self._leave(self.sample_wanted))
        buttons = QHBoxLayout()
        buttons.addWidget(start, 1)
        buttons.addWidget(look)
        column = column_layout(card, (12, 10, 12, 12), 8)
        for widget in (about, self.thumbnails):
            column.addWidget(widget)
        column.addLayout(buttons)
        return card

    def _recent(self) -> QVBoxLayout:
        title = text_label(tr("Recent runs"), "heading")
        open_run = QPushButton(tr("Open a run…"))
        open_run.setToolTip(tr("Open a run from its folder"))
        open_run.setIcon(icon("open", self._theme))
        open_run.clicked.connect(lambda: self._leave(self.open_run_wanted))
        open_recipe = QPushButton(tr("Open a recipe…"))
        open_recipe.setToolTip(tr("Open a recipe from a TOML file"))
        open_recipe.setIcon(icon("recipe", self._theme))
        open_recipe.clicked.connect(lambda: self._leave(self.open_recipe_wanted))
        buttons = QHBoxLayout()
        buttons.addWidget(open_run)
        buttons.addWidget(open_recipe)
        column = column_layout(spacing=8)
        column.addWidget(title)
        column.addWidget(self._none)
        column.addWidget(self.runs, 1)
        column.addLayout(buttons)
        column.addStretch(0)
        return column

    def _again(self) -> QCheckBox:
        box = QCheckBox(tr("Show this page at start-up"))
        box.setToolTip(tr("You can open it at any time from the Help menu"))
        box.setChecked(self._settings.show_welcome)
        box.toggled.connect(lambda wanted: setattr(self._settings, "show_welcome", wanted))
        return box

    def _show_runs(self, entries: list[RunEntry]) -> None:
        # An empty list is an empty frame.
        self._none.setVisible(not entries)
        self.runs.setVisible(bool(entries))
        shown = [entry for entry in entries if not entry.label.archived]
        for entry in shown[:_MOST]:
            self.runs.addItem(run_item(entry, self._theme, self.devicePixelRatioF()))

    def _show_sample(self, preview: PreviewResult) -> None:
        self.thumbnails.set_pairs(preview.pairs)
        self._preview = preview

    def _fit(self) -> None:
        """As large as its words and pictures need."""
        width = max(740, self.sizeHint().width(), self.width())
        come_up(self, width, max(480, self.height()))
        come_up(self, width, max(480, self.heightForWidth(self.width())))
        if self._preview is not None and self.heightForWidth(self.width()) > self.height():
            # On a low screen one row of the sample is enough.
            self.thumbnails.set_pairs(self._preview.pairs[:COLUMNS])
            self._preview = None

    def _pick_run(self, item: QListWidgetItem) -> None:
        folder = item.data(FOLDER)
        self.accept()
        self.run_wanted.emit(folder)

    def _leave(self, signal: object) -> None:
        self.accept()
        signal.emit()  # type: ignore[attr-defined]


def _ignore(error: object) -> None:
    """The dialog is worth showing without this part; the panels say what is wrong."""
