"""The recipe: written here before a run, read here after it."""

import html
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.estimate import Counts
from core.recipe.data import SAMPLE
from core.recipe.datasets import missing_pictures
from core.recipe.families import FAMILIES
from core.recipe.missing import missing_part
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.recipe.data_preview import DataPreview, RecipeState
from workbench.recipe.draft import FIELDS, RecipeDraft
from workbench.recipe.editors import PathEditor, SuggestionEditor
from workbench.recipe.estimate_card import EstimateCard
from workbench.recipe.estimator import Estimator
from workbench.recipe.field_filter import FieldFilter
from workbench.recipe.field_help import FieldHelp
from workbench.recipe.file_checks import FileChecks
from workbench.recipe.form import RecipeForm
from workbench.widgets.action_button import ActionButton
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.panel import Panel

if TYPE_CHECKING:
    from workbench.run.run_model import RunModel

_LINKS = (
    Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)
_TOOLS = ("recipe.open", "recipe.save", "edit.undo", "edit.redo")
_COPY = "recipe.copy_command"


class RecipePanel(Panel):
    """The form. While a run is open it shows the run's frozen recipe, read-only."""

    NAME = "recipe"
    TITLE = "Recipe"

    def __init__(
        self,
        draft: RecipeDraft,
        background: Background,
        actions: Actions,
        other_runs: Callable[[], list[Path]] = list,
    ) -> None:
        """`other_runs` gives folders of runs that lie elsewhere than where new ones do."""
        super().__init__()
        self.draft, self._actions = draft, actions
        self._frozen: RecipeDraft | None = None
        self._run: RunModel | None = None
        self._state: RecipeState = "draft"
        self._explained = ""
        self.form = RecipeForm(draft)
        self.preview = DataPreview(background)
        self.form.sections["data"].rows.insertWidget(1, self.preview)
        self.files = FileChecks(background)
        self.filter, self.help = FieldFilter(), FieldHelp()
        self.estimator, self.estimate = Estimator(background, other_runs), EstimateCard()
        self._nothing = text_label(role="dim", wraps=True)
        self._nothing.hide()
        self._head = text_label(role="heading", wraps=True)
        self._shipped = ActionButton(actions["recipe.shipped"])
        self._reason = text_label(role="error", wraps=True)
        self._reason.setAccessibleName(tr("Why the run cannot start"))
        self._reason.setTextInteractionFlags(_LINKS)
        self._reason.linkActivated.connect(self.show_field)
        self._reason.hide()
        self._lay_out()
        self._connect_form()
        self.estimator.estimated.connect(self.estimate.show_estimate)
        draft.changed.connect(self._refresh)
        self.preview.changed.connect(self._data_looked_at)
        self.preview.folder_wanted.connect(self.choose_folder)
        self.preview.sample_wanted.connect(lambda: draft.edit("data.dataset", SAMPLE))
        self.files.changed.connect(self._show_findings)
        self._refresh()

    @property
    def is_frozen(self) -> bool:
        """Whether the form shows a run's recipe instead of the draft."""
        return self._frozen is not None

    def set_run(self, model: "RunModel | None") -> None:
        """Show the run's recipe, frozen; without a run, the draft."""
        self.filter.clear()
        if self._run is not None:
            self._run.stages_changed.disconnect(self._follow_start)
        self._run = model
        if model is not None:
            model.stages_changed.connect(self._follow_start)
        self._freeze(model)

    def show_draft(self) -> None:
        """Show the draft, whatever run is open."""
        self._freeze(None)

    def find_field(self) -> None:
        """Put the keyboard into the line that searches the fields."""
        self.filter.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.line.selectAll()

    def show_field(self, path: str) -> None:
        """Take the keyboard to a field, whatever was sought before."""
        self.filter.clear()
        self.form.show_field(path)

    def apply_theme(self, theme: Theme) -> None:
        """Recolour what the style sheet cannot."""
        self.form.apply_theme(theme)

    def show_reason(self) -> None:
        """Say why a run cannot start, with the way to the field; nothing where it can."""
        field, reason = self.lack
        link = f'{html.escape(reason)} <a href="{field}">{tr("Show")}</a>'
        self._reason.setText(link if reason else "")
        self._reason.setVisible(bool(reason) and not self.is_frozen)

    @property
    def lack(self) -> tuple[str, str]:
        """What Start waits for: a field, and a sentence about it; both empty where it can start."""
        for path, sentence in (
            (next(iter(self.draft.problems), ""), self.draft.first_problem),
            self.form.lack,
            ("data.folder", self.preview.problem),
            self.files.first_problem,
            self._missing_part(),
        ):
            if sentence:
                return path, sentence
        return "", ""

    def _missing_part(self) -> tuple[str, str]:
        """A field that is still empty and must not be."""
        lack = missing_part(self.draft.recipe) if self.draft.recipe is not None else None
        return (lack[0], of_engine(lack[1].sentence)) if lack else ("", "")

    def choose_folder(self) -> None:
        """Ask for the folder of pictures."""
        editor = self.form.row("data.folder").editor
        assert isinstance(editor, PathEditor)
        editor.choose()

    def _data_looked_at(self) -> None:
        sides = ("auto", "left", "right", *self.preview.sides)
        editor = self.form.row("data.source").editor
        assert isinstance(editor, SuggestionEditor)
        editor.set_suggestions(tuple(dict.fromkeys(sides)))
        self._ask_estimate()

    def _show_findings(self) -> None:
        self.form.show_findings(self.files.findings)
        self.show_reason()

    def _connect_form(self) -> None:
        self.addAction(self._actions["recipe.find"])
        self.filter.changed.connect(self._seek)
        self.filter.entered.connect(self.form.go_to_first)
        self.form.emptied.connect(self._tell_nothing)
        self.form.entered.connect(self._explain)
        self.form.refreshed.connect(self._explain_again)

    def _explain(self, path: str) -> None:
        self._explained = path
        self.help.show_field(FIELDS[path], self.form.row(path).is_required)

    def _explain_again(self) -> None:
        """Another field may have made this one required, or taken it out of the form."""
        path = self._explained
        if path and self.form.row(path).editor.isHidden():
            self._explained = ""
            self.help.show_field(None)
        elif path:
            self._explain(path)

    def _seek(self) -> None:
        self.form.seek(self.filter.sought)
        self.preview.setVisible(self.filter.sought.is_everything)

    def _tell_nothing(self, sentence: str) -> None:
        self._nothing.setText(sentence)
        self._nothing.setVisible(bool(sentence))

    def _follow_start(self) -> None:
        if self._frozen is not None and self._run is not None:
            state = _state(self._run)
            if state != self._state:
                self._state = state
                self._refresh()

    def _freeze(self, model: "RunModel | None") -> None:
        self._frozen = RecipeDraft(model.run.recipe, self) if model else None
        self._state = _state(model) if model else "draft"
        frozen = tr("Recipe for {name} (read-only)").format(name=model.run.name if model else "")
        self._head.setText(frozen if model else tr("New recipe"))
        self.form.bind(self._frozen or self.draft)
        self.form.set_read_only(self.is_frozen)
        for widget in self._only_draft:
            widget.setVisible(not self.is_frozen)
        self._duplicate.setVisible(self.is_frozen)
        self.show_reason()
        self._refresh()

    def _refresh(self, path: str = "") -> None:
        values = self.form.draft.values
        self.preview.show_data(
            values["data.folder"],
            values["data.source"],
            values["data.sample_pairs"],
            FAMILIES[values["family"]].pairing,
            values["data.classes"],
            values["data.edges"],
            self._missing_folder(),
            (values["data.source_range"], values["data.target_range"]),
            (values["data.source_channels"], values["data.target_channels"]),
            values["teacher.answers"],
            self._state,
        )
        self.files.follow(self.form.draft, self.is_frozen)
        self._ask_estimate()

    def _missing_folder(self) -> str:
        recipe = self.form.draft.recipe
        lack = missing_pictures(recipe) if recipe is not None and not self.is_frozen else None
        return of_engine(lack.sentence) if lack else ""

    def _ask_estimate(self) -> None:
        """Estimate what the draft would take, where it is valid and its pictures are counted."""
        recipe = None if self.is_frozen else self.draft.recipe
        counts = self.preview.known
        if recipe is not None and not recipe.data.folder:
            counts = Counts.expected(recipe)
        self.estimator.ask(recipe, counts)

    def _lay_out(self) -> None:
        self._start = ActionButton(self._actions["run.start"], primary=True)
        self._queue = ActionButton(self._actions["queue.add"])
        self._duplicate = ActionButton(self._actions["recipe.duplicate"])
        begin = QHBoxLayout()
        begin.addWidget(self._start, 1)
        begin.addWidget(self._queue)
        tools = [_tool(self._actions, name) for name in _TOOLS]
        top = row_layout(spacing=2)
        top.addWidget(self._head, 1)
        for tool in (*tools, _tool(self._actions, _COPY)):
            top.addWidget(tool)
        column = column_layout(self, (8, 6, 4, 8), 6)
        column.addLayout(top)
        column.addWidget(self._shipped)
        column.addWidget(self._duplicate)
        column.addWidget(self.filter)
        column.addWidget(self._nothing)
        column.addWidget(self.form, 1)
        column.addWidget(self.help)
        column.addWidget(self.estimate)
        column.addWidget(self._reason)
        column.addLayout(begin)
        only = (self._shipped, self._start, self._queue, self.estimate, *tools)
        self._only_draft: list[QWidget] = [*only]
        self._duplicate.hide()
        self._head.setText(tr("New recipe"))


def _state(model: "RunModel") -> RecipeState:
    return "begun" if any(stage.state != "pending" for stage in model.stages) else "waiting"


def _tool(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[name])
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(actions[name].text().replace("&", ""))
    return button
