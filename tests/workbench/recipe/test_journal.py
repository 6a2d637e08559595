"""Unsaved changes of the recipe survive a crash, and are offered again."""

import json

from core.recipe.recipe import Recipe
from core.runtime.paths import home
from workbench.recipe.draft import RecipeDraft
from workbench.recipe.journal import FILE, Journal


def test_changes_are_there_after_a_crash(qtbot):
    draft = RecipeDraft(Recipe())
    journal = Journal(draft, draft)
    draft.edit("teacher.width", 24)
    draft.edit("data.height", 130)
    qtbot.waitUntil((home() / FILE).is_file)
    again = RecipeDraft(Recipe())
    after = Journal(again, again)
    assert after.left["teacher.width"] == 24
    after.restore()
    assert again.values["teacher.width"] == 24 and again.recipe is None
    again.stack.undo()
    assert again.recipe == Recipe()
    assert journal.is_unsaved


def test_what_was_saved_is_not_offered(tmp_path):
    draft = RecipeDraft(Recipe())
    journal = Journal(draft, draft)
    draft.edit("teacher.width", 24)
    journal.write()
    draft.save(tmp_path / "mine.toml")
    journal.write()
    assert not (home() / FILE).exists()


def test_what_was_taken_back_is_not_offered():
    draft = RecipeDraft(Recipe())
    journal = Journal(draft, draft)
    draft.edit("teacher.width", 24)
    draft.stack.undo()
    journal.write()
    assert not (home() / FILE).exists()


def test_a_damaged_page_is_left_out():
    home().mkdir(parents=True, exist_ok=True)
    page = {"teacher.width": "wide", "data.flip": 1, "seed": 7, "no.such": 1}
    (home() / FILE).write_text(json.dumps(page))
    draft = RecipeDraft(Recipe())
    assert Journal(draft, draft).left == {"seed": 7}
    (home() / FILE).write_text("{")
    assert Journal(draft, draft).left == {}


def test_a_window_keeps_what_is_written_when_it_closes(window):
    window.draft.edit("teacher.width", 20)
    window.journal.write()
    draft = RecipeDraft(Recipe())
    assert Journal(draft, draft).left["teacher.width"] == 20


def test_an_offer_outlives_other_edits_until_it_is_taken_or_declined():
    draft = RecipeDraft(Recipe())
    journal = Journal(draft, draft)
    draft.edit("teacher.width", 24)
    journal.write()
    passing = RecipeDraft(Recipe())
    second = Journal(passing, passing)
    passing.edit("seed", 7)
    second.write()
    passing.stack.undo()
    second.write()
    assert second.left["teacher.width"] == 24
    again = RecipeDraft(Recipe())
    third = Journal(again, again)
    assert third.left["teacher.width"] == 24
    third.decline()
    third.restore()
    assert again.values["teacher.width"] == 24
    again.stack.undo()
    third.write()
    last = RecipeDraft(Recipe())
    assert Journal(last, last).left == {}
