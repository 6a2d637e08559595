"""Three distillation steps against the numbers of the published code, on keyed weights."""

import json
import zlib

import numpy as np
import pytest
import torch
from torch import nn

from core.compute import Compute
from core.families.pix2pix import StudentTraining
from core.nets.architecture import parse_architecture, uniform
from core.nets.discriminator import PatchDiscriminator
from core.nets.layers import ElasticConv2d
from core.nets.resnet import ResNetGenerator
from core.recipe import Distill

LAYERS = 4


def keyed(module: nn.Module, prefix: str) -> nn.Module:
    """Weights that depend on their names alone, as the golden files were made with."""
    state = module.state_dict()
    for name, tensor in state.items():
        chance = np.random.RandomState(zlib.crc32((prefix + name).encode()))
        numbers = chance.standard_normal(tuple(tensor.shape)).astype(np.float32)
        if tensor.ndim >= 2:
            numbers /= np.sqrt(tensor.numel() / tensor.shape[0])
        else:
            numbers *= 0.1
        state[name] = torch.from_numpy(numbers)
    module.load_state_dict(state)
    return module


def uniform_pictures(seed: int) -> torch.Tensor:
    numbers = np.random.RandomState(seed).uniform(-1, 1, (2, 3, 64, 64)).astype(np.float32)
    return torch.from_numpy(numbers)


class OneBatch:
    steps_per_epoch = 1000

    def at(self, step):
        raise AssertionError("the test gives its own pictures")

    def close(self):
        pass


@pytest.fixture
def training():
    teacher = keyed(ResNetGenerator("resnet", uniform(64)), "T.")
    student = keyed(ResNetGenerator("elastic", uniform(64)), "S.")
    adaptors = nn.ModuleList(keyed(ElasticConv2d(256, 256, 1), f"A{i}.") for i in range(LAYERS))
    return StudentTraining(
        Distill(lambda_recon=100, lambda_distill=1),
        OneBatch(),
        Compute(torch.device("cpu")),
        student,
        keyed(PatchDiscriminator(6, 128), "D."),
        "hinge",
        teacher,
        adaptors,
    )


def test_three_steps_agree_with_the_published_code(training, shared):
    golden = json.loads((shared / "golden" / "train.json").read_text())["resnet_supernet_aligned"]
    source, target = uniform_pictures(1), uniform_pictures(2)
    for wanted in golden:
        losses = training.optimise(source, target, parse_architecture(wanted["config"]))
        for name in ("G_gan", "G_recon", "G_distill", "D_fake", "D_real"):
            assert losses[name].item() == pytest.approx(wanted[name], rel=1e-4, abs=1e-4), name
        for place in range(LAYERS):
            found = losses[f"G_distill_{place}"].item()
            assert found == pytest.approx(wanted[f"G_distill{place}"], rel=1e-4), place
        weights = sum(float(p.detach().abs().double().sum()) for p in training.student.parameters())
        assert weights == pytest.approx(wanted["abs_sum_student"], rel=1e-6)
        judged = training.discriminator.parameters()
        assert sum(float(p.detach().abs().double().sum()) for p in judged) == pytest.approx(
            wanted["abs_sum_D"], rel=1e-6
        )
