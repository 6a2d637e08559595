import random
import re

import numpy as np
import pytest
import torch

from core.nets.architecture import parse_architecture, uniform
from core.nets.generator import config_of
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from tests.core.nets.cuts import assert_cut_equals, assert_cut_learns_as
from tests.core.nets.keyed import keyed

SMALL = (8, 6, 8, 8, 6, 8, 8, 6)
FULL = {"resnet_9blocks_ngf16_64": "resnet", "resnet_9blocks_ngf64_64": "resnet"}
FULL["mobile_resnet_9blocks_ngf48_64"] = "mobile"
SUPERNETS = [
    "super_resnet_ngf32_16_16_32_16_32_32_16_16_keyed",
    "super_resnet_ngf48_32_32_48_32_48_48_16_16_keyed",
    "super_resnet_ngf64_16_16_24_16_32_64_16_24_keyed",
    "super_resnet_ngf64_24_16_32_16_32_64_16_24_keyed",
    "super_resnet_ngf64_24_24_40_56_24_56_16_40_keyed",
]


pytestmark = pytest.mark.usefixtures("no_gradients")


@pytest.fixture
def supernet():
    network = ResNetGenerator("elastic", SMALL)
    initialise(network, seed=1, std=0.2)
    return network


def pictures(*shape, seed=0):
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed)) * 2 - 1


def golden(shared, name):
    arrays = np.load(shared / "golden" / f"{name}.npz")
    return torch.from_numpy(arrays["x"]), torch.from_numpy(arrays["y"])


def width_of(name):
    return int(re.search(r"ngf(\d+)", name)[1])


def within(tolerance, a, b):
    return float((a - b).abs().max()) <= tolerance


def some_architectures(count, widest, seed=0):
    draw = random.Random(seed)
    return [tuple(draw.randint(1, width) for width in widest) for _ in range(count)]


@pytest.mark.parametrize("name", FULL)
def test_full_networks_give_the_golden_pictures(shared, name):
    x, y = golden(shared, name)
    network = keyed(ResNetGenerator(FULL[name], uniform(width_of(name))))
    assert within(1e-5, network(x), y)


@pytest.mark.parametrize("name", SUPERNETS)
def test_supernets_and_what_is_cut_of_them_give_the_golden_pictures(shared, name):
    x, y = golden(shared, name)
    network = keyed(ResNetGenerator("elastic", uniform(width_of(name))))
    architecture = parse_architecture(re.search(r"ngf\d+_([\d_]+)_keyed", name)[1])
    assert within(1e-5, network(x, architecture), y)
    assert torch.equal(network.cut(architecture)(x), network(x, architecture))


def test_a_released_checkpoint_gives_the_golden_zebra(shared):
    arrays = np.load(shared / "golden" / "horse2zebra_compressed.npz")
    path = shared / "weights" / "horse2zebra_compressed_net_G.pth"
    network = ResNetGenerator("mobile", (16, 16, 32, 16, 32, 32, 16, 16))
    network.load_state_dict(torch.load(path, weights_only=True))
    horse = torch.from_numpy(arrays["x_horse_u8"]).permute(2, 0, 1)[None] / 127.5 - 1
    assert within(1e-5, network(torch.from_numpy(arrays["x"])), torch.from_numpy(arrays["y"]))
    assert within(1e-5, network(horse), torch.from_numpy(arrays["y_horse"]))


def test_state_dicts_have_the_published_names_and_shapes(shared):
    text = (shared / "golden" / "state_keys.txt").read_text()
    sections = dict(re.findall(r"^== (\S+) .*\n((?: .*\n)+)", text, re.MULTILINE))
    sub = "24_24_40_56_24_56_16_40"
    networks = {
        "resnet_9blocks_ngf64": ("resnet", uniform(64)),
        "mobile_resnet_9blocks_ngf64": ("mobile", uniform(64)),
        f"sub_mobile_resnet_9blocks@{sub}": ("mobile", parse_architecture(sub)),
    }
    for name, (kind, architecture) in networks.items():
        published = dict(re.findall(r"^ +(\S+) \[([\d, ]*)\]", sections[name], re.MULTILINE))
        assert names_and_shapes(kind, architecture) == published
    mobile = names_and_shapes("mobile", uniform(64))
    assert names_and_shapes("elastic", uniform(64)) == mobile


def names_and_shapes(kind, architecture):
    with torch.device("meta"):
        state = ResNetGenerator(kind, architecture).state_dict()
    return {name: str(list(tensor.shape))[1:-1] for name, tensor in state.items()}


@pytest.mark.parametrize("architecture", [SMALL, uniform(1), *some_architectures(100, SMALL)])
def test_a_cut_equals_its_supernet_to_the_last_bit(supernet, architecture):
    # Beyond [-1, 1], where both clamp.
    assert_cut_equals(supernet, architecture, pictures(2, 3, 16, 20) * 3)


@pytest.mark.parametrize("blocks", [6, 9])
def test_a_cut_has_its_share_of_the_running_statistics(blocks):
    supernet = ResNetGenerator("elastic", SMALL, blocks=blocks, norm="batch")
    keyed(supernet)
    x = pictures(2, 3, 16, 20)
    for mode in (supernet.eval, supernet.train):
        mode()
        for architecture in some_architectures(50, SMALL):
            part = supernet.cut(architecture)
            assert part.norm == "batch" and part.training == supernet.training
            assert torch.equal(part(x), supernet(x, architecture))


@torch.enable_grad()
def test_a_cut_learns_as_its_supernet_does(supernet):
    assert_cut_learns_as(supernet, (3, 4, 5, 6, 1, 2, 3, 4), pictures(2, 3, 16, 16))


def test_a_cut_is_a_network_of_its_own(supernet):
    part = supernet.eval().cut(uniform(4))
    before = part(pictures(1, 3, 16, 16))
    for weight in supernet.parameters():
        weight.zero_()
    assert torch.equal(part(pictures(1, 3, 16, 16)), before)
    assert not part.training
    assert all(weight.is_contiguous() for weight in part.parameters())


def test_cutting_leaves_the_global_random_numbers_alone(supernet):
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)
    supernet.cut(uniform(4))
    assert torch.equal(torch.rand(1), expected)


def test_without_an_architecture_a_supernet_runs_at_its_widest(supernet):
    x = pictures(1, 3, 16, 16)
    assert torch.equal(supernet(x), supernet(x, SMALL))


@pytest.mark.parametrize("kind", ["resnet", "mobile", "elastic"])
@pytest.mark.parametrize("blocks", [6, 9])
def test_matched_features_are_those_of_the_named_layers(kind, blocks):
    network = ResNetGenerator(kind, SMALL, blocks=blocks)
    seen = []
    for name in network.spec.matched_layers(config_of(network)):
        layer = network.get_submodule(name)
        layer.register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    picture, features = network.with_features(pictures(2, 3, 16, 24))
    assert torch.equal(picture, network(pictures(2, 3, 16, 24)))
    assert all(map(torch.equal, features, seen))
    assert tuple(feature.shape[1] for feature in features) == network.feature_widths
    assert all(feature.shape[2:] == (4, 6) for feature in features)


def test_nine_blocks_match_the_published_layers():
    network = ResNetGenerator("mobile", SMALL)
    matched = network.spec.matched_layers(config_of(network))
    assert matched == ("model.9", "model.12", "model.15", "model.18")


def test_only_plain_mobile_networks_do_not_clamp():
    x = 2 * pictures(1, 3, 16, 16)
    for kind in ("resnet", "elastic"):
        network = ResNetGenerator(kind, SMALL)
        assert torch.equal(network(x), network(x.clamp(-1, 1)))
    mobile = ResNetGenerator("mobile", SMALL)
    initialise(mobile, 0, std=0.2)
    assert not torch.equal(mobile(x), mobile(x.clamp(-1, 1)))


def test_channels_of_source_and_target_are_free():
    network = ResNetGenerator("resnet", SMALL, in_channels=1, out_channels=2)
    assert network(pictures(1, 1, 16, 16)).shape == (1, 2, 16, 16)


def test_each_picture_is_generated_as_if_alone(supernet):
    x = pictures(3, 3, 16, 16)
    together = supernet(x, uniform(5))
    alone = torch.cat([supernet(one[None], uniform(5)) for one in x])
    assert within(1e-4, together, alone)


def test_what_does_not_fit_is_refused(supernet):
    x = pictures(1, 3, 16, 16)
    with pytest.raises(ValueError, match="does not fit"):
        supernet(x, uniform(9))
    with pytest.raises(ValueError, match="does not fit"):
        supernet.cut((*SMALL[:7], SMALL[7] + 1))
    with pytest.raises(ValueError, match="not an architecture"):
        supernet(x, (4, 4))
    with pytest.raises(ValueError, match="only a supernet"):
        supernet.cut(uniform(4))(x, uniform(4))
    with pytest.raises(ValueError, match="only a supernet"):
        ResNetGenerator("resnet", SMALL).cut(uniform(4))


def test_half_precision_stays_near(supernet):
    x = pictures(1, 3, 16, 16)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        half = supernet(x, uniform(4))
    assert float((half.float() - supernet(x, uniform(4))).abs().mean()) < 0.05
