"""The recipe as it is being written: values, what is wrong with them, and the way back."""

import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.recipe.fields import RecipeField, fields, value_of
from core.recipe.file import dump_recipe, load_recipe
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from core.runtime.units import first_upper
from core.runtime.writing import make_writable
from workbench.app.engine_words import allowed_of_engine, of_engine
from workbench.app.translation import tr

FIELDS: dict[str, RecipeField] = {field.path: field for field in fields()}
# Keys that follow each other faster than this are one entry, which is undone at once.
_TYPING_S = 1.0
_PLACES = {path: index for index, path in enumerate(FIELDS)}


class RecipeDraft(QObject):
    """Values by dotted path, valid or not; every change can be undone.

    `changed` carries the path that changed, or nothing where all may have.
    """

    changed = Signal(str)

    def __init__(self, recipe: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.file: Path | None = None
        self.recipe: Recipe | None = recipe
        self.problems: dict[str, str] = {}
        self.values = _values(recipe)

    def edit(self, path: str, value: Any) -> None:
        """Change one value; what is typed into a field in one go is undone together."""
        if value != self.values[path]:
            self.stack.push(_Edit(self, path, value))

    def reset(self, path: str) -> None:
        """Back to the default."""
        self.edit(path, _plain(FIELDS[path].default))

    def reset_all(self, paths: Iterable[str], title: str) -> None:
        """Several values back to their defaults, as one undoable change."""
        changed = {path: _plain(FIELDS[path].default) for path in paths if self.is_changed(path)}
        if changed:
            self.stack.push(_Replace(self, changed, title))

    def replace(self, recipe: Recipe, title: str = "") -> None:
        """Take over a whole recipe, as one undoable change."""
        self.stack.push(_Replace(self, _values(recipe), title or tr("Replace the recipe")))

    def take(self, values: Mapping[str, Any], title: str) -> None:
        """Take over values, valid or not, as one undoable change; unknown paths are left out."""
        known = {path: value for path, value in values.items() if path in FIELDS}
        self.stack.push(_Replace(self, known, title))

    def is_default(self, path: str) -> bool:
        """Whether a value is what a new recipe has."""
        return bool(self.values[path] == _plain(FIELDS[path].default))

    def is_changed(self, path: str) -> bool:
        """Whether a value is another than a new recipe's."""
        return not self.is_default(path)

    def open(self, file: Path) -> None:
        """Take over a recipe file; raises UserError where it is not one."""
        self.replace(load_recipe(file), tr("Open {name}").format(name=file.name))
        self.file = file
        self.stack.setClean()

    def save(self, file: Path) -> None:
        """Write the recipe; raises UserError where it is not valid or the disk refuses."""
        if self.recipe is None:
            raise UserError(self.first_problem, tr("Correct this before saving."))
        make_writable(file.parent)
        try:
            file.write_text(dump_recipe(self.recipe), encoding="utf-8")
        except OSError as error:
            sentence = tr("The recipe cannot be written to {file}: {error}.")
            raise UserError(
                sentence.format(file=file, error=error), tr("Choose another folder.")
            ) from None
        self.file = file
        self.stack.setClean()

    @property
    def first_problem(self) -> str:
        """The first thing that is wrong, in a sentence; empty where the recipe is valid."""
        for path, sentence in self.problems.items():
            title = tr(FIELDS[path].title) if path in FIELDS else path
            return f"{title}: {sentence}"
        return ""

    def assign(self, values: dict[str, Any]) -> None:
        """Set values and check the whole; only undoable commands call this."""
        self.values.update(values)
        self.recipe, self.problems = check(self.values)
        self.changed.emit(next(iter(values)) if len(values) == 1 else "")


def check(values: dict[str, Any]) -> tuple[Recipe | None, dict[str, str]]:
    """The recipe of these values, or None and what is wrong: a sentence for each path."""
    try:
        return Recipe.model_validate(_nested(values)), {}
    except ValidationError as error:
        errors: dict[str, str] = {}
        for item in error.errors():
            path = _path(item["loc"], item["msg"])
            errors.setdefault(path, _sentence(path, item["msg"]))
        return None, errors


def space_value(text: str) -> str | list[list[int]]:
    """A space as it is typed: a name, or lists of widths such as `[[32, 16], …]`."""
    try:
        value = json.loads(text)
    except ValueError:
        return text.strip()
    return value if isinstance(value, list) else text.strip()


class _Edit(QUndoCommand):
    """One field changed. Keys typed into it in one go become one change."""

    def __init__(self, draft: RecipeDraft, path: str, value: Any) -> None:
        super().__init__(tr("Change {field}").format(field=tr(FIELDS[path].title)))
        self.draft, self.path = draft, path
        self.before, self.after = draft.values[path], value
        self.last = time.monotonic()

    def id(self) -> int:
        return 1 + _PLACES[self.path]

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.path != self.path:
            return False
        if other.last - self.last > _TYPING_S:
            return False
        self.after, self.last = other.after, other.last
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        self.draft.assign({self.path: self.after})

    def undo(self) -> None:
        self.draft.assign({self.path: self.before})


class _Replace(QUndoCommand):
    """Several fields changed at once."""

    def __init__(self, draft: RecipeDraft, values: Mapping[str, Any], title: str) -> None:
        super().__init__(title)
        self.draft, self.after = draft, dict(values)
        self.before = {path: draft.values[path] for path in values}

    def redo(self) -> None:
        self.draft.assign(self.after)

    def undo(self) -> None:
        self.draft.assign(self.before)


def _values(recipe: Recipe) -> dict[str, Any]:
    return {path: _plain(value_of(recipe, path)) for path in FIELDS}


def _plain(value: Any) -> Any:
    return [list(item) for item in value] if isinstance(value, list | tuple) else value


def _nested(values: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for path, value in values.items():
        section, _, key = path.rpartition(".")
        (table.setdefault(section, {}) if section else table)[key] = value
    return table


def _path(loc: tuple[Any, ...], message: str) -> str:
    """The field an error belongs to.

    Errors of a whole section go to its first field, those of the recipe to the field that their
    sentence begins with.
    """
    named = message.removeprefix("Value error, ").split(" ")[0]
    if not loc and named in FIELDS:
        return named
    for length in range(len(loc), 0, -1):
        path = ".".join(str(part) for part in loc[:length])
        if path in FIELDS:
            return path
    section = f"{loc[0]}." if loc else ""
    return next((path for path in FIELDS if path.startswith(section)), "name")


def _sentence(path: str, message: str) -> str:
    allowed = FIELDS[path].allowed
    bounded = allowed not in ("see description", "text")
    if bounded and message.startswith("Input should be "):
        return tr("Must be {allowed}.").format(allowed=allowed_of_engine(allowed))
    text = of_engine(message.removeprefix("Value error, ").removeprefix("Input "))
    hint = tr(" (allowed: {allowed})").format(allowed=allowed_of_engine(allowed)) if bounded else ""
    # A sentence about another field begins with its key, which has small letters.
    begun = text if text.partition(" ")[0] in FIELDS else first_upper(text)
    stop = "" if begun.endswith(".") and not hint else "."
    return f"{begun}{hint}{stop}"
