"""How data and imported weights were understood, for notices, card and report."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from core.run.record import Record

FACT = "understood"
NAMED = 20


@dataclass(frozen=True)
class Understood:
    """What was recognised, assumed, cut and left out, in sentences that name no place on the disk.

    `left_out` has the first of the `left_out_count` files that are not used, a sentence each.
    """

    data: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    left_out_count: int = 0
    weights: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Record) -> "Understood":
        """What a run has recorded; empty for runs of earlier versions."""
        known = record.facts(FACT)
        return cls(
            _texts(known.get("data")),
            _texts(known.get("left_out")),
            int(known.get("left_out_count", 0)),
            _texts(known.get("weights")),
        )

    def keep(self, record: Record) -> None:
        """Note it in the record of a run."""
        record.set_fact(FACT, asdict(self))

    @property
    def about_left_out(self) -> str:
        """How many files are not used, in a sentence; empty where nothing is known of the data."""
        if not self.left_out_count:
            return "No file was left out." if self.data else ""
        more = self.left_out_count > len(self.left_out)
        first = f"; the first {len(self.left_out)} are named" if more else ""
        return f"Files left out: {self.left_out_count}{first}."

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(title, sentences) of what there is to say."""
        if self.data:
            yield "Data", self.data
        if self.about_left_out:
            yield "Left out", (self.about_left_out, *self.left_out)
        if self.weights:
            yield "Weights", self.weights


def first_sentences(sentences: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The first of what is left out, and how many there are."""
    known = tuple(sentences)
    return known[:NAMED], len(known)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
