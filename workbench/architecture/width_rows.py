"""All widths of an architecture, one below the other: a name, a bar, a number."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.architecture.width_bar import WidthBar
from workbench.architecture.widths import Widths
from workbench.run.position_words import channels_of, position_about, position_name
from workbench.widgets.own_undo import is_redo, is_undo

ROOM_FOR_WORDS = 56


class WidthSpin(QSpinBox):
    """A width as a number: arrows go from choice to choice, a typed one to the nearest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choices: tuple[int, ...] = (1,)
        self.setProperty("dense", True)
        self.setKeyboardTracking(False)
        self.setAccessibleName(tr("Width of {name}, as a number").format(name=name))

    def set_choices(self, choices: tuple[int, ...]) -> None:
        """Offer these widths, the narrowest first."""
        self.choices = choices
        self.setRange(choices[0], choices[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A number typed here is a change of the widths, which the panel takes back.
        if is_undo(event) or is_redo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        near = min(self.choices, key=lambda choice: abs(choice - self.value()))
        index = self.choices.index(near) + steps
        self.setValue(self.choices[min(max(index, 0), len(self.choices) - 1)])


@dataclass
class _Row:
    title: QLabel
    about: QLabel
    bar: WidthBar
    number: WidthSpin


class WidthRows(QWidget):
    """Shows `widths`, and changes them as the person does."""

    def __init__(self, widths: Widths) -> None:
        super().__init__()
        self.setObjectName("form")
        self._widths, self._network = widths, ""
        self._theme: Theme | None = None
        self._has_words = False
        self.rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        widths.changed.connect(self.refresh)

    def set_network(self, network: str) -> None:
        """Rows for the architectures of resnet, unet, spade or munit."""
        if network != self._network or len(self.rows) != len(self._widths.now):
            self._network = network
            self._clear()
            for position in range(len(self._widths.now)):
                self._add_row(position)
            self._grid.setRowStretch(2 * len(self.rows), 1)
        for position, row in enumerate(self.rows):
            blockers = QSignalBlocker(row.bar), QSignalBlocker(row.number)
            choices = self._widths.choices(position)
            row.bar.set_choices(choices, self._teacher(position))
            row.number.set_choices(choices)
            del blockers
        self.refresh()

    def refresh(self) -> None:
        """Show the widths as they are now."""
        for position, (row, width) in enumerate(zip(self.rows, self._widths.now, strict=False)):
            blockers = QSignalBlocker(row.bar), QSignalBlocker(row.number)
            row.number.setValue(width)
            row.bar.setValue(self._widths.choices(position).index(width))
            row.bar.describe()
            del blockers
            self._explain(position, row, width)

    def come_after(self, widget: QWidget) -> None:
        """Be reached with Tab after this one."""
        bars = [item for row in self.rows for item in (row.bar, row.number)]
        for before, after in pairwise((widget, *bars)):
            QWidget.setTabOrder(before, after)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme."""
        self._theme = theme
        for row in self.rows:
            row.bar.theme = theme
            row.bar.update()

    def set_room(self, height: int) -> None:
        """So many pixels are seen: say below each bar what it governs, where there is room."""
        self._has_words = height >= ROOM_FOR_WORDS * max(1, len(self.rows))
        for row in self.rows:
            row.about.setVisible(self._has_words)

    def _add_row(self, position: int) -> None:
        name = position_name(self._network, position)
        row = _Row(QLabel(name), QLabel(), WidthBar(name), WidthSpin(name))
        row.about.setText(position_about(self._network, position))
        row.about.setProperty("role", "dim")
        row.about.setWordWrap(True)
        row.about.setContentsMargins(0, 0, 0, 4)
        row.bar.theme = self._theme
        row.bar.valueChanged.connect(
            lambda index: self._widths.set_width(position, row.bar.choices[index])
        )
        row.number.valueChanged.connect(lambda width: self._widths.set_width(position, width))
        for column, widget in enumerate((row.title, row.bar, row.number)):
            self._grid.addWidget(widget, 2 * position, column)
        self._grid.addWidget(row.about, 2 * position + 1, 0, 1, 3)
        # Not before it has a parent: it would come up as a window of its own.
        row.about.setVisible(self._has_words)
        self.rows.append(row)

    def _explain(self, position: int, row: _Row, width: int) -> None:
        teacher, about = self._teacher(position), position_about(self._network, position)
        channels = channels_of(self._network, position, width)
        if teacher is None:
            words = tr("{about}.\n{channels} channels.")
            words = words.format(about=about.capitalize(), channels=channels)
        else:
            words = tr("{about}.\n{channels} channels; the teacher has {most}.").format(
                about=about.capitalize(),
                channels=channels,
                most=channels_of(self._network, position, teacher),
            )
        for widget in (row.title, row.bar, row.number):
            widget.setToolTip(words)

    def _teacher(self, position: int) -> int | None:
        """The teacher's width there; None where it is not known."""
        return self._widths.teacher[position] if self._widths.teacher else None

    def _clear(self) -> None:
        for row in self.rows:
            for widget in (row.title, row.about, row.bar, row.number):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._grid.setRowStretch(2 * len(self.rows), 0)
        self.rows = []
