"""What a person asks of the runs that are marked in the library."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from core.errors import UserError
from core.library import (
    Label,
    RunEntry,
    folder_bytes,
    refuse_running,
    rename_run,
    write_label,
)
from core.run import Run
from workbench.commands.requests import show_folder
from workbench.translation import tr
from workbench.words import size_text

if TYPE_CHECKING:
    from workbench.window import Window


class LibraryRequests:
    """The library's menu, keys and commands end here. The disk is touched in the background."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def open(self) -> None:
        """Show the marked run."""
        for entry in self._marked[:1]:
            self._window.requests.open_run(entry.folder)

    def enqueue(self) -> None:
        """Put the marked runs at the end of the queue; they go on from where they are."""
        self._window.queue.add([entry.folder for entry in self._marked])

    def enqueue_recipe(self) -> None:
        """Make a run of the recipe in the form, and put it at the end of the queue."""
        recipe = self._window.draft.recipe
        if recipe is not None and not self._window.recipe.is_frozen:
            self._window.queue.add_recipe(recipe)
            self._window.statusBar().showMessage(tr("Added to the queue."), 6000)

    def compare(self) -> None:
        """Tick the marked runs, to lay their curves over each other; ticked ones are let go."""
        runs = self._window.runs.list
        marked = [entry.folder for entry in self._marked]
        others = [folder for folder in runs.ticked if folder not in marked]
        runs.tick(others if set(marked) <= set(runs.ticked) else [*others, *marked])
        if runs.ticked:
            self._window.docks["curves"].show()
            self._window.docks["curves"].raise_()

    def compare_none(self) -> None:
        """Compare no curves any more."""
        self._window.runs.list.tick(())

    def show_in_files(self) -> None:
        """Open the marked runs' folders in the desktop's own file windows."""
        for entry in self._marked:
            show_folder(entry.folder)

    def duplicate(self) -> None:
        """Make the marked run's recipe the one that is being written."""

        def take(run: Run) -> None:
            self._window.draft.replace(run.recipe, tr("Duplicate a recipe"))
            self._window.requests.new_run()

        for entry in self._marked[:1]:
            self._do(partial(Run, entry.folder), take)

    # -- names, tags, the archive -----------------------------------------------------------

    def rename(self) -> None:
        """Ask for another name of the marked run."""
        for entry in self._marked[:1]:
            self._ask(
                tr("Rename a run"),
                tr("A new name for {name}; its folder is called so too.").format(
                    name=entry.folder.name
                ),
                entry.folder.name,
                partial(self._rename, entry.folder),
            )

    def tag(self) -> None:
        """Ask for the tags of the marked runs."""
        marked = self._marked
        known = list(dict.fromkeys(tag for entry in marked for tag in entry.label.tags))
        text = tr("Tags of {name}, separated by commas:").format(name=_names(marked))
        self._ask(tr("Tags"), text, ", ".join(known), lambda typed: self._tag(marked, typed))

    def archive(self, archived: bool) -> None:
        """Leave the marked runs out of the list, or take them back."""
        labels = [(entry.folder, replace(entry.label, archived=archived)) for entry in self._marked]
        self._do(lambda: _write_labels(labels), self._refresh)

    def _rename(self, folder: Path, typed: str) -> None:
        window, model = self._window, self._window.session.model
        was_open = model is not None and model.run.folder == folder
        if was_open:
            window.session.close_run()

        def done(after: Path) -> None:
            window.queue.rename(folder, after)
            window.runs.list.rename(folder, after)
            window.settings.add_recent_run(after)
            if was_open:
                window.requests.open_run(after)
            self._refresh()

        def failed(error: UserError) -> None:
            if was_open:
                window.requests.open_run(folder)
            window.show_error(error)

        window.background.run(lambda: rename_run(folder, typed.strip()), done, failed)

    def _tag(self, marked: list[RunEntry], typed: str) -> None:
        tags = tuple(dict.fromkeys(tag.strip().lstrip("#") for tag in typed.split(",")))
        kept = tuple(tag for tag in tags if tag)
        labels = [(entry.folder, replace(entry.label, tags=kept)) for entry in marked]
        self._do(lambda: _write_labels(labels), self._refresh)

    # -- the trash --------------------------------------------------------------------------

    def trash(self) -> None:
        """Ask, with the size, whether the marked runs go to the trash."""
        folders = [entry.folder for entry in self._marked]
        self._do(lambda: _weigh(folders), lambda size: self._ask_to_trash(folders, size))

    def _ask_to_trash(self, folders: list[Path], size: int) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("Move to the trash"))
        names = folders[0].name if len(folders) == 1 else tr("{n} runs").format(n=len(folders))
        box.setText(tr("Move {names} to the trash?").format(names=names))
        box.setInformativeText(
            tr("{size} with recipe, checkpoints and exports. From the trash it can be put back.")
            .format(size=size_text(size))
        )  # fmt: skip
        move = box.addButton(tr("Move to the trash"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        move.clicked.connect(lambda: self._trash(folders))
        box.open()

    def _trash(self, folders: list[Path]) -> None:
        model = self._window.session.model
        if model is not None and model.run.folder in folders:
            self._window.session.close_run()
        runs = self._window.runs.list
        runs.tick([folder for folder in runs.ticked if folder not in folders])
        self._window.queue.remove(folders)
        self._do(lambda: _move_to_trash(folders), self._refresh, self._not_trashed)

    def _not_trashed(self, error: UserError) -> None:
        self._window.show_error(error)
        self._refresh()

    # -- inside -----------------------------------------------------------------------------

    @property
    def _marked(self) -> list[RunEntry]:
        return self._window.runs.marked

    def _do(
        self,
        work: Callable,
        then: Callable,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        self._window.background.run(work, then, failed or self._window.show_error)

    def _refresh(self, _answer: object = None) -> None:
        self._window.runs.refresh()

    def _ask(self, title: str, text: str, value: str, then: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(text)
        dialog.setTextValue(value)
        dialog.setMinimumWidth(380)
        dialog.textValueSelected.connect(then)
        dialog.open()


def _names(entries: Sequence[RunEntry]) -> str:
    if len(entries) == 1:
        return entries[0].folder.name
    return tr("{n} runs").format(n=len(entries))


def _write_labels(labels: Sequence[tuple[Path, Label]]) -> None:
    for folder, label in labels:
        write_label(folder, label)


def _weigh(folders: Sequence[Path]) -> int:
    """Bytes of all; raises UserError where one of them is running."""
    for folder in folders:
        refuse_running(folder)
    return sum(folder_bytes(folder) for folder in folders)


def _move_to_trash(folders: Sequence[Path]) -> None:
    for folder in folders:
        refuse_running(folder)
        if not QFile(str(folder)).moveToTrash():
            raise UserError(
                tr("{name} could not be moved to the trash: its disk has none.").format(
                    name=folder.name
                ),
                tr("Archive it instead, or delete the folder {folder} yourself.").format(
                    folder=folder
                ),
            )
