import os

import numpy as np
import pytest

from core.data.layouts import Picture, fingerprint, recognise, thumbnails
from core.data.singles import read_single
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import (
    drawing,
    labelled,
    noise,
    put,
    side_by_side,
    truncated,
    two_folders,
)


def unpaired(folder, source="auto", **how):
    return recognise(folder, source, pairing="unpaired", **how)


def domain(folder, count, start=0, prefix=""):
    for number in range(start, start + count):
        put(folder / f"{prefix}{number:03d}.png", noise(32, 32, number))


def counts(result):
    sides = (result.train_sources, result.train_targets, result.test_sources, result.test_targets)
    return tuple(map(len, sides))


def names(pictures):
    return {picture.name for picture in pictures}


@pytest.mark.parametrize("test", ["test", "val"])
def test_the_published_folders_with_unequal_counts(tmp_path, test):
    for role, count, start in (("A", 9, 0), ("B", 14, 100)):
        domain(tmp_path / f"train{role}", count, start, "n")
        domain(tmp_path / f"{test}{role}", 3 + count % 2, start + 50, "n")
    layout = unpaired(tmp_path)
    assert (layout.kind, layout.source, layout.problems) == ("unpaired", "trainA", [])
    assert counts(layout) == (9, 14, 4, 3)
    assert f"Tested on {test}A and {test}B" in layout.description
    turned = unpaired(tmp_path, "B")
    assert counts(turned) == (14, 9, 3, 4) and "as chosen" in turned.description
    assert turned.train_sources == layout.train_targets


def test_folders_of_any_names_have_a_fixed_tenth_of_each_set_aside(tmp_path):
    domain(tmp_path / "monet", 40, 0, "m")
    domain(tmp_path / "photos", 130, 200, "p")
    layout = unpaired(tmp_path)
    assert layout.source == "monet"
    assert len(layout.train) + len(layout.test) == 40
    tested = len(layout.test_sources), len(layout.test_targets)
    assert f"{tested[0]} of 40 sources and {tested[1]} of 130 targets" in layout.description
    assert 8 <= len(layout.test_sources) <= 12 and 8 <= len(layout.test_targets) <= 25
    before = names(layout.test_targets)
    domain(tmp_path / "photos", 20, 500, "p")
    assert before <= names(unpaired(tmp_path).test_targets)


def test_only_the_side_without_a_test_folder_gives_a_tenth(tmp_path):
    domain(tmp_path / "trainA", 12, 0, "a")
    domain(tmp_path / "trainB", 12, 50, "b")
    domain(tmp_path / "testA", 5, 20, "a")
    layout = unpaired(tmp_path)
    sources, targets, test_sources, test_targets = counts(layout)
    assert (sources, test_sources) == (12, 5)
    assert targets + test_targets == 12 and test_targets >= 1
    assert f"by their names: {test_targets} of 12 targets." in layout.description
    assert "of 12 sources" not in layout.description


@pytest.mark.parametrize("make", [two_folders, side_by_side, labelled])
def test_no_partner_of_a_test_picture_is_trained_on(tmp_path, make):
    layout = unpaired(make(tmp_path, 40))
    trained_on = names(layout.train_sources + layout.train_targets)
    assert len(layout.train_sources) == len(layout.train_targets) == len(trained_on)
    assert not trained_on & names(layout.test_sources + layout.test_targets)
    assert len(layout.test_sources) == len(layout.test_targets) >= 4


def test_partners_that_differ_by_an_affix_or_lack_a_side_stay_together_too(tmp_path):
    for number in range(30):
        put(tmp_path / f"a/img_{number:02d}.png", noise(16, 16, number))
        put(tmp_path / f"b/{number:02d}_edges.png", drawing(16, 16, number))
    domain(tmp_path / "b", 10, 300, "lonely")
    layout = unpaired(tmp_path)
    assert layout.problems == []
    assert len(layout.train_targets + layout.test_targets) == 40
    trained_on = names(layout.train_sources + layout.train_targets)
    assert not trained_on & names(layout.test_sources + layout.test_targets)


def test_with_a_test_folder_on_one_side_partners_stay_apart_as_well(tmp_path):
    two_folders(tmp_path, 30, ("trainA", "trainB"))
    domain(tmp_path / "testA", 4, 90)
    layout = unpaired(tmp_path)
    trained_on = names(layout.train_sources + layout.train_targets)
    assert not trained_on & names(layout.test_sources + layout.test_targets)


def test_both_halves_of_side_by_side_files(tmp_path, shared):
    layout = unpaired(shared / "data/edges2shoes")
    assert (layout.source, counts(layout)) == ("right", (400, 400, 200, 200))
    edges, shoe = read_single(layout.train_sources[0]), read_single(layout.train_targets[0])
    assert edges.shape == shoe.shape == (256, 256, 3)
    assert (edges == edges[..., :1]).mean() > 0.95 > (shoe == shoe[..., :1]).mean()
    assert unpaired(shared / "data/edges2shoes", "left").train_sources == layout.train_targets


def test_label_maps_become_photos_in_their_colours(shared):
    layout = unpaired(shared / "data/facades")
    assert (layout.source, counts(layout)) == ("label", (400, 400, 206, 206))
    first = layout.train_sources[0]
    assert first.labels and first.resampling == "nearest" and not layout.train_targets[0].labels
    assert read_single(first).max() > 100
    assert unpaired(shared / "data/facades", "photo").train_targets[0].labels


def test_day_and_dusk_by_a_pattern_of_names(shared):
    layout = unpaired(shared / "data/camvid", "0001TP*")
    assert layout.source == "0001TP*" and layout.train_sources[0].path.parent.name == "train"
    assert all(p.name.startswith("0001TP") for p in layout.train_sources + layout.test_sources)
    assert not any(p.name.startswith("0001TP") for p in layout.train_targets + layout.test_targets)
    assert len(layout.train_sources + layout.test_sources) == 62
    # Dusk has no pictures in val, so some are set aside; day is tested on val.
    assert counts(layout)[1:] == (305, 8, 101)
    turned = unpaired(shared / "data/camvid", "!0001TP*")
    assert turned.train_sources == layout.train_targets
    alone = unpaired(shared / "data/camvid/train", "0001TP*")
    assert names(alone.train_sources) == names(layout.train_sources)
    assert len(alone.test_targets) >= 8


def test_a_pattern_may_name_its_folder_and_must_match_some(tmp_path):
    for folder in ("one", "two"):
        domain(tmp_path / folder, 6, 0, "day")
        domain(tmp_path / folder, 6, 0, "night")
    layout = unpaired(tmp_path, "two/night*")
    assert {p.path.parent.name for p in layout.train_sources + layout.train_targets} == {"two"}
    for pattern in ("dawn*", "*", "three/night*"):
        with pytest.raises(UserError, match="has both file names that match"):
            unpaired(tmp_path, pattern)


def test_every_broken_file_is_named_once_and_left_out(tmp_path):
    domain(tmp_path / "A", 10, 0, "a")
    domain(tmp_path / "B", 10, 0, "b")
    truncated(tmp_path / "A/a000.png", noise(32, 32))
    (tmp_path / "B/b001.png").write_bytes(b"")
    (tmp_path / "B/b002.png").write_text("text, renamed")
    layout = unpaired(tmp_path)
    assert {p.path.name for p in layout.problems} == {"a000.png", "b001.png", "b002.png"}
    assert all(p.path.name in p.sentence for p in layout.problems)
    assert len(layout.train_sources + layout.test_sources) == 9
    assert len(layout.train_targets + layout.test_targets) == 8

    side_by_side(tmp_path / "wide", 8)
    truncated(tmp_path / "wide/000.png", noise(32, 64))
    put(tmp_path / "wide/odd.png", noise(32, 65))
    problems = unpaired(tmp_path / "wide").problems
    assert sorted(p.path.name for p in problems) == ["000.png", "odd.png"]


@pytest.mark.parametrize("make", ["missing", "empty", "single", "hopeless", "few"])
def test_a_folder_without_two_domains_says_what_to_do(tmp_path, make):
    folder = tmp_path / "data"
    if make != "missing":
        folder.mkdir()
    if make == "single":
        domain(folder, 5)
    if make == "hopeless":
        for side in ("A", "B"):
            (folder / side).mkdir()
            (folder / side / "a.png").write_text("no picture")
    if make == "few":
        domain(folder / "A", 1, 0, "a")
        domain(folder / "B", 5, 0, "b")
    with pytest.raises(UserError) as caught:
        unpaired(folder)
    assert str(folder) in caught.value.sentence and caught.value.action
    assert make != "hopeless" or "a.png" in caught.value.details
    assert make != "few" or "1 source and 5 target" in caught.value.sentence


def test_an_unknown_folder_is_refused_with_what_there_is(tmp_path):
    domain(tmp_path / "A", 4)
    domain(tmp_path / "B", 4)
    with pytest.raises(UserError, match="no folder C among A, B"):
        unpaired(tmp_path, "C")


def test_of_three_folders_the_source_and_the_richest_other_are_taken(shared):
    layout = unpaired(shared / "data/coco_stuff_sample")
    assert (layout.source, counts(layout)) == ("train_label", (13, 13, 8, 8))
    assert "Not used: train_inst" in layout.description


def test_thumbnails_of_unrelated_pictures_have_one_shape(tmp_path):
    for number in range(6):
        put(tmp_path / f"A/a{number}.png", noise(40, 60, number))
        put(tmp_path / f"B/b{number}.png", noise(60, 30, number))
    shown = thumbnails(unpaired(tmp_path), 3, 48)
    assert [[picture.shape for picture in pair] for pair in shown] == [[(48, 24, 3)] * 2] * 3


def test_the_fingerprint_of_single_pictures(tmp_path):
    side_by_side(tmp_path / "a", 4)
    one = unpaired(tmp_path / "a", "left")
    pictures = [*one.train_sources, *one.train_targets]
    first = fingerprint(pictures, 64)
    other = unpaired(tmp_path / "a", "right")
    assert fingerprint([*other.train_sources, *other.train_targets], 64) != first
    assert fingerprint(pictures[:-1], 64) != first != fingerprint(pictures, 32)
    os.rename(tmp_path / "a", tmp_path / "b")
    moved = unpaired(tmp_path / "b", "left")
    assert fingerprint([*moved.train_sources, *moved.train_targets], 64) == first


def test_a_half_is_read_from_its_side(tmp_path):
    path = put(tmp_path / "a.png", np.concatenate([noise(32, 32, 1), noise(32, 32, 2)], axis=1))
    assert np.array_equal(read_single(Picture("a", path, "left")), noise(32, 32, 1))
    assert np.array_equal(read_single(Picture("a", path, "right")), noise(32, 32, 2))
