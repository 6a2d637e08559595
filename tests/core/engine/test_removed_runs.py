"""A run folder that a person removes or renames while it runs, or while it is shown."""

import shutil

import pytest

from core.engine.execution import execute
from core.run.run import Run
from core.runtime.errors import UserError
from tests.core.tiny import tiny_recipe


@pytest.mark.parametrize("how", ["removed", "renamed"])
def test_a_folder_that_goes_away_ends_the_run_and_does_not_come_back(how, tmp_path):
    run = Run.create(tmp_path / "run", tiny_recipe(teacher={"epochs": 200}))
    events = execute(run, "teacher")
    for _ in range(6):
        next(events)
    if how == "removed":
        shutil.rmtree(run.folder)
    else:
        run.folder.rename(tmp_path / "other")
    with pytest.raises(UserError, match="was removed or renamed"):
        for _ in events:
            pass
    assert not run.folder.exists()
    assert not run.is_running()
    with pytest.raises(UserError, match="was removed"):
        next(execute(run))
    run.log("a line")
    assert not run.folder.exists()
    if how == "renamed":
        moved = Run(tmp_path / "other")
        assert moved.state() == "failed" and moved.record().stage("teacher").done >= 1
