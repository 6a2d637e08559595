"""A folder of answers as the teacher, from the pictures to the exported model."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.engine.check import look_over
from core.engine.execution import execute
from core.evaluation.evaluator import Evaluator, open_features
from core.evaluation.pictures import Pictures
from core.run.run import Run, SheetFile
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from tests.core.data.pictures_on_disk import drawing, labelled, noise, put, two_folders
from tests.core.tiny import variant

SIDE = 32


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("GCW_HOME", str(tmp_path / "home"))
    torch.set_num_threads(1)


def data_of(name: str, folder: Path) -> Path:
    """Pictures of a family; test sources in a folder of their own."""
    if name == "gaugan":
        for split, count in (("train", 10), ("test", 3)):
            labelled(folder, count, tuple(f"{split}_{part}" for part in ("label", "img")), 4, 64)
    elif name == "pix2pix":
        for split, count in (("train", 10), ("test", 3)):
            two_folders(folder / split, count)
    else:
        for part, count, draw in (("trainA", 10, drawing), ("trainB", 12, noise),
                                  ("testA", 3, drawing), ("testB", 4, noise)):  # fmt: skip
            for number in range(count):
                put(folder / part / f"{number:02d}.png", draw(SIDE, SIDE, number))
    return folder


def answer(sources: Path, folder: Path, side: int, but: int = 0) -> Path:
    """What a black box makes of sources: noise of another seed; to all `but` the last."""
    files = sorted(sources.iterdir())
    for number, source in enumerate(files[: len(files) - but]):
        put(folder / f"{source.stem}.png", noise(side, side, 1000 + number))
    return folder


def recipe_of(name: str, data: Path, answers: Path):
    return variant(
        name,
        data={"folder": str(data), "jitter": 0.125},
        teacher={"answers": str(answers)},
        distill={"lambda_distill": 0},
        finetune={"lambda_distill": 0},
        losses={"perceptual": 0, "energy": 0, "wavelet": 1},
        search={"evaluations": 4},
    )


SOURCES = {
    "pix2pix": "{split}/drawing",
    "cyclegan": "{split}A",
    "cut": "{split}A",
    "gaugan": "{split}_label",
}


@pytest.mark.parametrize("name", list(SOURCES))
def test_from_a_folder_of_answers_to_an_exported_model(tmp_path, name):
    data = data_of(name, tmp_path / "data")
    side = 64 if name == "gaugan" else SIDE
    sources = data / SOURCES[name].format(split="train")
    answers = answer(sources, tmp_path / "answers", side, but=2)
    run = Run.create(tmp_path / "run", recipe_of(name, data, answers))
    for _ in execute(run):
        pass
    with run.record() as record:
        stages = {stage.name: stage.state for stage in record.stages()}
        assert run.teacher(record) is None
        assert run.teacher_cost(record) is None
        said = " ".join(item.notice.sentence for item in record.notices())
        judged = record.facts("teacher_distance")
    assert set(stages.values()) == {"done"}
    assert "to 8 of 10 training sources" in said
    assert "set aside, since they have no answer: 2" in said
    assert judged["distance"] > 0
    assert judged["latency_ms"] is None
    assert not list(run.checkpoints.glob("teacher*"))
    assert not (run.checkpoints / "distill-adaptors.safetensors").exists()
    export = next(run.exports.iterdir())
    written = json.loads((export / "export.json").read_text(encoding="utf-8"))
    assert written["teacher"] is None
    assert written["speed"]["teacher_ms"] is None
    assert written["speed"]["student_ms"] > 0
    assert written["distances"]["teacher"] is None, "the test sources have no answers"
    assert written["distances"]["student"] > 0
    card = (export / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "MACs of the teacher not known" in card
    assert "Answers in answers: to 8 of 10 training sources." in card.replace("\\", "")
    assert look_over(run.folder) == []


def test_answers_to_the_test_sources_are_judged_as_they_are(tmp_path):
    data = data_of("cyclegan", tmp_path / "data")
    for split in ("train", "test"):
        answer(data / f"{split}A", tmp_path / "answers" / split, SIDE)
    run = Run.create(tmp_path / "run", recipe_of("cyclegan", data, tmp_path / "answers"))
    for _ in execute(run):
        pass
    export = next(run.exports.iterdir())
    written = json.loads((export / "export.json").read_text(encoding="utf-8"))
    assert written["distances"]["teacher"] > 0
    pictures, compute = Pictures.of(run.recipe), open_compute(run.recipe.engine)
    features = result_of(open_features(run, pictures, compute))
    evaluator = Evaluator(pictures, features, compute, part="test")
    wanted = result_of(evaluator.measure_answers(pictures.test_answers)).distance
    assert written["distances"]["teacher"] == pytest.approx(wanted, rel=1e-4)
    # The sheet of the teacher is the answers to the fixed pictures, one beside the other.
    with Image.open(run.samples / SheetFile.TEACHER) as sheet:
        tiles = np.split(np.asarray(sheet.convert("RGB")), sheet.width // SIDE, axis=1)
    known = pictures.held_answers.answers
    for place, tile in zip(pictures.fixed_indices(), tiles, strict=True):
        with Image.open(known[place].path) as file:
            assert np.array_equal(tile, np.asarray(file.convert("RGB")))


def test_a_run_of_answers_is_trained_longer_from_its_supernet(tmp_path):
    from core.run.lengthening import lengthened_recipe

    data = data_of("cyclegan", tmp_path / "data")
    answers = answer(data / "trainA", tmp_path / "answers", SIDE)
    run = Run.create(tmp_path / "run", recipe_of("cyclegan", data, answers))
    for _ in execute(run, "distill"):
        pass
    longer = Run.create(tmp_path / "longer", lengthened_recipe(run, "distill", 1, 0))
    for _ in execute(longer, "distill"):
        pass
    with longer.record() as record:
        assert record.steps("distill", "G_recon")


def test_too_few_answers_stop_the_run_before_it_begins(tmp_path):
    data = data_of("cyclegan", tmp_path / "data")
    answers = answer(data / "trainA", tmp_path / "answers", SIDE, but=8)
    run = Run.create(tmp_path / "run", recipe_of("cyclegan", data, answers))
    with pytest.raises(UserError, match="answers to 2 of 10 training sources"):
        list(execute(run))
