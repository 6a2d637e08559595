import random
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from core.nets.architecture import architecture_text, uniform
from core.nets.space import SPACES
from tests.workbench.example_runs import (
    add_losses,
    architectures,
    make_candidate,
    make_run,
    make_searched_run,
)
from workbench.app.theme import DARK
from workbench.front.candidate_columns import COLUMNS, DISTANCE
from workbench.front.candidate_table import CandidateTable
from workbench.front.panel import FrontPanel
from workbench.run.costs import COST_AXES, against_teacher
from workbench.run.measures import (
    NARROW_SPACE,
    amount,
    distance_name,
    distance_name_short,
    distance_text_short,
    features_short,
    loss_text,
    times_text,
)
from workbench.run.run_model import RunModel
from workbench.widgets.plot import NumberAxis, short_amount

Ascending, Descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(show) -> FrontPanel:
    return show(FrontPanel(), 760, 640)


@pytest.fixture
def model(tmp_path, qtbot):
    model = RunModel(make_searched_run(tmp_path / "run", budget_gmacs=0.05))
    yield model
    model.close()


@pytest.fixture
def shown(panel, model, qtbot) -> FrontPanel:
    """The panel with the run in it, drawn."""
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.plot.picture.across) == 30)
    qtbot.waitUntil(lambda: panel.plot.view.viewRange()[1][1] > 10)
    return panel


def spot(panel: FrontPanel, index: int) -> QPoint:
    """Where a candidate is drawn, in the plot's viewport."""
    picture = panel.plot.picture
    point = QPointF(picture.across[index], picture.up[index])
    return panel.plot.mapFromScene(panel.plot.view.mapViewToScene(point))


def test_the_front_is_drawn_from_the_cheapest_on(shown, model):
    picture = shown.plot.picture
    assert list(np.diff(picture.across[picture.front]) > 0) == [True] * (len(picture.front) - 1)
    assert list(np.diff(picture.up[picture.front]) < 0) == [True] * (len(picture.front) - 1)
    assert picture.knee in picture.front
    assert picture.budget == pytest.approx(0.05e9)
    assert picture.teacher.value == model.teacher_cost().paper_macs


def test_the_features_are_named_on_the_axis(shown):
    heading = shown.plot._heading
    assert heading == "Fréchet distance, encoder(3f9c, seed 0) features (lower is better)"
    assert shown.plot.item.titleLabel.text == "Fréchet distance, encoder features (lower is better)"
    assert "good is near the teacher's" in shown.plot.item.titleLabel.toolTip().replace("\n", " ")
    header = shown.table.headerData(DISTANCE, Qt.Orientation.Horizontal)
    assert header == "Fréchet distance ▴"
    about = shown.table.headerData(DISTANCE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert about.startswith("Fréchet distance, encoder(3f9c, seed 0) features")
    assert "lower is better" in about


def test_long_features_are_short_where_room_is_tight_and_whole_in_drawings(shown):
    whole = distance_name("encoder(83a000471065, seed 233, 150 steps)")
    short = distance_name_short("encoder(83a000471065, seed 233, 150 steps)")
    assert short == "Fréchet distance, encoder features"
    assert features_short("resnet18") == "resnet18"
    shown.plot.resize(400, 300)
    shown.plot.set_heading(whole, short)
    assert shown.plot.item.titleLabel.text == short
    assert shown.plot.item.titleLabel.toolTip() == whole
    assert "83a000471065, seed 233, 150 steps" in shown.keeping.drawing()
    assert shown.plot.item.titleLabel.text == short


def test_the_knee_that_is_chosen_has_one_label(shown, model, qtbot):
    picture = shown.plot.picture
    shown.plot.draw(replace(picture, chosen=picture.knee))
    assert not shown.plot.candidates.knee_label.isVisible()
    assert shown.plot.candidates.chosen_label.toPlainText() == "chosen, knee"
    shown.plot.draw(replace(picture, chosen=int(picture.front[0])))
    assert shown.plot.candidates.knee_label.isVisible() == (picture.knee is not None)


def test_without_candidates_it_says_what_will_appear(panel, tmp_path, qtbot):
    qtbot.waitUntil(lambda: "search" in panel.area.hint)
    model = RunModel(make_run(tmp_path / "new"))
    panel.set_run(model)
    qtbot.waitUntil(lambda: "No candidates measured" in panel.area.hint)
    model.close()


def test_the_front_grows_while_the_run_does(panel, tmp_path, qtbot):
    run = make_run(tmp_path / "live")
    writer, model = run.record(write=True), RunModel(run)
    panel.set_run(model)
    for width in (32, 24, 16):
        writer.add_candidate(make_candidate(uniform(width)))
        count = len(model.candidates) + 1
        qtbot.waitUntil(lambda count=count: len(panel.plot.picture.across) == count)
    assert panel.table.rowCount() == 3
    assert len(panel.plot.picture.front) == 3
    add_losses(writer, "distill", 1, 5)
    model.close()
    writer.close()


def test_few_candidates_and_equal_ones_are_drawn(panel, tmp_path, qtbot):
    run = make_run(tmp_path / "run")
    record, model = run.record(write=True), RunModel(run)
    panel.set_run(model)
    panel.show_view("search")
    qtbot.waitUntil(lambda: not panel.tools.save.isEnabled())
    assert "<svg" in panel.search.drawing()
    first = architectures(3)
    for count, architecture in enumerate(first, 1):
        record.add_candidate(replace(make_candidate(first[0]), architecture=architecture))
        model.poll()
        qtbot.waitUntil(lambda count=count: len(panel.plot.picture.across) == count)
        panel.plot.grab()
        low, high = panel.plot.view.viewRange()[0]
        assert 0.02 < (high - low) / model.column("paper_macs")[0] < 0.5
    assert panel.plot.picture.knee is None and panel.selecting.why_not("knee")
    assert panel.selecting.why_not("within")
    record.close()
    model.close()


@pytest.mark.parametrize("place", range(len(COST_AXES)))
def test_every_cost_can_be_the_axis(shown, model, qtbot, place):
    shown.tools.across.setCurrentIndex(shown.tools.across.findData(COST_AXES[place].column))
    column = model.column(COST_AXES[place].column)
    qtbot.waitUntil(lambda: shown.plot.picture.across is not None)
    qtbot.waitUntil(lambda: np.array_equal(shown.plot.picture.across, column))
    assert shown.plot.axis("bottom").labelText.startswith(COST_AXES[place].title)
    assert (shown.plot.picture.teacher is None) == (COST_AXES[place].teacher is None)
    assert (shown.plot.picture.budget is None) == (place != 0)


def test_a_click_selects_here_and_in_the_run(shown, model, qtbot):
    index = int(shown.plot.picture.front[1])
    qtbot.wait(50)
    qtbot.mouseClick(shown.plot.viewport(), Qt.MouseButton.LeftButton, pos=spot(shown, index))
    architecture = model.candidates[index].candidate.architecture
    qtbot.waitUntil(lambda: model.selected == architecture)
    qtbot.waitUntil(lambda: shown.plot.picture.selected == index)
    assert shown.view.currentIndex().row() == shown.table.row_of(index)
    assert "(encoder)" in shown.labels.summary.text()
    assert "encoder(3f9c, seed 0)" in shown.labels.summary.toolTip()


def test_hover_shows_a_card_with_everything(shown, model, qtbot):
    index = int(shown.plot.picture.front[0])
    qtbot.mouseMove(shown.plot.viewport(), spot(shown, index))
    qtbot.waitUntil(lambda: not shown.card.isHidden())
    text, candidate = shown.card.text, model.candidates[index].candidate
    for words in ("paper MACs", "executed MACs", "parameters", "ms", "fewer", "(encoder)"):
        assert words in text
    assert f"{candidate.metric:.2f}" in text
    assert shown.card.pictures is not None
    assert shown.rect().contains(shown.card.geometry())
    qtbot.wait(15)
    qtbot.mouseMove(shown.plot.viewport(), QPoint(3, 3))
    qtbot.waitUntil(lambda: shown.card.isHidden())


def test_arrow_keys_walk_along_the_front(shown, model, qtbot):
    front = [int(index) for index in shown.plot.picture.front]
    indices = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(shown.plot, key)
        indices.append(model.index_of(model.selected))
        qtbot.waitUntil(lambda: shown.plot.picture.selected == model.index_of(model.selected))
    assert indices == [front[0], front[1], front[-1], front[-2], front[0]]
    qtbot.keyClick(shown.plot, Qt.Key.Key_Escape)
    assert model.selected is None


def test_walking_from_a_beaten_candidate_goes_to_its_neighbour(shown, model, qtbot):
    picture = shown.plot.picture
    beaten = next(p for p in range(30) if p not in picture.front)
    shown.selecting.compare((beaten,))
    qtbot.waitUntil(lambda: shown.plot.picture.selected == beaten)
    qtbot.keyClick(shown.plot, Qt.Key.Key_Right)
    index = model.index_of(model.selected)
    assert index in picture.front and picture.across[index] >= picture.across[beaten]


def test_a_row_selects_and_a_selection_shows_its_row(shown, model, qtbot):
    shown.view.selectRow(4)
    assert model.index_of(model.selected) == shown.table.candidate_at(4)
    qtbot.waitUntil(lambda: shown.plot.picture.selected == shown.table.candidate_at(4))
    model.select(model.candidates[0].candidate.architecture)
    qtbot.waitUntil(lambda: shown.view.currentIndex().row() == shown.table.row_of(0))


def test_the_chosen_one_is_marked(shown, model, qtbot):
    architecture = model.candidates[3].candidate.architecture
    with model.run.record(write=True) as writer:
        writer.set_fact("chosen", architecture_text(architecture))
    qtbot.waitUntil(lambda: shown.plot.picture.chosen == 3)
    mark = shown.table.index(shown.table.row_of(3), len(COLUMNS) - 1).data()
    assert mark.startswith("chosen")
    assert shown.plot.candidates.chosen_label.isVisible()


def test_logarithmic_cost_keeps_points_under_the_mouse(shown, qtbot):
    index = int(shown.plot.picture.front[2])
    shown.switch("across_log")
    qtbot.waitUntil(lambda: shown.plot.view.viewRange()[0][1] < 12)
    picture = shown.plot.picture
    point = QPointF(np.log10(picture.across[index]), picture.up[index])
    assert shown.plot.nearest(shown.plot.view.mapViewToScene(point)) == index


def test_the_teacher_beyond_the_view_is_a_note(shown, qtbot):
    qtbot.waitUntil(lambda: shown.plot.lines.edge.text().startswith("teacher"))
    shown.plot.view.setXRange(0, 2 * shown.plot.picture.teacher.value)
    assert shown.plot.lines.edge.text() == ""


def test_the_table_sorts_and_filters_by_itself(shown, model, qtbot):
    table = shown.table
    table.sort(DISTANCE, Descending)
    metrics = model.column("metric")[[table.candidate_at(row) for row in range(30)]]
    assert list(metrics) == sorted(metrics, reverse=True)
    table.sort(1, Ascending)
    widths = [model.candidates[table.candidate_at(row)].candidate.architecture for row in range(30)]
    assert widths == sorted(widths)
    table.sort(len(COLUMNS) - 1, Ascending)
    assert table.index(0, len(COLUMNS) - 1).data() != ""
    shown.switch("front_only")
    qtbot.waitUntil(lambda: table.rowCount() < 30)
    assert table.rowCount() == len(shown.plot.picture.front)
    assert not shown.plot.picture.shown.all()
    shown.switch("front_only")
    qtbot.waitUntil(lambda: table.rowCount() == 30)


def test_the_table_keeps_the_rules_of_models(shown, qtmodeltester):
    qtmodeltester.check(shown.table)


def test_the_current_row_follows_when_sorting(shown, model):
    shown.view.selectRow(2)
    index = shown.table.candidate_at(2)
    shown.view.sortByColumn(0, Descending)
    assert shown.table.candidate_at(shown.view.currentIndex().row()) == index


def test_rows_are_copied_as_tab_separated_values(shown, qtbot):
    shown.view.selectRow(1)
    shown.view.setFocus()
    shown.view.copy_rows()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[0].split("\t")[2] == "Fréchet distance, encoder(3f9c, seed 0) features"
    shown.view.copy_all()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 31


@pytest.mark.parametrize("kind", ["png", "svg", "csv"])
def test_the_menu_saves_files(shown, tmp_path, monkeypatch, kind):
    path = tmp_path / f"front.{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(path.with_suffix("")), ""))
    action = shown.keeping.menus["plot"].by_name[kind]
    action.trigger()
    content = path.read_bytes()
    assert len(content) > 500
    if kind == "csv":
        assert len(content.decode("utf-8").splitlines()) == 31
    if kind == "svg":
        assert b"clip-path" in content and "encoder(3f9c" in content.decode("utf-8")


def test_a_dropped_save_writes_nothing(shown, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: ("", ""))
    shown.keeping.act("plot", "csv")


def test_the_table_leaves_small_panels_until_asked(shown, qtbot):
    shown.resize(480, 340)
    assert shown.view.isHidden()
    shown.switch("table")
    shown.resize(480, 330)
    assert not shown.view.isHidden()


def test_a_theme_recolours_everything(shown):
    shown.apply_theme(DARK)
    assert shown.plot.backgroundBrush().color().name() == DARK.plot_background
    assert shown.plot.candidates.bright.opts["brush"].color().name() == DARK.front
    assert shown.plot.candidates.stairs.opts["pen"].color().name() == DARK.front
    row = shown.table.row_of(int(shown.plot.picture.front[0]))
    colour = shown.table.index(row, 0).data(Qt.ItemDataRole.ForegroundRole)
    assert colour.name() == DARK.text


def test_another_run_and_none_replace_what_is_shown(shown, tmp_path, qtbot):
    other = RunModel(make_searched_run(tmp_path / "other", count=5))
    shown.set_run(other)
    qtbot.waitUntil(lambda: len(shown.plot.picture.across) == 5)
    assert shown.table.rowCount() == 5
    other.close()
    shown.set_run(None)
    qtbot.waitUntil(lambda: len(shown.plot.picture.across) == 0)
    assert shown.table.rowCount() == 0


def test_ten_thousand_candidates_are_shown(panel, tmp_path, qtbot):
    run = make_run(tmp_path / "many")
    with run.record(write=True) as writer:
        rng, space = random.Random(0), list(SPACES["channels-32"])
        sample = make_candidate(uniform(16))
        rows = [
            (architecture_text(a), rng.randrange(10**7, 10**9), rng.randrange(10**7, 10**9),
             rng.randrange(10**4, 10**6), rng.uniform(20, 60), rng.uniform(1, 9),
             sample.features, 24)
            for a in space + [(*a[:7], 8) for a in space if a[7] == 16]
            + [(*a[:7], 4) for a in space]
        ]  # fmt: skip
        names = "architecture, macs, paper_macs, parameters, metric, latency_ms, features, pictures"
        writer._write_many(
            f"INSERT OR IGNORE INTO candidates ({names}) VALUES (?,?,?,?,?,?,?,?)", rows
        )
        model = RunModel(run)
        assert len(model.candidates) > 10_000
        panel.set_run(model)
        qtbot.waitUntil(lambda: panel.table.rowCount() == len(model.candidates))
        panel.table.sort(DISTANCE, Descending)
        assert len(panel.plot.picture.across) == len(model.candidates)
        middle = panel.plot.view.sceneBoundingRect().center()
        assert panel.plot.nearest(middle) < len(model.candidates)
        model.close()


def test_numbers_are_written_briefly():
    written = [amount(v).replace(NARROW_SPACE, " ") for v in (0, 12, 999, 1234, 56.8e9)]
    assert written == ["0", "12", "999", "1.23 k", "56.8 G"]
    assert amount(999_600).startswith("1.00")
    assert amount(float("nan")) == "–"
    assert [loss_text(v) for v in (0.5321, -1.5, 14.123, 3e-5, float("nan"))] == [
        "0.532", "−1.500", "14.12", "3.0e-05", "–"
    ]  # fmt: skip
    assert times_text(12.345) == "12.3×"
    assert short_amount(0.25) == "0.25" and short_amount(5e7).startswith("50")


def test_distances_are_never_without_their_features():
    assert distance_name("inception") == "FID (Inception features)"
    assert distance_name("resnet18") == "Fréchet distance, resnet18 features"


def test_cheaper_than_the_teacher_in_words(model):
    candidate, teacher = model.candidates[0].candidate, model.teacher_cost()
    words = against_teacher(COST_AXES[0], candidate, teacher)
    assert words.endswith("fewer paper MACs than the teacher")
    assert against_teacher(COST_AXES[3], candidate, teacher) == ""


@pytest.mark.parametrize("height", [1, 30, 50, 80, 150, 400])
@pytest.mark.parametrize("low, high", [(0, 7), (-6, 70), (0.3, 1.0), (400, 2300), (5, 5)])
def test_the_ticks_that_are_labelled_first_have_room(qapp, height, low, high):
    levels = NumberAxis("left").tickValues(low, high, height)
    for above, below in pairwise(levels[0][1] if levels else []):
        assert (below - above) / (high - low) * height >= 12


@pytest.mark.parametrize("low, high", [(7.0, 7.3), (8.0, 9.0), (6.0, 12.0)])
def test_logarithmic_ticks_are_round_numbers(qtbot, low, high):
    axis = NumberAxis("bottom")
    axis.setLogMode(x=True)
    values = [v for _, level in axis.logTickValues(low, high, 500, []) for v in level]
    assert 3 <= len(values) <= 60
    assert all(low <= value <= high for value in values)
    assert axis.tickStrings([8.0], 1, None)[0].replace(NARROW_SPACE, "") == "100M"


def test_an_empty_table_is_empty(qtbot):
    table = CandidateTable()
    assert (table.rowCount(), table.columnCount()) == (0, len(COLUMNS))
    table.sort(DISTANCE, Ascending)
    assert table.rows()[1] == []


@pytest.mark.parametrize(
    ("score", "name"),
    [("kid", "Kernel distance, resnet18 features"), ("mind", "MIND, resnet18 features")],
)
def test_another_score_is_called_by_its_name(score, name):
    assert distance_name("resnet18", score) == name
    assert "FID" not in distance_name("inception", score)
    assert "FID" not in distance_text_short(1.0, "inception", score)
