import os
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from core.data.images import colour_labels, read_labels
from core.data.layouts import fingerprint, read_pair, recognise, thumbnails
from core.data.matching import match
from core.data.recognised import rank
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import (
    drawing,
    noise,
    put,
    side_by_side,
    truncated,
    two_folders,
)


def test_facades_are_label_maps_and_photos(shared):
    layout = recognise(shared / "data/facades")
    assert (layout.kind, layout.source) == ("labels", "label")
    assert (len(layout.train), len(layout.test), layout.problems) == (400, 206, [])
    assert "label is the source" in layout.description


def test_edges2shoes_are_side_by_side_with_the_edges_right(shared):
    layout = recognise(shared / "data/edges2shoes")
    assert (layout.kind, layout.source) == ("side-by-side", "right")
    assert (len(layout.train), len(layout.test), layout.problems) == (400, 200, [])
    source, target = read_pair(layout.train[0])
    assert source.shape == target.shape == (256, 256, 3)
    assert (source == source[..., :1]).mean() > 0.95 > (target == target[..., :1]).mean()


def test_camvid_has_its_labels_in_a_folder_named_after_the_split(shared):
    layout = recognise(shared / "data/camvid")
    assert (layout.kind, layout.source) == ("labels", "trainannot")
    assert (len(layout.train), len(layout.test), layout.problems) == (367, 101, [])
    pair = layout.train[0]
    assert np.array_equal(read_pair(pair)[0], colour_labels(read_labels(pair.source)))
    assert pair.target.parent.name == "train"


def test_of_three_folders_the_labels_are_the_source_and_the_rest_is_named(shared):
    layout = recognise(shared / "data/coco_stuff_sample")
    assert (layout.source, len(layout.train), len(layout.test)) == ("train_label", 13, 8)
    assert layout.train[0].target.parent.name == "train_img"
    assert "Not used: train_inst" in layout.description


@pytest.mark.parametrize("name", ["facades", "edges2shoes", "camvid"])
def test_the_source_it_reports_can_be_asked_for(shared, name):
    layout = recognise(shared / "data" / name)
    again = recognise(shared / "data" / name, layout.source)
    assert again.train == layout.train and "as chosen" in again.description


def test_the_other_direction_can_be_asked_for(shared):
    layout = recognise(shared / "data/camvid", "train")
    pair = layout.train[0]
    assert pair.source.parent.name == "train" and pair.labels == "target"
    assert read_pair(pair)[1].max() > 150
    assert recognise(shared / "data/edges2shoes", "left").train[0].side == "left"


def test_plain_folders_pair_by_name_and_the_drawing_is_the_source(tmp_path):
    layout = recognise(two_folders(tmp_path, 20, ("A", "B")))
    assert (layout.kind, layout.source) == ("two-folders", "B")
    assert len(layout.train) + len(layout.test) == 20
    assert all(pair.source.stem == pair.target.stem == pair.name for pair in layout.train)


@pytest.mark.parametrize(
    "names",
    [
        ("trainA", "trainB", "testA", "testB"),
        ("A/train", "B/train", "A/test", "B/test"),
        ("photo_train", "edges_train", "photo_val", "edges_val"),
        ("train/x", "train/y", "valid/x", "valid/y"),
    ],
)
def test_split_folders_of_every_spelling(tmp_path, names):
    two_folders(tmp_path, 5, names[:2])
    two_folders(tmp_path, 3, names[2:])
    layout = recognise(tmp_path)
    assert (len(layout.train), len(layout.test)) == (5, 3)
    assert "Tested on" in layout.description


def test_accents_written_in_two_ways_still_pair():
    composed, parted = "\u00e9", "e\u0301"
    first, second = (f"t{letter}1.png" for letter in (composed, parted))
    assert match([first, "plain.png"], [second, "plain.jpg"]) == [
        ("plain", "plain.png", "plain.jpg"),
        (f"t{composed}1", first, second),
    ]


def test_names_that_differ_by_an_affix_still_pair(tmp_path):
    for number in range(12):
        put(tmp_path / "a" / f"img_{number:02d}.png", noise(16, 16, number))
        put(tmp_path / "b" / f"{number:02d}_edges.png", drawing(16, 16, number))
    layout = recognise(tmp_path)
    assert len(layout.train + layout.test) == 12
    assert layout.problems == []
    assert {(p.source.name, p.target.name) for p in layout.train} <= {
        (f"{n:02d}_edges.png", f"img_{n:02d}.png") for n in range(12)
    }


def test_without_a_test_folder_the_same_tenth_is_set_aside_whatever_else_comes(tmp_path):
    before = recognise(side_by_side(tmp_path, 60))
    assert 1 <= len(before.test) <= 14
    assert f"by their names: {len(before.test)} of 60 pairs." in before.description
    put(tmp_path / "one_more.png", np.concatenate([noise(32, 32), drawing(32, 32)], axis=1))
    after = recognise(tmp_path)
    assert {p.name for p in before.test} <= {p.name for p in after.test}
    assert {p.name for p in before.train} <= {p.name for p in after.train}


def test_even_two_pairs_have_one_to_test_on(tmp_path):
    layout = recognise(side_by_side(tmp_path, 2))
    assert (len(layout.train), len(layout.test)) == (1, 1)


def test_every_broken_file_is_named_and_left_out(tmp_path):
    two_folders(tmp_path, 12)
    photo, other = tmp_path / "photo", tmp_path / "drawing"
    truncated(photo / "000.jpg", noise(32, 32))
    (other / "001.png").write_bytes(b"")
    (other / "002.png").write_text("text, renamed")
    put(photo / "003.jpg", noise(32, 64))
    (photo / "004.jpg").unlink()
    put(photo / "lonely.jpg", noise(32, 32))
    layout = recognise(tmp_path)
    problems = {problem.path.name: problem.sentence for problem in layout.problems}
    assert "cut short" in problems["000.jpg"]
    assert "is empty" in problems["001.png"]
    assert "is a text file, whatever" in problems["002.png"]
    assert "64 × 32 px" in problems["003.png"] and "32 × 32" in problems["003.png"]
    assert "has no partner" in problems["004.png"]
    assert "has no partner" in problems["lonely.jpg"]
    assert all(name in sentence for name, sentence in problems.items())
    assert len(problems) == 6
    assert {p.name for p in layout.train + layout.test} == {f"{n:03d}" for n in range(5, 12)}


def test_side_by_side_files_that_cannot_be_halved_are_named(tmp_path):
    side_by_side(tmp_path, 8)
    put(tmp_path / "odd.png", noise(32, 65))
    put(tmp_path / "square.png", noise(32, 32))
    problems = {p.path.name: p.sentence for p in recognise(tmp_path).problems}
    assert problems.keys() == {"odd.png", "square.png"}
    assert "65 px wide" in problems["odd.png"] and "too narrow" in problems["square.png"]


def test_a_phone_photo_on_its_side_fits_its_upright_partner(tmp_path):
    two_folders(tmp_path, 4)
    exif = Image.Exif()
    exif[0x0112] = 6
    put(tmp_path / "photo/phone.jpg", noise(30, 60), exif=exif)
    put(tmp_path / "drawing/phone.png", drawing(60, 30))
    layout = recognise(tmp_path)
    assert layout.problems == []
    pair = next(p for p in layout.train + layout.test if p.name == "phone")
    assert [picture.shape for picture in read_pair(pair)] == [(60, 30, 3), (60, 30, 3)]


def test_bytes_behind_a_whole_picture_are_harmless(tmp_path):
    side_by_side(tmp_path, 4)
    with open(tmp_path / "000.png", "ab") as file:
        file.write(b"added by a camera" * 10)
    assert recognise(tmp_path).problems == []


def test_partners_of_two_resolutions_pair(tmp_path):
    two_folders(tmp_path, 4)
    put(tmp_path / "photo/big.jpg", noise(128, 128))
    put(tmp_path / "drawing/big.png", drawing(64, 64))
    assert recognise(tmp_path).problems == []


@pytest.mark.parametrize("make", ["missing", "file", "empty", "single", "hopeless", "disjoint"])
def test_a_folder_without_pairs_says_what_to_do(tmp_path, make):
    folder = tmp_path / "data"
    if make == "file":
        folder.write_text("no folder")
    elif make != "missing":
        folder.mkdir()
    if make == "single":
        for number in range(3):
            put(folder / f"{number}.png", noise(40, 40, number))
    if make == "hopeless":
        (folder / "a.png").write_text("no picture")
    if make == "disjoint":
        put(folder / "A/cat.png", noise(16, 16))
        put(folder / "B/dog.png", drawing(16, 16))
        put(folder / "A/cow.png", noise(16, 16))
        put(folder / "B/bee.png", drawing(16, 16))
    with pytest.raises(UserError) as caught:
        recognise(folder)
    assert str(folder) in caught.value.sentence and caught.value.action
    if make in ("hopeless", "disjoint"):
        assert "a.png" in caught.value.details or "cat.png" in caught.value.details


def test_unknown_sources_are_refused_with_what_there_is(tmp_path, shared):
    with pytest.raises(UserError, match=r"no folder nowhere among label, photo"):
        recognise(shared / "data/facades", "nowhere")
    with pytest.raises(UserError, match="side-by-side"):
        recognise(shared / "data/edges2shoes", "label")


def test_single_pictures_are_taken_as_pairs_when_a_side_is_chosen(tmp_path):
    for number in range(4):
        put(tmp_path / f"{number}.png", noise(40, 60, number))
    layout = recognise(tmp_path, "left")
    assert read_pair(layout.train[0])[0].shape == (40, 30, 3)


def test_hidden_files_and_other_files_do_not_matter(tmp_path):
    side_by_side(tmp_path, 4)
    (tmp_path / "README.txt").write_text("how to cite")
    (tmp_path / ".hidden.png").write_text("")
    (tmp_path / "empty folder").mkdir()
    layout = recognise(tmp_path)
    assert layout.problems == [] and len(layout.train + layout.test) == 4


def test_thumbnails_come_from_all_over_and_skip_what_is_broken(tmp_path):
    for number in range(9):
        put(tmp_path / f"train/{number}.png", np.concatenate([drawing(40, 60, number)] * 2, axis=1))
    layout = recognise(tmp_path, "left")
    (tmp_path / "train/0.png").write_bytes(b"gone bad since")
    shown = thumbnails(layout, 4, 96)
    assert len(shown) == 4
    assert {picture.shape for pair in shown for picture in pair} == {(64, 96, 3)}
    assert thumbnails(replace(layout, train=[]), 4) == []


def test_the_fingerprint_knows_the_files_and_the_size_but_not_the_place(tmp_path):
    side_by_side(tmp_path / "a", 4)
    pairs = recognise(tmp_path / "a", "left").train
    first = fingerprint(pairs, 64)
    assert first != fingerprint(pairs, 128) != fingerprint(pairs[:-1], 128)
    os.rename(tmp_path / "a", tmp_path / "b")
    moved = recognise(tmp_path / "b", "left").train
    assert fingerprint(moved, 64) == first
    os.utime(moved[0].source, (1, 1))
    assert fingerprint(moved, 64) != first
    moved[0].source.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        fingerprint(moved, 64)


def test_fifty_thousand_files_are_recognised(tmp_path):
    first = put(tmp_path / "00000.png", np.concatenate([noise(32, 32), drawing(32, 32)], axis=1))
    for number in range(1, 50_000):
        os.link(first, tmp_path / f"{number:05d}.png")
    layout = recognise(tmp_path)
    assert len(layout.train) + len(layout.test) == 50_000
    assert 4500 < len(layout.test) < 5500


def test_a_folder_for_validation_beside_the_test_is_said_to_be_left(tmp_path):
    for split, count in (("train", 6), ("test", 2), ("val", 3)):
        two_folders(tmp_path / split, count)
    layout = recognise(tmp_path)
    assert (len(layout.train), len(layout.test)) == (6, 2)
    assert "Not used: val/drawing, val/photo." in layout.description


def test_chance_sets_aside_a_third_at_most(tmp_path):
    names = sorted((f"{number:04d}" for number in range(2000)), key=rank)[:12]
    for name in names:
        put(tmp_path / f"{name}.png", np.concatenate([noise(32, 32), drawing(32, 32)], axis=1))
    layout = recognise(tmp_path)
    assert all(rank(name) < 0.1 for name in names)
    assert (len(layout.train), len(layout.test)) == (8, 4)
    assert "by their names: 4 of 12 pairs." in layout.description
