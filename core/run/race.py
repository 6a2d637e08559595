"""A race of candidates: how far each was trained, its scores, and which are left.

Many are trained for a little, the better half of them for longer, and the best to the end. No torch
in here: the window reads these too.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.run.record import Record

FACT = "race"
TITLE = "its candidates are being raced"
FEWEST, USUAL, MOST = 3, 12, 48
SHARES = (0.25, 0.5, 1.0)
"""The share of the schedule that is done at the end of each round."""


@dataclass(frozen=True)
class Racer:
    """A candidate: executed MACs, its score in the supernet, and after each round it was in."""

    architecture: Architecture
    macs: int
    before: float
    scores: tuple[float, ...] = ()

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Racer":
        """Read back from plain JSON values."""
        widths = parse_architecture(document["architecture"])
        return cls(widths, document["macs"], document["before"], tuple(document["scores"]))

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self) | {"architecture": architecture_text(self.architecture)}


@dataclass(frozen=True)
class Race:
    """Candidates in a race over `epochs` in all, by rising MACs.

    Scores are distances over `pictures` held-out pictures (lower is better), or mIoU in percent
    where that is the `criterion`; `quality` is their whole name. `features` name the judge, `limit`
    is what a candidate may cost in executed MACs (0: any).
    """

    racers: tuple[Racer, ...]
    epochs: int
    criterion: str
    quality: str
    features: str
    pictures: int
    limit: float = 0.0

    @classmethod
    def of(cls, record: Record) -> "Race | None":
        """The last one that the run has, if any; it may not be over."""
        known = record.facts(FACT)
        if not known:
            return None
        return cls(**known | {"racers": tuple(Racer.of(item) for item in known["racers"])})

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self) | {"racers": [racer.document() for racer in self.racers]}

    def with_score(self, architecture: Architecture, score: float) -> "Race":
        """The same after one more round of one candidate."""
        racers = tuple(
            replace(racer, scores=(*racer.scores, score))
            if racer.architecture == architecture
            else racer
            for racer in self.racers
        )
        return replace(self, racers=racers)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many candidates each round has: all, half, a quarter."""
        return round_sizes(len(self.racers))

    def field(self, number: int) -> tuple[Racer, ...]:
        """The candidates in round `number`, from 0; known once the round before is over."""
        if number == 0:
            return self.racers
        return self.ranking(number - 1)[: self.sizes[number]]

    def ranking(self, number: int) -> tuple[Racer, ...]:
        """The candidates that finished round `number`, the best first."""
        through = [racer for racer in self.field(number) if len(racer.scores) > number]
        return tuple(sorted(through, key=lambda racer: self._key(racer.scores[number])))

    @property
    def finished_rounds(self) -> int:
        """How many rounds are over."""
        number = 0
        while number < len(SHARES) and len(self.ranking(number)) == self.sizes[number]:
            number += 1
        return number

    @property
    def is_over(self) -> bool:
        """Whether all rounds are."""
        return self.finished_rounds == len(SHARES)

    @property
    def winner(self) -> Racer | None:
        """The best of the last round, once it is over."""
        return self.ranking(len(SHARES) - 1)[0] if self.is_over else None

    @property
    def final_order(self) -> tuple[Racer, ...]:
        """All, the best first: by the last round each was in, and by the score there."""
        return tuple(
            sorted(
                self.racers,
                key=lambda racer: (
                    -len(racer.scores),
                    self._key(racer.scores[-1] if racer.scores else racer.before),
                ),
            )
        )

    @property
    def better(self) -> str:
        """Which way scores are better, in words."""
        return "higher is better" if self.criterion == "miou" else "lower is better"

    @property
    def sentence(self) -> str:
        """How it stands, with its numbers."""
        won, count = self.winner, len(self.racers)
        if won is None:
            return f"{self.finished_rounds} of {len(SHARES)} rounds of {count} candidates are done."
        by_search = sorted(self.racers, key=lambda racer: self._key(racer.before))
        rank = by_search.index(won) + 1
        return (
            f"{architecture_text(won.architecture)} won the race of {count} candidates with "
            f"{won.scores[-1]:.4g}; the search had it in place {rank} of them."
        )

    def _key(self, score: float) -> float:
        return -score if self.criterion == "miou" else score


def round_sizes(count: int) -> tuple[int, ...]:
    """Of `count` candidates: all, half of them, a quarter of them; never none."""
    return count, max(1, -(-count // 2)), max(1, -(-count // 4))


def schedules_in(count: int) -> float:
    """What a race trains in all, in whole fine-tuning schedules: each round goes on from before."""
    earlier = (0.0, *SHARES)
    pairs = zip(round_sizes(count), SHARES, earlier, strict=False)
    return sum(size * (share - before) for size, share, before in pairs)
