import numpy as np
import pytest
import torch

from core.data.images import read_labels
from core.data.labels import ClassTable, instance_edges, read_classes
from core.data.layouts import Pair, Picture, recognise
from core.data.pictures import (
    Batches,
    LabelledPictures,
    PairedPictures,
    PictureSet,
    UnpairedPictures,
    coloured,
)
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import label_map, labelled, noise, put, side_by_side

FACTS = ClassTable(4, True, (), ((10, 20, 30), (255, 0, 0), (0, 255, 0), (0, 0, 255)), True)


@pytest.fixture
def domains(tmp_path):
    """Five sources and eight targets, told apart by their brightness."""
    sides = []
    for role, count, start in (("A", 5, 0), ("B", 8, 100)):
        paths = [
            put(tmp_path / f"{role}/{n}.png", np.full((32, 32, 3), start + n, np.uint8))
            for n in range(count)
        ]
        sides.append([Picture(path.stem, path) for path in paths])
    return sides


@pytest.fixture
def pairs(tmp_path):
    folder = labelled(tmp_path / "data", 6, ("label", "photo", "inst"), classes=4)
    return [
        Pair(
            f"{n:03d}",
            folder / f"label/{n:03d}.png",
            folder / f"photo/{n:03d}.jpg",
            None,
            "source",
            folder / f"inst/{n:03d}.png",
        )
        for n in range(6)
    ]


def which(pictures):
    return [round((float(picture.mean()) + 1) * 127.5) for picture in pictures]


def alike(one, other):
    return (
        one.indices == other.indices
        and torch.equal(one.source, other.source)
        and torch.equal(one.target, other.target)
    )


def sets_of(domains, pairs) -> list[PictureSet]:
    return [
        UnpairedPictures(*domains, 24, 32),
        LabelledPictures(pairs, 24, 32, table=FACTS, edges=True),
        PairedPictures(pairs, 24, 32),
    ]


@pytest.mark.parametrize("kind", range(3))
def test_batches_of_every_set_depend_on_seed_and_step_alone(domains, pairs, kind):
    def made(order, seed=7):
        with Batches(sets_of(domains, pairs)[kind], 3, seed, augment=True) as batches:
            return {step: batches.at(step) for step in order}

    forward, backward = made(range(8)), made([7, 2, 2, 5, 0, 1, 3, 4, 6])
    assert all(alike(forward[step], backward[step]) for step in range(8))
    other = made(range(8), seed=8)
    assert not all(alike(forward[step], other[step]) for step in range(8))


@pytest.mark.parametrize("kind", range(3))
def test_sources_and_targets_are_the_sides_of_a_batch(domains, pairs, kind):
    pictures = sets_of(domains, pairs)[kind]
    source, target = pictures.batch([3, 0])
    assert torch.equal(pictures.sources([3, 0]), source)
    assert torch.equal(pictures.targets([3, 0]), target)
    assert source.shape[2:] == target.shape[2:] == pictures.size == (24, 24)
    assert pictures.load_size == (32, 32) and pictures.slack == (8, 8)


def test_an_epoch_visits_the_larger_side_once_and_begins_the_smaller_again(domains):
    pictures = UnpairedPictures(*domains, 32)
    assert (len(pictures), pictures.reference_count) == (5, 8)
    with Batches(pictures, 2, 0, augment=False) as batches:
        assert batches.steps_per_epoch == 4
        made = [batches.at(step) for step in range(20)]
    sources = [number for batch in made for number in which(batch.source)]
    targets = [number - 100 for batch in made for number in which(batch.target)]
    assert sources == [index for batch in made for index in batch.indices]
    assert all(sorted(sources[k : k + 5]) == list(range(5)) for k in range(0, 40, 5))
    assert all(sorted(targets[k : k + 8]) == list(range(8)) for k in range(0, 40, 8))


def test_sources_and_targets_are_drawn_cropped_and_mirrored_on_their_own(tmp_path):
    ramp = np.add.outer(np.arange(40), np.arange(40) * 3).astype(np.uint8)
    pixels = np.stack([ramp] * 3, -1)
    same = [Picture(str(n), put(tmp_path / f"{n}.png", pixels)) for n in range(12)]
    with Batches(UnpairedPictures(same, same, 32, 40), 12, 0, augment=True) as batches:
        made = [batches.at(step) for step in range(8)]
    pairs = [both for batch in made for both in zip(batch.source, batch.target, strict=True)]
    flips = [[bool(side[0, 0, -1] < side[0, 0, 0]) for side in pair] for pair in pairs]
    corners = [[float(side[0].min()) for side in pair] for pair in pairs]
    mirrored = np.corrcoef(np.array(flips).T.astype(float))[0, 1]
    placed = np.corrcoef(np.array(corners).T)[0, 1]
    assert abs(mirrored) < 0.3 and abs(placed) < 0.3
    assert 0.3 < np.mean(flips) < 0.7


def test_which_source_meets_which_target_changes_from_epoch_to_epoch(domains):
    sources, targets = domains[0], domains[1][:5]
    met = set()
    with Batches(UnpairedPictures(sources, targets, 32), 1, 3, augment=False) as batches:
        for step in range(100):
            batch = batches.at(step)
            met.add((which(batch.source)[0], which(batch.target)[0]))
    assert len(met) == 25


def test_unpaired_batches_wrap_round_the_smaller_side(domains):
    source, target = UnpairedPictures(*domains, 16).batch([0, 6, 7])
    assert which(source) == [0, 1, 2] and which(target) == [100, 106, 107]


def test_one_file_may_be_in_both_domains_and_is_kept_once(tmp_path):
    side_by_side(tmp_path, 4)
    layout = recognise(tmp_path, "left", pairing="unpaired")
    pictures = UnpairedPictures(layout.train_sources, layout.train_targets, 32)
    pictures.batch(range(3))
    pictures.batch(range(3))
    assert pictures.cached_bytes == 6 * 32 * 32 * 3
    small = UnpairedPictures(layout.train_sources, layout.train_targets, 32, cache_bytes=4000)
    assert torch.equal(small.batch(range(3))[0], pictures.batch(range(3))[0])
    assert small.cached_bytes == 32 * 32 * 3


def test_label_maps_are_numbers_and_photos_pictures(pairs):
    source, target = LabelledPictures(pairs, 32, table=FACTS).batch([2, 4])
    assert source.shape == (2, 1, 32, 32) and source.dtype == torch.float32
    assert np.array_equal(source[1, 0].numpy(), read_labels(pairs[4].source))
    assert torch.equal(target, PairedPictures(pairs, 32).targets([2, 4]))


def test_edges_are_the_second_channel(pairs):
    pictures = LabelledPictures(pairs, 32, table=FACTS, edges=True)
    source = pictures.sources([1])
    assert source.shape == (1, 2, 32, 32)
    expected = instance_edges(read_labels(pairs[1].instances))
    assert np.array_equal(source[0, 1].numpy(), expected) and 0 < expected.mean() < 1


def test_what_is_no_class_becomes_the_number_behind_the_last(tmp_path):
    labels = label_map(32, 32, 6)
    labels[-8:] = 255
    path = put(tmp_path / "a.png", labels)
    pair = Pair("a", path, put(tmp_path / "b.png", noise(32, 32)), None, "source")
    source = LabelledPictures([pair], 32, table=FACTS).sources([0])
    assert source.unique().tolist() == [0, 1, 2, 3, 4] and (source[0, 0, -8:] == 4).all()


def test_crops_and_flips_of_label_maps_stay_numbers_and_fit_the_photo(pairs):
    pictures = LabelledPictures(pairs, 24, 32, table=FACTS, edges=True)
    labels = torch.from_numpy(read_classes(pairs[0].source, 4).astype(np.float32))
    edges = torch.from_numpy(instance_edges(read_labels(pairs[0].instances)).astype(np.float32))
    source, photo = pictures.crops([0], [(5, 7)], [True])
    assert torch.equal(source[0, 0], labels[5:29, 7:31].flip(1))
    assert torch.equal(source[0, 1], edges[5:29, 7:31].flip(1))
    paired = PairedPictures(pairs, 24, 32).crops([0], [(5, 7)], [True])[1]
    assert torch.equal(photo, paired)
    with Batches(LabelledPictures(pairs, 20, 45, table=FACTS, edges=True), 6, 0, True) as batches:
        for step in range(3):
            source = batches.at(step).source
            assert set(source[:, 0].unique().tolist()) <= {0, 1, 2, 3}
            assert set(source[:, 1].unique().tolist()) == {0, 1}


def test_labels_and_edges_take_a_byte_a_pixel_and_are_read_once(pairs):
    pictures = LabelledPictures(pairs, 32, table=FACTS, edges=True)
    first = pictures.batch(range(6))
    assert pictures.cached_bytes == 6 * 32 * 32 * 5
    for pair in pairs:
        pair.source.unlink()
    assert torch.equal(pictures.batch(range(6))[0], first[0])


def test_edges_without_instance_maps_are_refused(pairs):
    without = [Pair(p.name, p.source, p.target, None, "source") for p in pairs]
    with pytest.raises(UserError, match=r"000\.png has no instance map"):
        LabelledPictures(without, 32, table=FACTS, edges=True)


def test_a_label_map_of_another_shape_is_named_when_read(tmp_path):
    path = put(tmp_path / "a.png", label_map(32, 64, 3))
    pair = Pair("a", path, put(tmp_path / "b.png", noise(32, 32)), None, "source")
    with pytest.raises(UserError, match=r"a\.png is 64 × 32 px, but its partner b\.png"):
        LabelledPictures([pair], 32, table=FACTS).batch([0])


def test_label_maps_are_coloured_for_strips():
    source = torch.tensor([[[[0.0, 1.0, 4.0, 255.0]], [[0.0, 0.0, 0.0, 1.0]]]])
    shown = ((coloured(source, FACTS.palette) + 1) * 127.5).round()
    assert shown.shape == (1, 3, 1, 4)
    assert shown[0, :, 0].T.tolist() == [[10, 20, 30], [255, 0, 0], [0, 0, 0], [0, 0, 0]]
    plain = coloured(torch.ones(1, 1, 1, 1), FACTS.palette)
    edge = coloured(torch.ones(1, 2, 1, 1), FACTS.palette)
    assert -1 < edge[0, 0] < plain[0, 0] == 1


def test_street_scenes_at_dusk_and_by_day(shared):
    layout = recognise(shared / "data/camvid", "0001TP*", pairing="unpaired")
    pictures = UnpairedPictures(layout.train_sources[:12], layout.train_targets[:16], (48, 64))
    with Batches(pictures, 4, 0, augment=True) as batches:
        assert batches.steps_per_epoch == 4
        source, target = batches.at(0)[:2]
    assert source.shape == target.shape == (4, 3, 48, 64)
    assert source.mean() < target.mean()


def test_the_coco_sample_with_its_edges(shared):
    layout = recognise(shared / "data/coco_stuff_sample", pairing="labels")
    facts = layout.labels.with_classes(182)
    pictures = LabelledPictures(layout.train, 64, 72, table=facts, edges=True)
    with Batches(pictures, 4, 0, augment=True) as batches:
        source, target = batches.at(0)[:2]
    assert source.shape == (4, 2, 64, 64) and target.shape == (4, 3, 64, 64)
    assert source[:, 0].max() <= 182 and source[:, 1].unique().tolist() == [0, 1]
    assert (pictures.sources(range(13))[:, 0] == 182).any()
    assert coloured(source, facts.palette).shape == (4, 3, 64, 64)
