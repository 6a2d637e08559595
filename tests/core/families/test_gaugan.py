"""GauGAN's training steps, against the numbers of the published code and by what they must do."""

import copy
import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from core.families import of
from core.families.family import DistillationSetup
from core.families.gaugan import GauGanStudent
from core.families.gaugan_adversarial import AdversarialLosses
from core.families.perceptual import LAYERS, perceptual_loss
from core.nets.architecture import parse_architecture, uniform
from core.nets.batch_norm import calibrating
from core.nets.initialise import initialise
from core.nets.layers import ElasticConv2d, InstanceNorm
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.space import Space
from core.nets.spade import SpadeGenerator
from core.nets.spectral import SpectralConv2d
from core.recipe.families.gaugan import GauGanSection
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.recipe.training import Distill
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from tests.core.families.small import PUBLISHED
from tests.core.nets.keyed import keyed

CPU = Compute(torch.device("cpu"))
SMALL = (2, 2, 2, 2, 3, 4, 6, 8)
SPACE = Space(tuple((width, 1) for width in SMALL))


class Batches:
    """Label maps of four classes with edges, and pictures that follow from them."""

    steps_per_epoch = 1000

    def at(self, step):
        rng = torch.Generator().manual_seed(step)
        numbers = torch.randint(0, 4, (2, 1, 8, 8), generator=rng)
        edges = torch.randint(0, 2, (2, 1, 8, 8), generator=rng)
        source = torch.cat([numbers, edges], 1).repeat_interleave(8, 2).repeat_interleave(8, 3)
        colours = torch.tensor([[-0.8, 0, 0.8], [0.8, 0, -0.8], [0, 0.8, 0], [0.5, -0.5, 0.5]])
        target = colours[source[:, 0]].movedim(3, 1)
        return SimpleNamespace(source=source.float(), target=target)

    def close(self):
        pass


def family(**settings):
    recipe = Recipe(
        family="gaugan",
        data={"height": 64, "width": 64},
        teacher={"width": 4, "discriminator_width": 4, "learning_rate": 2e-3},
        distill={"space": [list(widths) for widths in SPACE.choices], "learning_rate": 2e-3},
        gaugan=settings,
        **PUBLISHED,
    )
    return of(recipe, Inputs(4, edges=True))


def small_teacher(compute=CPU, **settings):
    return family(**settings).teacher_training(Batches(), compute)


def small_student(compute=CPU, **settings):
    gaugan = family(**settings)
    teacher = gaugan.new_teacher()
    student = gaugan.new_supernet(teacher)
    adaptors = gaugan.new_adaptors(student, teacher)
    setup = DistillationSetup(student, teacher, gaugan.new_discriminator(), adaptors, SPACE)
    return gaugan.student_training(gaugan.recipe.distill, Batches(), compute, setup)


def published_semantics(shape):
    numbers = np.random.RandomState(1234).randint(0, 35, (shape[0], shape[1] // 8, shape[2] // 8))
    labels = torch.from_numpy(numbers).repeat_interleave(8, 1).repeat_interleave(8, 2)
    edges = torch.zeros(shape, dtype=torch.bool)
    across, down = labels[:, :, 1:] != labels[:, :, :-1], labels[:, 1:] != labels[:, :-1]
    edges[:, :, 1:] |= across
    edges[:, :, :-1] |= across
    edges[:, 1:] |= down
    edges[:, :-1] |= down
    return torch.stack([labels.float(), edges.float()], 1)


def test_the_published_semantics_are_spread_as_published(shared):
    x = np.load(shared / "golden" / "spade_ngf64_64x128.npz")["x"]
    with torch.device("meta"):
        generator = SpadeGenerator("mobile", uniform(1), 36)
    spread = generator.semantics(published_semantics((1, 64, 128)))
    assert np.array_equal(spread.numpy(), x)


@pytest.fixture
def published():
    options = {"in_channels": 36, "upsampling": "more"}
    teacher = keyed(SpadeGenerator("mobile", uniform(64), **options), "T.")
    student = keyed(SpadeGenerator("elastic", uniform(48), **options), "S.")
    widths = zip(student.feature_widths, teacher.feature_widths, strict=True)
    adaptors = [keyed(ElasticConv2d(*pair, 1), f"A{i}.") for i, pair in enumerate(widths)]
    own_discriminator = keyed(MultiscaleDiscriminator(39), "D.")
    setup = DistillationSetup(student, teacher, own_discriminator, nn.ModuleList(adaptors))
    game = AdversarialLosses(GauGanSection(), lambda_gan=1)
    return GauGanStudent(Distill(lambda_distill=10), Batches(), CPU, setup, game, 0)


def test_two_steps_agree_with_the_published_code(published, shared, monkeypatch):
    # Adam's first step takes the signs of gradients, those of rounding's size too: the second
    # step's scores agree to four digits only where the same kernel rounds as in the published code.
    monkeypatch.setattr(InstanceNorm, "forward", lambda _self, x: F.instance_norm(x))
    golden = json.loads((shared / "golden" / "train.json").read_text())["spade_supernet_novgg"]
    source = published_semantics((2, 64, 128))
    drawn = np.random.RandomState(2).uniform(-1, 1, (2, 3, 64, 128))
    target = torch.from_numpy(drawn.astype(np.float32))
    published._set_learning_rate()
    for wanted in golden:
        losses = published.optimise(source, target, parse_architecture(wanted["config"]))
        for name in ("G_gan", "G_feat", "G_distill", "D_fake", "D_real"):
            assert losses[name].item() == pytest.approx(wanted[name], rel=1e-4, abs=1e-4), name
        for index in range(3):
            value = losses[f"G_distill_{index}"].item()
            assert value == pytest.approx(wanted[f"G_distill{index}"], rel=1e-4), index
        assert sum_of(published.student) == pytest.approx(wanted["abs_sum_student"], rel=1e-6)
        assert sum_of(published.discriminator) == pytest.approx(wanted["abs_sum_D"], rel=1e-6)


def sum_of(network):
    return sum(float(weight.detach().abs().double().sum()) for weight in network.parameters())


@pytest.mark.parametrize("small", [small_teacher, small_student])
def test_it_goes_on_where_it_was_left(small):
    whole = small()
    expected = [whole.advance() for _ in range(4)]
    first, second = small(), small()
    steps = [first.advance() for _ in range(2)]
    first.generate(Batches().at(0).source)  # a look at it moves nothing
    second.restore(copy.deepcopy(first.state()))
    steps += [second.advance() for _ in range(2)]
    assert steps == expected


def test_the_time_scales():
    student = small_student()
    step = student.advance()
    rates = {name: item.param_groups[0]["lr"] for name, item in student.optimizers.items()}
    assert rates == {"student": step.scalars["lr"] / 2, "discriminator": step.scalars["lr"] * 2}
    assert all(item.param_groups[0]["betas"] == (0, 0.9) for item in student.optimizers.values())
    alike = small_teacher(ttur=False)
    alike.advance()
    assert {item.param_groups[0]["lr"] for item in alike.optimizers.values()} == {2e-3}


def test_a_teacher_learns_and_is_deployed_plain():
    training = small_teacher(lambda_feat=100)
    assert isinstance(training.generator.head_0.conv_0, SpectralConv2d)
    batch = Batches().at(0)
    before = distance(training, batch)
    steps = [training.advance().scalars for _ in range(40)]
    assert distance(training, batch) < 0.9 * before
    assert set(steps[0]) == {"G_gan", "G_feat", "D_fake", "D_real", "lr"}
    plain = training.deployed()
    assert set(plain.state_dict()) == set(SpadeGenerator("spade", uniform(4), 5).state_dict())
    with calibrating(plain):
        plain(batch.source)
    assert distance_of(plain, batch) == pytest.approx(distance(training, batch), rel=0.05)


def distance(training, batch):
    return float((training.generate(batch.source) - batch.target).abs().mean())


def distance_of(generator, batch):
    with torch.no_grad():
        return float((generator(batch.source) - batch.target).abs().mean())


@pytest.mark.parametrize("small", [small_teacher, small_student])
def test_half_precision_stays_near(small):
    whole, half = small(), small(Compute(torch.device("cpu"), torch.bfloat16))
    wanted, scalars = whole.advance().scalars, half.advance().scalars
    assert scalars == pytest.approx(wanted, rel=0.05, abs=0.02)


def test_a_student_trains_at_sampled_widths():
    training = small_student()
    steps = [training.advance() for _ in range(3)]
    assert len({step.architecture for step in steps}) == 3
    assert {"G_gan", "G_feat", "G_distill", "G_distill_2"} <= set(steps[0].scalars)
    assert training.generate(Batches().at(0).source).shape == (2, 3, 64, 64)


def test_without_spectral_normalisation_the_generator_is_plain():
    assert isinstance(small_teacher(spectral=False).generator.head_0.conv_0, nn.Conv2d)


def weights_of(network, path):
    """A file in torchvision's layout, with weights small in number but right in shape."""
    from torchvision import models

    with torch.device("meta"):
        whole = models.get_model(network, weights=None)
    features = whole.features[: LAYERS[network][-1] + 1].to_empty(device="cpu")
    initialise(features, 1, std=0.05)
    torch.save({f"features.{name}": value for name, value in features.state_dict().items()}, path)
    return path


@pytest.mark.parametrize("network", LAYERS)
def test_perceptual_weights_are_recognised(tmp_path, network):
    loss = perceptual_loss(weights_of(network, tmp_path / "weights.pth"))
    assert loss.network == network
    made, wanted = (torch.rand(1, 3, 32, 32, requires_grad=True) for _ in range(2))
    assert loss(made, made).item() == 0
    loss(made, wanted).backward()
    assert made.grad.abs().sum() > 0 and wanted.grad is None


def test_features_alone_are_recognised_too(tmp_path):
    path = weights_of("squeezenet1_1", tmp_path / "weights.pth")
    state = {name.removeprefix("features."): t for name, t in torch.load(path).items()}
    torch.save(state, path)
    assert perceptual_loss(path).network == "squeezenet1_1"


def test_the_published_layers_of_vgg(tmp_path):
    stages = perceptual_loss(weights_of("vgg19", tmp_path / "weights.pth")).stages
    assert [len(stage) for stage in stages] == [2, 5, 5, 9, 9]
    assert all(isinstance(stage[-1], nn.ReLU) for stage in stages)
    assert [stage[-2].out_channels for stage in stages] == [64, 128, 256, 512, 512]


def test_other_weights_are_refused(tmp_path):
    path = tmp_path / "weights.pth"
    torch.save({"features.0.weight": torch.zeros(64, 3, 3, 3)}, path)
    with pytest.raises(UserError, match=r"weights.pth does not hold .* VGG19"):
        perceptual_loss(path)
    with pytest.raises(UserError, match="does not exist"):
        family(perceptual_weights=str(tmp_path / "none.pth")).remarks()


def test_a_run_says_what_the_perceptual_loss_is(shared):
    weights = str(shared / "weights" / "squeezenet1_1.pth")
    (notice,) = family(perceptual_weights=weights).remarks()
    assert "squeezenet1_1" in notice.sentence and "vgg19" in notice.sentence
    (notice,) = family().remarks()
    assert "left out" in notice.sentence and "perceptual_weights" in notice.action
    assert family(lambda_vgg=0).remarks() == []
    scalars = small_teacher(perceptual_weights=weights).advance().scalars
    assert scalars["G_vgg"] > 0


def test_vgg_is_downloaded_or_the_way_without_is_told(tmp_path, monkeypatch):
    def unreachable(*_args, **_options):
        raise OSError("no network")

    monkeypatch.setattr(torch.hub, "download_url_to_file", unreachable)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    with pytest.raises(UserError, match="could not be downloaded"):
        family(perceptual_weights="download").remarks()
    weights = weights_of("vgg19", tmp_path / "weights.pth")
    monkeypatch.setattr(
        torch.hub, "download_url_to_file", lambda _url, path, *_a, **_o: shutil.copy(weights, path)
    )
    (notice,) = family(perceptual_weights="download").remarks()
    assert "vgg19, as published" in notice.sentence
