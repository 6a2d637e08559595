import threading

import numpy as np
import pytest
import torch

from core.data.images import colour_labels
from core.data.layouts import Pair, recognise
from core.data.pictures import Batches, PairedPictures, holdout_split
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import drawing, noise, put, side_by_side, truncated

PAIR_BYTES = 2 * 32 * 32 * 3


@pytest.fixture
def pairs(tmp_path):
    side_by_side(tmp_path / "data", 10)
    return [Pair(path.stem, path, path, "right") for path in sorted((tmp_path / "data").iterdir())]


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("pictures")]


def test_pictures_come_as_floats_with_the_source_from_its_side(pairs):
    source, target = PairedPictures(pairs, 32).get(3)
    assert source.shape == target.shape == (3, 32, 32) and source.dtype == torch.float32
    expected = drawing(32, 32, 3).transpose(2, 0, 1) / np.float32(127.5) - 1
    assert torch.equal(source, torch.from_numpy(expected.astype(np.float32)))
    assert target.min() >= -1 and target.max() <= 1


def test_a_crop_is_cut_from_the_same_place_of_both_and_a_flip_mirrors_both(pairs):
    pictures = PairedPictures(pairs, (24, 20), 32)
    whole = PairedPictures(pairs, 32).get(0)
    for side, cropped in zip(whole, pictures.get(0, (5, 7), flip=True), strict=True):
        assert torch.equal(cropped, side[:, 5:29, 7:27].flip(2))


def test_without_a_crop_the_whole_picture_is_shrunk_to_the_size(pairs):
    jittered, plain = PairedPictures(pairs, 16, 24), PairedPictures(pairs, 16)
    for one, other in zip(jittered.batch([2, 5]), plain.batch([2, 5]), strict=True):
        assert one.shape == (2, 3, 16, 16) and torch.equal(one, other)


def test_label_maps_stay_pure_when_resized(tmp_path):
    indices = np.arange(16, dtype=np.uint8).reshape(4, 4).repeat(10, 0).repeat(10, 1)
    pair = Pair(
        "a",
        put(tmp_path / "label.png", indices),
        put(tmp_path / "photo.png", noise(40, 40)),
        labels="source",
    )
    source, _ = PairedPictures([pair], 28).get(0)
    shown = ((source + 1) * 127.5).round().byte().permute(1, 2, 0).reshape(-1, 3).unique(dim=0)
    ours = {tuple(colour) for colour in colour_labels(indices).reshape(-1, 3).tolist()}
    assert {tuple(colour) for colour in shown.tolist()} <= ours


def test_the_second_epoch_needs_no_disk(pairs):
    pictures = PairedPictures(pairs, 24, 32)
    with Batches(pictures, 4, 0, augment=True) as batches:
        first = [batches.at(step) for step in range(batches.steps_per_epoch)]
    for pair in pairs:
        pair.source.unlink()
    with Batches(pictures, 4, 0, augment=True) as batches:
        again = [batches.at(step) for step in range(batches.steps_per_epoch)]
    assert all(torch.equal(a.target, b.target) for a, b in zip(first, again, strict=True))


def test_the_cache_never_holds_more_than_it_may(pairs):
    pictures = PairedPictures(pairs, 32, cache_bytes=3 * PAIR_BYTES + 100)
    expected = PairedPictures(pairs, 32, cache_bytes=0).batch(range(10))
    for _ in range(2):
        assert torch.equal(pictures.batch(range(10))[1], expected[1])
    assert pictures.cached_bytes == 3 * PAIR_BYTES


def test_fifty_thousand_pairs_stay_within_the_bound(pairs):
    many = [pairs[k % len(pairs)] for k in range(50_000)]
    pictures = PairedPictures(many, 32, cache_bytes=200 * PAIR_BYTES)
    with Batches(pictures, 16, 1, augment=True) as batches:
        seen = [index for step in range(40) for index in batches.at(step * 70).indices]
    assert pictures.cached_bytes <= 200 * PAIR_BYTES
    assert len(set(seen)) > 600 and max(seen) > 45_000
    with Batches(pictures, 16, 1, augment=True) as again:
        assert again.at(39 * 70).indices == seen[-16:]


def test_batches_depend_on_seed_and_step_alone(pairs):
    def made(order, seed=7):
        with Batches(PairedPictures(pairs, 24, 32), 3, seed, augment=True) as batches:
            return {step: batches.at(step) for step in order}

    forward, backward = made(range(9)), made([8, 3, 3, 5, 0, 1, 2, 4, 7, 6])
    for step in range(9):
        assert forward[step].indices == backward[step].indices
        assert torch.equal(forward[step].source, backward[step].source)
        assert torch.equal(forward[step].target, backward[step].target)
    assert any(forward[k].indices != b.indices for k, b in made(range(9), seed=8).items())


def test_every_epoch_visits_every_pair_once_in_an_order_of_its_own(pairs):
    with Batches(PairedPictures(pairs, 32), 4, 0, augment=False) as batches:
        assert batches.steps_per_epoch == 3
        stream = [index for step in range(5) for index in batches.at(step).indices]
    first, second = stream[:10], stream[10:]
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second


def test_fewer_pairs_than_a_batch_still_fill_it(pairs):
    with Batches(PairedPictures(pairs[:2], 32), 5, 0, augment=True) as batches:
        assert batches.at(0).source.shape == (5, 3, 32, 32)


def test_augmentation_crops_and_mirrors_both_sides_alike(tmp_path):
    same = put(tmp_path / "same.png", np.concatenate([noise(40, 40)] * 2, axis=1))
    pictures = PairedPictures([Pair("same", same, same, "left")], 32, 40)
    with Batches(pictures, 16, 0, augment=True) as batches:
        batch = batches.at(0)
    assert torch.equal(batch.source, batch.target)
    assert len({picture.numpy().tobytes() for picture in batch.source}) > 10


def test_mirroring_can_be_turned_off(tmp_path):
    ramp = np.tile(np.arange(32, dtype=np.uint8)[None, :, None] * 8, (32, 2, 3))
    path = put(tmp_path / "ramp.png", ramp)
    pictures = PairedPictures([Pair("ramp", path, path, "left")], 32)
    rising = []
    for flip in (True, False):
        with Batches(pictures, 20, 0, augment=True, flip=flip) as batches:
            batch = batches.at(0)
        rising.append({bool(p[0, 0, -1] > p[0, 0, 0]) for p in batch.source})
    assert rising == [{True, False}, {True}]


def test_a_file_that_breaks_later_is_named_when_its_batch_is_asked_for(pairs):
    truncated(pairs[4].source, noise(32, 64))
    with Batches(PairedPictures(pairs, 32), 1, 0, augment=False) as batches:
        for step in range(10):
            index = _named_or_index(batches, step)
            assert index != 4


def _named_or_index(batches: Batches, step: int) -> int:
    try:
        return batches.at(step).indices[0]
    except UserError as error:
        assert "004.png is cut short or damaged" in error.sentence
        return -1


def test_partners_that_stopped_fitting_are_named_when_read(tmp_path):
    one, other = put(tmp_path / "a.png", noise(32, 32)), put(tmp_path / "b.png", noise(32, 48))
    with pytest.raises(UserError, match=r"a\.png is 32 × 32 px, but its partner b\.png"):
        PairedPictures([Pair("a", one, other)], 32).get(0)


def test_the_next_batch_is_read_ahead_and_closing_leaves_no_thread(pairs):
    pictures = PairedPictures(pairs, 32)
    batches = Batches(pictures, 2, 0, augment=False)
    batches.at(0)
    assert len(threads()) == 1
    batches.close()
    assert threads() == []
    assert pictures.cached_bytes >= 2 * PAIR_BYTES
    batches.close()


def test_many_threads_may_read_at_once(pairs):
    pictures = PairedPictures(pairs, 32)
    expected = PairedPictures(pairs, 32).batch(range(10))[0]
    right = []
    readers = [
        threading.Thread(
            target=lambda: right.append(torch.equal(pictures.batch(range(10))[0], expected))
        )
        for _ in range(6)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert right == [True] * 6 and pictures.cached_bytes == 10 * PAIR_BYTES


def test_an_epoch_of_real_pictures(shared):
    layout = recognise(shared / "data/edges2shoes")
    pictures = PairedPictures(layout.train[:24], 64, 72)
    with Batches(pictures, 8, 0, augment=True) as batches:
        batch = batches.at(0)
    assert batch.source.mean() > batch.target.mean() > -1
    assert torch.isfinite(batch.source).all()


@pytest.mark.parametrize(("n", "fraction", "held"), [(2, 0.9, 1), (10, 0.01, 1), (400, 0.15, 60)])
def test_the_holdout_is_a_fixed_part_with_at_least_one_on_each_side(n, fraction, held):
    train, holdout = holdout_split(n, fraction, 3)
    assert len(holdout) == held
    assert sorted(train + holdout) == list(range(n))
    assert holdout_split(n, fraction, 3) == (train, holdout)
    if n > 2:
        assert holdout_split(n, fraction, 4) != (train, holdout)


def test_a_single_pair_cannot_be_split():
    with pytest.raises(ValueError):
        holdout_split(1, 0.5, 0)
