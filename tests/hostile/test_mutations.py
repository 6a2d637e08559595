"""Recipes, records, pictures and weights with anything in them: read, or refused in a sentence.

A few examples each here; `GCW_EXAMPLES=5000 pytest tests/hostile` tries as many of each kind, and
prints the counts.
"""

import io
import os
import sqlite3
import sys
import zipfile
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.checkpoints.importers import import_generator
from core.data.images import read_header, read_label_picture, read_labels, read_picture
from core.engine.check import look_over
from core.library.library import read_entry
from core.recipe.fields import fields
from core.recipe.file import dump_recipe, parse_recipe, with_settings
from core.recipe.recipe import Recipe
from core.run.row_checks import FACTS, ROWS
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.weight_files import read_weights
from tests.core.tiny import tiny_recipe

EXAMPLES = int(os.environ.get("GCW_EXAMPLES", "20"))
many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="GCW_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
tried: Counter[str] = Counter()
pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.timeout(60 + EXAMPLES),
]

ANY = st.one_of(
    st.none(), st.integers(), st.floats(), st.text(max_size=20), st.binary(max_size=20),
    st.just("nan"), st.just("{"), st.just("../../x"), st.just("9" * 400),
)  # fmt: skip
KEYS = sorted(field.path for field in fields())


@pytest.fixture(scope="module", autouse=True)
def _counts():
    yield
    for kind, count in tried.items():
        sys.stdout.write(f"\n{kind}: {count} tried, no exception but ours")


def refuses_or_reads(kind: str, read) -> None:
    """Call `read`; nothing but a UserError may come out of it."""
    tried[kind] += 1
    try:
        read()
    except UserError as error:
        assert str(error).strip()


def mutated(content: bytes, data: st.DataObject) -> bytes:
    """The content with bytes changed, cut off, repeated or put in."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(changed) - 1)))
        how = data.draw(st.sampled_from(("flip", "cut", "insert", "repeat", "zero")))
        if how == "flip" and changed:
            changed[at] ^= 1 << data.draw(st.integers(0, 7))
        elif how == "cut":
            del changed[at : at + data.draw(st.integers(1, 2000))]
        elif how == "insert":
            changed[at:at] = data.draw(st.binary(max_size=30))
        elif how == "repeat":
            changed[at:at] = changed[at : at + 200]
        else:
            changed[at : at + 40] = bytes(min(40, len(changed) - at))
    return bytes(changed)


@many
@given(data=st.data())
def test_recipes(data):
    text = dump_recipe(Recipe()).encode()
    refuses_or_reads(
        "recipes", lambda: parse_recipe(mutated(text, data).decode("utf-8", "replace"))
    )


@many
@given(
    key=st.sampled_from(KEYS) | st.text(max_size=20), value=st.text(max_size=40) | st.just("[[1]]")
)
def test_settings(key, value):
    refuses_or_reads("settings", lambda: hash(with_settings(Recipe(), [f"{key}={value}"])))


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Run:
    made = Run.create(tmp_path_factory.mktemp("hostile") / "run", tiny_recipe())
    with closing(made.record(write=True)) as record:
        record.set_stage("teacher", state="running", done=3, total=9, seconds=4.0)
        record.add_scalars("teacher", 1, {"G_gan": 1.0})
        record.add_preview("teacher", 1, "x.png")
    return made


@many
@given(data=st.data())
def test_values_of_records(run, data):
    """Any value in any column of any table, or in any fact; read as the window and the verbs do."""
    path = run.folder / "run.sqlite"
    whole = {p: p.read_bytes() for p in run.folder.glob("run.sqlite*")}
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            _spoil(db, data)
        refuses_or_reads("records", lambda: _read_all(run))
        tried["records"] += 1
        assert read_entry(run.folder).state
        refuses_or_reads("records", lambda: look_over(run.folder))
    finally:
        for file in run.folder.glob("run.sqlite*"):
            file.unlink()
        for file, content in whole.items():
            file.write_bytes(content)


def _spoil(db: sqlite3.Connection, data: st.DataObject) -> None:
    if data.draw(st.booleans()):
        names = [*FACTS, "machine", "teacher", "generation", "chosen", "floor", "created"]
        name, value = data.draw(st.sampled_from(names)), data.draw(ANY)
        with suppress(sqlite3.IntegrityError):  # the table itself refuses None and NaN
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, _storable(value)))
        return
    table = data.draw(st.sampled_from([name for name in ROWS if name != "trials"]))
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    column, value = data.draw(st.sampled_from(columns)), _storable(data.draw(ANY))
    try:
        db.execute(f"UPDATE {table} SET {column} = ?", (value,))
    except sqlite3.IntegrityError:
        return  # the table itself refuses it


def _storable(value: object) -> object:
    if isinstance(value, int):
        return max(min(value, 2**63 - 1), -(2**63))
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value


def _read_all(run: Run) -> None:
    with closing(run.record()) as record:
        record.stages(), record.scalars(), record.candidates(), record.previews()
        record.notices(), record.generation(), record.fact("chosen")
        for name in ("inputs", "teacher_distance", "blank", "machine", "floor"):
            record.facts(name)
        run.teacher_cost(record)
    run.inputs(), run.chosen(), run.state()


@many
@given(data=st.data())
def test_bytes_of_records(run, data, tmp_path_factory):
    with closing(sqlite3.connect(run.folder / "run.sqlite")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "recipe.toml").write_text(dump_recipe(tiny_recipe()))
    (folder / "checkpoints").mkdir()
    content = mutated((run.folder / "run.sqlite").read_bytes(), data)
    (folder / "run.sqlite").write_bytes(content)
    tried["records"] += 1
    assert read_entry(folder).state
    refuses_or_reads("records", lambda: look_over(folder))


def _picture(form: str) -> bytes:
    pixels = np.random.default_rng(1).integers(0, 255, (12, 9, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).convert("P" if form == "GIF" else "RGB").save(out, form)
    return out.getvalue()


PICTURES = {form: _picture(form) for form in ("PNG", "JPEG", "BMP", "WEBP", "TIFF", "GIF", "PPM")}


@many
@given(form=st.sampled_from(sorted(PICTURES)), data=st.data())
def test_pictures(form, data, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "mutated.png"
    path.write_bytes(mutated(PICTURES[form], data))
    for read in (read_picture, read_labels, read_header, read_label_picture):
        refuses_or_reads("pictures", lambda read=read: read(path))


def _weights() -> dict[str, bytes]:
    state = {f"model.{n}.weight": torch.randn(3, 4) for n in range(3)}
    whole, old = io.BytesIO(), io.BytesIO()
    torch.save(state, whole)
    torch.save(state, old, _use_new_zipfile_serialization=False)
    stored = io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(stored, "w") as out:
        for name in source.namelist():
            out.writestr(name, source.read(name))
    return {
        "zip": whole.getvalue(), "old": old.getvalue(), "stored": stored.getvalue(),
        "safetensors": safetensors.torch.save(state),
    }  # fmt: skip


WEIGHTS = _weights()


@many
@given(kind=st.sampled_from(sorted(WEIGHTS)), data=st.data())
def test_weights(kind, data, tmp_path_factory):
    path: Path = tmp_path_factory.getbasetemp() / "mutated.pth"
    path.write_bytes(mutated(WEIGHTS[kind], data))
    for read in (read_weights, import_generator):
        refuses_or_reads("weight files", lambda read=read: read(path))
