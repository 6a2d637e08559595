"""`main.py queue`: what it lists, adds, and works through."""

import json

import pytest

from core.commands import main
from core.library.queue import Queue
from core.recipe.file import dump_recipe
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError


@pytest.fixture
def names(tmp_path) -> list[str]:
    (tmp_path / "mine.toml").write_text(dump_recipe(Recipe(name="mine")))
    runs = [Run.create(tmp_path / name, Recipe()) for name in ("one", "two")]
    return [str(tmp_path / "mine.toml"), *[str(run.folder) for run in runs]]


@pytest.fixture
def engine(monkeypatch) -> dict[str, str]:
    """How each run ends, by its name; those that are not named are done."""
    ends: dict[str, str] = {}

    def executed(run: Run, *_: object) -> None:
        state = ends.get(run.name, "done")
        with run.record(write=True) as record:
            for stage in run.recipe.stages:
                record.set_stage(stage, state=state)
        if state == "failed":
            raise UserError("The disk is full.", "Free some space.")

    monkeypatch.setattr("core.commands.queue.executed", executed)
    return ends


def states(capsys) -> list[str]:
    return list(json.loads(capsys.readouterr().out)["runs"].values())


def test_runs_and_recipes_are_added_and_listed(names, capsys):
    assert main(["queue", "list"]) == 0
    assert "empty" in capsys.readouterr().out
    assert main(["queue", "add", *names, "--set", "seed=7"]) == 0
    assert main(["queue", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out.split("\n", 3)[-1])["runs"]
    assert [row["state"] for row in rows] == ["new"] * 3
    assert Run(Queue().read().paths[0]).recipe == Recipe(name="mine", seed=7)
    assert main(["queue", "add"]) == 1
    Queue().hold("halted")
    capsys.readouterr()
    assert main(["queue", "list"]) == 0
    assert capsys.readouterr().out.startswith("Paused because a run was stopped: ")


def test_an_error_is_passed_over_or_stops(names, engine, capsys):
    main(["queue", "add", *names])
    engine["one"] = "failed"
    capsys.readouterr()
    assert main(["queue", "run", "--json"]) == 1
    assert states(capsys) == ["done", "failed", "done"] and Queue().read().folders == ()
    main(["queue", "add", *names[1:]])
    capsys.readouterr()
    assert main(["queue", "run", "--json", "--stop-at-error"]) == 1
    assert states(capsys) == ["failed"] and Queue().read().held == "failed"


def test_stopping_leaves_the_rest_queued(names, engine, capsys):
    main(["queue", "add", *names[1:]])
    engine["one"] = "stopped"
    assert main(["queue", "run"]) == 130
    assert len(Queue().read().folders) == 2 and Queue().read().held == "halted"
    lock = Queue().driver()
    assert main(["queue", "run"]) == 1
    lock.release()
