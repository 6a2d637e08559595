"""Folders of label maps, and pictures in styles, through models of every family."""

import numpy as np
import pytest
import torch

from core.checkpoints.files import save_model
from core.commands import main
from core.data.images import read_labels, read_picture
from core.data.labels import instance_edges
from core.data.picture_set import maps_tensor
from core.export.onnx import write_onnx, write_style_checked
from core.nets.batch_norm import calibrating
from core.nets.initialise import initialise
from core.nets.munit import MunitGenerator
from core.nets.spade import SpadeGenerator
from core.nets.styles import normal_style
from core.nets.unet import UNetGenerator
from core.runtime.errors import UserError
from core.translation.translate import open_translator, translate
from tests.core.data.pictures_on_disk import label_map, noise, put
from tests.core.export.families import CLASSES

WIDTHS = (2, 2, 3, 2, 2, 3, 2, 4)
KNOWN = {
    "architecture": "2", "preprocessing": "x", "trained_height": "32", "trained_width": "48",
}  # fmt: skip


def labelled(edges: bool) -> SpadeGenerator:
    made = SpadeGenerator("mobile", WIDTHS, CLASSES + 1 + edges, classes=CLASSES, edges=edges,
                          dont_care=True)  # fmt: skip
    initialise(made, 1, std=0.1)
    maps = [(label_map(128, 128, CLASSES, n), np.zeros((128, 128)))[: 1 + edges] for n in range(3)]
    with calibrating(made):
        made(maps_tensor(maps))
    return made.eval()


@pytest.fixture(scope="module")
def munit() -> MunitGenerator:
    made = MunitGenerator("mobile", (3,) * 10, mlp_width=16)
    initialise(made, 1, std=0.15)
    return made.eval()


@pytest.fixture
def scenes(tmp_path):
    """Label maps of two sizes with numbers beyond the classes, and 16-bit instance maps."""
    for index, size in enumerate(((64, 96), (70, 50))):
        labels = label_map(*size, CLASSES + 2, index)
        labels[:4] = 255
        put(tmp_path / "labels" / f"{index}.png", labels)
        instances = label_map(*size, 9, index + 5).astype(np.uint16) * 1000
        put(tmp_path / "inst" / f"{index}.png", instances)
    return tmp_path


def pixels(picture: torch.Tensor) -> np.ndarray:
    result = ((picture[0].permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255)
    return result.to(torch.uint8).numpy()


@pytest.mark.parametrize("suffix", ["safetensors", "onnx"])
def test_label_maps_with_instances(scenes, suffix):
    generator, model = labelled(edges=True), scenes / f"model.{suffix}"
    save = save_model if suffix == "safetensors" else write_onnx
    save(model, generator, KNOWN)
    count = translate(model, scenes / "labels", scenes / "out", instances=scenes / "inst")
    assert count == 2
    labels, instances = (read_labels(scenes / name / "0.png") for name in ("labels", "inst"))
    maps = labels, instance_edges(instances)
    with torch.no_grad():
        wanted = pixels(generator(maps_tensor([maps])))
    result = read_picture(scenes / "out" / "0.png").astype(int)
    assert np.abs(result - wanted).max() <= (suffix == "onnx")
    assert read_picture(scenes / "out" / "1.png").shape == (70, 50, 3)


def test_label_maps_of_cityscapes_find_their_instances(scenes):
    for folder, kind in (("labels", "labelIds"), ("inst", "instanceIds")):
        for path in list((scenes / folder).iterdir()):
            path.rename(path.with_name(f"{path.stem}_gtFine_{kind}.png"))
    save_model(scenes / "model.safetensors", labelled(edges=True), {})
    model, labels = scenes / "model.safetensors", scenes / "labels"
    assert translate(model, labels, scenes / "out", instances=scenes / "inst") == 2


def test_instances_that_are_missing_or_not_wanted_are_named(scenes):
    with_edges, without = scenes / "edges.safetensors", scenes / "plain.safetensors"
    save_model(with_edges, labelled(edges=True), {})
    save_model(without, labelled(edges=False), {})
    labels, out = scenes / "labels", scenes / "out"
    assert translate(without, labels, out) == 2
    with pytest.raises(UserError, match="also takes instance maps"):
        translate(with_edges, labels, out)
    with pytest.raises(UserError, match="takes no instance maps"):
        translate(without, labels, out, instances=scenes / "inst")
    with pytest.raises(UserError, match="no folder"):
        translate(with_edges, labels, out, instances=scenes / "nowhere")
    (scenes / "inst" / "0.png").unlink()
    put(scenes / "inst" / "1.png", label_map(40, 40, 3))
    with pytest.raises(UserError) as caught:
        translate(with_edges, labels, out, instances=scenes / "inst")
    assert "0.png has no instance map of its name" in caught.value.sentence
    assert "1.png is 70 × 50 px, and its instance map 40 × 40" in caught.value.sentence


def test_a_coloured_picture_is_no_label_map(scenes):
    save_model(scenes / "model.safetensors", labelled(edges=False), {})
    put(scenes / "labels" / "2.png", noise(64, 64))
    with pytest.raises(UserError, match=r"2\.png holds colours"):
        translate(scenes / "model.safetensors", scenes / "labels", scenes / "out")


@pytest.fixture
def photos(tmp_path):
    for number in range(2):
        put(tmp_path / "photos" / f"{number}.png", noise(32, 48, 7))
    put(tmp_path / "style.png", noise(50, 60, 9))
    return tmp_path


@pytest.mark.parametrize("suffix", ["safetensors", "onnx"])
def test_styles_by_seed_and_of_a_picture(photos, munit, suffix):
    model = photos / f"model.{suffix}"
    (save_model if suffix == "safetensors" else write_onnx)(model, munit, KNOWN)
    if suffix == "onnx":
        pictures = torch.rand(1, 3, 32, 48) * 2 - 1
        write_style_checked(photos / "model-style.onnx", munit, KNOWN, pictures)

    def made(name: str, **how) -> list[np.ndarray]:
        translate(model, photos / "photos", photos / name, **how)
        return [read_picture(photos / name / f"{n}.png").astype(int) for n in range(2)]

    first, second = made("one")
    assert not np.array_equal(first, second)  # one picture twice, each in a style of its own
    assert np.array_equal(made("again", seed=0)[1], second)
    assert not np.array_equal(made("other", seed=1)[0], first)
    source = torch.from_numpy(noise(32, 48, 7)).permute(2, 0, 1)[None].float() / 127.5 - 1
    with torch.no_grad():
        wanted = pixels(munit(source, style=normal_style(8, 0, 0)[None]))
    assert np.abs(first - wanted).max() <= (suffix == "onnx")
    same, again = made("styled", style=photos / "style.png")
    assert np.array_equal(same, again)
    assert not np.array_equal(same, first)


def test_the_verbs_know_every_network(scenes, photos, munit, capsys):
    save_model(photos / "munit.safetensors", munit, {})
    imported = [
        "import",
        str(photos / "munit.safetensors"),
        "--into",
        str(photos / "m.safetensors"),
    ]
    assert main(imported) == 0
    assert "mobile munit, channels 3_3_3_3_3_3_3_3_3_3" in capsys.readouterr().out
    styled = ["--seed", "3", "--style", str(photos / "style.png")]
    where = [str(photos / "photos"), str(photos / "out")]
    assert main(["translate", str(photos / "m.safetensors"), *where, *styled]) == 0
    save_model(scenes / "spade.safetensors", labelled(edges=True), {})
    maps = [str(scenes / name) for name in ("spade.safetensors", "labels", "pictures")]
    assert main(["translate", *maps, "--instances", str(scenes / "inst")]) == 0
    assert main(["translate", *maps]) == 1


def test_styles_that_cannot_be_had_are_named(photos, munit):
    write_onnx(photos / "model.onnx", munit, KNOWN)
    where = photos / "photos", photos / "out"
    with pytest.raises(UserError, match=r"model-style\.onnx"):
        translate(photos / "model.onnx", *where, style=photos / "style.png")
    write_style_checked(photos / "model-style.onnx", munit, KNOWN, torch.zeros(1, 3, 32, 32))
    with pytest.raises(UserError, match="reads the styles of pictures"):
        translate(photos / "model-style.onnx", *where)
    with pytest.raises(UserError, match=r"missing\.png"):
        translate(photos / "model.onnx", *where, style=photos / "missing.png")
    save_model(photos / "plain.safetensors", UNetGenerator("mobile", WIDTHS, downs=6), {})
    with pytest.raises(UserError, match="takes no style"):
        translate(photos / "plain.safetensors", *where, style=photos / "style.png")


def test_a_unet_gets_multiples_of_its_own(photos):
    save_model(photos / "model.safetensors", UNetGenerator("mobile", WIDTHS, downs=6), {})
    input_spec = open_translator(photos / "model.safetensors").model.input_spec
    assert (input_spec.multiple, input_spec.smallest) == (64, 64)
    assert translate(photos / "model.safetensors", photos / "photos", photos / "out") == 2
    assert read_picture(photos / "out" / "0.png").shape == (32, 48, 3)
