"""A thread that lets networks of a run answer what a person draws, as fast as they can."""

import atexit
import threading

from core.live.inference import InferenceRequest, InferenceResult
from core.live.request_slot import RequestSlot
from core.run.run import Run
from core.runtime.errors import UserError

_LONGEST_WAIT_S = 30.0


class InferenceThread:
    """Answers the newest request; of those that come meanwhile only the last is kept.

    Networks are loaded when they are first asked. Torch is imported in the thread, and how many
    threads it uses elsewhere is left alone.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._slot = RequestSlot()
        self._thread = threading.Thread(target=self._serve, name="live", daemon=True)
        self._thread.start()

    def ask(self, question: InferenceRequest) -> int:
        """Put a request in place of the waiting one; gives the number that its results carry."""
        return self._slot.ask(question)

    def take(self) -> list[InferenceResult]:
        """The results since the last call, in the order they came."""
        return self._slot.take()

    @property
    def is_busy(self) -> bool:
        """Whether results may still come without another request."""
        return self._slot.is_busy and self._thread.is_alive()

    def close(self, timeout: float = 1.0) -> None:
        """End the thread, between two layers of a network, and let go of the networks."""
        self._slot.close()
        self._thread.join(timeout)
        if self._thread.is_alive():
            # Loading a network cannot be cut short, and a process that ends inside it aborts.
            atexit.register(self._thread.join, _LONGEST_WAIT_S)

    def _serve(self) -> None:
        from core.live.request_server import RequestServer
        from core.live.threads import take_threads

        take_threads()
        server = RequestServer(self._run, self._slot)
        while (asked := self._slot.next()) is not None:
            try:
                server.answer(*asked)
                if server.quicken(asked[1]):
                    server.answer(*asked)
            except Exception as error:
                self._fail(*asked, error)

    def _fail(self, number: int, question: InferenceRequest, error: Exception) -> None:
        if not isinstance(error, UserError):
            sentence = f"The networks cannot answer: {type(error).__name__}: {error}."
            error = UserError(sentence, "Close the run and open it again.")
        for network in question.networks:
            self._slot.tell(InferenceResult(number, network, None, 0.0, error=error))
