"""Data folders as people bring them: what is paired with what, and what is said of the rest."""

import pytest
from PIL import Image

from core.data.layouts import recognise
from core.data.listing import pictures_of
from core.data.matching import match, matches
from core.runtime.errors import UserError
from tests.core.data.brought import drawing, photo


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
    assert "is a text file, whatever its name says" in raised.value.sentence


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


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("input", "gt"), ("noisy", "clean"), ("train_input", "train_target"), ("lr_x4", "hr"),
     ("source", "ground_truth")],
)  # fmt: skip
def test_names_that_say_which_side_is_which_decide(tmp_path, given, wanted):
    for i in range(12):
        photo(tmp_path / given / f"{i}.png", i)
        drawing(tmp_path / wanted / f"{i}.png", i)
    found = recognise(tmp_path)
    assert {pair.source.parent.name for pair in found.train} == {given}
    assert {pair.target.parent.name for pair in found.train} == {wanted}
    assert "(by their names)" in found.description


def test_of_sides_that_are_alike_grey_becomes_colour(tmp_path):
    for i in range(12):
        photo(tmp_path / "colour" / f"{i}.png", i)
        (tmp_path / "gray").mkdir(exist_ok=True)
        with Image.open(tmp_path / "colour" / f"{i}.png") as image:
            image.convert("L").convert("RGB").save(tmp_path / "colour" / f"{i}.png")
            image.convert("L").save(tmp_path / "gray" / f"{i}.png")
    found = recognise(tmp_path)
    assert found.source == "gray" and "grey becomes colour" in found.description
    assert [values.channels for values in found.values] == [1, 3]
