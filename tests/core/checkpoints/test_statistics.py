"""By which statistics imported networks run: the file's, each picture's own, or none."""

import numpy as np
import onnxruntime
import pytest
import torch
from torch import nn

from core.checkpoints.files import load_model, save_model
from core.checkpoints.importers import import_generator, read_generator
from core.export.graph import onnx_model
from core.nets.architecture import uniform
from core.nets.generator import config_of
from core.nets.network_config import config_cost
from core.nets.spade import SpadeGenerator
from core.nets.unet import UNetGenerator
from core.recipe.plan import supernet_config
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import OfficialGenerator, OfficialUNet, shaken
from tests.core.tiny import tiny_recipe

PICTURE = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(4)) * 2 - 1


pytestmark = pytest.mark.usefixtures("no_gradients")


def saved(folder, network):
    torch.save(network.state_dict(), folder / "latest_net_G.pth")
    return folder / "latest_net_G.pth"


def test_a_unet_runs_as_it_was_tested_or_by_the_files_statistics(tmp_path):
    theirs = shaken(OfficialUNet(6, 2, nn.BatchNorm2d))
    path = saved(tmp_path, theirs)
    running, picture = (read_generator(path, statistics=how) for how in ("auto", "picture"))
    assert torch.allclose(running.generator(PICTURE), theirs(PICTURE), atol=1e-5)
    assert "running statistics of the file" in " ".join(running.notes)
    # As the original tests: in train mode, by what is at hand.
    by_picture = theirs.train()(PICTURE)
    assert torch.allclose(picture.generator(PICTURE), by_picture, atol=1e-5)
    assert not torch.allclose(running.generator(PICTURE), by_picture, atol=1e-2)
    assert "each picture's own statistics (as asked)" in " ".join(picture.notes)
    # One picture does not change another's.
    both = picture.generator(torch.cat([PICTURE, -PICTURE]))
    assert torch.allclose(both[:1], by_picture, atol=1e-5)


@pytest.mark.parametrize("lack", ["none", "untouched"])
def test_a_file_without_statistics_decides_itself(tmp_path, lack):
    theirs = OfficialUNet(6, 2, nn.BatchNorm2d)
    state = theirs.state_dict()
    if lack == "none":
        state = {name: item for name, item in state.items() if "running" not in name
                 and "num_batches" not in name}  # fmt: skip
    torch.save(state, tmp_path / "net.pth")
    found = read_generator(tmp_path / "net.pth")
    assert found.generator.norm == "picture"
    assert torch.allclose(found.generator(PICTURE), theirs.train()(PICTURE), atol=1e-5)
    why = "has no running" if lack == "none" else "were never gathered"
    assert why in " ".join(found.notes)
    with pytest.raises(UserError, match="cannot use running statistics"):
        read_generator(tmp_path / "net.pth", statistics="running")


def test_other_networks_say_that_there_is_no_choice(tmp_path):
    theirs = shaken(OfficialGenerator(blocks=6, width=2, norm=nn.BatchNorm2d))
    with pytest.raises(UserError, match="only use its running statistics"):
        read_generator(saved(tmp_path, theirs), statistics="picture")


@pytest.mark.parametrize("norm", ["standard", "exact"])
def test_it_is_kept_exported_and_compressed_like_any_other(tmp_path, norm):
    network = shaken(UNetGenerator("unet", uniform(2), downs=6, norm="picture"))
    save_model(tmp_path / "net.safetensors", network, {})
    again = load_model(tmp_path / "net.safetensors").eval()
    assert torch.equal(again(PICTURE), network(PICTURE))
    content = onnx_model(again, norm).SerializeToString()
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    made = session.run(None, {"input": PICTURE.numpy()})[0]
    np.testing.assert_allclose(made, network(PICTURE).numpy(), atol=2e-4)
    config = supernet_config(config_of(network), tiny_recipe())
    assert config["norm"] == "picture"
    weights = sum(item.numel() for item in network.parameters())
    assert config_cost(config_of(network), 64, 64).parameters == weights
    supernet = shaken(UNetGenerator("elastic", uniform(4), downs=6, norm="picture"))
    part = supernet.cut(uniform(2))
    assert torch.allclose(part(PICTURE), supernet(PICTURE, uniform(2)), atol=1e-6)


def test_spade_of_instance_normalisation_is_read(tmp_path):
    theirs = shaken(SpadeGenerator("spade", uniform(1), 3, classes=3, edges=False, hidden=4,
                                   norm="instance"))  # fmt: skip
    ours = import_generator(saved(tmp_path, theirs))
    assert ours.norm == "instance"
    semantics = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(ours(semantics), theirs(semantics), atol=1e-6)
    # Statistics of single pictures: what they are does not depend on the others.
    both = ours(torch.cat([semantics, semantics.flip(3)]))
    assert torch.allclose(both[:1], theirs(semantics), atol=1e-5)
    content = onnx_model(ours, "exact").SerializeToString()
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    labels = semantics.argmax(1).numpy().astype(np.int64)
    made = session.run(None, {"labels": labels})[0]
    wanted = ours(torch.from_numpy(labels).float()[:, None])
    np.testing.assert_allclose(made, wanted.numpy(), atol=2e-4)
