"""Requests to a run's networks and their results, between the window and `InferenceThread`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.live import InferenceRequest, InferenceThread
from core.run.run import Run

# An answer is taken so soon after it is ready.
LOOK_MS = 2
# Where nothing is asked for so long, the memory of the networks is given back.
FORGET_MS = 30_000


class Conversation(QObject):
    """Asks the newest question, and looks for answers while there may be some.

    `answered` carries a list of answers; it also comes, maybe with none, when no more are to come.
    The thread begins with the first question.
    """

    answered = Signal(list)

    def __init__(
        self, lives: Callable[[Run], InferenceThread], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lives = lives
        self._run: Run | None = None
        self._live: InferenceThread | None = None
        self.number = 0
        self._looking = QTimer(self)
        self._looking.setTimerType(Qt.TimerType.PreciseTimer)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(FORGET_MS)
        self._forgetting.timeout.connect(self._close)

    @property
    def is_waiting(self) -> bool:
        """Whether answers may still come."""
        return self._looking.isActive()

    @property
    def is_open(self) -> bool:
        """Whether networks are in memory."""
        return self._live is not None

    def set_run(self, run: Run | None) -> None:
        """Ask this run's networks from now on."""
        self._close()
        self._run = run

    def ask(self, question: InferenceRequest) -> None:
        """Ask this in place of what waits; its answers carry the `number` that it gets."""
        self._forgetting.stop()
        if self._run is None:
            return
        if self._live is None:
            self._live = self._lives(self._run)
        self._looking.start()
        self.number = self._live.ask(question)

    def rest(self) -> None:
        """Nobody looks: forget the networks before long, unless something is asked again."""
        if self._live is not None:
            self._forgetting.start()

    def close(self) -> None:
        """Ask nobody any more."""
        self.set_run(None)

    def _look(self) -> None:
        if self._live is None:
            return
        # In this order: what comes after the first line is taken by the next look.
        is_over = not self._live.is_busy
        if is_over:
            self._looking.stop()
        answers = self._live.take()
        if answers or is_over:
            self.answered.emit(answers)

    def _close(self) -> None:
        live, self._live = self._live, None
        self._looking.stop()
        self._forgetting.stop()
        if live is not None:
            live.close()
