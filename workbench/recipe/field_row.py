"""One field of the recipe's form: label, editor, way back, and what is wrong."""

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QToolButton

from core.recipe.fields import RecipeField
from workbench.app.engine_words import allowed_of_engine
from workbench.app.translation import tr
from workbench.recipe.draft import RecipeDraft
from workbench.recipe.editors import make_editor
from workbench.widgets.labels import text_label
from workbench.widgets.properties import set_property

if TYPE_CHECKING:
    from workbench.recipe.file_checks import FileFinding
    from workbench.recipe.form import RecipeForm

_WIDE = ("text", "space")


class FieldRow:
    """Label, editor, way back to the default, and the sentence where the value is wrong."""

    def __init__(self, field: RecipeField, form: "RecipeForm", grid: QGridLayout) -> None:
        self.field = field
        self.editor = make_editor(field)
        self.is_required = self._can_reset = False
        self._sentence, self._is_problem = "", False
        self.label = QLabel(tr(field.title))
        self.label.setWordWrap(True)
        self.reset = reset_button(
            tr("Reset {field}").format(field=tr(field.title)),
            tr("Back to the default: {value}").format(value=default_text(field)),
        )
        self.problem = text_label(role="error", wraps=True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self._finding: FileFinding | None = None
        self._name_editor()
        self._explain()
        self._place(grid)
        self.editor.edited.connect(lambda value: form.draft.edit(field.path, value))  # type: ignore[attr-defined]
        self.reset.clicked.connect(lambda: form.draft.reset(field.path))

    def refresh(self, draft: RecipeDraft, read_only: bool, required: bool) -> None:
        """Show the draft's value, whether it was changed, and what is wrong with it.

        `required`: a run needs this file or folder.
        """
        path = self.field.path
        if required != self.is_required:
            self.is_required = required
            self._explain()
        self.editor.show_value(draft.values[path])  # type: ignore[attr-defined]
        changed = draft.is_changed(path)
        self._can_reset = changed and not read_only
        self.reset.setVisible(self._can_reset)
        set_property(self.label, "role", "changed" if changed else "")
        self._show_sentence(draft.problems.get(path, ""))

    def set_read_only(self, read_only: bool) -> None:
        """A frozen value can be read and copied, not changed."""
        self.editor.set_read_only(read_only)  # type: ignore[attr-defined]

    def show_finding(self, finding: "FileFinding | None") -> None:
        """Say below the field what its file turned out to be."""
        if finding != self._finding:
            self._finding = finding
            self._show_sentence(self._sentence if self._is_problem else "")

    def _show_sentence(self, problem: str) -> None:
        """What is wrong with the value; where nothing is, what is known of its file."""
        self._sentence, self._is_problem = problem, bool(problem)
        finding = self._finding
        words = problem or (finding.words if finding else "")
        wrong = bool(problem) or (finding is not None and finding.is_problem)
        set_property(self.problem, "role", "error" if wrong else "dim")
        self.problem.setText(words)
        self.problem.setVisible(bool(words) and not self.editor.isHidden())
        target = self.editor.focus_widget()  # type: ignore[attr-defined]
        set_property(target, "wrong", wrong)
        target.setAccessibleDescription(words or tr(self.field.description))

    def set_shown(self, shown: bool) -> None:
        """Show or hide the row; it keeps its place in the form."""
        self.label.setVisible(shown)
        self.editor.setVisible(shown)
        self.problem.setVisible(shown and bool(self.problem.text()))
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(shown)
        self.reset.setSizePolicy(policy)
        self.reset.setVisible(shown and self._can_reset)

    def _name_editor(self) -> None:
        target = self.editor.focus_widget()  # type: ignore[attr-defined]
        target.setObjectName(self.field.path)
        target.setAccessibleName(tr(self.field.title))
        inner = target.findChild(QLineEdit)
        if inner:
            inner.setAccessibleName(tr(self.field.title))
        self.label.setBuddy(target)

    def _explain(self) -> None:
        text = tooltip(self.field, self.is_required)
        self.label.setToolTip(text)
        self.editor.focus_widget().setToolTip(text)  # type: ignore[attr-defined]

    def _place(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        wide = self.field.kind in _WIDE
        grid.addWidget(self.label, row, 0, 1, 2 if wide else 1)
        grid.addWidget(self.reset, row, 2)
        if wide:
            # As wide as the narrow ones reach: the last column is for what takes a change back.
            grid.addWidget(self.editor, row + 1, 0, 1, 2)
        else:
            grid.addWidget(self.editor, row, 1)
        grid.addWidget(self.problem, row + 2, 0, 1, 3)


def tooltip(field: RecipeField, required: bool = False) -> str:
    """Description, unit, range, default and key, as rich text."""
    facts = facts_of(field, required)
    table = "<br>".join(f"{name}: {html.escape(text)}" for name, text in facts)
    return (
        f"<p><b>{html.escape(tr(field.title))}</b><br>{html.escape(tr(field.description))}</p>"
        f"<p>{table}<br>{tr('Key')}: <code>{field.path}</code></p>"
    )


def facts_of(field: RecipeField, required: bool) -> list[tuple[str, str]]:
    """Unit, range and default, as far as the field has them; of a path, whether it is required."""
    if field.picker:
        kind = tr("Folder path") if field.picker == "folder" else tr("File path")
        return [(kind, tr("required") if required else tr("optional"))]
    allowed = "" if field.allowed in ("see description", "text") else field.allowed
    facts = [
        (tr("Unit"), tr(field.unit) if field.unit else ""),
        (tr("Allowed"), allowed_of_engine(allowed)),
        (tr("Default"), default_text(field)),
    ]
    return [(name, text) for name, text in facts if text]


def default_text(field: RecipeField) -> str:
    """The default as a person would say it."""
    if isinstance(field.default, bool):
        return tr("on") if field.default else tr("off")
    return str(field.default) or tr("none")


def reset_button(name: str, tip: str) -> QToolButton:
    """A small button that takes something back; it keeps its room while it is hidden."""
    button = QToolButton()
    button.setProperty("tiny", True)
    button.setIconSize(QSize(13, 13))
    button.setToolTip(tip)
    button.setAccessibleName(name)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
    button.setSizePolicy(policy)
    return button
