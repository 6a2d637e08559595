import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from core.data.images import read_labels, read_picture
from core.data.layouts import recognise
from core.data.sample import write_sample
from core.data.scenes import CLASSES, COLOURS, DAY, EVENING, WATER
from core.runtime.errors import UserError


def contents(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return write_sample(tmp_path_factory.mktemp("sample"), pairs=20, size=64, seed=3)


def test_equal_arguments_give_equal_bytes_and_another_seed_others(tmp_path, sample):
    again = write_sample(tmp_path / "again", pairs=20, size=64, seed=3)
    assert contents(again) == contents(sample)
    other = write_sample(tmp_path / "other", pairs=2, size=64, seed=4)
    drawn, known = contents(other), contents(sample)
    assert drawn.keys() <= known.keys()
    for file in drawn.keys() - {"classes.txt"}:
        assert drawn[file] != known[file]


def test_a_smaller_sample_is_the_beginning_of_a_larger_one(tmp_path, sample):
    assert contents(write_sample(tmp_path, 6, 64, 3)).items() <= contents(sample).items()


def test_it_is_recognised_as_label_maps_and_photos(sample):
    layout = recognise(sample)
    assert (layout.kind, layout.source, layout.problems) == ("labels", "label", [])
    assert (len(layout.train), len(layout.test)) == (16, 4)


def test_it_serves_every_pairing(sample):
    layout = recognise(sample, pairing="labels")
    assert (layout.kind, layout.source, layout.problems) == ("label-maps", "label", [])
    assert layout.labels is not None
    assert (layout.labels.classes, layout.labels.dont_care) == (len(CLASSES), False)
    assert layout.labels.names == CLASSES
    assert bytes(np.array(layout.labels.palette, np.uint8)) == COLOURS
    domains = recognise(sample, pairing="unpaired")
    assert (len(domains.train.sources), len(domains.train.targets)) == (16, 16)
    trained_on = {picture.name for picture in domains.train.sources + domains.train.targets}
    tested_on = {picture.name for picture in domains.test.sources + domains.test.targets}
    assert len(tested_on) == 4 and not trained_on & tested_on


def test_labels_are_class_numbers_with_a_readable_palette(sample):
    seen = set()
    for path in sorted((sample / "train/label").iterdir()):
        with Image.open(path) as image:
            assert image.mode == "P"
        labels = read_labels(path)
        seen |= set(np.unique(labels).tolist())
        # A crisp map: patches, no blended borders.
        assert (labels[:, 1:] == labels[:, :-1]).mean() > 0.85
    assert seen == set(range(len(CLASSES)))


def test_the_photo_follows_from_the_label_map(sample):
    """The same class in scenes of one hour has nearly the same colour: a network can learn it."""
    means: dict[int, list] = {}
    for path in sorted((sample / "train/label").iterdir()):
        labels, photo = read_labels(path), read_picture(sample / "train/photo" / path.name)
        hour = DAY if (labels == DAY).any() else EVENING
        for label in np.unique(labels):
            mask = labels == label
            if mask.sum() > 60:
                means.setdefault((hour, int(label)), []).append(photo[mask].mean(0))
    spreads = [np.std(result, axis=0).mean() for result in means.values() if len(result) > 2]
    assert max(spreads) < 25
    day, evening = np.mean(means[DAY, WATER]), np.mean(means[EVENING, WATER])
    assert day > evening + 20


def test_outlines_in_the_photo_are_smooth(tmp_path, sample):
    photo = read_picture(next((sample / "train/photo").iterdir()))
    assert len(np.unique(photo.reshape(-1, 3), axis=0)) > 1000


@pytest.mark.parametrize("size", [32, 50, 129])
def test_any_size(tmp_path, size):
    write_sample(tmp_path, 2, size, 0)
    files = list(tmp_path.rglob("*.png"))
    assert len(files) == 4
    assert {read_picture(path).shape for path in files} == {(size, size, 3)}


def test_progress_is_told_and_too_small_a_sample_refused(tmp_path):
    received = []
    write_sample(tmp_path, 3, 32, 0, lambda done, of: received.append((done, of)))
    assert received == [(1, 3), (2, 3), (3, 3)]
    for pairs, size in ((1, 64), (4, 31)):
        with pytest.raises(UserError, match="cannot be drawn"):
            write_sample(tmp_path, pairs, size)


def test_looking_at_data_needs_no_torch():
    code = (
        "import sys, core.data.layouts, core.data.labels, core.data.sample; "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
