"""A model that is opened begins with something like its training data, not with empty paper."""

import numpy as np
import pytest
from PIL import Image

from core.export.input_spec import InputSpec
from core.live.first_drawing import first_drawing_spec
from core.recipe.recipe import Recipe
from core.run.run import Run, SheetFile

COLOURS = ((200, 60, 50), (60, 180, 80), (40, 60, 90), (90, 90, 10), (250, 250, 250))
SIZE = (32, 48)


def first(file, inputs):
    return first_drawing_spec(file, inputs, SIZE).starts[0].source


def test_where_names_tell_sky_and_ground_a_scene_stands_between_them(tmp_path):
    names = ("building", "sky-other", "tree", "road", "car")
    drawn = first(tmp_path / "a.onnx", InputSpec("class numbers", classes=5, names=names))
    assert drawn.shape == SIZE and set(np.unique(drawn)) == {0, 1, 2, 3, 4}
    assert (drawn[0] == 1).all() and (drawn[-1] == 3).all()
    assert {0, 2, 4} < set(drawn[SIZE[0] // 2])


def test_classes_that_say_nothing_divide_the_picture_evenly(tmp_path):
    known = InputSpec("class numbers", classes=4, dont_care=True, names=("a", "b", "c", "d"))
    drawn = first(tmp_path / "a.onnx", known)
    assert np.bincount(drawn.ravel()).tolist() == [SIZE[0] * SIZE[1] // 4] * 4
    many = first(tmp_path / "a.onnx", InputSpec("class numbers", classes=300))
    assert len(np.unique(many)) == 9


def test_label_maps_in_colours_begin_in_those_colours(tmp_path):
    drawn = first(tmp_path / "a.onnx", InputSpec(drawn=True, palette=COLOURS))
    assert {tuple(colour) for colour in drawn.reshape(-1, 3).tolist()} == set(COLOURS)


def test_a_model_of_pictures_begins_with_white_paper(tmp_path):
    assert first_drawing_spec(tmp_path / "a.onnx", InputSpec(), SIZE).starts == ()


@pytest.fixture
def run(tmp_path):
    return Run.create(tmp_path / "run", Recipe())


def sheet(run, number=0):
    """Two samples side by side, the first of them of two classes."""
    numbers = np.full((SIZE[0], 2 * SIZE[1]), number)
    numbers[: SIZE[0] // 2] = 1
    pixels = np.array(COLOURS, np.uint8)[numbers]
    Image.fromarray(pixels).save(run.samples / SheetFile.INPUT)
    return numbers[:, : SIZE[1]], pixels[:, : SIZE[1]]


def test_a_model_in_its_run_begins_with_a_sample_of_the_run(run):
    numbers, pixels = sheet(run)
    labels = InputSpec("class numbers", classes=5, palette=COLOURS)
    for file in (run.checkpoints / "teacher.safetensors", run.folder / "export" / "6" / "a.onnx"):
        assert (first(file, labels) == numbers).all()
        assert (first(file, InputSpec(drawn=True, palette=COLOURS)) == pixels).all()
        assert (first(file, InputSpec()) == pixels).all()


def test_samples_of_another_kind_and_damaged_ones_are_not_taken(run):
    sheet(run, number=4)
    file = run.checkpoints / "teacher.safetensors"
    fewer = InputSpec("class numbers", classes=3, palette=COLOURS[:3])
    assert set(np.unique(first(file, fewer))) == {0, 1, 2}
    assert first_drawing_spec(file, InputSpec(), (20, 20)).starts == ()
    (run.samples / SheetFile.INPUT).write_bytes(b"no picture")
    assert first_drawing_spec(file, InputSpec(), SIZE).starts == ()
