"""The losses and discriminators that all families share."""

import pytest
import torch

from core.families.augment import Augmenter
from core.families.averaging import WeightAverage
from core.families.picture_losses import perceptual, region, relation, wavelet
from core.nets.initialise import initialise_fan_in
from core.nets.projected import ProjectedDiscriminator
from core.nets.spectral import settle
from tests.core.families.small import (
    CPU,
    FAMILIES,
    batches_for,
    distillation,
    equal,
    small_family,
    weights,
)

ALL = {
    "losses": {"perceptual": 10, "matching": 10, "wavelet": 4, "relation": 1, "region": 1},
    "discriminator": {"kind": "both", "augment": True, "mixing": True},
}
ALONE = {"losses": {"perceptual": 10}, "discriminator": {"kind": "projected"}}


def pictures(seed: int, side: int = 64) -> torch.Tensor:
    rng = torch.Generator().manual_seed(seed)
    coarse = torch.rand(2, 3, 8, 8, generator=rng) * 2 - 1
    return torch.nn.functional.interpolate(coarse, (side, side), mode="bilinear")


@pytest.mark.parametrize("loss", [wavelet, relation])
def test_losses_are_nothing_for_equal_pictures_and_grow_with_the_difference(loss):
    one = pictures(0)
    noise = torch.randn(one.shape, generator=torch.Generator().manual_seed(1))
    losses = [float(loss(one + size * noise, one)) for size in (0, 0.05, 0.2)]
    assert losses[0] < 1e-4
    assert losses[0] < losses[1] < losses[2]


def test_the_wavelet_loss_sees_details_and_no_brightness():
    one = pictures(0)
    assert float(wavelet(one + 0.3, one)) < 1e-6
    assert float(wavelet(torch.nn.functional.avg_pool2d(one, 3, 1, 1), one)) > 1e-3


def test_odd_sides_and_tiny_pictures_have_losses():
    for shape in ((1, 3, 33, 47), (1, 3, 8, 8)):
        one, other = torch.rand(shape), torch.rand(shape)
        assert wavelet(one, other).isfinite() and relation(one, other).isfinite()


def test_the_perceptual_loss_does_not_depend_on_the_scale_of_a_block():
    own, wanted = torch.rand(2, 4, 8, 8), torch.rand(2, 4, 8, 8)
    assert torch.allclose(perceptual([own], [wanted]), perceptual([own * 50], [wanted * 50]))


def test_the_region_loss_is_least_for_the_teachers_own_features():
    theirs = [torch.randn(2, 6, 8, 8)]
    same = float(region(theirs, theirs, 0))
    other = float(region([torch.randn(2, 6, 8, 8)], theirs, 0))
    assert 2 * same < other


@pytest.mark.parametrize("loss", [wavelet, relation])
def test_gradients_go_to_the_first_side_and_are_finite(loss):
    # Flat pictures: distances of equal rows are zero, where a root has no gradient.
    own, wanted = torch.zeros(1, 3, 32, 32, requires_grad=True), torch.rand(1, 3, 32, 32)
    wanted.requires_grad_()
    loss(own, wanted).backward()
    assert own.grad is not None and own.grad.isfinite().all()
    assert wanted.grad is None


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("sections", [ALL, ALONE], ids=["all", "projected"])
def test_students_of_every_family_learn_by_them(family, sections):
    training = distillation(family, sections=sections, sampling="sandwich")
    before = {name: tensor.clone() for name, tensor in weights(training).items()}
    step = training.advance()
    assert {"G_perceptual", "G_projected", "D_fake_projected", "D_real_projected"} <= set(
        step.scalars
    )
    if sections is ALL:
        assert {"G_wavelet", "G_relation", "G_region", "G_matching"} <= set(step.scalars)
    changed = {
        name.split()[0] for name, t in weights(training).items() if (t != before[name]).any()
    }
    assert {"student", "projected", "adaptors"} <= changed
    assert ("discriminator" in training.networks) == (sections is ALL or family == "gaugan")
    mixed = [name for name in before if "mixer" in name]
    assert all(torch.equal(weights(training)[name], before[name]) for name in mixed)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("sections", [ALL, ALONE], ids=["all", "projected"])
def test_teachers_of_every_family_learn_by_them(family, sections):
    made = small_family(family, sections)
    training = made.teacher_training(batches_for(family, 1), CPU)
    step = training.advance()
    assert {"G_projected", "D_fake_projected", "D_real_projected"} <= set(step.scalars)
    assert training.projected is not None
    compares = sections is ALL and family in ("pix2pix", "gaugan")
    assert ("G_matching" in step.scalars) == compares, "only paired pictures have a wanted one"
    assert (training.discriminator is None) == (sections is ALONE and family != "gaugan")


@pytest.mark.parametrize("kind", ["conditional", "projected"])
@pytest.mark.parametrize("family", FAMILIES)
def test_features_of_the_discriminator_are_matched_without_training_it(family, kind):
    losses = {"perceptual": 0, "energy": 0, "matching": 10}
    training = distillation(family, sections={"losses": losses, "discriminator": {"kind": kind}})
    batch = training.batches.at(0)
    training.pictures.begin(0)
    source = batch.source
    if family == "gaugan":
        source = training.student.semantics(source)
    wanted = training.targets(source, batch.target)
    own = training.student_outputs(source, batch.target, training.widths(0)).leaves()
    (subnet,) = training.passes(training.widths(0))
    if family == "gaugan" and kind == "conditional":
        # Its own term compares there.
        assert "G_matching" not in training.terms(source, own, wanted, subnet)[0]
        return
    terms = training.terms(source, own, wanted, subnet)[0]["G_matching"]
    terms.backward()
    assert float(terms.detach()) > 0 and own.picture.grad.abs().max() > 0
    judges = [training.discriminator, training.projected]
    assert all(p.grad is None for judge in judges if judge for p in judge.parameters())
    same = training.pictures.matching(
        wanted.picture, wanted.picture, training.discriminator_layers(source, subnet)
    )
    assert float(same["G_matching"]) < 1e-6


@pytest.mark.parametrize("family", FAMILIES)
def test_widths_are_told_to_the_projected_discriminator(family):
    training = distillation(family, sections=ALONE, conditional_discriminator=True)
    training.advance()
    first = training.projected.heads[0][0].weight
    assert training.projected.further == first.shape[1] - 24
    assert first[:, : training.projected.further].abs().max() > 0


def test_resuming_with_averages_and_augmentation_comes_to_the_same_numbers():
    whole = distillation("pix2pix", sections=ALL, average=0.9)
    for _ in range(3):
        whole.advance()
    first = distillation("pix2pix", sections=ALL, average=0.9)
    first.advance()
    again = distillation("pix2pix", sections=ALL, average=0.9)
    again.restore(first.state())
    again.advance()
    again.advance()
    assert equal(whole, again)
    ours, theirs = whole.deployed().state_dict(), again.deployed().state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_an_average_forgets_the_beginning_and_follows():
    network = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(network.weight, 100.0)
    average = WeightAverage(network, 0.99)
    torch.nn.init.constant_(network.weight, 1.0)
    for step in range(1, 200):
        average.update(network, step)
    assert abs(float(average.network.weight) - 1) < 0.01


def test_augmented_pictures_differ_by_call_and_not_by_run():
    one = pictures(0)
    augmenter = Augmenter(1)
    first, second = augmenter(one), augmenter(one)
    augmenter.begin(0)
    assert first.shape == one.shape
    assert not torch.equal(first, second)
    assert torch.equal(augmenter(one), first)


def test_what_is_beside_is_shifted_and_covered_alike():
    ones = torch.ones(1, 3, 32, 32)
    shown = Augmenter(3)(ones, beside=torch.ones(1, 2, 32, 32))
    assert shown.shape[1] == 5
    assert torch.equal(shown[:, 0] != 0, shown[:, 1] != 0)
    assert torch.equal(shown[:, 0] == 0, shown[:, 2] == 0)


def features() -> list[torch.Tensor]:
    return [torch.rand(1, n, s, s) for n, s in ((24, 32), (40, 16), (112, 8))]


def test_heads_meet_on_the_coarsest_grid():
    for mixing in (False, True):
        discriminator = ProjectedDiscriminator((24, 40, 112), 8, mixing)
        assert {tuple(item.shape) for item in discriminator(features())} == {(1, 1, 7, 7)}


@pytest.mark.parametrize(("norm", "sees"), [("spectral", True), ("instance", False)])
def test_heads_with_spectral_normalisation_see_contrast(norm, sees):
    discriminator = ProjectedDiscriminator((24, 40, 112), 8, norm=norm)
    initialise_fan_in(discriminator, 0)
    settle(discriminator)
    seen = features()
    # The coarsest head has nothing to normalise.
    plain = discriminator(seen)[:-1]
    strong = discriminator([2 * item for item in seen])[:-1]
    alike = [torch.allclose(a, b, rtol=0.01) for a, b in zip(plain, strong, strict=True)]
    assert alike == [not sees] * 2


def test_only_a_step_of_the_discriminator_follows_its_weights():
    training = distillation("pix2pix", sections=ALONE)
    training.advance()
    fake, projected = pictures(3), training.projected
    before = [tensor.clone() for tensor in projected.buffers()]
    training.pictures.begin(1)
    training.pictures.of_generator(fake, pictures(4))
    assert all(map(torch.equal, before, projected.buffers()))
    training.pictures.of_discriminator(fake, pictures(4))
    assert not any(map(torch.equal, before, projected.buffers()))
