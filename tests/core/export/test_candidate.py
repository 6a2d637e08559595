"""Any candidate of a run, exported to a folder of the person's choice."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from core.export import export_candidate
from core.export.onnx import ParityError
from core.recipe.recipe import Recipe
from core.run.run import SheetFile
from core.runtime.errors import UserError
from tests.core.export.example_runs import AFTER, CHOSEN, SIZE, add_finetuned


def facts(folder) -> dict:
    return json.loads((folder / "export.json").read_text(encoding="utf-8"))


def test_writes_a_checked_model_with_its_papers(run, tmp_path):
    folder = export_candidate(run, run.find_candidate("1"), tmp_path / "new" / "model")
    assert folder == tmp_path / "new" / "model"
    assert {path.name for path in folder.iterdir()} == {
        "MODEL_CARD.md", "colours.png", "export.json", "report.html", "sample.py",
        "tiny-run.onnx", "tiny-run.safetensors",
    }  # fmt: skip
    written = facts(folder)
    assert written["architecture"] == "4_4_4_4_4_4_4_4"
    assert written["distances"]["part"] == "held-out"
    assert written["distances"]["student"] == 30.5
    assert written["parity"]["max_error"] <= 1e-4


def test_takes_the_fine_tuned_weights_where_there_are_some(run, tmp_path):
    candidate = run.find_candidate("2")
    assert candidate.candidate.architecture == CHOSEN
    before = facts(export_candidate(run, candidate, tmp_path / "before"))
    add_finetuned(run)
    after = facts(export_candidate(run, candidate, tmp_path / "after"))
    assert before["weights"].startswith("as in the supernet")
    assert after["weights"].startswith("fine-tuned")
    assert after["distances"]["student"] == AFTER


def test_one_format_alone(run, tmp_path):
    candidate = run.find_candidate("1")
    weights = export_candidate(run, candidate, tmp_path / "w", onnx=False)
    assert {p.suffix for p in weights.iterdir()} == {".safetensors", ".json", ".md", ".html"}
    onnx = export_candidate(run, candidate, tmp_path / "o", safetensors=False)
    assert not list(onnx.glob("*.safetensors"))
    with pytest.raises(UserError, match="No format"):
        export_candidate(run, candidate, tmp_path / "n", onnx=False, safetensors=False)


def test_the_sample_script_runs_as_it_is(run, tmp_path):
    folder = export_candidate(run, run.find_candidate("1"), tmp_path / "model")
    Image.new("RGB", (50, 40), "red").save(tmp_path / "in.jpg")
    Image.fromarray(np.eye(40, dtype=np.uint8)).save(tmp_path / "classes.png")
    for source in ("in.jpg", "classes.png"):
        command = [
            sys.executable,
            "-I",
            folder / "sample.py",
            tmp_path / source,
            tmp_path / "new" / "o.png",
        ]
        subprocess.run(command, check=True, cwd=tmp_path)
        with Image.open(tmp_path / "new" / "o.png") as made:
            assert (made.size, made.mode) == ((SIZE, SIZE), "RGB")
    (tmp_path / "no.png").write_text("no picture")
    command = [sys.executable, folder / "sample.py", tmp_path / "no.png", tmp_path / "p.png"]
    wrong = subprocess.run(command, capture_output=True, text=True)
    assert wrong.returncode == 1 and "no.png cannot be read: " in wrong.stderr
    assert "Traceback" not in wrong.stderr
    usage = subprocess.run([sys.executable, folder / "sample.py"], capture_output=True, text=True)
    assert usage.returncode == 1
    assert "INPUT OUTPUT.png" in usage.stderr


def test_needs_no_data_any_more(run, tmp_path, monkeypatch):
    def gone(*_):
        raise UserError("The folder is gone.")

    monkeypatch.setattr("core.export.candidate.Pictures.of", gone)
    folder = export_candidate(run, run.find_candidate("3"), tmp_path / "model")
    assert facts(folder)["parity"]["pictures"] == 2
    (run.samples / SheetFile.INPUT).unlink()
    with pytest.raises(UserError, match=r"input\.png"):
        export_candidate(run, run.find_candidate("3"), tmp_path / "other")


def test_again_replaces_and_leaves_nothing_stale(run, tmp_path):
    candidate = run.find_candidate("1")
    export_candidate(run, candidate, tmp_path / "model")
    export_candidate(run, candidate, tmp_path / "model", onnx=False)
    assert not (tmp_path / "model" / "tiny-run.onnx").exists()
    assert not (tmp_path / "model" / "sample.py").exists()


def test_never_overwrites_what_is_not_its_own(run, tmp_path):
    (tmp_path / "sample.py").write_text("mine")
    with pytest.raises(UserError, match=r"sample\.py that no export wrote"):
        export_candidate(run, run.find_candidate("1"), tmp_path)
    assert (tmp_path / "sample.py").read_text() == "mine"
    export_candidate(run, run.find_candidate("1"), tmp_path / "model")
    with pytest.raises(UserError, match="holds the export of 4_4_4_4_4_4_4_4"):
        export_candidate(run, run.find_candidate("2"), tmp_path / "model")


def test_a_folder_that_is_a_file(run, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        export_candidate(run, run.find_candidate("1"), tmp_path / "file")


def test_a_failed_check_leaves_nothing_behind(run, tmp_path, monkeypatch):
    def differs(*_):
        raise ParityError("It differs.")

    monkeypatch.setattr("core.export.candidate.write_onnx_files", differs)
    with pytest.raises(UserError, match="It differs"):
        export_candidate(run, run.find_candidate("1"), tmp_path / "model")
    assert list((tmp_path / "model").iterdir()) == []


def test_weights_that_are_gone_are_named(run, tmp_path):
    shutil.rmtree(run.checkpoints)
    with pytest.raises(UserError, match=r"distill\.safetensors"):
        export_candidate(run, run.find_candidate("1"), tmp_path / "model")


def test_knowing_of_export_costs_no_torch():
    code = "import sys, core.export, core.export.metadata; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_search_by_another_score_says_which(run, tmp_path):
    recipe = run.recipe.model_dump()
    recipe["search"]["score"] = "mind"
    run.recipe = Recipe.model_validate(recipe)
    folder = export_candidate(run, run.find_candidate("1"), tmp_path / "model", onnx=False)
    assert facts(folder)["distances"]["score"] == "mind"
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "MIND to" in card and "Fréchet" not in card
