"""What fine-tuning did for a candidate. No torch in here: the window reads it too."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class FineTuned:
    """A candidate on the held-out pictures before and after, and whether its new weights stayed.

    `before` and `after` are in the recipe's `score`, in `features` (lower is better); mIoU
    (percent, higher is better) is there where the search goes by it, and decides then.
    """

    before: float
    after: float
    kept: bool
    features: str
    miou_before: float | None = None
    miou_after: float | None = None
    score: str = "frechet"

    @classmethod
    def of(cls, document: dict[str, Any]) -> "FineTuned | None":
        """From what the record says; None where it says nothing."""
        return cls(**document) if document else None

    def document(self) -> dict[str, Any]:
        """As plain data, for the record."""
        return asdict(self)

    def scores(self, criterion: str) -> tuple[float, float] | None:
        """Before and after by this criterion, `distance` or `miou`; None where it was not read."""
        if criterion != "miou":
            return self.before, self.after
        if self.miou_before is None or self.miou_after is None:
            return None
        return self.miou_before, self.miou_after

    @property
    def change(self) -> str:
        """From what to what, by that which decided: `MIND (resnet18) from 30.00 to 27.40`."""
        from core.metrics.scores import score_name

        if mious := self.scores("miou"):
            return f"mIoU from {mious[0]:.2f} to {mious[1]:.2f} %"
        name = score_name(self.score, self.features)
        return f"{name} from {_number(self.before)} to {_number(self.after)}"

    @property
    def brief(self) -> str:
        """The same in short: `5498 → 5986`, or `mIoU 41.2 → 43.0 %`."""
        if mious := self.scores("miou"):
            return f"mIoU {mious[0]:.1f} → {mious[1]:.1f} %"
        return f"{self.before:.4g} → {self.after:.4g}"

    @property
    def outcome(self) -> str:
        """What came of it, in two sentences."""
        if self.kept:
            return f"Fine-tuning helped: {self.change}. The fine-tuned weights are kept."
        return f"Fine-tuning did not help: {self.change}. The supernet's own weights are kept."


def _number(score: float) -> str:
    """Two decimals, and of kernel distances, which are small, three digits."""
    return f"{score:.2f}" if abs(score) >= 1 else f"{score:.3g}"
