"""Files of pytorch-CycleGAN-and-pix2pix with U-Nets and with batch normalisation."""

import pytest
import torch
from torch import nn

from core.checkpoints.importers import import_discriminator, import_generator
from core.nets.architecture import uniform
from core.nets.unet import UNetGenerator
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import (
    OfficialDiscriminator,
    OfficialGenerator,
    OfficialUNet,
    old_instance_norm,
    refused,
    saved,
    shaken,
)

pytestmark = pytest.mark.usefixtures("no_gradients")
NORMS = {"batch": nn.BatchNorm2d, "instance": nn.InstanceNorm2d}
KINDS = {"unet": uniform(3), "mobile": (2, 3, 1, 2, 3, 1, 2, 3)}


def pictures(side, channels=3):
    return torch.rand(1, channels, side, side, generator=torch.Generator().manual_seed(0)) * 2 - 1


@pytest.mark.parametrize("dropout", [False, True], ids=["no dropout", "dropout"])
@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize(("name", "downs"), [("unet_128", 7), ("unet_256", 8)])
def test_unets_are_read(tmp_path, name, downs, norm, dropout):
    theirs = shaken(OfficialUNet(downs, 2, NORMS[norm], dropout))
    ours = import_generator(saved(tmp_path, theirs.state_dict()), name, "2_2_2_2_2_2_2_2")
    assert (ours.kind, ours.downs, ours.norm, ours.training) == ("unet", downs, norm, False)
    x = pictures(2**downs)
    assert torch.allclose(ours(x), theirs(x), atol=1e-5)


def test_old_unets_are_read(tmp_path):
    """With the statistics old versions of torch kept, and without the counts they did not have."""
    theirs = shaken(OfficialUNet(7, 2, nn.InstanceNorm2d))
    state = {f"module.{name}": tensor for name, tensor in theirs.state_dict().items()}
    state["module.model.model.1.model.2.running_mean"] = torch.ones(4)
    x = pictures(128)
    assert torch.allclose(import_generator(saved(tmp_path, state))(x), theirs(x), atol=1e-5)
    theirs = shaken(OfficialUNet(7, 2, nn.BatchNorm2d))
    state = {k: v for k, v in theirs.state_dict().items() if not k.endswith("tracked")}
    ours = import_generator(saved(tmp_path, state))
    assert ours.norm == "batch"
    assert torch.allclose(ours(x), theirs(x), atol=1e-5)


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_unets_are_read_as_foreign_files_too(tmp_path, kind, norm):
    theirs = shaken(UNetGenerator(kind, KINDS[kind], 1, 2, downs=6, norm=norm))
    ours = import_generator(saved(tmp_path, theirs.state_dict()))
    assert (ours.kind, ours.architecture, ours.in_channels) == (kind, KINDS[kind], 1)
    assert torch.equal(ours(pictures(64, 1)), theirs(pictures(64, 1)))
    if kind == "mobile":
        assert import_generator(saved(tmp_path, theirs.state_dict()), "elastic").kind == "elastic"


@pytest.mark.parametrize("dropout", [False, True], ids=["conv_block.5", "conv_block.6"])
@pytest.mark.parametrize("blocks", [6, 9])
def test_resnets_with_batch_normalisation_are_read(tmp_path, blocks, dropout):
    theirs = shaken(OfficialGenerator(blocks, 3, nn.BatchNorm2d, dropout))
    name = "model.10.conv_block.7.running_var"
    assert (name in theirs.state_dict()) == dropout
    ours = import_generator(saved(tmp_path, theirs.state_dict()), f"resnet_{blocks}blocks")
    assert (ours.kind, ours.norm, ours.blocks) == ("resnet", "batch", blocks)
    assert torch.allclose(ours(pictures(32)), theirs(pictures(32)), atol=1e-5)


def test_patch_discriminators_with_batch_normalisation_are_read(tmp_path):
    theirs = shaken(OfficialDiscriminator(6, norm=nn.BatchNorm2d))
    ours = import_discriminator(saved(tmp_path, theirs.state_dict(), "latest_net_D.pth"))
    assert (ours.in_channels, ours.width, ours.layers, ours.norm) == (6, 4, 3, "batch")
    x = pictures(64, 6)
    assert torch.allclose(ours(x), theirs(x), atol=1e-5)
    assert torch.allclose(ours.train()(x), theirs.train()(x), atol=1e-5)
    old = OfficialDiscriminator(3, norm=old_instance_norm)
    assert import_discriminator(saved(tmp_path, old.state_dict())).norm == "instance"


def test_what_was_announced_must_be_in_the_file(tmp_path):
    path = saved(tmp_path, OfficialUNet(7, 2, nn.BatchNorm2d).state_dict())
    assert "U-Net of 7 levels, but no unet_256" in refused(path, "unet_256")
    assert "U-Net of 7 levels, but no resnet_9blocks" in refused(path, "resnet_9blocks")
    assert "U-Net of 7 levels, but no elastic" in refused(path, "elastic")
    assert "2_2_2_2_2_2_2_2, not" in refused(path, "unet_128", "2_2_2_2_2_2_2_3")
    with pytest.raises(UserError, match="8 channel numbers"):
        import_generator(path, None, "2_2")
    assert "U-Net generator" in refused(path, read=import_discriminator)


LEVEL = "model.model.1.model"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s.pop("model.model.0.weight"), "lacks the weights model.model.0.weight"),
        (lambda s: s.pop(f"{LEVEL}.2.running_var"), f"lacks the tensor {LEVEL}.2.running_var"),
        (lambda s: s.pop(f"{LEVEL}.3.model.3.model.1.weight"), "has 3 levels"),
        (
            lambda s: s.update({"model.model.3.weight": torch.zeros(5, 3, 4, 4)}),
            "5×3×4×4 where 4×3",
        ),
        (lambda s: s.update({f"{LEVEL}.1.weight": torch.zeros(1, 2, 4, 4)}), "too narrow"),
        (lambda s: s.update({f"{LEVEL}.9.weight": torch.zeros(1)}), f"also holds {LEVEL}.9.weight"),
        (
            lambda s: s[f"{LEVEL}.6.running_mean"].fill_(float("inf")),
            "6.running_mean is not finite",
        ),
        (
            lambda s: s.update({"model.model.0.bias": torch.zeros(2)}),
            "also holds model.model.0.bias",
        ),
    ],
)
def test_a_unet_that_does_not_add_up_is_refused(tmp_path, change, said):
    state = OfficialUNet(7, 2, nn.BatchNorm2d).state_dict()
    change(state)
    assert said in refused(saved(tmp_path, state))


def test_a_truncated_unet_is_refused(tmp_path):
    path = saved(tmp_path, OfficialUNet(7, 2, nn.BatchNorm2d).state_dict())
    whole = path.read_bytes()
    for part in (10, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:part])
        assert "damaged" in refused(path)
