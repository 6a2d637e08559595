import json

import numpy as np
import pytest
import torch

from core.nets.architecture import uniform
from core.nets.batch_norm import BatchNorm
from core.nets.initialise import initialise
from core.nets.pruning import pruned
from core.nets.resnet import ResNetGenerator
from core.nets.spade import SpadeGenerator
from core.nets.unet import UNetGenerator
from tests.core.nets.keyed import keyed

WIDE = (4, 3, 4, 2, 3, 4, 3, 4)
NARROW = (3, 2, 2, 1, 3, 2, 1, 2)
NETWORKS = {
    "resnet": lambda: ResNetGenerator("resnet", WIDE, blocks=6),
    "resnet, batch": lambda: ResNetGenerator("resnet", WIDE, blocks=6, norm="batch"),
    "mobile resnet": lambda: ResNetGenerator("mobile", WIDE, 1, 2),
    "mobile resnet, batch": lambda: ResNetGenerator("mobile", WIDE, norm="batch"),
    "elastic resnet": lambda: ResNetGenerator("elastic", WIDE),
    "unet": lambda: UNetGenerator("unet", WIDE, 1, 2, downs=7),
    "mobile unet": lambda: UNetGenerator("mobile", WIDE, downs=6),
    "elastic unet": lambda: UNetGenerator("elastic", WIDE, downs=6, norm="instance"),
    "spade": lambda: SpadeGenerator("spade", WIDE, 5),
    "mobile spade": lambda: SpadeGenerator("mobile", WIDE, 5, upsampling="more"),
    "spade, fixed hidden": lambda: SpadeGenerator("spade", WIDE, 5, hidden=6),
}


pytestmark = pytest.mark.usefixtures("no_gradients")


@pytest.fixture(params=NETWORKS)
def network(request):
    made = NETWORKS[request.param]()
    initialise(made, seed=1, std=0.2)
    draw = torch.Generator().manual_seed(2)
    for layer in made.modules():
        if isinstance(layer, BatchNorm):
            layer.running_mean.normal_(generator=draw)
            layer.running_var.uniform_(0.5, 2, generator=draw)
            layer.num_batches_tracked.fill_(7)
    for name, weight in made.named_parameters():
        if weight.ndim == 1 and name.endswith(("weight", "bias")):
            weight.normal_(generator=draw)
    return made.eval()


def picture(network):
    side = max(16, network.multiple)
    draw = torch.Generator().manual_seed(0)
    return torch.rand(2, network.in_channels, side, 2 * side, generator=draw) * 2 - 1


def kept_first(network, part):
    """Which channels of the first convolution were kept, told by its weights."""
    wide, narrow = (next(iter(net.parameters())) for net in (network, part))
    return [next(i for i, row in enumerate(wide) if torch.equal(row, one)) for one in narrow]


def golden(shared, name):
    arrays = np.load(shared / "golden" / f"{name}.npz")
    return arrays, torch.from_numpy(arrays["x"]), torch.from_numpy(arrays["y"])


def test_the_published_resnet_is_pruned_alike(shared):
    arrays, x, y = golden(shared, "l1prune_mobile64_to_48")
    wide = keyed(ResNetGenerator("mobile", uniform(64)))
    part = pruned(wide, uniform(48))
    kept = kept_first(wide, part)
    assert kept == arrays["first_kept"].tolist()
    losses = json.loads((shared / "golden" / "losses.json").read_text())
    assert kept == losses["l1prune_first_conv_kept_order"]
    assert float((part(x) - y).abs().max()) <= 1e-5


def test_the_published_spade_is_pruned_alike(shared):
    _, x, y = golden(shared, "l1prune_mobile_spade64_to_48")
    with torch.device("meta"):
        wide = SpadeGenerator("mobile", uniform(64), 36, upsampling="more")
    part = pruned(keyed(wide.to_empty(device="cpu")).eval(), uniform(48))
    assert float((part(x) - y).norm() / y.norm()) <= 1e-5


def test_sorting_changes_no_picture(network):
    x = picture(network).double()  # a random SPADE blows rounding up
    part = pruned(network.double(), network.architecture)
    assert part.architecture == network.architecture and part.kind == network.kind
    assert torch.allclose(part(x), network(x), atol=1e-6)
    assert kept_first(network, part) != list(range(WIDE[0])), "the order did change"


def test_the_first_kept_are_the_largest_in_descending_order(network):
    part = pruned(network, NARROW)
    sums = [float(row.abs().sum()) for row in next(iter(part.parameters()))]
    every = sorted(
        (float(row.abs().sum()) for row in next(iter(network.parameters()))), reverse=True
    )
    assert sums == pytest.approx(every[: len(sums)])
    assert part.architecture == NARROW and not part.training
    assert part(picture(network)).shape == network(picture(network)).shape


def test_of_what_is_sorted_prefixes_are_kept(network):
    in_order = pruned(network, network.architecture)
    first = next(iter(pruned(in_order, NARROW).parameters()))
    assert torch.equal(first, next(iter(in_order.parameters()))[: len(first)])


def test_what_cannot_be_pruned_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        pruned(ResNetGenerator("mobile", NARROW), WIDE)
    with pytest.raises(ValueError, match="does not fit"):
        pruned(ResNetGenerator("mobile", NARROW), (1, 2))
    with pytest.raises(TypeError, match="Conv2d"):
        pruned(torch.nn.Conv2d(1, 1, 1), WIDE)
