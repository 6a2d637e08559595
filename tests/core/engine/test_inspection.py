"""What `main.py inspect` says of files and folders that people have."""

import json

import onnx
import torch
from onnx import helper

from core.commands import main
from core.engine.inspection import inspect_path
from tests.compatibility import masks, towns
from tests.core.checkpoints.test_wrapped_files import JUDGE, S, T


def test_a_folder_says_what_it_is_good_for_and_why_not(tmp_path):
    towns(tmp_path)
    (tmp_path / "labels" / "aachen" / "odd.heic").write_bytes(b"x")
    inspection = inspect_path(tmp_path)
    assert any(use.startswith("train pix2pix: ") for use in inspection.uses)
    assert any("1 (odd.heic)" in detail for detail in inspection.details)
    (tmp_path / "empty").mkdir()
    nothing = inspect_path(tmp_path / "empty")
    assert not nothing.uses and "holds no pictures" in nothing.reasons[0]


def test_masks_are_told_to_be_classes(tmp_path):
    masks(tmp_path)
    inspection = inspect_path(tmp_path)
    assert any("2 classes, by the colours #000000, #ffffff" in text for text in inspection.details)


def test_checkpoints_say_what_they_hold(tmp_path):
    torch.save({"netG_A": S, "netG_B": T, "netD_A": JUDGE}, tmp_path / "both.pth")
    inspection = inspect_path(tmp_path / "both.pth")
    assert (
        inspection.details[0] == "netG_A: a ResNet generator"
        and inspection.uses
        and not inspection.reasons
    )
    torch.save({"day": S, "night": T}, tmp_path / "two.pth")
    assert "day, night" in inspect_path(tmp_path / "two.pth").reasons[0]


def test_other_files_are_told_by_the_verb(tmp_path, capsys):
    ends = [helper.make_tensor_value_info(name, 1, [1]) for name in "xy"]
    graph = helper.make_graph([helper.make_node("Relu", ["x"], ["y"])], "g", ends[:1], ends[1:])
    model = helper.make_model(graph)
    helper.set_model_props(model, {"preprocessing": "none", "architecture": "1"})
    onnx.save(model, tmp_path / "net.onnx")
    assert main(["inspect", str(tmp_path / "net.onnx")]) == 0
    assert "is an ONNX model" in capsys.readouterr().out
    (tmp_path / "photo.heic").write_bytes(b"x")
    assert main(["inspect", str(tmp_path / "photo.heic"), "--json"]) == 1
    assert ".heic files are not read" in json.loads(capsys.readouterr().out)["reasons"][0]
    (tmp_path / "words.txt").write_text("hello")
    assert main(["inspect", str(tmp_path / "words.txt")]) == 1
    assert main(["inspect", str(tmp_path / "nowhere")]) == 1
