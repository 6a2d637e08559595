"""Pipes, devices, sockets and folders that are named like pictures: nothing waits for them."""

import os
import socket

import numpy as np
import pytest
from PIL import Image

from core.data.class_names import named_classes
from core.data.images import PictureError, read_header, read_labels, read_picture
from core.data.layouts import recognise
from core.metrics.frechet import Gaussian
from core.recipe.file import load_recipe
from core.runtime.errors import UserError
from core.runtime.onnx_files import checked_onnx
from core.runtime.weight_files import read_weights

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices")


def irregular(folder):
    """One of each kind, all named like pictures."""
    os.mkfifo(folder / "01.png")
    (folder / "02.png").symlink_to("/dev/zero")
    server = socket.socket(socket.AF_UNIX)
    where = os.getcwd()
    os.chdir(folder)  # a socket's path has hardly a hundred letters
    server.bind("03.png")
    os.chdir(where)
    server.close()
    (folder / "04.png").mkdir()
    (folder / "05.png").symlink_to(folder)
    # It claims to be regular, and waits for the next message of the kernel.
    (folder / "06.png").symlink_to("/proc/kmsg" if os.path.exists("/proc/kmsg") else "/dev/zero")
    return [folder / f"0{n}.png" for n in range(1, 7)]


@pytest.mark.parametrize("read", [read_picture, read_labels, read_header])
def test_they_are_refused_at_once(read, tmp_path):
    for path in irregular(tmp_path):
        with pytest.raises(PictureError, match=r"is not a regular file|is a folder|is a view"):
            read(path)


@pytest.mark.parametrize("pairing", ["pairs", "labels", "unpaired"])
def test_a_data_set_with_them_is_recognised(pairing, tmp_path):
    rng = np.random.default_rng(1)
    for side in ("label", "photo"):
        (tmp_path / "train" / side).mkdir(parents=True)
        for number in range(10, 16):
            pixels = rng.integers(0, 4 if side == "label" else 255, (32, 32), dtype=np.uint8)
            Image.fromarray(pixels).save(tmp_path / "train" / side / f"{number}.png")
        irregular(tmp_path / "train" / side)
    os.mkfifo(tmp_path / "classes.txt")
    layout = recognise(tmp_path, "label", pairing=pairing)
    if pairing != "unpaired":
        assert len(layout.train) + len(layout.test) == 6
    said = " ".join(problem.sentence for problem in layout.problems)
    assert "not a regular file" in said
    assert named_classes(tmp_path).names == ()


def test_recipes_and_statistics_are_regular_files(tmp_path):
    os.mkfifo(tmp_path / "recipe.toml")
    with pytest.raises(UserError, match="not a regular file"):
        load_recipe(tmp_path / "recipe.toml")
    with pytest.raises(UserError, match=r"recipe\.toml"):
        Gaussian.load(tmp_path / "recipe.toml")


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs Linux")
@pytest.mark.parametrize("read", [load_recipe, Gaussian.load, read_weights, checked_onnx])
def test_the_systems_views_of_itself_are_no_files(read, tmp_path):
    for number, view in enumerate(("/proc/kmsg", "/proc/self/mem", "/proc/cpuinfo")):
        path = tmp_path / f"{number}.toml"
        path.symlink_to(view)
        with pytest.raises(UserError, match="is a view of the system"):
            read(path)
