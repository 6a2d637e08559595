import os
from functools import partial
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def seeded():
    """Every test draws the same numbers each time, in whatever order it is run."""
    import torch

    torch.manual_seed(0)


@pytest.fixture
def quick_workers(monkeypatch) -> None:
    """Worker processes are forked from one that has imported torch, which takes seconds each.

    `test_executors` begins some as they are begun for a person.
    """
    from core.run import executor
    from tests.core.killing import FORKS, begin_forked_worker

    monkeypatch.setattr(executor, "get_context", lambda _: FORKS)
    begin = partial(begin_forked_worker, os.environ["GCW_HOME"])
    monkeypatch.setattr(executor, "begin_worker", begin)


@pytest.fixture(scope="session")
def model(tmp_path_factory) -> Path:
    """An ONNX model of `network("mobile", CHOSEN, 3)`."""
    from core.export.onnx import write_onnx
    from tests.core.export.example_runs import CHOSEN, network

    path = tmp_path_factory.mktemp("models") / "model.onnx"
    metadata = {"architecture": "_".join(map(str, CHOSEN)), "preprocessing": "x / 127.5 - 1"}
    write_onnx(path, network("mobile", CHOSEN, 3), metadata)
    return path
