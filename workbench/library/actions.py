"""What can be done with the runs of the library, and with the queue."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from core.library.library import RunEntry
from core.library.queue import READY
from core.run.run import Run
from workbench.app.actions import Command
from workbench.app.translation import tr
from workbench.library.handlers import LibraryHandlers

if TYPE_CHECKING:
    from workbench.library.context import LibraryContext


def register(window: "LibraryContext") -> None:
    """Put them into the registry; what they may do depends on the runs that are marked."""
    asked = LibraryHandlers(window)
    _register_marked(window, asked)
    _register_labels(window, asked)
    _register_queue(window)


def _register_marked(window: "LibraryContext", asked: LibraryHandlers) -> None:
    one, some = partial(_one, window), partial(_some, window)
    window.actions_by_id.add(
        Command("runs.open", tr("&Open selected run"), tr("Open the run selected in the library"),
                asked.open, "open", why_not=one),
        Command("runs.compare", tr("&Compare curves"),
                tr("Tick the selected runs to overlay their curves"),
                asked.compare, "curves", why_not=some),
        Command("runs.compare_recipes", tr("Compare rec&ipes…"),
                tr("Show two selected recipes side by side, or one beside the open run's"),
                asked.compare_recipes, "recipe", why_not=partial(_two, window)),
        Command("runs.compare_none", tr("Clear curve comparison"), tr("Untick all runs"),
                asked.compare_none,
                why_not=lambda: "" if window.runs.list.ticked else tr("No run is ticked.")),
        Command("runs.duplicate", tr("&Duplicate as a new recipe"),
                tr("Start a new recipe from the selected run's"),
                asked.duplicate, "duplicate", why_not=one),
        Command("runs.folder", tr("Show in &files"), tr("Open the folder of the selected run"),
                asked.show_in_files, "folder", why_not=some),
        Command("runs.check", tr("Chec&k and repair…"),
                tr("Check the folder of the selected or open run and repair what can be repaired"),
                asked.check, "check", why_not=partial(_unchecked, window)),
        Command("runs.queue", tr("Add to the &queue"),
                tr("Resume the selected runs from their last checkpoints when the engine is free"),
                asked.enqueue, "queue", why_not=lambda: some() or _queueable(window)),
    )  # fmt: skip


def _register_labels(window: "LibraryContext", asked: LibraryHandlers) -> None:
    one, some = partial(_one, window), partial(_some, window)
    window.actions_by_id.add(
        Command("runs.rename", tr("Re&name…"), tr("Rename the selected run and its folder"),
                asked.rename, "rename", "F2", lambda: one() or _engine_has(window)),
        Command("runs.tag", tr("&Tags…"), tr("Add tags to the selected runs"),
                asked.tag, "tag", "Ctrl+Shift+T", some),
        Command("runs.archive", tr("&Archive"),
                tr("Hide the selected runs from the list; nothing is deleted"),
                partial(asked.archive, True), "archive", "",
                lambda: some() or _labelled(window, False, tr("It is already archived."))),
        Command("runs.unarchive", tr("Unarchi&ve"), tr("Show the selected runs in the list again"),
                partial(asked.archive, False),
                why_not=lambda: some() or _labelled(window, True, tr("It is not archived."))),
        Command("runs.trash", tr("&Move to the trash…"),
                tr("Move the selected runs to the trash, from where they can be restored"),
                asked.trash, "trash", QKeySequence.StandardKey.Delete,
                lambda: some() or _engine_has(window)),
    )  # fmt: skip


def _register_queue(window: "LibraryContext") -> None:
    actions, queue = window.actions_by_id, window.queue
    move = tr("Move the selected run in the queue")
    pause = (
        tr("&Pause the queue"),
        "pause",
        tr("Start no more runs from the queue; the current run continues"),
    )
    resume = tr("&Resume the queue"), "resume", tr("Start the next run of the queue")
    actions.add(
        Command("queue.up", tr("Run it earlier"), move, partial(_move, window, -1), "up", "Alt+Up",
                partial(_unmoved, window, -1)),
        Command("queue.down", tr("Run it later"), move, partial(_move, window, 1), "down",
                "Alt+Down", partial(_unmoved, window, 1)),
        Command("queue.remove", tr("Remove from the queue"),
                tr("Remove the selected run from the queue; it stays in the library"),
                partial(_remove, window), "minus", QKeySequence.StandardKey.Delete,
                lambda: "" if _queued(window) else tr("No run is selected in the queue.")),
        Command("queue.hold", pause[0], pause[2], lambda: queue.hold(not queue.order.held)),
        Command("queue.stop_at_error", tr("Stop the queue at an &error"),
                tr("Stop the queue when a run fails; otherwise the next run starts"),
                lambda: queue.stop_at_error(not queue.order.stop_at_error), checked=False),
    )  # fmt: skip

    def follow() -> None:
        held = bool(queue.order.held)
        actions.change("queue.hold", *(resume if held else pause))
        actions["queue.hold"].setIconText(tr("Resume") if held else tr("Pause"))
        actions["queue.stop_at_error"].setChecked(queue.order.stop_at_error)
        actions.refresh()

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
    """This window's engine, or another process's."""
    running = window.session.running
    for entry in window.runs.marked:
        if entry.state == "running" or (running and entry.folder == running.folder):
            return tr("{name} is running; stop it first.").format(name=entry.folder.name)
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
