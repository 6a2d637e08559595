"""A run folder that is damaged in many ways: what is said of it, and what is mended."""

import shutil
import sqlite3

import pytest

from core.commands import main
from core.engine.check import look_over, repair
from core.engine.execution import execute
from core.run.run import Run
from core.runtime.errors import UserError
from tests.core.broken_runs import BREAKING
from tests.core.killing import numbers
from tests.core.tiny import tiny_recipe

UNMENDABLE = {"record of the future"}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    run = Run.create(tmp_path_factory.mktemp("check") / "run", tiny_recipe())
    for _ in execute(run, "distill"):
        pass
    return run


@pytest.fixture
def run(finished, tmp_path):
    return Run(shutil.copytree(finished.folder, tmp_path / "run"))


def test_a_sound_run_has_nothing_wrong(run, capsys):
    assert look_over(run.folder) == []
    assert main(["check", str(run.folder)]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out


@pytest.mark.parametrize("way", BREAKING)
def test_what_is_broken_is_said_and_mended_and_the_run_goes_on(way, run, capsys):
    BREAKING[way](run.folder)
    if way in UNMENDABLE:
        assert main(["check", str(run.folder)]) == 1
        return
    assert main(["check", str(run.folder)]) == 1
    assert "error: " in capsys.readouterr().out
    assert main(["check", str(run.folder), "--repair"]) == 0, capsys.readouterr().out
    again = Run(run.folder)
    with_stages = {s.name: s.state for s in again.record().stages()}
    assert with_stages["teacher"] == with_stages["distill"] == "done"
    assert look_over(run.folder) == []


def test_rows_that_can_be_read_are_kept(run):
    before = numbers(run.folder)
    db = sqlite3.connect(run.folder / "run.sqlite", isolation_level=None)
    db.execute("INSERT INTO scalars (stage, step, name, value) VALUES ('teacher', 'x', 'a', 1)")
    db.execute("INSERT INTO candidates VALUES (1, 'odd', 1, 1, 1, 1.0, 1.0, 'f', 1, NULL, NULL)")
    db.execute("INSERT INTO facts VALUES ('floor', '{')")
    db.close()
    (finding,) = look_over(run.folder)
    assert "2 more flaws" in finding.sentence
    repair(run.folder)
    assert look_over(run.folder) == [] and numbers(run.folder) == before
    assert (run.folder / "run.sqlite.damaged").is_file()


def test_damaged_and_missing_weights_are_named(run):
    path = run.checkpoints / "teacher.safetensors"
    content = bytearray(path.read_bytes())
    content[-9] ^= 1
    path.write_bytes(content)
    (run.checkpoints / "distill.safetensors").unlink()
    said = " ".join(finding.sentence for finding in look_over(run.folder))
    assert "distill.safetensors is missing" in said and "teacher.safetensors is damaged" in said


def test_leftovers_are_swept(run):
    (run.checkpoints / ".x.1-0123abcd.tmp").write_bytes(bytes(999))
    assert "999 bytes" in look_over(run.folder)[0].sentence
    assert "999 bytes" in repair(run.folder)[0] and look_over(run.folder) == []


def test_what_a_mended_recipe_shows_is_mended_with_it(run):
    (run.folder / "recipe.toml").write_text("[data")
    (run.checkpoints / ".x.1-0123abcd.tmp").write_bytes(bytes(999))
    said = repair(run.folder)
    assert len(said) == 2 and "recipe" in said[0] and "999 bytes" in said[1]
    assert look_over(run.folder) == []


def test_what_is_run_by_another_process_is_not_repair(run):
    (run.checkpoints / ".x.1-0123abcd.tmp").write_bytes(bytes(999))
    lock = run.lock()
    try:
        with pytest.raises(UserError, match="another process"):
            repair(run.folder)
    finally:
        lock.release()
