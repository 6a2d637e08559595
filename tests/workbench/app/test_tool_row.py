"""A row of tools that is too narrow offers the rest in a menu at its end."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.app.theme import LIGHT
from workbench.widgets.tool_row import ToolRow


@pytest.fixture
def row(qtbot):
    # A layout would not let it be too narrow.
    holder = QWidget()
    row = ToolRow(holder)
    row.kept, row.left = QPushButton("Always here"), QPushButton("Where there is room")
    row.add(row.kept)
    row.add(row.left, rank=1)
    entry = QAction("The same", row)
    entry.triggered.connect(row.left.click)
    row.offer(row.left, entry)
    row.add_more()
    row.apply_theme(LIGHT)
    qtbot.addWidget(holder)
    holder.show()
    yield row


def test_what_does_not_fit_is_in_the_menu_and_does_the_same(row, qtbot):
    row.resize(row.kept.sizeHint().width() + 60, 30)
    assert row.kept.isVisible() and not row.left.isVisible() and row.more.isVisible()
    row.more.menu().aboutToShow.emit()
    (entry,) = row.more.menu().actions()
    with qtbot.waitSignal(row.left.clicked):
        entry.trigger()


def test_with_room_for_all_there_is_no_menu(row):
    row.resize(600, 30)
    assert row.left.isVisible() and not row.more.isVisible()


def test_what_is_of_no_use_now_is_nowhere(row):
    row.resize(row.kept.sizeHint().width() + 60, 30)
    row.set_wanted(row.left, False)
    assert not row.more.isVisible()
