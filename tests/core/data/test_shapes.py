"""What is said of pictures of another shape than networks see."""

import numpy as np
from PIL import Image

from core.data.layouts import recognise
from core.data.shapes import about_reading, about_shapes
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


def test_what_is_cut_turned_or_recoloured_is_counted_and_named(tmp_path):
    two_folders(tmp_path, 4)
    pictures = [Image.fromarray(noise(16, 16, seed)) for seed in range(3)]
    exif = Image.Exif()
    exif[0x0112] = 6
    for side in ("photo", "drawing"):
        put(tmp_path / side / "moves.png", noise(16, 16))
        put(tmp_path / side / "turned.png", noise(16, 16))
        put(tmp_path / side / "printed.png", noise(16, 16))
    for name in ("moves", "turned", "printed"):
        (tmp_path / "photo" / f"{name}.png").unlink()
    pictures[0].save(tmp_path / "photo" / "moves.gif", save_all=True, append_images=pictures[1:])
    pictures[0].save(tmp_path / "photo" / "turned.jpg", exif=exif)
    pictures[0].convert("CMYK").save(tmp_path / "photo" / "printed.jpg")
    pictures[0].convert("RGBA").save(tmp_path / "drawing" / "moves.png")
    layout = recognise(tmp_path, source="drawing")
    said = about_reading(layout.train + layout.test, "Pairs")
    assert len(said) == 4
    assert said[0] == (
        "Pairs of several pages or frames; only the first is read: 1 of 7 (moves.gif)."
    )
    assert "EXIF" in said[1] and "(turned.jpg)" in said[1]
    assert "read as RGB" in said[2] and "(printed.jpg)" in said[2]
    assert "over white" in said[3] and "(moves.png)" in said[3]
