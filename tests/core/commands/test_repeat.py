"""One recipe with several seeds, and what they say together."""

import json
import statistics

import pytest

from core.commands import main
from core.commands.repeat import NUMBERS, summary_page
from core.recipe.file import dump_recipe
from core.run.run import Run
from tests.core.tiny import tiny_recipe

SMALL = {
    "data": {"sample_pairs": 16},
    "teacher": {"epochs": 1, "decay_epochs": 0},
    "distill": {"epochs": 1, "decay_epochs": 0},
    "search": {"evaluations": 4},
    "finetune": {"epochs": 1, "decay_epochs": 0},
    "export": {"latency_repeats": 3},
}


@pytest.fixture(scope="module")
def repeated(tmp_path_factory):
    """Two seeds, one of them begun before; and what the command printed."""
    folder = tmp_path_factory.mktemp("repeat")
    recipe, into = folder / "small.toml", folder / "runs"
    recipe.write_text(dump_recipe(tiny_recipe(**SMALL)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(folder / "home"))
        command = ["repeat", str(recipe), "--seeds", "2", "--into", str(into)]
        assert main([*command, "--set", "search.evaluations=3"]) == 0
        stamps = {path: path.stat().st_mtime_ns for path in into.glob("seed-*/export/*/*")}
        assert main([*command, "--set", "search.evaluations=3"]) == 0
    return into, stamps


def test_finished_seeds_are_not_run_again(repeated):
    into, stamps = repeated
    assert sorted(path.name for path in into.glob("seed-*")) == ["seed-233", "seed-234"]
    assert stamps and stamps == {path: path.stat().st_mtime_ns for path in stamps}
    assert [Run(path).recipe.seed for path in sorted(into.glob("seed-*"))] == [233, 234]


def test_the_summary_has_mean_and_sd_of_the_final_numbers(repeated):
    into, _ = repeated
    document = json.loads((into / "summary.json").read_text())
    exports = [json.loads(path.read_text()) for path in sorted(into.rglob("export.json"))]
    result = [export["distances"]["student"] for export in exports]
    assert document["seeds"] == [233, 234]
    assert document["numbers"]["distances.student"] == {
        "mean": pytest.approx(statistics.fmean(result)),
        "sd": pytest.approx(statistics.stdev(result)),
        "n": 2,
    }
    assert document["numbers"]["parameters_ratio"]["mean"] > 1
    assert "segmented.student.mean_iou" not in document["numbers"]
    assert [run["architecture"] for run in document["runs"]] == [e["architecture"] for e in exports]


def test_the_page_says_that_encoders_differ(repeated):
    into, _ = repeated
    page = (into / "summary.md").read_text()
    assert "2 seeds" in page and "Final numbers on the test pictures" in page
    assert "an encoder of its own" in page and "| Channels |" in page


def test_one_seed_has_no_spread():
    row = {
        "seed": 3,
        "part": "test",
        "features": "inception",
        "architecture": "4_4",
        "numbers": {path: 1.5 for path in NUMBERS},
    }
    numbers = {path: {"mean": 1.5, "sd": None, "n": 1} for path in NUMBERS}
    known = {"recipe": "r", "numbers": numbers, "runs": [row], "comparable": True}
    page = summary_page(known)
    assert "±" not in page.split("|", 1)[1] and "features inception" in page


def test_a_recipe_that_waits_for_a_person_is_refused(tmp_path, capsys):
    recipe = tmp_path / "ask.toml"
    recipe.write_text(dump_recipe(tiny_recipe(finetune={"choice": "ask"})))
    assert main(["repeat", str(recipe), "--into", str(tmp_path / "runs")]) == 1
    assert "finetune.choice" in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()


def test_seeds_done_at_once_come_to_the_same(repeated, tmp_path, quick_workers):
    into, _ = repeated
    command = ["repeat", str(into.parent / "small.toml"), "--seeds", "2", "--workers", "2"]
    more = ["--into", str(tmp_path / "at-once"), "--set", "search.evaluations=3"]
    assert main([*command, *more]) == 0
    result, known = (
        json.loads((folder / "summary.json").read_text())["runs"]
        for folder in (tmp_path / "at-once", into)
    )
    for one, other in zip(result, known, strict=True):
        assert one["architecture"] == other["architecture"]
        assert one["numbers"]["distances.student"] == other["numbers"]["distances.student"]
