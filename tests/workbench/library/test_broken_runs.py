"""A library in which one run is good and every other is broken in another way."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from core.commands import main
from core.library.library import find_runs
from core.library.queue import Queue
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from tests.core.broken_runs import BREAKING, broken_runs
from tests.core.tiny import tiny_recipe
from workbench.library.run_list import FOLDER
from workbench.shell.welcome import WelcomeDialog


@pytest.fixture
def good() -> Run:
    broken_runs(runs_home().resolve())
    run = Run.create(runs_home().resolve() / "good", tiny_recipe())
    with run.record(write=True) as record:
        record.set_stage("teacher", state="paused", done=3, total=60, seconds=9.0)
    return run


def test_a_broken_run_has_a_row_that_says_what_is_wrong(good):
    entries = {entry.folder.name.replace("-", " "): entry for entry in find_runs([])}
    assert entries.pop("good").state == "paused"
    assert entries.keys() == BREAKING.keys()
    for name, entry in entries.items():
        assert entry.state == "unreadable" and len(entry.problem) > 20, name


def test_the_queue_names_broken_runs_and_passes_them_over(good, capsys):
    queue = Queue()
    queue.add([entry.folder for entry in find_runs([]) if entry.folder != good.folder])
    queue.add([good.folder])
    assert main(["queue", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["runs"]
    assert len(rows) == len(BREAKING) + 1 and rows[-1]["state"] == "paused"
    assert all(row["problem"] for row in rows[:-1])
    assert queue.next().folder == good.folder


def test_a_queue_with_odd_entries_is_still_a_queue(good):
    queue = Queue()
    document = {"folders": [7, None, "\0", str(good.folder)], "held": "x", "stop_at_error": 0}
    queue.file.parent.mkdir(parents=True, exist_ok=True)
    queue.file.write_text(json.dumps(document))
    assert queue.read().held == "person" and queue.next().folder == good.folder


def test_the_window_lists_them_all_and_opens_the_good_one(good, window, qtbot):
    window.queue.hold(True)
    window.queue.add([entry.folder for entry in find_runs([])])
    window.docks["runs"].raise_()
    window.runs.refresh()
    rows = window.runs.list
    qtbot.waitUntil(lambda: rows.count() == len(BREAKING) + 1)
    texts = {rows.item(row).data(FOLDER).name: rows.item(row).text() for row in range(rows.count())}
    assert "cannot be read" in texts["no-record"] and "run.sqlite is missing" in texts["no-record"]
    for sort in ("state", "name", "share", "size", "changed"):
        window.runs.filter_row.change(sort=sort)
    window.runs.grab()
    qtbot.waitUntil(lambda: window.runs.queue_box.list.count() == len(BREAKING) + 1)
    window.runs.queue_box.grab()
    for folder in [entry.folder for entry in find_runs([]) if entry.folder != good.folder]:
        window.requests.open_run(folder)
    window.requests.open_run(good.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    qtbot.waitUntil(lambda: window.session.model.run.folder == good.folder)


def test_a_run_that_cannot_be_opened_can_be_mended_in_the_window(good, window, qtbot):
    window.queue.hold(True)
    window.docks["runs"].raise_()
    window.runs.refresh()
    rows = window.runs.list
    qtbot.waitUntil(lambda: rows.count() == len(BREAKING) + 1)
    item = next(
        rows.item(row) for row in range(rows.count())
        if rows.item(row).data(FOLDER).name == "record-with-text-for-numbers"
    )  # fmt: skip
    rows.setCurrentItem(item)
    rows.itemActivated.emit(item)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert "is damaged" in box.text()
    assert box.text().count("The record") == 1 and ".." not in box.text()
    next(button for button in box.buttons() if button.text() == "Repair").click()
    qtbot.waitUntil(lambda: len(window.findChildren(QMessageBox)) == 2)
    assert "rebuilt" in window.findChildren(QMessageBox)[1].text()
    window.findChildren(QMessageBox)[1].close()
    folder = runs_home().resolve() / "record-with-text-for-numbers"
    assert Run(folder).state() != "unreadable"


def test_the_welcome_page_lists_them(good, window, qtbot):
    from workbench.app.theme import LIGHT

    dialog = WelcomeDialog(window.background, window.settings, LIGHT, sample_pairs=2)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.runs.count() > 1)
    texts = [dialog.runs.item(row).text() for row in range(dialog.runs.count())]
    assert any("cannot be read" in text for text in texts)


def test_equal_recipes_are_one_key():
    assert len({tiny_recipe(), tiny_recipe(), tiny_recipe(name="other")}) == 2


def test_a_lost_record_can_be_restored_though_an_error_came_meanwhile(good, window, qtbot):
    """As where a run is opened from a menu, a drop or the command line."""
    folder = runs_home().resolve() / "no-record"
    window.requests.open_run(folder)
    qtbot.waitUntil(window.banner.isVisible, timeout=30_000)
    window.show_error(UserError("The disk is full.", ""))
    for text in ("1 more message", "Check and repair…"):
        shown = [button for button in window.banner.findChildren(QPushButton)
                 if button.isVisible() and button.text() == text]  # fmt: skip
        qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=30_000)
    repair = next(b for b in window.findChild(QMessageBox).buttons() if b.text() == "Repair")
    qtbot.mouseClick(repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.model is not None, timeout=30_000)
    assert window.session.model.run.folder == folder
    assert window.banner.sentence == "The disk is full."
    window.findChildren(QMessageBox)[-1].close()
