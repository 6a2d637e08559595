"""What inspection promises can be done, and what it says of what cannot, is true."""

import os
import zipfile

import numpy as np
import onnx
import pytest
import tifffile
import torch
from onnx import helper
from PIL import Image

from core.checkpoints.importers import read_generator
from core.data.layouts import recognise
from core.engine.inspection import inspect_path
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import OfficialDiscriminator, OfficialGenerator, shaken
from tests.core.data.pictures_on_disk import drawing, noise, put, truncated


def pairs(folder, count):
    for place in range(count):
        put(folder / "A" / f"{place}.png", drawing(32, 32))
        put(folder / "B" / f"{place}.png", noise(32, 32))


def test_weights_that_would_be_refused_are_no_use(tmp_path):
    state = OfficialGenerator(6, 2).state_dict()
    torch.save({name: item * float("nan") for name, item in state.items()}, tmp_path / "nan.pth")
    found = inspect_path(tmp_path / "nan.pth")
    assert not found.uses and "not finite" in " ".join(found.reasons)
    torch.save(state, tmp_path / "net.pth")
    told = inspect_path(tmp_path / "net.pth")
    assert told.uses and "Recognised: ResNet of 6 blocks" in " ".join(told.details)


def test_networks_in_lists_are_found(tmp_path):
    network = shaken(OfficialGenerator(6, 2))
    content = {"nets": [network.state_dict(), OfficialDiscriminator(3, 2).state_dict()]}
    torch.save((content, {"lr": 0.1}), tmp_path / "net.pth")
    found = read_generator(tmp_path / "net.pth")
    x = torch.rand(1, 3, 16, 16)
    assert torch.allclose(found.generator(x), network(x), atol=1e-5)
    assert "Read from the file: 0/nets/0" in " ".join(found.notes)


def test_too_few_pairs_are_said_before_a_run(tmp_path):
    pairs(tmp_path, 3)
    found = inspect_path(tmp_path)
    assert not any(use.startswith("train") for use in found.uses)
    assert "at least 4 are needed" in " ".join(found.reasons)


def test_what_lies_in_a_folder_without_pictures_is_named(tmp_path):
    (tmp_path / "zip").mkdir()
    (tmp_path / "zip" / "all.zip").write_bytes(b"PK")
    assert "all.zip" in " ".join(inspect_path(tmp_path / "zip").reasons)
    with zipfile.ZipFile(tmp_path / "zip" / "all.zip", "w") as archive:
        archive.writestr("train/a.png", b"x")
    said = " ".join(inspect_path(tmp_path / "zip").reasons)
    assert "all.zip is a zip archive of one file (train/a.png). Unpack it" in said
    put(tmp_path / "deep" / "1/2/3/4/5/6" / "a.png", noise(32, 32))
    assert "too many folders down, in 1/2/3/4/5/6" in " ".join(
        inspect_path(tmp_path / "deep").reasons
    )
    (tmp_path / "scan").mkdir()
    (tmp_path / "scan" / "a.nii.gz").write_bytes(b"x")
    assert "a.nii.gz is a .nii.gz file" in " ".join(inspect_path(tmp_path / "scan").reasons)


def test_what_is_done_to_a_picture_is_said(tmp_path):
    one, other = Image.fromarray(noise(8, 12)), Image.fromarray(noise(8, 12, 1))
    turned = Image.Exif()
    turned[0x112] = 6
    one.save(tmp_path / "turned.jpg", exif=turned)
    one.convert("CMYK").save(tmp_path / "print.jpg")
    one.convert("RGBA").save(tmp_path / "clear.png")
    for name in ("moving.gif", "moving.png", "moving.webp", "pages.tif"):
        one.save(tmp_path / name, save_all=True, append_images=[other])
    (tmp_path / "pages.png").write_bytes((tmp_path / "pages.tif").read_bytes())
    put(tmp_path / "UPPER.PNG", noise(8, 12))
    told = {path.name: " ".join(inspect_path(path).details) for path in tmp_path.iterdir()}
    assert "8 × 12 px" in told["turned.jpg"] and "turned as its EXIF data" in told["turned.jpg"]
    assert "CMYK colours are read as RGB" in told["print.jpg"]
    assert "laid over white" in told["clear.png"]
    assert all("Of its 2 frames the first is read." in told[f"moving.{end}"]
               for end in ("gif", "png", "webp"))  # fmt: skip
    assert "Of its 2 pages the first is read. Named .tif" in told["pages.png"]
    assert told["UPPER.PNG"] == "PNG, 12 × 8 px. 3 channels, 8 bit."


def test_a_picture_that_is_cut_short_is_no_use(tmp_path):
    path = truncated(tmp_path / "cut.png", noise(64, 64))
    assert not inspect_path(path).uses and "cut short" in inspect_path(path).reasons[0]
    (tmp_path / "phone.jpg").write_bytes(b"\0\0\0\x20ftypheic" + bytes(20))
    assert "is a HEIC picture, whatever its name" in inspect_path(tmp_path / "phone.jpg").reasons[0]
    tifffile.imwrite(tmp_path / "c.tif", np.zeros((8, 8), np.complex64))
    assert "holds complex64 instead of numbers" in inspect_path(tmp_path / "c.tif").reasons[0]


def test_pickles_in_arrays_are_never_loaded(tmp_path):
    marker = tmp_path / "ran"

    class Runs:
        def __reduce__(self):
            return os.system, (f"touch {marker}",)

    np.save(tmp_path / "a.npy", np.array([Runs()], object), allow_pickle=True)
    np.savez(tmp_path / "b.npz", a=np.array([Runs()], object))
    for name in ("a.npy", "b.npz"):
        assert "holds object instead of numbers" in inspect_path(tmp_path / name).reasons[0]
    assert not marker.exists()


def test_folders_and_links_are_named(tmp_path):
    marks = {"diffusers": "model_index.json", "SavedModel": "saved_model.pb",
             "Core ML": "Data/com.apple.CoreML/model"}  # fmt: skip
    for words, mark in marks.items():
        (tmp_path / words / mark).parent.mkdir(parents=True)
        (tmp_path / words / mark).write_bytes(b"{}")
        found = inspect_path(tmp_path / words)
        assert words in found.what and not found.uses and "PyTorch alone" in found.reasons[0]
    (tmp_path / "nets").mkdir()
    (tmp_path / "nets" / "latest_net_G.pth").write_bytes(b"x")
    found = inspect_path(tmp_path / "nets")
    assert "It holds 1 (latest_net_G.pth)." in found.details and "inspect" in found.uses[0]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(UserError, match="is a link that leads nowhere"):
        inspect_path(tmp_path / "loop")
    (tmp_path / "nets" / "a").symlink_to(tmp_path / "nets")
    assert inspect_path(tmp_path / "nets").uses


def test_models_of_others_are_not_promised_to_run(tmp_path):
    graph = helper.make_graph(
        [helper.make_node("Relu", ["x"], ["y"])], "g",
        [helper.make_tensor_value_info("x", 1, [1])], [helper.make_tensor_value_info("y", 1, [1])],
    )  # fmt: skip
    onnx.save(helper.make_model(graph), tmp_path / "other.onnx")
    found = inspect_path(tmp_path / "other.onnx")
    assert not found.uses and "was not exported by the workbench" in found.reasons[0]
    (tmp_path / "empty.onnx").write_bytes(b"")
    assert "is empty" in inspect_path(tmp_path / "empty.onnx").reasons[0]


def test_a_recipe_without_pictures_is_not_promised_to_run(tmp_path):
    (tmp_path / "a.toml").write_text('[data]\ndataset = "maps"\n')
    found = inspect_path(tmp_path / "a.toml")
    assert (
        found.what == "a recipe" and not found.uses and "needs the pictures of" in found.reasons[0]
    )


def test_two_towns_of_two_sides_each_pair_within_the_towns(tmp_path):
    for town in ("bonn", "rome"):
        for place in range(5):
            put(tmp_path / town / "labels" / f"{town}{place}.png", drawing(32, 32))
            put(tmp_path / town / "photos" / f"{town}{place}.png", noise(32, 32))
    found = recognise(tmp_path)
    both = found.train + found.test
    assert found.source == "labels" and len(both) == 10
    assert all(pair.source.name == pair.target.name for pair in both)
    assert all(pair.source.parent.name == "labels" for pair in both)


def test_blurred_class_numbers_are_said(tmp_path):
    for place in range(6):
        numbers = np.zeros((32, 32), np.uint8)
        numbers[place:] = 2
        put(tmp_path / "label" / f"{place}.jpg", numbers)
        put(tmp_path / "photo" / f"{place}.png", noise(32, 32))
    reasons = " ".join(inspect_path(tmp_path).reasons)
    assert "In label, 0.jpg is a JPEG file, which may blur class numbers" in reasons


def test_an_exported_folder_is_a_model(tmp_path):
    (tmp_path / "MODEL_CARD.md").write_text("# A model")
    (tmp_path / "small.onnx").write_bytes(b"x")
    found = inspect_path(tmp_path)
    assert "exported here" in found.what and "small.onnx" in " ".join(found.uses)


def test_a_folder_of_which_nothing_can_be_read_teaches_nobody(tmp_path):
    os.mkfifo(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"no picture")
    found = inspect_path(tmp_path)
    assert not found.uses and "1 more cannot be used either." in " ".join(found.reasons)
    put(tmp_path / "c.png", noise(32, 32))
    assert any(use.startswith("teach,") for use in inspect_path(tmp_path).uses)
