"""Generators that yield events and return a result: run to their end, or followed with `for`."""

from collections.abc import Generator, Iterator
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Followed(Generic[Item, Result]):
    """What a generator yields, for a `for` loop; `result` is what it returned.

    `result` is set once the loop came to its end, and `is_over` says that it did.
    """

    result: Result

    def __init__(self, generator: Generator[Item, None, Result]) -> None:
        self._generator = generator
        self.is_over = False

    def __iter__(self) -> Iterator[Item]:
        self.result = yield from self._generator
        self.is_over = True


def result_of(generator: Generator[Any, None, Result]) -> Result:
    """Run a generator to its end; what it returns."""
    followed = Followed(generator)
    for _ in followed:
        pass
    return followed.result
