"""Label maps as people bring them: which classes are found, in colours, greys and numbers."""

import numpy as np
import pytest
from PIL import Image

from core.data.images import PictureError
from core.data.labels import checked_classes, class_table_of, read_classes
from core.data.layouts import recognise
from tests.core.data.brought import photo

COLOURS = np.array(
    [[40, 60, 90], [200, 60, 50], [60, 180, 80], [220, 200, 60], [120, 60, 180]], np.uint8
)


def class_map(seed, classes=5):
    blocks = np.random.default_rng(seed).integers(0, classes, (4, 4)).astype(np.uint8)
    return np.kron(blocks, np.ones((16, 16), np.uint8))


def with_maps(folder, save, count=12):
    for i in range(count):
        (folder / "label").mkdir(parents=True, exist_ok=True)
        save(folder / "label", i, class_map(i))
        photo(folder / "photo" / f"{i}.jpg", i)
    return recognise(folder, pairing="labels")


def same_classes(found):
    """Whether every map, read through the palette, has the colours it was drawn with."""
    facts = found.labels
    table = np.array(facts.palette, float)
    for pair in found.train + found.test:
        read = read_classes(pair.source, facts.classes, facts.palette)
        drawn = COLOURS[class_map(int(pair.source.stem))]
        if np.abs(table[read] - drawn).max(-1).mean() > 8:
            return False
    return facts.by_colour


def test_palettes_that_differ_by_file_become_one(tmp_path):
    chance = np.random.default_rng(5)

    def save(folder, i, numbers):
        order = chance.permutation(5)
        image = Image.fromarray(np.argsort(order).astype(np.uint8)[numbers])
        image.putpalette(COLOURS[order].reshape(-1).tolist())
        image.save(folder / f"{i}.png")

    found = with_maps(tmp_path, save)
    assert found.labels.classes == 5 and same_classes(found)
    assert "by the colours #" in found.description


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp"])
def test_colour_coded_maps_become_classes(tmp_path, suffix):
    found = with_maps(
        tmp_path, lambda folder, i, n: Image.fromarray(COLOURS[n]).save(folder / f"{i}.{suffix}")
    )
    assert (found.source, found.labels.classes) == ("label", 5)
    assert same_classes(found)


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_masks_of_0_and_255_are_two_classes(tmp_path, suffix):
    found = with_maps(
        tmp_path,
        lambda folder, i, n: Image.fromarray((n > 2).astype(np.uint8) * 255).save(
            folder / f"{i}.{suffix}"
        ),
    )
    facts = found.labels
    assert (facts.classes, facts.dont_care) == (2, False)
    for pair in found.train:
        read = read_classes(pair.source, 2, facts.palette)
        assert (read != (class_map(int(pair.source.stem)) > 2)).mean() < 0.05


@pytest.mark.parametrize(
    ("suffix", "levels"),
    [
        ("png", (0, 128)),
        ("png", (0, 128, 255)),
        ("gif", (0, 85, 170, 255)),
        ("palette.png", (0, 85, 170, 255)),
        ("tif", (0, 64, 128, 191, 255)),
        ("npy", (0, 127, 255)),
    ],
)
def test_greys_in_even_steps_are_classes(tmp_path, suffix, levels):
    table = np.array(levels, np.int64 if suffix == "npy" else np.uint8)

    def save(folder, i, n):
        grey = table[n % len(levels)]
        if suffix == "npy":
            np.save(folder / f"{i}.npy", grey)
        elif suffix == "palette.png":  # as tools write that number the greys a file has
            used, numbers = np.unique(grey, return_inverse=True)
            image = Image.fromarray(numbers.reshape(grey.shape).astype(np.uint8))
            image.putpalette(np.repeat(used, 3).tolist())
            image.save(folder / f"{i}.{suffix}")
        else:
            Image.fromarray(grey).save(folder / f"{i}.{suffix}")

    facts = with_maps(tmp_path, save).labels
    assert (facts.classes, facts.dont_care, facts.by_colour) == (len(levels), False, True)
    assert sorted(facts.palette) == [(level,) * 3 for level in levels]
    read = read_classes(tmp_path / "label" / f"3.{suffix}", len(levels), facts.palette)
    wanted = table[class_map(3) % len(levels)]
    assert np.array_equal(np.array(facts.palette)[read][..., 0], wanted)


@pytest.mark.parametrize("suffix", ["png", "npy", "gif", "pgm"])
def test_class_numbers_of_every_lossless_file(tmp_path, suffix):
    def save(folder, i, n):
        if suffix == "npy":
            np.save(folder / f"{i}.npy", n.astype(np.int64))
        else:
            Image.fromarray(n).save(folder / f"{i}.{suffix}")

    facts = with_maps(tmp_path, save).labels
    assert (facts.classes, facts.by_colour) == (5, False)
    read = checked_classes(tmp_path / "label" / f"3.{suffix}", 5, False)
    assert np.array_equal(read, class_map(3))


def test_masks_of_one_bit_are_two_classes(tmp_path):
    def bits(folder, i, n):
        Image.fromarray((n > 2).astype(np.uint8) * 255).convert("1").save(folder / f"{i}.png")

    facts = with_maps(tmp_path / "bits", bits).labels
    assert (facts.classes, facts.dont_care) == (2, False)
    read = read_classes(tmp_path / "bits" / "label" / "3.png", 2)
    assert np.array_equal(read, class_map(3) > 2)
    facts = with_maps(tmp_path / "bools", lambda f, i, n: np.save(f / f"{i}.npy", n > 2)).labels
    assert facts.classes == 2
    read = read_classes(tmp_path / "bools" / "label" / "3.npy", 2, facts.palette)
    assert np.array_equal(read == read[class_map(3) > 2][0], class_map(3) > 2)


def test_a_class_of_the_test_set_alone_is_said(tmp_path):
    for split, classes in (("train", 4), ("test", 7)):
        for i in range(6):
            (tmp_path / split / "label").mkdir(parents=True, exist_ok=True)
            numbers = class_map(i, classes)
            Image.fromarray(numbers).save(tmp_path / split / "label" / f"{i}.png")
            photo(tmp_path / split / "photo" / f"{i}.jpg", i)
    found = recognise(tmp_path, pairing="labels")
    assert found.labels.classes == 7
    assert "Only the test pictures hold class 4, class 5, class 6" in found.description


def test_a_rare_class_in_a_large_set_is_found(tmp_path):
    def save(folder, i, _):
        rare = np.full((8, 8), 9 if i == 249 else i % 3, np.uint8)
        Image.fromarray(rare).save(folder / f"{i:03d}.png")

    for i in range(250):
        (tmp_path / "label").mkdir(exist_ok=True)
        save(tmp_path / "label", i, None)
    paths = sorted((tmp_path / "label").iterdir())
    assert class_table_of(paths, tmp_path).classes == 10


def test_one_rule_for_what_a_model_is_fed(tmp_path):
    def put(name, pixels):
        Image.fromarray(pixels).save(tmp_path / name)
        return tmp_path / name

    good = put("good.png", class_map(1))
    assert np.array_equal(checked_classes(good, 5, False), class_map(1))
    with pytest.raises(PictureError, match="JPEG"):
        checked_classes(put("blurred.jpg", class_map(1)), 5, False)
    with pytest.raises(PictureError, match="up to 4, and the model knows 0 to 2"):
        checked_classes(good, 3, False)
    with pytest.raises(PictureError, match="up to 255"):
        checked_classes(put("mask.png", (class_map(1) > 2).astype(np.uint8) * 255), 5, False)
    palette = [tuple(colour) for colour in COLOURS.tolist()]
    coloured = put("coloured.png", COLOURS[class_map(1)])
    assert np.array_equal(checked_classes(coloured, 5, False, palette), class_map(1))
    with pytest.raises(PictureError, match="outside the 5 classes"):
        noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3)).astype(np.uint8)
        checked_classes(put("photo.png", noise), 5, False, palette)


def test_seams_of_maps_that_were_scaled_smoothly_are_no_classes(tmp_path):
    for i in range(12):
        (tmp_path / "label").mkdir(exist_ok=True)
        blocks = np.random.default_rng(i).integers(0, len(COLOURS), (4, 4))
        large = np.kron(COLOURS[blocks], np.ones((64, 64, 1), np.uint8))
        scaled = Image.fromarray(large).resize((64, 64), Image.Resampling.BICUBIC, (3, 3, 250, 250))
        scaled.save(tmp_path / "label" / f"{i}.png")
        photo(tmp_path / "photo" / f"{i}.png", i)
    found = recognise(tmp_path, pairing="labels")
    assert set(found.labels.palette) == {tuple(map(int, colour)) for colour in COLOURS}


def test_thin_borders_between_two_greys_stay_a_class(tmp_path):
    for i in range(12):
        (tmp_path / "mask").mkdir(exist_ok=True)
        trimap = np.full((64, 64), 0, np.uint8)
        trimap[:, 20 + i :], trimap[:, 19 + i] = 255, 128
        Image.fromarray(trimap).save(tmp_path / "mask" / f"{i}.png")
        photo(tmp_path / "photo" / f"{i}.png", i)
    found = recognise(tmp_path, pairing="labels", source="mask")
    assert {colour[0] for colour in found.labels.palette} == {0, 128, 255}
