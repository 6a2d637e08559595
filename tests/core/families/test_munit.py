"""MUNIT's steps: against the numbers of the published code, and resumed to the same numbers."""

import json

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from core import families
from core.families.family import DistillationSetup, cut_adaptors
from core.families.losses import generator_loss
from core.families.munit import FAMILY, scales_for
from core.families.munit_student import MunitStudent
from core.families.munit_terms import drawn_styles, halved
from core.nets.architecture import parse_architecture, uniform
from core.nets.generator import config_of
from core.nets.layers import ElasticConv2d
from core.nets.ms_image import MsImageDiscriminator
from core.nets.munit import MunitGenerator
from core.nets.space import space_of
from core.nets.styles import styles_for
from core.recipe.families.munit import MunitSection
from core.recipe.recipe import Recipe
from core.recipe.training import Distill
from core.runtime.compute import Compute
from tests.core.families.small import PUBLISHED
from tests.core.nets.keyed import keyed

COMPRESSED = parse_architecture("16_16_16_24_56_16_40_40_32_24")
NAMES = {"G_recon": "G_rec_x", "G_distill": "G_rec_c", "G_style": "G_rec_s"}
CPU = Compute(torch.device("cpu"))
TINY = [[4, 2]] * 10


class Pictures:
    """Batches that follow from their step."""

    steps_per_epoch = 10

    def at(self, step):
        rng = torch.Generator().manual_seed(step)
        source, target = torch.rand(2, 2, 3, 32, 32, generator=rng) * 2 - 1
        return type("Batch", (), {"source": source, "target": target})

    def close(self):
        pass


class PublishedStyles(MunitStudent):
    def given_style(self, step, count):
        if step % 2 == 0:
            return None
        drawn = np.random.RandomState(50 + step).standard_normal((count, 8))
        return torch.from_numpy(drawn.astype(np.float32))


def uniform_pictures(seed):
    numbers = np.random.RandomState(seed).uniform(-1, 1, (1, 3, 64, 64)).astype(np.float32)
    return torch.from_numpy(numbers)


def abs_sum(network):
    return sum(float(weight.detach().abs().double().sum()) for weight in network.parameters())


def test_three_steps_agree_with_the_published_code(shared):
    golden = json.loads((shared / "golden" / "train.json").read_text())["munit_supernet"]
    setup = DistillationSetup(
        keyed(MunitGenerator("elastic", uniform(64, 10)), "S."),
        keyed(MunitGenerator("munit", uniform(64, 10)), "T."),
        keyed(MsImageDiscriminator(), "D."),
        nn.ModuleList([keyed(ElasticConv2d(256, 256, 1), "A.")]),
    )
    schedule = Distill(lambda_recon=10, lambda_distill=1, learning_rate=1e-4)
    training = PublishedStyles(schedule, MunitSection(), Pictures(), CPU, setup, 0)
    source, target = uniform_pictures(1), uniform_pictures(2)
    for wanted in golden:
        losses = training.optimise(source, target, COMPRESSED)
        training.count += 1
        assert ("G_style" in losses) == wanted["style_step"]
        for name, value in losses.items():
            assert value.item() == pytest.approx(wanted[NAMES.get(name, name)], rel=1e-5), name
        assert sum(losses[name] for name in losses if name.startswith("G")).item() == pytest.approx(
            wanted["G"], rel=1e-5
        )
        assert abs_sum(training.student) == pytest.approx(wanted["abs_sum_student"], rel=1e-7)
        assert abs_sum(training.discriminator) == pytest.approx(wanted["abs_sum_D"], rel=1e-7)


def tiny_recipe(**changes):
    return Recipe.model_validate(
        {
            "family": "munit",
            "data": {"height": 32, "width": 32},
            "teacher": {"width": 4, "discriminator_width": 4, "lambda_recon": 10},
            "distill": {"space": TINY, "lambda_recon": 10},
            **changes,
        }
    )


def family(**changes):
    return families.of(tiny_recipe(**(PUBLISHED | changes)))


def teacher_training(compute=CPU, **changes):
    return family(**changes).teacher_training(Pictures(), compute)


def student_training(compute=CPU):
    munit = family()
    teacher = munit.new_teacher()
    student = munit.new_supernet(teacher)
    setup = DistillationSetup(
        student,
        teacher,
        munit.new_discriminator(),
        munit.new_adaptors(student, teacher),
        space_of(TINY),
    )
    return munit.student_training(munit.recipe.distill, Pictures(), compute, setup)


@pytest.mark.parametrize("begin", [teacher_training, student_training])
def test_a_restored_training_goes_on_to_the_same_numbers(begin):
    whole = begin()
    expected = [whole.advance() for _ in range(4)]
    first, second = begin(), begin()
    steps = [first.advance() for _ in range(2)]
    saved = first.state()
    torch.rand(7)
    second.restore(saved)
    steps += [second.advance() for _ in range(2)]
    assert steps == expected
    for name, network in whole.networks.items():
        again = second.networks[name].parameters()
        assert all(map(torch.equal, network.parameters(), again)), name


@pytest.mark.parametrize("begin", [teacher_training, student_training])
def test_training_leaves_the_global_random_numbers_alone(begin):
    training = begin()
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)
    training.advance()
    training.generate(Pictures().at(0).source)
    assert torch.equal(torch.rand(1), expected)


def test_the_teachers_losses_are_those_of_the_paper():
    training, expected = teacher_training(), teacher_training()
    (on_a, _), (after_a, _) = expected.others_against(), training.others_against()
    batch = Pictures().at(0)
    x_a, x_b = batch.source, batch.target
    losses = training.optimise(x_a, x_b)
    a, b = expected.coders
    s_a, s_b = (drawn_styles(a, 2, 233, name, 0) for name in ("source", "target"))
    with torch.no_grad():
        c_a, c_b = a.encode_content(x_a), b.encode_content(x_b)
        x_ba, x_ab = a.decode(c_b, s_a), b.decode(c_a, s_b)
        wanted = {
            "G_recon": 10 * (F.l1_loss(a(x_a), x_a) + F.l1_loss(b(x_b), x_b)),
            "G_style": F.l1_loss(a.encode_style(x_ba), s_a) + F.l1_loss(b.encode_style(x_ab), s_b),
            "G_content": F.l1_loss(a.encode_content(x_ba), c_b)
            + F.l1_loss(b.encode_content(x_ab), c_a),
            # The discriminators have made their step when the generators make theirs.
            "G_gan": generator_loss("lsgan", training.discriminator(x_ab)),
            "G_gan_back": generator_loss("lsgan", after_a(x_ba)),
            "D_fake": sum(score.square().mean() for score in expected.discriminator(x_ab)),
            "D_real": sum((1 - score).square().mean() for score in expected.discriminator(x_b)),
            "D_fake_back": sum(score.square().mean() for score in on_a(x_ba)),
            "D_real_back": sum((1 - score).square().mean() for score in on_a(x_a)),
        }
    assert set(losses) == set(wanted)
    for name, value in wanted.items():
        assert losses[name].item() == pytest.approx(value.item(), rel=1e-4), name


def test_every_network_learns():
    for training in (teacher_training(), student_training()):
        before = {
            name: [weight.clone() for weight in network.parameters()]
            for name, network in training.networks.items()
        }
        training.advance()
        for name, network in training.networks.items():
            assert not all(map(torch.equal, network.parameters(), before[name])), name


def test_the_teacher_is_put_together_of_both_autoencoders():
    training = teacher_training()
    of_sources, of_targets = training.coders
    deployed, reverse = training.deployed(), training.others()["reverse"]
    x = Pictures().at(0).source
    with torch.no_grad():
        assert torch.equal(deployed.encode_content(x), of_sources.encode_content(x))
        assert torch.equal(deployed.encode_style(x), of_targets.encode_style(x))
        assert torch.equal(reverse.encode_content(x), of_targets.encode_content(x))
        styles = styles_for(deployed, range(2), 233)
        assert torch.allclose(training.generate(x), deployed(x, **styles), atol=1e-4)
    assert training.discriminator is training.networks["judge_target"]


def test_both_domains_start_from_weights_of_their_own():
    of_sources, of_targets = teacher_training().coders
    first, second = (coder.enc_content.model[0].conv.weight for coder in (of_sources, of_targets))
    assert not torch.equal(first, second)
    assert torch.equal(second, family().new_teacher().enc_content.model[0].conv.weight)


def test_styles_are_encoded_and_given_by_turns():
    training = student_training()
    assert training.given_style(0, 2) is None and training.given_style(2, 2) is None
    given = training.given_style(1, 2)
    assert given.shape == (2, 8)
    assert torch.equal(training.given_style(1, 2), given)
    assert not torch.equal(training.given_style(3, 2), given)
    steps = [training.advance() for _ in range(2)]
    assert ["G_style" in step.scalars for step in steps] == [True, False]
    assert all(step.architecture in space_of(TINY) for step in steps)


def test_a_sub_generator_goes_on_alone():
    supernet = student_training()
    munit = family()
    student = supernet.student.cut(uniform(2, 10))
    setup = DistillationSetup(
        student,
        supernet.teacher,
        supernet.discriminator,
        cut_adaptors(supernet.adaptors, student),
    )
    training = munit.student_training(munit.recipe.finetune, Pictures(), CPU, setup)
    step = training.advance()
    assert step.architecture is None and step.scalars["G_distill"] > 0
    assert training.generate(Pictures().at(0).source).shape == (2, 3, 32, 32)


@pytest.mark.parametrize("begin", [teacher_training, student_training])
def test_steps_in_half_precision_stay_near(begin):
    wanted = begin().advance().scalars
    half = begin(Compute(torch.device("cpu"), torch.bfloat16)).advance().scalars
    assert half == pytest.approx(wanted, rel=0.05, abs=0.02)


def test_the_learning_rate_is_halved_after_so_many_steps():
    assert [halved(step, 3) for step in range(7)] == [1, 1, 1, 0.5, 0.5, 0.5, 0.25]
    training = teacher_training(munit={"halve_every": 1})
    rates = [training.advance().scalars["lr"] for _ in range(3)]
    assert rates == pytest.approx([2e-4, 1e-4, 5e-5])
    for optimizer in training.optimizers.values():
        assert optimizer.param_groups[0]["weight_decay"] == 1e-4


@pytest.mark.parametrize(
    ("side", "scales"), [(32, 2), (60, 2), (64, 3), (100, 3), (256, 3), (2048, 3)]
)
def test_small_pictures_are_judged_at_fewer_scales(side, scales):
    assert scales_for(side) == scales
    assert MsImageDiscriminator(3, 4, 4, scales).smallest <= side


def test_networks_are_those_of_the_recipe():
    munit = family()
    assert isinstance(munit, FAMILY) and munit.gan == "lsgan"
    teacher = munit.new_teacher()
    assert teacher.kind == "munit" and teacher.architecture == uniform(4, 10)
    supernet = munit.new_supernet(teacher)
    assert config_of(supernet)["style_channels"] == 8
    assert supernet.kind == "elastic" and supernet.architecture == uniform(4, 10)
    assert munit.new_discriminator().scales == 2
    assert all(map(torch.equal, teacher.parameters(), family().new_teacher().parameters()))
