"""What is said of pictures of another shape than networks see."""

import numpy as np

from core.data.layouts import recognise
from core.data.shapes import about_shapes
from tests.core.data.pictures_on_disk import noise, put, two_folders


def test_pictures_of_another_shape_are_counted_and_named(tmp_path):
    two_folders(tmp_path, 8)
    for name in ("wide", "tall"):
        shape = (16, 40) if name == "wide" else (40, 16)
        put(tmp_path / "photo" / f"{name}.jpg", noise(*shape))
        put(tmp_path / "drawing" / f"{name}.png", noise(*shape))
    layout = recognise(tmp_path, source="drawing")
    items = layout.train + layout.test
    said = about_shapes(items, (32, 32), "stretch")
    assert said.startswith("Pictures of another shape than 32 × 32 px: 2 of 10 (")
    assert "wide.png" in said and "tall.png" in said and "stretched" in said
    assert "cut to their middle" in about_shapes(items, (32, 32), "crop")
    assert "mirrored" in about_shapes(items, (32, 32), "pad")


def test_the_half_of_a_file_is_the_picture(tmp_path):
    for number in range(4):
        both = np.concatenate([noise(24, 32, number), noise(24, 32, number + 9)], axis=1)
        put(tmp_path / f"{number}.png", both)
    items = recognise(tmp_path, source="left").train
    assert about_shapes(items, (48, 64), "stretch") == ""
    assert "Pictures of another shape than 64 × 64 px" in about_shapes(items, (64, 64), "pad")
