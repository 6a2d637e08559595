"""The export stage of every family: its files, its numbers, and scripts that run as they are."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.checkpoints.files import load_model
from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.pixels import to_uint8
from core.export import export_candidate
from core.export.onnx import open_session, run_session
from core.metrics.confusion import ConfusionMatrix
from core.metrics.features import extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.nets.batch_norm import has_statistics
from core.nets.styles import styles_for
from core.run.run import Run, SheetFile
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.stages.export import export
from core.translation.models import open_model
from tests.core.data.pictures_on_disk import label_map, put
from tests.core.export.families import (
    CLASSES,
    TABLES,
    chosen_of,
    make_domains,
    make_family_run,
    make_labels,
    recipe_of,
)
from tests.core.export.test_report import Reader

FAMILIES = tuple(TABLES)


class Eye:
    """A segmenter that calls dark pixels class 0 and light ones the last."""

    name, classes = "eye", CLASSES

    def __call__(self, pictures, size=None):
        grey = pictures.float().mean(1) / 255
        return (grey * self.classes).long().clamp(max=self.classes - 1)


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    labels = make_labels(tmp_path_factory.mktemp("data") / "street scenes")
    domains = make_domains(tmp_path_factory.mktemp("data") / "domains")
    return {"unet": labels, "gaugan": labels, "cyclegan": domains, "munit": domains}


@pytest.fixture(scope="module")
def exported(tmp_path_factory, folders, weights):
    """Finished exports of every family, made on first use, with what the stage said."""
    done: dict[str, Run] = {}

    def get(name: str) -> tuple[Run, Path]:
        if name not in done:
            folder = tmp_path_factory.mktemp("runs") / f"a {name}"
            done[name] = make_family_run(folder, recipe_of(name, folders[name], weights))
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("core.stages.export.open_segmenter", _eye)
                list(export(done[name]))
        run = done[name]
        return run, next(run.exports.iterdir())

    return get


def _eye(run, pictures, compute):
    yield from ()
    return Eye() if pictures.classes else None


def facts(folder: Path) -> dict:
    return json.loads((folder / "export.json").read_text(encoding="utf-8"))


def card(folder: Path) -> str:
    return (folder / "MODEL_CARD.md").read_text(encoding="utf-8")


def page(folder: Path) -> str:
    """The text of the report, which is well-formed."""
    return Reader((folder / "report.html").read_text(encoding="utf-8")).text


@pytest.mark.parametrize("name", FAMILIES)
def test_everything_is_written_and_agrees(exported, name):
    run, folder = exported(name)
    written = facts(folder)
    styles = {f"a-{name}-style.onnx"} if name == "munit" else set()
    colours = {"colours.png"} if name == "unet" else set()
    assert {path.name for path in folder.iterdir()} == styles | colours | {
        "MODEL_CARD.md", "export.json", "report.html", "sample.py",
        f"a-{name}.onnx", f"a-{name}.safetensors",
    }  # fmt: skip
    assert set(written["files"]) >= styles | colours
    assert written["parity"]["max_error"] <= 1e-4
    assert written["parity"]["pictures"] == 3
    assert written["network"] == run.recipe.network
    assert written["student"]["macs"] == run.student_cost(run.chosen()).macs
    assert min(written["speed"][key] for key in ("teacher_ms", "student_ms", "onnx_ms")) > 0


@pytest.mark.parametrize("name", FAMILIES)
def test_the_test_pictures_are_measured_as_the_judge_measures(exported, weights, name):
    run, folder = exported(name)
    distances = facts(folder)["distances"]
    student = load_model(folder / f"a-{name}.safetensors")
    pictures, compute = Pictures.of(run.recipe), open_compute(run.recipe.engine)
    features = extractor("squeezenet1_1", weights)
    assert (distances["part"], distances["pictures"]) == ("test", 4 if pictures.paired else 6)
    real = Gaussian.of(features(to_uint8(pictures.test.targets(range(distances["pictures"])))))
    made = []
    for index in range(len(pictures.test)):
        styles = styles_for(student, [index], run.recipe.seed)
        with torch.no_grad():
            made.append(features(to_uint8(student(pictures.test.sources([index]), **styles))))
    distance = frechet_distance(real, np.concatenate(made))
    assert distances["student"] == pytest.approx(distance, rel=1e-4)
    if pictures.paired:
        evaluator = Evaluator(pictures, features, compute, part="test")
        judged = result_of(evaluator.measure(kept_generator(run, "teacher")))
        assert distances["teacher"] == pytest.approx(judged.distance, rel=1e-4)


@pytest.mark.parametrize("name", ["cyclegan", "munit"])
def test_unpaired_distances_are_also_to_all_targets(exported, name):
    run, folder = exported(name)
    distances = facts(folder)["distances"]
    assert (distances["pictures"], distances["generated"]) == (6, 4)
    assert distances["all_targets"]["pictures"] == 14 + 6
    assert distances["all_targets"]["student"] != distances["student"]
    assert distances["floor_pictures"] == 6
    for text in (card(folder), page(folder)):
        assert "4 generated pictures" in text
        assert "6 true test pictures" in text
        assert "ll 20 true pictures of the target domain" in text
    assert "True picture" not in page(folder)
    assert not (run.samples / SheetFile.TRUTH).exists()


def test_paired_distances_are_not(exported):
    distances = facts(exported("gaugan")[1])["distances"]
    assert distances["all_targets"] is None
    assert distances["generated"] is None
    assert distances["floor_pictures"] == 4


def test_a_segmenter_reads_both_networks_and_the_photos(exported):
    run, folder = exported("gaugan")
    segmented = facts(folder)["segmented"]
    assert (segmented["segmenter"], segmented["part"], segmented["pictures"]) == ("eye", "test", 4)
    pictures, matrix = Pictures.of(run.recipe), ConfusionMatrix(CLASSES)
    source, photo = pictures.test.batch(range(4))
    matrix.add(Eye()(to_uint8(photo)).numpy(), source[:, 0].numpy().astype(int))
    assert segmented["photos"]["mean_iou"] == pytest.approx(100 * matrix.mean_iou)
    assert segmented["photos"]["pixel_accuracy"] == pytest.approx(100 * matrix.pixel_accuracy)
    assert segmented["photos"]["class_accuracy"] == pytest.approx(100 * matrix.mean_class_accuracy)
    assert segmented["teacher"] != segmented["student"]
    for text in (card(folder), page(folder)):
        assert "segmenter" in text
        assert "mIoU" in text
    assert facts(exported("munit")[1])["segmented"] is None


@pytest.mark.parametrize("name", ["unet", "gaugan"])
def test_statistics_are_estimated_before_the_supernets_weights_are_exported(exported, name):
    run, folder = exported(name)
    student = load_model(folder / f"a-{name}.safetensors")
    assert has_statistics(student)
    supernet = kept_generator(run, "distill").cut(chosen_of(run.recipe))
    means = [key for key in student.state_dict() if key.endswith("running_mean")]
    moved = [
        not torch.equal(student.state_dict()[key], supernet.state_dict()[key]) for key in means
    ]
    # Layers that give nothing but zeros keep their mean.
    assert sum(moved) > len(moved) / 2


def test_the_card_says_how_to_feed_label_maps(exported):
    text = card(exported("gaugan")[1])
    for said in (
        "`labels` | class numbers, int64, shape (1, height, width)",
        "`instances` | instance numbers, int64",
        "any multiple of 32 from 64 px",
        "There are 5 classes, 0 to 4; the model has seen no other number in",
        "| 0 | sky | `#3b4252` |", "| 1 | road \\| lane |", "| 3 | class 3 |",
        "trunk, head, middle 1", "label maps and photos of “street scenes”",
    ):  # fmt: skip
        assert said in text
    assert "x / 127.5" not in text


def test_the_card_says_how_to_choose_a_style(exported):
    text = card(exported("munit")[1])
    for said in (
        "`style` | float32, shape (1, 8)", "8 numbers of a", "a-munit-style.onnx", "32 × 32 px",
        "its style encoder for ONNX Runtime", "any multiple of 4 from 16 px", "for a given style",
    ):  # fmt: skip
        assert said in text


def test_the_card_of_a_unet_knows_its_sizes_and_its_colours(exported):
    text = card(exported("unet")[1])
    assert "any multiple of 64 from 64 px" in text
    assert "label maps in colours" in text
    assert "inner downs" in text
    assert "| colour | class |" in text and "road" in text
    inputs = open_model(next(exported("unet")[1].glob("*.onnx"))).input_spec
    assert inputs.drawn and len(inputs.palette) == CLASSES and inputs.names[1] == "road | lane"


@pytest.mark.parametrize("name", FAMILIES)
def test_the_report_is_whole(exported, name):
    text = page(exported(name)[1])
    for said in ("Pictures", "What it costs", "How good it is", "The search", "used once"):
        assert said in text
    assert ("road | lane" in text) == (name in ("gaugan", "unet"))


def test_the_report_shows_styles(exported):
    run, folder = exported("munit")
    text = page(folder)
    assert "In several styles" in text
    assert f"This model, style {run.recipe.munit.styles}" in text
    assert "In several styles" not in page(exported("cyclegan")[1])


def test_the_script_runs_on_numbers(exported, tmp_path):
    _, folder = exported("gaugan")
    labels = put(tmp_path / "labels.png", label_map(40, 50, CLASSES + 2))
    instances = put(tmp_path / "inst.png", label_map(40, 50, 9).astype(np.uint16) * 300)
    picture = made_by(folder, tmp_path, labels, instances)
    session = open_session(folder / "a-gaugan.onnx")
    assert picture.shape == (64, 64, 3)
    feeds = {}
    for name, path in (("labels", labels), ("instances", instances)):
        with Image.open(path) as image:
            numbers = image.resize((64, 64), Image.Resampling.NEAREST)
            feeds[name] = np.asarray(numbers).astype(np.int64)[None]
    wanted = (run_session(session, feeds)[0].transpose(1, 2, 0) + 1) * 127.5
    assert np.abs(picture - wanted).max() <= 0.51
    usage = subprocess.run([sys.executable, folder / "sample.py"], capture_output=True, text=True)
    assert "LABELS INSTANCES OUTPUT.png" in usage.stderr


def test_the_script_runs_in_random_styles_and_in_that_of_a_picture(exported, tmp_path):
    _, folder = exported("munit")
    source = put(tmp_path / "in.png", np.full((32, 32, 3), 200, np.uint8))
    other = put(tmp_path / "style.png", np.full((20, 30, 3), (250, 20, 20), np.uint8))
    pictures = [made_by(folder, tmp_path, source, after=style) for style in ([], ["1"], [other])]
    again = made_by(folder, tmp_path, source, after=["0"])
    assert np.array_equal(again, pictures[0])
    assert not np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


@pytest.mark.parametrize("name", ["unet", "cyclegan"])
def test_the_script_runs_on_pictures(exported, tmp_path, name):
    run, folder = exported(name)
    source = put(tmp_path / "in.png", np.full((50, 40, 3), 90, np.uint8))
    assert made_by(folder, tmp_path, source).shape == (run.recipe.data.height,) * 2 + (3,)


def made_by(folder: Path, tmp_path: Path, *inputs: Path, after: list = ()) -> np.ndarray:
    """What sample.py makes of files, run far from the workbench."""
    made = tmp_path / "made.png"
    command = [sys.executable, "-I", folder / "sample.py", *inputs, made, *after]
    subprocess.run(command, check=True, cwd=tmp_path)
    with Image.open(made) as image:
        return np.asarray(image).astype(float)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_candidate_is_exported_without_its_data(exported, monkeypatch, tmp_path, name):
    run, _ = exported(name)

    def gone(*_):
        raise UserError("The folder is gone.")

    with_data = export_candidate(run, run.find_candidate("1"), tmp_path / "with")
    result = facts(with_data)
    assert result["parity"]["pictures"] == 3
    assert result["distances"]["student"] == 30.5
    monkeypatch.setattr("core.export.candidate.Pictures.of", gone)
    if any("running" in key for key in kept_generator(run, "distill").state_dict()):
        with pytest.raises(UserError, match="training pictures of a"):
            export_candidate(run, run.find_candidate("1"), tmp_path / "without")
        return
    result = facts(export_candidate(run, run.find_candidate("1"), tmp_path / "without"))
    assert result["parity"]["max_error"] <= 1e-4
    assert "the true training and held-out pictures" in card(tmp_path / "without")


def test_a_fine_tuned_label_model_is_checked_on_made_up_maps_where_the_data_are_gone(
    exported, monkeypatch, tmp_path
):
    run, folder = exported("gaugan")
    copy = Run(Path(shutil.copytree(run.folder, tmp_path / "copy")))
    tuned = copy.checkpoints / "finetune-{}.safetensors".format("_".join(map(str, run.chosen())))
    shutil.copy(folder / "a-gaugan.safetensors", tuned)

    def gone(*_):
        raise UserError("The folder is gone.")

    monkeypatch.setattr("core.export.candidate.Pictures.of", gone)
    made = export_candidate(copy, copy.find_candidate("1"), tmp_path / "model")
    assert facts(made)["parity"]["about"] == "made-up label maps"
    assert "4 made-up label maps" in card(made)
