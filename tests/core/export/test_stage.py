"""The export stage: what it writes, what it measures, stopping it and going on."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from core.checkpoints.files import load_model
from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import finetuned_name, kept_generator
from core.evaluation.pictures import ImageSplit, Pictures
from core.export.onnx import open_session, run_session
from core.metrics.features import extractor
from core.recipe.file import dump_recipe
from core.run.events import Notice, Planned, Step
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.generators import result_of
from core.stages.export import export
from tests.core.export.example_runs import CHOSEN, add_finetuned, make_recipe, make_run

NAME = "4_4_8_4_8_4_4_4"


def exported(run: Run):
    return run.exports / NAME


def facts(run: Run) -> dict:
    return json.loads((exported(run) / "export.json").read_text(encoding="utf-8"))


def with_recipe(run: Run, recipe) -> Run:
    (run.folder / "recipe.toml").write_text(dump_recipe(recipe), encoding="utf-8")
    return Run(run.folder)


def test_writes_everything_and_the_files_agree(run):
    add_finetuned(run)
    events = list(export(run))
    planned = next(event for event in events if isinstance(event, Planned))
    numbers = [event.number for event in events if isinstance(event, Step)]
    assert numbers == list(range(1, planned.total + 1))
    assert {path.name for path in exported(run).iterdir()} == {
        "MODEL_CARD.md", "colours.png", "export.json", "report.html", "sample.py",
        "tiny-run.onnx", "tiny-run.safetensors",
    }  # fmt: skip
    student = kept_generator(run, finetuned_name(CHOSEN))
    picture = Pictures.of(run.recipe).holdout.batch([0])[0]
    with torch.no_grad():
        wanted = student(picture)
        assert torch.equal(load_model(exported(run) / "tiny-run.safetensors")(picture), wanted)
    outcome = run_session(open_session(exported(run) / "tiny-run.onnx"), {"input": picture.numpy()})
    assert np.abs(outcome - wanted.numpy()).max() <= 1e-4
    last = events[-1]
    assert isinstance(last, Notice)
    assert "fewer MACs" in last.sentence


def test_measures_what_the_judge_measures(run):
    list(export(run))
    distances = facts(run)["distances"]
    pictures, compute = Pictures.of(run.recipe), open_compute(run.recipe.engine)
    search = run.recipe.search
    features = extractor(search.features, Path(search.weights))
    evaluator = Evaluator(pictures, features, compute, part="test")
    assert distances["part"] == "test"
    assert distances["pictures"] == 4
    # The judge may draw several pictures at once, and then a pixel may round the other way.
    supernet = kept_generator(run, "distill")
    for name, network in (
        ("teacher", kept_generator(run, "teacher")),
        ("student", supernet.cut(CHOSEN)),
    ):
        wanted = result_of(evaluator.measure(network)).distance
        assert distances[name] == pytest.approx(wanted, rel=1e-4)
    assert distances["floor_pictures"] == 4
    assert 0 < distances["floor"] < distances["student"]


def test_says_what_it_costs_in_both_conventions(run):
    list(export(run))
    written = facts(run)
    for side in ("teacher", "student"):
        assert written[side]["paper_macs"] > written[side]["macs"] > 0
    assert written["paper_macs_ratio"] == pytest.approx(
        written["teacher"]["paper_macs"] / written["student"]["paper_macs"]
    )
    speed = written["speed"]
    assert speed["threads"] == 1
    assert min(speed["teacher_ms"], speed["student_ms"], speed["onnx_ms"]) > 0
    assert written["parity"]["max_error"] <= 1e-4
    assert written["files"]["tiny-run.onnx"] == (exported(run) / "tiny-run.onnx").stat().st_size


def test_stopped_anywhere_it_goes_on_and_does_nothing_twice(run, monkeypatch):
    stage = export(run)
    while not (isinstance(event := next(stage), Step) and event.number == 14):
        pass
    stage.close()
    assert not (exported(run) / "export.json").exists()
    assert list(exported(run).glob("*.onnx")) == []

    def never(*_):
        raise AssertionError("this was done before")

    monkeypatch.setattr("core.stages.export.write_weights", never)
    monkeypatch.setattr("core.stages.export.write_onnx_files", never)
    monkeypatch.setattr("core.stages.export.measure_speed", never)
    list(export(run))
    assert facts(run)["speed"]["repeats"] == 30
    assert (exported(run) / "tiny-run.onnx").is_file()
    assert not (exported(run) / ".unfinished").exists()


def test_killed_while_it_was_put_in_place_it_goes_on(run, monkeypatch):
    def killed(unfinished):
        (unfinished / "MODEL_CARD.md").rename(unfinished.parent / "MODEL_CARD.md")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("core.stages.export.commit_folder", killed)
        with pytest.raises(KeyboardInterrupt):
            list(export(run))
    assert not (exported(run) / "export.json").exists()
    list(export(run))
    assert facts(run)["files"].keys() >= {"MODEL_CARD.md", "report.html", "tiny-run.onnx"}


def test_is_safe_to_run_again(run):
    list(export(run))
    first = facts(run)
    add_finetuned(run)
    list(export(run))
    second = facts(run)
    assert second["weights"] != first["weights"]
    assert second["distances"]["student"] != first["distances"]["student"]
    assert second["distances"]["teacher"] == first["distances"]["teacher"]


def test_weights_that_fine_tuning_did_not_improve_are_named_so(run):
    add_finetuned(run, kept=False)
    list(export(run))
    assert facts(run)["weights"] == "as in the supernet (fine-tuning did not help)"


def test_without_onnx(run, data, weights):
    run = with_recipe(run, make_recipe(data, weights, onnx=False))
    list(export(run))
    assert not list(exported(run).glob("*.onnx"))
    assert not (exported(run) / "sample.py").exists()
    assert facts(run)["parity"] is None
    assert facts(run)["speed"]["onnx_ms"] is None


def test_without_test_pictures_it_says_so(tmp_path, data, weights, monkeypatch):
    run = make_run(tmp_path / "run", make_recipe(data, weights))
    of = Pictures.of.__func__

    def without(cls, *of_what):
        result = of(cls, *of_what)
        result.test_part = ImageSplit([], [])
        return result

    monkeypatch.setattr(Pictures, "of", classmethod(without))
    notices = [event for event in export(run) if isinstance(event, Notice)]
    assert notices[0].level == "warning"
    assert "no test pictures" in notices[0].sentence
    assert facts(run)["distances"]["part"] == "held-out"
    assert "held-out pictures" in (exported(run) / "MODEL_CARD.md").read_text(encoding="utf-8")
