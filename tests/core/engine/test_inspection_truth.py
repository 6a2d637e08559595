"""What inspection promises can be done, and what it says of what cannot, is true."""

import os

import numpy as np
import torch

from core.checkpoints.importers import read_generator
from core.data.layouts import recognise
from core.engine.inspection import inspect_path
from tests.core.checkpoints.foreign_files import OfficialDiscriminator, OfficialGenerator, shaken
from tests.core.data.pictures_on_disk import drawing, noise, put


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
    assert "Read of the file: 0/nets/0" in " ".join(found.notes)


def test_too_few_pairs_are_said_before_a_run(tmp_path):
    pairs(tmp_path, 3)
    found = inspect_path(tmp_path)
    assert not any(use.startswith("train") for use in found.uses)
    assert "at least 4 are needed" in " ".join(found.reasons)


def test_what_lies_in_a_folder_without_pictures_is_named(tmp_path):
    (tmp_path / "zip").mkdir()
    (tmp_path / "zip" / "all.zip").write_bytes(b"PK")
    assert "all.zip" in " ".join(inspect_path(tmp_path / "zip").reasons)
    put(tmp_path / "deep" / "1/2/3/4/5/6" / "a.png", noise(32, 32))
    assert "too many folders down, in 1/2/3/4/5/6" in " ".join(
        inspect_path(tmp_path / "deep").reasons
    )
    (tmp_path / "scan").mkdir()
    (tmp_path / "scan" / "a.nii.gz").write_bytes(b"x")
    assert "a.nii.gz is a .nii.gz file" in " ".join(inspect_path(tmp_path / "scan").reasons)


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
