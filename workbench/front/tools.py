"""What a person can choose at the Front: the view, the axes, the colour, and what is left out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.front.layers import Scales
from workbench.run.quantities import BY_COLUMN, QUANTITIES, Quantity
from workbench.widgets.escape_line import EscapeLine
from workbench.widgets.layouts import column_layout
from workbench.widgets.segments import Segments, tool
from workbench.widgets.tool_row import ToolRow, add_choices

PLOT, WIDTHS, SEARCH = "plot", "widths", "search"
VIEWS = mark(
    {
        PLOT: ("Plot", "Plot two measurements of every candidate against each other"),
        WIDTHS: ("Widths", "Show the widths of every candidate, layer by layer"),
        SEARCH: ("Search", "How the front grew during the search"),
    }
)
# As long as there is room for.
FILTER_WORDS = mark(("Filter: macs<1 and distance<400", "Filter: macs<1", "Filter"))
# Frame and room around a line's text.
FILTER_FRAME = 20
FILTER_TIP = mark(
    "Show only candidates such as\n"
    "   macs<1 and distance<400        (G MACs, M parameters, ms)\n"
    "   500M<paper<0.8G or latency<5\n"
    "   stem>=16 and not front             (stem, down, blocks_1 …: the widths)\n"
    "   front, knee, chosen, compared\n"
    "or type a part of a row: 16 32 24, № 46"
)
OPTIONS = mark(
    {
        "across_log": ("Logarithmic X axis", "Logarithmic scale on the X axis"),
        "up_log": ("Logarithmic Y axis", "Logarithmic scale on the Y axis"),
        "front_only": ("Front only", "Hide candidates that another one beats on both axes"),
        "smoothed": (
            "Smoothed scores",
            "Show the scores of an additive model of all widths and MACs, without the noise of "
            "single ones. Off: the scores as recorded",
        ),
        "budget": ("Show budget line", "Drag the line to see the best candidate within a budget"),
        "table": ("Show table", "Show the candidates in a table"),
    }
)


class FilterLine(EscapeLine):
    """It says what it takes, as long as there is room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - FILTER_FRAME
        fits = [w for w in map(tr, FILTER_WORDS) if self.fontMetrics().horizontalAdvance(w) <= room]
        self.setPlaceholderText(next(iter(fits), tr(FILTER_WORDS[-1])))


class FrontTools(QWidget):
    """Tells of `axes_changed`, `options_changed`, and `filtered` with the filter's text."""

    view_chosen = Signal(str)
    axes_changed = Signal()
    option_changed = Signal(str, bool)
    filtered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = ToolRow(spacing=6)
        self.views = Segments()
        for key, (title, about) in VIEWS.items():
            self.views.add(key, tr(title), tr(about))
        self.views.set_current(PLOT)
        self.up = self._quantities(tr("Y axis"), tr("What the Y axis shows"))
        self.across = self._quantities(tr("X axis"), tr("What the X axis shows"))
        self.colour = self._quantities(tr("Colour"), tr("What the colour of the points shows"))
        self.filter = FilterLine()
        self.filter.setAccessibleName(tr("Filter of candidates"))
        self.filter.setToolTip(tr(FILTER_TIP))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(90)
        # Keeps the buttons at the right end where there is nothing to choose.
        self.gap = QWidget()
        self.options: dict[str, QAction] = {}
        self.show_menu = self._menu(tr("View"), tr("View options: axes, budget, table, front only"))
        self._add_options()
        self.beside = self._menu(
            tr("Other runs"), tr("Overlay candidates of other runs as pale points")
        )
        self.whole = tool(tr("Show all"), tr("Zoom to all candidates and follow new ones"))
        self.save = self._menu(tr("Save"), tr("Copy or save the view and its numbers"))
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
                box.addItem(tr("Colour: single"), "")
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
        for axis in (self.up, self.across):
            self.row.set_wanted(axis, view == PLOT)
        self.row.set_wanted(self.colour, view != SEARCH)
        # Lines are coloured by the Y axis where nothing else is chosen.
        plain = tr("Colour: as the Y axis") if view == WIDTHS else tr("Colour: single")
        self.colour.setItemText(0, plain)
        self.row.set_wanted(self.filter, view != SEARCH)
        self.row.set_wanted(self.gap, view == SEARCH)
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
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Room for "X axis: Paper MACs".
        box.setMinimumContentsLength(14)
        return box

    def _title(self, box: QComboBox, quantity: Quantity) -> str:
        words = {
            self.up: tr("Y axis: {title}"),
            self.across: tr("X axis: {title}"),
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
        for box in (self.up, self.across, self.colour):
            add_choices(self.show_menu.menu(), box.accessibleName(), box)
        self.show_menu.menu().addSeparator()
        for name, (title, about) in OPTIONS.items():
            action = self.show_menu.menu().addAction(tr(title))
            action.setCheckable(True)
            action.setToolTip(tr(about))
            action.toggled.connect(partial(self.option_changed.emit, name))
            self.options[name] = action
        self.set_on("table", True)

    def _lay_out(self) -> None:
        self.row.add(self.views)
        self.row.add(self.up, rank=1, stretch=3)
        self.row.add(self.across, rank=1, stretch=3)
        self.row.add(self.colour, rank=2, stretch=3)
        self.row.add(self.filter, stretch=4)
        self.row.add(self.gap, stretch=1)
        self.row.set_wanted(self.gap, False)
        for button in (self.show_menu, self.beside, self.whole, self.save):
            self.row.add(button)
        whole = column_layout(self, (0, 0, 0, 0))
        whole.addWidget(self.row)

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
