"""The library as a person uses it: filter, mark, rename, tag, archive, trash, queue, compare."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton

from core.library.library import Label, find_runs, read_label, write_label
from core.library.queue import Queue
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from tests.workbench.example_runs import draw_sheet
from tests.workbench.fake_run import make_recipe
from workbench.app.theme import DARK
from workbench.library import panel as library_panel
from workbench.library.filtering import Filter
from workbench.library.panel import where_it_stands
from workbench.library.recipe_comparison import RecipeComparison
from workbench.library.run_check import RunCheck
from workbench.library.run_delegate import LINE, tick_rect
from workbench.library.run_list import FOLDER

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def runs() -> list[Run]:
    made = [Run.create(runs_home().resolve() / name, make_recipe()) for name in ("b", "a", "c")]
    with made[0].record(write=True) as record:
        record.set_stage("teacher", state="failed", done=30, total=60, unit="steps")
    draw_sheet(made[0], "input.png")
    write_label(made[1].folder, Label(("paper",)))
    return made


@pytest.fixture
def panel(runs, window, qtbot):
    window.queue.hold(True)
    window.docks["runs"].raise_()
    window.runs.refresh()
    qtbot.waitUntil(lambda: window.runs.list.count() == 3)
    window.runs.filter_row.change(sort="name")
    return window.runs


def names(panel) -> list[str]:
    return [panel.list.item(row).data(FOLDER).name for row in range(panel.list.count())]


def mark(panel, *wanted: str) -> None:
    panel.list.clearSelection()
    for row, name in enumerate(names(panel)):
        if name in wanted:
            panel.list.setCurrentRow(row, panel.list.selectionModel().SelectionFlag.Select)


def do(window, name: str) -> None:
    assert window.actions_by_id.why_not(name) == ""
    window.actions_by_id[name].trigger()


def answer(window, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: window.findChild(QInputDialog) is not None)
    dialog = window.findChild(QInputDialog)
    dialog.setTextValue(text)
    dialog.accept()


def test_a_row_tells_state_progress_size_and_shows_pictures(panel, qtbot):
    qtbot.waitUntil(lambda: panel.details.size(panel.entries[0]) is not None)
    qtbot.waitUntil(lambda: " kB" in panel.list.item(1).text().replace("\u202f", " "))
    text = panel.list.item(1).text()
    assert text.startswith("b\nfailed · 0 % · Teacher\ntoday, ")
    assert len(panel.list.item(1).data(LINE).pictures) == 1
    assert "#paper" in panel.list.item(0).text()
    panel.apply_theme(DARK)
    panel.grab()


def test_a_look_that_outlasts_the_clock_is_not_begun_anew(panel, monkeypatch, qtbot):
    may_end, asked = threading.Event(), []

    def slow(*given):
        assert may_end.wait(10)
        return find_runs(*given)

    monkeypatch.setattr(library_panel, "find_runs", slow)
    Run.create(runs_home().resolve() / "d", make_recipe())
    panel.refresh()
    with monkeypatch.context() as patch:
        patch.setattr(panel, "refresh", lambda: asked.append("anew"))
        panel._timer.timeout.emit()
    may_end.set()
    qtbot.waitUntil(lambda: names(panel) == ["a", "b", "c", "d"])
    assert not asked


def test_typing_narrows_the_list(panel, qtbot):
    qtbot.keyClicks(panel.filter_row.text, "PAPER pix2pix")
    assert names(panel) == ["a"] and panel._count.text() == "1 of 3 runs"
    panel.filter_row.text.setText("nothing like it")
    assert "No run matches" in panel.area.hint
    panel.filter_row.text.clear()
    assert names(panel) == ["a", "b", "c"]


def test_states_tags_and_sorting_are_chosen_in_menus(panel):
    def choose(button, title: str) -> None:
        next(a for a in button.menu().actions() if a.text() == title).trigger()

    choose(panel.filter_row.states, "Failed")
    assert names(panel) == ["b"] and panel.filter_row.states.isChecked()
    choose(panel.filter_row.states, "All states")
    choose(panel.filter_row.states, "#paper")
    assert names(panel) == ["a"]
    choose(panel.filter_row.states, "All tags")
    choose(panel.filter_row.sorting, "Most complete first")
    assert names(panel)[0] == "b"
    sizes = {"a": 1, "b": 3, "c": 2}
    by_size = Filter(sort="size").arranged(panel.entries, lambda entry: sizes[entry.folder.name])
    assert [entry.folder.name for entry in by_size] == ["b", "c", "a"]


def test_renaming_follows_an_open_and_queued_run(panel, window, qtbot):
    folder = runs_home().resolve() / "b"
    window.requests.open_run(folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    Queue().add([folder])
    panel.list.tick([folder])
    mark(panel, "b")
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    answer(window, qtbot, "better")
    after = folder.with_name("better")
    qtbot.waitUntil(lambda: names(panel) == ["a", "better", "c"])
    qtbot.waitUntil(lambda: window.session.model and window.session.model.run.folder == after)
    qtbot.waitUntil(lambda: Queue().read().paths == (after,))
    assert panel.list.ticked == (after,)
    mark(panel, "c")
    do(window, "runs.rename")
    answer(window, qtbot, "a")
    qtbot.waitUntil(window.banner.isVisible)
    assert "already" in window.banner.text


def test_several_runs_are_tagged_and_archived(panel, window, qtbot):
    mark(panel, "a", "b")
    assert [entry.folder.name for entry in panel.marked] == ["a", "b"]
    do(window, "runs.tag")
    answer(window, qtbot, "paper, #fast ,paper")
    qtbot.waitUntil(lambda: "#fast" in panel.list.item(1).text())
    assert read_label(runs_home() / "b").tags == ("paper", "fast")
    do(window, "runs.archive")
    qtbot.waitUntil(lambda: names(panel) == ["c"])
    panel.filter_row.change(archived=True)
    assert names(panel) == ["a", "b", "c"] and "archived" in panel.list.item(0).text()
    mark(panel, "a")
    assert "already archived" in window.actions_by_id.why_not("runs.archive")
    do(window, "runs.unarchive")
    qtbot.waitUntil(lambda: not read_label(runs_home() / "a").archived)


def confirm(window, qtbot, title: str) -> str:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    text = f"{box.text()} {box.informativeText()}"
    next(b for b in box.findChildren(QPushButton) if title in b.text()).click()
    return text.replace("\u202f", " ")


def test_runs_go_to_the_trash(panel, window, qtbot, monkeypatch, tmp_path):
    gone: list[str] = []

    class Trash:
        def __init__(self, path: str) -> None:
            self.path = Path(path)

        def moveToTrash(self) -> bool:
            gone.append(self.path.name)
            shutil.move(self.path, tmp_path / self.path.name)
            return True

    monkeypatch.setattr("workbench.library.handlers.QFile", Trash)
    Queue().add([runs_home().resolve() / "c"])
    window.requests.open_run(runs_home().resolve() / "b")
    qtbot.waitUntil(lambda: window.session.model is not None)
    mark(panel, "b", "c")
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert "2 runs" in (text := confirm(window, qtbot, "Move")) and " kB)" in text
    qtbot.waitUntil(lambda: names(panel) == ["a"])
    assert sorted(gone) == ["b", "c"] and Queue().read().folders == ()
    assert window.session.model is None


class NoTrash:
    """A file on a disk that has no trash."""

    def __init__(self, path: str) -> None:
        self.path = path

    def moveToTrash(self) -> bool:
        return False


def test_without_a_trash_it_says_what_to_do(panel, window, qtbot, monkeypatch):
    monkeypatch.setattr("workbench.library.handlers.QFile", NoTrash)
    mark(panel, "c")
    do(window, "runs.trash")
    confirm(window, qtbot, "Cancel")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)
    do(window, "runs.trash")
    confirm(window, qtbot, "Move")
    qtbot.waitUntil(window.banner.isVisible)
    assert "its disk has none" in window.banner.text and "Archive it" in window.banner.text
    assert names(panel) == ["a", "b", "c"]


def test_a_running_run_stays(panel, window, qtbot, runs):
    mark(panel, "c")
    with runs[2].lock():
        do(window, "runs.trash")
        qtbot.waitUntil(window.banner.isVisible)
    assert "c is running" in window.banner.text and window.findChild(QMessageBox) is None


def test_any_run_is_duplicated_as_a_new_recipe(panel, window, qtbot):
    mark(panel, "c")
    window.draft.edit("seed", 5)
    do(window, "runs.duplicate")
    qtbot.waitUntil(lambda: window.draft.recipe == make_recipe())
    assert not window.recipe.is_frozen
    mark(panel, "a", "c")
    assert "one run" in window.actions_by_id.why_not("runs.duplicate")


def test_a_tick_compares_and_the_keyboard_ticks(panel, window, qtbot):
    where = tick_rect(panel.list.visualItemRect(panel.list.item(1))).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [folder.name for folder in window.compared.folders] == ["b"]
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert [folder.name for folder in window.compared.folders] == ["b", "a"]
    panel.filter_row.change(text="c")
    panel.filter_row.change(text="")
    assert panel.list.item(1).checkState() == Qt.CheckState.Checked
    do(window, "runs.compare_none")
    assert window.compared.folders == ()
    mark(panel, "a", "c")
    do(window, "runs.compare")
    assert len(panel.list.ticked) == 2
    do(window, "runs.compare")
    assert panel.list.ticked == ()


def order(window) -> list[str]:
    return [path.name for path in window.queue.order.paths]


def test_the_queue_is_reordered_by_keys_and_by_dragging(panel, window, qtbot):
    mark(panel, "a", "b", "c")
    do(window, "runs.queue")
    qtbot.waitUntil(lambda: order(window) == ["a", "b", "c"])
    qtbot.waitUntil(lambda: "queued" in panel.list.item(2).text())
    queue = panel.queue_box.list
    queue.setCurrentRow(0)
    queue.setFocus()
    qtbot.waitUntil(queue.hasFocus)
    qtbot.keyClick(queue, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: order(window) == ["b", "a", "c"])
    qtbot.waitUntil(lambda: queue.currentRow() == 1)
    end = QPointF(queue.visualItemRect(queue.item(2)).bottomLeft() + QPoint(9, -2))
    drop = Dropped(end, queue)
    queue.dropEvent(drop)
    qtbot.waitUntil(lambda: order(window) == ["b", "c", "a"])
    assert drop.dropAction() == Qt.DropAction.CopyAction
    qtbot.keyClick(queue, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: order(window) == ["b", "c"])
    qtbot.waitUntil(lambda: queue.current == window.queue.order.paths[-1])
    assert Queue().read().paths == window.queue.order.paths


class Dropped(QDropEvent):
    """A drop of the list's own row, which only a desktop can make."""

    def __init__(self, where: QPointF, source) -> None:
        actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        self.data = QMimeData()
        keys = Qt.KeyboardModifier.NoModifier
        super().__init__(where, actions, self.data, Qt.MouseButton.LeftButton, keys)
        self._source = source

    def source(self):
        return self._source


def test_a_recipe_is_queued_beside_start(panel, window, qtbot, engines):
    do(window, "queue.add")
    qtbot.waitUntil(lambda: len(order(window)) == 1)
    run = Run(window.queue.order.paths[0])
    assert run.state() == "new" and run.recipe == window.draft.recipe
    qtbot.waitUntil(lambda: panel.queue_box._state.text().startswith("Paused. Press Resume"))
    assert window.actions_by_id.title("queue.hold") == "Resume the queue"
    do(window, "queue.hold")
    qtbot.waitUntil(lambda: window.session.running is not None)
    assert engines.last.run.folder == run.folder
    window.draft.edit("data.height", 130)
    assert "multiple of 4" in window.actions_by_id.why_not("queue.add")


def test_continuing_a_run_of_another_machine_says_what_is_missing(window, qtbot, engines, tmp_path):
    made = Run.create(tmp_path / "there", make_recipe(folder="/another/machine/facades"))
    here = shutil.copytree(made.folder, tmp_path / "here")
    draw_sheet(Run(here), "input.png")
    window.requests.open_run(here)
    qtbot.waitUntil(lambda: window.session.model is not None)
    assert len(window.session.model.stages) == 5
    assert len(window.session.model.pictures("input.png")) == 3
    window.actions_by_id["run.continue"].trigger()
    qtbot.waitUntil(window.banner.isVisible)
    assert "no /another/machine/facades" in window.banner.text and engines.made == []


def test_where_runs_stand_is_told_in_words(panel):
    entries = {entry.folder.name: entry for entry in panel.entries}
    assert where_it_stands(entries["a"]) == "not started · pix2pix"
    assert where_it_stands(entries["a"], is_queued=True) == "queued · pix2pix"
    assert where_it_stands(entries["b"], is_queued=True).startswith(
        "queued, failed · 0 % · Teacher"
    )


def test_a_label_that_cannot_be_written_is_a_sentence(tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        write_label(tmp_path / "gone", Label())


def test_two_recipes_side_by_side_show_what_differs(panel, window, qtbot):
    mark(panel, "a")
    assert "two runs" in window.actions_by_id.why_not("runs.compare_recipes")
    mark(panel, "a", "c")
    do(window, "runs.compare_recipes")
    qtbot.waitUntil(lambda: window.findChild(RecipeComparison) is not None)
    dialog = window.findChild(RecipeComparison)
    assert all(one != other for _, one, other in dialog.shown)
    dialog.everything.setChecked(True)
    assert dialog.table.rowCount() == len(dialog.shown) > 50
    dialog.reject()


def test_check_and_repair_takes_the_open_run_where_none_is_marked(
    window, finished_run, qtbot, monkeypatch
):
    looked = []
    monkeypatch.setattr(RunCheck, "look", lambda self, folder: looked.append(folder))
    assert window.actions_by_id.why_not("runs.check")
    window.requests.open_run(finished_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    window.runs.list.clearSelection()
    assert window.actions_by_id.why_not("runs.check") == ""
    window.actions_by_id.refresh("runs")
    window.actions_by_id["runs.check"].trigger()
    assert looked == [window.session.model.run.folder]
