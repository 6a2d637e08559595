"""A folder of pictures through a model of any of the three kinds."""

import numpy as np
import onnx
import pytest
import torch
from PIL import Image

from core.checkpoints.files import save_model
from core.data.images import read_picture
from core.export.onnx import write_onnx
from core.nets.discriminator import PatchDiscriminator
from core.runtime.errors import UserError
from core.translation.translate import open_translator, translate
from tests.core.export.example_runs import CHOSEN, network

SIZES = ((32, 32), (37, 50), (9, 70), (1, 1))


@pytest.fixture
def inputs(tmp_path):
    rng = np.random.default_rng(0)
    folder = tmp_path / "inputs"
    folder.mkdir()
    for index, size in enumerate(SIZES):
        pixels = rng.integers(0, 256, (*size, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"p{index}.png")
    (folder / "notes.txt").write_text("no picture")
    return folder


@pytest.fixture
def weights(tmp_path):
    path = tmp_path / "model.safetensors"
    save_model(path, network("mobile", CHOSEN, 3), {})
    return path


def test_keeps_names_and_sizes_and_equals_the_network(inputs, weights, tmp_path):
    said = []
    count = translate(weights, inputs, tmp_path / "out", lambda *what: said.append(what))
    assert count == len(SIZES)
    assert said[0] == (1, 4, "p0.png → p0.png")
    for index, size in enumerate(SIZES):
        assert read_picture(tmp_path / "out" / f"p{index}.png").shape == (*size, 3)
    pixels = torch.from_numpy(read_picture(inputs / "p0.png").copy())
    picture = pixels.permute(2, 0, 1)[None].contiguous().float() / 127.5 - 1
    with torch.no_grad():
        made = network("mobile", CHOSEN, 3)(picture)[0].permute(1, 2, 0)
    wanted = ((made + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    assert np.array_equal(read_picture(tmp_path / "out" / "p0.png"), wanted.numpy())


def test_onnx_gives_the_same_pictures(inputs, weights, model, tmp_path):
    translate(weights, inputs, tmp_path / "torch")
    translate(model, inputs, tmp_path / "onnx")
    for index in range(2):
        name = f"p{index}.png"
        one, other = (
            read_picture(tmp_path / kind / name).astype(int) for kind in ("torch", "onnx")
        )
        assert np.abs(one - other).max() <= 1


def test_a_file_of_the_first_version_is_a_resnet(inputs, model, tmp_path):
    earlier = onnx.load(model)
    known = {item.key: item.value for item in earlier.metadata_props if item.key != "network"}
    onnx.helper.set_model_props(earlier, known)
    onnx.save(earlier, tmp_path / "earlier.onnx")
    translate(model, inputs, tmp_path / "now")
    translate(tmp_path / "earlier.onnx", inputs, tmp_path / "then")
    for name in ("p0.png", "p1.png"):
        pictures = [read_picture(tmp_path / folder / name) for folder in ("now", "then")]
        assert np.array_equal(*pictures)


def test_a_model_of_one_size_gets_pictures_of_that_size(inputs, model, tmp_path):
    fixed = onnx.load(model)
    for value in (fixed.graph.input[0], fixed.graph.output[0]):
        for index, side in ((2, 32), (3, 40)):
            value.type.tensor_type.shape.dim[index].dim_value = side
    onnx.save(fixed, tmp_path / "fixed.onnx")
    assert open_translator(tmp_path / "fixed.onnx").model.size == (32, 40)
    translate(tmp_path / "fixed.onnx", inputs, tmp_path / "out")
    assert read_picture(tmp_path / "out" / "p2.png").shape == (*SIZES[2], 3)


def test_label_maps_are_coloured_first(tmp_path):
    path = tmp_path / "labels.onnx"
    metadata = {"architecture": "4_4", "preprocessing": "x", "inputs": "label maps"}
    metadata["architecture"] = "_".join(map(str, CHOSEN))
    write_onnx(path, network("mobile", CHOSEN, 3), metadata)
    classes = tmp_path / "classes.png"
    Image.fromarray(np.arange(1024, dtype=np.uint8).reshape(32, 32) % 5).save(classes)
    coloured = open_translator(path).read(classes)["input"].values
    assert len(np.unique(coloured.reshape(-1, 3), axis=0)) == 5
    Image.fromarray(coloured).save(tmp_path / "coloured.png")
    assert np.array_equal(
        open_translator(path).read(tmp_path / "coloured.png")["input"].values, coloured
    )


def test_broken_pictures_are_skipped_and_named(inputs, weights, tmp_path):
    (inputs / "a.jpg").write_bytes(b"")
    (inputs / "b.png").write_bytes((inputs / "p0.png").read_bytes()[:200])
    with pytest.raises(UserError) as caught:
        translate(weights, inputs, tmp_path / "out")
    assert "2 of 6 pictures were skipped" in caught.value.sentence
    assert "a.jpg is empty" in caught.value.sentence
    assert "b.png is cut short" in caught.value.sentence
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_equal_stems_do_not_overwrite_each_other(inputs, weights, tmp_path):
    Image.new("RGB", (16, 16)).save(inputs / "p0.bmp")
    Image.new("RGB", (16, 16)).save(inputs / "P1.bmp")
    assert translate(weights, inputs, tmp_path / "out") == 6
    names = {path.name.lower() for path in (tmp_path / "out").iterdir()}
    assert {"p0.png", "p0.png.png", "p1.png", "p1.png.png"} <= names


def test_never_writes_over_its_inputs(inputs, weights, tmp_path):
    (tmp_path / "link").symlink_to(inputs)
    for folder in (inputs, inputs / ".." / "inputs", tmp_path / "link"):
        with pytest.raises(UserError, match="never overwritten"):
            translate(weights, inputs, folder)
    with pytest.raises(UserError, match="never overwritten"):
        translate(weights, inputs / "p0.png", inputs)
    assert translate(weights, inputs / "p0.png", tmp_path / "out") == 1


def test_a_picture_beyond_the_memory_is_skipped(inputs, weights, tmp_path, monkeypatch):
    class Memory:
        available = 4 * 4 * 32 * 32 * 4 + 1

    monkeypatch.setattr("core.translation.translate.psutil.virtual_memory", Memory)
    with pytest.raises(UserError, match=r"p1\.png needs about"):
        translate(weights, inputs, tmp_path / "out")
    assert (tmp_path / "out" / "p0.png").is_file()


@pytest.mark.parametrize("what", ["missing", "text", "discriminator", "foreign", "damaged"])
def test_a_model_that_does_not_fit_is_named(what, inputs, tmp_path):
    path = tmp_path / f"{what}.{'onnx' if what in ('foreign', 'damaged') else 'safetensors'}"
    if what == "text":
        path.write_text("no model")
    if what == "discriminator":
        save_model(path, PatchDiscriminator(3, 4), {})
    if what == "foreign":
        write_onnx(path, network("mobile", CHOSEN, 3), {})
    if what == "damaged":
        write_onnx(path, network("mobile", CHOSEN, 3), {})
        model = onnx.load(path)
        known = {"network": "[1]", "preprocessing": "", "architecture": ""}
        onnx.helper.set_model_props(model, known)
        onnx.save(model, path)
    with pytest.raises(UserError, match=what):
        translate(path, inputs, tmp_path / "out")


def test_folders_without_pictures_are_named(weights, tmp_path):
    with pytest.raises(UserError, match="no folder"):
        translate(weights, tmp_path / "nowhere", tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no pictures"):
        translate(weights, tmp_path / "empty", tmp_path / "out")


def test_the_published_generator_makes_zebras(shared, tmp_path):
    model = shared / "weights" / "horse2zebra_compressed_net_G.pth"
    assert translate(model, shared / "data" / "horses", tmp_path / "zebras") == 3
    horse = read_picture(shared / "data" / "horses" / "0.png").astype(int)
    zebra = read_picture(tmp_path / "zebras" / "0.png").astype(int)
    assert zebra.shape == horse.shape
    # Brown, whose red is far above its blue, becomes black and white.
    body = np.s_[30:90, 150:220]
    redness = [(picture[body][..., 0] - picture[body][..., 2]).mean() for picture in (horse, zebra)]
    assert redness[0] > 40
    assert redness[1] < redness[0] / 2
