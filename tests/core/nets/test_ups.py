"""The ways to double the sides: each in every kind of network, cut, counted and exported."""

import numpy as np
import pytest
import torch

from core.export.graph import onnx_model
from core.export.onnx import open_session, run_session
from core.nets.generator import config_of
from core.nets.initialise import initialise_fan_in
from core.nets.layers import ConvResize2d, ElasticConvTranspose2d
from core.nets.network_config import build, config_layers
from core.nets.pruning import pruned
from core.nets.resnet import ResNetGenerator
from core.nets.unet import UNetGenerator
from core.nets.upsampling import UPS
from core.nets.weight_inheritance import inherit

WIDE, NARROW = (8, 6, 8, 6, 8, 6, 8, 6), (6, 4, 6, 3, 4, 6, 4, 3)
SIZES = {ResNetGenerator: (24, 32), UNetGenerator: (64, 128)}


def made(network: type, kind: str, ups: str, architecture=WIDE, norm="instance"):
    kind = {"full": "resnet" if network is ResNetGenerator else "unet"}.get(kind, kind)
    size = {"blocks": 3} if network is ResNetGenerator else {"downs": 6}
    generator = network(kind, architecture, norm=norm, ups=ups, **size)
    initialise_fan_in(generator, 1)
    return generator.eval()


def noise(network: type) -> torch.Tensor:
    rng = torch.Generator().manual_seed(2)
    return torch.rand(1, 3, *SIZES[network], generator=rng) * 2 - 1


networks = pytest.mark.parametrize("network", [ResNetGenerator, UNetGenerator])
ways = pytest.mark.parametrize("ups", UPS)


@networks
@ways
def test_what_is_cut_equals_the_supernet(network, ups):
    supernet, pictures = made(network, "elastic", ups), noise(network)
    part = supernet.cut(NARROW).eval()
    with torch.no_grad():
        wanted, output = supernet(pictures, NARROW), part(pictures)
    assert output.shape == pictures.shape
    assert torch.equal(output, wanted)
    assert config_of(part)["ups"] == ups


@networks
@ways
@pytest.mark.parametrize("kind", ["full", "mobile"])
@pytest.mark.parametrize("norm", ["instance", "batch"])
def test_costs_are_counted_as_they_run(network, ups, kind, norm):
    generator, executed = made(network, kind, ups, NARROW, norm), {}

    def count(name, layer):
        def hook(_, inputs, output):
            index = inputs[0] if isinstance(layer, torch.nn.ConvTranspose2d) else output
            executed[name] = index[0, 0].numel() * layer.weight.numel()

        return hook

    # A subclass that resizes after its convolution gives twice the sides of what was convolved.
    for name, layer in generator.named_modules():
        if isinstance(layer, torch.nn.Conv2d | torch.nn.ConvTranspose2d):
            layer.register_forward_hook(count(name, layer))
    with torch.no_grad():
        generator(noise(network))
    for name, layer in generator.named_modules():
        last = isinstance(layer, ConvResize2d) or (
            getattr(layer, "ups", "") == "conv-resize" and isinstance(layer, torch.nn.Conv2d)
        )
        if last:
            executed[name] //= 4
    layers = config_layers(config_of(generator), *SIZES[network])
    assert {layer.name: layer.macs for layer in layers if layer.macs} == executed
    assert sum(layer.parameters for layer in layers) == sum(
        weight.numel() for weight in generator.parameters()
    )


@networks
@ways
def test_exported_it_draws_the_same(network, ups, tmp_path):
    generator, pictures = made(network, "mobile", ups, NARROW), noise(network)
    path = tmp_path / "model.onnx"
    path.write_bytes(onnx_model(generator, "exact").SerializeToString())
    output = run_session(open_session(path), {"input": pictures.numpy()})
    with torch.no_grad():
        assert np.abs(output - generator(pictures).numpy()).max() < 1e-4


@networks
@pytest.mark.parametrize("ups", ["resize-conv", "conv-resize"])
def test_a_student_may_differ_from_its_teacher(network, ups):
    teacher, supernet = made(network, "full", "transposed"), made(network, "elastic", ups)
    before = {name: weight.clone() for name, weight in supernet.state_dict().items()}
    assert inherit(supernet, teacher) > 0
    after = supernet.state_dict()
    transposed = [
        name
        for name, layer in teacher.named_modules()
        if isinstance(layer, torch.nn.ConvTranspose2d)
    ]
    kept = [f"{name}.weight" for name in transposed if f"{name}.weight" in after]
    assert all(torch.equal(after[name], before[name]) for name in kept)


@networks
@ways
def test_channels_are_pruned(network, ups):
    whole = made(network, "mobile", ups)
    part = pruned(whole, NARROW).eval()
    with torch.no_grad():
        assert part(noise(network)).isfinite().all()
    assert build(config_of(part)).ups == ups


def test_configurations_from_before_the_choice_are_transposed():
    described = config_of(made(ResNetGenerator, "mobile", "transposed"))
    del described["ups"]
    assert build(described).ups == "transposed"


def test_only_transposed_convolutions_draw_a_grid():
    torch.manual_seed(0)
    flat = torch.ones(1, 8, 16, 16)
    grids = {}
    layers = {
        "transposed": ElasticConvTranspose2d(8, 4, 3, 2, 1, output_padding=1),
        "conv-resize": ConvResize2d(8, 4),
    }
    for name, layer in layers.items():
        with torch.no_grad():
            inner = layer(flat)[:, :, 4:-4, 4:-4]
        grids[name] = float((inner[:, :, ::2] - inner[:, :, 1::2]).abs().mean())
    assert grids["conv-resize"] < 1e-6 < 0.01 < grids["transposed"]
