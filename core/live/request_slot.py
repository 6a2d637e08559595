"""Between the asking and the answering thread: one waiting request, the results so far."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.live.inference import InferenceRequest, InferenceResult, Network


class Superseded(Exception):
    """A network's turn ended before its picture was finished."""


class SlotTurn:
    """One network's turn at the drawing; `stop` ends it between two of its layers."""

    def __init__(self, yields: bool) -> None:
        self.yields = yields
        self.is_over = False
        self._on_stop: Callable[[], None] | None = None

    def stop(self) -> None:
        """End it soon."""
        self.is_over = True
        if self._on_stop:
            self._on_stop()

    def check(self, *_: object) -> None:
        """Raise Superseded where the turn is over; networks call it before every layer."""
        if self.is_over:
            raise Superseded

    def when_stopped(self, call: Callable[[], None]) -> None:
        """Call this, from another thread, when the turn is ended."""
        self._on_stop = call
        if self.is_over:
            call()


class RequestSlot:
    """Holds at most one waiting request: a newer one takes its place."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: tuple[int, InferenceRequest] | None = None
        self._answers: list[InferenceResult] = []
        self._turn: SlotTurn | None = None
        self._count = 0
        self._at_work = False
        self._closed = False

    def ask(self, question: InferenceRequest) -> int:
        """Put a request in place of one that still waits; gives its number."""
        with self._changed:
            self._count += 1
            self._waiting = self._count, question
            if self._turn and self._turn.yields:
                self._turn.stop()
            self._changed.notify()
            return self._count

    def next(self) -> tuple[int, InferenceRequest] | None:
        """Wait for a request; None once the slot is closed."""
        with self._changed:
            self._at_work = False
            self._changed.wait_for(lambda: self._closed or self._waiting)
            asked, self._waiting = self._waiting, None
            self._at_work = not self._closed
            return None if self._closed else asked

    def tell(self, answer: InferenceResult) -> None:
        """Add a result."""
        with self._changed:
            self._answers.append(answer)

    def take(self) -> list[InferenceResult]:
        """The results since the last call, in the order they came."""
        with self._changed:
            answers, self._answers = self._answers, []
            return answers

    def close(self) -> None:
        """Stop answering; a turn under way ends."""
        with self._changed:
            self._closed = True
            if self._turn:
                self._turn.stop()
            self._changed.notify()

    @property
    def is_closed(self) -> bool:
        """Whether no results are wanted any more."""
        return self._closed

    @property
    def is_busy(self) -> bool:
        """Whether a request waits or is being answered."""
        with self._changed:
            return self._waiting is not None or self._at_work

    @property
    def has_newer(self) -> bool:
        """Whether a request waits."""
        return self._waiting is not None

    def still_wants(self, network: Network) -> bool:
        """Whether a result of this network is wanted, now or by the waiting request."""
        waiting = self._waiting
        return not self._closed and (waiting is None or network in waiting[1].networks)

    @contextmanager
    def turn(self, yields: bool) -> Iterator[SlotTurn]:
        """A network's turn; one that `yields` ends when a newer request comes."""
        turn = SlotTurn(yields)
        with self._changed:
            self._turn = turn
            if self._closed or (yields and self._waiting):
                turn.stop()
        try:
            yield turn
        finally:
            with self._changed:
                self._turn = None
