"""Whether a folder holds enough pictures to train on and to measure with."""

from pathlib import Path
from typing import Any

from core.data.recognised import Recognised
from core.runtime.errors import UserError

# Two to train on and two to hold out: neither a distance nor an encoder is made of one.
FEWEST = 4
# Below this, scores of candidates are mostly chance.
FEW = 40


def require_enough(folder: Path, count: int, noun: str) -> None:
    """Raise UserError where fewer than four pictures of a side can be trained on.

    `noun` says what is counted: pairs, sources or targets.
    """
    if count < FEWEST:
        kinds = noun.removesuffix("s") if count == 1 else noun
        raise UserError(
            f"{folder} has {count} training {kinds}; at least {FEWEST} are needed.",
            "Choose a folder with more pictures.",
        )


def require_enough_in(folder: Path, layout: Recognised[Any]) -> None:
    """The same for all that was recognised in a folder. Raises UserError."""
    if layout.kind != "unpaired":
        require_enough(folder, len(layout.train_sources), "pairs")
        return
    require_enough(folder, len(layout.train_sources), "sources")
    require_enough(folder, len(layout.train_targets), "targets")


def cautions(layout: Recognised[Any]) -> list[str]:
    """What will work but tell little, a sentence each."""
    sentences = []
    fewest = min(len(layout.train_sources), len(layout.train_targets))
    if fewest < FEW:
        sentences.append(
            f"With only {fewest} to train on, differences between candidates are noisy."
        )
    if not layout.test_sources:
        sentences.append("No test pictures: the report uses the held-out pictures instead.")
    elif len(layout.test_sources) == 1:
        sentences.append("One test picture is too few for a score, so the report has none.")
    return sentences
