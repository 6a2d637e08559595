"""Where the run stands, when it will be done, and the buttons that drive it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from core.estimate.eta import expected_seconds, run_progress
from core.recipe.recipe import STAGES, Recipe
from core.run.record import OVER, StageRecord
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.progress.overall_row import OverallRow
from workbench.progress.stage_row import StageRow
from workbench.progress.words import HALTED, headline, question
from workbench.run import disabled_reasons
from workbench.run.failure import field_of_failure
from workbench.run.session import Session
from workbench.widgets.action_button import ActionButton
from workbench.widgets.labels import text_label
from workbench.widgets.layouts import column_layout
from workbench.widgets.panel import Panel
from workbench.widgets.properties import set_property

if TYPE_CHECKING:
    from workbench.run.run_model import RunModel

USUAL = Recipe().stages


class ProgressPanel(Panel):
    """The stages of the run, and what to do next."""

    NAME = "progress"
    TITLE = "Progress"

    def __init__(self, session: Session, actions: Actions, background: Background) -> None:
        super().__init__()
        self._session, self._background = session, background
        self._entered = self._is_opening = False
        self._expected: dict[str, float] = {}
        self._expected_of: tuple[Run, bool] | None = None
        self.rows = {name: StageRow(name) for name in STAGES}
        self.overall = OverallRow()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self.headline = text_label(role="heading", wraps=True)
        self._question = QLabel()
        self._question.setWordWrap(True)
        self.prompt = QFrame()
        self.prompt.setObjectName("prompt")
        self._finetune = ActionButton(actions["run.finetune"], tr("Fine-tune && export"), True)
        self._export = ActionButton(actions["run.export"], tr("Export…"))
        self._open_export = ActionButton(actions["run.open_export"], tr("Open export folder"))
        self._start = ActionButton(actions["run.start"], primary=True)
        self._correct = ActionButton(actions["run.correct"], primary=True)
        self._resume = ActionButton(actions["run.continue"], primary=True)
        self._pause = ActionButton(actions["run.pause"])
        self._stop = ActionButton(actions["run.stop"])
        self._lay_out()
        session.changed.connect(self.refresh)
        self.refresh()

    def set_run(self, model: "RunModel | None") -> None:
        """Follow the session's run; its signals come through the session."""
        self.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the state icons."""
        for row in self.rows.values():
            row.apply_theme(theme)

    def refresh(self) -> None:
        """Show where the open run stands."""
        stages = self._session.stages
        self._note_opening()
        planned = model.run.recipe.stages if (model := self._session.model) else USUAL
        for name, row in self.rows.items():
            row.show_stage(stages.get(name), self._state(stages.get(name)))
            row.setVisible(name in planned)
        self._show_overall()
        self.headline.setText(headline(self._session, self._is_opening))
        is_open = self._session.model is not None
        self._start.setVisible(not is_open)
        # Asked anew: the actions may hear of this change only after this panel.
        self._resume.setVisible(is_open and not disabled_reasons.resume(self._session))
        # A run whose recipe is wrong fails again when it is resumed.
        wrong = field_of_failure(self._session) is not None
        self._correct.setVisible(is_open and wrong)
        set_property(self._resume, "primary", not wrong)
        for button, wanted in ((self._pause, not self._session.is_aside), (self._stop, True)):
            button.setVisible(is_open and self._session.can_halt and wanted)
        self._open_export.setVisible(is_open and not disabled_reasons.open_export(self._session))
        self._show_prompt()

    def _note_opening(self) -> None:
        """An engine takes a while to load before the record tells of it."""
        session = self._session
        works = session.is_live and not session.ending and not session.is_aside
        begun = any(stage.state == "running" for stage in session.stages.values())
        self._entered = works and (self._entered or begun)
        self._is_opening = works and not self._entered

    def _show_overall(self) -> None:
        stages = list(self._session.stages.values())
        running = any(self._state(stage) == "running" for stage in stages)
        self._expect()
        unfinished = any(stage.state not in OVER for stage in stages)
        self.overall.setVisible(unfinished and bool(self._expected))
        if self._expected:
            self.overall.show_eta(run_progress(stages, self._expected), running)
        if running != self._second.isActive():
            self._second.start() if running else self._second.stop()

    def _expect(self) -> None:
        """Learn what the stages will take, once a run, and again when its pictures are counted."""
        model, teacher = self._session.model, self._session.stages.get("teacher")
        wanted = (model.run, bool(teacher and teacher.total)) if model else None
        if wanted == self._expected_of:
            return
        before, self._expected_of = self._expected_of, wanted
        run = wanted[0] if wanted else None
        if run is None or before is None or run is not before[0]:
            self._expected = {}
        if run is not None:
            self._background.run(lambda: _expected(run), self._take_expected, _ignore, "eta")

    def _take_expected(self, expected: dict[str, float]) -> None:
        self._expected = expected
        self._show_overall()

    def _tick(self) -> None:
        if self.is_seen:
            self.overall.tick()
            for row in self.rows.values():
                row.tick()

    def _state(self, stage: StageRecord | None) -> str:
        if stage is None:
            return ""
        session = self._session
        if self._is_opening and stage.state in HALTED:
            return "running"
        lost = stage.state == "running" and not session.is_live and not session.is_elsewhere
        return "interrupted" if lost else stage.state

    def _show_prompt(self) -> None:
        text = question(self._session)
        self._question.setText(text)
        stage = self._session.stages.get("finetune")
        waiting = stage is not None and stage.state == "waiting"
        self._finetune.setVisible(waiting or not disabled_reasons.finetune(self._session))
        self.prompt.setVisible(bool(text))

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self._finetune)
        choice.addWidget(self._export)
        choice.addStretch(1)
        asked = column_layout(self.prompt, (8, 6, 8, 8), 5)
        asked.addWidget(self._question)
        asked.addLayout(choice)
        inside = QWidget()
        inside.setObjectName("form")
        stages = column_layout(inside, (0, 0, 4, 0), 7)
        stages.addWidget(self.headline)
        stages.addWidget(self.overall)
        stages.addWidget(self.prompt)
        for row in self.rows.values():
            stages.addWidget(row)
        stages.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        for button in (
            self._start,
            self._correct,
            self._resume,
            self._pause,
            self._stop,
            self._open_export,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = column_layout(self, (10, 8, 6, 8), 6)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)


def _expected(run: Run) -> dict[str, float]:
    with run.record() as record:
        return expected_seconds(run.recipe, record)


def _ignore(error: UserError) -> None:
    """A run without an estimate is shown all the same."""
