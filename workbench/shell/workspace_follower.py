"""Brings the workspace forward that fits what a run does, once each, never under a hand."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from core.run.record import OVER
from core.run.run import Run

if TYPE_CHECKING:
    from workbench.shell.window import Window

# A key or a button pressed this recently means that a person is at work.
HAND_S = 4.0
_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.DragMove,
    QEvent.Type.InputMethod,
)
# From where a workspace may be brought forward: a person elsewhere went there on purpose.
_FROM = {"watch": ("setup", "away", "choose", "try"), "choose": ("setup", "watch"),
         "away": ("setup", "watch", "choose")}  # fmt: skip


class WorkspaceFollower(QObject):
    """Follows the open run where this window runs it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._shown: set[tuple[str, str]] = set()
        self._had_candidates: bool | None = None
        self._run = ""
        self._hand = -HAND_S
        self._is_held, self._due = False, ""
        window.session.opened.connect(self._opened)
        window.session.started.connect(self._started)
        window.session.changed.connect(self._look)
        window.session.ended.connect(self._ended)

    def watch(self) -> None:
        """Notice keys and buttons from now on.

        Those of the window: to see each event of each widget would slow all of them down.
        """
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def hold(self) -> None:
        """Switch to nothing until `release`, as while the tour leads through the window."""
        self._is_held, self._due = True, ""

    def release(self, back: str) -> None:
        """Show what was due meanwhile, else the workspace `back`."""
        self._is_held = False
        self._window.docks.switch(self._due or back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._hand = time.monotonic()
        return False

    @property
    def is_under_hand(self) -> bool:
        """Whether a person is at work in the window just now."""
        is_busy = time.monotonic() - self._hand < HAND_S
        is_asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        return is_busy or bool(is_asked)

    def _opened(self) -> None:
        model = self._window.session.model
        run = str(model.run.folder) if model else ""
        if run != self._run:
            self._run, self._had_candidates = run, None

    def _started(self, run: Run) -> None:
        """Starting is a person's own doing: what it leads to comes at once."""
        model = self._window.session.model
        if model is not None and model.run.folder == run.folder:
            self._bring("watch", str(run.folder), asked=True)

    def _look(self) -> None:
        session = self._window.session
        model = session.model
        if model is None or not model.stages:
            return
        has_candidates, before = len(model.candidates) > 0, self._had_candidates
        self._had_candidates = has_candidates
        if before is None:
            self._show_opened(has_candidates)
        elif has_candidates and not before and session.is_live:
            self._bring("choose", str(model.run.folder))

    def _show_opened(self, has_candidates: bool) -> None:
        """A person opened a run in Set up: show what there is of it."""
        states = {stage.state for stage in self._window.session.stages.values()}
        is_still = states <= set(OVER) or "waiting" in states
        fitting = "choose" if has_candidates and is_still else "watch"
        if self._is_held:
            self._due = fitting
        elif self._window.docks.current == "setup":
            self._window.docks.switch(fitting)

    def _ended(self, run: Run) -> None:
        model = self._window.session.model
        if model is None or model.run.folder != run.folder:
            return
        stages = self._window.session.stages.values()
        if stages and all(stage.state in OVER for stage in stages):
            self._bring("away", str(run.folder))
        elif any(stage.state == "waiting" for stage in stages):
            self._bring("choose", str(run.folder))

    def _bring(self, workspace: str, run: str, asked: bool = False) -> None:
        """Show a workspace, or mark it as new where a person is at work elsewhere."""
        docks = self._window.docks
        if self._is_held:
            self._due = workspace
            self._shown.add((workspace, run))
            return
        if docks.current == workspace or (workspace, run) in self._shown:
            return
        self._shown.add((workspace, run))
        may = docks.current in _FROM[workspace] and not docks.maximised
        if may and (asked or not self.is_under_hand):
            docks.switch(workspace)
        else:
            self._window.workspaces.mark_new(workspace, True)
