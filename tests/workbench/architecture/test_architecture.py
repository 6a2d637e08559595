"""Widths moved by hand, and what follows: cost, picture, what is known of them."""

import math
import random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from core.live import InferenceResult
from core.nets.space import space_of
from core.recipe.plan import (
    recipe_inputs,
    recipe_student_cost,
    supernet_config,
    teacher_config,
)
from core.run.events import Candidate
from core.run.run import Run
from core.runtime.errors import UserError
from core.search.part_times import PartTimes, what_is_timed
from tests.workbench.accessibility import nameless
from tests.workbench.answered import answered
from tests.workbench.fake_job import Makes
from tests.workbench.fake_live import FakeLive
from tests.workbench.fake_run import make_recipe
from workbench.app.actions import Actions, Command
from workbench.app.theme import DARK, LIGHT
from workbench.architecture.actions import PRESETS
from workbench.architecture.live_pair import LivePair
from workbench.architecture.live_preview import LOOK_MS
from workbench.architecture.panel import ArchitecturePanel
from workbench.run.run_model import RunModel
from workbench.widgets.frame_times import FrameTimes

SLOPES = {2: -0.5, 7: -0.25}


@pytest.fixture
def lives() -> Makes[FakeLive]:
    return Makes(FakeLive)


@pytest.fixture
def show(qtbot, lives, monkeypatch):
    """Shows a run in a panel of its own."""
    monkeypatch.setattr("core.stages.candidate_evaluation.check_can_evaluate", lambda run: None)
    panels, models = [], []

    def shown(run, size=(900, 420), read=None) -> ArchitecturePanel:
        sources = [np.zeros((64, 64, 3), np.uint8) for _ in range(3)]
        panel = ArchitecturePanel(live=lives, read=read or (lambda run: sources))
        actions = Actions(panel)
        for name in ("add", "time", "undo", "redo", *PRESETS):
            actions.add(Command(f"architecture.{name}", name, "", lambda: None))
        panel.take_actions(actions)
        qtbot.addWidget(panel)
        panels.append(panel)
        panel.apply_theme(LIGHT)
        panel.resize(*size)
        panel.show()
        model = RunModel(run) if run is not None else None
        models.append(model)
        panel.set_run(model)
        if model is not None:
            qtbot.waitUntil(lambda: panel.network_summary is not None)
        return panel

    yield shown
    for panel, model in zip(panels, models, strict=True):
        panel.set_run(None)
        panel.let_go()
        if model is not None:
            model.close()


def column(table, number):
    rows = range(table.bars.rowCount())
    return [table.bars.index(row, number).data() for row in rows]


def cost_of(run, architecture):
    teacher = teacher_config(run.recipe, recipe_inputs(run.recipe))
    return recipe_student_cost(run.recipe, supernet_config(teacher, run.recipe), architecture)


def bare_run(folder, family="pix2pix", done=("teacher", "distill", "search")):
    """A run whose stages are done, with nothing to show for it yet."""
    run = Run.create(folder, make_recipe(family))
    with run.record(write=True) as record:
        for stage in done:
            record.set_stage(stage, state="done")
    return run


def additive_run(folder, count=60, family="pix2pix"):
    """A run whose distances are 100 · Π widthᵢ^slopeᵢ, exactly; mIoU is 100 less that."""
    run = bare_run(folder, family)
    record, rng = run.record(write=True), random.Random(0)
    space = space_of(run.recipe.distill.space)
    drawn = dict.fromkeys(space.sample(rng) for _ in range(2 * count))
    for architecture in list(drawn)[:count]:
        distance = 100 * math.prod(architecture[i] ** slope for i, slope in SLOPES.items())
        result = architecture, 1, 1, 1, distance, 1.0, "encoder(a)", 24, 100 - distance
        record.add_candidate(Candidate(*result))
    record.close()
    return run


def test_without_a_run_it_says_what_will_be_here(show):
    panel = show(None)
    assert "widths of a sub-generator appear here" in panel.area.hint


def test_the_selected_candidate_is_shown_against_the_teacher(show, finished_run, qtbot):
    panel = show(finished_run)
    assert panel.widths.now == panel.model.chosen
    other = panel.model.candidates[5].candidate
    panel.model.select(other.architecture)
    assert [row.number.value() for row in panel.rows.rows] == list(other.architecture)
    assert [row.bar.width_now for row in panel.rows.rows] == list(other.architecture)
    assert {row.bar.teacher for row in panel.rows.rows} == {32}
    assert "second halving" in panel.rows.rows[2].bar.toolTip()
    assert f"{4 * other.architecture[2]} channels; the teacher has 128" in (
        panel.rows.rows[2].bar.toolTip()
    )
    assert f"candidate 6 · distance {other.metric:.2f}" in panel.standing.text()


def test_keys_move_a_width_and_costs_follow_at_once(show, finished_run, qtbot):
    panel = show(finished_run)
    panel.begin_with((16,) * 8)
    bar, number = panel.rows.rows[2].bar, panel.rows.rows[3].number
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert panel.widths.now == (16, 16, 24, 16, 16, 16, 16, 16)
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert panel.widths.now == (16, 16, 8, 24, 16, 16, 16, 16)
    cost = cost_of(finished_run, panel.widths.now)
    panel.set_page("cost")
    panel.costs.measures.button("parameters").click()
    assert sum(row.order[0] for row in panel.costs.table.bars.rows) == cost.parameters
    assert f"{cost.parameters / 1e3:.1f}\N{NARROW NO-BREAK SPACE}k parameters" in (
        panel.summary.text().replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "not measured" in panel.standing.text()


def test_a_bar_is_dragged_to_the_choice_that_is_nearest(show, finished_run, qtbot):
    panel = show(finished_run)
    panel.begin_with((8,) * 8)
    bar = panel.rows.rows[0].bar
    at = QPoint(round(bar.x_of(23)), bar.height() // 2)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=at)
    assert panel.widths.now[0] == 24
    qtbot.mouseMove(bar, QPoint(round(bar.x_of(13)), 5))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert panel.widths.now[0] == 12


def test_a_typed_width_becomes_the_nearest_there_is(show, finished_run, qtbot):
    panel = show(finished_run)
    number = panel.rows.rows[1].number
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "17")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert panel.widths.now[1] == 16 and number.value() == 16


def test_changes_of_the_widths_are_taken_back(show, finished_run, qtbot):
    panel = show(finished_run)
    begun = panel.widths.now
    panel.rows.rows[3].number.setFocus()
    for index in (2, 1, 0):
        panel.rows.rows[3].bar.setValue(index)
    moved = panel.widths.now
    panel.begin_with((8,) * 8)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel.rows.rows[3].number, Qt.Key.Key_Z, control)
    assert panel.widths.now == moved
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    assert panel.widths.now == begun and not panel.undo.isEnabled()
    shift = control | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.rows.rows[3].bar, Qt.Key.Key_Z, shift)
    assert panel.widths.now == moved


def test_munit_draws_in_the_style_that_is_wanted(show, tmp_path, lives, qtbot):
    panel = show(bare_run(tmp_path / "munit", "munit"))
    following = panel.pictures.following
    qtbot.waitUntil(lambda: following.student is not None and following.teacher is not None)
    panel.pictures.style_row.number.setValue(7)
    asked = lives.made[0].asked[-1]
    assert asked.style == 7 and asked.networks == (panel.widths.now, None)


def test_the_picture_follows_and_the_teacher_is_asked_once(show, finished_run, lives, qtbot):
    panel = show(finished_run)
    panel.begin_with((8,) * 8)
    following = panel.pictures.following
    qtbot.waitUntil(lambda: following.student is not None and following.teacher is not None)
    first = following.student
    before = len(lives.made[0].asked)
    panel.widths.set_width(7, 32)
    qtbot.waitUntil(lambda: following.student is not first)
    # Later requests may time both networks again.
    wider = (8,) * 7 + (32,)
    asked = next(one for one in lives.made[0].asked[before:] if one.networks[0] == wider)
    assert asked.networks == (wider,)
    shade = panel.pictures.views[2].image.pixelColor(3, 3).red()
    assert shade == (7 * 8 + 32) // 2
    assert panel.pictures.views[1].image.pixelColor(3, 3).red() == 255
    sure = ("8.00\N{NARROW NO-BREAK SPACE}ms (10.0× faster)",)
    qtbot.waitUntil(lambda: panel.pictures.views[2].shown.lines == sure)
    drawn = len(lives.made[0].asked)
    qtbot.wait(3 * LOOK_MS)
    assert len(lives.made[0].asked) == drawn, "enough frames were timed"
    panel.pictures.after.click()
    assert lives.made[0].asked[-1].networks == (panel.widths.now, None)
    assert panel.pictures.which.text() == "2 / 3"


def test_a_single_frame_tells_no_speed_up(qtbot):
    pair, times = LivePair(), (FrameTimes(), FrameTimes())
    qtbot.addWidget(pair)
    # The first frame prepares what the next ones find ready.
    for number, (teacher, student) in enumerate([(700.0, 40.0), (80.0, 8.0)] + 2 * [(81.0, 8.0)]):
        for one, ms in zip(times, (teacher, student), strict=True):
            one.add(InferenceResult(number, None, None, ms, "torch"))
        pair.show_pictures(None, (None, times[0]), (None, times[1]))
        assert any("faster" in line for line in pair.views[2].shown.lines) == (number == 3)
    assert "(10.1× faster)" in pair.views[2].shown.lines[0]


def test_unseen_it_asks_for_no_pictures(show, finished_run, lives, qtbot):
    panel = show(finished_run)
    qtbot.waitUntil(lambda: panel.pictures.following.student is not None)
    panel.set_page("cost")
    asked = len(lives.made[0].asked)
    panel.begin_with((8,) * 8)
    assert len(lives.made[0].asked) == asked
    panel.set_page("picture")
    assert lives.made[0].asked[-1].networks[0] == (8,) * 8
    panel.set_run(None)
    assert lives.made[0].is_closed


def test_why_there_is_no_picture(show, tmp_path, finished_run, lives, monkeypatch, qtbot):
    early = show(bare_run(tmp_path / "early", done=("teacher",)))
    assert "once the supernet is distilled" in early.pictures.words.text()

    def gone(run):
        raise UserError("The pictures are gone.")

    without = show(finished_run, read=gone)
    qtbot.waitUntil(lambda: "pictures are gone" in without.pictures.words.text())
    monkeypatch.setattr(FakeLive, "error", UserError("The supernet is gone."))
    failing = show(finished_run)
    qtbot.waitUntil(lambda: "supernet is gone" in failing.pictures.words.text())
    monkeypatch.setattr(FakeLive, "error", None)
    failing.begin_with((8,) * 8)
    qtbot.waitUntil(lambda: failing.pictures.following.student is not None)
    monkeypatch.setattr(FakeLive, "error", UserError("It was deleted."))
    failing.widths.set_width(7, 16)
    qtbot.waitUntil(lambda: failing.pictures.views[2].image is None)
    assert "deleted" in failing.pictures.words.text()


def test_costs_are_sorted_by_a_heading(show, finished_run, qtbot):
    panel = show(finished_run)
    panel.set_page("cost")
    header = panel.costs.table.horizontalHeader()
    titles = column(panel.costs.table, 0)
    assert titles[:3] == ["Stem", "Down", "Trunk"] and titles[-1] == "Picture"

    def click(section):
        at = QPoint(header.sectionViewportPosition(section) + 8, 8)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(2)
    click(2)
    values = [row.order[0] for row in panel.costs.table.bars.rows]
    assert values == sorted(values, reverse=header.sortIndicatorOrder().value == 1)
    click(0)
    assert sorted(column(panel.costs.table, 0)) == sorted(titles)


def test_latency_by_layer_once_it_was_timed(show, finished_run):
    panel = show(finished_run)
    panel.set_page("cost")
    panel.costs.measures.button("latency").click()
    assert "Time the layers" in panel.costs.area.hint
    summary = panel.network_summary
    costs = [
        {part.title: cost for part, cost in summary.parts((width,) * 8).items()}
        for width in (8, 16, 32)
    ]
    times = [{title: item.paper_macs / 1e6 for title, item in cost.items()} for cost in costs]
    teacher = dict.fromkeys(costs[0], 100.0)
    result = PartTimes.fit(costs, times, teacher, "1 thread")
    result.keep(what_is_timed(summary.teacher, summary.supernet, summary.size))
    again = show(finished_run)
    again.set_page("cost")
    again.costs.measures.button("latency").click()
    again.begin_with((24,) * 8)
    whole = cost_of(finished_run, (24,) * 8).paper_macs / 1e6
    assert sum(row.order[0] for row in again.costs.table.bars.rows) == pytest.approx(
        whole, rel=0.01
    )
    assert "3 sub-generators timed" in again.costs.timing.text()
    assert "predicted" in again.summary.text()


def test_sensitivity_is_what_the_candidates_were_made_with(show, tmp_path, qtbot):
    panel = show(additive_run(tmp_path / "additive"))
    panel.set_page("effect")
    qtbot.waitUntil(lambda: panel.sensitivity is not None)
    rows = {row.title: row for row in panel.effects.table.bars.rows}
    assert rows["Trunk"].value == pytest.approx(100 * (2**0.5 - 1), abs=0.2)
    assert rows["Up 2"].value == pytest.approx(100 * (2**0.25 - 1), abs=0.2)
    assert abs(rows["Stem"].value) < 0.1
    assert "60 candidates" in panel.effects.trust.text() and "100 %" in panel.effects.trust.text()
    panel.begin_with(next(a for a in [(32,) * 8, (24,) * 8] if panel.model.find(a) is None))
    expected = 100 * panel.widths.now[2] ** -0.5 * panel.widths.now[7] ** -0.25
    assert f"about {expected:.3g} expected" in panel.standing.text()


def test_few_candidates_are_not_to_be_trusted(show, tmp_path, qtbot):
    panel = show(additive_run(tmp_path / "few", count=12))
    qtbot.waitUntil(lambda: panel.sensitivity is not None)
    assert "from 24 candidates" in panel.effects.trust.text()
    none = show(bare_run(tmp_path / "none", done=("teacher", "distill")))
    qtbot.waitUntil(lambda: "Not enough candidates" in none.effects.area.hint)


@pytest.mark.parametrize(("family", "count"), [("gaugan", 8), ("munit", 10)])
def test_other_families_have_their_own_widths(show, tmp_path, family, count, qtbot):
    panel = show(additive_run(tmp_path / family, family=family))
    assert len(panel.rows.rows) == count
    qtbot.waitUntil(lambda: panel.sensitivity is not None)
    heading = panel.effects.table.bars.headings[2]
    assert ("mIoU" in heading) == (family == "gaugan")
    panel.set_page("cost")
    cost = cost_of(panel.model.run, panel.widths.now)
    assert sum(row.order[0] for row in panel.costs.table.bars.rows) == cost.paper_macs


@pytest.mark.parametrize("size", [(360, 240), (1200, 700)])
def test_everything_has_a_name_in_both_themes_and_any_size(show, finished_run, size):
    panel = show(finished_run, size)
    for theme in (DARK, LIGHT):
        panel.apply_theme(theme)
        for page in ("picture", "cost", "effect"):
            panel.set_page(page)
            panel.grab()
            assert not nameless(panel)
    assert panel.rows.rows[0].about.isVisible() == (size[1] > 500)


def test_without_a_teachers_network_nothing_is_held_against_it(show, tmp_path, lives, qtbot):
    run = answered(bare_run(tmp_path / "run"))
    panel = show(run)
    assert panel.network_summary.teacher is None
    assert "×" not in panel.summary.text()
    assert panel.rows.rows[0].bar.teacher is None
    assert "teacher" not in panel.rows.rows[0].bar.toolTip()
    panel.set_page("cost")
    assert set(column(panel.costs.table, 3)) == {"–"}
    panel.set_page("picture")
    qtbot.waitUntil(lambda: bool(lives.made and lives.made[-1].asked))
    assert all(None not in question.networks for question in lives.made[-1].asked)
