"""The outcome in words: never "0.7x fewer", and noise is called noise."""

import pytest

from core.nets.cost import Cost
from core.run.events import Candidate
from core.search.verdict import SENTENCES, Verdict, ratio_words, search_verdict, verdict

TEACHER = Cost(15_000, 20_000, 400)


def candidate(**changes):
    values = {
        "architecture": (8,) * 8, "macs": 1000, "paper_macs": 1500, "parameters": 30,
        "metric": 103.0, "latency_ms": 2.0, "features": "lite2", "pictures": 24,
        "uncertainty": 4.0,
    }  # fmt: skip
    return Candidate(**values | changes)


def measured(**changes):
    known = {"distance": 100.0, "features": "lite2", "uncertainty": 4.0, "latency_ms": 8.2}
    return known | changes


def test_cost_speed_and_quality_in_one_line():
    result = search_verdict(candidate(), TEACHER, measured(), "distance")
    assert result.words == (
        "15× fewer MACs, 4.1× faster here, 3 % worse than the teacher (within the noise)"
    )


def test_a_clear_difference_is_no_noise_and_better_is_said():
    worse = search_verdict(candidate(metric=150.0), TEACHER, measured(), "distance")
    assert worse.quality() == "50 % worse than the teacher"
    better = search_verdict(candidate(metric=60.0), TEACHER, measured(), "distance")
    assert better.quality() == "40 % better than the teacher"


def test_what_is_not_known_or_not_comparable_is_left_out():
    assert search_verdict(candidate(), TEACHER, {}, "distance").words == "15× fewer MACs"
    other = search_verdict(candidate(), TEACHER, measured(features="vgg16"), "distance")
    assert other.quality() == ""
    assert verdict(TEACHER, TEACHER, (0.0, 1.0)).quality() == ""


def test_a_teacher_whose_cost_is_not_known_is_told_so():
    result = search_verdict(candidate(), None, measured(latency_ms=None), "distance")
    assert result.macs is None
    assert result.words == (
        "MACs of the teacher not known, 3 % worse than the teacher (within the noise)"
    )


def test_miou_goes_by_points():
    result = search_verdict(candidate(miou=40.5), TEACHER, measured(miou=42.0), "miou")
    assert result.quality() == "mIoU 1.5 points below the teacher's"


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(0.7, "1.4× more"), (1.02, "as many"), (2.0, "2.0× fewer"), (15.2, "15× fewer"), (0.0, "")],
)
def test_a_ratio_is_never_said_below_one(ratio, said):
    words = ratio_words(ratio, str, "{n}× fewer", "{n}× more", "as many")
    assert words == said


def test_every_sentence_is_one_for_translators():
    asked = []

    def note(text):
        asked.append(text)
        return text

    for macs, worse in ((2.0, 0.1), (0.5, -0.1), (1.0, 0.0), (2.0, 20.0)):
        Verdict(macs, macs, worse, noisy=True).said(note)
    Verdict(None).said(note)
    for points in (1.0, -1.0, 0.0):
        Verdict(2.0, None, miou_points=points).said(note)
    assert set(asked) == set(SENTENCES)
