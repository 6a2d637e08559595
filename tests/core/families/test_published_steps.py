"""Three distillation steps against the numbers of the published code, on keyed weights."""

import json
import zlib

import numpy as np
import pytest
import torch
from torch import nn

from core.families.distillation import FeatureDistillation, UnpairedStudent
from core.families.family import DistillationSetup
from core.families.pix2pix import Pix2PixStudent
from core.nets.architecture import parse_architecture, uniform
from core.nets.discriminator import PatchDiscriminator
from core.nets.layers import ElasticConv2d
from core.nets.resnet import ResNetGenerator
from core.recipe.training import Distill
from core.runtime.compute import Compute

LAYERS = 4


def keyed(module: nn.Module, prefix: str) -> nn.Module:
    """Weights that depend on their names alone, as the golden files were made with."""
    state = module.state_dict()
    for name, tensor in state.items():
        rng = np.random.RandomState(zlib.crc32((prefix + name).encode()))
        numbers = rng.standard_normal(tuple(tensor.shape)).astype(np.float32)
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


def setup(channels: int, width: int) -> DistillationSetup:
    adaptors = nn.ModuleList(keyed(ElasticConv2d(256, 256, 1), f"A{i}.") for i in range(LAYERS))
    return DistillationSetup(
        keyed(ResNetGenerator("elastic", uniform(64)), "S."),
        keyed(ResNetGenerator("resnet", uniform(64)), "T."),
        keyed(PatchDiscriminator(channels, width), "D."),
        adaptors,
    )


def paired() -> FeatureDistillation:
    schedule = Distill(pseudo_target="target", lambda_recon=100, lambda_distill=1)
    compute = Compute(torch.device("cpu"))
    return Pix2PixStudent(schedule, OneBatch(), compute, setup(6, 128), "hinge", 0)


def unpaired() -> FeatureDistillation:
    schedule, compute = Distill(lambda_recon=10, lambda_distill=0.01), Compute(torch.device("cpu"))
    return UnpairedStudent(schedule, OneBatch(), compute, setup(3, 64), "lsgan", 0)


@pytest.mark.parametrize(("name", "made"), [("aligned", paired), ("unaligned", unpaired)])
def test_three_steps_agree_with_the_published_code(name, made, shared):
    training = made()
    golden = json.loads((shared / "golden" / "train.json").read_text())[f"resnet_supernet_{name}"]
    source, target = uniform_pictures(1), uniform_pictures(2)
    for wanted in golden:
        losses = training.optimise(source, target, parse_architecture(wanted["config"]))
        for term in ("G_gan", "G_recon", "G_distill", "D_fake", "D_real"):
            assert losses[term].item() == pytest.approx(wanted[term], rel=1e-4, abs=1e-4), term
        for index in range(LAYERS):
            value = losses[f"G_distill_{index}"].item()
            assert value == pytest.approx(wanted[f"G_distill{index}"], rel=1e-4), index
        weights = sum(float(p.detach().abs().double().sum()) for p in training.student.parameters())
        assert weights == pytest.approx(wanted["abs_sum_student"], rel=1e-6)
