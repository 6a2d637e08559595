import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.utils.flop_counter import FlopCounterMode

from core.nets.architecture import parse_architecture, uniform
from core.nets.cost import Cost
from core.nets.generator import config_of
from core.nets.initialise import initialise, initialise_fan_in
from core.nets.munit import MunitGenerator, assemble
from core.nets.munit_cost import munit_cost, munit_layers
from core.nets.network_config import build, config_cost
from core.nets.resnet import ResNetGenerator
from core.nets.styles import styles_for
from tests.core.nets.keyed import keyed

SMALL = (6, 5, 4, 4, 6, 3, 4, 5, 4, 6)
COMPRESSED = "16_16_16_24_56_16_40_40_32_24"
FULL = uniform(64, 10)
KINDS = ("munit", "mobile", "elastic")
architectures = st.tuples(*[st.integers(1, 12)] * 10)


pytestmark = pytest.mark.usefixtures("no_gradients")


def small(kind="elastic", architecture=SMALL, seed=1):
    with torch.device("meta"):
        network = MunitGenerator(kind, architecture, mlp_width=16)
    network.to_empty(device="cpu")
    initialise(network, seed, std=0.3)
    rng = torch.Generator().manual_seed(seed)
    for name, weight in network.named_parameters():
        if name.endswith(("gamma", "beta")):
            weight.copy_(torch.randn(weight.shape, generator=rng))
    return network


@pytest.fixture(scope="module")
def supernet():
    with torch.no_grad():
        return small()


def pictures(*shape, seed=0):
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed)) * 2 - 1


def styles(count, seed=0):
    return torch.randn(count, 8, generator=torch.Generator().manual_seed(seed))


def golden(shared, name):
    arrays = np.load(shared / "golden" / f"{name}.npz")
    return {key: torch.from_numpy(arrays[key]) for key in arrays}


def agrees(output, wanted):
    return float((output - wanted).abs().max()) <= 1e-5 * float(wanted.abs().max())


def some_architectures(count, widest, seed=0):
    draw = random.Random(seed)
    return [tuple(draw.randint(1, width) for width in widest) for _ in range(count)]


def test_the_full_network_gives_the_golden_pictures(shared):
    wanted = golden(shared, "munit_ngf64_64")
    network = keyed(MunitGenerator("munit", FULL))
    assert agrees(network(wanted["x"], style=wanted["z"]), wanted["y_style_z"])
    assert agrees(network(wanted["x"]), wanted["y_self"])


def test_a_supernet_and_what_is_cut_of_it_give_the_golden_pictures(shared):
    wanted = golden(shared, f"super_munit_{COMPRESSED}_keyed")
    architecture = parse_architecture(COMPRESSED)
    network = keyed(MunitGenerator("elastic", FULL))
    part = network.cut(architecture)
    for x, z, y in (("x", "z", "y_z"), ("x2", "z2", "y2")):
        output = network(wanted[x], architecture, wanted[z])
        assert agrees(output, wanted[y])
        assert torch.equal(part(wanted[x], style=wanted[z]), output)
    assert agrees(network(wanted["x"], architecture), wanted["y_self"])
    assert torch.equal(part(wanted["x"]), network(wanted["x"], architecture))


@pytest.mark.parametrize(
    ("name", "kind", "architecture"),
    [
        ("munit_ngf64", "munit", FULL),
        ("super_mobile_munit_ngf64", "elastic", FULL),
        ("super_mobile_munit_ngf64", "mobile", FULL),
        (f"sub_mobile_munit@{COMPRESSED}", "mobile", parse_architecture(COMPRESSED)),
    ],
)
def test_state_dicts_have_the_published_names_and_shapes(shared, name, kind, architecture):
    published = json.loads((shared / "golden" / "state_keys.json").read_text())[name]
    with torch.device("meta"):
        state = MunitGenerator(kind, architecture).state_dict()
    assert {key: list(tensor.shape) for key, tensor in state.items()} == published


def test_cuts_equal_their_supernet_to_the_last_bit(supernet):
    x, z = pictures(2, 3, 16, 20), styles(2)
    for architecture in [SMALL, uniform(1, 10), *some_architectures(23, SMALL)]:
        part = supernet.cut(architecture)
        assert part.kind == "mobile" and part.architecture == architecture
        for style in (None, z):
            picture, (content,) = supernet.with_features(x, architecture, style)
            cut_picture, (cut_content,) = part.with_features(x, style=style)
            assert torch.equal(cut_picture, picture)
            assert torch.equal(cut_content, content)


@torch.enable_grad()
def test_a_cut_learns_as_its_supernet_does(supernet):
    architecture = (3, 4, 2, 3, 1, 2, 3, 4, 2, 5)
    part = supernet.cut(architecture)
    x = pictures(2, 3, 16, 16)
    part(x).square().mean().backward()
    supernet(x, architecture).square().mean().backward()
    learnt = {name: weight.grad.abs().sum() for name, weight in part.named_parameters()}
    for name, weight in supernet.named_parameters():
        torch.testing.assert_close(weight.grad.abs().sum(), learnt[name])
        weight.grad = None


def test_a_cut_is_a_network_of_its_own(supernet):
    whole = small()
    part = whole.eval().cut(uniform(3, 10))
    before = part(pictures(1, 3, 16, 16))
    for weight in whole.parameters():
        weight.zero_()
    assert torch.equal(part(pictures(1, 3, 16, 16)), before)
    assert not part.training
    assert all(weight.is_contiguous() for weight in part.parameters())


def test_without_an_architecture_a_supernet_runs_at_its_widest(supernet):
    x = pictures(1, 3, 16, 16)
    assert torch.equal(supernet(x), supernet(x, SMALL))


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_decoded_from_content_and_style(kind):
    network = small(kind)
    x = pictures(2, 3, 24, 16)
    content, style = network.encode_content(x), network.encode_style(x)
    assert content.shape == (2, network.feature_widths[0], 6, 4)
    assert style.shape == (2, network.style_channels) == (2, 8)
    assert torch.equal(network.features(x)[0], content)
    assert torch.equal(network.decode(content, style), network(x))
    assert torch.equal(network(x, style=style[..., None, None]), network(x))
    assert network(x).abs().max() <= 1


def test_another_style_is_another_picture_of_the_same_content(supernet):
    x = pictures(1, 3, 16, 16)
    first, second = (supernet.with_features(x, style=styles(1, seed)) for seed in (1, 2))
    assert torch.equal(first[1][0], second[1][0])
    assert not torch.equal(first[0], second[0])


def test_each_picture_of_a_batch_has_its_own_style(supernet):
    x, z = pictures(3, 3, 16, 16), styles(3)
    together = supernet(x, style=z)
    alone = torch.cat([supernet(a[None], style=b[None]) for a, b in zip(x, z, strict=True)])
    torch.testing.assert_close(together, alone, rtol=0, atol=1e-4)


def test_calls_at_once_do_not_disturb_each_other(supernet):
    x = pictures(1, 3, 32, 32)
    wanted = [supernet(x, style=styles(1, seed)) for seed in range(12)]
    with ThreadPoolExecutor(4) as pool:
        outputs = list(pool.map(lambda seed: _alone(supernet, x, styles(1, seed)), range(12)))
    assert all(map(torch.equal, outputs, wanted))


def _alone(network, x, style):
    with torch.no_grad():  # a thread does not inherit it
        return network(x, style=style)


def test_the_memory_layout_of_a_picture_does_not_matter(supernet):
    x = pictures(2, 3, 16, 16)
    assert torch.equal(supernet(x.to(memory_format=torch.channels_last)), supernet(x))


@pytest.mark.parametrize("kind", KINDS)
def test_a_network_can_be_rebuilt_from_its_description(kind):
    network = small(kind)
    description = json.loads(json.dumps(config_of(network)))
    again = build(description)
    again.load_state_dict(network.state_dict(), assign=True)
    x = pictures(1, 3, 16, 16)
    assert torch.equal(again(x), network(x))
    assert config_cost(description, 16, 16).macs == executed(network, 16, 16)


def test_an_assembled_network_has_the_content_of_one_and_the_style_of_the_other():
    of_a, of_b = small("munit", seed=1), small("munit", seed=2)
    network = assemble(of_a, of_b)
    x, shown = pictures(1, 3, 16, 16), pictures(1, 3, 16, 16, seed=1)
    style = network.encode_style(shown)
    assert torch.equal(style, of_b.encode_style(shown))
    assert torch.equal(network(x, style=style), of_b.decode(of_a.encode_content(x), style))
    of_b.mlp.model[0].fc.weight.zero_()
    assert network.mlp.model[0].fc.weight.any(), "its weights are its own"


def test_what_does_not_fit_is_refused(supernet):
    x = pictures(1, 3, 16, 16)
    with pytest.raises(ValueError, match="does not fit"):
        supernet(x, uniform(7, 10))
    with pytest.raises(ValueError, match="does not fit"):
        supernet.cut((*SMALL[:9], SMALL[9] + 1))
    with pytest.raises(ValueError, match="not an architecture"):
        supernet(x, uniform(4))
    with pytest.raises(ValueError, match="only a supernet"):
        small("mobile")(x, SMALL)
    with pytest.raises(ValueError, match="only a supernet"):
        small("munit").cut(uniform(2, 10))


def test_the_smallest_picture_runs(supernet):
    side = supernet.smallest
    assert supernet(pictures(1, 3, side, side)).shape == (1, 3, side, side)
    assert supernet(pictures(1, 3, 5 * supernet.multiple, side)).shape == (1, 3, 20, side)


def test_half_precision_stays_near():
    network = small()
    initialise_fan_in(network, 0)
    x = pictures(1, 3, 32, 32)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        near = network(x)
    assert float((near.float() - network(x)).abs().mean()) < 0.05


def test_weights_to_start_from_follow_from_the_seed_and_the_fan():
    first, second, third = (MunitGenerator("munit", FULL, mlp_width=256) for _ in range(3))
    for network, seed in ((first, 1), (second, 1), (third, 2)):
        initialise_fan_in(network, seed)
    assert all(map(torch.equal, first.parameters(), second.parameters()))
    conv = "enc_content.model.3.model.0.model.0.conv"
    weight, other = (network.get_submodule(conv).weight for network in (first, third))
    assert not torch.equal(weight, other)
    assert float(weight.std()) == pytest.approx((2 / (256 * 9)) ** 0.5, rel=0.01)
    assert not first.get_submodule(conv).bias.any()
    assert (first.dec.model[2].norm.gamma == 1).all()


def test_a_style_follows_from_the_seed_and_its_key(supernet):
    drawn = styles_for(supernet, [5, 6, 7], seed=1)["style"]
    torch.manual_seed(3)
    assert torch.equal(styles_for(supernet, [7, 5], seed=1)["style"], drawn[[2, 0]])
    assert not torch.equal(styles_for(supernet, [5, 6, 7], seed=2)["style"], drawn)
    assert supernet(pictures(3, 3, 16, 16), style=drawn).shape == (3, 3, 16, 16)
    assert styles_for(supernet, [], seed=1)["style"].shape == (0, 8)


def test_styles_are_normal_and_leave_the_global_random_numbers_alone(supernet):
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)
    many = styles_for(supernet, range(2000), seed=0)["style"]
    assert torch.equal(torch.rand(1), expected)
    assert float(many.mean()) == pytest.approx(0, abs=0.03)
    assert float(many.std()) == pytest.approx(1, abs=0.03)


def test_generators_without_a_style_want_none():
    assert styles_for(ResNetGenerator("mobile", uniform(2)), [1, 2], seed=0) == {}


def executed(network, height, width, architecture=None, style=None):
    counter = FlopCounterMode(display=False)
    with counter:
        network(pictures(1, 3, height, width), architecture, style)
    return counter.get_total_flops() // 2


def test_costs_are_the_published_numbers(shared):
    rows = json.loads((shared / "golden" / "macs.json").read_text())
    rows = [row for row in rows if "munit" in row["netG"]]
    assert len(rows) == 5
    for row in rows:
        kind = {"munit": "munit", "sub_mobile_munit": "mobile", "super_mobile_munit": "elastic"}
        text = row["config"] or (COMPRESSED if "@" in row["name"] else "")
        architecture = parse_architecture(text) if text else FULL
        style = "encoded" if len(row["input"]) == 1 else "given"
        cost = munit_cost(kind[row["netG"]], architecture, 256, 256, full_width=64, style=style)
        wanted = Cost(row["macs_conv_linear_true"], row["macs_tp001"], row["params"])
        assert cost == wanted, row["name"]


@settings(max_examples=8, deadline=None)
@given(
    kind=st.sampled_from(["munit", "mobile"]),
    architecture=architectures,
    size=st.tuples(st.integers(4, 12), st.integers(4, 12)),
    mlp_width=st.integers(1, 20),
)
def test_costs_are_those_torch_counts(kind, architecture, size, mlp_width):
    height, width = 4 * size[0], 4 * size[1]
    network = MunitGenerator(kind, architecture, mlp_width=mlp_width)
    cost = munit_cost(kind, architecture, height, width, mlp_width=mlp_width)
    given = munit_cost(kind, architecture, height, width, mlp_width=mlp_width, style="given")
    assert cost.macs == executed(network, height, width)
    assert given.macs == executed(network, height, width, style=styles(1))
    assert cost.parameters == given.parameters == held(network)


def held(network):
    return sum(weight.numel() for weight in network.parameters())


def test_a_supernet_costs_what_it_runs_and_what_it_holds(supernet):
    for architecture in some_architectures(3, SMALL):
        cost = munit_cost("elastic", architecture, 32, 16, mlp_width=16, full_width=SMALL)
        assert cost.macs == executed(supernet, 32, 16, architecture)
        assert cost.parameters == held(supernet)


@pytest.mark.parametrize("kind", KINDS)
def test_layers_sum_to_the_whole_and_are_named_as_the_weights(kind):
    architecture = parse_architecture(COMPRESSED)
    with torch.device("meta"):
        network = MunitGenerator(kind, architecture)
    layers = munit_layers(kind, architecture, 256, 256)
    assert munit_cost(kind, architecture, 256, 256) == Cost(
        sum(layer.macs for layer in layers),
        sum(layer.paper_macs for layer in layers),
        sum(layer.parameters for layer in layers),
    )
    for layer in layers:
        assert layer.parameters == held(network.get_submodule(layer.name))
    assert sum(layer.parameters for layer in layers) == held(network)


def test_counting_a_cost_needs_no_torch():
    code = "import sys, core.nets.munit_cost; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
