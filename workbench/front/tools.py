"""What a person can choose at the Front: the view, the axes, the colour, and what is left out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton, QWidget

from workbench.front.quantities import BY_COLUMN, QUANTITIES, Quantity
from workbench.icons import icon
from workbench.theme import Theme
from workbench.translation import mark, tr
from workbench.widgets.flow import FlowLayout
from workbench.widgets.front.layers import Scales
from workbench.widgets.segments import Segments, tool

PLOT, WIDTHS, SEARCH = "plot", "widths", "search"
VIEWS = mark(
    {
        PLOT: ("Plot", "Two measured quantities of every candidate against each other"),
        WIDTHS: ("Widths", "The channel numbers of every candidate, layer by layer"),
        SEARCH: ("Search", "How the front grew while the search went on"),
    }
)
FILTER_WORDS = mark("Filter: macs<1 and distance<400")
FILTER_TIP = mark(
    "Show only candidates such as\n"
    "   macs<1 and distance<400        (G MACs, M parameters, ms)\n"
    "   500M<paper<0.8G or latency<5\n"
    "   c1>=16 and not front               (c1, c2, …: the widths)\n"
    "   front, knee, chosen, compared\n"
    "or type a part of a row: 16 32 24, № 46"
)
OPTIONS = mark(
    {
        "across_log": ("Logarithmic across", "The axis below in powers of ten"),
        "up_log": ("Logarithmic up", "The axis on the left in powers of ten"),
        "front_only": ("Front only", "Hide the candidates that another beats on both axes"),
        "budget": ("Budget line", "A line to drag that tells the best candidate it allows"),
        "table": ("Table", "The candidates as a table, too"),
    }
)


class FilterLine(QLineEdit):
    """A line that Escape empties."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FrontTools(QWidget):
    """Tells of `axes_changed`, `options_changed`, and `filtered` with the filter's text."""

    view_chosen = Signal(str)
    axes_changed = Signal()
    option_changed = Signal(str, bool)
    filtered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = Segments()
        for key, (title, about) in VIEWS.items():
            self.views.add(key, tr(title), tr(about))
        self.views.set_current(PLOT)
        self.up = self._quantities(tr("Up"), tr("What the axis on the left shows"))
        self.across = self._quantities(tr("Across"), tr("What the axis below shows"))
        self.colour = self._quantities(tr("Colour"), tr("What the points are coloured by"))
        self.filter = FilterLine()
        self.filter.setPlaceholderText(tr(FILTER_WORDS))
        self.filter.setAccessibleName(tr("Filter of candidates"))
        self.filter.setToolTip(tr(FILTER_TIP))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(150)
        self.options: dict[str, QAction] = {}
        self.show_menu = self._menu(tr("View"), tr("Axes, budget, table, and what is hidden"))
        self._add_options()
        self.beside = self._menu(tr("Runs beside"), tr("Candidates of other runs, as pale points"))
        self.whole = tool(tr("Show all"), tr("Back to all candidates, and follow them"))
        self.save = self._menu(tr("Save"), tr("Copy or save what is shown and its numbers"))
        self._lay_out()
        self._connect()
        self.offer(tuple(quantity.column for quantity in QUANTITIES))

    # -- what is chosen ---------------------------------------------------------------------

    @property
    def quantities(self) -> tuple[Quantity, Quantity]:
        """Across and up."""
        return BY_COLUMN[self.across.currentData()], BY_COLUMN[self.up.currentData()]

    @property
    def colour_by(self) -> Quantity | None:
        """What colours the points; None: nothing."""
        return BY_COLUMN.get(self.colour.currentData())

    @property
    def scales(self) -> Scales:
        """Which axes are logarithmic."""
        return Scales(self.is_on("across_log"), self.is_on("up_log"))

    def is_on(self, option: str) -> bool:
        """Whether an option is on."""
        return self.options[option].isChecked()

    def set_on(self, option: str, on: bool) -> None:
        """Show an option as on or off, without telling anybody."""
        self.options[option].blockSignals(True)
        self.options[option].setChecked(on)
        self.options[option].blockSignals(False)

    def offer(self, columns: tuple[str, ...]) -> None:
        """Offer these quantities, and keep what is chosen where it is among them."""
        for box in (self.up, self.across, self.colour):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            if box is self.colour:
                box.addItem(tr("Colour: one for all"), "")
            for quantity in (BY_COLUMN[column] for column in columns):
                box.addItem(self._title(box, quantity), quantity.column)
                about = Qt.ItemDataRole.ToolTipRole
                box.setItemData(box.count() - 1, tr(quantity.about), about)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def choose_axes(self, across: str, up: str) -> None:
        """Show these columns, without telling anybody."""
        for box, column in ((self.across, across), (self.up, up)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(column))
            box.blockSignals(False)
        self._known = across, up

    def show_view(self, view: str) -> None:
        """Leave out what this view has no use for."""
        self.views.set_current(view)
        for widget in (self.up, self.across):
            widget.setVisible(view == PLOT)
        self.colour.setVisible(view != SEARCH)
        self.filter.setVisible(view != SEARCH)
        for name in ("across_log", "up_log", "budget"):
            self.options[name].setVisible(view == PLOT)

    def show_fault(self, sentence: str) -> None:
        """Mark the filter as not understood, and say why; empty: it is understood."""
        self.filter.setToolTip(sentence or tr(FILTER_TIP))
        if self.filter.property("wrong") != bool(sentence):
            self.filter.setProperty("wrong", bool(sentence))
            self.filter.style().unpolish(self.filter)
            self.filter.style().polish(self.filter)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        for button, name in (
            (self.show_menu, "options"),
            (self.beside, "beside"),
            (self.whole, "reset"),
            (self.save, "save"),
        ):
            button.setIcon(icon(name, theme))

    # -- inside -----------------------------------------------------------------------------

    def _quantities(self, name: str, tip: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(tip)
        return box

    def _title(self, box: QComboBox, quantity: Quantity) -> str:
        words = {
            self.up: tr("Up: {title}"),
            self.across: tr("Across: {title}"),
            self.colour: tr("Colour: {title}"),
        }
        return words[box].format(title=tr(quantity.title))

    def _menu(self, title: str, tip: str) -> QToolButton:
        button = tool(title, tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return button

    def _add_options(self) -> None:
        for name, (title, about) in OPTIONS.items():
            action = self.show_menu.menu().addAction(tr(title))
            action.setCheckable(True)
            action.setToolTip(tr(about))
            action.toggled.connect(partial(self.option_changed.emit, name))
            self.options[name] = action
        self.set_on("table", True)

    def _lay_out(self) -> None:
        row = FlowLayout(self, spacing=6)
        row.greedy = self.filter
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.views, self.up, self.across, self.colour, self.filter):
            row.addWidget(widget)
        for button in (self.show_menu, self.beside, self.whole, self.save):
            row.addWidget(button)

    def _connect(self) -> None:
        self.views.chosen.connect(self.view_chosen)
        self.up.currentIndexChanged.connect(lambda _: self._change(self.up, self.across))
        self.across.currentIndexChanged.connect(lambda _: self._change(self.across, self.up))
        self.colour.currentIndexChanged.connect(lambda _: self.axes_changed.emit())
        self.filter.textChanged.connect(self.filtered)

    def _change(self, changed: QComboBox, other: QComboBox) -> None:
        """An axis that takes what the other shows gives it its own."""
        if changed.currentData() == other.currentData():
            before = self._known[0 if changed is self.across else 1]
            other.blockSignals(True)
            other.setCurrentIndex(other.findData(before))
            other.blockSignals(False)
        self._known = self.across.currentData(), self.up.currentData()
        self.axes_changed.emit()

    _known: tuple[str, str] = ("paper_macs", "metric")
