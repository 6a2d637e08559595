import copy
import json

import pytest
import torch
from torch import nn

from core.nets.architecture import uniform
from core.nets.initialise import initialise
from core.nets.spade import SpadeGenerator
from core.nets.spectral import (
    SpectralConv2d,
    apply_spectral_norm,
    fold_spectral_tensors,
    folded,
    settle,
)
from tests.core.nets.keyed import keyed

SMALL = (2, 3, 2, 2, 3, 4, 3, 4)


def as_torch_does(iterations=1):
    """The same convolution twice: torch's spectral normalisation, and ours."""
    plain = keyed(nn.Conv2d(3, 5, 3, padding=1))
    ours = SpectralConv2d.of(copy.deepcopy(plain))
    theirs = nn.utils.spectral_norm(plain, n_power_iterations=iterations)
    ours.load_state_dict(theirs.state_dict())
    return theirs, ours


def pictures(channels=3):
    return torch.rand(2, channels, 6, 7, generator=torch.Generator().manual_seed(1))


def test_it_computes_what_torch_does():
    theirs, ours = as_torch_does()
    for training in (True, True, False):
        x = pictures()
        torch.testing.assert_close(ours.train(training)(x), theirs.train(training)(x))
        torch.testing.assert_close(ours.weight_u, theirs.weight_u)


def test_two_passes_before_one_backward():
    theirs, ours = as_torch_does()
    for network in (theirs, ours):
        (network(pictures()).sum() + network(pictures() ** 2).square().sum()).backward()
    torch.testing.assert_close(ours.weight_orig.grad, theirs.weight_orig.grad)


def test_a_settled_weight_has_norm_one():
    network = nn.Sequential(SpectralConv2d(8, 8, 3))
    initialise(network, 3)
    settle(network, 200)
    weight = network[0].weight().detach().flatten(1)
    assert float(torch.linalg.matrix_norm(weight, 2)) == pytest.approx(1, rel=1e-3)


def test_a_teacher_in_training_has_the_published_names(shared):
    published = json.loads((shared / "golden" / "state_keys.json").read_text())
    with torch.device("meta"):
        network = SpadeGenerator("spade", uniform(64), 36, upsampling="more")
        apply_spectral_norm(network, network.block_convolutions)
    shapes = {name: list(tensor.shape) for name, tensor in network.state_dict().items()}
    assert shapes == published["spade_ngf64_cityscapes_spectral"]


@torch.no_grad()
def test_folding_gives_a_plain_network_of_the_same_pictures():
    network = SpadeGenerator("spade", SMALL, 5)
    names = set(network.state_dict())
    apply_spectral_norm(network, network.block_convolutions)
    initialise(network, 1, std=0.3)
    x = torch.rand(1, 5, 32, 64, generator=torch.Generator().manual_seed(1))
    network.train()(x)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    plain = folded(network.eval())
    assert set(plain.state_dict()) == names
    assert torch.equal(plain(x), network(x))
    assert all(torch.equal(before[name], now) for name, now in network.state_dict().items())
    of_file = fold_spectral_tensors(network.state_dict())
    assert all(torch.equal(of_file[name], now) for name, now in plain.state_dict().items())
    assert fold_spectral_tensors(of_file) == of_file


def test_a_folded_network_is_one_of_its_own():
    network = apply_spectral_norm(nn.Sequential(nn.Conv2d(3, 4, 1)), ["0"])
    plain = folded(network)
    assert isinstance(plain[0], nn.Conv2d)
    plain[0].bias.data.fill_(7)
    assert not (network[0].bias == 7).any()


def test_what_cannot_be_folded_is_refused():
    state = SpectralConv2d(3, 4, 3).state_dict()
    del state["weight_u"]
    with pytest.raises(KeyError):
        fold_spectral_tensors(state)
    with pytest.raises(ValueError, match="no dense convolution"):
        apply_spectral_norm(nn.Sequential(nn.ReLU()), ["0"])
