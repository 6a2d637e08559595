"""What a search asks for, and what it is sent."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from core.nets.architecture import Architecture


@dataclass(frozen=True)
class Request:
    """Score this architecture on a share, in (0, 1], of the held-out pictures.

    A share of 1 makes the architecture a candidate; anything less only helps to decide which
    architectures are worth that. The pictures of a share are among those of every larger one.
    `ahead` are architectures that will be asked for next with the same share, whatever the scores
    are (unless the search ends): they may be scored at the same time.
    """

    architecture: Architecture
    share: float = 1.0
    ahead: Sequence[Architecture] = field(default=(), compare=False, repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether all held-out pictures are asked for."""
        return self.share >= 1


# A search yields requests and is sent the score of each, lower is better. What it asks for depends
# on its seed and the scores alone, so a search goes on where it stopped when the scores that are
# already known are sent again. It may return a sentence that says why it ended early.
Searching = Generator[Request, float, str | None]


def report_score(searching: Searching, score: float) -> tuple[Request | None, str]:
    """Send a score: the next request, or None and why the search ended ("": it was done)."""
    try:
        return searching.send(score), ""
    except StopIteration as ended:
        return None, ended.value or ""
