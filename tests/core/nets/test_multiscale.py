import json

import pytest
import torch

from core.nets.generator import config_of
from core.nets.initialise import initialise, initialise_xavier
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.network_config import build


def pictures(height=48, width=64):
    return torch.rand(2, 5, height, width, generator=torch.Generator().manual_seed(1))


def test_its_state_dict_has_the_published_names_and_shapes(shared):
    published = json.loads((shared / "golden" / "state_keys.json").read_text())
    with torch.device("meta"):
        network = MultiscaleDiscriminator(39)
    shapes = {name: list(tensor.shape) for name, tensor in network.state_dict().items()}
    assert shapes == published["D_multi_scale_cityscapes"]
    assert sum(weight.numel() for weight in network.parameters()) == 5_601_410


def test_every_scale_gives_all_its_layers():
    judged = MultiscaleDiscriminator(5, 4)(pictures())
    sizes = [[tuple(output.shape[1:]) for output in scale] for scale in judged]
    assert sizes == [
        [(4, 25, 33), (8, 13, 17), (16, 7, 9), (32, 8, 10), (1, 9, 11)],
        [(4, 13, 17), (8, 7, 9), (16, 4, 5), (32, 5, 6), (1, 6, 7)],
    ]


@torch.no_grad()
def test_the_second_scale_sees_the_picture_at_half_its_size():
    network = MultiscaleDiscriminator(5, 4).eval()
    initialise(network, 1, std=0.3)
    network.discriminator_1.load_state_dict(network.discriminator_0.state_dict())
    half = network.downsample(pictures())
    assert torch.equal(network(pictures())[1][-1], network(half)[0][-1])


@torch.no_grad()
def test_each_picture_is_judged_as_if_alone():
    network = MultiscaleDiscriminator(5, 4).eval()
    initialise(network, 1, std=0.3)
    together = network(pictures())[0][-1]
    alone = torch.cat([network(one[None])[0][-1] for one in pictures()])
    torch.testing.assert_close(together, alone)


def test_a_description_rebuilds_it():
    network = MultiscaleDiscriminator(5, 6, 3, 1).eval()
    again = build(json.loads(json.dumps(config_of(network))))
    again.load_state_dict(network.state_dict(), assign=True)
    assert torch.equal(again.eval()(pictures())[0][-1], network(pictures())[0][-1])


def test_its_weights_to_start_from():
    network = MultiscaleDiscriminator(5, 32)
    initialise_xavier(network, 3)
    weight = network.discriminator_0.model2[0][0].weight_orig.detach()
    wanted = 0.02 * (2 / (16 * (64 + 128))) ** 0.5
    assert float(weight.std()) == pytest.approx(wanted, rel=0.01)
    assert not network.discriminator_0.model0[0].bias.any()
