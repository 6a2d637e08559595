"""Run folders that are in the way, damaged, read-only, or of another recipe."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path
from unittest.mock import Mock

import pytest

from core.commands import main
from core.engine.execution import execute, explain
from core.engine.job import stages_job
from core.recipe.file import dump_recipe
from core.run.folders import new_run_folder
from core.run.record import Record
from core.run.run import Run
from core.runtime.errors import UserError
from tests.core.tiny import tiny_recipe


@pytest.fixture
def run(tmp_path) -> Run:
    return Run.create(tmp_path / "run", tiny_recipe())


def test_a_file_or_a_folder_of_other_things_is_not_made_a_run(tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full" / "checkpoints").mkdir(parents=True)
    (tmp_path / "full" / "checkpoints" / "mine.pt").write_text("mine")
    for name in ("file", "full"):
        with pytest.raises(UserError, match=name):
            Run.create(tmp_path / name, tiny_recipe())
    with pytest.raises(UserError, match=r"below.*cannot be written"):
        Run.create(tmp_path / "file" / "below", tiny_recipe())


def test_a_run_is_named_as_every_system_allows(tmp_path):
    recipe = tiny_recipe().model_copy(update={"name": 'maps: 2nd "try"?.'})
    assert new_run_folder(tmp_path, recipe).name[11:] == "maps--2nd--try--"


def test_a_run_whose_making_was_killed_is_made_again(run):
    (run.folder / "recipe.toml").unlink()
    again = Run.create(run.folder, tiny_recipe())
    assert again.state() == "new" and again.recipe == tiny_recipe()
    with pytest.raises(UserError, match="not empty"):
        Run.create(run.folder, tiny_recipe())


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400, None])
def test_a_record_that_is_lost_or_damaged_is_named_and_never_begun_anew(run, content, capsys):
    path = run.folder / "run.sqlite"
    path.unlink() if content is None else path.write_bytes(content)
    for left in ("-wal", "-shm"):
        Path(f"{path}{left}").unlink(missing_ok=True)
    with pytest.raises(UserError, match=r"run\.sqlite"):
        next(execute(run))
    assert not run.is_running()
    assert main(["front", str(run.folder), "--json"]) == 1
    said = capsys.readouterr()
    assert "run.sqlite" in said.err and '"error"' in said.out


def test_a_record_damaged_inside_fails_with_a_sentence(run):
    path = run.folder / "run.sqlite"
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    job = stages_job(run, "teacher")
    job.start()
    assert job.wait(60) and job.error is not None
    assert "run.sqlite" in job.error.sentence
    assert not run.is_running()


def test_a_damaged_recipe_is_named(run, capsys):
    (run.folder / "recipe.toml").write_text("= broken")
    assert main(["front", str(run.folder)]) == 1
    assert "recipe.toml is not valid TOML" in capsys.readouterr().err


def test_a_record_on_a_disk_that_nobody_may_write_is_read(run, monkeypatch):
    connect = sqlite3.connect

    def refusing(path, **given):
        if "uri" in given:
            return connect(path, **given)
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(sqlite3, "connect", refusing)
    with pytest.raises(UserError, match="readonly"):
        run.record()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with run.record() as record:
        assert [stage.state for stage in record.stages()] == ["pending"] * 5
    with pytest.raises(UserError, match="readonly"):
        Record(run.folder / "run.sqlite", write=True)


def test_what_a_killed_run_had_not_put_into_its_record_is_read_from_an_archive(
    run, tmp_path, monkeypatch
):
    with run.record(write=True) as record:
        record.set_fact("last", "words")
        shutil.copytree(run.folder, tmp_path / "archive")
    refused = sqlite3.OperationalError("attempt to write a readonly database")
    monkeypatch.setattr("core.run.record_file._shared", Mock(side_effect=refused))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Run(tmp_path / "archive").record() as record:
        assert record.fact("last") == "words"


def test_a_run_goes_on_with_its_own_recipe_only(tmp_path, capsys, monkeypatch):
    from core.commands import run as verb

    monkeypatch.setattr(verb, "execute", lambda *_: iter(()))
    recipe, other = tmp_path / "mine.toml", tmp_path / "other.toml"
    recipe.write_text(dump_recipe(tiny_recipe()))
    other.write_text(dump_recipe(tiny_recipe(search={"evaluations": 7})))
    into = ["--into", str(tmp_path / "run")]
    set_seven = ["--set", "seed=7"]

    def refused(*arguments: str) -> bool:
        main(["run", *arguments, *into])
        return "another recipe" in capsys.readouterr().err

    assert not refused(str(recipe), *set_seven)
    assert not refused(str(recipe), *set_seven), "the same again"
    assert not refused(str(recipe)), "the same file, settings left out"
    assert not refused(str(tmp_path / "run" / "recipe.toml")), "its own frozen copy"
    assert refused(str(recipe), "--set", "seed=8")
    assert refused(str(other)) and refused(str(other), *set_seven)
    assert Run(tmp_path / "run").recipe.seed == 7


def test_refusals_of_the_system_are_sentences():
    explained = explain(PermissionError(errno.EACCES, "Permission denied", "/data/1.png"))
    assert "/data/1.png" in explained.sentence and explained.action
    full = explain(OSError(errno.ENOSPC, "No space left", "/runs/x"))
    assert "disk is full" in full.sentence
