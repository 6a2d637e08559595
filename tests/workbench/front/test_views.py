"""The Front's views: axes, colours, comparing, budget, widths, the search, other runs."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QFileDialog

from core.export.comparison import Comparison, ComparisonRow
from core.run.run import Run, SheetFile
from tests.workbench.example_runs import (
    FEATURES,
    architectures,
    draw_sheet,
    make_candidate,
    make_run,
)
from workbench.app.theme import DARK
from workbench.front.colour_scale import GAP, WIDTH
from workbench.front.other_runs import read_other_run
from workbench.front.panel import FrontPanel
from workbench.front.picture import RuntimePoint
from workbench.run.run_model import RunModel

Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Left = Qt.MouseButton.LeftButton
COUNT = 24


def searched(folder: Path, features: str = FEATURES, seed: int = 0) -> Run:
    """A run with candidates of known uncertainty, a floor, grey pictures and a hypervolume."""
    run = make_run(folder)
    with run.record(write=True) as record:
        noise = np.random.default_rng(seed).gamma(2, 1, COUNT)
        for number, architecture in enumerate(architectures(COUNT, seed), 1):
            made = make_candidate(architecture, noise=float(noise[number - 1]))
            record.add_candidate(replace(made, features=features, uncertainty=1.5))
            record.add_scalars("search", number, {"hypervolume": 1 - 1 / (1 + number)})
        about = {"score": "frechet", "features": features}
        record.set_fact("floor", {"halves": 9.0, "half": 12, "training": 5.0, "others": 24} | about)
        record.set_fact("blank", {"distance": 400.0, "features": features, "miou": None})
    return run


@pytest.fixture
def model(tmp_path, qtbot):
    model = RunModel(searched(tmp_path / "run"))
    yield model
    model.close()


@pytest.fixture
def panel(model, show, qtbot) -> FrontPanel:
    panel = show(FrontPanel(), 820, 640)
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.plot.picture.across) == COUNT)
    qtbot.waitUntil(lambda: panel.plot.view.viewRange()[1][1] > 10)
    qtbot.wait(30)
    return panel


def choose(box, column: str) -> None:
    box.setCurrentIndex(box.findData(column))


def click(panel: FrontPanel, index: int, qtbot, keys=Qt.KeyboardModifier.NoModifier) -> None:
    plot = panel.plot
    point = QPointF(plot.candidates.across[index], plot.candidates.up[index])
    spot = plot.mapFromScene(plot.view.mapViewToScene(point))
    before = plot.picture.compared
    qtbot.mouseClick(plot.viewport(), Left, keys, spot)
    qtbot.waitUntil(lambda: plot.picture.compared != before)


def test_any_two_quantities_are_drawn_and_an_axis_gives_way(panel, model, qtbot):
    choose(panel.tools.across, "parameters")
    choose(panel.tools.up, "latency_ms")
    picture = lambda: panel.plot.picture  # noqa: E731
    qtbot.waitUntil(lambda: np.array_equal(picture().up, model.column("latency_ms")))
    assert np.array_equal(picture().across, model.column("parameters"))
    assert picture().floor is None and picture().knee is None
    choose(panel.tools.across, "latency_ms")
    qtbot.waitUntil(lambda: np.array_equal(picture().up, model.column("parameters")))
    choose(panel.tools.across, "metric")
    qtbot.waitUntil(lambda: picture().floor is not None)
    assert not picture().floor_up and "encoder" in panel.plot.axis("bottom").labelText


def test_a_third_quantity_colours_the_points_and_has_a_scale(panel, model, qtbot):
    choose(panel.tools.colour, "latency_ms")
    qtbot.waitUntil(lambda: panel.plot.picture.colours is not None)
    shades = panel.plot.picture.colours
    assert shades[np.argmax(model.column("latency_ms"))] == 31 and shades.min() == 0
    assert panel.plot.scale.isVisible() and "Latency" in str(panel.plot.scale.words)
    assert "Latency" in panel.keeping.drawing()
    panel.apply_theme(DARK)
    choose(panel.tools.colour, "")
    qtbot.waitUntil(lambda: not panel.plot.scale.isVisible())


def test_the_floor_and_the_uncertainty_are_told(panel, model, qtbot):
    assert panel.plot.picture.floor.value == 5.0
    lines = panel.plot.lines
    # It lies below what is shown: said at the edge, and not half a label more.
    assert "true pictures 5.00 ↓" in lines.below.text() and not lines.floors[True].isVisible()
    panel.plot.view.setYRange(0.0, 40.0)
    qtbot.waitUntil(lambda: lines.floors[True].isVisible() and not lines.below.text())
    panel.plot.walked.emit(1, False)
    qtbot.waitUntil(lambda: "± 1.50" in panel.labels.summary.text())
    assert "24 pictures" in panel.labels.summary.text()
    words = panel.labels.baselines.toolTip()
    assert "400" in words and "5.00" in words and FEATURES in words
    index = panel.plot.picture.selected
    low, high = panel.plot.candidates.bars.getData()[1]
    assert high - low == pytest.approx(3.0) and low < panel.plot.picture.up[index] < high
    assert panel.table.index(0, 3).data() == "1.50" and not panel.view.isColumnHidden(3)


def test_a_floor_of_another_number_of_pictures_is_no_line(model):
    assert model.baselines.floor_beside(FEATURES, 24) == 5.0
    assert model.baselines.floor_beside(FEATURES, 60) is None
    assert model.baselines.floor_beside("inception", 24) is None


def test_ctrl_and_shift_compare_several(panel, model, qtbot):
    first, second, *_, last = (int(index) for index in panel.plot.picture.front)
    click(panel, first, qtbot)
    click(panel, last, qtbot, Ctrl)
    assert model.compared == tuple(
        model.candidates[index].candidate.architecture for index in (first, last)
    )
    click(panel, first, qtbot, Ctrl)
    assert len(model.compared) == 1
    click(panel, second, qtbot, Shift)
    assert len(model.compared) == len(panel.plot.picture.front) - 1
    assert model.index_of(model.selected) == second
    assert panel.view.chosen_rows()[-1] == panel.table.row_of(second)


def test_rows_of_the_table_are_compared(panel, model, qtbot):
    for row, keys in ((2, Qt.KeyboardModifier.NoModifier), (0, Ctrl)):
        spot = panel.view.visualRect(panel.table.index(row, 0)).center()
        qtbot.mouseClick(panel.view.viewport(), Left, keys, spot)
    qtbot.waitUntil(lambda: len(panel.plot.picture.compared) == 2)
    assert [model.index_of(item) for item in model.compared] == [
        panel.table.candidate_at(2), panel.table.candidate_at(0)
    ]  # fmt: skip


def test_a_rubber_band_takes_the_front_inside_it(panel, model):
    view = panel.plot.view
    view.banded.emit(view.viewRect())
    assert {model.index_of(item) for item in model.compared} == set(
        map(int, panel.plot.picture.front[:12])
    )


def test_the_budget_line_tells_the_best_it_allows(panel, model, qtbot):
    assert panel.plot.picture.budget is None
    panel.switch("budget")
    qtbot.waitUntil(lambda: panel.plot.picture.budget is not None)
    before = panel.plot.picture.budget
    panel.plot.setFocus()
    qtbot.keyClick(panel.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: panel.plot.picture.budget > before)
    panel.plot.lines.budget.setValue(model.column("paper_macs").max())
    panel.plot.lines._dragged()
    best = model.candidates[int(np.argmin(model.column("metric")))]
    qtbot.waitUntil(lambda: f"best № {best.id}" in panel.plot.picture.budget_text)
    panel.selecting.select_best_within()
    assert model.selected == best.candidate.architecture
    panel.selecting.select_knee()
    assert model.index_of(model.selected) == panel.plot.picture.knee


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("macs<0.03 and distance<40", lambda c: c.macs < 3e7 and c.metric < 40),
        ("macs<30M or not latency>=5ms", lambda c: c.macs < 3e7 or c.latency_ms < 5),
        ("16<=c2<=24", lambda c: 16 <= c.architecture[1] <= 24),
        ("(params>1 or c1=16) and pictures=24", lambda c: c.architecture[0] == 16),
        ("32 16", lambda c: "32 16" in " ".join(map(str, c.architecture))),
    ],
)
def test_a_line_of_text_filters_plot_and_table(panel, model, qtbot, text, holds):
    panel.tools.filter.setFocus()
    qtbot.keyClicks(panel.tools.filter, text)
    wanted = [index for index, item in enumerate(model.candidates) if holds(item.candidate)]
    qtbot.waitUntil(lambda: panel.table.rowCount() == len(wanted))
    assert sorted(panel.table.candidate_at(row) for row in range(len(wanted))) == wanted
    assert list(np.flatnonzero(panel.plot.picture.shown)) == wanted
    qtbot.keyClick(panel.tools.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.table.rowCount() == COUNT)


@pytest.mark.parametrize("text", ["foo<3", "macs<", "macs<1)", "(macs<1", "c99>3", "macs<1 $"])
def test_a_filter_that_is_not_understood_says_why(panel, qtbot, text):
    panel.tools.filter.setText(text)
    qtbot.waitUntil(lambda: bool(panel.tools.filter.property("wrong")))
    assert panel.tools.filter.toolTip() and panel.table.rowCount() == COUNT


def test_a_brush_on_the_widths_is_a_filter(panel, model, qtbot):
    panel.tools.views.button("widths").click()
    qtbot.waitUntil(lambda: len(panel.widths.picture.widths) == COUNT)
    room = panel.widths.room
    x, band = round(room.across[2]), room.band(2, 16, 16)
    qtbot.mousePress(panel.widths, Left, pos=QPoint(x, round(band.center().y()) - 6))
    qtbot.mouseMove(panel.widths, QPoint(x, round(band.center().y()) + 6))
    qtbot.mouseRelease(panel.widths, Left, pos=QPoint(x, round(band.center().y()) + 6))
    assert panel.tools.filter.text() == "16<=trunk<=16"
    wanted = int((model.widths()[:, 2] == 16).sum())
    qtbot.waitUntil(lambda: panel.table.rowCount() == wanted)
    panel.widths.setFocus()
    qtbot.keyClick(panel.widths, Qt.Key.Key_Delete)
    assert panel.tools.filter.text() == ""
    qtbot.keyClick(panel.widths, Qt.Key.Key_Up)
    qtbot.keyClick(panel.widths, Qt.Key.Key_Right)
    assert "trunk<=" in panel.tools.filter.text()
    assert "<svg" in panel.keeping.widths_drawing() and "Up 2" in panel.keeping.widths_drawing()


def test_names_of_layers_lie_neither_over_each_other_nor_over_the_scale(panel, model, qtbot):
    panel.show_view("widths")
    qtbot.waitUntil(lambda: len(panel.widths.picture.widths) == COUNT)
    room = panel.widths.room
    spans = [room.title(layer) for layer in range(len(room.across))]
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end < start
    assert spans[-1][1] < room.whole.right() - WIDTH + GAP
    assert spans[0][0] >= room.whole.left()


def test_a_line_of_the_widths_is_hovered_and_clicked(panel, model, qtbot):
    panel.show_view("widths")
    qtbot.waitUntil(lambda: len(panel.widths.picture.widths) == COUNT)
    room, x = panel.widths.room, float(panel.widths.room.across[:2].mean())
    heights = room.heights_at(panel.widths.picture, x)
    index = panel.widths.nearest(QPointF(round(x), round(heights[3])))
    spot = QPoint(round(x), round(heights[3]))
    qtbot.mouseMove(panel.widths, spot)
    qtbot.waitUntil(lambda: not panel.card.isHidden())
    qtbot.mouseClick(panel.widths, Left, pos=spot)
    assert model.index_of(model.selected) == index >= 0


def test_the_search_shows_its_hypervolume(panel, model, qtbot, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: not model.is_behind)
    panel.tools.views.button("search").click()
    qtbot.waitUntil(lambda: panel.search.picture is not None)
    volume, best = panel.search.picture.volume, panel.search.picture.best
    assert list(volume.values) == pytest.approx([1 - 1 / (1 + n) for n in range(1, COUNT + 1)])
    assert list(best.values) == list(np.minimum.accumulate(model.column("metric")))
    assert panel.view.isHidden() and panel.search.upper.hint == ""
    path = tmp_path / "search.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(path), ""))
    panel.save_as("csv")
    assert len(path.read_text().splitlines()) == COUNT + 1
    assert panel.search.drawing().count("clipPath id") == 2


def test_another_run_is_drawn_where_it_compares(panel, model, qtbot, tmp_path, monkeypatch):
    other = searched(tmp_path / "other", seed=1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: str(other.folder))
    panel.beside.choose()
    qtbot.waitUntil(lambda: len(panel.plot.picture.others) == 1)
    assert len(panel.plot.picture.others[0].across) == COUNT
    assert panel.labels.problem.isHidden()
    qtbot.waitUntil(lambda: not model.is_behind)
    panel.show_view("search")
    qtbot.waitUntil(lambda: panel.search.picture is not None)
    assert [course.name for course in panel.search.picture.other_bests] == ["other"]


def test_a_point_of_another_run_has_a_card_with_its_pictures(panel, qtbot, tmp_path):
    other = searched(tmp_path / "other", seed=1)
    for architecture in architectures(COUNT, 1):
        draw_sheet(other, SheetFile.candidate(architecture))
    panel.beside.add(other.folder)
    qtbot.waitUntil(lambda: len(panel.plot.others.drawn) == 1)
    spots = [
        panel.plot.view.mapViewToScene(QPointF(*at))
        for at in zip(*panel.plot.others.drawn[0], strict=True)
    ]
    at = next(index for index, spot in enumerate(spots) if panel.plot.nearest(spot) < 0)
    panel.plot.scene().sigMouseMoved.emit(spots[at])
    item = read_other_run(other.folder).candidate(at)
    assert f"other, № {item.id}" in panel.card.text and not panel.card.isHidden()
    kept = panel.card.pictures.cacheKey()
    qtbot.waitUntil(lambda: panel.card.pictures.cacheKey() != kept)
    panel.plot.scene().sigMouseMoved.emit(QPointF(3, 3))
    assert panel.card.isHidden()


def test_a_run_with_other_features_is_drawn_by_costs_alone(panel, qtbot, tmp_path):
    panel.beside.add(searched(tmp_path / "other", features="resnet18").folder)
    qtbot.waitUntil(lambda: "other features (resnet18)" in panel.labels.problem.toolTip())
    assert panel.plot.picture.others == ()
    choose(panel.tools.up, "parameters")
    qtbot.waitUntil(lambda: len(panel.plot.picture.others) == 1)
    assert panel.labels.problem.isHidden()
    panel.tools.beside.menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: panel.plot.picture.others == ())


def test_a_folder_that_is_no_run_is_told(panel, qtbot, tmp_path):
    panel.beside.add(tmp_path)
    qtbot.waitUntil(lambda: not panel.labels.problem.isHidden())
    panel.beside.add(make_run(tmp_path / "new").folder)
    qtbot.waitUntil(lambda: "no candidates" in panel.labels.problem.toolTip())


def test_everything_has_a_name_and_takes_the_keyboard(panel):
    tools = panel.tools
    buttons = (tools.show_menu, tools.beside, tools.whole, tools.save)
    for widget in (tools.up, tools.across, tools.colour, tools.filter, *buttons):
        assert widget.accessibleName() and widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    for view in (panel.plot, panel.widths, panel.view):
        assert view.accessibleName() and view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_candidate_is_shown_in_each_runtime_it_keeps_its_picture_in(panel, model, qtbot):
    index = 3
    architecture = model.candidates[index].candidate.architecture
    rows = tuple(
        ComparisonRow(name, name, "works", psnr=psnr, ms=ms)
        for name, psnr, ms in (("slow", 60.0, 9.0), ("fast", 40.0, 2.0), ("wrong", 20.0, 1.0))
    )
    comparison = Comparison("", 64, 64, 1, 8, 4, "pictures", 35.0, 30.0, 1.0, 12.0, 1.0, rows)
    folder = model.run.comparison(architecture)
    folder.mkdir(parents=True)
    (folder / "comparison.json").write_text(json.dumps(comparison.document()))
    model.select(architecture)
    choose(panel.tools.across, "latency_ms")
    qtbot.waitUntil(lambda: len(panel.plot.picture.runtimes) == 2)
    points = {point.title: point for point in panel.plot.picture.runtimes}
    assert points["slow"].across == 9 and points["fast"].across == 2
    assert points["fast"].up == model.candidates[index].candidate.metric
    labels = panel.plot.runtimes.labels
    assert [label.textItem.toPlainText() for label in labels] == ["slow", "fast"]
    assert panel.plot.axis("bottom").labelText == "Latency (ms)"
    choose(panel.tools.across, "macs")
    qtbot.waitUntil(lambda: not panel.plot.picture.runtimes)
    assert not any(label.isVisible() for label in labels)


@pytest.mark.parametrize("up", [21.0, 49.0])
def test_names_of_runtimes_that_are_equally_fast_are_apart(panel, qtbot, up):
    runtimes, view = panel.plot.runtimes, panel.plot.view
    panel.plot.view.setRange(xRange=(0, 10), yRange=(20, 50))
    names = ("OpenVINO, float32", "OpenVINO, float16", "ONNX Runtime, float32")
    points = tuple(RuntimePoint(name, 2.0 + n / 100, up) for n, name in enumerate(names))
    runtimes.draw(points, panel.plot.scales)
    places = [view.mapFromView(label.pos()) for label in runtimes.labels]
    apart = [abs(one.x() - other.x()) for one, other in itertools.combinations(places, 2)]
    assert min(apart) > 12, "a slanted line of text is higher than that"
    drawn = [label.mapRectToParent(label.boundingRect()) for label in runtimes.labels]
    middle = view.viewRect().center().y()
    assert all((rect.center().y() > up) == (up < middle) for rect in drawn), "into the view"
