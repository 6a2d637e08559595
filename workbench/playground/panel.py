"""Draw, and see teacher and candidates answer while the pen moves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from core.live import InferenceRequest, InferenceResult, InferenceThread, Network
from core.live.drawing_spec import DrawingSpec
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import cache_home
from workbench.app.actions import Actions
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import mark, tr
from workbench.playground.answer_tile import AnswerTile
from workbench.playground.conversation import Conversation
from workbench.playground.easel import Easel
from workbench.playground.networks import answering, network_about, network_title
from workbench.playground.saving import PlaygroundSaving
from workbench.run.run_model import RunModel
from workbench.widgets.flow import FlowLayout
from workbench.widgets.hint import WithHint
from workbench.widgets.layouts import column_layout
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.own_undo import keeps_undo
from workbench.widgets.painting.drawing_desk import DrawingDesk
from workbench.widgets.run_panel import RunPanel
from workbench.widgets.segments import tool
from workbench.widgets.style_row import StyleRow

NO_RUN = mark("Draw here to see the output of the networks of a run while you draw.")
NO_TEACHER = mark("The playground opens once the teacher is trained.")
NO_CANDIDATE = mark(
    "The playground opens with the first candidate: this run's teacher is a folder of answers, "
    "which cannot draw."
)
LOOKING = mark("Loading sample inputs…")


class PlaygroundPanel(RunPanel):
    """A canvas and the answers to it. Frames that come too late are dropped, never queued."""

    NAME = "playground"
    TITLE = "Playground"
    LISTENS = ("candidates_changed", "compared_changed", "chosen_changed", "stages_changed")

    def __init__(
        self,
        parent: QWidget | None = None,
        lives: Callable[[Run], InferenceThread] = InferenceThread,
    ) -> None:
        super().__init__(parent)
        self._studied: Run | None = None
        self._trouble: UserError | None = None
        self._actions: Actions | None = None
        self._background = Background(self)
        self.conversation = Conversation(lives, self)
        self.easel = Easel()
        self.canvas = self.easel.canvas
        self.canvas.setAccessibleName(tr("Drawing"))
        self.canvas.setAccessibleDescription(
            tr("Arrow keys move the pen; Space lowers and lifts it.")
        )
        self.desk = DrawingDesk(self.canvas, self._background)
        self.saving = PlaygroundSaving(self.easel, self._background)
        self.area = WithHint(self.easel)
        self.setFocusProxy(self.canvas)
        rows = column_layout(self, (6, 6, 6, 6), 4)
        rows.addWidget(self.desk)
        rows.addWidget(self.area, 1)
        rows.addWidget(self._choices())
        for widget in (self.desk, self.choices):
            widget.hide()
        self._connect()

    # -- what a panel does ------------------------------------------------------------------

    def take_actions(self, actions: Actions) -> None:
        self._actions = actions

    def start_over(self) -> None:
        self.conversation.set_run(self.model.run if self.model else None)
        self._background.cancel("spec")
        self._studied = self._trouble = None
        self._tell("")
        self.easel.set_tiles([])
        self._set_spec(None)

    def let_go(self) -> None:
        self.conversation.close()
        self._background.close(timeout=0.2)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.desk, self.easel, self.style_row):
            part.apply_theme(theme)
        self.save.setIcon(icon("save", theme))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.conversation.rest()
        # When the panel is shown again, it answers to the drawing of that moment.
        self._stale = True

    def event(self, event: QEvent) -> bool:
        return keeps_undo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and self.style_row.isVisibleTo(self):
            self.style_row.draw()
        elif not self.desk.take_key(event):
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------

    def _choices(self) -> QWidget:
        self.teacher = QCheckBox(tr("Teacher"))
        self.teacher.setToolTip(tr("Show teacher output"))
        self.teacher.setChecked(True)
        self.style_row = StyleRow()
        self.style_row.hide()
        self.save = tool(tr("Save"), tr("Copy or save the drawing and the outputs"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(self.saving.menu(self.save))
        self.choices = QWidget()
        flow = FlowLayout(self.choices, spacing=4)
        desk = self.desk
        self.status = ElidedLabel()
        self.status.setProperty("role", "dim")
        self.status.setAccessibleName(tr("Status"))
        flow.greedy = self.status
        shown = (desk.starts, desk.open, self.save, self.teacher, self.style_row, self.status)
        for item in shown:
            flow.addWidget(item)
        self.status.hide()
        return self.choices

    def _connect(self) -> None:
        self.desk.changed.connect(self._drawn)
        self.desk.reported.connect(self._tell)
        self.teacher.toggled.connect(self.refresh)
        self.style_row.changed.connect(self.ask)
        self.conversation.answered.connect(self._show_answers)
        self.saving.reported.connect(self._tell)
        self._background.failed.connect(lambda error: self._tell(of_engine(error.sentence)))

    # -- showing ----------------------------------------------------------------------------

    def draw(self) -> None:
        model = self.model
        ready = model is not None and _can_draw(model)
        self.teacher.setVisible(model is None or model.run.recipe.has_teacher_generator)
        found = self.desk.spec is not None
        if model is not None and ready and not found and self._trouble is None:
            self._study(model.run)
        for widget in (self.desk, self.choices):
            widget.setVisible(found)
        self.area.set_hint("" if found else self._hint(ready))
        if found and model is not None:
            self._show_networks(answering(model, self.teacher.isChecked()))
            self.ask()

    def _hint(self, ready: bool) -> str:
        if self._trouble is not None:
            return str(self._trouble)
        if self.model is None:
            return tr(NO_RUN)
        if ready:
            return tr(LOOKING)
        return tr(NO_TEACHER if self.model.run.recipe.has_teacher_generator else NO_CANDIDATE)

    def _study(self, run: Run) -> None:
        if run is self._studied:
            return
        self._studied = run

        def study() -> DrawingSpec:
            # It imports torch, which the window must not wait for.
            from core.live.spec_of_run import drawing_spec_of

            return drawing_spec_of(run)

        self._background.run(study, self._take_spec, self._fail, only_latest="spec")

    def _set_spec(self, spec: DrawingSpec | None) -> None:
        self.desk.set_spec(spec)
        if self._actions is not None:
            self._actions.refresh("playground")

    def _take_spec(self, spec: DrawingSpec) -> None:
        self._set_spec(spec)
        self.saving.spec = spec
        if self.model is not None:
            self.saving.name = self.model.run.name
            self.style_row.setVisible(self.model.run.recipe.network_spec.takes_styles)
        self.refresh()

    def _fail(self, error: UserError) -> None:
        self._trouble = error
        self.refresh()

    def _show_networks(self, networks: tuple[Network, ...]) -> None:
        model, known = self.model, {tile.network: tile for tile in self.easel.tiles}
        if model is None:
            return
        for network in networks:
            if network not in known:
                known[network] = self._new_tile(network)
            known[network].call(network_title(model, network), network_about(model, network))
        self.easel.set_tiles([known[network] for network in networks])

    def _new_tile(self, network: Network) -> AnswerTile:
        tile = AnswerTile(network)
        tile.folder = cache_home() / "playground"
        tile.save_wanted.connect(self.saving.save_answer)
        return tile

    def _show_answers(self, answers: list[InferenceResult]) -> None:
        tiles = {tile.network: tile for tile in self.easel.tiles}
        for answer in answers:
            if answer.network in tiles:
                tiles[answer.network].show_answer(answer)
        self.easel.show_words()
        if not self.conversation.is_waiting and not all(t.is_timed for t in self.easel.tiles):
            # One frame says little about speed.
            self.ask()

    def _tell(self, sentence: str) -> None:
        self.status.set_texts(sentence, sentence)
        self.status.setVisible(bool(sentence))

    # -- asking -----------------------------------------------------------------------------

    def _drawn(self) -> None:
        self._tell("")
        self.ask()

    def ask(self) -> None:
        """Let the networks answer what is drawn now; what they were asked before is dropped."""
        artwork, networks = self.canvas.artwork, tuple(tile.network for tile in self.easel.tiles)
        if artwork is not None and networks and self.isVisible():
            style = self.style_row.current
            self.conversation.ask(
                InferenceRequest(artwork.values.copy(), networks, style, self.desk.beneath)
            )


def _can_draw(model: RunModel) -> bool:
    """Whether a network draws: a teacher that was there once, or where it cannot, a candidate.

    Without its file, the answers say so, and candidates may go on.
    """
    if not model.run.recipe.has_teacher_generator:
        return bool(answering(model, False))
    stage = model.stage("teacher")
    is_done = stage is not None and stage.state == "done"
    return is_done or (model.run.checkpoints / "teacher.safetensors").is_file()
