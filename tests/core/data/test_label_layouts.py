import os

import numpy as np
import pytest

from core.data.layouts import fingerprint, recognise, thumbnails
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import (
    label_map,
    labelled,
    noise,
    put,
    side_by_side,
    truncated,
)


def with_labels(folder, source="auto", **how):
    return recognise(folder, source, pairing="labels", **how)


@pytest.mark.parametrize(
    ("name", "source", "train", "test", "classes", "dont_care", "instances"),
    [
        ("facades", "label", 400, 206, 12, False, False),
        ("camvid", "trainannot", 367, 101, 12, False, False),
        ("coco_stuff_sample", "train_label", 13, 8, 181, True, True),
    ],
)
def test_real_label_maps(shared, name, source, train, test, classes, dont_care, instances):
    layout = with_labels(shared / "data" / name)
    assert (layout.kind, layout.source, layout.problems) == ("label-maps", source, [])
    assert (len(layout.train), len(layout.test)) == (train, test)
    facts = layout.labels
    assert facts is not None
    assert (facts.classes, facts.dont_care, facts.instances) == (classes, dont_care, instances)
    assert all((pair.instances is not None) == instances for pair in layout.train + layout.test)
    assert f"{classes} classes" in layout.description
    again = with_labels(shared / "data" / name, layout.source)
    assert again.train == layout.train


def test_label_image_and_instances_of_a_pair_have_one_name(shared):
    pair = with_labels(shared / "data/coco_stuff_sample").train[0]
    assert [path.parent.name for path in pair.paths] == ["train_label", "train_img", "train_inst"]
    assert len({path.stem for path in pair.paths}) == 1


def test_pairs_know_nothing_of_instances(shared):
    layout = recognise(shared / "data/coco_stuff_sample")
    assert layout.labels is None and all(pair.instances is None for pair in layout.train)


def test_without_a_test_folder_a_tenth_is_set_aside(tmp_path):
    layout = with_labels(labelled(tmp_path, 30))
    assert len(layout.train) + len(layout.test) == 30 and len(layout.test) >= 1
    assert f"by their names: {len(layout.test)} of 30 pairs." in layout.description


@pytest.mark.parametrize("name", ["inst", "instances", "instance_maps", "inst_ids"])
def test_instance_maps_by_the_name_of_their_folder(tmp_path, name):
    layout = with_labels(labelled(tmp_path, 6, ("label", "photo", name)))
    assert layout.source == "label" and layout.problems == []
    assert {pair.instances.parent.name for pair in layout.train} == {name}
    assert layout.labels.instances and f"{name} the instances" in layout.description


def test_cityscapes_as_it_is_handed_out(tmp_path):
    for split, city, count in (("train", "bern", 3), ("train", "ulm", 2), ("val", "jena", 2)):
        for number in range(count):
            photo = tmp_path / f"leftImg8bit/{split}/{city}/{city}_{number}_leftImg8bit.png"
            put(photo, noise(32, 64, number))
            start = tmp_path / f"gtFine/{split}/{city}/{city}_{number}_gtFine"
            labels = label_map(32, 64, 5, number)
            put(start.with_name(f"{start.name}_labelIds.png"), labels)
            put(start.with_name(f"{start.name}_color.png"), noise(32, 64))
            put(
                start.with_name(f"{start.name}_instanceIds.png"),
                labels.astype(np.uint16) * 1000,
            )
    put(tmp_path / "leftImg8bit/test/bonn/bonn_0_leftImg8bit.png", noise(32, 64))
    put(tmp_path / "leftImg8bit/train/ulm/ulm_9_leftImg8bit.png", noise(32, 64))
    layout = with_labels(tmp_path)
    assert (layout.source, len(layout.train), len(layout.test)) == ("gtFine", 5, 2)
    assert [p.path.name for p in layout.problems] == ["ulm_9_leftImg8bit.png"]
    assert layout.labels.classes == 5 and layout.labels.instances
    pair = layout.train[0]
    assert [path.name for path in pair.paths] == [
        "bern_0_gtFine_labelIds.png",
        "bern_0_leftImg8bit.png",
        "bern_0_gtFine_instanceIds.png",
    ]


def test_photos_of_cityscapes_alone_say_what_is_missing(tmp_path):
    put(tmp_path / "leftImg8bit/train/ulm/ulm_0_leftImg8bit.png", noise(32, 64))
    with pytest.raises(UserError, match="no label maps in gtFine"):
        with_labels(tmp_path)
    (tmp_path / "gtFine").mkdir()
    with pytest.raises(UserError, match="no usable label map"):
        with_labels(tmp_path)


def test_every_broken_file_is_named_and_left_out(tmp_path):
    labelled(tmp_path, 14, ("label", "photo", "inst"))
    truncated(tmp_path / "label/000.png", noise(64, 64)[..., 0])
    (tmp_path / "photo/001.jpg").write_bytes(b"")
    put(tmp_path / "label/002.png", noise(32, 32))
    (tmp_path / "inst/003.png").unlink()
    put(tmp_path / "inst/004.png", np.zeros((16, 32), np.uint16))
    put(tmp_path / "photo/005.jpg", noise(32, 64))
    (tmp_path / "photo/006.jpg").unlink()
    (tmp_path / "label/007.png").unlink()
    put(tmp_path / "label/007.jpg", label_map(32, 32, 3))
    layout = with_labels(tmp_path)
    problems = {problem.path.name: problem.sentence for problem in layout.problems}
    assert "cut short" in problems["000.png"]
    assert "is empty" in problems["001.jpg"]
    assert "holds colours" in problems["002.png"]
    assert "no instance map" in problems["003.png"]
    assert "32 × 16 px" in problems["004.png"]
    assert "another shape" in problems["005.png"]
    assert "no partner" in problems["006.png"]
    assert "is a JPEG file" in problems["007.jpg"]
    assert len(problems) == 8 and all(name in sentence for name, sentence in problems.items())
    assert {pair.name for pair in layout.train + layout.test} == {f"{n:03d}" for n in range(8, 14)}


def test_instances_of_the_training_set_alone_are_not_used(tmp_path):
    labelled(tmp_path, 6, ("train_label", "train_img", "train_inst"))
    labelled(tmp_path, 3, ("val_label", "val_img"))
    layout = with_labels(tmp_path)
    assert not layout.labels.instances and len(layout.test) == 3
    assert any("no instance maps" in problem.sentence for problem in layout.problems)


@pytest.mark.parametrize("make", ["missing", "empty", "photos", "wide", "single", "hopeless"])
def test_a_folder_without_label_maps_says_what_to_do(tmp_path, make):
    folder = tmp_path / "data"
    if make != "missing":
        folder.mkdir()
    if make == "photos":
        labelled(folder, 4, ("photo", "other"))
        for seed, path in enumerate(folder.rglob("*.*")):
            put(path, noise(32, 32, seed))
    if make == "wide":
        side_by_side(folder, 4)
    if make == "single":
        labelled(folder, 4, ("label", "label"))
    if make == "hopeless":
        labelled(folder, 4)
        for path in (folder / "photo").iterdir():
            path.write_bytes(b"")
    with pytest.raises(UserError) as caught:
        with_labels(folder)
    assert str(folder) in caught.value.sentence and caught.value.action


def test_a_black_and_white_mask_has_two_classes(tmp_path):
    for number in range(4):
        drawn = (label_map(32, 32, 4, number) > 1).astype(np.uint8) * 255
        put(tmp_path / f"edges/{number}.png", drawn)
        put(tmp_path / f"photo/{number}.jpg", noise(32, 32, number))
    facts = with_labels(tmp_path).labels
    assert facts is not None and facts.by_colour
    assert facts.palette == ((0, 0, 0), (255, 255, 255))


def test_unknown_sources_are_refused_with_what_there_is(shared):
    with pytest.raises(UserError, match="no folder nowhere among label, photo"):
        with_labels(shared / "data/facades", "nowhere")
    with pytest.raises(UserError, match=r"flat colours|more colours"):
        with_labels(shared / "data/facades", "photo")


def test_thumbnails_show_label_maps_in_colours(tmp_path):
    shown = thumbnails(with_labels(labelled(tmp_path, 6)), 2, 48)
    assert [[picture.shape for picture in pair] for pair in shown] == [[(48, 48, 3)] * 2] * 2
    assert shown[0][0].max() > 100


def test_the_fingerprint_knows_the_instance_maps(tmp_path):
    pairs = with_labels(labelled(tmp_path, 6, ("label", "photo", "inst"))).train
    first = fingerprint(pairs, 64)
    os.utime(pairs[0].instances, (1, 1))
    assert fingerprint(pairs, 64) != first
