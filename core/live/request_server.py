"""Who answers first, who may be interrupted, and who waits until the pen rests."""

import time
from collections import OrderedDict

from core.errors import UserError
from core.live.desk import Desk, Superseded
from core.live.networks import Networks
from core.live.players import Player
from core.live.questions import Answer, Network, Question
from core.run import Run

# What a person still feels as at once; more than one network may answer within it.
AT_ONCE_S = 0.1
# A network that is interrupted again and again has its turn after so long, unless it is so slow
# that the fastest one would be seen to wait for it.
PATIENCE_S, LONGEST_TURN_S = 1.0, 0.1
KEPT = 8


class Answering:
    """Lets the networks of one run answer in turns, the fastest first.

    Once a newer question waits, those that do not fit into what is left of `AT_ONCE_S` are
    interrupted or passed over: a teacher of seconds never holds up a student of milliseconds.
    """

    def __init__(self, run: Run, desk: Desk) -> None:
        self.desk = desk
        self.networks = Networks(run, desk)
        self.players: OrderedDict[Network, Player] = OrderedDict()
        self._answered: dict[Network, float] = {}

    def answer(self, number: int, question: Question) -> None:
        """Answer a question, as far as no newer one comes in between."""
        started = time.perf_counter()
        for place, network in enumerate(sorted(question.networks, key=self._expected)):
            spent = time.perf_counter() - started
            firm = place == 0 or self._is_firm(network, spent)
            if self.desk.is_closed or (self.desk.has_newer and not firm):
                continue
            try:
                self.desk.tell(self._answer(number, network, question, yields=not firm))
            except Superseded:
                continue

    def quicken(self, question: Question) -> bool:
        """While the pen rests, see whether networks answer faster in ONNX Runtime.

        Gives whether one was looked at, so that another answer tells its time better.
        """
        settled = False
        for network in sorted(question.networks, key=self._expected):
            player = self.players.get(network)
            if player is None or player.is_settled:
                continue
            try:
                with self.desk.turn(yields=True) as turn:
                    player.settle(question.source, question.style, turn)
            except Superseded:
                return False
            settled = True
        return settled

    def _answer(self, number: int, network: Network, question: Question, yields: bool) -> Answer:
        try:
            player = self._player(network)
            with self.desk.turn(yields) as turn:
                picture, seconds = player.play(question.source, question.style, turn)
        except UserError as error:
            return Answer(number, network, None, 0.0, error=error)
        self._answered[network] = time.perf_counter()
        return Answer(number, network, picture, 1000 * seconds, player.runtime)

    def _player(self, network: Network) -> Player:
        player = self.players.get(network)
        if player is None:
            player = self.players[network] = Player(self.networks.open(network))
        self.players.move_to_end(network)
        while len(self.players) > KEPT:
            self.players.popitem(last=False)
        return player

    def _expected(self, network: Network) -> float:
        """Seconds that it will take; before it was measured, the teacher counts as the slowest."""
        player = self.players.get(network)
        if player is not None and player.seconds is not None:
            return player.seconds
        return 0.0 if network is not None else float("inf")

    def _is_firm(self, network: Network, spent: float) -> bool:
        """Whether it may finish although a newer question waits."""
        seconds = self._expected(network)
        if spent + seconds <= AT_ONCE_S:
            return True
        waited = time.perf_counter() - self._answered.get(network, 0.0)
        return seconds <= LONGEST_TURN_S and waited > PATIENCE_S
