"""Planned generators, pix2pixHD's and CUT's: published names, cost, cut, pruning, import, ONNX."""

from random import Random

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from core.checkpoints.importers import import_generator
from core.export.onnx import open_session, run_session, write_onnx
from core.nets.blur import BlurDown, BlurUp
from core.nets.generator import config_of
from core.nets.initialise import initialise
from core.nets.network_config import build, config_cost, create
from core.nets.parts import part_costs
from core.nets.pruning import pruned
from core.nets.specs import NETWORKS, spec_of
from core.runtime.errors import UserError

WIDEST = {
    "pix2pixhd": (6, 5, 4, 3, 3, 4, 3, 2, 3, 4, 5, 6),
    "pix2pixhd_local": (3, 3, 2, 2, 2, 2, 1, 2, 2, 2, 3, 3, 5, 3, 4),
    "antialiased": (6, 4, 3, 3, 4, 2, 3, 5),
}
NETWORK = pytest.mark.parametrize("network", WIDEST)


def made(network: str, kind: str | None = None, **changes):
    spec = NETWORKS[network]
    config = {
        "class": spec.class_name,
        "kind": kind or network,
        "architecture": list(WIDEST[network]),
        "blocks": 3,
        **changes,
    }
    generator = create(config).eval()
    initialise(generator, 0)
    return generator


def picture(network: str, channels: int = 3):
    side = 64 if network == "pix2pixhd_local" else 32
    return torch.rand(1, channels, side, side) * 2 - 1


def published_names(network: str, blocks: int) -> set[str]:
    """The weights of pix2pixHD's GlobalGenerator and LocalEnhancer, counted as their code does."""
    if network == "antialiased":
        names = {f"model.{index}" for index in (1, 4, 8, 13 + blocks, 17 + blocks, 21 + blocks)}
        names |= {f"model.{12 + b}.conv_block.{index}" for b in range(blocks) for index in (1, 5)}
        return {f"{name}.{kind}" for name in names for kind in ("weight", "bias")}
    convolutions = [1, 4, 7, 10, 13]
    names = {f"model.{index}" for index in convolutions}
    names |= {f"model.{16 + b}.conv_block.{index}" for b in range(blocks) for index in (1, 5)}
    names |= {f"model.{16 + blocks + 3 * up}" for up in range(4)}
    if network == "pix2pixhd":
        names.add(f"model.{16 + blocks + 13}")
    else:
        names |= {"model1_1.1", "model1_1.4", "model1_2.3", "model1_2.7"}
        names |= {f"model1_2.{b}.conv_block.{index}" for b in range(3) for index in (1, 5)}
    return {f"{name}.{kind}" for name in names for kind in ("weight", "bias")}


def as_published(generator) -> dict[str, torch.Tensor]:
    """A file without dropout: one layer less is counted after a block's activation."""
    return {
        name.replace("conv_block.6", "conv_block.5"): tensor
        for name, tensor in generator.state_dict().items()
    }


@NETWORK
def test_a_published_file_is_read_as_what_it_is(network, tmp_path):
    teacher = made(network, in_channels=5)
    assert set(as_published(teacher)) == published_names(network, 3)
    # CUT's files hold the blurs' filters, too.
    filters = {"model.7.filt": torch.ones(8, 1, 3, 3)} if network == "antialiased" else {}
    torch.save(as_published(teacher) | filters, tmp_path / "latest_net_G.pth")
    imported = import_generator(tmp_path / "latest_net_G.pth")
    assert config_of(imported) == config_of(teacher)
    x = picture(network, 5)
    assert torch.equal(imported(x), teacher(x))


def test_two_local_enhancers_are_refused(tmp_path):
    tensors = as_published(made("pix2pixhd_local")) | {"model2_1.1.weight": torch.ones(2, 3, 7, 7)}
    torch.save(tensors, tmp_path / "G.pth")
    with pytest.raises(UserError, match="local enhancer"):
        import_generator(tmp_path / "G.pth")


@NETWORK
@pytest.mark.parametrize("norm", ["instance", "batch"])
def test_cuts_equal_their_supernet_to_the_last_bit(network, norm):
    supernet, rng = made(network, "elastic", norm=norm), Random(1)
    x = picture(network)
    for _ in range(8):
        architecture = tuple(rng.randint(1, width) for width in WIDEST[network])
        part = supernet.cut(architecture)
        assert torch.equal(part(x), supernet(x, architecture))
        features = part.with_features(x)[1]
        assert [item.shape[1] for item in features] == list(part.feature_widths)
        assert all(map(torch.equal, features, part.features(x)))


@NETWORK
@pytest.mark.parametrize("form", ["dense", "mobile"])
@pytest.mark.parametrize("norm", ["instance", "batch"])
def test_the_cost_is_what_runs(network, form, norm):
    generator = made(network, network if form == "dense" else "mobile", norm=norm)
    x = picture(network)
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        generator(x)
    cost = config_cost(config_of(generator), *x.shape[2:])
    assert cost.macs == counter.get_total_flops() // 2
    assert cost.parameters == sum(weight.numel() for weight in generator.parameters())
    assert cost.paper_macs > cost.macs
    parts = part_costs(config_of(generator), *x.shape[2:])
    assert sum(part.macs for part in parts.values()) == cost.macs
    positions = {part.position for part in parts} - {None}
    assert positions == set(range(len(WIDEST[network])))


@pytest.mark.parametrize("network", ["pix2pixhd", "pix2pixhd_local"])
@pytest.mark.parametrize("ups", ["resize-conv", "conv-resize"])
def test_other_ups_are_counted_cut_and_exported(network, ups, tmp_path):
    supernet, x = made(network, "elastic", ups=ups), picture(network)
    architecture = tuple(max(1, width - 1) for width in WIDEST[network])
    part = supernet.cut(architecture)
    assert part.ups == ups and torch.equal(part(x), supernet(x, architecture))
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        part(x)
    cost = config_cost(config_of(part), *x.shape[2:])
    assert cost.macs == counter.get_total_flops() // 2
    plain = config_cost(config_of(part) | {"ups": "transposed"}, *x.shape[2:])
    assert cost.parameters == plain.parameters
    assert (cost.macs > plain.macs) == (ups == "resize-conv")
    write_onnx(tmp_path / "model.onnx", part, {})
    (output,) = run_session(open_session(tmp_path / "model.onnx"), {"input": x.numpy()})
    torch.testing.assert_close(torch.from_numpy(output), part(x)[0], atol=2e-3, rtol=0)


@NETWORK
def test_a_pruned_network_keeps_what_matters(network):
    generator = made(network)
    with torch.no_grad():  # the last channels of every layer are the important ones
        for name, weight in generator.named_parameters():
            if name.endswith("weight") and weight.ndim == 4:
                weight.mul_(torch.linspace(0.1, 1, weight.shape[0])[:, None, None, None])
    whole = pruned(generator, WIDEST[network])
    x = picture(network)
    torch.testing.assert_close(whole(x), generator(x), atol=1e-4, rtol=0)
    narrow = tuple(max(1, width - 1) for width in WIDEST[network])
    assert pruned(generator, narrow).architecture == narrow


@NETWORK
def test_onnx_runtime_makes_the_same_pictures(network, tmp_path):
    generator = made(network, "mobile")
    write_onnx(tmp_path / "model.onnx", generator, {})
    x = picture(network)
    (output,) = run_session(open_session(tmp_path / "model.onnx"), {"input": x.numpy()})
    torch.testing.assert_close(torch.from_numpy(output), generator(x)[0], atol=2e-3, rtol=0)


@NETWORK
def test_configurations_rebuild_and_refuse(network):
    config = config_of(made(network, "mobile"))
    assert config_of(build(config)) == config
    spec = spec_of(config)
    with pytest.raises(UserError, match="multiple"):
        spec.check_size(config, 42, 42)
    with pytest.raises(ValueError, match="architecture"):
        made(network, architecture=[4] * 7)


def test_blurs_are_the_published_filters():
    """Against the binomial filters written out (Zhang 2019), on an impulse and on flat pictures."""
    x = torch.zeros(1, 2, 8, 8)
    x[0, :, 4, 4] = 16.0
    down = BlurDown()(x)
    assert down.shape == (1, 2, 4, 4) and down[0, 0, 2, 2] == 4.0 and down.sum() == 8.0
    odd = torch.zeros(1, 1, 8, 8)
    odd[0, 0, 3, 4] = 16.0
    assert BlurDown()(odd)[0, 0, 1:3, 2].tolist() == [2.0, 2.0]
    up = BlurUp()(x / 16)
    row = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 4
    assert torch.equal(up[0, 1, 7:11, 7:11], row[:, None] * row[None, :])
    flat = torch.full((1, 3, 6, 6), 0.5)
    assert torch.allclose(BlurDown()(flat), flat[..., :3, :3])
    assert torch.allclose(BlurUp()(flat), torch.full((1, 3, 12, 12), 0.5))
