"""The form of a recipe, generated from its declaration."""

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.recipe_fields import RecipeField, sections
from workbench.icons import icon
from workbench.recipe_draft import FIELDS, Draft
from workbench.relevance import shown_fields
from workbench.theme import Theme
from workbench.widgets.editors import UndoByDraft, make_editor
from workbench.widgets.section import Section

GENERAL = ""
_EVERYDAY = """
    name family route seed
    data.folder data.source data.height data.width data.sample_pairs data.classes
    teacher.checkpoint teacher.generator teacher.width
    teacher.epochs teacher.decay_epochs teacher.batch_size
    cyclegan.lambda_cycle cyclegan.lambda_identity
    gaugan.upsampling gaugan.perceptual_weights munit.styles munit.lambda_style
    prune.epochs prune.decay_epochs prune.batch_size
    distill.epochs distill.decay_epochs distill.batch_size distill.space
    search.method search.budget_gmacs search.evaluations
    search.criterion search.segmenter search.segmenter_weights search.features
    published.source published.metric published.teacher_gmacs published.teacher_quality
    published.student_gmacs published.student_quality
    finetune.enabled finetune.choice finetune.epochs finetune.decay_epochs
    export.onnx export.test_pictures engine.device engine.threads
"""
EVERYDAY = frozenset(_EVERYDAY.split())
_OPEN_AT_START = (GENERAL, "data")
_WIDE = ("text", "space")


class FieldRow:
    """Label, editor, way back to the default, and the sentence where the value is wrong."""

    def __init__(self, field: RecipeField, form: "RecipeForm", grid: QGridLayout) -> None:
        self.field = field
        self.editor = make_editor(field)
        self.label = QLabel(field.title)
        self.label.setWordWrap(True)
        self.label.setToolTip(tooltip(field))
        self.reset = _reset_button(field)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "error")
        self._name_editor()
        self._place(grid)
        self.editor.edited.connect(lambda value: form.draft.edit(field.path, value))  # type: ignore[attr-defined]
        self.reset.clicked.connect(lambda: form.draft.reset(field.path))

    def refresh(self, draft: Draft, read_only: bool) -> None:
        """Show the draft's value, whether it was changed, and what is wrong with it."""
        path = self.field.path
        self.editor.show_value(draft.values[path])  # type: ignore[attr-defined]
        changed = not draft.is_default(path)
        self.reset.setVisible(changed and not read_only)
        _set_property(self.label, "role", "changed" if changed else "")
        sentence = draft.problems.get(path, "")
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        target = self.editor.focus_widget()  # type: ignore[attr-defined]
        _set_property(target, "wrong", bool(sentence))
        target.setAccessibleDescription(sentence or self.field.description)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the row; it keeps its place in the form."""
        self.label.setVisible(shown)
        self.editor.setVisible(shown)
        self.problem.setVisible(shown and bool(self.problem.text()))
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(shown)
        self.reset.setSizePolicy(policy)
        self.reset.setVisible(shown and not self.reset.isHidden())

    def _name_editor(self) -> None:
        target = self.editor.focus_widget()  # type: ignore[attr-defined]
        target.setObjectName(self.field.path)
        target.setAccessibleName(self.field.title)
        target.setToolTip(tooltip(self.field))
        inner = target.findChild(QLineEdit)
        if inner:
            inner.setAccessibleName(self.field.title)
        self.label.setBuddy(target)

    def _place(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        wide = self.field.kind in _WIDE
        grid.addWidget(self.label, row, 0, 1, 2 if wide else 1)
        grid.addWidget(self.reset, row, 2)
        if wide:
            grid.addWidget(self.editor, row + 1, 0, 1, 3)
        else:
            grid.addWidget(self.editor, row, 1)
        grid.addWidget(self.problem, row + 2, 0, 1, 3)


class RecipeForm(QScrollArea):
    """Sections of fields, everyday ones first, bound to a draft."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[str, Section] = {}
        self._more: dict[str, Section] = {}
        self._shown: set[str] = set(FIELDS)
        self._read_only = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("form")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(4, 4, 8, 8)
        self.column.setSpacing(2)
        for key, title, description in [(GENERAL, "General", ""), *sections()]:
            self._add_section(key, title, description)
        self.column.addStretch(1)
        self.setWidget(inside)
        self._undo = UndoByDraft(self)
        QApplication.instance().focusChanged.connect(self._undo.follow)  # type: ignore[union-attr]
        draft.changed.connect(self.refresh)
        self.refresh()

    def bind(self, draft: Draft) -> None:
        """Show another draft from now on."""
        if draft is not self.draft:
            self.draft.changed.disconnect(self.refresh)
            self.draft = draft
            draft.changed.connect(self.refresh)

    def set_read_only(self, read_only: bool) -> None:
        """A frozen recipe can be read and copied from, not changed."""
        self._read_only = read_only
        for row in self.rows.values():
            row.editor.set_read_only(read_only)  # type: ignore[attr-defined]
        self.refresh()

    def refresh(self, path: str = "") -> None:
        """Show the draft again, after `path` or anything changed in it."""
        for row in self.rows.values():
            row.refresh(self.draft, self._read_only)
        self._show_what_belongs()
        for key, section in self.sections.items():
            self._note(key, section)

    def show_field(self, path: str) -> None:
        """Unfold, scroll to a field, and put the keyboard there."""
        row = self.rows[path]
        self.sections[_section_of(path)].set_open(True)
        parent = row.editor.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, Section):
                parent.set_open(True)
            parent = parent.parentWidget()
        target = row.editor.focus_widget()  # type: ignore[attr-defined]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        # Sections that were just unfolded get their places first.
        QTimer.singleShot(0, target, lambda: self.ensureWidgetVisible(target))

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons of the reset buttons."""
        found: QIcon = icon("reset", theme, 13)
        for row in self.rows.values():
            row.reset.setIcon(found)

    def _add_section(self, key: str, title: str, description: str) -> None:
        section = Section(title, description)
        paths = [path for path in FIELDS if _section_of(path) == key]
        section.rows.addLayout(self._grid(path for path in paths if path in EVERYDAY))
        rest = [path for path in paths if path not in EVERYDAY]
        if rest:
            more = Section("More", f"Further choices of {title}", small=True)
            more.heading.setAccessibleName(f"More of {title}")
            more.rows.addLayout(self._grid(rest))
            section.rows.addWidget(more)
            self._more[key] = more
        section.set_open(key in _OPEN_AT_START)
        self.sections[key] = section
        self.column.addWidget(section)

    def _grid(self, paths: Iterable[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 7)
        grid.setColumnMinimumWidth(2, 20)
        for path in paths:
            self.rows[path] = FieldRow(FIELDS[path], self, grid)
        return grid

    def _show_what_belongs(self) -> None:
        """Hide what has no say in a recipe of this family, route and method."""
        self._shown = shown_fields(self.draft.values, self.draft.problems)
        for path, row in self.rows.items():
            row.set_shown(path in self._shown)
        for key, section in self.sections.items():
            section.setVisible(any(_section_of(path) == key for path in self._shown))
        for key, more in self._more.items():
            rest = (path for path in self._shown if _section_of(path) == key)
            more.setVisible(any(path not in EVERYDAY for path in rest))

    def _note(self, key: str, section: Section) -> None:
        paths = [path for path in self._shown if _section_of(path) == key]
        wrong = sum(path in self.draft.problems for path in paths)
        changed = sum(not self.draft.is_default(path) for path in paths)
        if wrong:
            section.set_note("needs attention", "error")
        else:
            section.set_note(f"{changed} changed" if changed else "")


def tooltip(field: RecipeField) -> str:
    """Description, unit, range, default and key, as rich text."""
    facts = [("Unit", field.unit), ("Allowed", field.allowed), ("Default", _default(field))]
    table = "<br>".join(f"{name}: {html.escape(text)}" for name, text in facts if text)
    return (
        f"<p><b>{html.escape(field.title)}</b><br>{html.escape(field.description)}</p>"
        f"<p>{table}<br>Key: <code>{field.path}</code></p>"
    )


def _default(field: RecipeField) -> str:
    if isinstance(field.default, bool):
        return "on" if field.default else "off"
    return str(field.default) or "empty"


def _section_of(path: str) -> str:
    return path.rpartition(".")[0]


def _reset_button(field: RecipeField) -> QToolButton:
    button = QToolButton()
    button.setProperty("tiny", True)
    button.setToolTip(f"Back to the default: {_default(field)}")
    button.setAccessibleName(f"Reset {field.title}")
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
    button.setSizePolicy(policy)
    return button


def _set_property(widget: QWidget, name: str, value: object) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
