"""The outcome of a compression in words, the same wherever it is shown: no torch, no numpy."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.nets.cost import Cost
from core.run.events import Candidate

# Two standard deviations: equal networks differ by less in 19 of 20 cases.
NOISE = 2.0
_ALIKE = 0.05
# All that a verdict is made of, for translators.
SENTENCES = (
    "{n}× fewer MACs",
    "{n}× more MACs",
    "as many MACs as the teacher",
    "MACs of the teacher not known",
    "{n}× faster here",
    "{n}× slower here",
    "as fast here",
    "{n} % worse than the teacher",
    "{n} % better than the teacher",
    "as good as the teacher",
    "{n}× the teacher's score, which is worse",
    "mIoU {n} points above the teacher's",
    "mIoU {n} points below the teacher's",
    "the teacher's mIoU",
    "{quality} (within the noise)",
)


@dataclass(frozen=True)
class Verdict:
    """A student beside its teacher.

    `macs` and `speed` are ratios of executed MACs and of measured times, teacher over student.
    `worse` is how much worse the student's score is, as a share of the teacher's: 0.03 for 3 %,
    below 0 where it is better. `miou_points` is the student's mIoU minus the teacher's, percent.
    `noisy` says whether that difference is within two standard deviations. What is not known is
    None.
    """

    macs: float | None
    speed: float | None = None
    worse: float | None = None
    miou_points: float | None = None
    noisy: bool | None = None

    @property
    def words(self) -> str:
        """ "15× fewer MACs, 4.1× faster here, 3 % worse than the teacher (within the noise)"."""
        return self.said()

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The same in another language: `translate` is given each of SENTENCES."""
        parts = (self.cheaper(translate), self.faster(translate), self.quality(translate))
        return ", ".join(part for part in parts if part)

    def cheaper(self, translate: Callable[[str], str] = str) -> str:
        """ "15× fewer MACs": the ratio, never below 1; or that it is not known."""
        if self.macs is None:
            return translate("MACs of the teacher not known")
        return ratio_words(self.macs, translate, *SENTENCES[:3])

    def faster(self, translate: Callable[[str], str] = str) -> str:
        """ "4.1× faster here"; empty where nothing was timed."""
        return "" if self.speed is None else ratio_words(self.speed, translate, *SENTENCES[4:7])

    def quality(self, translate: Callable[[str], str] = str) -> str:
        """ "3 % worse than the teacher (within the noise)"; empty where it is not known."""
        if self.miou_points is not None:
            words = _points(self.miou_points, translate)
        elif self.worse is not None:
            words = _share(self.worse, translate)
        else:
            return ""
        return (
            translate("{quality} (within the noise)").format(quality=words) if self.noisy else words
        )


def verdict(
    teacher: Cost | None,
    student: Cost | Candidate,
    scores: tuple[float | None, float | None] = (None, None),
    spreads: tuple[float | None, float | None] = (None, None),
    mious: tuple[float | None, float | None] | None = None,
    times: tuple[float | None, float | None] = (None, None),
) -> Verdict:
    """The verdict from costs and measurements; each pair is teacher, student.

    `teacher` is None where what the teacher costs is not known.

    `scores` are distances in the same features on as many pictures (lower is better), `spreads`
    their standard deviations, `times` milliseconds of one machine. With `mious` (percent, higher
    is better) the quality goes by them.
    """
    speed = _ratio(*times)
    macs = _macs_ratio(teacher, student)
    if mious is not None and None not in mious:
        before, after = mious
        assert before is not None and after is not None
        return Verdict(macs, speed, miou_points=after - before)
    before, after = scores
    if before is None or after is None or before <= 0:
        return Verdict(macs, speed)
    known = [spread for spread in spreads if spread is not None]
    # If one side's is not known, the other's is taken for both.
    error = math.hypot(known[0], known[-1]) if known else None
    noisy = None if error is None else abs(after - before) <= NOISE * error
    return Verdict(macs, speed, worse=after / before - 1, noisy=noisy)


def search_verdict(
    candidate: Candidate, teacher: Cost | None, measured: dict[str, Any], criterion: str
) -> Verdict:
    """The verdict on a candidate of a search; `measured` is what the record says of the teacher.

    Scores in other features are not compared.
    """
    alike = measured.get("features") == candidate.features
    mious = (measured.get("miou"), candidate.miou) if criterion == "miou" else None
    return verdict(
        teacher,
        candidate,
        (measured.get("distance") if alike else None, candidate.metric),
        (measured.get("uncertainty"), candidate.uncertainty),
        mious,
        (measured.get("latency_ms"), candidate.latency_ms),
    )


def ratio_words(
    ratio: float, translate: Callable[[str], str], more: str, less: str, alike: str
) -> str:
    """ "15× fewer", or "1.4× more" where the ratio is below 1; `{n}` in the words is the number."""
    if not math.isfinite(ratio) or ratio <= 0:
        return ""
    if abs(ratio - 1) < _ALIKE:
        return translate(alike)
    return translate(more if ratio > 1 else less).format(n=_number(max(ratio, 1 / ratio)))


def _number(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:.1f}"


def _macs_ratio(teacher: Cost | None, student: Cost | Candidate) -> float | None:
    if teacher is None:
        return None
    return teacher.macs / student.macs if student.macs else math.inf


def _ratio(before: float | None, after: float | None) -> float | None:
    return before / after if before and after else None


def _share(worse: float, translate: Callable[[str], str]) -> str:
    percent = abs(100 * worse)
    if percent < 0.5:
        return translate("as good as the teacher")
    if worse > 0 and percent >= 995:
        return translate("{n}× the teacher's score, which is worse").format(n=f"{1 + worse:.0f}")
    side = "{n} % worse than the teacher" if worse > 0 else "{n} % better than the teacher"
    return translate(side).format(n=f"{percent:.0f}")


def _points(points: float, translate: Callable[[str], str]) -> str:
    if abs(points) < 0.05:
        return translate("the teacher's mIoU")
    better, worse = "mIoU {n} points above the teacher's", "mIoU {n} points below the teacher's"
    return translate(better if points > 0 else worse).format(n=f"{abs(points):.1f}")
