import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from core.data.images import PictureError, colours, read_labels, read_picture
from core.data.labels import (
    check_numbers,
    class_table_of,
    file_palette,
    holds_class_numbers,
    instance_edges,
    read_classes,
    save_classes,
)
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import drawing, label_map, noise, put, truncated


def slow_edges(instances):
    """One pixel after the other, for comparison."""
    height, width = instances.shape
    edges = np.zeros((height, width), np.uint8)
    for row in range(height):
        for column in range(width):
            for down, right in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                y, x = row + down, column + right
                if 0 <= y < height and 0 <= x < width:
                    edges[row, column] |= instances[y, x] != instances[row, column]
    return edges


@given(
    arrays(np.uint16, st.tuples(st.integers(1, 9), st.integers(1, 9)), elements=st.integers(0, 3))
)
def test_edges_are_where_a_neighbour_is_another_instance(instances):
    edges = instance_edges(instances)
    assert edges.dtype == np.uint8 and np.array_equal(edges, slow_edges(instances))


def test_both_sides_of_a_border_are_edges():
    instances = np.zeros((4, 6), np.uint8)
    instances[:, 3:] = 7
    assert instance_edges(instances).tolist() == [[0, 0, 1, 1, 0, 0]] * 4


@pytest.mark.parametrize(
    ("folder", "classes", "dont_care"),
    [
        ("facades/train/label", 12, False),
        ("camvid/trainannot", 12, False),
        ("coco_stuff_sample/train_label", 176, True),
    ],
)
def test_the_facts_of_real_label_maps(shared, folder, classes, dont_care):
    index = shared / "data" / folder
    facts = class_table_of(sorted(index.iterdir()), index.parent)
    assert (facts.classes, facts.dont_care) == (classes, dont_care)
    assert len(facts.palette) == classes and len(set(facts.palette)) == classes
    assert facts.names == () and facts.title(3) == "class 3" and not facts.instances


def test_a_palette_file_lends_its_colours_and_others_get_ours(tmp_path, shared):
    facade = shared / "data/facades/train/label/cmp_b0005.png"
    facts = class_table_of([facade], tmp_path)
    shown = np.array(facts.palette, np.uint8)[read_labels(facade)]
    assert np.array_equal(shown, read_picture(facade))
    grey = put(tmp_path / "grey.png", label_map(32, 32, 5))
    assert np.array_equal(np.array(class_table_of([grey], tmp_path).palette), colours(5))
    assert file_palette(grey) == ()


def test_a_short_palette_is_continued_with_ours(tmp_path):
    image = Image.fromarray(label_map(32, 32, 6))
    image.putpalette(range(1, 16))
    image.save(tmp_path / "short.png")
    facts = class_table_of([tmp_path / "short.png"], tmp_path)
    assert facts.palette[:2] == ((1, 2, 3), (4, 5, 6))
    assert facts.palette[5] == tuple(colours(6)[5].tolist()) and len(facts.palette) == 6


def test_255_is_dont_care_and_65535_where_numbers_are_large(tmp_path):
    labels = label_map(32, 32, 5)
    labels[:4] = 255
    eight = put(tmp_path / "eight.png", labels)
    deep = labels.astype(np.uint16)
    sixteen = put(tmp_path / "sixteen.png", deep)
    many = np.arange(0, 320, dtype=np.uint16).reshape(16, 20).repeat(4, 0)
    plain = put(tmp_path / "many.png", many)
    many = many.copy()
    many[:3] = 65535
    void = put(tmp_path / "void.png", many)
    for paths, expected in (
        ([eight], (5, True)),
        ([sixteen], (5, True)),
        ([plain], (320, False)),
        ([plain, void], (320, True)),
    ):
        facts = class_table_of(paths, tmp_path)
        assert (facts.classes, facts.dont_care) == expected
    assert read_classes(eight, 5).dtype == np.uint8
    assert read_classes(eight, 5)[:4].tolist() == [[5] * 32] * 4
    assert read_classes(void, 320).dtype == np.uint16 and read_classes(void, 320).max() == 320


def test_with_fewer_classes_the_rest_is_dont_care_and_with_more_it_is_not(tmp_path):
    facts = class_table_of([put(tmp_path / "a.png", label_map(32, 32, 6))], tmp_path)
    fewer, more = facts.with_classes(4), facts.with_classes(9)
    assert (fewer.classes, fewer.dont_care, len(fewer.palette)) == (4, True, 4)
    assert (more.classes, more.dont_care, len(more.palette)) == (9, False, 9)
    assert more.palette[:6] == facts.palette
    assert fewer.title(4) == "don't care"


def test_names_come_from_a_file(tmp_path):
    path = put(tmp_path / "a.png", label_map(32, 32, 3))
    (tmp_path / "classes.txt").write_text("sky\n\nsea\r\nland\nnot in the maps\n")
    facts = class_table_of([path], tmp_path)
    assert facts.names == ("sky", "sea", "land") and facts.title(1) == "sea"


def test_broken_files_do_not_matter_until_all_are(tmp_path):
    good = put(tmp_path / "good.png", label_map(32, 32, 4))
    bad = truncated(tmp_path / "bad.png", label_map(64, 64, 4))
    assert class_table_of([bad, good], tmp_path).classes == 4
    with pytest.raises(UserError, match="no readable label map") as caught:
        class_table_of([bad], tmp_path)
    assert "bad.png" in caught.value.details


def test_instance_numbers_are_no_classes(tmp_path):
    path = put(tmp_path / "a.png", label_map(32, 32, 4).astype(np.uint16) * 1000)
    with pytest.raises(UserError, match="up to 3000, too many for classes"):
        class_table_of([path], tmp_path)


def test_numbers_of_more_than_16_bits_are_not_wrapped_into_classes(tmp_path):
    numbers = label_map(32, 32, 4).astype(np.int32)
    numbers[0] = -1
    assert read_labels(put(tmp_path / "void.tif", numbers))[0].tolist() == [65535] * 32
    with pytest.raises(PictureError, match="numbers outside 0 to 65535"):
        read_labels(put(tmp_path / "large.tif", numbers + 65536))


def test_there_are_two_classes_at_least(tmp_path):
    for classes in (1, 2):
        path = put(tmp_path / "a.png", label_map(32, 32, classes))
        assert class_table_of([path], tmp_path).classes == 2


def test_which_files_hold_class_numbers(tmp_path):
    labels = put(tmp_path / "labels.png", label_map(32, 32, 4))
    empty = put(tmp_path / "empty.png", np.zeros((32, 32), np.uint8))
    photo = put(tmp_path / "photo.png", noise(32, 32))
    sketch = put(tmp_path / "sketch.png", (drawing(32, 32)[..., 0] > 200).astype(np.uint8) * 255)
    assert holds_class_numbers([labels, empty])
    for others in ([photo], [photo, labels], [sketch], [], [tmp_path / "missing.png"]):
        assert not holds_class_numbers(others)


def test_numbers_are_refused_from_jpeg_and_colours(tmp_path):
    check_numbers(put(tmp_path / "tripled.png", np.stack([label_map(32, 32, 3)] * 3, -1)))
    with pytest.raises(UserError, match="is a JPEG file"):
        check_numbers(put(tmp_path / "a.jpg", label_map(32, 32, 3)))
    with pytest.raises(UserError, match="holds colours"):
        check_numbers(put(tmp_path / "b.png", noise(32, 32)))


def test_what_is_painted_comes_back_with_its_colours(tmp_path):
    classes = label_map(32, 32, 4)
    classes[-2:] = 255
    palette = ((9, 8, 7), (1, 2, 3), (4, 5, 6), (200, 0, 0))
    save_classes(tmp_path / "painted.png", classes, palette)
    assert np.array_equal(read_labels(tmp_path / "painted.png"), classes)
    assert file_palette(tmp_path / "painted.png")[:4] == palette
    shown = read_picture(tmp_path / "painted.png")
    assert np.array_equal(shown[:-2], np.array(palette, np.uint8)[classes[:-2]])
    assert not shown[-2:].any(), "other numbers are black"
    with pytest.raises(ValueError):
        save_classes(tmp_path / "deep.png", classes.astype(np.uint16) + 300, palette)
