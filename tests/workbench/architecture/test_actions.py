"""From widths in the window to one more candidate: the engine's turn, and its end."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.nets.space import space_of
from core.run.events import Candidate
from core.runtime.errors import UserError
from tests.workbench.fake_job import FakeJob, Makes
from tests.workbench.fake_live import FakeLive
from workbench.architecture import actions as commands
from workbench.architecture.panel import ArchitecturePanel


@pytest.fixture
def jobs(monkeypatch) -> list[FakeJob]:
    """What the engine was sent for; the test ends them."""
    made: list[FakeJob] = []

    def judging(run, architecture) -> FakeJob:
        made.append(FakeJob(run))
        made[-1].architecture = architecture
        return made[-1]

    monkeypatch.setattr(commands, "evaluation_job", judging)
    monkeypatch.setattr(commands, "timing_job", lambda run: judging(run, ()))
    return made


@pytest.fixture
def refusal(monkeypatch) -> list[UserError]:
    """Why no more candidates could be compared; a test puts it in."""
    refusals: list[UserError] = []

    def check(run):
        for error in refusals:
            raise error

    monkeypatch.setattr("core.stages.candidate_evaluation.check_can_evaluate", check)
    return refusals


@pytest.fixture
def opened(window, waiting_run, jobs, refusal, qtbot):
    """A window with the panel, on a run whose search is done."""
    grey = np.zeros((64, 64, 3), np.uint8)
    panel = ArchitecturePanel(live=Makes(FakeLive), read=lambda run: [grey])
    window._add_panel(panel)
    panel.apply_theme(window.theme)
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    window.docks.go_to("architecture")
    qtbot.waitUntil(lambda: panel.network_summary is not None)
    yield window
    for job in jobs:
        job.is_alive = False


def panel_of(window) -> ArchitecturePanel:
    return window.panels["architecture"]


def fresh(window):
    """Widths that are no candidate yet."""
    space = space_of(window.session.model.run.recipe.distill.space)
    return next(a for a in space if window.session.model.find(a) is None)


def button(window, text):
    panel = panel_of(window).findChildren(QPushButton)
    return next(item for item in panel if item.text() == text)


def test_widths_become_a_candidate_that_is_selected(opened, jobs, qtbot):
    panel, model = panel_of(opened), opened.session.model
    wanted = fresh(opened)
    panel.begin_with(wanted)
    add = button(opened, "Add to candidates")
    assert add.isEnabled()
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert jobs[0].architecture == wanted and opened.session.is_live
    assert not add.isEnabled() and "being measured" in add.toolTip()
    assert "being measured" in opened.progress.headline.text()
    assert not opened.actions_by_id["run.continue"].isEnabled()
    assert not opened.actions_by_id["run.pause"].isEnabled()
    assert opened.actions_by_id["run.stop"].isEnabled()
    with model.run.record(write=True) as record:
        record.add_candidate(Candidate(wanted, 1, 2, 3, 40.0, 1.0, "encoder(x)", 24), "person")
    jobs[0].finish()
    qtbot.waitUntil(lambda: model.selected == wanted)
    assert model.find(wanted).candidate.metric == 40.0
    qtbot.waitUntil(lambda: "distance 40.00" in panel.standing.text())
    assert not add.isEnabled() and "candidate already" in add.toolTip()


def test_stopped_it_adds_nothing_and_failed_it_says_why(opened, jobs, qtbot):
    panel, session = panel_of(opened), opened.session
    panel.begin_with(fresh(opened))
    opened.actions_by_id["architecture.add"].trigger()
    opened.actions_by_id["run.stop"].trigger()
    assert jobs[0].is_stopped
    jobs[0].finish()
    qtbot.waitUntil(lambda: session.running is None)
    assert session.model.selected is None
    opened.actions_by_id["architecture.add"].trigger()
    jobs[1].finish(UserError("The scores could not be compared."))
    qtbot.waitUntil(lambda: "could not be compared" in opened.banner.text)
    assert opened.actions_by_id["architecture.add"].isEnabled()


def test_layers_are_timed_by_the_one_engine(opened, jobs, qtbot):
    opened.actions_by_id["architecture.time"].trigger()
    assert opened.session.running is not None
    assert not opened.actions_by_id["architecture.add"].isEnabled()
    jobs[0].finish()
    qtbot.waitUntil(lambda: opened.session.running is None)


def test_presets_begin_with_known_widths(opened, qtbot):
    panel, model, actions = panel_of(opened), opened.session.model, opened.actions_by_id
    assert "No candidate is selected" in actions["architecture.selected"].toolTip()
    space = panel.network_summary.space
    for name, wanted in (("largest", space.largest), ("smallest", space.smallest)):
        actions[f"architecture.{name}"].trigger()
        assert panel.widths.now == wanted
    actions["architecture.knee"].trigger()
    knee = panel.widths.now
    indices = model.front("macs")
    assert model.index_of(knee) in indices and knee not in (space.largest, space.smallest)
    model.select(model.candidates[7].candidate.architecture)
    actions["architecture.smallest"].trigger()
    actions["architecture.selected"].trigger()
    assert panel.widths.now == model.candidates[7].candidate.architecture


def test_without_a_run_nothing_can_be_done(window):
    for name in ("add", "time", "largest", "knee"):
        action = window.actions_by_id[f"architecture.{name}"]
        assert not action.isEnabled() and "No run is open" in action.toolTip()


def test_what_could_not_be_compared_is_told_before_it_is_tried(opened, refusal, qtbot):
    panel, model = panel_of(opened), opened.session.model
    panel.begin_with(fresh(opened))
    assert button(opened, "Add to candidates").isEnabled()
    refusal.append(UserError("The encoder has another name today."))
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.why_not_add) and panel.network_summary is not None)
    panel.begin_with(fresh(opened))
    add = button(opened, "Add to candidates")
    assert not add.isEnabled() and "another name" in add.toolTip()
