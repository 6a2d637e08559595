"""The form's choice of who teaches: trained here, imported, or a folder of answers."""

from collections.abc import Mapping
from typing import Any

from core.recipe.families import FAMILIES
from core.runtime.units import first_upper
from workbench.app.engine_words import of_engine
from workbench.app.translation import mark, tr
from workbench.recipe.draft import RecipeDraft
from workbench.recipe.relevance import (
    ANSWERS,
    FILES,
    IMPORT,
    IMPORTED,
    TEACHING,
    TRAIN,
    needed_by_answers,
    teaching,
)
from workbench.widgets.segments import Segments

_WAYS = mark(
    {
        TRAIN: ("Train here", "Train a teacher on the pictures before students learn from it"),
        IMPORT: ("Import", "Use a generator from a file as the teacher"),
        ANSWERS: ("Answers", "Learn from pictures that a black box made of the sources"),
    }
)
_EMPTY = dict.fromkeys(
    ("teacher.checkpoint", "teacher.discriminator_checkpoint", "teacher.answers"), ""
)


class TeacherChoice(Segments):
    """A choice that is not filled in yet is kept here; once it is, the recipe says it."""

    def __init__(self) -> None:
        super().__init__(wraps=True)
        self.setAccessibleName(tr("Who teaches"))
        for key, (text, tip) in _WAYS.items():
            self.add(key, tr(text), tr(tip))
        self.set_current(TRAIN)

    def seen(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with what was chosen but not filled in."""
        return {**values, TEACHING: self.current}

    def show_draft(self, draft: RecipeDraft, read_only: bool) -> None:
        """Put the button of the draft's teacher down."""
        self.set_current(teaching(self.seen(draft.values)))
        why_not = FAMILIES[draft.values["family"]].unanswered
        for key in self.choices:
            can = not read_only and not (key == ANSWERS and why_not)
            self.button(key).setEnabled(can or key == self.current)
        tip = tr(_WAYS[ANSWERS][1])
        because = of_engine(why_not)
        self.button(ANSWERS).setToolTip(f"{first_upper(because)}." if why_not else tip)

    def take(self, key: str, draft: RecipeDraft) -> None:
        """Make a person's choice: another way's files are let go, and what it needs is set."""
        changes = {path: value for path, value in _EMPTY.items() if draft.values[path]}
        if key == IMPORT:
            changes = {path: value for path, value in changes.items() if path not in FILES}
        elif key == ANSWERS:
            changes.pop("teacher.answers", None)
            changes |= needed_by_answers(draft.values)
        self.set_current(key)
        if changes:
            draft.take(changes, tr("Change the teacher's source"))

    def make_room_for(self, path: str) -> bool:
        """Choose the way that a field belongs to; whether that was another one."""
        way = ANSWERS if path == "teacher.answers" else IMPORT if path in IMPORTED else self.current
        is_other = way != self.current
        self.set_current(way)
        return is_other
