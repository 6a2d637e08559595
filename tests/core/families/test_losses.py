"""Losses, learning rates and the image pool, against the numbers of the published code."""

import json

import numpy as np
import pytest
import torch

from core import families
from core.families.losses import fake_loss, generator_loss, linear_decay, real_loss
from core.families.pool import ImagePool
from core.families.teacher import TeacherTraining
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from tests.core.families.small import CPU, PUBLISHED, Batches


@pytest.fixture
def golden(shared) -> dict:
    return json.loads((shared / "golden" / "losses.json").read_text())


@pytest.mark.parametrize("kind", ["hinge", "lsgan", "vanilla"])
def test_adversarial_losses(golden, kind):
    drawn = np.random.RandomState(7).standard_normal((2, 1, 6, 6)).astype(np.float32)
    score = torch.from_numpy(drawn)
    wanted = golden[f"ganloss_{kind}"]["tensor"]
    assert real_loss(kind, score).item() == pytest.approx(wanted["D_real"], rel=1e-6)
    assert fake_loss(kind, score).item() == pytest.approx(wanted["D_fake"], rel=1e-6)
    assert generator_loss(kind, score).item() == pytest.approx(wanted["G"], rel=1e-6)


@pytest.mark.parametrize(("epochs", "decay"), [(5, 15), (10, 30)])
def test_the_learning_rate_falls_linearly(golden, epochs, decay):
    wanted = golden[f"lr_linear_{epochs}_{decay}"]
    rates = [2e-4 * linear_decay(epoch, epochs, decay) for epoch in range(1, len(wanted) + 1)]
    assert rates == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("kind", ["hinge", "lsgan", "vanilla"])
def test_adversarial_losses_of_two_scales(golden, kind):
    sizes = {7: 6, 8: 3}
    scores = [
        torch.from_numpy(
            np.random.RandomState(seed).standard_normal((2, 1, size, size)).astype(np.float32)
        )
        for seed, size in sizes.items()
    ]
    wanted = golden[f"ganloss_{kind}"]["list"]
    assert real_loss(kind, scores).item() == pytest.approx(wanted["D_real"], rel=1e-6)
    assert fake_loss(kind, scores).item() == pytest.approx(wanted["D_fake"], rel=1e-6)
    assert generator_loss(kind, scores).item() == pytest.approx(wanted["G"], rel=1e-6)


def numbered(*numbers: int) -> torch.Tensor:
    return torch.tensor(numbers, dtype=torch.float32).view(-1, 1, 1, 1)


def test_a_pool_fills_then_swaps_half_of_what_comes():
    pool = ImagePool(4, seed=1)
    assert torch.equal(pool.swap(numbered(0, 1, 2, 3), 0), numbered(0, 1, 2, 3))
    came = range(4, 404)
    shown = [pool.swap(numbered(number), step).item() for step, number in enumerate(came)]
    old = [seen for seen, new in zip(shown, came, strict=True) if seen != new]
    assert 160 < len(old) < 240
    assert len(set(old)) == len(old), "a picture leaves the pool as it is shown"
    assert len(pool.kept) == 4


def test_no_pool_shows_what_comes():
    pool = ImagePool(0, seed=1)
    fakes = numbered(1, 2)
    assert pool.swap(fakes, 0) is fakes and not pool.kept


def small_training() -> TeacherTraining:
    small = {"pool_size": 3, "width": 4, "blocks": 3, "discriminator_width": 4}
    recipe = Recipe(family="pix2pix", teacher=small, **PUBLISHED)
    return families.of(recipe, Inputs()).teacher_training(Batches(False, 32, 1), CPU)


def test_a_pool_goes_on_where_it_was_left():
    whole = small_training()
    expected = [whole.advance().scalars for _ in range(6)]
    first, second = small_training(), small_training()
    steps = [first.advance().scalars for _ in range(3)]
    second.restore(first.state())
    assert len(second.pools["pool"].kept) == 3
    steps += [second.advance().scalars for _ in range(3)]
    assert steps == expected
