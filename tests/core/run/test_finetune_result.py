"""What is said of fine-tuning: in the quality that decided."""

from core.run.finetune_result import FineTuned

DISTANCE = FineTuned(30.0, 27.4, True, "resnet18")
MIOU = FineTuned(27.4, 30.0, True, "resnet18", 40.2, 43.1)


def test_the_record_gives_back_what_it_was_given():
    for result in (DISTANCE, MIOU):
        assert FineTuned.of(result.document()) == result
    assert FineTuned.of({}) is None


def test_a_record_of_before_miou_was_read():
    old = {"before": 30.0, "after": 27.4, "kept": True, "features": "resnet18"}
    assert FineTuned.of(old) == DISTANCE
    assert DISTANCE.scores("distance") == (30.0, 27.4) and DISTANCE.scores("miou") is None


def test_what_decided_is_told():
    assert "Fréchet distance (resnet18) from 30.00 to 27.40" in DISTANCE.outcome
    kernel = FineTuned(0.00432, 0.00398, True, "resnet18", score="kid")
    assert "from 0.00432 to 0.00398" in kernel.outcome
    assert "mIoU from 40.20 to 43.10 %" in MIOU.outcome and "27.40" not in MIOU.outcome
    assert "weights are kept" in MIOU.outcome
