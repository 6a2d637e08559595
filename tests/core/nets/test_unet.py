import random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from core.nets.architecture import uniform
from core.nets.batch_norm import BatchNorm, calibrating, has_statistics
from core.nets.generator import config_of
from core.nets.network_config import build, config_cost, sub_config
from core.nets.norms import NORMS
from core.nets.unet import UNetGenerator
from core.nets.unet_cost import unet_cost, unet_layers
from core.nets.unet_widths import unet_levels
from tests.core.checkpoints.foreign_files import OfficialUNet, shaken
from tests.core.nets.cuts import assert_cut_equals

SMALL = (4, 3, 4, 2, 3, 4, 3, 4)


pytestmark = pytest.mark.usefixtures("no_gradients")


OFFICIAL_NORMS = {"batch": nn.BatchNorm2d, "instance": nn.InstanceNorm2d}


def pictures(*shape, seed=0):
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed)) * 2 - 1


def some_architectures(count, seed=0):
    draw = random.Random(seed)
    return [tuple(draw.randint(1, width) for width in SMALL) for _ in range(count)]


@pytest.mark.parametrize("norm", OFFICIAL_NORMS)
@pytest.mark.parametrize(("downs", "side"), [(7, 128), (8, 256)])
def test_the_official_layout_gives_the_same_pictures(norm, downs, side):
    theirs = shaken(OfficialUNet(downs, 3, OFFICIAL_NORMS[norm]))
    ours = UNetGenerator("unet", uniform(3), downs=downs, norm=norm).eval()
    assert {k: v.shape for k, v in ours.state_dict().items()} == {
        k: v.shape for k, v in theirs.state_dict().items()
    }
    ours.load_state_dict(theirs.state_dict())
    x = pictures(1, 3, side, side)
    assert torch.allclose(ours(x), theirs(x), atol=1e-5)


def test_in_train_mode_batches_normalise_and_inner_levels_drop_out():
    theirs = shaken(OfficialUNet(6, 2, nn.BatchNorm2d, dropout=True)).train()
    ours = UNetGenerator("unet", uniform(2), downs=6, dropout=True)
    ours.load_state_dict(theirs.state_dict())
    x = pictures(2, 3, 64, 64)
    with torch.random.fork_rng():
        torch.manual_seed(3)
        expected = theirs(x)
        torch.manual_seed(3)
        assert torch.allclose(ours(x), expected, atol=1e-5)
    ours.eval()
    assert torch.equal(ours(x), ours(x))
    student = shaken(UNetGenerator("mobile", uniform(2), downs=6, dropout=True)).train()
    assert torch.equal(student(x), student(x)), "only the teacher drops out"


@pytest.mark.parametrize("norm", NORMS)
def test_a_cut_equals_its_supernet_to_the_last_bit(norm):
    supernet = shaken(UNetGenerator("elastic", SMALL, 3, 2, downs=6, norm=norm))
    x = pictures(1, 3, 64, 64)
    for architecture in [SMALL, uniform(1), *some_architectures(100)]:
        part, features = assert_cut_equals(supernet, architecture, x)
        assert all(map(torch.equal, part.features(x), features))
        assert tuple(f.shape[1] for f in features) == part.feature_widths
    assert torch.equal(supernet(x), supernet(x, SMALL))


@torch.enable_grad()
@pytest.mark.parametrize("norm", NORMS)
def test_a_cut_learns_as_its_supernet_does(norm):
    supernet = shaken(UNetGenerator("elastic", SMALL, downs=6, norm=norm)).train()
    architecture = (2, 3, 2, 1, 2, 3, 1, 3)
    part = supernet.cut(architecture)
    assert part.training
    x = pictures(2, 3, 64, 64)
    for network, chosen in ((supernet, (architecture,)), (part, ())):
        network(x, *chosen).square().mean().backward()
    total = sum(float(weight.grad.square().sum()) for weight in supernet.parameters())
    of_part = sum(float(weight.grad.square().sum()) for weight in part.parameters())
    assert total == pytest.approx(of_part, rel=1e-4), "no other weights learn"


def test_statistics_are_gathered_for_what_was_cut():
    supernet = shaken(UNetGenerator("elastic", SMALL, downs=6))
    part = supernet.cut(uniform(2))
    assert has_statistics(part)
    batches = [pictures(2, 3, 64, 64, seed=seed) for seed in range(3)]
    with calibrating(part):
        for batch in batches:
            part(batch)
    outer = next(layer for layer in part.modules() if isinstance(layer, BatchNorm))
    with calibrating(supernet):
        for batch in batches:
            supernet(batch, uniform(2))
    x = pictures(1, 3, 64, 64)
    assert torch.equal(supernet(x, uniform(2)), part(x))
    assert outer.num_batches_tracked == 3 and not part.training
    assert not has_statistics(UNetGenerator("unet", uniform(1), downs=6, norm="instance"))


@pytest.mark.parametrize("kind", ["unet", "mobile", "elastic"])
@pytest.mark.parametrize("norm", NORMS)
def test_a_description_rebuilds_the_network(kind, norm):
    network = shaken(UNetGenerator(kind, SMALL, 1, 2, downs=6, norm=norm))
    rebuilt = build(config_of(network))
    rebuilt.load_state_dict(network.state_dict(), assign=True)
    x = pictures(1, 1, 64, 128)
    assert torch.equal(rebuilt.eval()(x), network(x))
    assert network(x).shape == (1, 2, 64, 128)
    assert network.multiple == network.smallest == 64


def executed(network, height, width, architecture=None):
    """What torch counts as executed: two operations a MAC."""
    counter = FlopCounterMode(display=False)
    with counter:
        network.eval()(
            torch.empty(1, network.in_channels, height, width, device="meta"), architecture
        )
    return counter.get_total_flops() // 2


@settings(max_examples=12, deadline=None)
@given(
    kind=st.sampled_from(["unet", "mobile"]),
    architecture=st.tuples(*[st.integers(1, 12)] * 8),
    norm=st.sampled_from(NORMS),
    downs=st.integers(6, 8),
    channels=st.tuples(st.integers(1, 4), st.integers(1, 4)),
)
def test_costs_are_those_torch_counts(kind, architecture, norm, downs, channels):
    with torch.device("meta"):
        network = UNetGenerator(kind, architecture, *channels, downs, norm)
    size = (2**downs, 2 ** (downs + 1))
    cost = unet_cost(kind, architecture, *size, *channels, downs, norm)
    assert cost.macs == executed(network, *size)
    assert cost.parameters == sum(weight.numel() for weight in network.parameters())
    assert config_cost(config_of(network), *size) == cost


@pytest.mark.parametrize("norm", NORMS)
def test_a_supernet_costs_what_it_runs_and_what_it_holds(norm):
    with torch.device("meta"):
        network = UNetGenerator("elastic", uniform(12), downs=6, norm=norm)
    for architecture in some_architectures(5):
        cost = unet_cost("elastic", architecture, 64, 64, downs=6, norm=norm, full_width=12)
        assert cost.macs == executed(network, 64, 64, architecture)
        assert cost.parameters == sum(weight.numel() for weight in network.parameters())
        part = config_of(network.cut(architecture))
        assert part == sub_config(config_of(network), architecture)
        assert config_cost(part, 64, 64).macs == cost.macs


@pytest.mark.parametrize("kind", ["unet", "mobile"])
def test_layers_are_named_as_the_weights_and_the_paper_counts_outputs(kind):
    with torch.device("meta"):
        network = UNetGenerator(kind, SMALL, downs=7, norm="instance")
    sizes = {}
    for name, layer in network.named_modules():
        layer.register_forward_hook(lambda _l, _x, y, name=name: sizes.update({name: y.shape}))
    network.eval()(torch.empty(1, 3, 128, 128, device="meta"))
    for layer in unet_layers(kind, SMALL, 128, 128, downs=7, norm="instance"):
        convolution = network.get_submodule(layer.name)
        assert layer.parameters == sum(weight.numel() for weight in convolution.parameters())
        outputs = sizes[layer.name].numel()
        transposed = isinstance(convolution, nn.ConvTranspose2d)
        own = layer.macs * (4 if transposed else 1)
        assert layer.paper_macs - own in (0, outputs)
    of_batch = unet_cost("unet", SMALL, 128, 128, downs=7, norm="batch")
    assert unet_cost("unet", SMALL, 128, 128, downs=7, norm="instance").macs == of_batch.macs


def test_the_published_sizes():
    assert unet_cost("unet", uniform(64), 256, 256).parameters == 54_413_955
    assert unet_cost("unet", uniform(64), 128, 128, downs=7).parameters == 41_828_995


def test_what_does_not_fit_is_refused():
    supernet = UNetGenerator("elastic", SMALL, downs=6)
    x = pictures(1, 3, 64, 64)
    with pytest.raises(ValueError, match="does not fit"):
        supernet(x, uniform(9))
    with pytest.raises(ValueError, match="not an architecture"):
        supernet.cut((4, 4))
    with pytest.raises(ValueError, match="only a supernet"):
        supernet.cut(uniform(1)).cut(uniform(1))
    with pytest.raises(ValueError, match="downs"):
        unet_levels(uniform(4), 5)
    with pytest.raises(ValueError, match="no such"):
        UNetGenerator("resnet", SMALL)
