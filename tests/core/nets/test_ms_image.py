import json

import pytest
import torch

from core.nets.generator import config_of
from core.nets.ms_image import MsImageDiscriminator
from core.nets.network_config import build


def test_names_shapes_and_count_are_the_published_ones(shared):
    published = json.loads((shared / "golden" / "state_keys.json").read_text())
    with torch.device("meta"):
        state = MsImageDiscriminator().state_dict()
    shapes = {name: list(tensor.shape) for name, tensor in state.items()}
    assert shapes == published["D_ms_image_munit"]
    assert sum(tensor.numel() for tensor in state.values()) == 8271171


def test_each_scale_scores_half_as_many_patches_a_side():
    scores = MsImageDiscriminator(3, 4)(torch.randn(2, 3, 64, 128))
    assert [tuple(score.shape) for score in scores] == [(2, 1, 4, 8), (2, 1, 2, 4), (2, 1, 1, 2)]


@pytest.mark.parametrize(("layers", "scales"), [(4, 3), (2, 2), (3, 1)])
def test_the_smallest_picture_can_be_judged_and_half_of_it_cannot(layers, scales):
    network = MsImageDiscriminator(3, 2, layers, scales)
    side = network.smallest
    assert len(network(torch.zeros(1, 3, side, side))) == scales
    with pytest.raises(RuntimeError):
        network(torch.zeros(1, 3, side // 2, side // 2))


def test_an_average_leaves_out_what_lies_beyond_the_edge():
    network = MsImageDiscriminator(1, 2)
    assert torch.equal(network.downsample(torch.ones(1, 1, 8, 8)), torch.ones(1, 1, 4, 4))


def test_it_can_be_rebuilt_from_its_description():
    network = MsImageDiscriminator(3, 2, layers=2, scales=2)
    again = build(json.loads(json.dumps(config_of(network))))
    again.load_state_dict(network.state_dict(), assign=True)
    x = torch.randn(1, 3, 16, 16)
    assert all(map(torch.equal, again(x), network(x)))
