import pytest
import torch

from core.engine.execution import execute
from core.run.events import Notice
from core.run.run import Run
from core.stages import health, loop
from core.stages.health import WINDOW, TrainingHealth
from tests.core.tiny import tiny_recipe


def told(losses, steps: int = 4 * WINDOW) -> list[str]:
    watch, sentences = TrainingHealth(), []
    for step in range(steps):
        sentences += [notice.sentence for notice in watch.step(losses(step))]
    return sentences


@pytest.mark.parametrize("suffix", ["", "_projected"])
def test_a_discriminator_that_won_or_is_dead_is_told_once(suffix):
    def both(value):
        return lambda _: {f"D_real{suffix}": value, f"D_fake{suffix}": value, "lr": 0.1}

    assert len(told(both(0.001))) == 1 and "learns nothing" in told(both(0.001))[0]
    assert len(told(both(1.0))) == 1 and "distinguished no pictures" in told(both(1.0))[0]
    assert told(both(0.25)) == []
    assert told(lambda _: {f"D_real{suffix}": 0.0, f"D_fake{suffix}": 0.4}) == []
    assert told(both(0.001), WINDOW - 1) == []


def test_a_loss_that_grows_is_told_and_an_adversarial_one_is_not():
    assert "G_recon has grown" in told(lambda step: {"G_recon": 1 + step / 100})[0]
    assert told(lambda step: {"G_gan": 1 + step / 100, "G_projected": step / 10}) == []
    assert told(lambda step: {"G_recon": 20 - step / 100}) == []
    assert told(lambda step: {"G_recon": 1 + (step // WINDOW % 2) * 9}) == []


def test_pictures_of_one_value_are_told():
    watch = TrainingHealth()
    flat, drawn = torch.full((2, 3, 8, 8), 0.3), torch.rand(2, 3, 8, 8)
    assert list(watch.pictures(torch.cat([flat, drawn]))) == []
    (notice,) = watch.pictures(flat)
    assert notice.level == "warning" and notice.action
    assert list(watch.pictures(flat)) == []


def test_a_stage_says_it_while_it_trains(tmp_path, monkeypatch):
    monkeypatch.setattr(health, "WINDOW", 2)
    monkeypatch.setattr(health, "WON", 100.0)
    monkeypatch.setattr(loop, "TrainingHealth", TrainingHealth)
    run = Run.create(tmp_path / "run", tiny_recipe())
    said = [e.sentence for _, e in execute(run, "teacher") if isinstance(e, Notice)]
    assert any("classified every picture correctly" in sentence for sentence in said)
