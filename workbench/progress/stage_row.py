"""One stage of a run: its state, how far it is, and when it will be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from core.run.record import StageRecord
from workbench.app.countdown import Countdown
from workbench.app.engine_words import of_engine
from workbench.app.icons import pixmap
from workbench.app.theme import LIGHT, Theme
from workbench.app.translation import tr
from workbench.run.words import (
    STAGE_TITLES,
    STATE_ICONS,
    STATE_WORDS,
    count,
    duration,
    finish_clock,
    state_colour,
)
from workbench.widgets.labels import text_label

_BAR_STEPS = 1000
# Of one that waits for a person nothing is done yet.
_WORKED = ("running", "paused", "stopped", "failed", "interrupted")


class StageRow(QWidget):
    """Icon, title and estimate; a bar; what was done and what the stage says about itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._theme, self._state = name, LIGHT, "pending"
        self._stage: StageRecord | None = None
        self._countdown = Countdown()
        self._icon = QLabel()
        self._icon.setFixedWidth(20)
        self._title = QLabel(tr(STAGE_TITLES[name]))
        self._right = text_label(role="dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of {stage}").format(stage=tr(STAGE_TITLES[name])))
        self._below = text_label(role="dim", wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._right, 0, 2)
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.bar, 1, 1, 1, 2)
        grid.addWidget(self._below, 2, 1, 1, 2)
        self.show_stage(None)

    def show_stage(self, stage: StageRecord | None, state: str = "") -> None:
        """Show a stage; `state` stands for its recorded one, such as `interrupted`."""
        shown = state or (stage.state if stage else "pending")
        self._stage = stage
        self._countdown.tell(stage.remaining if stage and shown == "running" else None)
        below = details(stage) if stage and shown in _WORKED else ""
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self._show_bar(stage, shown)
        self._show_state(shown)
        self.tick()
        self.setAccessibleName(
            f"{tr(STAGE_TITLES[self._name])}: {tr(STATE_WORDS.get(shown, shown))}"
        )
        self.setToolTip(f"{self.accessibleName()}\n{details(stage)}" if stage else "")

    def tick(self) -> None:
        """Write the time that is left now."""
        stage = self._stage
        self._right.setText(summary(stage, self._state, self._countdown.left()) if stage else "")

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the icon."""
        self._theme = theme
        self._paint_icon()

    @property
    def texts(self) -> tuple[str, str]:
        """The line beside the title, and the one below the bar."""
        return self._right.text(), self._below.text()

    def _show_bar(self, stage: StageRecord | None, state: str) -> None:
        self.bar.setVisible(state in _WORKED)
        unknown = stage is None or not stage.total
        if unknown and state == "running":
            self.bar.setRange(0, 0)
            return
        share = min(1.0, stage.done / stage.total) if stage and stage.total else 0.0
        self.bar.setRange(0, _BAR_STEPS)
        self.bar.setValue(round(share * _BAR_STEPS))

    def _show_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.bar.setProperty("state", state)
            for widget, role in ((self.bar, None), (self._title, _title_role(state))):
                widget.setProperty("role", role)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self._paint_icon()

    def _paint_icon(self) -> None:
        colour = getattr(self._theme, state_colour(self._state))
        name = STATE_ICONS.get(self._state, "pending")
        self._icon.setPixmap(pixmap(name, colour, 18, self.devicePixelRatioF()))


def summary(stage: StageRecord, state: str, left: float | None = None) -> str:
    """The short line beside the title; `left` are the smoothed seconds."""
    if state == "running" and left is not None:
        text = tr("{time} left · done at {clock}")
        return text.format(time=duration(left), clock=finish_clock(left))
    if state == "done":
        if stage.unit == "import":
            return tr("Imported") + f" · {duration(stage.seconds)}"
        amount = f"{count(stage.total)} {tr(stage.unit)} · " if stage.total else ""
        return f"{amount}{duration(stage.seconds)}"
    return tr(STATE_WORDS.get(state, state))


def details(stage: StageRecord) -> str:
    """What was done so far, the time it took, and the stage's own note."""
    amount = elapsed = ""
    if stage.unit == "import":
        amount = tr("Importing…") if stage.state == "running" else ""
    elif stage.total:
        text = tr("{done} of {total} {unit}")
        amount = text.format(done=count(stage.done), total=count(stage.total), unit=tr(stage.unit))
    if stage.seconds:
        elapsed = tr("{time} so far").format(time=duration(stage.seconds))
    return " · ".join(part for part in (amount, elapsed, of_engine(stage.note)) if part)


def _title_role(state: str) -> str:
    if state in ("pending", "skipped"):
        return "dim"
    return "heading" if state in (*_WORKED, "waiting") else ""
