"""The form of a recipe, generated from its declaration."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QScrollArea,
    QToolButton,
    QWidget,
)

from core.recipe.families import FAMILIES
from core.recipe.fields import sections
from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr, tr_count
from workbench.recipe.draft import FIELDS, RecipeDraft
from workbench.recipe.editors import UndoByDraft
from workbench.recipe.field_filter import Sought
from workbench.recipe.field_row import FieldRow, reset_button
from workbench.recipe.file_checks import FileFinding
from workbench.recipe.relevance import ANSWERS, IMPORT, TRAIN, is_required, shown_fields, teaching
from workbench.recipe.section import FormSection
from workbench.recipe.teacher_choice import TeacherChoice
from workbench.widgets.layouts import column_layout

GENERAL, TEACHER = "", "teacher"
WAYS_IN = {IMPORT: "teacher.checkpoint", ANSWERS: "teacher.answers"}
_EVERYDAY = """
    name family route seed
    data.folder data.source data.dataset data.height data.width data.fit
    data.sample_pairs data.classes
    teacher.checkpoint teacher.answers teacher.generator teacher.width
    teacher.epochs teacher.decay_epochs teacher.batch_size
    losses.perceptual losses.energy discriminator.kind discriminator.augment
    prune.epochs prune.decay_epochs prune.batch_size
    distill.epochs distill.decay_epochs distill.batch_size distill.space
    search.method search.budget_gmacs search.evaluations
    search.criterion search.segmenter search.segmenter_weights search.features
    start.run start.stage teacher.finetune
    published.source published.metric published.teacher_gmacs published.teacher_quality
    published.student_gmacs published.student_quality
    finetune.enabled finetune.choice finetune.epochs finetune.decay_epochs
    export.onnx export.test_pictures engine.device engine.threads
"""
EVERYDAY = frozenset(_EVERYDAY.split()).union(*(spec.main_fields for spec in FAMILIES.values()))
REST = frozenset(FIELDS) - EVERYDAY
# Above the preview of the data, so that they stay where they are as it grows.
FIRST = frozenset({"data.folder", "data.source"})
_OPEN_AT_START = (GENERAL, "data")


class RecipeForm(QScrollArea):
    """Sections of fields, everyday ones first, bound to a draft.

    The rows of a section are made when it is first open: most of them are not looked at, and all
    of them took a third of the time until the window was painted. `entered` carries the path of
    the field that the keyboard went to; `refreshed` says that the fields show the draft anew;
    `emptied` carries a sentence where nothing is left of what is sought, else nothing.
    """

    entered = Signal(str)
    refreshed = Signal()
    emptied = Signal(str)

    def __init__(self, draft: RecipeDraft) -> None:
        super().__init__()
        self.draft = draft
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[str, FormSection] = {}
        self.teacher = TeacherChoice()
        self.teacher.chosen.connect(self._choose_teacher)
        self._more: dict[str, FormSection] = {}
        self._resets: dict[str, QToolButton] = {}
        self._sought = Sought()
        self._open_before: dict[FormSection, bool] = {}
        self._shown: set[str] = set(FIELDS)
        self._findings: dict[str, FileFinding] = {}
        self._reset_icon = QIcon()
        self._read_only = self._is_choosing = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("form")
        self.column = column_layout(inside, (4, 4, 8, 8), 2)
        general = mark("Name, family and seed of the run.")
        for key, title, description in [(GENERAL, mark("General"), general), *sections()]:
            self._add_section(key, title, description)
        self.column.addStretch(1)
        self.setWidget(inside)
        self._undo = UndoByDraft(self)
        QApplication.instance().focusChanged.connect(self._undo.follow)  # type: ignore[union-attr]
        QApplication.instance().focusChanged.connect(self._tell_entered)  # type: ignore[union-attr]
        draft.changed.connect(self._follow)
        self.refresh()

    def bind(self, draft: RecipeDraft) -> None:
        """Show another draft from now on."""
        if draft is not self.draft:
            self.draft.changed.disconnect(self._follow)
            self.draft = draft
            self.teacher.set_current(TRAIN)
            draft.changed.connect(self._follow)

    def set_read_only(self, read_only: bool) -> None:
        """A frozen recipe can be read and copied from, not changed."""
        self._read_only = read_only
        for row in self.rows.values():
            row.set_read_only(read_only)
        self.refresh()

    def row(self, path: str) -> FieldRow:
        """The row of a field, made if its section was never open."""
        key = _section_of(path)
        self.sections[key].make_rows()
        if path not in self.rows:
            self._more[key].make_rows()
        return self.rows[path]

    def refresh(self, path: str = "") -> None:
        """Show the draft again, after `path` or anything changed in it."""
        self.teacher.show_draft(self.draft, self._read_only)
        seen = self.teacher.seen(self.draft.values)
        for name, row in self.rows.items():
            row.refresh(self.draft, self._read_only, is_required(name, seen))
        self._show_what_belongs()
        for key, section in self.sections.items():
            self._note(key, section)
        self.refreshed.emit()

    def seek(self, sought: Sought) -> None:
        """Show only the fields that are sought, unfolded; afterwards all is folded as it was."""
        if self._sought.is_everything and not sought.is_everything:
            self._open_before = {item: item.is_open for item in self._all_sections()}
        self._sought = sought
        self._show_what_belongs()
        # A section that is opened makes the small one below it, so that they come in this order.
        for parts, paths in ((self.sections, self._shown), (self._more, self._shown & REST)):
            found = {_section_of(path) for path in paths}
            for key, section in parts.items():
                was_open = self._open_before.get(section, False)
                section.set_open(was_open if sought.is_everything else key in found)
        self.verticalScrollBar().setValue(0)

    def go_to_first(self) -> None:
        """Put the keyboard into the first field that is shown."""
        for key in self.sections:
            paths = [path for path in FIELDS if _section_of(path) == key and path in self._shown]
            if paths:
                self.show_field(min(paths, key=lambda path: (path not in FIRST, path in REST)))
                return

    def show_findings(self, findings: dict[str, FileFinding]) -> None:
        """Say below the fields what their files turned out to be; nothing below the others."""
        self._findings = dict(findings)
        for path, row in self.rows.items():
            row.show_finding(findings.get(path))

    def show_field(self, path: str) -> None:
        """Unfold, scroll to a field, and put the keyboard there."""
        if self.teacher.make_room_for(path):
            self.refresh()
        row = self.row(path)
        self.sections[_section_of(path)].set_open(True)
        parent = row.editor.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, FormSection):
                parent.set_open(True)
            parent = parent.parentWidget()
        target = row.editor.focus_widget()  # type: ignore[attr-defined]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        # Sections that were just unfolded get their places first.
        QTimer.singleShot(0, target, lambda: self.ensureWidgetVisible(target))

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icons of the reset buttons."""
        self._reset_icon = icon("reset", theme, 13)
        for button in (*self._resets.values(), *(row.reset for row in self.rows.values())):
            button.setIcon(self._reset_icon)

    def _add_section(self, key: str, title: str, description: str) -> None:
        section = FormSection(tr(title), tr(description) if description else "")
        if key == TEACHER:
            section.rows.addWidget(self.teacher)
        self.sections[key] = section
        self._add_way_back(key, title, section)
        self.column.addWidget(section)
        section.make_rows_later(lambda: self._make_rows(key, title))
        section.set_open(key in _OPEN_AT_START)

    def _make_rows(self, key: str, title: str) -> None:
        """The rows of a section, and below them its seldom used fields, to be made in turn."""
        section = self.sections[key]
        paths = [path for path in FIELDS if _section_of(path) == key]
        self._add_rows(section, (path for path in paths if path in FIRST))
        self._add_rows(section, (path for path in paths if path in EVERYDAY - FIRST))
        rest = [path for path in paths if path in REST]
        if rest:
            about = tr("More fields of {section}").format(section=tr(title))
            more = FormSection(tr("More"), about, small=True)
            more.heading.setAccessibleName(tr("More of {section}").format(section=tr(title)))
            more.make_rows_later(lambda: self._add_rows(more, rest))
            section.rows.addWidget(more)
            more.setVisible(not self._shown.isdisjoint(rest))
            self._more[key] = more

    def _add_way_back(self, key: str, title: str, section: FormSection) -> None:
        name = tr("Reset {section}").format(section=tr(title))
        button = reset_button(name, tr("Reset this section to its defaults"))
        button.clicked.connect(
            lambda: self.draft.reset_all((p for p in self._shown if _section_of(p) == key), name)
        )
        section.add_to_heading(button)
        self._resets[key] = button

    def _all_sections(self) -> list[FormSection]:
        return [*self.sections.values(), *self._more.values()]

    def _follow(self, path: str) -> None:
        """Show the draft again; after more than one change a choice not filled in is forgotten."""
        if not path and not self._is_choosing:
            self.teacher.set_current(TRAIN)
        self.refresh()

    @property
    def lack(self) -> tuple[str, str]:
        """A way to a teacher that was chosen and not filled in: its field, and a sentence."""
        path = WAYS_IN.get(self.teacher.current, "")
        if not path or teaching(self.draft.values) != TRAIN:
            return "", ""
        words = tr("{field} is empty: choose one, or “{train}” above it.")
        title, train = tr(FIELDS[path].title), self.teacher.button(TRAIN).text()
        return path, words.format(field=title, train=train)

    def _choose_teacher(self, key: str) -> None:
        """Take a person's choice of who teaches, and lead to what is to be filled in."""
        self._is_choosing = True
        self.teacher.take(key, self.draft)
        self.draft.changed.emit("")  # who follows the draft learns of a choice that changed nothing
        self._is_choosing = False
        if (path := WAYS_IN.get(key)) and not self.draft.values[path]:
            self.show_field(path)

    def _tell_entered(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        while new is not None and new.objectName() not in self.rows:
            new = new.parentWidget() if new is not self else None
        if new is not None:
            self.entered.emit(new.objectName())

    def _add_rows(self, section: FormSection, paths: Iterable[str]) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 7)
        grid.setColumnMinimumWidth(2, 20)
        section.rows.addLayout(grid)
        seen = self.teacher.seen(self.draft.values)
        for path in paths:
            row = self.rows[path] = FieldRow(FIELDS[path], self, grid)
            row.reset.setIcon(self._reset_icon)
            row.set_read_only(self._read_only)
            row.show_finding(self._findings.get(path))
            row.refresh(self.draft, self._read_only, is_required(path, seen))
            row.set_shown(path in self._shown)

    def _show_what_belongs(self) -> None:
        """Hide what has no say in a recipe of this family, route and method."""
        belonging = shown_fields(self.teacher.seen(self.draft.values), self.draft.problems)
        self._shown = {path for path in belonging if self._sought.finds(path, self.draft)}
        for path, row in self.rows.items():
            row.set_shown(path in self._shown)
        for key, section in self.sections.items():
            section.setVisible(any(_section_of(path) == key for path in self._shown))
        for key, more in self._more.items():
            more.setVisible(any(_section_of(path) == key for path in self._shown & REST))
        self.emptied.emit("" if self._shown else self._why_empty(belonging))

    def _why_empty(self, belonging: set[str]) -> str:
        if not self._sought.text.strip():
            return tr("No changes: every field has its default.")
        elsewhere = sum(self._sought.finds(path, self.draft) for path in set(FIELDS) - belonging)
        if not elsewhere:
            return tr("No field matches.")
        return tr_count(
            "No field of this recipe matches; 1 of other families, routes or methods does.",
            "No field of this recipe matches; %n of other families, routes or methods do.",
            elsewhere,
        )

    def _note(self, key: str, section: FormSection) -> None:
        paths = [path for path in self._shown if _section_of(path) == key]
        wrong = sum(path in self.draft.problems for path in paths)
        changed = sum(self.draft.is_changed(path) for path in paths)
        self._resets[key].setVisible(bool(changed) and not self._read_only)
        if wrong:
            section.set_note(tr("needs attention"), "error")
        else:
            section.set_note(tr("{n} changed").format(n=changed) if changed else "")


def _section_of(path: str) -> str:
    return path.rpartition(".")[0]
