"""What can be done with the runs of the library, and with the queue."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from core.library.library import RunEntry
from core.library.queue import READY
from core.run.run import Run
from workbench.app.translation import tr
from workbench.library.handlers import LibraryHandlers

if TYPE_CHECKING:
    from workbench.library.context import LibraryContext


def register(window: "LibraryContext") -> None:
    """Put them into the registry; what they may do depends on the runs that are marked."""
    asked = LibraryHandlers(window)
    _register_marked(window, asked)
    _register_labels(window, asked)
    _register_queue(window, asked)


def _register_marked(window: "LibraryContext", asked: LibraryHandlers) -> None:
    add, one, some = window.actions_by_id.add, partial(_one, window), partial(_some, window)
    add(
        "runs.open", tr("&Open selected run"), asked.open, icon_name="open",
        tip=tr("Open the run selected in the library"), why_not=one,
    )  # fmt: skip
    add(
        "runs.compare", tr("&Compare curves"), asked.compare, icon_name="curves",
        tip=tr("Tick the selected runs to overlay their curves"), why_not=some,
    )  # fmt: skip
    add(
        "runs.compare_recipes", tr("Compare rec&ipes…"), asked.compare_recipes,
        icon_name="recipe",
        tip=tr("Show two selected recipes side by side, or one beside the open run's"),
        why_not=lambda: _two(window),
    )  # fmt: skip
    add(
        "runs.compare_none", tr("Clear curve comparison"), asked.compare_none,
        tip=tr("Untick all runs"),
        why_not=lambda: "" if window.runs.list.ticked else tr("No run is ticked."),
    )  # fmt: skip
    add(
        "runs.duplicate", tr("&Duplicate as a new recipe"), asked.duplicate, icon_name="duplicate",
        tip=tr("Start a new recipe from the selected run's"), why_not=one,
    )  # fmt: skip
    add(
        "runs.folder", tr("Show in &files"), asked.show_in_files, icon_name="folder",
        tip=tr("Open the folder of the selected run"), why_not=some,
    )  # fmt: skip
    add(
        "runs.check", tr("Chec&k and repair…"), asked.check, icon_name="check",
        tip=tr("Check the folder of the selected or open run and repair what can be repaired"),
        why_not=partial(_unchecked, window),
    )  # fmt: skip
    add(
        "runs.queue", tr("Add to the &queue"), asked.enqueue, icon_name="queue",
        tip=tr("Resume the selected runs from their last checkpoints when the engine is free"),
        why_not=lambda: _some(window) or _queueable(window),
    )  # fmt: skip


def _register_labels(window: "LibraryContext", asked: LibraryHandlers) -> None:
    add, one, some = window.actions_by_id.add, partial(_one, window), partial(_some, window)
    add(
        "runs.rename", tr("Re&name…"), asked.rename, shortcut="F2", icon_name="rename",
        tip=tr("Rename the selected run and its folder"),
        why_not=lambda: one() or _engine_has(window),
    )  # fmt: skip
    add(
        "runs.tag", tr("&Tags…"), asked.tag, shortcut="Ctrl+Shift+T", icon_name="tag",
        tip=tr("Add tags to the selected runs"), why_not=some,
    )  # fmt: skip
    add(
        "runs.archive", tr("&Archive"), partial(asked.archive, True), icon_name="archive",
        tip=tr("Hide the selected runs from the list; nothing is deleted"),
        why_not=lambda: some() or _labelled(window, False, tr("It is already archived.")),
    )  # fmt: skip
    add(
        "runs.unarchive", tr("Unarchi&ve"), partial(asked.archive, False),
        tip=tr("Show the selected runs in the list again"),
        why_not=lambda: some() or _labelled(window, True, tr("It is not archived.")),
    )  # fmt: skip
    add(
        "runs.trash", tr("&Move to the trash…"), asked.trash, icon_name="trash",
        shortcut=QKeySequence.StandardKey.Delete,
        tip=tr("Move the selected runs to the trash, from where they can be restored"),
        why_not=lambda: some() or _engine_has(window),
    )  # fmt: skip


def _register_queue(window: "LibraryContext", asked: LibraryHandlers) -> None:
    add, queue = window.actions_by_id.add, window.queue
    moves = (("queue.up", tr("Run it earlier"), "Alt+Up", "up", -1),
             ("queue.down", tr("Run it later"), "Alt+Down", "down", 1))  # fmt: skip
    for name, title, key, icon_name, step in moves:
        add(
            name, title, partial(_move, window, step), shortcut=key, icon_name=icon_name,
            tip=tr("Move the selected run in the queue"), why_not=partial(_unmoved, window, step),
        )  # fmt: skip
    add(
        "queue.remove", tr("Remove from the queue"), partial(_remove, window), icon_name="minus",
        shortcut=QKeySequence.StandardKey.Delete,
        tip=tr("Remove the selected run from the queue; it stays in the library"),
        why_not=lambda: "" if _queued(window) else tr("No run is selected in the queue."),
    )  # fmt: skip
    pause = (
        tr("&Pause the queue"),
        "pause",
        tr("Start no more runs from the queue; the current run continues"),
    )
    resume = tr("&Resume the queue"), "resume", tr("Start the next run of the queue")
    hold = add("queue.hold", pause[0], lambda: queue.hold(not queue.order.held), tip=pause[2])
    stop = add(
        "queue.stop_at_error", tr("Stop the queue at an &error"),
        lambda: queue.stop_at_error(not queue.order.stop_at_error),
        tip=tr("Stop the queue when a run fails; otherwise the next run starts"),
    )  # fmt: skip
    stop.setCheckable(True)

    def follow() -> None:
        held = bool(queue.order.held)
        window.actions_by_id.change("queue.hold", *(resume if held else pause))
        hold.setIconText(tr("Resume") if held else tr("Pause"))
        stop.setChecked(queue.order.stop_at_error)
        window.actions_by_id.refresh()

    def tell(run: Run) -> None:
        window.statusBar().showMessage(tr("{name} is running.").format(name=run.name), 6000)
        window.runs.refresh()

    queue.changed.connect(follow)
    queue.started.connect(tell)


# -- why not ------------------------------------------------------------------------------------


def _some(window: "LibraryContext") -> str:
    return "" if window.runs.marked else tr("No run is selected in the library.")


def _two(window: "LibraryContext") -> str:
    """Two marked runs, or one that is not the open one."""
    marked, model = [entry.folder for entry in window.runs.marked], window.session.model
    is_other = len(marked) == 1 and model is not None and marked[0] != model.run.folder
    return "" if len(marked) == 2 or is_other else tr("Select two runs in the library first.")


def _one(window: "LibraryContext") -> str:
    return _some(window) or ("" if len(window.runs.marked) == 1 else tr("Select only one run."))


def _unchecked(window: "LibraryContext") -> str:
    """Without a marked run, the open one is checked."""
    is_open = window.session.model is not None
    return "" if is_open and not window.runs.marked else _one(window)


def _engine_has(window: "LibraryContext") -> str:
    running = window.session.running
    taken = {entry.folder for entry in window.runs.marked}
    if running is not None and running.folder in taken:
        return tr("{name} is running; stop it first.").format(name=running.name)
    return ""


def _labelled(window: "LibraryContext", archived: bool, otherwise: str) -> str:
    return _any(window, lambda entry: entry.label.archived == archived, otherwise)


def _queueable(window: "LibraryContext") -> str:
    queued = window.queue.order.paths
    return _any(
        window,
        lambda entry: entry.state in READY and entry.folder not in queued,
        tr("It is already queued, finished, or waiting for you."),
    )


def _any(window: "LibraryContext", wanted: Callable[[RunEntry], bool], otherwise: str) -> str:
    return "" if any(wanted(entry) for entry in window.runs.marked) else otherwise


# -- the queue's marked run ---------------------------------------------------------------------


def _queued(window: "LibraryContext") -> bool:
    return window.runs.queue_box.list.current is not None


def _place(window: "LibraryContext") -> int:
    return window.runs.queue_box.list.currentRow()


def _unmoved(window: "LibraryContext", step: int) -> str:
    if not _queued(window):
        return tr("No run is selected in the queue.")
    index = _place(window) + step
    return (
        ""
        if 0 <= index < len(window.queue.order.folders)
        else tr("It is already at this end of the queue.")
    )


def _move(window: "LibraryContext", step: int) -> None:
    folder = window.runs.queue_box.list.current
    if folder is not None:
        window.queue.move(folder, _place(window) + step)


def _remove(window: "LibraryContext") -> None:
    folder = window.runs.queue_box.list.current
    if folder is not None:
        window.queue.remove([folder])
