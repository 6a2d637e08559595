"""A run folder from a stranger: nothing in it leads out of it, hangs, or computes without end."""

import os
import sqlite3

import pytest

from core.engine.detached import LOG
from core.library.library import LABEL, Label, read_entry, read_label
from core.run.halt_request import FILE, _wanted, ask_to_halt
from core.run.record_file import connect
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.reading import read_small
from core.runtime.writing import open_to_add
from tests.core.broken_runs import ENDLESS
from tests.core.tiny import tiny_recipe


@pytest.fixture
def run(tmp_path):
    return Run.create(tmp_path / "run", tiny_recipe())


@pytest.fixture
def outside(tmp_path):
    """A file of the person's own, which has to stay as it is."""
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    yield file
    assert file.read_text() == "mine"


def test_links_lead_nowhere(run, outside):
    for name in ("log.txt", LOG, FILE, "run.lock"):
        (run.folder / name).unlink(missing_ok=True)
        (run.folder / name).symlink_to(outside)
    for name in ("log.txt", LOG):
        with pytest.raises(UserError, match="not a regular file"):
            open_to_add(run.folder / name)
    with pytest.raises(UserError):
        run.log("a line")
    ask_to_halt(run, "stopped")
    with pytest.raises(UserError, match="cannot be written"):
        run.lock()
    assert read_entry(run.folder).state == "new"


def test_a_record_that_is_a_link_is_not_written_to(run, tmp_path):
    other = tmp_path / "other.sqlite"
    (run.folder / "run.sqlite").replace(other)
    (run.folder / "run.sqlite").symlink_to(other)
    before = other.read_bytes()
    with pytest.raises(UserError, match="is a link"):
        run.record(write=True)
    assert other.read_bytes() == before


def test_pipes_hang_nothing(run):
    for name in ("log.txt", FILE, LABEL, "export.json"):
        (run.folder / name).unlink(missing_ok=True)
        os.mkfifo(run.folder / name)
        with pytest.raises(OSError, match="not a regular file"):
            read_small(run.folder / name)
    assert read_label(run.folder) == Label() and _wanted(run) == ""
    with pytest.raises(UserError, match="not a regular file"):
        run.log("a line")


def test_a_device_or_a_huge_file_is_not_read(tmp_path):
    with pytest.raises(OSError, match="not a regular file"):
        read_small("/dev/zero")
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(OSError, match="larger than"):
        read_small(tmp_path / "huge.json")


@pytest.mark.parametrize("statements", ENDLESS.values(), ids=ENDLESS)
def test_a_record_that_computes_is_refused(statements, run):
    with sqlite3.connect(run.folder / "run.sqlite") as db:
        db.executescript(statements)
    for write in (False, True):
        with pytest.raises(UserError, match="which no run writes"):
            run.record(write)


def test_a_huge_value_is_not_read(run):
    with sqlite3.connect(run.folder / "run.sqlite") as db:
        db.execute("INSERT INTO facts VALUES ('huge', zeroblob(200000000))")
    with connect(run.folder / "run.sqlite") as db, pytest.raises(sqlite3.Error, match="too big"):
        db.execute("SELECT value FROM facts WHERE name = 'huge'").fetchall()
