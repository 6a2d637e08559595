"""What a person asks of the runs that are marked in the library."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFile, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox

from core.library.library import (
    Label,
    RunEntry,
    folder_bytes,
    refuse_running,
    rename_run,
    write_label,
)
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.units import size_text
from workbench.app.files import show_folder
from workbench.app.translation import tr, tr_count
from workbench.library.recipe_comparison import RecipeComparison
from workbench.library.run_check import RunCheck
from workbench.run.measures import NARROW_SPACE

if TYPE_CHECKING:
    from workbench.library.context import LibraryContext

_LINE_WIDTH = 380


class LibraryHandlers:
    """The library's menu, keys and commands end here. The disk is touched in the background."""

    def __init__(self, window: "LibraryContext") -> None:
        self._window = window
        self.run_check = RunCheck(window.background, window.window, lambda: window.runs.refresh())

    def open(self) -> None:
        """Show the marked run; one that cannot be read is looked over instead."""
        for entry in self._marked[:1]:
            if entry.problem:
                self.run_check.look(entry.folder)
            else:
                self._window.requests.open_run(entry.folder)

    def check(self) -> None:
        """Look the marked run over, or else the open one, and offer to mend it."""
        folders = [entry.folder for entry in self._marked[:1]]
        model = self._window.session.model
        if not folders and model is not None:
            folders = [model.run.folder]
        for folder in folders:
            self.run_check.look(folder)

    def enqueue(self) -> None:
        """Put the marked runs at the end of the queue; they go on from where they are."""
        self._window.queue.add([entry.folder for entry in self._marked])

    def compare(self) -> None:
        """Tick the marked runs, to lay their curves over each other; ticked ones are let go."""
        runs = self._window.runs.list
        marked = [entry.folder for entry in self._marked]
        others = [folder for folder in runs.ticked if folder not in marked]
        runs.tick(others if set(marked) <= set(runs.ticked) else [*others, *marked])
        if runs.ticked:
            self._window.docks.bring("curves")

    def compare_recipes(self) -> None:
        """Show the recipes of two marked runs side by side; of one, beside the open run's."""
        folders = [entry.folder for entry in self._marked[:2]]
        model = self._window.session.model
        if len(folders) == 1 and model is not None:
            folders.insert(0, model.run.folder)
        if len(folders) == 2:
            self._do(partial(_both, *folders), self._show_recipes)

    def _show_recipes(self, runs: tuple[Run, Run]) -> None:
        RecipeComparison(*runs, self._window.window()).open()

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
            self._window.requests.duplicate(run.recipe)

        for entry in self._marked[:1]:
            self._do(partial(Run, entry.folder), take)

    # -- names, tags, the archive -----------------------------------------------------------

    def rename(self) -> None:
        """Ask for another name of the marked run."""
        for entry in self._marked[:1]:
            self._ask(
                tr("Rename a run"),
                tr("New name for {name} and its folder:").format(name=entry.folder.name),
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
        marked = self._marked
        labels = [(entry.folder, replace(entry.label, archived=archived)) for entry in marked]
        before = [(entry.folder, entry.label) for entry in marked]

        def done(_: object) -> None:
            self._refresh()
            words = tr("{name} was archived.") if archived else tr("{name} is no longer archived.")
            sentence = words.format(name=_names(marked))
            undone = partial(self._undone, sentence)
            self._window.banner.show_offer(
                sentence, tr("Undo"), lambda: self._do(lambda: _write_labels(before), undone)
            )

        self._do(lambda: _write_labels(labels), done)

    def _undone(self, sentence: str, _: object) -> None:
        self._window.banner.withdraw(sentence)
        self._refresh()

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
        box = QMessageBox(self._window.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("Move to the trash"))
        names = folders[0].name if len(folders) == 1 else tr_count("1 run", "%n runs", len(folders))
        box.setText(tr("Move {names} to the trash?").format(names=names))
        box.setInformativeText(
            tr("Includes recipe, checkpoints and exports ({size}). You can restore it from the "
               "Trash.")
            .format(size=size_text(size, NARROW_SPACE))
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
        work: Callable[..., Any],
        then: Callable[..., Any],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        self._window.background.run(work, then, failed or self._window.show_error)

    def _refresh(self, _answer: object = None) -> None:
        self._window.runs.refresh()

    def _ask(self, title: str, text: str, value: str, then: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(text)
        dialog.setTextValue(value)
        dialog.adjustSize()  # makes its line; the dialog itself is as wide as what is in it
        for line in dialog.findChildren(QLineEdit):
            line.setMinimumWidth(_LINE_WIDTH)
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


def _both(one: Path, other: Path) -> tuple[Run, Run]:
    return Run(one), Run(other)
