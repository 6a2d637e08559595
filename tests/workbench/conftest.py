"""Runs to show, made once; each test gets its own copy."""

import shutil
from pathlib import Path

import pytest

from core.run import Run
from tests.workbench.fake_run import make_run


@pytest.fixture(scope="session")
def _made_runs(tmp_path_factory) -> dict[str, Path]:
    home = tmp_path_factory.mktemp("made")
    return {
        "finished": make_run(home / "finished").folder,
        "waiting": make_run(home / "waiting", until="search").folder,
    }


@pytest.fixture
def finished_run(_made_runs, tmp_path) -> Run:
    """A run that is done from teacher to export, with 60 candidates."""
    return Run(shutil.copytree(_made_runs["finished"], tmp_path / "finished"))


@pytest.fixture
def waiting_run(_made_runs, tmp_path) -> Run:
    """A run that waits for a person to choose a point on the front."""
    return Run(shutil.copytree(_made_runs["waiting"], tmp_path / "waiting"))
