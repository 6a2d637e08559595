"""The form is the declaration: every field has an editor, and what is typed is checked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtTest import QTest

from core.nets.architecture import EXAMPLE
from core.recipe.file import load_recipe, shipped_recipe, shipped_recipes
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from workbench.recipe.draft import FIELDS, RecipeDraft, check, space_value
from workbench.recipe.editors import FloatEditor
from workbench.recipe.field_row import tooltip
from workbench.recipe.form import EVERYDAY, RecipeForm
from workbench.recipe.relevance import RULES, belongs


@pytest.fixture
def form(qtbot) -> RecipeForm:
    form = RecipeForm(RecipeDraft(Recipe()))
    qtbot.addWidget(form)
    form.resize(320, 700)
    form.show()
    return form


def target(form: RecipeForm, path: str):
    return form.row(path).editor.focus_widget()


def test_every_field_has_a_named_editor(form):
    for path in FIELDS:
        assert target(form, path).accessibleName() == FIELDS[path].title


def test_everyday_fields_exist():
    assert set(FIELDS) >= EVERYDAY


def shown(form: RecipeForm) -> set[str]:
    return {key for key, section in form.sections.items() if not section.isHidden()}


def is_shown(form: RecipeForm, path: str) -> bool:
    return not form.row(path).editor.isHidden()


def test_rules_are_about_what_there_is():
    known = {*FIELDS, *(path.partition(".")[0] for path in FIELDS if "." in path)}
    for rule in RULES:
        assert rule.what <= known
        assert rule.key in ("network", "pairing", "teaching") or rule.key in FIELDS


def test_only_the_sections_of_the_family_and_route_are_shown(form):
    everywhere = {
        "", "data", "teacher", "losses", "discriminator", "distill", "search", "finetune",
        "export", "engine",
    }  # fmt: skip
    assert shown(form) == everywhere
    for family in ("cyclegan", "gaugan", "munit"):
        form.draft.edit("family", family)
        assert shown(form) == everywhere | {family}
    form.draft.edit("family", "pix2pix")
    form.draft.edit("route", "original")
    assert shown(form) == everywhere | {"prune"}


def test_only_the_fields_that_matter_are_shown(form):
    assert not is_shown(form, "data.edges") and not is_shown(form, "teacher.pool_size")
    assert is_shown(form, "search.population") and is_shown(form, "data.sample_pairs")
    form.draft.edit("search.method", "brute-force")
    form.draft.edit("data.folder", "somewhere")
    assert not is_shown(form, "search.population") and not is_shown(form, "data.sample_pairs")
    form.draft.edit("teacher.generator", "unet")
    assert is_shown(form, "teacher.norm") and not is_shown(form, "teacher.blocks")
    form.draft.edit("family", "gaugan")
    assert is_shown(form, "search.segmenter") and is_shown(form, "data.classes")
    assert not is_shown(form, "search.segmenter_steps") and not is_shown(form, "teacher.gan")


def test_who_teaches_is_one_of_three(form):
    assert form.teacher.current == "train"
    assert is_shown(form, "teacher.epochs") and not is_shown(form, "teacher.checkpoint")
    form.draft.edit("distill.pseudo_target", "target")
    form.teacher.button("import").click()
    assert is_shown(form, "teacher.checkpoint") and not is_shown(form, "teacher.answers")
    form.draft.edit("teacher.checkpoint", "G.pth")
    form.teacher.button("answers").click()
    assert form.draft.values["teacher.checkpoint"] == ""
    assert is_shown(form, "teacher.answers") and not is_shown(form, "teacher.checkpoint")
    assert not is_shown(form, "teacher.epochs") and is_shown(form, "teacher.blocks")
    assert is_shown(form, "teacher.discriminator_width"), "students have one of their own"
    form.draft.edit("teacher.answers", "answers")
    assert form.draft.recipe is not None, form.draft.problems
    assert form.draft.values["distill.lambda_distill"] == 0
    assert form.draft.values["distill.pseudo_target"] == "teacher", "pix2pix learns from answers so"
    form.teacher.button("train").click()
    assert form.draft.values["teacher.answers"] == ""
    assert is_shown(form, "teacher.epochs")


def test_a_recipe_and_a_field_say_who_teaches(form):
    form.draft.edit("teacher.answers", "answers")
    assert form.teacher.current == "answers"
    assert "distill.lambda_distill" in form.draft.problems
    assert is_shown(form, "distill.lambda_distill")
    form.draft.edit("teacher.answers", "")
    form.show_field("teacher.checkpoint_network")
    assert form.teacher.current == "import"
    assert is_shown(form, "teacher.checkpoint_network")


def test_a_choice_that_is_not_filled_in_is_told_and_undone(form):
    form.teacher.button("answers").click()
    assert form.lack[0] == "teacher.answers"
    assert form.lack[1] == "Folder of answers is empty: choose one, or “Train here” above it."
    form.draft.edit("teacher.answers", "answers")
    assert form.lack == ("", "")
    form.draft.edit("teacher.answers", "")
    assert form.lack[0] == "teacher.answers"
    form.draft.replace(Recipe())
    assert form.teacher.current == "train" and form.lack == ("", "")
    form.teacher.button("import").click()
    assert form.lack[0] == "teacher.checkpoint"
    form.teacher.button("train").click()
    assert form.lack == ("", "")


def test_munit_cannot_learn_from_answers_and_says_why(form):
    form.draft.edit("family", "munit")
    button = form.teacher.button("answers")
    assert not button.isEnabled()
    assert button.toolTip() == "An answer does not tell the style that it was made in."
    form.draft.edit("family", "cyclegan")
    assert button.isEnabled()


def test_what_is_left_of_another_family_can_be_taken_back(form):
    form.draft.edit("family", "gaugan")
    form.draft.edit("search.segmenter", "own")
    form.draft.edit("family", "cyclegan")
    assert form.draft.recipe is None and "search.segmenter" in form.draft.problems
    assert is_shown(form, "search.segmenter")
    form.draft.reset("search.segmenter")
    assert form.draft.recipe is not None and not is_shown(form, "search.segmenter")


def test_a_space_of_another_network_is_wrong_at_its_own_field(form):
    form.draft.edit("family", "munit")
    assert "10 lists" in form.draft.problems["distill.space"]


def test_published_results_are_shown_where_a_recipe_has_them(qtbot):
    form = RecipeForm(RecipeDraft(shipped_recipe("munit-edges2shoes-fast")))
    qtbot.addWidget(form)
    assert {"munit", "published"} <= shown(form)


@pytest.mark.parametrize("name", sorted(shipped_recipes()))
def test_shipped_recipes_hide_nothing_that_they_set(name):
    values = RecipeDraft(shipped_recipe(name)).values
    changed = {path for path in FIELDS if values[path] != RecipeDraft(Recipe()).values[path]}
    assert {path for path in changed if not belongs(path, values)} == set()


def test_every_editor_shows_the_default(form):
    for path in FIELDS:
        form.row(path).editor.edited.connect(
            lambda *_, path=path: pytest.fail(f"{path} was not edited")
        )
    form.refresh()
    assert target(form, "data.height").value() == 256
    assert target(form, "teacher.learning_rate").text() == "0.0002"
    assert target(form, "search.method").currentText() == "nsga2"


def test_tooltips_tell_unit_range_default_and_key():
    text = tooltip(FIELDS["data.height"])
    for part in ("px", "32 to 2048", "256", "data.height", "multiple of 4"):
        assert part in text


def test_typing_changes_the_recipe(form):
    field = target(form, "teacher.epochs")
    field.selectAll()
    QTest.keyClicks(field, "7")
    assert form.draft.recipe.teacher.epochs == 7


def test_a_word_typed_after_a_click_takes_the_place_of_the_suggestion(form, qtbot):
    form.draft.edit("finetune.choice", "ask")
    form.show_field("seed")
    qtbot.waitUntil(target(form, "seed").hasFocus)
    form.sections["finetune"].set_open(True)
    line = target(form, "finetune.choice").lineEdit()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.selectedText() == "ask")
    QTest.keyClicks(line, "bes")
    said = form.rows["finetune.choice"].problem.text()
    assert said == f"Choose best, knee or ask, or write an architecture such as {EXAMPLE}."
    QTest.keyClicks(line, "t")
    assert form.draft.recipe.finetune.choice == "best"


def test_a_sentence_about_a_value_ends_once(form):
    form.draft.edit("finetune.choice", "16_16")
    said = form.draft.problems["finetune.choice"]
    assert said.endswith(".") and not said.endswith("..")


def test_numbers_may_be_typed_in_any_notation(form):
    field = target(form, "teacher.learning_rate")
    field.selectAll()
    QTest.keyClicks(field, "3e-5")
    assert form.draft.recipe.teacher.learning_rate == 3e-5
    field.stepBy(1)
    assert form.draft.recipe.teacher.learning_rate == pytest.approx(3.1e-5)


def test_float_editor_refuses_letters(form):
    editor = target(form, "teacher.learning_rate")
    assert isinstance(editor, FloatEditor)
    QTest.keyClicks(editor, "x")
    assert form.draft.recipe.teacher.learning_rate == 2e-4


def test_a_wrong_value_is_marked_with_its_sentence(form):
    form.draft.edit("data.height", 130)
    row = form.row("data.height")
    assert form.draft.recipe is None
    assert "multiple of 4" in row.problem.text() and row.problem.isVisible()
    assert target(form, "data.height").property("wrong")
    assert "Picture height" in form.draft.first_problem
    form.draft.edit("data.height", 128)
    assert not row.problem.isVisible() and form.draft.recipe.data.height == 128


def test_a_wrong_space_is_marked(form):
    form.draft.edit("distill.space", "bananas")
    assert "bananas" in form.row("distill.space").problem.text()


def test_errors_of_a_section_go_to_its_first_field(form):
    form.draft.edit("finetune.epochs", 0)
    form.draft.edit("finetune.decay_epochs", 0)
    assert "at least 1" in form.draft.problems["finetune.epochs"]


def test_spaces_may_be_lists():
    lists = [[16, 8]] * 8
    assert space_value(str(lists)) == lists
    assert space_value(" channels-16 ") == "channels-16"
    assert (
        check({**RecipeDraft(Recipe()).values, "distill.space": lists})[0].distill.space
        == ((16, 8),) * 8
    )


def test_changed_fields_can_be_reset(form):
    row = form.row("data.flip")
    assert not row.reset.isVisible()
    target(form, "data.flip").click()
    form.sections["data"].set_open(True)
    assert form.draft.recipe.data.flip is False and not row.reset.isHidden()
    row.reset.click()
    assert form.draft.recipe.data.flip is True and row.reset.isHidden()


def test_undo_takes_back_one_field_at_a_time(form):
    draft = form.draft
    for value in (1, 12, 120):
        draft.edit("teacher.epochs", value)
    draft.edit("teacher.width", 32)
    assert isinstance(draft.stack, QUndoStack) and draft.stack.count() == 2
    draft.stack.undo()
    assert draft.values["teacher.width"] == 64 and draft.values["teacher.epochs"] == 120
    draft.stack.undo()
    assert draft.values["teacher.epochs"] == 100
    draft.stack.redo()
    assert target(form, "teacher.epochs").value() == 120


def test_changing_back_leaves_nothing_to_undo(form):
    form.draft.edit("teacher.epochs", 99)
    form.draft.edit("teacher.epochs", 100)
    assert form.draft.stack.count() == 0


def test_keyboard_undo_reaches_the_draft_not_the_line(form, qtbot):
    line = target(form, "name")
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, "x")
    assert form.draft.values["name"] == "compressionx"
    undo = form.draft.stack.createUndoAction(form)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    form.addAction(undo)
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == form.draft.values["name"] == "compression"
    assert form.draft.stack.index() == 0 and form.draft.stack.count() == 1


def test_replacing_a_recipe_is_one_step(form):
    recipe = Recipe.model_validate({"name": "other", "teacher": {"width": 16}})
    form.draft.replace(recipe)
    assert form.draft.recipe == recipe and target(form, "teacher.width").value() == 16
    form.draft.stack.undo()
    assert form.draft.recipe == Recipe()


def test_read_only_form_changes_nothing(form):
    form.set_read_only(True)
    field = target(form, "data.height")
    field.setFocus()
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Up)
    target(form, "data.flip").click()
    assert form.draft.recipe == Recipe()
    assert all(form.row(path).reset.isHidden() for path in FIELDS)
    assert (
        not target(form, "finetune.epochs").isEnabled()
        or target(form, "finetune.epochs").isReadOnly()
    )


def test_saved_recipe_reads_back(form, tmp_path):
    form.draft.edit("teacher.width", 24)
    form.draft.save(tmp_path / "mine.toml")
    assert load_recipe(tmp_path / "mine.toml").teacher.width == 24
    other = RecipeDraft(Recipe())
    other.open(tmp_path / "mine.toml")
    assert other.recipe == form.draft.recipe and other.stack.isClean()


def test_an_invalid_recipe_is_not_saved(form, tmp_path):
    form.draft.edit("data.height", 130)
    with pytest.raises(UserError, match="multiple of 4"):
        form.draft.save(tmp_path / "mine.toml")
    assert not (tmp_path / "mine.toml").exists()


def test_a_recipe_that_cannot_be_read_changes_nothing(form, tmp_path):
    (tmp_path / "broken.toml").write_text("name = ")
    with pytest.raises(UserError, match=r"broken\.toml"):
        form.draft.open(tmp_path / "broken.toml")
    assert form.draft.recipe == Recipe() and form.draft.stack.count() == 0


def test_show_field_unfolds_and_focuses(form, qtbot):
    form.show_field("search.mutate_probability")
    assert form.sections["search"].is_open
    assert target(form, "search.mutate_probability").isVisible()
    qtbot.waitUntil(lambda: target(form, "search.mutate_probability").hasFocus())


def test_the_wheel_scrolls_the_form_not_the_value(form, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    field = target(form, "data.height")
    form.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    assert form.draft.values["data.height"] == 256


def test_tab_goes_through_a_section_that_was_opened_late(form, qtbot):
    form.sections["engine"].set_open(True)
    form.show_field("losses.wavelet")
    qtbot.waitUntil(lambda: target(form, "losses.wavelet").hasFocus())
    heading, after = form.sections["losses"].heading, form.sections["discriminator"].heading
    heading.setFocus()
    reached = [heading]
    while reached[-1] is not after and len(reached) < 40:
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(form.focusWidget())
    names = [widget.objectName() for widget in reached if widget.objectName().startswith("losses")]
    in_turn = [path for path in FIELDS if path in names]
    assert names == sorted(in_turn, key=lambda path: path not in EVERYDAY)
    assert {"losses.perceptual", "losses.wavelet"} <= set(names)
    assert target(form, "engine.threads") not in reached
