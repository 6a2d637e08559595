"""Data folders as people bring them: what is paired with what, and what is said of the rest."""

import numpy as np
import pytest
from PIL import Image

from core.data.images import PictureError
from core.data.labels import checked_classes, class_table_of, read_classes
from core.data.layouts import recognise
from core.data.listing import pictures_of
from core.data.matching import match, matches
from core.data.pairs import read_pair
from core.data.singles import read_single
from core.runtime.errors import UserError


def photo(path, seed=0, size=64):
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 255, (size, size, 3)).astype(np.uint8)
    Image.fromarray(pixels).save(path)


def drawing(path, seed=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = np.random.default_rng(seed).integers(0, 4, (8, 8)).astype(np.uint8)
    Image.fromarray(np.kron(blocks, np.ones((8, 8), np.uint8))).save(path)


@pytest.mark.parametrize("split", ["", "train/"])
def test_towns_below_a_side_belong_to_it(tmp_path, split):
    for number, town in enumerate(("aachen", "bochum")):
        for i in range(6):
            drawing(tmp_path / f"{split}labels/{town}/{town}_{i}.png", i)
            photo(tmp_path / f"{split}photos/{town}/{town}_{i}.jpg", 10 * number + i)
    for pairing in ("pairs", "labels"):
        found = recognise(tmp_path, pairing=pairing)
        pairs = found.train + found.test
        assert len(pairs) == 12
        assert all(pair.source.parts[-2:-1] == pair.target.parts[-2:-1] for pair in pairs)
        assert all(pair.source.stem == pair.target.stem for pair in pairs)
        assert {pair.source.relative_to(tmp_path).parts[-3] for pair in pairs} == {"labels"}


SIDES_BY_NAME = {
    "subjects": "s{0:02d}/{1}.png",
    "nested subjects": "train/p{2}/s{0:02d}/{1}.png",
    "words at the end": "img{0}_{1}.png",
    "words at the beginning": "train/{1} {0}.png",
    "subjects with names": "s{0}/s{0}-{1}.png",
}


@pytest.mark.parametrize("name", SIDES_BY_NAME)
@pytest.mark.parametrize("words", [("label", "photo"), ("A", "B")])
def test_sides_are_told_by_file_names_where_no_folder_tells_them(tmp_path, name, words):
    for i in range(12):
        drawing(tmp_path / SIDES_BY_NAME[name].format(i, words[0], i % 2), i)
        photo(tmp_path / SIDES_BY_NAME[name].format(i, words[1], i % 2), i)
    photo(tmp_path / SIDES_BY_NAME[name].format(40, "scan", 0))
    found = recognise(tmp_path)
    pairs = found.train + found.test
    assert len(pairs) == 12 and found.source == words[0]
    for pair in pairs:
        assert pair.source.as_posix() == pair.target.as_posix().replace(words[1], words[0])
    assert len(found.problems) == 1 and "scan" in found.problems[0].path.name
    assert found.problems[0].sentence.endswith("belongs to no side by its name.")
    turned = recognise(tmp_path, source=words[1])
    assert {words[1] in pair.source.stem for pair in turned.train} == {True}
    domains = recognise(tmp_path, pairing="unpaired")
    assert {words[0] in one.path.stem for one in domains.train.sources} == {True}
    assert {words[1] in one.path.stem for one in domains.train.targets} == {True}


def test_masks_beside_files_without_a_mark(tmp_path):
    for i in range(12):
        drawing(tmp_path / f"{i}_mask.png", i)
        photo(tmp_path / f"{i}.jpg", i)
    found = recognise(tmp_path)
    assert {(p.source.name, p.target.name) for p in found.train + found.test} == {
        (f"{i}_mask.png", f"{i}.jpg") for i in range(12)
    }
    by_pattern = recognise(tmp_path, pairing="unpaired", source="*_mask*")
    assert all("mask" in one.path.stem for one in by_pattern.train.sources)
    assert not any("mask" in one.path.stem for one in by_pattern.train.targets)


def test_words_that_name_no_side_part_nothing(tmp_path):
    for i in range(12):
        photo(tmp_path / "day" / f"{i}_left.png", i)
        photo(tmp_path / "day" / f"{i}_right.png", i + 20)
        photo(tmp_path / "night" / f"{i}_left.png", i + 40)
        photo(tmp_path / "night" / f"{i}_right.png", i + 60)
    pairs = recognise(tmp_path)
    assert {(p.source.parent.name, p.target.parent.name) for p in pairs.train} == {("day", "night")}
    assert all(p.source.name == p.target.name for p in pairs.train)


def test_folders_of_equal_numbers_belong_together(tmp_path):
    for i in range(1, 13):
        drawing(tmp_path / "A" / f"s{i}" / "1.png", i)
        photo(tmp_path / "B" / f"s{i:03d}" / "001.jpg", i)
    found = recognise(tmp_path)
    pairs = found.train + found.test
    assert len(pairs) == 12
    assert all(int(p.source.parent.name[1:]) == int(p.target.parent.name[1:]) for p in pairs)


def test_equal_names_in_two_towns_are_kept_apart(tmp_path):
    for town in ("aachen", "bochum", "celle"):
        for i in range(4):
            drawing(tmp_path / "labels" / town / f"{i}.png", i)
            photo(tmp_path / "photos" / town / f"{i}.jpg", i)
    found = recognise(tmp_path)
    assert len(found.train + found.test) == 12
    assert len({pair.name for pair in found.train + found.test}) == 12
    assert all(p.source.parent.name == p.target.parent.name for p in found.train + found.test)


def test_subjects_that_hold_both_sides(tmp_path):
    for subject in range(4):
        for i in range(3):
            drawing(tmp_path / f"s{subject}" / "ct" / f"{i}.png", i)
            photo(tmp_path / f"s{subject}" / "mr" / f"{i}.png", i)
    found = recognise(tmp_path)
    pairs = found.train + found.test
    assert len(pairs) == 12 and "ct is the source" in found.description
    assert all(p.source.parent.name == "ct" and p.target.parent.name == "mr" for p in pairs)
    assert all(p.source.parents[1] == p.target.parents[1] for p in pairs)


def test_subjects_below_one_unpaired_side_are_all_used(tmp_path):
    for i in range(12):
        photo(tmp_path / "trainA" / f"s{i % 3}" / f"{i}.png", i)
        photo(tmp_path / "trainB" / f"{i}.png", i)
    found = recognise(tmp_path, pairing="unpaired")
    assert len(found.train_sources) + len(found.test_sources) == 12
    assert "trainA becomes trainB" in found.description


def test_a_stray_name_costs_no_pairs(tmp_path):
    for i in range(12):
        for side, word in (("A", "mask"), ("B", "photo")):
            name = f"{i:03d}_{word}.png" if i else "overview.png"
            photo(tmp_path / side / name, i)
    found = recognise(tmp_path)
    assert len(found.train + found.test) == 12 and not found.problems
    assert "11 by" in found.description and "1 by equal names" in found.description


def test_eight_equal_names_do_not_hide_thirty_two_others():
    first = [f"{i}.png" for i in range(8)] + [f"x{i}_mask.png" for i in range(32)]
    second = [f"{i}.png" for i in range(8)] + [f"x{i}_photo.png" for i in range(32)]
    found = match(first, second)
    assert len(found) == 40
    assert all(one.replace("mask", "photo") == other for _, one, other in found)


def test_numbers_match_as_numbers():
    assert [pair[1:] for pair in match(["1.png", "12.png"], ["0001.jpg", "0012.jpg"])] == [
        ("1.png", "0001.jpg"),
        ("12.png", "0012.jpg"),
    ]
    assert match(["1_1.png"], ["11.png"]) == []
    found = matches(["ct_01.png", "ct_02.png"], ["mr-1.png", "mr-2.png"])
    assert len(found.pairs) == 2 and "numbers" in found.sentence


def test_what_cannot_be_looked_at_is_not_the_simpler_side(tmp_path):
    for i in range(6):
        drawing(tmp_path / "A" / f"{i}.png", i)
        (tmp_path / "B").mkdir(exist_ok=True)
        (tmp_path / "B" / f"{i}.png").write_bytes(b"no picture")
    with pytest.raises(UserError) as raised:
        recognise(tmp_path)
    assert "is not a PNG" in raised.value.sentence


def test_unread_formats_are_named(tmp_path):
    for i in range(3):
        (tmp_path / f"{i}.HEIC").write_bytes(b"x")
    for pairing in ("pairs", "unpaired", "labels"):
        with pytest.raises(UserError, match=r"3 \(0.HEIC, 1.HEIC, 2.HEIC\) are .heic files"):
            recognise(tmp_path, pairing=pairing)
    with pytest.raises(UserError, match="heic"):
        pictures_of(tmp_path)
    for side in "AB":
        for i in range(4):
            photo(tmp_path / "more" / side / f"{i}.jfif".replace("jfif", "jpg"), i)
    (tmp_path / "more" / "A" / "9.heic").write_bytes(b"x")
    found = recognise(tmp_path / "more")
    assert any("9.heic is of a format" in problem.sentence for problem in found.problems)


def test_one_lister_leaves_out_what_systems_leave(tmp_path):
    photo(tmp_path / "a.png")
    photo(tmp_path / "deep" / "b.gif")
    (tmp_path / "._a.png").write_bytes(b"\0\5\x16\7")
    photo(tmp_path / "@eaDir" / "c.png")
    photo(tmp_path / "000.jpg" / "d.png")
    names = [path.name for path in pictures_of(tmp_path)]
    assert names == ["a.png", "b.gif"]


def test_why_no_pair_is_usable_is_said(tmp_path):
    for i in range(4):
        photo(tmp_path / "A" / f"{i}.png", i, 64)
        photo(tmp_path / "B" / f"{i}.png", i, 64)
        Image.new("RGB", (64, 20)).save(tmp_path / "B" / f"{i}.png")
    with pytest.raises(UserError, match="another shape"):
        recognise(tmp_path)


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
