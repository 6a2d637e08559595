"""Drawing, with answers from a conversation partner that answers at once."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from core.data.images import read_labels
from core.live import InferenceRequest, InferenceResult
from core.live.drawing_spec import DrawingSpec, StartingImage
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError
from tests.workbench.answered import answered
from tests.workbench.example_runs import make_searched_run
from tests.workbench.fake_job import Makes
from workbench.playground.answer_tile import AnswerTile
from workbench.playground.conversation import Conversation
from workbench.playground.easel import time_words
from workbench.playground.panel import NO_CANDIDATE, NO_RUN, NO_TEACHER, PlaygroundPanel
from workbench.run.run_model import RunModel
from workbench.widgets.painting.artwork import Artwork
from workbench.widgets.pictures.drawing import pixels

SIDE = 32
RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (255, 255, 255)
TEACHER_MS, CANDIDATE_MS = 120.0, 15.0


class FakeLive:
    """Answers with the drawing turned upside down."""

    def __init__(self, run: Run) -> None:
        self.asked: list[InferenceRequest] = []
        self.is_closed = False
        self.error: UserError | None = None
        self._answers: list[InferenceResult] = []

    is_busy = False

    def ask(self, question: InferenceRequest) -> int:
        self.asked.append(question)
        for network in question.networks:
            took = CANDIDATE_MS if network else TEACHER_MS
            picture = None if self.error else np.zeros((SIDE, SIDE, 3), np.uint8)
            if picture is not None and question.source.ndim == 3:
                picture = question.source[::-1].copy()
            self._answers.append(
                InferenceResult(len(self.asked), network, picture, took, "torch", self.error)
            )
        return len(self.asked)

    def take(self) -> list[InferenceResult]:
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        self.is_closed = True


def material(kind: str = "colours") -> DrawingSpec:
    if kind == "classes":
        starts = (StartingImage("street", np.zeros((SIDE, SIDE), np.uint8)),)
        return DrawingSpec(kind, SIDE, SIDE, (RED, BLUE), ("sky", "road"), 0, starts)
    starts = tuple(
        StartingImage(name, np.full((SIDE, SIDE, 3), colour, np.uint8))
        for name, colour in (("white", WHITE), ("red", RED))
    )
    return DrawingSpec(kind, SIDE, SIDE, (WHITE, RED, BLUE), (), 0, starts)


@pytest.fixture
def model(tmp_path):
    run = make_searched_run(tmp_path / "run", count=6)
    (run.checkpoints / "teacher.safetensors").touch()
    model = RunModel(run)
    yield model
    model.close()


@pytest.fixture
def lives() -> Makes[FakeLive]:
    return Makes(FakeLive)


@pytest.fixture
def empty(show, lives):
    """The panel without a run."""
    panel = show(PlaygroundPanel(lives=lives), 640, 520)
    yield panel
    panel.let_go()


def open_with(panel, model, made: DrawingSpec, monkeypatch, qtbot) -> PlaygroundPanel:
    monkeypatch.setattr("core.live.spec_of_run.drawing_spec_of", lambda run: made)
    panel.set_run(model)
    qtbot.waitUntil(lambda: student_outputs(panel))
    return panel


@pytest.fixture
def panel(empty, model, monkeypatch, qtbot) -> PlaygroundPanel:
    """The panel with label pictures to draw, and first answers."""
    return open_with(empty, model, material(), monkeypatch, qtbot)


@pytest.fixture
def labelled(empty, model, monkeypatch, qtbot) -> PlaygroundPanel:
    """The panel with class numbers to draw."""
    return open_with(empty, model, material("classes"), monkeypatch, qtbot)


def student_outputs(panel: PlaygroundPanel) -> bool:
    tiles = panel.easel.tiles
    return bool(tiles) and all(not tile.image.isNull() for tile in tiles)


def spot(panel: PlaygroundPanel, x: float, y: float) -> QPoint:
    return panel.canvas.place_of((x + 0.5, y + 0.5)).toPoint()


def drag(panel: PlaygroundPanel, start: tuple[int, int], end: tuple[int, int]) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(panel.canvas, left, pos=spot(panel, *start))
    QTest.mouseMove(panel.canvas, spot(panel, *end))
    QTest.mouseRelease(panel.canvas, left, pos=spot(panel, *end))


def drawn(panel: PlaygroundPanel) -> np.ndarray:
    assert panel.canvas.artwork is not None
    return panel.canvas.artwork.values


def is_red(panel: PlaygroundPanel) -> np.ndarray:
    return (drawn(panel) == RED).all(-1)


def test_says_what_it_waits_for(empty, tmp_path, qtbot):
    qtbot.waitUntil(lambda: empty.area.hint == NO_RUN)
    model = RunModel(Run.create(tmp_path / "new", Recipe()))
    empty.set_run(model)
    qtbot.waitUntil(lambda: empty.area.hint == NO_TEACHER)
    assert not empty.desk.isVisible()
    empty.set_run(None)
    model.close()


def test_a_stroke_is_drawn_and_answered_while_the_mouse_moves(panel, lives, qtbot):
    before = len(lives.made[0].asked)
    QTest.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=spot(panel, 4, 16))
    QTest.mouseMove(panel.canvas, spot(panel, 24, 16))
    assert is_red(panel)[16, 4:24].all()
    assert len(lives.made[0].asked) >= before + 2
    QTest.mouseRelease(panel.canvas, Qt.MouseButton.LeftButton, pos=spot(panel, 24, 16))
    teacher = panel.easel.tiles[0]
    qtbot.waitUntil(lambda: (pixels(teacher.image) == drawn(panel)[::-1]).all())


def test_every_answer_tells_its_time_and_the_speed_up(panel, qtbot):
    qtbot.waitUntil(lambda: all(tile.is_timed for tile in panel.easel.tiles))
    texts = [caption.text() for caption in panel.easel.captions]
    assert texts[1] == "Teacher · 120 ms"
    assert texts[2].endswith("· 15 ms · 8.00× faster")


def test_one_frame_says_its_time_and_no_speed_up(qtbot):
    tiles = [AnswerTile(network) for network in (None, (4,) * 8)]
    for tile, took in zip(tiles, (TEACHER_MS, CANDIDATE_MS), strict=True):
        qtbot.addWidget(tile)
        picture = np.zeros((SIDE, SIDE, 3), np.uint8)
        tile.show_answer(InferenceResult(1, tile.network, picture, took, "torch", None))
    assert time_words(tiles[1], tiles[0]) == ("15 ms", "15 ms per frame")


def test_tools_draw_what_their_names_say(panel, qtbot):
    drag(panel, (2, 2), (9, 7))
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Delete)
    assert not is_red(panel).any()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_R)
    drag(panel, (4, 4), (12, 9))
    assert is_red(panel)[5:9, 5:12].all()
    assert is_red(panel).sum() < 9 * 7 + 20
    qtbot.mouseClick(panel.desk.tools.tools.button("fill"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.desk.swatches.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=spot(panel, 8, 6))
    assert (drawn(panel)[6, 8] == BLUE).all() and not is_red(panel).any()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_E)
    drag(panel, (0, 6), (31, 6))
    assert (drawn(panel)[6] == WHITE).all()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_L)
    drag(panel, (0, 30), (31, 30))
    assert (drawn(panel)[30] == BLUE).all()


def test_strokes_are_taken_back_and_drawn_again(panel, qtbot):
    drag(panel, (4, 4), (20, 4))
    first = drawn(panel).copy()
    drag(panel, (4, 20), (20, 20))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Z, control)
    assert (drawn(panel) == first).all()
    qtbot.mouseClick(panel.desk.tools.undo, Qt.MouseButton.LeftButton)
    assert not is_red(panel).any() and not panel.desk.tools.undo.isEnabled()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert (drawn(panel) == first).all()


def test_the_keyboard_draws_too(panel, qtbot):
    panel.canvas.setFocus()
    panel.desk.tools.set_size(1)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Space)
    for _ in range(5):
        qtbot.keyClick(panel.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert is_red(panel)[16, 16:22].all()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Down)
    assert is_red(panel).sum() < 12
    qtbot.keyClick(panel.canvas, Qt.Key.Key_BracketRight)
    assert panel.canvas.brush_size == 2
    before = drawn(panel).copy()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_F)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Space)
    assert is_red(panel).sum() > 900
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (drawn(panel) == before).all()
    reached, widget = [], panel.desk.swatches.names
    while widget is not panel.desk.starts:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    order = [panel.desk.swatches.buttons[0], panel.canvas, *panel.easel.tiles]
    assert [widget for widget in reached if widget in order] == order


def test_class_numbers_are_painted_and_shown_in_their_colours(labelled, lives, qtbot):
    qtbot.mouseClick(labelled.desk.swatches.buttons[1], Qt.MouseButton.LeftButton)
    assert labelled.desk.swatches.names.currentText() == "road"
    drag(labelled, (4, 16), (28, 16))
    assert (drawn(labelled)[16, 4:28] == 1).all()
    assert set(np.unique(drawn(labelled))) == {0, 1}
    assert lives.made[0].asked[-1].source.ndim == 2
    assert tuple(pixels(labelled.canvas.picture())[16, 10]) == BLUE


def test_a_right_click_takes_up_the_colour_below(panel, qtbot):
    panel.desk.start_from(1)
    qtbot.mouseClick(panel.desk.swatches.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.canvas, Qt.MouseButton.RightButton, pos=spot(panel, 5, 5))
    assert panel.desk.swatches.current == 1


def test_pictures_are_dropped_pasted_and_started_from(panel, tmp_path, qtbot):
    file = tmp_path / "blue.png"
    Image.new("RGB", (64, 64), BLUE).save(file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    panel.canvas.dropped.emit(data)
    qtbot.waitUntil(lambda: bool((drawn(panel) == BLUE).all()))
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    qtbot.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=spot(panel, 4, 16))
    qtbot.keyClick(panel.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool((drawn(panel) == 255).all()))
    QTest.mouseMove(panel.canvas, spot(panel, 24, 16))
    assert (drawn(panel) == 255).all(), "the stroke that was under way has ended"
    QGuiApplication.clipboard().setText("no picture")
    qtbot.keyClick(panel.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no picture" in panel.status.text()
    assert [panel.desk.starts.itemText(i) for i in range(2)] == ["white", "red"]
    panel.desk.starts.activated.emit(1)
    assert is_red(panel).all()


def test_a_file_that_is_no_picture_is_told_and_changes_nothing(panel, tmp_path, qtbot):
    file = tmp_path / "words.png"
    file.write_text("no picture")
    panel.desk.open_picture(file)
    qtbot.waitUntil(lambda: "words.png" in panel.status.text())
    assert (drawn(panel) == WHITE).all()


def test_compared_candidates_answer_and_the_teacher_can_be_left_out(panel, model, lives, qtbot):
    chosen = [item.candidate.architecture for item in model.candidates[:2]]
    model.compare(chosen)
    qtbot.waitUntil(lambda: len(panel.easel.tiles) == 3 and student_outputs(panel))
    qtbot.mouseClick(panel.teacher, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: len(panel.easel.tiles) == 2)
    qtbot.waitUntil(lambda: lives.made[0].asked[-1].networks == tuple(chosen))


def test_a_folder_of_answers_is_not_asked(empty, model, lives, monkeypatch, qtbot):
    run = answered(model.run)
    model = RunModel(run)
    panel = open_with(empty, model, material(), monkeypatch, qtbot)
    assert None not in [tile.network for tile in panel.easel.tiles]
    assert not panel.teacher.isVisible()
    assert all(None not in question.networks for question in lives.made[-1].asked)
    panel.set_run(None)
    model.close()


def test_without_a_candidate_answers_alone_open_nothing(empty, tmp_path, qtbot):
    model = RunModel(answered(Run.create(tmp_path / "new", Recipe())))
    empty.set_run(model)
    qtbot.waitUntil(lambda: empty.area.hint == NO_CANDIDATE)
    empty.set_run(None)
    model.close()


def test_an_error_is_shown_where_the_answer_would_be(panel, lives, qtbot):
    lives.made[0].error = UserError("The teacher is gone.")
    drag(panel, (4, 4), (20, 4))
    qtbot.waitUntil(lambda: all("gone" in tile.trouble for tile in panel.easel.tiles))


def test_drawing_and_answers_are_saved_copied_and_dragged_out(panel, tmp_path, qtbot):
    drag(panel, (4, 4), (20, 4))
    qtbot.waitUntil(lambda: bool((pixels(panel.easel.tiles[0].image) == drawn(panel)[::-1]).all()))
    panel.saving.write_answers(tmp_path)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("[!.]*.png"))) == 3)
    saved = tmp_path / f"{panel.saving.name}-drawing.png"
    assert (np.asarray(Image.open(saved)) == drawn(panel)).all()
    tile = panel.easel.tiles[0]
    tile.copy()
    assert QGuiApplication.clipboard().image().size() == tile.image.size()
    mime = tile.mime()
    assert mime.hasImage() and Path(mime.urls()[0].toLocalFile()).is_file()


def test_a_label_map_is_saved_as_class_numbers(labelled, tmp_path, qtbot):
    drag(labelled, (4, 16), (28, 16))
    labelled.saving.write_drawing(tmp_path / "map.png")
    qtbot.waitUntil(lambda: "Saved" in labelled.status.text())
    assert (read_labels(tmp_path / "map.png") == drawn(labelled)).all()


def test_nothing_answers_once_the_run_or_the_window_is_closed(panel, lives, qtbot):
    panel.set_run(None)
    assert lives.made[0].is_closed
    qtbot.waitUntil(lambda: panel.area.hint == NO_RUN)


def test_memory_of_the_drawing_is_bounded(monkeypatch):
    monkeypatch.setattr("workbench.widgets.painting.artwork.MEMORY", 3 * SIDE * SIDE * 3)
    artwork = Artwork(np.full((SIDE, SIDE, 3), 255, np.uint8), soft=True)
    for shade in range(9):
        artwork.replace(np.full((SIDE, SIDE, 3), shade, np.uint8))
    for _ in range(9):
        artwork.undo()
    assert (artwork.values == 5).all() and not artwork.can_undo


def test_the_end_of_the_answers_is_told_though_they_came_before_it(qtbot, finished_run):
    """Else nothing is asked again, and a speed-up is never shown."""

    class SettlesLate(FakeLive):
        looks = 0

        @property
        def is_busy(self) -> bool:
            self.looks += 1
            return self.looks < 3

    talk, told = Conversation(SettlesLate), []
    talk.set_run(finished_run)
    talk.answered.connect(lambda answers: told.append((len(answers), talk.is_waiting)))
    talk.ask(InferenceRequest(np.zeros((4, 4, 3), np.uint8), (None,)))
    qtbot.waitUntil(lambda: not talk.is_waiting)
    assert told == [(1, True), (0, False)]
    talk.close()
