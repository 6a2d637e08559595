"""A TorchScript file from a stranger is a program: no verb runs it, and each says so."""

import argparse
from pathlib import Path

import pytest

from core.commands import _parser, main
from core.live.networks import LoadedNetworks
from core.live.request_slot import RequestSlot
from core.recipe.fields import fields
from core.recipe.file import dump_recipe
from core.run.run import Run
from core.runtime.errors import UserError
from tests.core.runtime.hostile import program_that_writes
from tests.core.tiny import tiny_recipe

FILES = [field.path for field in fields() if field.picker == "file"]
# What each verb is given; {program}, {recipe}, {run} (whose teacher is the program), {into}.
RECIPE_VERBS = {"run": "{recipe} --into {into} --until teacher", "estimate": "{recipe}"}
TRIED = {
    "window": ["--run {program}", "--recipe {program}"],
    "start": [],  # takes no file
    "recipe": ["show {program}"],
    "sample-data": ["{program}"],
    "cost": ["--network {program}"],
    "run": ["{program} --into {into}", "{recipe} --into {run}"],
    "repeat": [
        "{program} --into {into}",
        "{recipe} --into {into} --seeds 2 --set teacher.checkpoint={program}",
    ],
    "estimate": ["{program}"],
    "queue": ["add {program}", "add {recipe}"],
    "front": ["{program}", "{run}"],
    "check": ["{program}", "{run}"],
    "evaluate": ["{program} 4_4_4_4_4_4_4_4", "{run} 4_4_4_4_4_4_4_4"],
    "judge": ["{program} 4_4_4_4_4_4_4_4", "{run} 4_4_4_4_4_4_4_4"],
    "latency": ["{program}", "{run}"],
    "ranking": ["{program}", "{run}"],
    "race": ["{program}", "{run}"],
    "lengthen": [
        "{program} teacher --epochs 1 --into {into}",
        "{run} teacher --epochs 1 --into {into}",
    ],
    "export": ["{program} --candidate 1", "{run} --candidate 1 --into {into}"],
    "distance": [
        "{program} {program} --features lite2",
        "{folder} {folder} --features squeezenet1_1 --weights {program}",
        "{folder} {folder} --features inception --weights {program}",
    ],
    "inspect": ["{program}"],
    "import": ["{program} --into {into}/x.safetensors", "{run} --into {into}/x.safetensors"],
    "translate": ["{program} {folder} {into}"],
}
SAYS_WHAT_IT_IS = ("inspect", "queue", "front", "cost", "recipe", "estimate")
"""These need not end with an error: they open no weights, or say what a file is."""


@pytest.fixture(params=[False, True], ids=["plain", "hidden"])
def places(request, tmp_path):
    """The program, and a recipe, a run, a folder of pictures for the verbs."""
    program = program_that_writes(tmp_path / "program.pt", tmp_path / "written", request.param)
    short = {"epochs": 1, "decay_epochs": 0, "batch_size": 8, "evaluations": 1}
    recipe = tiny_recipe(teacher=short, search={"encoder_steps": 1})
    (tmp_path / "tiny.toml").write_text(dump_recipe(recipe))
    run = Run.create(tmp_path / "run", recipe)
    for name in ("teacher", "distill"):
        (run.checkpoints / f"{name}.safetensors").write_bytes(program.read_bytes())
    (run.checkpoints / "teacher.state.pt").write_bytes(program.read_bytes())
    assert main(["sample-data", str(tmp_path / "sample"), "--pairs", "4", "--size", "32"]) == 0
    return {
        "program": program, "recipe": tmp_path / "tiny.toml", "run": run.folder,
        "into": tmp_path / "into", "folder": tmp_path / "sample" / "train" / "photo",
        "written": tmp_path / "written",
    }  # fmt: skip


def code_of(arguments: list[str], paths: dict[str, Path]) -> int:
    return main([word.format(**paths) for word in arguments])


def verbs() -> set[str]:
    actions = _parser()._actions
    return set(next(a for a in actions if isinstance(a, argparse._SubParsersAction)).choices)


def test_every_verb_is_tried():
    assert set(TRIED) == verbs() and set(RECIPE_VERBS) < verbs()


def test_no_verb_runs_a_program(places, capsys):
    for verb, lines in TRIED.items():
        for line in lines:
            capsys.readouterr()
            code = code_of([verb, *line.split()], places)
            said = "".join(capsys.readouterr())
            assert not places["written"].exists(), f"{verb} {line} ran the program"
            assert "Traceback" not in said, f"{verb} {line}: {said}"
            assert code or verb in SAYS_WHAT_IT_IS, f"{verb} {line} ended with {code}: {said}"
            assert said.strip(), f"{verb} {line} said nothing"


@pytest.mark.parametrize("places", [True], ids=["hidden"], indirect=True)
def test_no_key_of_a_recipe_runs_a_program(places, capsys):
    assert len(FILES) >= 5
    for key in FILES:
        for verb, line in RECIPE_VERBS.items():
            places["into"] = places["into"].parent / f"into-{verb}-{key}"
            words = [verb, *line.split(), "--set", f"{key}={places['program']}"]
            code_of(words, places)
            said = "".join(capsys.readouterr())
            assert not places["written"].exists(), f"{key} lets {verb} run the program"
            assert "Traceback" not in said, f"{verb} with {key}: {said}"


def test_the_playground_opens_no_program(places, tmp_path):
    networks = LoadedNetworks(Run(places["run"]), RequestSlot())
    for network in (None, (4,) * 8):
        with pytest.raises(UserError, match="safetensors"):
            networks.open(network)
    assert not places["written"].exists()
