"""The built-in sample is drawn once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.data import sample
from core.evaluation import data_folder
from core.evaluation.data_folder import sample_folder
from core.recipe.data import Data
from core.runtime.cancellation import Cancelled, cancelling_when

DATA = Data(sample_pairs=16, height=32, width=32)


@pytest.fixture
def drawn(monkeypatch) -> list[int]:
    """How many scenes were drawn, a one for each."""
    result, draw = [], sample.draw
    monkeypatch.setattr(sample, "draw", lambda *given: result.append(1) or draw(*given))
    return result


def test_panels_and_engine_that_ask_at_once_wait_for_one_drawing(drawn):
    with ThreadPoolExecutor(3) as several:
        folders = set(several.map(lambda _: sample_folder(DATA, 0), range(3)))
    assert len(folders) == 1
    assert len(drawn) == 16


def test_a_run_halts_while_the_sample_is_drawn_and_draws_it_later(drawn):
    with pytest.raises(Cancelled), cancelling_when(lambda: len(drawn) == 2):
        sample_folder(DATA, 0)
    assert (sample_folder(DATA, 0) / "complete").is_file()


def test_a_run_halts_while_another_draws(drawn, monkeypatch):
    begun, may_end, write = threading.Event(), threading.Event(), data_folder.write_sample

    def slow(*given):
        begun.set()
        assert may_end.wait(10)
        return write(*given)

    monkeypatch.setattr(data_folder, "write_sample", slow)
    with ThreadPoolExecutor(1) as other:
        drawing = other.submit(sample_folder, DATA, 0)
        assert begun.wait(10)
        with pytest.raises(Cancelled), cancelling_when(lambda: True):
            sample_folder(DATA, 0)
        may_end.set()
        assert drawing.result(10).is_dir()
