"""The data is recognised and shown before anything runs."""

import re

import numpy as np
import pytest
from PIL import Image

from workbench.app.background import Background
from workbench.recipe.data_preview import DataPreview, look_at, look_at_sample


@pytest.fixture
def preview(qtbot):
    background = Background()
    preview = DataPreview(background)
    qtbot.addWidget(preview)
    preview.resize(300, 400)
    preview.show()
    yield preview
    background.close(timeout=10)


@pytest.fixture
def pairs(tmp_path):
    """Twelve side-by-side pairs of 32 × 32, one of them cut short."""
    rng = np.random.default_rng(0)
    folder = tmp_path / "pairs" / "train"
    folder.mkdir(parents=True)
    for number in range(12):
        picture = rng.integers(0, 255, (32, 64, 3), np.uint8)
        picture[:, 32:] = 200
        Image.fromarray(picture).save(folder / f"{number}.png")
    (folder / "cut.png").write_bytes((folder / "0.png").read_bytes()[:60])
    return folder.parent


def test_a_folder_is_recognised(preview, pairs, qtbot):
    with qtbot.waitSignal(preview.changed):
        preview.show_data(str(pairs), "auto", 160)
    assert preview.thumbnails.count == 4 and preview.thumbnails.isVisible()
    assert not preview.problem
    assert preview._counts.text() == "11 training pairs · 1 test pair"
    assert [preview.problems.item(row).text() for row in range(preview.problems.count())]
    assert "cut.png" in preview.problems.item(0).text()


def test_answers_are_matched_and_what_has_none_is_left_out(preview, pairs, tmp_path, qtbot):
    answers = tmp_path / "answers"
    answers.mkdir()
    for number in range(9):
        Image.new("RGB", (32, 32)).save(answers / f"{number}.png")
    with qtbot.waitSignal(preview.changed):
        preview.show_data(str(pairs), "auto", 160, answers=str(answers))
    known = preview.known
    assert 7 <= known.sources <= 9, "one of the nine may be a test source"
    said = preview._description.text()
    assert f"Answers in answers: to {known.sources} of 11 training sources." in said
    assert "Sources set aside, since they have no answer:" in said
    with qtbot.waitSignal(preview.changed):
        preview.show_data(str(pairs), "auto", 160, answers=str(tmp_path / "nowhere"))
    assert "nowhere is not a folder of answers" in preview.problem


def test_a_missing_folder_is_a_sentence(preview, tmp_path, qtbot):
    with qtbot.waitSignal(preview.changed):
        preview.show_data(str(tmp_path / "nowhere"), "auto", 160)
    assert "nowhere" in preview.problem
    assert preview.thumbnails.count == 0


def test_only_the_latest_folder_counts(preview, pairs, tmp_path, qtbot):
    preview.show_data(str(tmp_path / "nowhere"), "auto", 160)
    with qtbot.waitSignal(preview.changed):
        preview.show_data(str(pairs), "auto", 160)
    assert not preview.problem and preview.thumbnails.count == 4


def test_the_sample_is_shown_without_a_folder(preview, qtbot):
    with qtbot.waitSignal(preview.changed):
        preview.show_data("", "auto", 48)
    assert preview.thumbnails.count == 4
    assert "48 pairs" in preview._counts.text()


def test_the_sample_is_drawn_once(monkeypatch):
    look_at_sample(16)
    monkeypatch.setattr("core.data.sample.write_sample", lambda *_, **__: pytest.fail("again"))
    assert len(look_at_sample(16).pairs) == 4


def test_published_layouts(shared):
    preview = look_at(shared / "data" / "facades", "auto")
    assert "400 training pairs" in preview.counts and len(preview.pairs) == 4


def test_unpaired_pictures_are_two_sets(preview, pairs, qtbot):
    with qtbot.waitSignal(preview.changed):
        preview.show_data(str(pairs), "left", 160, "unpaired")
    assert preview.thumbnails.count == 4 and not preview.thumbnails._paired
    counts = re.fullmatch(
        r"Training: (\d+) sources and (\d+) targets · test: (\d+) and (\d+)",
        preview._counts.text(),
    )
    assert counts and int(counts[1]) + int(counts[3]) == int(counts[2]) + int(counts[4]) == 12
    preview.grab()


def test_one_folder_is_parted_by_a_pattern(shared):
    preview = look_at(shared / "data" / "camvid", "!0001TP*", "unpaired")
    assert preview.counts == "Training: 305 sources and 54 targets · test: 101 and 8"
    assert not preview.paired and len(preview.pairs) == 4


def test_label_maps_are_shown_in_colours(shared):
    preview = look_at(shared / "data" / "camvid", "auto", "labels")
    assert "367 training pairs" in preview.counts and "classes" in preview.description
    label, photo = preview.pairs[0]
    assert label.shape == photo.shape and len(np.unique(label.reshape(-1, 3), axis=0)) > 3


@pytest.mark.parametrize("pairing", ["pairs", "unpaired", "labels"])
def test_the_sample_serves_every_family(pairing):
    preview = look_at_sample(48, pairing)
    assert len(preview.pairs) == 4 and preview.description.startswith("Built-in sample")
