"""What can be done with the runs of the library, and with the queue."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from core.library import RunEntry
from core.queue import READY
from core.run import Run
from workbench.commands import reasons
from workbench.commands.library_requests import LibraryRequests
from workbench.translation import tr

if TYPE_CHECKING:
    from workbench.window import Window


def register(window: "Window") -> None:
    """Put them into the registry; what they may do depends on the runs that are marked."""
    asked = LibraryRequests(window)
    _register_marked(window, asked)
    _register_labels(window, asked)
    _register_queue(window, asked)


def _register_marked(window: "Window", asked: LibraryRequests) -> None:
    add, one, some = window.actions_by_id.add, partial(_one, window), partial(_some, window)
    add(
        "runs.open", tr("&Open the marked run"), asked.open, icon_name="open",
        tip=tr("Show the run that is marked in the library"), why_not=one,
    )  # fmt: skip
    add(
        "runs.compare", tr("&Compare curves"), asked.compare, icon_name="curves",
        tip=tr("Tick the marked runs: their curves are laid over each other"), why_not=some,
    )  # fmt: skip
    add(
        "runs.compare_none", tr("Compare no curves"), asked.compare_none,
        tip=tr("Untick every run of the library"),
        why_not=lambda: "" if window.runs.list.ticked else tr("No run is ticked."),
    )  # fmt: skip
    add(
        "runs.duplicate", tr("&Duplicate as a new recipe"), asked.duplicate, icon_name="duplicate",
        tip=tr("Start a new recipe from the marked run's"), why_not=one,
    )  # fmt: skip
    add(
        "runs.folder", tr("Show in &files"), asked.show_in_files, icon_name="folder",
        tip=tr("Open the folder of the marked run"), why_not=some,
    )  # fmt: skip
    add(
        "runs.queue", tr("Add to the &queue"), asked.enqueue, icon_name="queue",
        tip=tr("The marked runs go on, from their last checkpoints, when the engine is free"),
        why_not=lambda: _some(window) or _queueable(window),
    )  # fmt: skip


def _register_labels(window: "Window", asked: LibraryRequests) -> None:
    add, one, some = window.actions_by_id.add, partial(_one, window), partial(_some, window)
    add(
        "runs.rename", tr("&Rename…"), asked.rename, shortcut="F2", icon_name="rename",
        tip=tr("Give the marked run and its folder another name"),
        why_not=lambda: one() or _engine_has(window),
    )  # fmt: skip
    add(
        "runs.tag", tr("&Tags…"), asked.tag, shortcut="Ctrl+Shift+T", icon_name="tag",
        tip=tr("Write tags on the marked runs, to find them by"), why_not=some,
    )  # fmt: skip
    add(
        "runs.archive", tr("&Archive"), partial(asked.archive, True), icon_name="archive",
        tip=tr("Leave the marked runs out of the list; nothing is deleted"),
        why_not=lambda: some() or _labelled(window, False, tr("It is in the archive.")),
    )  # fmt: skip
    add(
        "runs.unarchive", tr("Take out of the archi&ve"), partial(asked.archive, False),
        tip=tr("Show the marked runs in the list again"),
        why_not=lambda: some() or _labelled(window, True, tr("It is not in the archive.")),
    )  # fmt: skip
    add(
        "runs.trash", tr("&Move to the trash…"), asked.trash, icon_name="trash",
        shortcut=QKeySequence.StandardKey.Delete,
        tip=tr("Delete the marked runs; from the trash they can be put back"),
        why_not=lambda: some() or _engine_has(window),
    )  # fmt: skip


def _register_queue(window: "Window", asked: LibraryRequests) -> None:
    add, queue = window.actions_by_id.add, window.queue
    add(
        "queue.add", tr("Add to &queue"), asked.enqueue_recipe,
        shortcut="Ctrl+Shift+A", icon_name="queue",
        tip=tr("Keep this recipe as a run that starts when the engine is free"),
        why_not=lambda: reasons.enqueue(window.recipe),
    )  # fmt: skip
    moves = (("queue.up", tr("Run it earlier"), "Alt+Up", "up", -1),
             ("queue.down", tr("Run it later"), "Alt+Down", "down", 1))  # fmt: skip
    for name, title, key, icon_name, step in moves:
        add(
            name, title, partial(_move, window, step), shortcut=key, icon_name=icon_name,
            tip=tr("Move the marked run of the queue"), why_not=partial(_unmoved, window, step),
        )  # fmt: skip
    add(
        "queue.remove", tr("Take out of the queue"), partial(_remove, window), icon_name="minus",
        shortcut=QKeySequence.StandardKey.Delete,
        tip=tr("The marked run of the queue stays in the library"),
        why_not=lambda: "" if _queued(window) else tr("No run of the queue is marked."),
    )  # fmt: skip
    hold = add(
        "queue.hold", tr("&Hold the queue"), lambda: queue.hold(not queue.order.held),
        icon_name="pause", tip=tr("Start nothing from the queue; what runs goes on"),
    )  # fmt: skip
    stop = add(
        "queue.stop_at_error", tr("Stop the queue at an &error"),
        lambda: queue.stop_at_error(not queue.order.stop_at_error),
        tip=tr("When a run fails, start nothing more; else the next one is started"),
    )  # fmt: skip
    hold.setCheckable(True)
    stop.setCheckable(True)

    def follow() -> None:
        hold.setChecked(bool(queue.order.held))
        stop.setChecked(queue.order.stop_at_error)
        window.actions_by_id.refresh()

    def tell(run: Run) -> None:
        window.statusBar().showMessage(tr("{name} runs now.").format(name=run.name), 6000)
        window.runs.refresh()

    queue.changed.connect(follow)
    queue.started.connect(tell)


# -- why not ------------------------------------------------------------------------------------


def _some(window: "Window") -> str:
    return "" if window.runs.marked else tr("No run is marked in the library.")


def _one(window: "Window") -> str:
    return _some(window) or ("" if len(window.runs.marked) == 1 else tr("Mark one run only."))


def _engine_has(window: "Window") -> str:
    running = window.session.running
    taken = {entry.folder for entry in window.runs.marked}
    if running is not None and running.folder in taken:
        return tr("{name} is running; stop it first.").format(name=running.name)
    return ""


def _labelled(window: "Window", archived: bool, otherwise: str) -> str:
    return _any(window, lambda entry: entry.label.archived == archived, otherwise)


def _queueable(window: "Window") -> str:
    queued = window.queue.order.paths
    return _any(
        window,
        lambda entry: entry.state in READY and entry.folder not in queued,
        tr("It is queued already, finished, or waits for you."),
    )


def _any(window: "Window", wanted: Callable[[RunEntry], bool], otherwise: str) -> str:
    return "" if any(wanted(entry) for entry in window.runs.marked) else otherwise


# -- the queue's marked run ---------------------------------------------------------------------


def _queued(window: "Window") -> bool:
    return window.runs.queue_box.list.current is not None


def _place(window: "Window") -> int:
    return window.runs.queue_box.list.currentRow()


def _unmoved(window: "Window", step: int) -> str:
    if not _queued(window):
        return tr("No run of the queue is marked.")
    place = _place(window) + step
    return "" if 0 <= place < len(window.queue.order.folders) else tr("It stands at the end.")


def _move(window: "Window", step: int) -> None:
    folder = window.runs.queue_box.list.current
    if folder is not None:
        window.queue.move(folder, _place(window) + step)


def _remove(window: "Window") -> None:
    folder = window.runs.queue_box.list.current
    if folder is not None:
        window.queue.remove([folder])
