"""Where the run stands, when it will be done, and the buttons that drive it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.recipe import STAGES, Recipe
from core.record import StageRecord
from workbench import reasons
from workbench.actions import Actions
from workbench.panels.panel import Panel
from workbench.session import OVER, Session
from workbench.theme import Theme
from workbench.widgets.action_button import ActionButton
from workbench.widgets.stage_row import StageRow
from workbench.words import STAGE_TITLES, duration

if TYPE_CHECKING:
    from workbench.run_model import RunModel

USUAL = Recipe().stages


class ProgressPanel(Panel):
    """The stages of the run, and what to do next."""

    NAME = "progress"
    TITLE = "Progress"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self.rows = {name: StageRow(name) for name in STAGES}
        self.headline = QLabel()
        self.headline.setProperty("role", "heading")
        self.headline.setWordWrap(True)
        self._question = QLabel()
        self._question.setWordWrap(True)
        self.prompt = QFrame()
        self.prompt.setObjectName("prompt")
        self._finetune = ActionButton(actions["run.finetune"], "Fine-tune && export", True)
        self._export = ActionButton(actions["run.export"], "Export…")
        self._open_export = ActionButton(actions["run.open_export"], "Open export folder")
        self._start = ActionButton(actions["run.start"], primary=True)
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
        planned = model.run.recipe.stages if (model := self._session.model) else USUAL
        for name, row in self.rows.items():
            row.show_stage(stages.get(name), self._state(stages.get(name)))
            row.setVisible(name in planned)
        self.headline.setText(headline(self._session))
        is_open = self._session.model is not None
        self._start.setVisible(not is_open)
        # Asked anew: the actions may hear of this change only after this panel.
        self._resume.setVisible(is_open and not reasons.resume(self._session))
        for button, wanted in ((self._pause, self._session.check is None), (self._stop, True)):
            button.setVisible(is_open and self._session.is_live and wanted)
        self._open_export.setVisible(is_open and not reasons.open_export(self._session))
        self._show_prompt()

    def _state(self, stage: StageRecord | None) -> str:
        if stage is None:
            return ""
        session = self._session
        lost = stage.state == "running" and not session.is_live and not session.is_elsewhere
        return "interrupted" if lost else stage.state

    def _show_prompt(self) -> None:
        text = question(self._session)
        self._question.setText(text)
        stage = self._session.stages.get("finetune")
        waiting = stage is not None and stage.state == "waiting"
        self._finetune.setVisible(waiting or not reasons.finetune(self._session))
        self.prompt.setVisible(bool(text))

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self._finetune)
        choice.addWidget(self._export)
        choice.addStretch(1)
        asked = QVBoxLayout(self.prompt)
        asked.setContentsMargins(8, 6, 8, 8)
        asked.setSpacing(5)
        asked.addWidget(self._question)
        asked.addLayout(choice)
        inside = QWidget()
        inside.setObjectName("form")
        stages = QVBoxLayout(inside)
        stages.setContentsMargins(0, 0, 4, 0)
        stages.setSpacing(7)
        stages.addWidget(self.headline)
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
        for button in (self._start, self._resume, self._pause, self._stop, self._open_export):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 8)
        column.setSpacing(6)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)


def headline(session: Session) -> str:
    """The run in one line."""
    if session.model is None:
        return "No run is open. Start one, or open one from Runs."
    stages = list(session.stages.values())
    name = session.model.run.name
    if session.is_live and session.ending:
        return f"{name} is {session.ending} after this step…"
    if session.is_live and session.check:
        return f"{name}: its ranking is being checked."
    active = next((stage for stage in stages if stage.state not in (*OVER, "pending")), None)
    if active is None:
        spent = sum(stage.seconds for stage in stages)
        finished = stages and all(stage.state in OVER for stage in stages)
        if finished:
            return f"{name} is finished, after {duration(spent)}."
        return f"{name} starts…" if session.is_live else f"{name} has stopped between stages."
    return _active_headline(session, name, active)


def question(session: Session) -> str:
    """What the person can decide about the selected candidate now; empty: nothing."""
    if session.model is None or not session.model.candidates:
        return ""
    stages, candidate = session.stages, session.candidate
    waiting = stages["finetune"].state == "waiting"
    if candidate is None:
        return "Choose a point on the front, then fine-tune and export it." if waiting else ""
    chosen = session.model.selected == session.model.chosen
    what = f"Candidate {candidate.id} is selected"
    if waiting:
        return f"{what}. Fine-tune and export it, or choose another point on the front."
    return f"{what}{_fate(session.model)}." if chosen else f"{what}."


def _fate(model: "RunModel") -> str:
    """What became of the chosen candidate."""
    tuned = model.finetuned(model.chosen) if model.chosen else None
    if tuned is None:
        return "; it was taken to fine-tuning"
    change = f"from {tuned.before:.2f} to {tuned.after:.2f}"
    if tuned.kept:
        return f"; fine-tuning brought its distance {change}"
    return f"; fine-tuning took its distance {change}, so it is kept as it was"


def _active_headline(session: Session, name: str, stage: StageRecord) -> str:
    title = STAGE_TITLES[stage.name]
    if stage.state == "running":
        if session.is_elsewhere:
            return f"{name} is run by another process: {title.lower()}"
        return f"{name} is running" if session.is_live else f"{name} was interrupted; it can go on."
    endings = {
        "paused": "is paused; its memory is free.",
        "stopped": "is stopped; it can go on.",
        "waiting": "waits for your choice.",
        "failed": f"failed in {title.lower()}; see Log.",
    }
    return f"{name} {endings.get(stage.state, stage.state)}"
