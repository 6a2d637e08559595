"""Formats for phones, where their packages are installed: what is written, and that it runs."""

import zipfile
from dataclasses import replace

import pytest
import torch

from core.export.formats import all_choices, choice_named
from core.export.formats.litert import _rewritten
from core.export.formats.source import ModelSource
from core.export.graph_options import GraphOptions
from core.export.written_formats import FormatRefused, write_format
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.nets.unet import UNetGenerator
from core.nets.upsampling import UPS
from tests.core.export.example_runs import CHOSEN, network
from tests.core.export.test_formats import examples
from tests.core.export.test_onnx import noise
from tests.core.export.test_onnx_families import WIDTHS

MOBILE = [item.name for item in all_choices() if item.format.runtime not in ("onnx", "openvino")]


@pytest.fixture
def source() -> ModelSource:
    return ModelSource(network("mobile", CHOSEN, 3), size=(32, 48))


@pytest.mark.parametrize("name", MOBILE)
def test_it_keeps_the_picture_and_takes_one_size(source, tmp_path, name):
    choice = choice_named(name)
    if choice.format.missing:
        pytest.skip(f"{choice.format.missing} is not installed")
    files = write_format(choice, source, tmp_path / "m", examples(source), 35)
    assert [path.name for path in files] == [f"m{end}" for end in choice.format.suffixes]
    if files[0].suffix == ".zip":
        names = zipfile.ZipFile(files[0]).namelist()
        assert any(item.endswith("model.mlmodel") for item in names)
    for options in (GraphOptions(raw=True), GraphOptions(batch=0)):
        with pytest.raises(FormatRefused, match="takes"):
            write_format(choice, replace(source, options=options), tmp_path / "n", [], 35)
    assert not list(tmp_path.glob("n*"))


@pytest.mark.parametrize("ups", UPS)
def test_what_litert_is_given_draws_the_same_picture(ups):
    """The operations that it has no kernels for are exchanged; the weights are not touched."""
    resnet = ResNetGenerator("mobile", CHOSEN, blocks=3, norm="picture", ups=ups)
    unet = UNetGenerator("mobile", WIDTHS, downs=6, norm="instance", ups=ups)
    for generator in (resnet, unet):
        initialise(generator, 3, std=0.15)
        x = noise(64, 128)
        with torch.no_grad():
            wanted, made = generator.eval()(x), _rewritten(generator)(x)
        assert torch.allclose(made, wanted, atol=1e-4)
        assert not made.equal(x)
