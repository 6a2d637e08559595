"""Label maps that are opened in the playground: the rule of every verb holds there, too."""

import numpy as np
import pytest

from core.data.images import PictureError
from core.export.input_spec import InputSpec
from core.live.drawing_spec import DrawingSpec
from core.live.opened import opened_drawing, opened_whole
from core.live.spec_of_model import drawing_spec_of_model
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


def test_a_model_without_a_run_names_its_classes_or_is_given_colours():
    known = InputSpec("class numbers", classes=3, dont_care=True, names=("sky", "sea"))
    made = drawing_spec_of_model(known, 40, 48)
    assert made.kind == "classes" and len(set(made.palette)) == 4
    assert made.names == ("sky", "sea", "class 2", "don't care")
    assert made.blank().shape == (40, 48)
    drawn = drawing_spec_of_model(InputSpec(drawn=True, names=("a", "b"), palette=COLOURS), 8, 8)
    assert (drawn.kind, drawn.palette, drawn.names) == ("colours", COLOURS, ("a", "b"))
    assert drawing_spec_of_model(InputSpec(), 8, 8).kind == "photos"


@pytest.mark.parametrize("by_colour", [False, True])
def test_a_label_map_is_opened_whole_and_what_is_drawn_on_it_is_read_back(tmp_path, by_colour):
    inputs = InputSpec("class numbers", classes=3, palette=COLOURS, by_colour=by_colour)
    numbers = np.zeros((30, 41), np.uint8)
    numbers[:, 20:] = 1
    picture = np.array(COLOURS, np.uint8)[numbers] if by_colour else numbers
    spec = opened_whole(inputs, put(tmp_path / "a.png", picture))
    drawing = spec.starts[0].source.copy()
    assert np.array_equal(drawing, numbers)
    drawing[20:] = 2
    spec.save(tmp_path / "b.png", drawing)
    assert np.array_equal(opened_whole(inputs, tmp_path / "b.png").starts[0].source, drawing)
