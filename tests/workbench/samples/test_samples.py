from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from core.nets.architecture import architecture_text
from core.run.run import SheetFile
from tests.workbench.answered import answered
from tests.workbench.example_runs import draw_sheet, make_run, make_searched_run
from workbench.app.theme import DARK, LIGHT
from workbench.run.measures import SCORE_NAMES
from workbench.run.run_model import RunModel
from workbench.samples.arrangement import GAP, SMALLEST, arrange
from workbench.samples.columns import sample_columns
from workbench.samples.differences import difference
from workbench.samples.pair_views import SplitView
from workbench.samples.panel import SamplesPanel
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.pictures.captions import fitting, fitting_lines
from workbench.widgets.pictures.drawing import draw_picture, pixels
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.pictures.view import PictureView


@pytest.fixture
def panel(show) -> SamplesPanel:
    return show(SamplesPanel(), 720, 520)


@pytest.fixture
def model(tmp_path, qtbot):
    model = RunModel(make_searched_run(tmp_path / "run", count=6))
    yield model
    model.close()


@pytest.fixture
def shown(panel, model, qtbot) -> SamplesPanel:
    """The panel with the run in it, drawn."""
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.shown) > 0)
    return panel


def keys(panel: SamplesPanel) -> list[str]:
    return [item.key for item in panel.shown]


def item_of(panel: SamplesPanel, key: str) -> Shown:
    return next(item for item in panel.shown if item.key == key)


def choose(model: RunModel, index: int) -> None:
    architecture = model.candidates[index].candidate.architecture
    with model.run.record(write=True) as writer:
        writer.set_fact("chosen", architecture_text(architecture))


def choose_zoom(panel: SamplesPanel, index: int) -> None:
    """As a person does in the menu: Fit, 50 %, 100 %, 200 %, ..."""
    panel.line.zoom.menu().actions()[index].trigger()


def plain(colour: int, size: int = 8) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def test_without_a_selection_the_latest_preview_stands_in(shown):
    assert keys(shown) == ["input", "teacher", "student", "truth"]
    student = item_of(shown, "student")
    assert student.title == "Supernet"
    assert student.lines == ("distillation, step 60",)
    assert len(student.pictures) == 3


def test_a_selected_candidate_is_shown_with_architecture_and_distance(shown, model, qtbot):
    candidate = model.candidates[2].candidate
    model.select(candidate.architecture)
    qtbot.waitUntil(lambda: item_of(shown, "student").title == "Candidate")
    item = item_of(shown, "student")
    assert item.lines[1] == " ".join(str(width) for width in candidate.architecture)
    assert item.short == (item.lines[0].replace("paper ", ""), "")
    assert item.distance.endswith("encoder(3f9c, seed 0) features")
    assert f"{candidate.metric:.2f}" in shown.words.text()
    assert item.pictures[0].pixelColor(4, 4).red() == 90


def test_the_fine_tuned_student_is_shown_with_the_chosen_one(shown, model, qtbot):
    architecture = model.candidates[1].candidate.architecture
    draw_sheet(model.run, SheetFile.finetuned(architecture), shade=77)
    with model.run.record(write=True) as writer:
        fact = {"before": 30.0, "after": 27.4, "kept": True, "features": "resnet18"}
        writer.set_fact(f"finetuned {architecture_text(architecture)}", fact)
    choose(model, 1)
    qtbot.waitUntil(lambda: "finetuned" in keys(shown))
    assert item_of(shown, "student").title == "Chosen"
    assert "Fine-tuned · distance 27.40 (resnet18)" in shown.words.text()
    name = SCORE_NAMES[model.run.recipe.search.score]
    assert f"27.40 {name}, resnet18 features" in shown.words.toolTip()
    model.select(model.candidates[0].candidate.architecture)
    qtbot.waitUntil(lambda: "finetuned" not in keys(shown))


def test_a_fine_tuning_that_did_not_help_is_told_and_has_no_pictures(shown, model, qtbot):
    architecture = model.candidates[1].candidate.architecture
    draw_sheet(model.run, SheetFile.finetuned(architecture), shade=77)
    with model.run.record(write=True) as writer:
        fact = {"before": 30.0, "after": 31.5, "kept": False, "features": "resnet18"}
        writer.set_fact(f"finetuned {architecture_text(architecture)}", fact)
    choose(model, 1)
    qtbot.waitUntil(lambda: "Fine-tuning made it worse (30 → 31.5)" in shown.words.text())
    assert "finetuned" not in keys(shown)


def test_captions_are_never_cut_off(qtbot):
    lines = ("518 M paper MACs", "16 16 32 16 32 32 16 16")
    metrics = QLabel().fontMetrics()
    for text, result in (
        (lines[1] + " ", [*lines]),
        (lines[0], [lines[0]]),
        ("518 M MACs", ["518 M MACs"]),
        ("518", []),
    ):
        room = metrics.horizontalAdvance(text)
        assert fitting_lines(lines, ("518 M MACs", ""), metrics, room) == result
    for text in (" · ".join(lines), lines[0], "518 M MACs", "518 M"):
        room = metrics.horizontalAdvance(text)
        shown = fitting(lines, ("518 M MACs", ""), metrics, room)
        assert metrics.horizontalAdvance(shown) <= room


def test_a_split_with_the_keyboard_in_it_still_shows_its_pictures(shown, qtbot):
    shown.set_mode("split")
    split = shown.closer.split
    qtbot.waitUntil(lambda: split.image is not None)
    before = split.grab().toImage()
    split.setFocus()
    qtbot.waitUntil(split.hasFocus)
    after, spot = split.grab().toImage(), split.room().center().toPoint() - QPoint(30, 0)
    assert after.pixelColor(spot) == before.pixelColor(spot)


def test_while_the_teacher_trains_its_previews_are_the_teacher(tmp_path, qtbot):
    run = make_run(tmp_path / "young")
    with run.record(write=True) as writer:
        draw_sheet(run, SheetFile.INPUT)
        draw_sheet(run, SheetFile.step("teacher", 1200))
        writer.add_preview("teacher", 1200, SheetFile.step("teacher", 1200))
        model = RunModel(run)
        columns = {column.key: column for column in sample_columns(model)}
        assert columns["teacher"].lines == ("in training, step 1\u2009200",)
        assert "student" not in columns
        model.close()


def test_a_candidate_without_a_strip_is_not_drawn_yet(shown, model, qtbot):
    architecture = model.candidates[0].candidate.architecture
    (model.run.samples / SheetFile.candidate(architecture)).unlink()
    model.select(architecture)
    qtbot.waitUntil(lambda: item_of(shown, "student").title == "Candidate")
    assert item_of(shown, "student").pictures == ()
    shown.grab()
    for mode in ("beside", "split", "flip", "difference"):
        shown.set_mode(mode)
        shown.grab()


def test_a_strip_drawn_later_appears(shown, model, qtbot):
    draw_sheet(model.run, SheetFile.TEACHER, shade=33)
    with model.run.record(write=True) as writer:
        writer.set_stage("finetune", state="running")
    qtbot.waitUntil(lambda: item_of(shown, "teacher").pictures[0].pixelColor(1, 1).red() == 33)


def test_without_pictures_it_says_what_will_appear(panel, tmp_path, qtbot):
    qtbot.waitUntil(lambda: "of the run appear here" in panel.area.hint)
    model = RunModel(make_run(tmp_path / "new"))
    panel.set_run(model)
    qtbot.waitUntil(lambda: "draws its first ones" in panel.area.hint)
    assert panel.lapse.isHidden()
    model.close()


def test_the_slider_goes_through_the_training(shown, model, qtbot):
    shown.lapse.slider.setValue(0)
    qtbot.waitUntil(lambda: item_of(shown, "teacher").lines == ("in training, step 20",))
    shown.lapse.slider.setValue(4)
    qtbot.waitUntil(lambda: item_of(shown, "student").lines == ("distillation, step 40",))
    assert shown.lapse.label.text() == "distillation, step 40"
    model.select(model.candidates[0].candidate.architecture)
    assert shown.lapse.moment == -1
    qtbot.waitUntil(lambda: item_of(shown, "student").title == "Candidate")


def test_now_stays_now_while_previews_come(shown, model, qtbot):
    with model.run.record(write=True) as writer:
        draw_sheet(model.run, SheetFile.step("distill", 80), shade=44)
        writer.add_preview("distill", 80, SheetFile.step("distill", 80))
        qtbot.waitUntil(lambda: item_of(shown, "student").lines == ("distillation, step 80",))
        assert shown.lapse.moment == -1
        shown.lapse.slider.setValue(2)
        draw_sheet(model.run, SheetFile.step("distill", 99), shade=44)
        writer.add_preview("distill", 99, SheetFile.step("distill", 99))
        qtbot.waitUntil(lambda: shown.lapse.slider.maximum() == 8)
        assert shown.lapse.moment == 2


def test_playing_ends_at_now_and_leaves_no_timer(shown, qtbot):
    shown.lapse._timer.setInterval(5)
    qtbot.mouseClick(shown.lapse.play, Qt.MouseButton.LeftButton)
    assert shown.lapse.moment == 0
    qtbot.waitUntil(lambda: not shown.lapse.play.isChecked())
    assert shown.lapse.moment == -1
    shown.lapse.play.setChecked(True)
    shown.hide()
    timers = shown.findChildren(QTimer)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))


def test_a_double_click_looks_closer_and_escape_returns(shown, qtbot):
    cell = shown.grid.cell_rect(1, 2)
    viewport = shown.grid.viewport()
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=cell.center())
    assert shown.pages.currentWidget() is shown.closer
    assert shown.line.which.text() == "3 / 3"
    assert [view.shown.key for view in shown.closer.row.views] == keys(shown)
    qtbot.keyClick(shown.closer, Qt.Key.Key_Right)
    assert shown.line.which.text() == "1 / 3"
    qtbot.keyClick(shown.closer.row.views[0], Qt.Key.Key_Escape)
    assert shown.pages.currentWidget() is shown.grid


def test_keys_reach_every_cell(shown, qtbot):
    shown.grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(shown.grid, key)
    with qtbot.waitSignal(shown.grid.opened) as signal:
        qtbot.keyClick(shown.grid, Qt.Key.Key_Return)
    upright = shown.grid.arrangement.upright
    assert signal.args == ([1, "truth"] if upright else [2, "teacher"])


def test_zoom_and_pan_are_shared(shown, qtbot):
    shown.set_mode("beside")
    first, second = shown.closer.row.views[:2]
    where = QPointF(first.width() * 0.4, first.height() * 0.6)
    kept = first.fraction(where)
    shown.closer.camera.zoom_by(3.0, kept)
    assert first.fraction(where).x() == pytest.approx(kept.x())
    assert second.fraction(where).y() == pytest.approx(kept.y())
    qtbot.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    qtbot.mouseMove(first, QPoint(20, 60))
    qtbot.mouseRelease(first, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    choose_zoom(shown, 0)
    assert (shown.closer.camera.zoom, shown.closer.camera.centre) == (1.0, QPointF(0.5, 0.5))


def test_the_line_is_dragged_and_moved_by_keys(shown, qtbot):
    shown.set_mode("split")
    split = shown.closer.split
    assert (split.shown.key, split.second.key) == ("teacher", "student")
    middle = QPoint(split.width() // 2, split.height() // 2)
    qtbot.mousePress(split, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(split, QPoint(split.width() // 4, split.height() // 2))
    qtbot.mouseRelease(split, Qt.MouseButton.LeftButton)
    assert split.line == pytest.approx(0.25, abs=0.01)
    qtbot.keyClick(split, Qt.Key.Key_Right)
    assert split.line == pytest.approx(0.30, abs=0.01)
    split.set_line(7.0)
    assert split.line == 1.0


def test_the_pair_can_be_chosen_and_is_kept(shown, model, qtbot):
    shown.set_mode("split")
    shown.closer.bar.second.setCurrentIndex(3)
    shown.closer.bar.second.activated.emit(3)
    assert shown.closer.split.second.key == "truth"
    model.select(model.candidates[0].candidate.architecture)
    qtbot.waitUntil(lambda: item_of(shown, "student").title == "Candidate")
    assert shown.closer.split.second.key == "truth"


def test_the_difference_is_that_of_the_pixels(shown, qtbot):
    shown.set_mode("difference")
    qtbot.waitUntil(lambda: shown.closer.apart.image is not None)
    image = shown.closer.apart.image
    teacher, student = (item_of(shown, key).pictures[0] for key in ("teacher", "student"))
    expected = 2 * abs(teacher.pixelColor(3, 3).red() - student.pixelColor(3, 3).red())
    assert image.pixelColor(3, 3).red() == min(255, expected)


def test_difference_of_unequal_sizes_and_its_limits():
    apart = difference(plain(0xFF102030), plain(0xFFFFFFFF, 16))
    assert apart.size() == QSize(8, 8)
    assert tuple(pixels(apart)[0, 0]) == (255, 255, 255)
    assert not pixels(difference(plain(0xFF102030), plain(0xFF102030))).any()


def test_pixels_are_rgb_rows():
    image = plain(0xFF010203, 5)
    image.setPixel(4, 0, 0xFF646566)
    rows = pixels(image)
    assert rows.shape == (5, 5, 3)
    assert tuple(rows[0, 4]) == (100, 101, 102)
    assert tuple(rows[4, 0]) == (1, 2, 3)


def test_enlarged_pictures_keep_their_pixels(qtbot):
    image = plain(0xFF000000, 2)
    image.setPixel(0, 0, 0xFFFFFFFF)
    canvas = plain(0xFF00FF00, 40)
    painter = QPainter(canvas)
    draw_picture(painter, QRectF(0, 0, 40, 40), image, 1.0)
    painter.end()
    assert set(np.unique(pixels(canvas))) == {0, 255}
    assert canvas.pixelColor(19, 19).red() == 255 and canvas.pixelColor(20, 19).red() == 0


@pytest.mark.parametrize("size", [(480, 300), (1200, 800), (300, 900), (1200, 200), (130, 120)])
@pytest.mark.parametrize("networks, samples", [(3, 4), (5, 6), (5, 1), (12, 3)])
def test_a_grid_fits_its_dock_or_scrolls_down(size, networks, samples):
    room = QSize(*size)
    arrangement = arrange(room, networks, samples, 1.0, 16, 3)
    assert arrangement.cell.width() >= SMALLEST
    assert arrangement.total.width() <= room.width()
    if not arrangement.upright:
        assert arrangement.total.height() <= room.height() + GAP
    whole = QRect(QPoint(0, 0), arrangement.total)
    cells = [
        QRect(arrangement.corner_of(network, sample), arrangement.cell)
        for network in range(networks)
        for sample in range(samples)
    ]
    assert all(whole.contains(cell) for cell in cells)
    assert not any(one.intersects(other) for one, other in combinations(cells, 2))
    captions = [arrangement.caption(network) for network in range(networks)]
    assert not any(caption.intersects(cell) for caption in captions for cell in cells)


def test_pictures_keep_their_shape(qtbot):
    arrangement = arrange(QSize(600, 500), 4, 3, 2.0, 16, 2)
    assert arrangement.cell.width() == pytest.approx(2 * arrangement.cell.height(), abs=2)


def test_the_camera_never_shows_emptiness_when_close():
    camera = Camera()
    camera.zoom_by(4.0, QPointF(0.5, 0.5))
    camera.move_by(QPointF(9, -9))
    placed = camera.place(QRectF(0, 0, 100, 100), QSizeF(10, 10))
    assert placed.right() == pytest.approx(100) and placed.top() == pytest.approx(0)
    camera.zoom_by(1e-9, QPointF(0.1, 0.1))
    assert camera.zoom == 1.0 and camera.centre == QPointF(0.5, 0.5)


def test_views_zoom_by_wheel_and_keys(qtbot):
    camera = Camera()
    view = SplitView(camera)
    qtbot.addWidget(view)
    view.theme = DARK
    item = Shown("a", "A", ("a line",), (plain(0xFF203040),))
    view.show_pair(item, item, 0)
    view.resize(300, 300)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_D, Qt.Key.Key_Minus):
        qtbot.keyClick(view, key)
    assert camera.zoom == pytest.approx(1.25)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert camera.zoom == 1.0
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert camera.zoom == 4.0
    view.grab()


def test_a_picture_view_without_a_picture_says_so(qtbot):
    view = PictureView(Camera())
    qtbot.addWidget(view)
    view.theme = LIGHT
    view.show_picture(Shown("a", "A", (), ()), 0)
    assert view.image is None
    view.grab()


def test_a_theme_recolours_everything(shown):
    shown.set_mode("beside")
    shown.apply_theme(DARK)
    assert {view.theme for view in shown.closer.row.views} == {DARK}
    shown.set_mode("grid")
    corner = shown.grid.viewport().grab().toImage().pixelColor(1, shown.grid.height() - 2)
    assert corner.name() == DARK.panel


def test_another_run_replaces_what_is_shown(shown, tmp_path, qtbot):
    shown.set_run(None)
    qtbot.waitUntil(lambda: shown.shown == [])
    other = RunModel(make_searched_run(tmp_path / "other", count=2))
    shown.set_run(other)
    qtbot.waitUntil(lambda: len(shown.shown) == 4)
    other.close()


def test_every_control_has_a_name(shown):
    for mode in ("grid", "beside", "split", "flip", "difference"):
        shown.set_mode(mode)
        for widget in (*shown.closer.row.views, shown.closer.split, shown.grid, shown.lapse.slider):
            assert widget.accessibleName()


def test_answers_are_the_teachers_column_and_their_cost_a_dash(model):
    of_box = RunModel(answered(model.run))
    columns = {column.key: column for column in sample_columns(of_box)}
    assert columns["teacher"].file == SheetFile.TEACHER
    assert columns["teacher"].lines == ("– paper MACs", "answers of a black box")
    of_box.select(of_box.candidates[0].candidate.architecture)
    student = next(column for column in sample_columns(of_box) if column.key == "student")
    assert "(teacher –)" in student.sentence
    verdict = of_box.verdict(of_box.candidates[0].candidate)
    assert verdict.cheaper() == "MACs of the teacher not known"
    of_box.close()
