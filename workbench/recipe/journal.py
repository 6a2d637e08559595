"""Changes of the recipe that nobody saved: kept on disk, and offered at the next start."""

import contextlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from core.runtime.paths import home
from workbench.app.translation import tr
from workbench.recipe.draft import FIELDS, RecipeDraft

FILE, OFFERED = "unsaved-recipe.json", "unsaved-recipe-offered.json"
_DEBOUNCE_MS = 400


class Journal(QObject):
    """Writes the draft a moment after each change; saving or starting it clears the page.

    `left` is what an earlier window left unsaved, valid or not; empty where there is nothing. It
    lies on a page of its own until it is taken back or declined, or this window leaves another.
    `offer` is the sentence that offers it.
    """

    def __init__(self, draft: RecipeDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft, self._file = draft, home() / FILE
        self._offered = self._file.with_name(OFFERED)
        self._begun = dict(draft.values)
        self.left = self._take_over()
        self.offer = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self.write)
        draft.changed.connect(lambda _: self._wait.start())
        draft.stack.cleanChanged.connect(lambda _: self._wait.start())

    @property
    def is_unsaved(self) -> bool:
        """Whether the draft has changes that are in no file and no run."""
        return not self._draft.stack.isClean() and self._draft.values != self._begun

    def write(self) -> None:
        """Keep the draft as it is now; a page without changes is removed."""
        self._wait.stop()
        # A disk that refuses costs the journal, not the person's work at hand.
        with contextlib.suppress(OSError):
            if self.is_unsaved:
                _write(self._file, self._draft.values)
            else:
                self._file.unlink(missing_ok=True)

    def kept(self) -> None:
        """The draft is in a run now: there is nothing left to lose."""
        self._begun = dict(self._draft.values)
        self.write()

    def restore(self) -> None:
        """Take back what was left, as one change that can be undone."""
        if self.left:
            self._draft.take(self.left, tr("Restore unsaved changes"))
            self.write()
            self.decline()
            self.left = {}

    def decline(self) -> None:
        """Offer at no later start what was left; in this window it can still be taken back."""
        with contextlib.suppress(OSError):
            self._offered.unlink(missing_ok=True)

    def _take_over(self) -> dict[str, Any]:
        """What the last window left, else what it was offered itself and did not take."""
        with contextlib.suppress(OSError):
            self._file.replace(self._offered)
        return _read(self._offered)


def _write(file: Path, values: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_suffix(".begun")
    begun.write_text(json.dumps(values), encoding="utf-8")
    begun.replace(file)


def _read(file: Path) -> dict[str, Any]:
    """Values of known fields and of their kinds; whatever else the file holds is left out."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = document.items() if isinstance(document, dict) else ()
    return {path: value for path, value in known if path in FIELDS and _fits(path, value)}


def _fits(path: str, value: Any) -> bool:
    kind = FIELDS[path].kind
    if kind == "bool" or isinstance(value, bool):
        return kind == "bool" and isinstance(value, bool)
    kinds = {"int": int, "float": int | float, "space": str | list}
    return isinstance(value, kinds.get(kind, str))
