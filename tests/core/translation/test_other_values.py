"""Pictures whose numbers are others than a model was trained on: read as meant, and said."""

import json

import numpy as np
import pytest
import tifffile
import torch
from PIL import Image

from core.checkpoints.files import save_model
from core.data.images import PictureError
from core.data.values import Values
from core.export.input_spec import SOURCE, TARGET
from core.nets.architecture import uniform
from core.nets.resnet import ResNetGenerator
from core.translation.translate import SomeSkipped, open_translator, translate


@pytest.fixture
def model(tmp_path):
    """Saves a tiny network that says what its source pictures were."""

    def make(source, channels=3):
        torch.manual_seed(0)
        network = ResNetGenerator("mobile", uniform(2), in_channels=channels, out_channels=3)
        path = tmp_path / "model.safetensors"
        said = {SOURCE: source, TARGET: Values()}
        save_model(path, network, {key: json_of(value) for key, value in said.items()})
        return path

    return make


def json_of(values):
    return json.dumps(values.document())


def ramp(top):
    return np.linspace(0, top, 32 * 32).reshape(32, 32)


def test_deep_pictures_for_a_model_of_8_bits_are_scaled_by_their_range(model, tmp_path):
    for place in range(3):
        (tmp_path / "deep").mkdir(exist_ok=True)
        (tmp_path / "plain").mkdir(exist_ok=True)
        deep = ramp(4095 - place).astype(np.uint16)
        Image.fromarray(deep).save(tmp_path / "deep" / f"{place}.png")
        plain = np.rint(deep / 4095 * 255).astype(np.uint8)
        Image.fromarray(plain).save(tmp_path / "plain" / f"{place}.png")
    said = []
    weights = model(Values(1), 1)
    for name in ("deep", "plain"):
        translate(weights, tmp_path / name, tmp_path / f"{name} out", warn=said.append)
    made = [np.asarray(Image.open(tmp_path / f"{name} out/1.png")).astype(int)
            for name in ("deep", "plain")]  # fmt: skip
    # Normalising by a picture's own statistics widens what 8 bits round off.
    assert np.abs(made[0] - made[1]).mean() < 2 and np.ptp(made[1]) > 50
    assert len(said) == 1 and "0 is taken as black, 4095 as white" in said[0]
    assert "the model was trained on 8 bits" in said[0]


def test_numbers_beyond_the_range_of_a_model_are_said(model, tmp_path):
    (tmp_path / "in").mkdir()
    weights, said = model(Values(1, "uint16", (0, 4095)), 1), []
    Image.fromarray(ramp(4000).astype(np.uint16)).save(tmp_path / "in" / "a.png")
    translate(weights, tmp_path / "in", tmp_path / "out", warn=said.append)
    assert said == []
    Image.fromarray(ramp(60000).astype(np.uint16)).save(tmp_path / "in" / "b.png")
    translate(weights, tmp_path / "in", tmp_path / "out", warn=said.append)
    assert said == [
        "The inputs hold numbers 0 to 60000, and the model was trained on 0 to 4095: what lies "
        "beyond is cut."
    ]


def test_more_channels_than_a_model_takes_are_refused(model, tmp_path):
    path = tmp_path / "bands.tif"
    tifffile.imwrite(path, np.zeros((5, 32, 32), np.uint8), photometric="minisblack")
    with pytest.raises(SomeSkipped, match="has 5 channels, and the model takes 3"):
        translate(model(Values()), path, tmp_path / "out")
    with pytest.raises(SomeSkipped, match="has 5 channels, and the model takes 1"):
        translate(model(Values(1), 1), path, tmp_path / "out")
    with pytest.raises(PictureError):
        open_translator(model(Values()))(path)
    assert open_translator(model(Values(given=True)))(path).shape == (32, 32, 3)
    Image.fromarray(ramp(255).astype(np.uint8)).save(tmp_path / "grey.png")
    assert open_translator(model(Values()))(tmp_path / "grey.png").shape == (32, 32, 3)
