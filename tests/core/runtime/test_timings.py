"""The numbers measured on this machine, kept for every process."""

import os
import signal
import subprocess
import sys

import pytest

from core.runtime import timings
from core.runtime.errors import UserError
from core.runtime.paths import cache_home
from core.runtime.timings import Timings, machine
from tests.conftest import REPOSITORY

WHAT = {"latency": {"class": "ResNetGenerator", "architecture": [1, 2]}, "threads": 1}


def test_a_number_is_found_again_whatever_the_order_of_what():
    with Timings() as kept:
        assert kept.find(WHAT) is None
        kept.keep(WHAT, {"median_ms": 1.5})
    with Timings() as kept:
        assert kept.find(dict(reversed(WHAT.items()))) == {"median_ms": 1.5}
        assert kept.find({**WHAT, "threads": 2}) is None
        kept.keep(WHAT, 2)
        assert kept.find(WHAT) == 2


def test_another_machine_has_numbers_of_its_own(monkeypatch):
    with Timings() as kept:
        kept.keep(WHAT, 1)
        monkeypatch.setattr(timings, "machine", lambda: "another")
        assert kept.find(WHAT) is None


def test_the_machine_is_told_by_processor_cores_and_torch():
    import torch

    assert machine().endswith(f"{os.cpu_count()} cores, torch {torch.__version__.split('+')[0]}")


def test_two_write_at_the_same_time():
    with Timings() as one, Timings() as other:
        for number in range(20):
            one.keep({"n": number}, number)
            other.keep({"n": number + 100}, number)
        assert one.find({"n": 119}) == other.find({"n": 19}) == 19


KILLED = """
from core.runtime.timings import Timings
kept = Timings()
kept.keep({"n": 1}, 1)
print("kept", flush=True)
input()
"""


def test_what_was_kept_survives_a_kill():
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout and child.stdout.readline() == "kept\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    with Timings() as kept:
        assert kept.find({"n": 1}) == 1


def test_a_file_of_something_else_is_named_with_what_to_do():
    cache_home().mkdir(parents=True)
    (cache_home() / "latency.sqlite").write_text("no database at all, just words" * 99)
    with pytest.raises(UserError, match=r"latency\.sqlite") as raised:
        Timings()
    assert "remove" in raised.value.action


def test_a_spoilt_number_is_named_with_what_to_do():
    with Timings() as kept:
        kept.keep(WHAT, 1)
        kept._db.execute("UPDATE timings SET found = '{'")
        with pytest.raises(UserError, match=r"latency\.sqlite"):
            kept.find(WHAT)
