"""Answers of a black box: which is whose, what is set aside, how they are cut."""

import numpy as np
import pytest
import torch

from core.data.answers import AnsweredPictures, AnswerPictures, source_file, with_answers
from core.data.batches import Batches
from core.data.layouts import recognise
from core.data.pictures import PairedPictures, UnpairedPictures
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import drawing, noise, put, side_by_side, truncated


def inverted(folder, sources, name="{stem}.png"):
    """A black box that turns black to white, one file a source."""
    from PIL import Image

    for source in sources:
        with Image.open(source) as picture:
            pixels = np.asarray(picture.convert("RGB"))
        put(folder / name.format(stem=source.stem), 255 - pixels)
    return folder


@pytest.fixture
def domains(tmp_path):
    for name, count, draw in (("trainA", 8, drawing), ("trainB", 9, noise), ("testA", 3, drawing),
                              ("testB", 3, noise)):  # fmt: skip
        for number in range(count):
            put(tmp_path / "data" / name / f"{number:02d}.png", draw(32, 32, number))
    return tmp_path / "data"


def test_answers_go_by_name_and_test_sources_stay_without(domains, tmp_path):
    layout = recognise(domains, pairing="unpaired")
    files = [source_file(source) for source in layout.train_sources]
    answers = inverted(tmp_path / "answers", files, "{stem}_fake.jpg")
    kept, found = with_answers(layout, answers)
    assert kept is layout
    assert [path.name for path in (found.of[file].path for file in files)] == [
        f"{number:02d}_fake.jpg" for number in range(8)
    ]
    assert found.to(layout.test_sources) is None, "test sources of equal names are not meant"
    assert "Answers in answers: to 8 of 8 training sources." in found.description
    assert "Matched 8 by names without what all of a side begin or end with." in found.description
    assert "Answers to 0 of 3 test sources." in found.description


def test_folders_train_and_test_of_answers_are_those_of_the_sources(domains, tmp_path):
    layout = recognise(domains, pairing="unpaired")
    for part, sources in (("train", layout.train_sources), ("test", layout.test_sources)):
        inverted(tmp_path / "answers" / part, [source_file(source) for source in sources])
    _, found = with_answers(layout, tmp_path / "answers")
    assert len(found.to(layout.test_sources)) == 3
    assert found.to(layout.test_sources)[0].path.parent.name == "test"
    assert found.to(layout.train_sources)[0].path.parent.name == "train"


def test_what_has_no_answer_is_set_aside_and_counted(domains, tmp_path):
    layout = recognise(domains, pairing="unpaired")
    files = [source_file(source) for source in layout.train_sources]
    answers = inverted(tmp_path / "answers", files[:6])
    put(answers / "99.png", noise(32, 32))
    truncated(answers / "00.png", noise(32, 32))
    put(answers / "01.png", noise(32, 64))
    kept, found = with_answers(layout, answers)
    assert len(kept.train_sources) == 4
    assert len(kept.train_targets) == 9
    assert "to 4 of 8 training sources" in found.description
    assert "no answer: 4 (00.png, 01.png, 06.png, …)" in found.description
    assert "Answers of no source: 1 (99.png)." in found.description
    said = " ".join(problem.sentence for problem in found.problems)
    assert "00.png" in said
    assert "01.png is 64 × 32 px, but its source 01.png is 32 × 32 px, another shape" in said


RESULTS = {
    "CycleGAN": ("{}_real_A.png", "{}_fake_B.png", "{}_rec_A.png", "{}_fake_A.png"),
    "one direction": ("{}_real.png", "{}_fake.png"),
    "pix2pixHD": ("{}_input_label.jpg", "{}_synthesized_image.jpg", "{}_real_image.jpg"),
    "folders": ("images/real_A/{}.png", "images/fake_B/{}.png", "images/idt_B/{}.png"),
    "pix2pix-tensorflow": ("{}-inputs.png", "{}-outputs.png", "{}-targets.png"),
    "beside the source": ("{}.png", "{}_out.png"),
    "from B to A alone": ("{}_real_B.png", "{}_fake_A.png", "other{}_fake_B.png"),
}


@pytest.mark.parametrize("program", RESULTS)
def test_of_a_programs_results_what_it_made_counts(domains, tmp_path, program):
    layout = recognise(domains, pairing="unpaired")
    stems = [source_file(source).stem for source in layout.train_sources]
    given, made, *others = RESULTS[program]
    for place, stem in enumerate(stems):
        for name in (given, made, *others):
            put(tmp_path / "answers" / name.format(stem), noise(32, 32, place))
    _, found = with_answers(layout, tmp_path / "answers")
    known = {source.stem: answer.path for source, answer in found.of.items()}
    assert known == {stem: tmp_path / "answers" / made.format(stem) for stem in stems}
    assert "are taken as the answers; left: 8 " in found.description
    assert "Answers of no source" not in found.description


def test_too_few_answers_are_refused(domains, tmp_path):
    layout = recognise(domains, pairing="unpaired")
    files = [source_file(source) for source in layout.train_sources]
    answers = inverted(tmp_path / "answers", files[:3])
    with pytest.raises(UserError, match=r"answers to 3 of 8 training sources; at least 4"):
        with_answers(layout, answers)
    with pytest.raises(UserError, match="is not a folder of answers"):
        with_answers(layout, tmp_path / "nowhere")


def test_towns_of_sources_may_be_one_folder_of_answers(tmp_path):
    for index, town in enumerate(("aachen", "bochum")):
        for number in range(4):
            name = f"{town}{number}"
            put(tmp_path / "data" / "trainA" / town / f"{name}.png", drawing(32, 32, index))
            put(tmp_path / "data" / "trainB" / f"{name}.png", noise(32, 32, index))
            put(tmp_path / "answers" / f"{name}.png", noise(32, 32, number))
    layout = recognise(tmp_path / "data", pairing="unpaired")
    _, found = with_answers(layout, tmp_path / "answers")
    assert len(found.of) == 8


@pytest.mark.parametrize("paired", [True, False])
def test_an_answer_is_cut_and_mirrored_as_its_source(domains, tmp_path, paired):
    if paired:
        layout = recognise(side_by_side(tmp_path / "pairs", 10), "right")
        both = [PairedPictures(layout.train, 32).batch([i])[0] for i in range(len(layout.train))]
        for pair, source in zip(layout.train, both, strict=True):
            pixels = ((source[0].permute(1, 2, 0) + 1) * 127.5).round().numpy().astype(np.uint8)
            put(tmp_path / "answers" / f"{pair.source.stem}.png", 255 - pixels)
        pictures = PairedPictures(layout.train, 32, 40)
    else:
        layout = recognise(domains, pairing="unpaired")
        inverted(tmp_path / "answers", [one.path for one in layout.train_sources])
        pictures = UnpairedPictures(layout.train.sources, layout.train.targets, 32, 40)
    layout, found = with_answers(layout, tmp_path / "answers")
    answers = AnswerPictures(found.to(layout.train_sources), 32, 40, 2**20)
    with Batches(AnsweredPictures(pictures, answers), 4, seed=3, augment=True) as batches:
        seen = [batches.at(step) for step in range(3)]
    with Batches(pictures, 4, seed=3, augment=True) as plain:
        for step, batch in enumerate(seen):
            same = plain.at(step)
            assert torch.equal(batch.source, same.source)
            assert torch.equal(batch.target, same.target)
            assert same.answer is None
            # Bicubic enlarging overshoots and is cut off, on either side alike.
            assert (batch.answer + batch.source).abs().max() <= 2 / 127.5
