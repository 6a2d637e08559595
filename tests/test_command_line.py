"""The command line, as a person or a script uses it."""

import io
import json
import shlex
import signal
import subprocess
import sys
from argparse import _SubParsersAction

import numpy as np
import pytest
from PIL import Image

from core.commands import _parser, main
from core.recipe.file import dump_recipe, parse_recipe, reference_page, shipped_recipes
from core.recipe.recipe import STAGES
from core.run.events import StageChanged
from core.run.folders import runs_in
from core.run.run import Run
from core.runtime.paths import runs_home
from tests.conftest import REPOSITORY
from tests.core.tiny import tiny_recipe


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A tiny run, from recipe file to export, made by the command itself."""
    folder = tmp_path_factory.mktemp("cli")
    recipe = folder / "tiny.toml"
    recipe.write_text(dump_recipe(tiny_recipe()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(folder / "home"))
        assert main(["run", str(recipe), "--into", str(folder / "run"), "--until", "teacher"]) == 0
        # In a process of its own: libraries that write to the terminal must not join the document.
        command = [sys.executable, "main.py", "run", str(recipe), "--into", str(folder / "run")]
        done = subprocess.run(
            [*command, "--json"], cwd=REPOSITORY, capture_output=True, text=True, timeout=200
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["stages"]["export"] == "done"
    return folder


def test_a_recipe_is_redirected_in_utf8_whatever_the_system_writes(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert main(["recipe", "reference"]) == 0
    sys.stdout.flush()
    assert written.getvalue().decode() == reference_page()


def read(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_a_finished_run_says_so_and_is_not_run_again(finished, capsys):
    recipe = str(finished / "tiny.toml")
    assert main(["run", recipe, "--into", str(finished / "run"), "--json"]) == 0
    document = read(capsys)
    assert set(document["stages"].values()) == {"done"}
    assert document["chosen"] and document["export"]


def test_another_recipe_is_not_run_into_the_same_folder(finished, capsys):
    arguments = ["run", str(finished / "tiny.toml"), "--into", str(finished / "run")]
    assert main([*arguments, "--set", "seed=7"]) == 1
    assert "another recipe" in capsys.readouterr().err


@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_stops_and_the_same_command_goes_on(tmp_path, monkeypatch, capsys, presses):
    from core.commands import run as verb

    recipe, handler = tmp_path / "tiny.toml", signal.getsignal(signal.SIGINT)
    recipe.write_text(dump_recipe(tiny_recipe()))
    command = ["run", str(recipe), "--into", str(tmp_path / "run"), "--until", "teacher", "--json"]
    steps = []

    def pressed(_, stage, event):
        steps.append(event)
        if len(steps) == 8:
            for _ in range(presses):
                signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(verb._Progress, "event", pressed)
    assert main(command) == 130
    assert Run(tmp_path / "run").state() == "stopped"
    assert signal.getsignal(signal.SIGINT) == handler
    out = capsys.readouterr().out
    assert (json.loads(out)["stages"]["teacher"] if presses == 1 else out) in ("stopped", "")
    assert main(command) == 0
    assert read(capsys)["stages"]["teacher"] == "done"


def test_front_lists_every_candidate(finished, capsys):
    assert main(["front", str(finished / "run"), "--json"]) == 0
    document = read(capsys)
    assert len(document["candidates"]) == 12
    assert document["features"].startswith("encoder(")
    best = min(document["candidates"], key=lambda row: row["metric"])
    assert best["on_front"]
    for row in document["candidates"]:
        assert row["paper_macs"] > row["macs"] > 0 and row["latency_ms"] > 0
        beaten = any(
            other["metric"] < row["metric"] and other["macs"] <= row["macs"]
            for other in document["candidates"]
        )
        assert row["on_front"] != beaten or not beaten


def test_the_front_is_timed_and_shown(finished, capsys):
    run = str(finished / "run")
    assert main(["latency", run, "--repeats", "2", "--json"]) == 0
    document = read(capsys)
    times = document["ms"]
    assert document["conditions"]["threads"] == 1 and times["teacher"][0] > 0
    assert main(["front", run, "--json"]) == 0
    rows = read(capsys)["candidates"]
    assert {row["architecture"] for row in rows if row["on_front"]} == set(times) - {"teacher"}
    for row in rows:
        assert [row["timed_ms"], row["timed_spread_ms"]] == times.get(
            row["architecture"], [None, None]
        )
    assert main(["front", run]) == 0
    assert "ms ± " in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--repeats", "1"], ["--threads", "0"]])
def test_a_senseless_timing_is_refused(finished, wrong):
    with pytest.raises(SystemExit):
        main(["latency", str(finished / "run"), *wrong])


def test_a_candidate_is_exported_and_translates_pictures(finished, tmp_path, capsys):
    assert main(["front", str(finished / "run"), "--json"]) == 0
    candidate = read(capsys)["candidates"][2]
    run = str(finished / "run")
    into = tmp_path / "model"
    arguments = ["export", run, "--candidate", candidate["architecture"], "--into", str(into)]
    assert main([*arguments, "--format", "onnx"]) == 0
    capsys.readouterr()
    model = next(into.rglob("*.onnx"))
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for size in ((32, 32), (50, 41)):
        Image.new("RGB", size, "teal").save(pictures / f"{size[0]}.png")
    assert main(["translate", str(model), str(pictures), str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["32.png", "50.png"]
    assert Image.open(tmp_path / "out" / "50.png").size == (50, 41)


def test_cost_names_the_published_networks(capsys):
    arguments = ["cost", "--network", "sub_mobile_resnet_9blocks", "--json"]
    assert main([*arguments, "--channels", "16_16_32_16_32_32_16_16", "--size", "256x256"]) == 0
    assert read(capsys) == {"macs": 1845755904, "paper_macs": 2546204672, "parameters": 356867}
    assert main(["cost", "--network", "unheard_of"]) == 1
    assert "unheard_of" in capsys.readouterr().err


def test_sample_data_and_distance(tmp_path, capsys, shared):
    assert main(["sample-data", str(tmp_path / "s"), "--pairs", "15", "--size", "64"]) == 0
    capsys.readouterr()
    photos, test = tmp_path / "s" / "train" / "photo", tmp_path / "s" / "test" / "photo"
    weights = ["--features", "squeezenet1_1"]
    weights += ["--weights", str(shared / "weights" / "squeezenet1_1.pth"), "--json"]
    assert main(["distance", str(photos), str(photos), *weights]) == 0
    same = read(capsys)
    assert main(["distance", str(photos), str(test), *weights]) == 0
    other = read(capsys)
    assert abs(same["distance"]) < 1e-6 < other["distance"]
    assert (other["n_a"], other["n_b"]) == (12, 3) and "squeezenet1_1" in other["features"]
    assert other["uncertainty"] > 0
    kept = tmp_path / "new" / "real.npz"
    assert main(["distance", str(photos), str(test), *weights, "--write", str(kept)]) == 0
    assert read(capsys)["distance"] == other["distance"]
    for side, n in ((test, 3), (kept, 12)):
        assert main(["distance", str(kept), str(side), *weights]) == 0
        again = read(capsys)
        assert (again["n_a"], again["n_b"]) == (12, n)
        assert again["distance"] == pytest.approx(other["distance"] if n == 3 else 0, abs=1e-3)
    for score in ("kid", "mind"):
        assert main(["distance", str(photos), str(test), *weights, "--score", score]) == 0
        assert read(capsys)["name"] != other["name"]
    assert main(["distance", str(kept), str(test), *weights, "--score", "kid"]) == 1


def test_the_published_zebra_generator_is_imported_and_runs(tmp_path, capsys, shared):
    model = tmp_path / "new" / "zebra.safetensors"
    weights = shared / "weights" / "horse2zebra_compressed_net_G.pth"
    arguments = ["import", str(weights), "--network", "sub_mobile_resnet_9blocks"]
    channels = ["--channels", "16_16_32_16_32_32_16_16"]
    assert main([*arguments, *channels, "--into", str(model)]) == 0
    wrong = ["--channels", "16_16_32_16_32_32_16_24"]
    assert main([*arguments, *wrong, "--into", str(tmp_path / "no.safetensors")]) == 1
    assert not (tmp_path / "no.safetensors").exists()
    golden = np.load(shared / "golden" / "horse2zebra_compressed.npz")
    horses = tmp_path / "horses"
    horses.mkdir()
    Image.fromarray(golden["x_horse_u8"]).save(horses / "horse.png")
    assert main(["translate", str(model), str(horses), str(tmp_path / "zebras")]) == 0
    result = np.asarray(Image.open(tmp_path / "zebras" / "horse.png")).astype(float)
    wanted = (golden["y_horse"][0].transpose(1, 2, 0) + 1) * 127.5
    assert np.abs(result - wanted).max() <= 0.51


def test_the_sample_runs_without_a_display(monkeypatch, tmp_path):
    from core.commands import window

    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    started = []
    monkeypatch.setattr("core.commands.run.carry_out", lambda *given: started.append(given) or 0)
    assert not window.has_display()
    assert main(["start", "--into", str(tmp_path / "run")]) == 0
    recipe, folder = started[0]
    assert recipe.name == "sample" and recipe.finetune.choice == "best"
    assert folder == tmp_path / "run"
    assert main(["start"]) == 0
    assert started[1][1].parent == runs_home()


def test_start_without_a_display_goes_on_with_what_it_began(monkeypatch, tmp_path, capsys):
    from core.commands import run as verb
    from core.commands import window

    monkeypatch.setenv("GCW_HOME", str(tmp_path))
    monkeypatch.setattr(window, "has_display", lambda: False)
    monkeypatch.setattr(window, "shipped_recipe", lambda _: tiny_recipe())

    def pressed(_, stage, event):
        if event == StageChanged(stage, "running"):
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(verb._Progress, "event", pressed)
    other = runs_home() / "begun-by-run"
    (tmp_path / "tiny.toml").write_text(dump_recipe(tiny_recipe()))
    assert main(["run", str(tmp_path / "tiny.toml"), "--into", str(other)]) == 130
    assert main(["start"]) == 130
    begun = next(folder for folder in runs_in(runs_home()) if folder != other)
    (runs_home() / "damaged").mkdir()
    (runs_home() / "damaged" / "recipe.toml").write_text("nothing")

    assert "The same command resumes it." in capsys.readouterr().out
    assert main(["start"]) == 130
    said = capsys.readouterr().out
    assert f"resuming the sample in {begun}" in said and "--into FOLDER begins a new one" in said
    with Run(begun).record(write=True) as record:
        for name in STAGES:
            record.set_stage(name, state="done")
    assert main(["start"]) == 130
    assert f"running the sample into {begun}-2" in capsys.readouterr().out
    assert main(["start", "--into", str(tmp_path / "named")]) == 130
    assert Run(tmp_path / "named").state() == "stopped"


def test_recipes_are_listed_and_shown(capsys):
    assert main(["recipe", "list"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in shipped_recipes())
    assert main(["recipe", "show", "sample"]) == 0
    assert parse_recipe(capsys.readouterr().out).name == "sample"
    assert main(["recipe", "show"]) == 1 and main(["recipe", "show", "nothing"]) == 1


def test_the_recipe_page_in_the_docs_is_the_declaration(capsys):
    assert main(["recipe", "reference"]) == 0
    assert (REPOSITORY / "docs" / "recipe.md").read_text(
        encoding="utf-8"
    ) == capsys.readouterr().out


BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, *rest):
        if name.split(".")[0] in ("PySide6", "pyqtgraph", "shiboken6", "workbench"):
            raise ImportError("no screen here")
sys.meta_path.insert(0, Blocker())
import importlib, pkgutil, core
for module in pkgutil.walk_packages(core.__path__, "core."):
    importlib.import_module(module.name)
from core.commands import main
assert main(["cost", "--network", "resnet_9blocks", "--json"]) == 0
"""

WITHOUT_TORCH = """
import sys
from core.commands import main
assert main(["cost", "--network", "resnet_9blocks", "--json"]) == 0
assert main(["recipe", "list"]) == 0
import core.run.run, core.engine.execution, core.data.layouts, core.data.sample, core.export
assert "torch" not in sys.modules
"""


def test_every_verb_and_every_argument_is_explained():
    verbs = next(act for act in _parser()._actions if isinstance(act, _SubParsersAction)).choices
    assert len(verbs) > 20
    for name, verb in verbs.items():
        assert verb.description[0].isupper() and verb.description.endswith("."), name
        for argument in verb._actions:
            assert argument.help, f"{name} {argument.dest}"
        if verb.epilog:
            words = shlex.split(verb.epilog.partition(" > ")[0])[2:]
            # An alias has the example of its verb.
            assert verbs[words[0]] is verb and _parser().parse_args(words)


@pytest.mark.parametrize("code", [BLOCKED, WITHOUT_TORCH], ids=["no Qt", "no torch"])
def test_what_the_engine_does_without(code):
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
