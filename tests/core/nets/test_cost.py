import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.utils.flop_counter import FlopCounterMode

from core.nets.architecture import parse_architecture, uniform
from core.nets.cost import Cost
from core.nets.resnet import ResNetGenerator
from core.nets.resnet_cost import resnet_cost, resnet_layers

SIZE = (256, 256)
UPS = ("model.19", "model.22")
COMPRESSED = "32_32_48_32_48_48_16_16"
architectures = st.tuples(*[st.integers(1, 24)] * 8)


def executed(network, height, width, architecture=None):
    """What torch counts as executed: two operations a MAC."""
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        picture = torch.empty(1, network.in_channels, height, width, device="meta")
        network(picture, architecture)
    return counter.get_total_flops() // 2


@settings(max_examples=6, deadline=None)
@given(
    kind=st.sampled_from(["resnet", "mobile"]),
    architecture=architectures,
    size=st.tuples(st.integers(8, 70), st.integers(8, 70)),
    channels=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    blocks=st.sampled_from([3, 6, 9]),
    norm=st.sampled_from(["instance", "batch"]),
)
def test_costs_are_those_torch_counts(kind, architecture, size, channels, blocks, norm):
    with torch.device("meta"):
        network = ResNetGenerator(kind, architecture, *channels, blocks, norm=norm).eval()
    cost = resnet_cost(kind, architecture, *size, *channels, blocks, norm)
    assert cost.macs == executed(network, *size)
    assert cost.parameters == sum(weight.numel() for weight in network.parameters())


@settings(max_examples=4, deadline=None)
@given(architectures)
def test_a_supernet_costs_what_it_runs_and_what_it_holds(architecture):
    with torch.device("meta"):
        network = ResNetGenerator("elastic", uniform(24))
    cost = resnet_cost("elastic", architecture, 64, 32, full_width=24)
    assert cost.macs == executed(network, 64, 32, architecture)
    assert cost.parameters == sum(weight.numel() for weight in network.parameters())
    assert cost == resnet_cost("elastic", architecture, 64, 32, full_width=uniform(24))


@pytest.mark.parametrize("kind", ["resnet", "mobile", "elastic"])
def test_layers_sum_to_the_whole_and_are_named_as_the_weights(kind):
    architecture = parse_architecture(COMPRESSED)
    with torch.device("meta"):
        network = ResNetGenerator(kind, architecture)
    layers = resnet_layers(kind, architecture, *SIZE)
    cost = resnet_cost(kind, architecture, *SIZE)
    assert cost == Cost(
        sum(layer.macs for layer in layers),
        sum(layer.paper_macs for layer in layers),
        sum(layer.parameters for layer in layers),
    )
    for layer in layers:
        weights = network.get_submodule(layer.name).parameters()
        assert layer.parameters == sum(weight.numel() for weight in weights)


@pytest.mark.parametrize("kind", ["resnet", "mobile"])
def test_the_paper_charges_nothing_for_batch_normalisation(kind):
    network = (kind, uniform(16), 64, 64)
    by_picture = resnet_cost(*network)
    by_batch = resnet_cost(*network, norm="batch")
    up = sum(layer.macs for layer in resnet_layers(*network) if layer.name in UPS)
    inside = sum(
        layer.paper_macs - layer.macs
        for layer in resnet_layers(*network)
        if layer.name.endswith("conv.0")
    )
    assert by_batch.macs == by_picture.macs
    assert by_batch.paper_macs == by_batch.macs + 3 * up + inside


def test_paper_macs_follow_the_published_closed_form():
    c = parse_architecture("24_24_40_56_24_56_16_40")
    a, b, d = 256**2, 128**2, 64**2
    trunk = 4 * c[2]
    blocks = sum(
        3 * d * (9 * trunk + 2 * trunk * 4 * k + 9 * 4 * k + 2 * (trunk + 4 * k)) for k in c[3:6]
    )
    ends = a * c[0] * 148 + a * c[7] * (18 * c[6] + 1) + 147 * a * c[7]
    downs = b * 2 * c[1] * (9 * c[0] + 1) + d * trunk * (18 * c[1] + 1)
    up = b * 2 * c[6] * (36 * c[2] + 1)
    assert resnet_cost("mobile", c, *SIZE).paper_macs == ends + downs + blocks + up
