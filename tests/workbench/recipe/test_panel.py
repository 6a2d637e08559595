"""The recipe's panel: searching the fields, what was changed, the estimate, the command line."""

import re
import shlex

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest

from core.commands import _parser
from core.recipe.file import shipped_recipe, with_settings
from core.recipe.recipe import Recipe
from tests.workbench.fake_run import make_run
from workbench.app.actions import Actions, Command
from workbench.app.background import Background
from workbench.recipe.data_preview import DataPreview
from workbench.recipe.draft import RecipeDraft
from workbench.recipe.editors import PathEditor
from workbench.recipe.form import RecipeForm
from workbench.recipe.panel import RecipePanel
from workbench.recipe.section import FormSection

CONTROL = Qt.KeyboardModifier.ControlModifier


class AnyActions(Actions):
    """Actions that do nothing, whichever the panel has buttons for."""

    def __getitem__(self, name: str) -> QAction:
        if name not in list(self):
            self.add(Command(name, name, "", lambda: None))
        return super().__getitem__(name)


@pytest.fixture
def panel(qtbot, monkeypatch):
    """The panel alone, of a new recipe, without a look at any data."""
    background = Background()
    monkeypatch.setattr(DataPreview, "show_data", lambda *_: None)
    panel = RecipePanel(RecipeDraft(Recipe()), background, AnyActions())
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    yield panel
    background.close(timeout=10)


def shown(panel) -> set[str]:
    rows = panel.form.rows.items()
    return {path for path, row in rows if row.editor.isVisibleTo(panel)}


def test_ctrl_f_in_the_panel_searches_the_fields(window, qtbot):
    panel = window.recipe
    window.activateWindow()
    panel.form.row("name").editor.focus_widget().setFocus()
    qtbot.waitUntil(panel.form.row("name").editor.focus_widget().hasFocus)
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(panel.filter.line.hasFocus)
    QTest.keyClicks(panel.filter.line, "mutation")
    assert {"search.mutation_share", "search.mutate_probability"} <= shown(panel)
    assert "teacher.width" not in shown(panel) and panel.form.sections["teacher"].isHidden()
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Mutat" in panel.help.text)


def test_fields_are_found_by_key_and_by_help(panel):
    panel.filter.line.setText("teacher.width")
    assert "teacher.width" in shown(panel) and "data.height" not in shown(panel)
    panel.filter.line.setText("loaded larger CROPPED")
    assert shown(panel) == {"data.jitter"}


def test_no_empty_part_is_shown_of_a_section_that_a_search_opens(panel):
    panel.filter.line.setText("search.budget_gmacs")
    assert shown(panel) == {"search.budget_gmacs"}
    headings = [part.heading for part in panel.form.findChildren(FormSection)]
    assert [item.text() for item in headings if item.isVisibleTo(panel)] == ["Search"]


def test_escape_folds_the_form_as_it_was(panel):
    before = {key: section.is_open for key, section in panel.form.sections.items()}
    panel.filter.line.setText("epochs")
    assert panel.form.sections["finetune"].is_open
    QTest.keyClick(panel.filter.line, Qt.Key.Key_Escape)
    assert {key: section.is_open for key, section in panel.form.sections.items()} == before


def test_words_that_no_field_has_are_told(panel):
    panel.filter.line.setText("perceptual weights")
    assert shown(panel) == set()
    assert "other families" in panel._nothing.text() and panel._nothing.isVisibleTo(panel)


def test_only_what_was_changed(panel):
    panel.draft.edit("teacher.width", 48)
    panel.filter.only_changed.click()
    assert shown(panel) == {"teacher.width"}
    panel.form.row("teacher.width").reset.click()
    assert "has its default" in panel._nothing.text()


def test_a_section_goes_back_to_its_defaults_at_once(panel):
    draft, form = panel.draft, panel.form
    draft.edit("teacher.width", 48)
    draft.edit("teacher.epochs", 7)
    draft.edit("distill.epochs", 9)
    assert form.sections["teacher"].note == "2 changed"
    form._resets["teacher"].click()
    assert draft.is_default("teacher.width") and draft.is_default("teacher.epochs")
    assert draft.values["distill.epochs"] == 9 and form._resets["teacher"].isHidden()
    draft.stack.undo()
    assert draft.values["teacher.width"] == 48 and draft.values["teacher.epochs"] == 7


def test_the_estimate_follows_what_is_typed(panel, qtbot):
    qtbot.waitUntil(lambda: "memory" in panel.estimate.section.note)
    before = panel.estimate.text
    assert "Distillation" in before and "measurement" in before
    panel.draft.edit("teacher.epochs", 5000)
    qtbot.waitUntil(lambda: panel.estimate.text != before)
    panel.draft.edit("data.height", 130)
    assert panel.estimate.section.note == "not known yet"


def test_what_will_not_do_is_told_before_start(panel, qtbot):
    panel.draft.edit("teacher.batch_size", 256)
    panel.draft.edit("data.height", 2048)
    panel.draft.edit("data.width", 2048)
    qtbot.waitUntil(lambda: panel.estimate.warning.isVisibleTo(panel))
    assert "Not enough memory" in panel.estimate.warning.text()


def test_the_command_line_makes_the_same_recipe(window, tmp_path):
    draft = window.draft
    draft.edit("name", "it's a “name” with $HOME")
    draft.edit("teacher.width", 20)
    draft.edit("distill.space", [[16, 8]] * 8)
    draft.edit("data.folder", str(tmp_path / "with spaces"))
    assert draft.recipe is not None
    window.actions_by_id["recipe.copy_command"].trigger()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words[1].endswith("main.py")
    chosen = _parser().parse_args(words[2:])
    assert with_settings(shipped_recipe(chosen.recipe), chosen.settings) == draft.recipe


def test_long_paths_keep_their_end(qtbot):
    form = RecipeForm(RecipeDraft(Recipe()))
    qtbot.addWidget(form)
    form.resize(340, 600)
    form.show()
    form.draft.edit("data.folder", "/a/very/long/way/down/the/disk/to/find/the/folder/facades")
    editor = form.row("data.folder").editor
    assert isinstance(editor, PathEditor)
    assert "…" in editor.line.shown and editor.line.shown.endswith("facades")
    form.grab()


def test_a_path_says_whether_a_run_needs_it(panel):
    draft, row = panel.draft, panel.form.row

    def said(path):
        panel.show_field(path)
        target = row(path).editor.focus_widget()
        panel.form.entered.emit(path)
        assert ("required" in target.toolTip()) == ("required" in panel.help.text)
        return "required" if "required" in panel.help.text else "optional"

    assert said("data.folder") == said("search.weights") == "optional"
    draft.edit("data.dataset", "my pictures")
    draft.edit("search.features", "squeezenet1_1")
    assert said("data.folder") == said("search.weights") == "required"
    assert said("teacher.discriminator_checkpoint") == "optional"
    panel.form.teacher.button("answers").click()
    assert said("teacher.answers") == "required"
    panel.form.teacher.button("import").click()
    assert said("teacher.checkpoint") == "required"
    draft.edit("teacher.discriminator_checkpoint", "netD.pth")
    assert said("teacher.checkpoint") == "optional"


def test_the_open_help_follows_what_other_fields_make_required(panel):
    def facts() -> set[str]:
        return {"required", "optional"} & set(re.findall(r"\w+", panel.help.text))

    panel.show_field("search.weights")
    panel.form.entered.emit("search.weights")
    assert facts() == {"optional"}
    panel.draft.edit("search.features", "squeezenet1_1")
    assert facts() == {"required"}
    panel.draft.stack.undo()
    assert facts() == {"optional"}

    panel.form.teacher.button("import").click()
    panel.form.entered.emit("teacher.checkpoint")
    assert facts() == {"required"}
    panel.form.teacher.button("train").click()
    assert "teacher.checkpoint" not in panel.help.text


def test_a_run_that_began_says_what_it_drew(window, qtbot, tmp_path):
    counts = window.recipe.preview._counts
    qtbot.waitUntil(lambda: "will be drawn" in counts.text())
    window.requests.open_run(make_run(tmp_path / "run").folder)
    qtbot.waitUntil(lambda: counts.text().startswith("This run drew 160 pairs"))


def test_a_run_whose_folder_is_gone_advises_nothing(window, qtbot, tmp_path):
    run = make_run(tmp_path / "run", data={"folder": str(tmp_path / "gone")})
    window.requests.open_run(run.folder)
    said = window.recipe.preview._description
    qtbot.waitUntil(lambda: "gone" in said.text())
    assert "Choose" not in said.text()
