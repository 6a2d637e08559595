"""Files that are twice as wide as high, or wider: pairs, or single pictures."""

import numpy as np
import pytest

from core.data.layouts import recognise
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import put


def scene(seed: int, height: int, width: int) -> np.ndarray:
    """Something like a photo: smooth in large, with a little noise."""
    rng = np.random.default_rng(seed)
    waves = np.cumsum(rng.normal(size=(3, width)), axis=1)[:, None, :] * 4
    rows = np.cumsum(rng.normal(size=(3, height)), axis=1)[:, :, None] * 4
    picture = 128 + waves + rows + rng.normal(size=(3, height, width)) * 3
    return picture.clip(0, 255).astype(np.uint8).transpose(1, 2, 0)


@pytest.mark.parametrize("shape", [(94, 310), (64, 128), (50, 300)])
def test_single_wide_photos_are_not_cut_in_half(tmp_path, shape):
    for place in range(12):
        put(tmp_path / "train" / f"{place}.png", scene(place, *shape))
    with pytest.raises(UserError, match="look like single pictures") as raised:
        recognise(tmp_path)
    assert "choose left or right" in raised.value.action
    assert len(recognise(tmp_path, "left").train) > 0
    with pytest.raises(UserError):
        recognise(tmp_path, pairing="unpaired")


@pytest.mark.parametrize("shape", [(64, 64), (48, 80)])
def test_two_alike_pictures_beside_each_other_are_a_pair(tmp_path, shape):
    for place in range(12):
        both = [scene(2 * place + side, *shape) for side in (0, 1)]
        both[1] = (both[1] // 2 + 100).astype(np.uint8)
        put(tmp_path / "train" / f"{place}.png", np.concatenate(both, 1))
    found = recognise(tmp_path)
    assert found.kind == "side-by-side" and len(found.train) + len(found.test) == 12


def test_pairs_in_folders_of_subjects_stay_pairs(tmp_path):
    for subject in ("s0", "s1", "s2"):
        for place in range(6):
            drawing = np.full((64, 64, 3), 255, np.uint8)
            drawing[place + 5 : place + 9] = 0
            both = np.concatenate([drawing, scene(place, 64, 64)], 1)
            put(tmp_path / "train" / subject / f"{place}.png", both)
    found = recognise(tmp_path)
    assert found.kind == "side-by-side" and found.source == "left"
    pairs = found.train + found.test
    assert len(pairs) == 18 and len({pair.name for pair in pairs}) == 18
    assert all(pair.source == pair.target for pair in pairs)


def test_two_folders_of_wide_pictures_stay_two_sides(tmp_path):
    for place in range(8):
        put(tmp_path / "A" / f"{place}.png", scene(place, 64, 128))
        put(tmp_path / "B" / f"{place}.png", scene(place + 50, 64, 128))
    assert recognise(tmp_path).kind == "two-folders"
