"""What every test shares: a quiet machine, a throw-away home, the folder of shared data."""

import gc
import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

REPOSITORY = Path(__file__).resolve().parent.parent
# Few tests that take long each. Begun last, they would leave one of two processes without work.
LONG = ("test_resume", "test_journey.py", "test_first_hour.py", "test_application.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, then those with slow tests; what takes over 0.3 s is slow.

    The fast files are what two processes share out evenly at the end.
    """
    listed = (Path(__file__).parent / "slow_tests.txt").read_text(encoding="utf-8").split()
    for item in items:
        if item.nodeid.startswith(tuple(listed)):
            item.add_marker("slow")
    with_slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (not item.path.name.startswith(LONG), item.path not in with_slow))


def pytest_collection_finish() -> None:
    """What was imported stays: the searches for cycles, one a run that ends, pass over it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of golden vectors, weights and real pictures that lies beside the checkout."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "golden").is_dir():
        pytest.skip("the shared folder with golden vectors and data is not beside the checkout")
    return folder


@pytest.fixture
def no_gradients():
    """Within, torch keeps none."""
    import torch

    with torch.no_grad():
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_torch_thread() -> None:
    import torch

    torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch) -> None:
    """Settings, caches and runs of a test never touch those of the person who runs it."""
    monkeypatch.setenv("GCW_HOME", str(tmp_path / "home"))
