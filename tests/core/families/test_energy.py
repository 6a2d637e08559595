"""The energy distance between generated and real pictures."""

import pytest
import torch
from scipy.stats import energy_distance

from core.families.energy import FEWEST, MADE, REAL, EnergyDistance, described
from core.families.training import copied
from tests.core.families.small import distillation


def blocks(value: float, seed: int = 0) -> list[torch.Tensor]:
    """Features of one picture, (1, 1, 4, 4): a level and a little noise."""
    rng = torch.Generator().manual_seed(seed)
    return [value + 0.01 * torch.randn(1, 1, 4, 4, generator=rng)]


def after(real: list[float], made: list[float]) -> EnergyDistance:
    """The distance after these pictures were seen, side by side."""
    distance = EnergyDistance()
    for index, (one, other) in enumerate(zip(real, made, strict=True)):
        distance.of(blocks(other, index), blocks(one, index + 1000))
    return distance


def test_pictures_that_look_alike_are_pushed_apart_until_they_vary_as_real_ones():
    real = torch.linspace(-1, 1, 40).tolist()
    alike = after(real, [0.0] * 40)
    own = [torch.full((1, 1, 4, 4), 0.1, requires_grad=True)]
    (gradient,) = torch.autograd.grad(alike.of(own, blocks(0)), own)
    assert gradient.mean() < 0, "away from 0, where all others are"
    varied = after(real, real)
    (gradient_of_varied,) = torch.autograd.grad(varied.of(own, blocks(0)), own)
    assert gradient_of_varied.abs().mean() < gradient.abs().mean() / 4


def test_it_is_the_energy_distance_of_both_sets():
    rng = torch.Generator().manual_seed(1)
    real, made = torch.randn(60, 1, generator=rng), 0.5 + 0.3 * torch.randn(50, 1, generator=rng)
    distance = EnergyDistance()
    distance.real.add(real)
    distance.made.add(made)
    unit = 1.3 * real.std() + 1e-4
    x, y = made[:, 0] / unit, real[:, 0] / unit
    of_made = torch.stack([distance._loss([row[None]]) for row in made]).mean()
    within = (x[:, None] - x).abs().mean(), (y[:, None] - y).abs().mean()
    # The loss leaves out what does not depend on x, and counts E|x − x'| for each x alone.
    ours = 2 * of_made + within[0] - within[1]
    assert ours.item() == pytest.approx(energy_distance(x, y) ** 2, abs=5e-3)


def test_memory_is_bounded_and_real_pictures_count_once_a_step():
    distance = EnergyDistance()
    same = blocks(1)
    for width in range(3):
        distance.of(blocks(width), same)
    assert (len(distance.real), len(distance.made)) == (1, 3), "three widths of one batch"
    for index in range(REAL + MADE):
        distance.of(blocks(index), blocks(index))
    assert (len(distance.real), len(distance.made)) == (REAL, MADE)


def test_there_is_no_loss_before_it_knows_how_real_pictures_vary():
    distance = EnergyDistance()
    losses = [distance.of(blocks(index), blocks(index)) for index in range(FEWEST)]
    assert [loss is None for loss in losses] == [True] * (FEWEST - 1) + [False]


def test_a_picture_is_described_wherever_its_parts_lie():
    block = torch.randn(2, 3, 8, 8)
    assert torch.allclose(described(block), described(block.flip(3).roll(2, 2)), atol=1e-6)
    assert described(block).shape == (2, 6)


@pytest.mark.parametrize("family", ["pix2pix", "cyclegan", "cut", "gaugan", "munit"])
def test_every_family_keeps_what_it_remembers_in_its_state(family):
    sections = {"losses": {"perceptual": 0, "energy": 10}}
    first, second = (distillation(family, sections=sections) for _ in range(2))
    names = set()
    for _ in range(FEWEST):
        names |= set(first.advance().scalars)
    assert "G_energy" in names
    state = copied(first.state())
    assert any(name.startswith("seen_made") for name in state)
    second.restore(state)
    assert second.advance().scalars == first.advance().scalars


def test_without_a_weight_nothing_is_remembered():
    training = distillation("pix2pix", sections={"losses": {"perceptual": 0, "energy": 0}})
    training.advance()
    assert not len(training.pictures.energy.real)
    assert not any(name.startswith("seen") for name in training.state())
