"""Networks that answer at once: a grey picture, the lighter the wider the widths."""

import numpy as np

from core.live import InferenceRequest, InferenceResult
from core.run.run import Run
from core.runtime.errors import UserError


class FakeLive:
    """Stands for `InferenceThread`; keeps its requests, and fails while it has an `error`."""

    error: UserError | None = None

    def __init__(self, run: Run) -> None:
        self.run = run
        self.asked: list[InferenceRequest] = []
        self.is_closed = False
        self._answers: list[InferenceResult] = []

    @property
    def is_busy(self) -> bool:
        return bool(self._answers)

    def ask(self, question: InferenceRequest) -> int:
        self.asked.append(question)
        number = len(self.asked)
        self._answers = [self._answer(number, item, question) for item in question.networks]
        return number

    def take(self) -> list[InferenceResult]:
        answers, self._answers = self._answers, []
        return answers

    def close(self, timeout: float = 1.0) -> None:
        self.is_closed = True

    def _answer(self, number: int, network, question: InferenceRequest) -> InferenceResult:
        if self.error is not None:
            return InferenceResult(number, network, None, 0.0, error=self.error)
        shade = 255 if network is None else min(254, sum(network) // 2)
        picture = np.full((*question.source.shape[:2], 3), shade, np.uint8)
        return InferenceResult(number, network, picture, 80.0 if network is None else 8.0)
