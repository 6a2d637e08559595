"""Which network answers first, which may be interrupted, and which waits for the pen to rest."""

import time
from collections import OrderedDict

from core.live.inference import InferenceRequest, InferenceResult, Network
from core.live.model_runner import ModelRunner
from core.live.networks import LoadedNetworks
from core.live.request_slot import RequestSlot, Superseded
from core.run.run import Run
from core.runtime.errors import UserError

# What feels immediate to a person; several networks may answer within it.
AT_ONCE_S = 0.1
# A network that is interrupted again and again gets its turn after so long, unless it is so slow
# that the fastest one would visibly wait for it.
PATIENCE_S, LONGEST_TURN_S = 1.0, 0.1
KEPT = 8


class RequestServer:
    """Lets the networks of one run answer in turns, the fastest first.

    Once a newer request waits, those that do not fit into what is left of `AT_ONCE_S` are
    interrupted or skipped: a teacher that takes seconds never delays a fast student.
    """

    def __init__(self, run: Run, slot: RequestSlot) -> None:
        self.slot = slot
        self.networks = LoadedNetworks(run, slot)
        self.runners: OrderedDict[Network, ModelRunner] = OrderedDict()
        self._answered: dict[Network, float] = {}

    def answer(self, number: int, question: InferenceRequest) -> None:
        """Answer a request, unless a newer one comes in between."""
        started = time.perf_counter()
        for index, network in enumerate(sorted(question.networks, key=self._expected)):
            spent = time.perf_counter() - started
            firm = index == 0 or self._is_firm(network, spent)
            if self.slot.is_closed or (self.slot.has_newer and not firm):
                continue
            try:
                self.slot.tell(self._answer(number, network, question, yields=not firm))
            except Superseded:
                continue

    def quicken(self, question: InferenceRequest) -> bool:
        """While the pen rests, see whether networks answer faster in ONNX Runtime.

        Gives whether one was tried, so that another answer measures its time better.
        """
        settled = False
        for network in sorted(question.networks, key=self._expected):
            runner = self.runners.get(network)
            if runner is None or runner.is_settled:
                continue
            try:
                with self.slot.turn(yields=True) as turn:
                    runner.settle(question.fed, question.style, turn)
            except Superseded:
                return False
            settled = True
        return settled

    def _answer(
        self, number: int, network: Network, question: InferenceRequest, yields: bool
    ) -> InferenceResult:
        try:
            runner = self._player(network)
            with self.slot.turn(yields) as turn:
                picture, seconds = runner.play(question.fed, question.style, turn)
        except UserError as error:
            return InferenceResult(number, network, None, 0.0, error=error)
        self._answered[network] = time.perf_counter()
        return InferenceResult(number, network, picture, 1000 * seconds, runner.runtime)

    def _player(self, network: Network) -> ModelRunner:
        runner = self.runners.get(network)
        if runner is None:
            runner = self.runners[network] = ModelRunner(self.networks.open(network))
        self.runners.move_to_end(network)
        while len(self.runners) > KEPT:
            self.runners.popitem(last=False)
        return runner

    def _expected(self, network: Network) -> float:
        """Seconds that it will take; before it was measured, the teacher counts as the slowest."""
        runner = self.runners.get(network)
        if runner is not None and runner.seconds is not None:
            return runner.seconds
        return 0.0 if network is not None else float("inf")

    def _is_firm(self, network: Network, spent: float) -> bool:
        """Whether it may finish although a newer request waits."""
        seconds = self._expected(network)
        if spent + seconds <= AT_ONCE_S:
            return True
        waited = time.perf_counter() - self._answered.get(network, 0.0)
        return seconds <= LONGEST_TURN_S and waited > PATIENCE_S
