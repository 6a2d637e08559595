import json
import random
import re

import numpy as np
import pytest
import torch

from core.nets.architecture import uniform
from core.nets.batch_norm import calibrating, has_statistics
from core.nets.cost import Cost
from core.nets.generator import config_of
from core.nets.initialise import initialise
from core.nets.network_config import build, config_cost
from core.nets.spade import KINDS, SpadeGenerator
from core.nets.spade_cost import spade_cost, spade_layers
from core.nets.spade_layout import MATCHED
from tests.core.nets.cuts import assert_cut_equals, assert_cut_learns_as
from tests.core.nets.keyed import keyed

SMALL = (4, 3, 4, 4, 4, 4, 5, 6)
CITYSCAPES = {"in_channels": 36, "upsampling": "more"}
COCO = {"in_channels": 184, "upsampling": "normal"}
SUPERNETS = [
    "super_spade_ngf48_32_40_40_32_40_24_32_24_keyed",
    "super_spade_ngf64_32_32_32_48_32_24_24_32_keyed",
]


pytestmark = pytest.mark.usefixtures("no_gradients")


@pytest.fixture
def supernet():
    network = SpadeGenerator("elastic", SMALL, 5, classes=4)
    initialise(network, seed=1, std=0.2)
    for name, tensor in network.named_buffers():
        if name.endswith(("mean", "var")):
            rng = torch.Generator().manual_seed(len(name))
            tensor.copy_(torch.rand(tensor.shape, generator=rng) + 0.5)
    return network.eval()


def label_maps(height=32, width=64, count=2, classes=4, seed=0):
    rng = torch.Generator().manual_seed(seed)
    numbers = torch.randint(0, classes, (count, 1, height, width), generator=rng)
    edges = torch.randint(0, 2, (count, 1, height, width), generator=rng)
    return torch.cat([numbers, edges], 1).float()


def golden(shared, name):
    return {
        key: torch.from_numpy(array)
        for key, array in np.load(shared / "golden" / f"{name}.npz").items()
    }


def numbers_in(text):
    return tuple(int(number) for number in text.split("_"))


def some_architectures(count, widest, seed=0):
    draw = random.Random(seed)
    return [tuple(draw.randint(1, width) for width in widest) for _ in range(count)]


def off(a, b):
    return float((a - b).abs().mean() / b.abs().mean())


@pytest.mark.parametrize(
    ("kind", "name", "width"),
    [("spade", "spade_ngf64_64x128", 64), ("mobile", "mobile_spade_ngf48_64x128", 48)],
)
def test_full_networks_give_the_golden_pictures(shared, kind, name, width):
    arrays = golden(shared, name)
    network = keyed(empty(kind, uniform(width), **CITYSCAPES)).eval()
    assert off(network(arrays["x"]), arrays["y"]) < 1e-5


@pytest.mark.parametrize("name", SUPERNETS)
def test_supernets_and_what_is_cut_of_them_give_the_golden_pictures(shared, name):
    arrays = golden(shared, name)
    width, channels = re.search(r"ngf(\d+)_([\d_]+)_keyed", name).groups()
    network = keyed(empty("elastic", uniform(int(width)), **CITYSCAPES)).eval()
    architecture = numbers_in(channels)
    part = network.cut(architecture)
    assert off(network(arrays["x"], architecture), arrays["y"]) < 1e-5
    assert torch.equal(part(arrays["x"]), network(arrays["x"], architecture))
    # Statistics of two values each on the first grid: the golden numbers themselves, in float32,
    # are 1.4e-5 away from the same network in float64.
    assert off(network.train()(arrays["x"], architecture), arrays["y_train"]) < 5e-5
    assert torch.equal(part.train()(arrays["x"]), network(arrays["x"], architecture))


def empty(kind, architecture, **options):
    """A network without the time that random weights take."""
    with torch.device("meta"):
        network = SpadeGenerator(kind, architecture, **options)
    return network.to_empty(device="cpu")


def test_state_dicts_have_the_published_names_and_shapes(shared):
    published = json.loads((shared / "golden" / "state_keys.json").read_text())
    full = names_and_shapes("spade", uniform(64))
    assert full == published["spade_ngf64_cityscapes"]
    mobile = names_and_shapes("mobile", uniform(64))
    assert mobile == published["mobile_spade_ngf64_cityscapes"]
    assert names_and_shapes("elastic", uniform(64)) == mobile
    channels = "32_40_40_32_40_24_32_24"
    exported = published[f"sub_mobile_spade_ngf48@{channels}"]
    cut = names_and_shapes("mobile", numbers_in(channels))
    assert cut.keys() == exported.keys()
    # Published sub-generators keep statistics of the supernet's width; ours are their own.
    different = {name for name in cut if cut[name] != exported[name]}
    assert all(name.endswith(("running_mean", "running_var")) for name in different)


def names_and_shapes(kind, architecture):
    with torch.device("meta"):
        state = SpadeGenerator(kind, architecture, **CITYSCAPES).state_dict()
    return {name: list(tensor.shape) for name, tensor in state.items()}


def test_cuts_equal_their_supernet(supernet):
    x = label_maps(32, 32)
    for architecture in [SMALL, uniform(1), *some_architectures(23, SMALL)]:
        part, features = assert_cut_equals(supernet, architecture, x)
        assert tuple(feature.shape[1] for feature in features) == part.feature_widths


@torch.enable_grad()
def test_a_cut_learns_as_its_supernet_does(supernet):
    assert_cut_learns_as(supernet.train(), (3, 2, 4, 1, 2, 3, 4, 5), label_maps())


def test_a_cut_is_a_network_of_its_own(supernet):
    part = supernet.cut(uniform(3))
    before = part(label_maps())
    for tensor in supernet.state_dict().values():
        tensor.zero_()
    assert torch.equal(part(label_maps()), before)
    assert not part.training


def test_calibrating_at_an_architecture_is_calibrating_its_cut(supernet):
    architecture = (3, 2, 4, 1, 2, 3, 4, 5)
    part = supernet.cut(architecture)
    assert has_statistics(supernet)
    with calibrating(supernet), calibrating(part):
        for seed in range(3):
            supernet(label_maps(seed=seed), architecture)
            part(label_maps(seed=seed))
    again = supernet.cut(architecture)
    assert all(map(torch.equal, again.state_dict().values(), part.state_dict().values()))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("upsampling", ["normal", "more"])
def test_matched_features_are_those_of_the_named_blocks(kind, upsampling):
    network = SpadeGenerator(kind, SMALL, 5, upsampling=upsampling).eval()
    seen = []
    for name in MATCHED:
        layer = network.get_submodule(name)
        layer.register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    x = label_maps(64, 128)
    picture, features = network.with_features(x)
    assert all(map(torch.equal, features, seen))
    assert torch.equal(picture, network(x))
    assert all(map(torch.equal, network.features(x), features))
    assert [feature.shape[3] for feature in features] == [128 // network.multiple, 8, 32]


def test_label_maps_are_spread_into_semantics():
    numbers = torch.tensor([[[[0.0, 2.0], [3.0, 255.0]]]])
    edges = torch.tensor([[[[1.0, 0.0], [0.0, 1.0]]]])
    caring = SpadeGenerator("mobile", SMALL, 4, edges=False, dont_care=True)
    spread = caring.semantics(numbers)
    assert spread.argmax(1).tolist() == [[[0, 2], [3, 3]]] and spread.sum() == 4
    plain = SpadeGenerator("mobile", SMALL, 4, classes=3, edges=True)
    spread = plain.semantics(torch.cat([numbers, edges], 1))
    assert spread[0, :, 0].tolist() == [[1, 0], [0, 0], [0, 1], [1, 0]]
    assert spread[0, :, 1].tolist() == [[0, 0], [0, 0], [0, 0], [0, 1]]
    assert torch.equal(plain.semantics(spread), spread)


def test_a_label_map_gives_what_its_semantics_give(supernet):
    x = label_maps()
    assert torch.equal(supernet(x), supernet(supernet.semantics(x)))
    with pytest.raises(ValueError, match="label map has 2"):
        supernet(x[:, :1])


@pytest.mark.parametrize("kind", KINDS)
def test_a_description_rebuilds_the_network(kind):
    options = {"out_channels": 2, "edges": False, "dont_care": True, "upsampling": "more"}
    network = SpadeGenerator(kind, SMALL, 6, **options, hidden=7).eval()
    description = json.loads(json.dumps(config_of(network)))
    again = build(description)
    again.load_state_dict(network.state_dict(), assign=True)
    x = label_maps(64, 64, classes=7)[:, :1]
    assert torch.equal(again.eval()(x), network(x))
    held = sum(weight.numel() for weight in network.parameters())
    assert config_cost(description, 64, 64).parameters == held


@pytest.mark.parametrize("hidden", [None, 5])
def test_a_fixed_modulation_width_is_kept_by_a_cut(hidden):
    network = SpadeGenerator("elastic", SMALL, 5, hidden=hidden).eval()
    part = network.cut(uniform(2))
    assert torch.equal(part(label_maps()), network(label_maps(), uniform(2)))
    assert part.head_0.norm_0.mlp_shared[0].out_channels == (hidden or 4)


def test_what_does_not_fit_is_refused(supernet):
    x = label_maps()
    with pytest.raises(ValueError, match="does not fit"):
        supernet(x, uniform(7))
    with pytest.raises(ValueError, match="not an architecture"):
        supernet(x, (4, 4))
    with pytest.raises(ValueError, match="only a supernet"):
        supernet.cut(uniform(2))(x, uniform(2))
    with pytest.raises(ValueError, match="only a supernet"):
        SpadeGenerator("spade", SMALL, 5).cut(uniform(2))
    with pytest.raises(ValueError, match="classes"):
        SpadeGenerator("spade", SMALL, 5, classes=5)
    with pytest.raises(ValueError, match="upsampling"):
        SpadeGenerator("spade", SMALL, 5, upsampling="most")


def test_all_published_costs(shared):
    golden = json.loads((shared / "golden" / "macs.json").read_text())
    rows = [row for row in golden if "spade" in row["netG"]]
    assert len(rows) == 10
    kinds = {"spade": "spade", "super_mobile_spade": "elastic"}
    for row in rows:
        width = int(re.search(r"ngf(\d+)", f"{row['name']} {row['config']}")[1])
        channels = re.match(r"[\d_]+", row["config"] or "")
        architecture = numbers_in(channels[0]) if channels else uniform(width)
        kind = kinds.get(row["netG"], "mobile")
        options = (COCO if "coco" in row["name"] else CITYSCAPES) | {"full_width": width}
        cost = spade_cost(kind, architecture, *row["input"][0][2:], **options)
        published = Cost(row["macs_conv_linear_true"], row["macs_tp001"], row["params"])
        assert cost == published, row["name"]


@pytest.mark.parametrize("kind", KINDS)
def test_layers_are_named_as_the_weights(kind):
    with torch.device("meta"):
        network = SpadeGenerator(kind, SMALL, 5, hidden=6)
    for layer in spade_layers(kind, SMALL, 64, 64, 5, hidden=6):
        weights = network.get_submodule(layer.name).parameters()
        assert layer.parameters == sum(weight.numel() for weight in weights)
