"""Candidates held against each other: flipped, subtracted, zoomed, read out, and kept."""

import shutil
import threading
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.nets.architecture import architecture_text
from core.run.run import Run, SheetFile
from tests.workbench.example_runs import draw_sheet, make_searched_run
from workbench.app.background import Background
from workbench.run.run_model import RunModel
from workbench.run.sample_sheets import SampleSheets
from workbench.samples.actions import MENU
from workbench.samples.columns import MOST_CANDIDATES
from workbench.samples.differences import apart
from workbench.samples.lapse_file import write_gif
from workbench.samples.panel import SamplesPanel
from workbench.samples.tools import MODES
from workbench.tools.journeys import Hand
from workbench.widgets.pictures import drawing
from workbench.widgets.pictures.camera import Camera


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A run of ten candidates, each in a grey of its own."""
    run = make_searched_run(tmp_path_factory.mktemp("made") / "run", count=10)
    with run.record() as record:
        for index, item in enumerate(record.candidates(0)):
            draw_sheet(run, SheetFile.candidate(item.candidate.architecture), shade=40 + 10 * index)
    return run.folder


@pytest.fixture
def model(made, tmp_path, qtbot):
    model = RunModel(Run(shutil.copytree(made, tmp_path / "run")))
    yield model
    model.close()


@pytest.fixture
def panel(model, qtbot, show) -> SamplesPanel:
    panel = show(SamplesPanel(), 720, 520)
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.shown) > 0)
    return panel


def compare(panel: SamplesPanel, qtbot, *indices: int) -> None:
    candidates = panel.model.candidates
    panel.model.compare(candidates[index].candidate.architecture for index in indices)
    last = SheetFile.candidate(candidates[indices[-1]].candidate.architecture)
    wanted = panel.model.pictures(last)
    qtbot.waitUntil(lambda: list(item_of(panel, "student").pictures) == wanted)


def item_of(panel: SamplesPanel, key: str):
    return next(item for item in panel.shown if item.key == key)


def choose_zoom(panel: SamplesPanel, text: str) -> None:
    actions = panel.line.zoom.menu().actions()
    next(action for action in actions if action.text().startswith(text)).trigger()


def plain(colour: int, size: int = 8) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def test_several_candidates_stand_beside_each_other_in_their_order(panel, qtbot):
    compare(panel, qtbot, 4, 1, 7)
    titles = [item.title for item in panel.shown]
    assert titles == ["Input", "Teacher", "№ 5", "№ 2", "№ 8", "True picture"]
    greys = [item.pictures[0].pixelColor(0, 0).red() for item in panel.shown[2:5]]
    assert greys == [80, 50, 110]
    metric = panel.model.candidates[1].candidate.metric
    assert f"№\u00a02:\u00a0{metric:.2f}" in panel.words.text()


def test_the_chosen_one_keeps_its_name_and_its_fine_tuning_among_others(panel, qtbot):
    architecture = panel.model.candidates[2].candidate.architecture
    draw_sheet(panel.model.run, SheetFile.finetuned(architecture), shade=77)
    with panel.model.run.record(write=True) as writer:
        writer.set_fact("chosen", architecture_text(architecture))
    qtbot.waitUntil(lambda: panel.model.chosen == architecture)
    compare(panel, qtbot, 2, 5)
    titles = [item.title for item in panel.shown]
    assert titles[2:5] == ["Chosen", "№ 6", "Fine-tuned"]
    compare(panel, qtbot, 5, 6)
    assert "Fine-tuned" not in [item.title for item in panel.shown]


def test_more_than_fit_are_told_and_nothing_scrolls_sideways(panel, qtbot):
    panel.resize(300, 420)
    compare(panel, qtbot, *range(10))
    assert len(panel.shown) == MOST_CANDIDATES + 3
    assert "and 2 more, not shown" in panel.words.text()
    grid = panel.grid
    width = grid.viewport().width()
    assert width < panel.width() and grid.horizontalScrollBar().maximum() == 0
    assert all(grid.cell_rect(index, 0).right() < width for index in range(len(panel.shown)))
    assert grid.verticalScrollBar().maximum() > 0


def test_two_candidates_are_held_against_each_other(panel, qtbot):
    compare(panel, qtbot, 3, 8)
    panel.choose_mode("flip")
    flip, bar = panel.closer.flip, panel.closer.bar
    assert [bar.first.currentText(), bar.second.currentText()] == ["№ 4", "№ 9"]
    assert (flip.image.pixelColor(0, 0).red(), flip.second_image.pixelColor(0, 0).red()) == (
        70,
        120,
    )
    qtbot.mouseClick(bar.swap, Qt.MouseButton.LeftButton)
    assert flip.image.pixelColor(0, 0).red() == 120


def test_space_flips_while_it_is_held_and_a_click_for_good(panel, qtbot):
    panel.choose_mode("flip")
    flip = panel.closer.flip
    qtbot.waitUntil(flip.hasFocus)
    qtbot.keyPress(flip, Qt.Key.Key_Space)
    assert flip.seen is flip.second_image and "now Supernet" in flip.accessibleName()
    qtbot.keyRelease(flip, Qt.Key.Key_Space)
    assert flip.seen is flip.image
    centre = flip.rect().center()
    qtbot.mouseClick(flip, Qt.MouseButton.LeftButton, pos=centre)
    assert flip.is_flipped
    qtbot.mousePress(flip, Qt.MouseButton.LeftButton, pos=centre)
    qtbot.mouseMove(flip, centre + QPoint(30, 0))
    qtbot.mouseRelease(flip, Qt.MouseButton.LeftButton, pos=centre + QPoint(30, 0))
    assert flip.is_flipped
    flip.grab()


def test_it_blinks_at_the_chosen_rate_and_only_while_it_is_seen(panel, qtbot):
    panel.choose_mode("flip")
    flip = panel.closer.flip
    panel.closer.bar.rate.setValue(5.0)
    with qtbot.waitSignals([flip.flipped, flip.flipped]):
        qtbot.keyClick(flip, Qt.Key.Key_B)
    assert flip._timer.interval() == 200
    panel.set_mode("grid")
    assert not flip._timer.isActive()
    panel.set_mode("flip")
    assert flip._timer.isActive()
    qtbot.mouseClick(panel.closer.bar.blink, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert not flip._timer.isActive()


def test_a_difference_is_signed_and_as_bright_as_wanted(panel, qtbot):
    panel.set_mode("difference")
    view, bar = panel.closer.apart, panel.closer.bar
    qtbot.waitUntil(lambda: view.image is not None)
    # Teacher and supernet: 150 and 60, of every picture.
    assert "mean 90.00 of 255" in view.shown.title and "all samples 90.00" in view.shown.lines
    bar.gain.setValue(1)
    qtbot.waitUntil(lambda: view.image.pixelColor(0, 0).red() == 90)
    bar.signed.setChecked(True)
    qtbot.waitUntil(lambda: view.image.pixelColor(0, 0).red() == 128 + 90)
    qtbot.mouseClick(bar.swap, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.image.pixelColor(0, 0).red() == 128 - 90)
    assert "brighter by −90.00" in view.shown.words


def test_the_numbers_of_a_difference_are_those_of_the_pictures():
    pairs = [(plain(0xFF0A0A0A), plain(0xFF000000)), (plain(0xFF000000), plain(0xFF1E1E1E))]
    difference = apart(pairs, 0, gain=1, signed=False)
    assert (difference.mean, difference.bias, difference.everywhere) == (10.0, 10.0, 20.0)
    assert difference.psnr == pytest.approx(28.13, abs=0.01)
    assert "equal" in apart([(plain(0xFF000000),) * 2], 0, 1, False).words
    assert apart(pairs, 2, 1, False) is None


def test_percents_are_of_the_screens_pixels_and_stay(panel, qtbot):
    panel.set_mode("beside")
    view = panel.closer.row.views[0]
    for text, percent in (("100", 100), ("400", 400), ("50", 100)):
        choose_zoom(panel, text)
        assert panel.camera.percent == pytest.approx(percent)
    assert panel.line.zoom.text() == "100 %"
    sharpness = view.devicePixelRatioF()
    assert view.placed().width() * sharpness == pytest.approx(view.image.width())
    panel.resize(900, 700)
    qtbot.waitUntil(lambda: view.placed().width() * sharpness == pytest.approx(32))
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert panel.camera.percent == pytest.approx(200)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert panel.camera.is_fit and panel.line.zoom.text().startswith("Fit")
    placed, room = view.placed(), view.room()
    assert max(placed.width() - room.width(), placed.height() - room.height()) == pytest.approx(0)


def test_all_cells_of_the_grid_zoom_and_move_together(panel, qtbot):
    panel.resize(900, 700)
    grid, camera = panel.grid, panel.camera
    cell = grid.cell_rect(1, 0)
    grid.setFocus()
    for _ in range(6):
        qtbot.keyClick(grid, Qt.Key.Key_Plus)
    assert camera.zoom == pytest.approx(1.25**6)
    viewport, start = grid.viewport(), cell.center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, start - QPoint(20, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start - QPoint(20, 0))
    assert camera.centre.x() > 0.5 and camera.centre.y() == pytest.approx(0.5)
    grid.grab()


def test_colours_under_the_mouse_are_read_out_by_network(panel, qtbot):
    viewport = panel.grid.viewport()
    qtbot.mouseMove(viewport, panel.grid.cell_rect(1, 2).center())
    qtbot.waitUntil(lambda: "Teacher 190 190 190" in panel.line.pixel.text())
    assert panel.line.pixel.text().startswith("x 1") and "Input 50 50 50" in panel.line.pixel.text()
    panel.choose_mode("split")
    panel.camera.point_at(QPointF(0.5, 0.25))
    assert panel.line.pixel.text() == "x 16  y 8  ·  Teacher 150 150 150  ·  Supernet 60 60 60"
    panel.camera.point_at(QPointF(1.5, 0.25))
    assert "move the line" in panel.line.pixel.text()


def test_pictures_are_decoded_away_from_the_window(panel, monkeypatch, qtbot):
    threads, get = [], SampleSheets.get
    monkeypatch.setattr(
        SampleSheets,
        "get",
        lambda *given: (threads.append(threading.current_thread()), get(*given))[1],
    )
    architectures = [panel.model.candidates[index].candidate.architecture for index in (1, 2)]
    panel.model.compare(architectures)
    qtbot.waitUntil(lambda: "№ 3" in [item.title for item in panel.shown])
    assert threads and threading.main_thread() not in threads


def test_of_what_waits_only_the_newest_is_done(qtbot):
    background, done, gate = Background(), [], threading.Event()

    def ask(work, then):
        background.run(work, then, only_latest="newest", keeps_answers=True)

    ask(gate.wait, lambda _: done.append("first"))
    for name in ("second", "third"):
        ask(lambda name=name: name, done.append)
    gate.set()
    qtbot.waitUntil(lambda: done == ["first", "third"])
    gate.clear()
    ask(gate.wait, lambda _: done.append("forgotten"))
    background.cancel("newest")
    ask(lambda: "after", done.append)
    gate.set()
    qtbot.waitUntil(lambda: done == ["first", "third", "after"])


def test_reduced_pictures_stay_within_their_memory(monkeypatch, qtbot):
    monkeypatch.setattr(drawing, "KEPT_BYTES", 3 * 16 * 16 * 4)
    monkeypatch.setattr(drawing, "_reduced", {})
    canvas = plain(0xFF000000, 64)
    painter = QPainter(canvas)
    for colour in range(8):
        drawing.draw_picture(
            painter, canvas.rect().toRectF().adjusted(0, 0, -48, -48), plain(colour, 32), 1.0
        )
    painter.end()
    assert sum(image.sizeInBytes() for image in drawing._reduced.values()) <= 3 * 16 * 16 * 4


def test_what_is_shown_is_copied_and_saved_with_a_caption(panel, tmp_path, monkeypatch, qtbot):
    panel.set_mode("split")
    panel.copy()
    copied = QGuiApplication.clipboard().image()
    assert copied.height() > 2 * panel.closer.pages.height()
    file = tmp_path / "kept"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    panel.save()
    qtbot.waitUntil(lambda: panel.line.pixel.text() == "Saved as kept.png.")
    assert QImage(str(file.with_suffix(".png"))).size() == copied.size()


def test_what_cannot_be_saved_is_told(panel, tmp_path, monkeypatch, qtbot):
    (tmp_path / "file").touch()
    file = tmp_path / "file" / "kept.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    panel.save()
    qtbot.waitUntil(lambda: bool(panel.findChildren(QMessageBox)))
    box = panel.findChildren(QMessageBox)[0]
    assert f"{tmp_path / 'file'} is a file." in box.text()
    box.close()


def test_the_time_lapse_is_kept_as_a_film_and_as_pictures(panel, tmp_path, monkeypatch, qtbot):
    film, folder = tmp_path / "new" / "film.gif", tmp_path / "made" / "pictures"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(film), ""))
    panel.save_gif()
    qtbot.waitUntil(lambda: panel.line.pixel.text() == "Saved as film.gif.")
    with Image.open(film) as image:
        assert image.n_frames == len(panel.model.previews) == 6
    panel.save_sequence()
    Hand(panel.window()).pick(panel, folder)
    qtbot.waitUntil(lambda: panel.line.pixel.text() == "Saved as pictures.")
    saved = sorted(folder.iterdir())
    assert [file.name for file in saved] == [f"{number:04d}.png" for number in range(1, 7)]
    assert len({QImage(str(file)).size().toTuple() for file in saved}) == 1
    assert not list(tmp_path.glob("*.part"))


def test_a_film_of_one_picture_is_a_film(tmp_path: Path):
    with Image.open(write_gif(lambda _: plain(0xFF102030), 1, tmp_path / "one.gif")) as image:
        assert image.n_frames == 1


def test_a_camera_told_nothing_of_sizes_counts_from_one():
    camera = Camera()
    camera.zoom_to(250)
    assert camera.zoom == 2.5 and camera.percent == 250
    camera.set_fit(0.5)
    assert camera.percent == 250 and camera.zoom == 5.0


def test_everything_about_samples_is_a_command(window, made, qtbot):
    why = window.actions_by_id.why_not("samples.flip")
    assert why == "No run is open."
    panel = SamplesPanel()
    window._add_panel(panel)
    panel.apply_theme(window.theme)
    window.requests.open_run(made)
    qtbot.waitUntil(lambda: len(panel.shown) > 0)
    for mode in MODES:
        window.actions_by_id[f"samples.{mode}"].trigger()
        assert panel.mode == mode
    window.actions_by_id["samples.next"].trigger()
    assert panel.line.which.text() == "2 / 3"
    window.actions_by_id["samples.double"].trigger()
    assert panel.camera.percent == pytest.approx(200)
    window.actions_by_id["samples.zoom_out"].trigger()
    assert panel.camera.percent == pytest.approx(160)
    window.actions_by_id["samples.blink"].trigger()
    assert panel.mode == "flip" and panel.closer.bar.blink.isChecked()
    window.actions_by_id["samples.play"].trigger()
    assert panel.lapse.moment == 0
    assert set(MENU) - {""} <= set(window.actions_by_id)
