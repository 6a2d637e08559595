"""What the tests of export share: pictures, feature weights and one ONNX model, each made once."""

import shutil
from pathlib import Path

import pytest

from core.run.run import Run
from tests.core.export.example_runs import make_data, make_recipe, make_run, make_weights


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    return make_data(tmp_path_factory.mktemp("data") / "scenes")


@pytest.fixture(scope="session")
def weights(tmp_path_factory) -> Path:
    return make_weights(tmp_path_factory.mktemp("weights") / "squeezenet.pth")


@pytest.fixture(scope="session")
def searched(tmp_path_factory, data, weights) -> Path:
    """The folder of a run after its search; tests take a copy."""
    return make_run(tmp_path_factory.mktemp("runs") / "tiny", make_recipe(data, weights)).folder


@pytest.fixture
def run(tmp_path, searched) -> Run:
    shutil.copytree(searched, tmp_path / "tiny run")
    return Run(tmp_path / "tiny run")
