"""The library: what a run's folder says, labels, names, sizes, and folders from elsewhere."""

import shutil

import pytest

from core.library.library import (
    Label,
    find_runs,
    folder_bytes,
    missing_files,
    read_entry,
    read_label,
    refuse_incomplete,
    rename_run,
    write_label,
)
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home

ELSEWHERE = {"data": {"folder": "/another/machine/facades"}, "teacher": {"checkpoint": "D:\\g.pth"}}


@pytest.fixture
def run() -> Run:
    return Run.create(runs_home() / "one", Recipe())


def set_stage(run: Run, name: str, **values: object) -> None:
    with run.record(write=True) as record:
        record.set_stage(name, **values)


def test_an_entry_tells_how_far_a_run_is(run):
    set_stage(run, "teacher", state="done", seconds=300.0)
    set_stage(run, "distill", state="paused", done=30, total=60, seconds=100.0)
    (run.samples / "input.png").write_bytes(b"")
    entry = read_entry(run.folder)
    assert (entry.state, entry.stage) == ("paused", "distill") and 0.5 < entry.share < 0.9
    assert entry.family == "pix2pix" and entry.pictures == ("input.png",)


def test_a_name_too_long_for_a_disk_hides_nothing_else(run):
    set_stage(run, "teacher", state="paused", done=3, total=9)
    with run.record(write=True) as record:
        record.set_fact("chosen", "9" * 400)
    assert read_entry(run.folder).state == "paused"


def test_what_has_not_changed_is_not_read_again(run, monkeypatch):
    set_stage(run, "teacher", state="paused", done=3, total=60, seconds=9.0)
    before = find_runs([])
    write_label(run.folder, Label(("new",)))
    with monkeypatch.context() as patched:
        patched.setattr("core.library.library.Run", None)
        again = find_runs([], before)
    assert again[0].label.tags == ("new",) and again[0].share == before[0].share
    set_stage(run, "teacher", state="done")
    assert find_runs([], again)[0].stage == "distill"


def test_labels_are_kept_and_damage_is_forgiven(run):
    write_label(run.folder, Label(("paper", "fast one"), archived=True))
    assert find_runs([])[0].label == Label(("paper", "fast one"), archived=True)
    for text in ("tags = ", "tags = 3", "archived = 'x'"):
        (run.folder / "label.toml").write_text(text)
        assert read_label(run.folder) == Label()


def test_renaming(run):
    after = rename_run(run.folder, "a better name")
    assert Run(after).name == "a better name" and not run.folder.exists()
    Run.create(runs_home() / "taken", Recipe())
    for name in ("taken", "", "..", "a/b", "a\\b", " ", "a\nb", 300 * "n"):
        with pytest.raises(UserError):
            rename_run(after, name)
    with Run(after).lock(), pytest.raises(UserError, match="is running"):
        rename_run(after, "other")


def test_sizes_are_counted(run):
    before = folder_bytes(run.folder)
    (run.exports / "model.onnx").write_bytes(b"x" * 5000)
    assert folder_bytes(run.folder) == before + 5000


def test_a_folder_from_another_machine(tmp_path):
    made = Run.create(tmp_path / "there", Recipe.model_validate(ELSEWHERE))
    set_stage(made, "teacher", state="running")
    here = Run(shutil.copytree(made.folder, tmp_path / "here"))
    assert read_entry(here.folder).state == "interrupted"
    with pytest.raises(UserError) as error:
        refuse_incomplete(here)
    assert "no /another/machine/facades and no D:\\g.pth" in error.value.sentence
    set_stage(here, "teacher", state="done")
    with pytest.raises(UserError, match=r"no /another/machine/facades\."):
        refuse_incomplete(here)


def test_the_sample_needs_nothing(run):
    assert missing_files(Recipe()) == []
    refuse_incomplete(run)
