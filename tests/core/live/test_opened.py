"""Label maps that are opened in the playground: the rule of every verb holds there, too."""

import numpy as np
import pytest

from core.data.images import PictureError
from core.live.drawing_spec import DrawingSpec
from core.live.opened import opened_drawing
from tests.core.data.pictures_on_disk import put

COLOURS = ((200, 60, 50), (60, 180, 80), (40, 60, 90))


def spec(dont_care: bool = False, by_colour: bool = False) -> DrawingSpec:
    palette = (*COLOURS, (0, 0, 0)) if dont_care else COLOURS
    return DrawingSpec("classes", 32, 32, palette, (), 0, (), "stretch", 3, dont_care, by_colour)


def test_numbers_are_taken_as_numbers_not_as_dark_greys(tmp_path):
    numbers = np.zeros((64, 64), np.uint8)
    numbers[:, 32:], numbers[40:] = 1, 2
    found = opened_drawing(spec(), put(tmp_path / "a.png", numbers))
    assert found.dtype == np.uint8 and found.shape == (32, 32)
    assert (found[0, 0], found[0, 31], found[31, 0]) == (0, 1, 2)


def test_unknown_numbers_and_jpeg_are_refused_unless_there_is_a_place_for_none(tmp_path):
    path = put(tmp_path / "a.png", np.full((32, 32), 9, np.uint8))
    with pytest.raises(PictureError, match="up to 9, and the model knows 0 to 2"):
        opened_drawing(spec(), path)
    assert (opened_drawing(spec(dont_care=True), path) == 3).all()
    jpeg = put(tmp_path / "a.jpg", np.full((32, 32), 1, np.uint8))
    with pytest.raises(PictureError, match="JPEG"):
        opened_drawing(spec(), jpeg)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_colours_are_the_nearest_class_and_foreign_ones_refused(tmp_path, name):
    numbers = np.zeros((32, 32), int)
    numbers[:, 16:] = 2
    path = put(tmp_path / name, np.array(COLOURS, np.uint8)[numbers])
    for by_colour in (False, True):
        found = opened_drawing(spec(by_colour=by_colour), path)
        assert (found[:, :15] == 0).all() and (found[:, 17:] == 2).all()
    odd = put(tmp_path / f"odd-{name}", np.full((32, 32, 3), 250, np.uint8))
    with pytest.raises(PictureError, match="outside the 3 classes"):
        opened_drawing(spec(), odd)
