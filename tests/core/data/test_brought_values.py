"""Deep files as people bring them: which values are taken as black and white."""

import numpy as np
import pytest
from PIL import Image

from core.data.layouts import recognise
from core.data.pairs import read_pair
from core.data.singles import read_single
from core.runtime.errors import UserError
from tests.core.data.brought import drawing, photo


def test_a_few_numbers_far_out_are_told(tmp_path):
    for i in range(12):
        photo(tmp_path / "B" / f"{i}.png", i)
        deep(tmp_path / "A" / f"{i}.png", i, 0, 900, np.uint16)
    assert "All but a thousandth" not in recognise(tmp_path).description
    with Image.open(tmp_path / "A" / "3.png") as image:
        numbers = np.array(image).astype(np.uint16)
    numbers[0, 0] = 65535
    Image.fromarray(numbers).save(tmp_path / "A" / "3.png")
    said = recognise(tmp_path, source="A").description
    assert "65535 as white" in said and "set data.source_range to “0 1023” if" in said


def deep(path, seed, low, high, kind):
    path.parent.mkdir(parents=True, exist_ok=True)
    shares = np.random.default_rng(seed).random((64, 64))
    shares[0, 0], shares[0, 1] = 0, 1
    values = (low + (high - low) * shares).astype(kind)
    Image.fromarray(values).save(path)
    return values.astype(float)


@pytest.mark.parametrize(
    ("low", "high", "kind", "suffix", "expected"),
    [
        (0, 4000, np.uint16, "png", (0, 4095)),
        (0, 900, np.uint16, "png", (0, 1023)),
        (0, 255, np.uint16, "png", (0, 255)),
        (0, 60000, np.uint16, "tif", (0, 65535)),
        (0, 3, np.float32, "tif", (0, 3)),
        (-1000, 1000, np.int32, "tif", (-1000, 1000)),
        (0, 255, np.float32, "tif", (0, 255)),
        (-1, 1, np.float32, "tif", (-1, 1)),
        (-3.5, 12.25, np.float32, "tif", (-3.5, 12.25)),
    ],
)
@pytest.mark.parametrize("pairing", ["pairs", "unpaired"])
def test_deep_pictures_are_scaled_by_the_range_of_the_set(
    tmp_path, low, high, kind, suffix, expected, pairing
):
    drawn = {}
    for i in range(8):
        photo(tmp_path / "B" / f"{i}.png", i)
        drawn[f"{i}"] = deep(tmp_path / "A" / f"{i}.{suffix}", i, low, high, kind)
    found = recognise(tmp_path, "A", pairing=pairing)
    assert f"{expected[0]:g} is taken as black, {expected[1]:g} as white" in found.description
    first = found.train_sources[0]
    pixels = read_pair(first)[0] if pairing == "pairs" else read_single(first)
    wanted = (drawn[first.name] - expected[0]) / (expected[1] - expected[0]) * 255
    assert np.abs(pixels[..., 0] - wanted).max() <= 0.51


def test_a_range_of_the_recipe_is_taken(tmp_path):
    for i in range(8):
        photo(tmp_path / "B" / f"{i}.png", i)
        deep(tmp_path / "A" / f"{i}.png", i, 0, 4000, np.uint16)
    found = recognise(tmp_path, "A", ranges=("0 2000", ""))
    assert [side.range for side in found.values] == [(0, 2000), None]
    assert read_pair(found.train[0])[0].max() == 255
    with pytest.raises(UserError, match="is not a range of numbers"):
        recognise(tmp_path, "A", ranges=("4000 0", ""))


def test_twelve_bits_do_not_turn_the_direction_round(tmp_path):
    for i in range(8):
        drawing(tmp_path / "A" / f"{i}.png", i)
        chance = np.random.default_rng(i)
        (tmp_path / "B").mkdir(exist_ok=True)
        busy = chance.integers(0, 4096, (64, 64)).astype(np.uint16)
        Image.fromarray(busy).save(tmp_path / "B" / f"{i}.png")
    assert recognise(tmp_path).source == "A"


def test_pixels_without_a_number_are_said(tmp_path):
    for i in range(12):
        numbers = np.linspace(-2, 3, 4096, dtype=np.float32).reshape(64, 64).copy()
        if i < 2:
            numbers[3, 3] = np.nan
        (tmp_path / "A").mkdir(exist_ok=True)
        np.save(tmp_path / "A" / f"{i}.npy", numbers)
        photo(tmp_path / "B" / f"{i}.png", i)
    np.save(tmp_path / "A" / "1.npy", np.full((64, 64), np.nan, np.float32))
    found = recognise(tmp_path, source="A")
    said = (
        "The source has pixels without a number (NaN), which count as black, in 2 (0.npy, 1.npy)."
    )
    assert said in found.description and "-2 is taken as black, 3 as white" in found.description
    pair = next(pair for pair in found.train + found.test if pair.name == "0")
    assert read_pair(pair)[0][3, 3, 0] == 0


def test_one_number_alone_is_said(tmp_path):
    for i in range(12):
        (tmp_path / "A").mkdir(exist_ok=True)
        np.save(tmp_path / "A" / f"{i}.npy", np.full((64, 64), 0.5, np.float32))
        photo(tmp_path / "B" / f"{i}.png", i)
    found = recognise(tmp_path, source="A")
    assert "The source has one number alone, in all files." in found.description
    assert "if the others are no measurements" not in found.description
