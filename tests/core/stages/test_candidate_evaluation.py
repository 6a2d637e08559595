"""One more candidate, judged as the search judged the others."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
import torch

from core.commands import main
from core.engine.execution import execute
from core.engine.job import side_job
from core.evaluation.kept_networks import keep_generator
from core.nets.network_config import create
from core.recipe.plan import recipe_inputs, supernet_config, teacher_config
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.stages.candidate_evaluation import check_can_evaluate, evaluate_architecture
from tests.core.tiny import tiny_recipe

RECIPE = tiny_recipe(search={"evaluations": 3, "method": "random"}, finetune={"choice": "ask"})


@pytest.fixture(scope="module")
def searched(tmp_path_factory) -> Iterator[Run]:
    """A run whose networks were never trained, and whose search was."""
    home = tmp_path_factory.mktemp("searched")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(home / "home"))
        run = Run.create(home / "run", RECIPE)
        teacher = teacher_config(RECIPE, recipe_inputs(RECIPE))
        torch.manual_seed(0)
        keep_generator(run, "teacher", create(teacher), "a teacher")
        keep_generator(run, "distill", create(supernet_config(teacher, RECIPE)), "a supernet")
        with run.record(write=True) as record:
            for stage in ("teacher", "distill"):
                record.set_stage(stage, state="done")
        for _ in execute(run, "search"):
            pass
        yield run


@pytest.fixture
def run(searched, tmp_path) -> Run:
    return Run(shutil.copytree(searched.folder, tmp_path / "run"))


@pytest.fixture(autouse=True)
def _same_home(searched, monkeypatch) -> None:
    monkeypatch.setenv("GCW_HOME", str(searched.folder.parent / "home"))


def candidates(run):
    with run.record() as record:
        result = record.candidates()
    return result


def forget_last(run):
    """As if the search had not met its last candidate."""
    last = candidates(run)[-1].candidate
    with closing(sqlite3.connect(run.folder / "run.sqlite")) as db:
        db.execute("DELETE FROM candidates WHERE id = (SELECT max(id) FROM candidates)")
        db.commit()
    (run.samples / SheetFile.candidate(last.architecture)).unlink()
    return last


def fresh(run):
    """An architecture that the search did not meet."""
    return next(
        a for a in [(8,) * 3 + (4,) * 5, (4,) * 8, (8, 4, 4, 4, 4, 4, 8, 8), (4,) * 7 + (8,)]
        if all(item.candidate.architecture != a for item in candidates(run))
    )  # fmt: skip


def test_it_gets_the_numbers_that_the_search_gave_it(run):
    before = forget_last(run)
    result = result_of(evaluate_architecture(run, before.architecture)).candidate
    assert replace(result, latency_ms=0) == replace(before, latency_ms=0)
    assert candidates(run)[-1].candidate == result
    assert (run.samples / SheetFile.candidate(before.architecture)).is_file()
    with run.record() as record:
        assert record.source(result.architecture) == "person"
        assert record.source(candidates(run)[0].candidate.architecture) == "search"
        assert "Added by hand" in record.notices()[-1].notice.sentence
    assert not run.is_running()


def test_one_that_is_known_is_not_judged_again(run):
    known = candidates(run)
    assert result_of(evaluate_architecture(run, known[0].candidate.architecture)) == known[0]
    assert candidates(run) == known


def test_closed_at_any_event_it_leaves_nothing_or_all(run):
    wanted, before = fresh(run), candidates(run)
    for count in range(1, 4):
        judging = evaluate_architecture(run, wanted)
        for _ in range(count):
            next(judging)
        judging.close()
        assert candidates(run) == before and not run.is_running()
    result_of(evaluate_architecture(run, wanted))
    assert candidates(run)[-1].candidate.architecture == wanted


def test_a_search_that_goes_on_asks_for_the_same_as_without_it(run):
    undisturbed = {item.candidate.architecture for item in candidates(run)}
    forget_last(run)
    wanted = fresh(run)
    result_of(evaluate_architecture(run, wanted))
    with run.record(write=True) as record:
        record.set_stage("search", state="stopped")
    for _ in execute(run, "search"):
        pass
    result = {item.candidate.architecture for item in candidates(run)}
    assert result == undisturbed | {wanted}


def test_the_engine_stops_when_it_is_asked_and_goes_on_later(run):
    wanted = fresh(run)
    first = side_job(run, "judging", lambda: evaluate_architecture(run, wanted))
    first.stop()
    first.start()
    assert first.wait(10) and first.is_stopped and first.error is None
    second = side_job(run, "judging", lambda: evaluate_architecture(run, wanted))
    second.start()
    assert second.wait(30) and second.outcome.candidate.architecture == wanted


def test_what_cannot_be_judged_says_why(run, tmp_path):
    with pytest.raises(UserError, match="not trained for width 7 at position 2"):
        result_of(evaluate_architecture(run, (4, 4, 7, 4, 4, 4, 4, 4)))
    with pytest.raises(UserError, match="8 widths"):
        result_of(evaluate_architecture(run, (4,) * 10))
    with closing(sqlite3.connect(run.folder / "run.sqlite")) as db:
        db.execute("UPDATE candidates SET features = 'encoder(other)'")
        db.commit()
    with pytest.raises(UserError, match="can't be compared"):
        check_can_evaluate(run)
    with pytest.raises(UserError, match="can't be compared"):
        result_of(evaluate_architecture(run, fresh(run)))
    new = Run.create(tmp_path / "new", RECIPE)
    with pytest.raises(UserError, match="no supernet yet"):
        result_of(evaluate_architecture(new, (4,) * 8))
    assert not new.is_running()


def test_the_verb_scores_and_prints_what_it_found(run, capsys):
    wanted = fresh(run)
    name = "_".join(map(str, wanted))
    assert main(["evaluate", str(run.folder), name]) == 0
    assert f"Candidate 4 of run: {name}" in capsys.readouterr().out
    assert main(["judge", str(run.folder), "4_4_4"]) == 1, "the verb's name in earlier versions"
    assert (run.samples / SheetFile.candidate(wanted)).is_file()
