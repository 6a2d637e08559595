"""A thread that lets networks of a run answer what a person draws, as fast as they can."""

import atexit
import threading

from core.errors import UserError
from core.live.desk import Desk
from core.live.questions import Answer, Question
from core.run import Run

_PATIENCE_S = 30.0


class Live:
    """Answers the newest question; questions that come meanwhile are dropped but for the last.

    Networks are loaded when they are first asked. Torch is imported in the thread, and how many
    threads it uses elsewhere is left alone.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._desk = Desk()
        self._thread = threading.Thread(target=self._serve, name="live", daemon=True)
        self._thread.start()

    def ask(self, question: Question) -> int:
        """Ask this next, in place of what waits; gives the number that answers carry."""
        return self._desk.ask(question)

    def take(self) -> list[Answer]:
        """The answers since the last call, in the order they came."""
        return self._desk.take()

    @property
    def is_busy(self) -> bool:
        """Whether answers may still come, without another question."""
        return self._desk.is_busy and self._thread.is_alive()

    def close(self, timeout: float = 1.0) -> None:
        """End the thread, between two layers of a network, and let go of the networks."""
        self._desk.close()
        self._thread.join(timeout)
        if self._thread.is_alive():
            # Loading a network cannot be cut short, and a process that ends inside it aborts.
            atexit.register(self._thread.join, _PATIENCE_S)

    def _serve(self) -> None:
        from core.live.answering import Answering
        from core.live.threads import take_threads

        take_threads()
        answering = Answering(self._run, self._desk)
        while (asked := self._desk.next()) is not None:
            try:
                answering.answer(*asked)
                if answering.quicken(asked[1]):
                    answering.answer(*asked)
            except Exception as error:
                self._fail(*asked, error)

    def _fail(self, number: int, question: Question, error: Exception) -> None:
        if not isinstance(error, UserError):
            sentence = f"The networks cannot answer: {type(error).__name__}: {error}."
            error = UserError(sentence, "Close the run and open it again.")
        for network in question.networks:
            self._desk.tell(Answer(number, network, None, 0.0, error=error))
