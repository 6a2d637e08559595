"""Curves of several runs over each other."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.run.run import Run
from tests.workbench.example_runs import add_losses, make_run
from workbench.app.background import Background
from workbench.app.theme import DARK, LIGHT
from workbench.curves.overlay import first_choice, run_labels, shortened
from workbench.curves.panel import CurvesPanel
from workbench.run.compared_runs import ComparedRuns
from workbench.run.run_model import RunModel


def trained(folder, steps: int) -> Run:
    run = make_run(folder)
    with run.record(write=True) as record:
        add_losses(record, "teacher", 1, steps)
    return run


@pytest.fixture
def others(qtbot):
    background = Background()
    others = ComparedRuns(background)
    yield others
    others.set_folders(())
    background.close(timeout=10)


@pytest.fixture
def panel(show, others) -> CurvesPanel:
    panel = CurvesPanel()
    panel.compare(others)
    return show(panel, 640, 480)


@pytest.fixture
def runs(tmp_path) -> list[Run]:
    return [trained(tmp_path / name, steps) for name, steps in (("one", 30), ("two", 50))]


@pytest.fixture
def model(runs):
    model = RunModel(runs[0])
    yield model
    model.close()


def test_the_same_curve_of_several_runs(panel, others, model, runs, qtbot):
    panel.set_run(model)
    others.set_folders([run.folder for run in runs])
    qtbot.waitUntil(lambda: len(panel.generator.curves) == 2)
    assert list(panel.generator.curves) == ["G_recon (one)", "G_recon (two)"]
    assert [entry.text() for entry in panel.generator.legend.entries.values()] == [
        "reconstruction · one",
        "reconstruction · two",
    ]
    pens = [curve.smooth.opts["pen"].color().name() for curve in panel.generator.curves.values()]
    assert pens == list(LIGHT.series[:2])
    assert len(panel.generator.curves["G_recon (two)"].steps) == 50
    assert panel.discriminator.isHidden() and panel.picker.isVisible()
    header, rows = panel.table()
    assert header == ["step", "G_recon (one)", "G_recon (two)"] and len(list(rows)) == 50


def test_curves_are_chosen_and_let_go(panel, others, model, runs, qtbot):
    panel.set_run(model)
    others.set_folders([runs[1].folder])
    qtbot.waitUntil(lambda: len(panel.generator.curves) == 2)
    fake = next(a for a in panel.picker.menu().actions() if a.data() == "D_fake")
    fake.trigger()
    qtbot.waitUntil(lambda: list(panel.discriminator.curves) == ["D_fake (one)", "D_fake (two)"])
    panel.apply_theme(DARK)
    panel.grab()
    entry = panel.generator.legend.entries["G_recon (two)"]
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert not panel.generator.curves["G_recon (two)"].raw.isVisible()
    panel.picker.menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: "G_gan" in panel.generator.curves)
    assert others.folders == () and panel.picker.isHidden()


def test_runs_are_compared_without_one_that_is_open(panel, others, runs, qtbot):
    others.set_folders([run.folder for run in runs])
    qtbot.waitUntil(lambda: len(panel.generator.curves) == 2)
    assert panel.area.hint == "" and panel.stage == "teacher"


def test_a_compared_run_is_followed(panel, others, model, runs, qtbot):
    panel.set_run(model)
    others.set_folders([runs[1].folder])
    qtbot.waitUntil(lambda: len(panel.generator.curves) == 2)
    with runs[1].record(write=True) as record:
        add_losses(record, "teacher", 51, 80)
    curve = panel.generator.curves["G_recon (two)"]
    qtbot.waitUntil(lambda: len(curve.steps) == 80)
    assert np.all(np.diff(curve.steps) == 1)


def test_a_run_that_cannot_be_read_is_left_out(panel, others, model, runs, tmp_path, qtbot):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "run.sqlite").write_bytes(b"nothing of the kind" * 100)
    panel.set_run(model)
    others.set_folders([tmp_path / "broken", tmp_path / "gone", runs[1].folder])
    qtbot.waitUntil(lambda: len(panel.generator.curves) == 2)


def test_runs_that_are_called_alike_are_told_apart(tmp_path):
    folders = [tmp_path / "a" / "run", tmp_path / "b" / "run", tmp_path / "other"]
    assert run_labels(folders) == ["a/run", "b/run", "other"]
    short = shortened("2026-11-21_a-very-long-name-of-a-run")
    assert short.startswith("2026-11-21") and short.endswith("of-a-run") and len(short) == 30
    assert first_choice(["D_fake", "G_gan"]) == ["G_gan"] and first_choice([]) == []
