"""The page to try a model on: what it is, a picture through it, two compared, a folder."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from core.checkpoints.files import save_model
from core.checkpoints.importers import import_generator
from core.data.sample import write_sample
from core.nets.network_config import create
from core.nets.spade import SpadeGenerator
from core.nets.specs import NETWORKS
from core.translation.translate import translate
from workbench.app.background import Background
from workbench.app.folder_to_write import FolderToWrite
from workbench.app.theme import LIGHT
from workbench.models.dialog import ModelPage
from workbench.tools.journeys import Hand

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(tmp_path):
    config = {
        "class": NETWORKS["resnet"].class_name, "kind": "resnet", "architecture": [4] * 8,
        "in_channels": 3, "out_channels": 3, "blocks": 9, "norm": "instance",
    }  # fmt: skip
    file = tmp_path / "model.safetensors"
    save_model(file, create(config), {"trained_height": "32", "trained_width": "32"})
    return file


@pytest.fixture
def page(qtbot):
    background = Background()
    page = ModelPage(background)
    page.apply_theme(LIGHT)
    qtbot.addWidget(page)
    page.show()
    yield page
    background.close(timeout=10)


def opened(page, qtbot, model):
    page.take(model)
    qtbot.waitUntil(lambda: page.slots[0].model is not None)


def test_a_model_says_what_it_is_and_draws_what_is_drawn(page, qtbot, model):
    opened(page, qtbot, model)
    about = page.slots[0].about.text()
    assert "ResNet" in about and "parameters" in about and "32 × 32" in about
    view = page.slots[0].view
    qtbot.waitUntil(lambda: not view.image.isNull())
    before = view.image
    draw(page, qtbot)
    qtbot.waitUntil(lambda: view.image != before)
    assert (view.image.height(), view.image.width()) == page.input.drawing.shape[:2]


def draw(page, qtbot):
    canvas = page.input.canvas
    middle = canvas.rect().center()
    qtbot.mousePress(canvas, LEFT, pos=middle)
    qtbot.mouseMove(canvas, middle + QPoint(30, 30))
    qtbot.mouseRelease(canvas, LEFT, pos=middle + QPoint(30, 30))


def test_classes_are_painted_by_name(page, qtbot, tmp_path):
    made = SpadeGenerator("mobile", (2,) * 8, 4, classes=3, edges=False, dont_care=True)
    known = {"trained_height": "128", "trained_width": "128", "classes": '["sky", "sea", "sand"]',
             "palette": "[[9, 9, 200], [9, 200, 9], [200, 9, 9]]"}  # fmt: skip
    save_model(tmp_path / "labels.safetensors", made, known)
    opened(page, qtbot, tmp_path / "labels.safetensors")
    names, desk = page.input.desk.swatches.names, page.input.desk
    qtbot.waitUntil(lambda: names.count() == 4)
    assert [names.itemText(n) for n in range(4)] == ["sky", "sea", "sand", "don't care"]
    view = page.slots[0].view
    qtbot.waitUntil(lambda: not view.image.isNull())
    brush = desk.tools.tools.button("brush")
    assert brush.width() >= brush.sizeHint().width(), "the tools are squeezed by the colours"
    before, first = view.image, page.input.drawing.copy()
    assert set(np.unique(first)) == {0, 1, 2}, "a picture of one class is like no training data"
    qtbot.mouseClick(desk.swatches.buttons[1], LEFT)
    draw(page, qtbot)
    assert (page.input.drawing != first).any()
    qtbot.waitUntil(lambda: view.image != before)
    assert not page.status.text()
    qtbot.keyClick(page.input.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.input.drawing == first).all()


def test_label_maps_as_pictures_are_painted_in_their_colours(page, qtbot, model):
    known = {"inputs": "label maps", "classes": '["house", "tree"]',
             "palette": "[[200, 9, 9], [9, 200, 9]]"}  # fmt: skip
    again = model.with_name("drawn.safetensors")
    save_model(again, import_generator(model), known)
    opened(page, qtbot, again)
    qtbot.waitUntil(lambda: page.input.desk.swatches.title(1) == "tree")
    assert page.input.desk.swatches.other.isHidden()
    draw(page, qtbot)
    colours = {tuple(colour) for colour in page.input.drawing.reshape(-1, 3).tolist()}
    assert colours == {(200, 9, 9), (9, 200, 9)}


def test_two_models_beside_one_picture(page, qtbot, model, tmp_path):
    opened(page, qtbot, model)
    page.take(model)
    qtbot.waitUntil(lambda: page.slots[1].model is not None)
    picture = QImage(40, 32, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "red.png"))
    page.take(tmp_path / "red.png")
    for slot in page.slots:
        qtbot.waitUntil(lambda slot=slot: slot.view.image.width() == 40)
    page.slots[1].clear()
    assert page.slots[1].model is None


def test_an_array_goes_through_a_model_of_one_channel(page, qtbot, tmp_path):
    config = {
        "class": NETWORKS["resnet"].class_name, "kind": "resnet", "architecture": [4] * 8,
        "in_channels": 1, "out_channels": 1, "blocks": 9, "norm": "instance",
    }  # fmt: skip
    torch.manual_seed(2)
    save_model(tmp_path / "grey.safetensors", create(config), {})
    numbers = np.linspace(-40, 3000, 32 * 36, dtype=np.float32).reshape(32, 36)
    np.save(tmp_path / "heights.npy", numbers)
    page.take(tmp_path / "heights.npy")
    qtbot.waitUntil(lambda: page.input.file is not None)
    shown = page.input.drawing
    assert shown.shape[:2] == (32, 36)
    assert shown[0, 0].max() == 0 and shown[31, 35].min() == 255
    opened(page, qtbot, tmp_path / "grey.safetensors")
    view = page.slots[0].view
    qtbot.waitUntil(lambda: view.image.width() == 36)
    translate(tmp_path / "grey.safetensors", tmp_path / "heights.npy", tmp_path / "out")
    made = np.load(tmp_path / "out" / "heights.npy").reshape(32, 36)
    wanted = (made + 40) / 3040 * 255
    here = [[view.image.pixelColor(x, y).red() for x in range(36)] for y in range(32)]
    assert np.abs(np.array(here) - wanted).max() < 1


def test_a_folder_is_translated_with_progress(page, qtbot, model, tmp_path):
    opened(page, qtbot, model)
    write_sample(tmp_path / "pictures", pairs=4, size=32)
    done = []
    page.job.progressed.connect(lambda *words: done.append(words))
    with qtbot.waitSignal(page.job.finished, timeout=60_000):
        page.translate(tmp_path / "pictures" / "train" / "photo", tmp_path / "out")
    assert len(list((tmp_path / "out").glob("*.png"))) == 3
    assert done[-1][:2] == (3, 3) and "3 pictures" in page.status.text()
    assert not page.show_made.isHidden()


def test_pictures_go_to_a_folder_that_is_not_there_yet(page, qtbot, model, tmp_path):
    opened(page, qtbot, model)
    pictures, outputs = tmp_path / "pictures", tmp_path / "new" / "translated"
    write_sample(pictures, pairs=4, size=32)
    hand = Hand(page)
    hand.click(page, "Translate a folder")
    hand.pick(page, pictures / "train" / "photo")
    hand.pick(page, outputs)
    hand.wait(lambda: page.status.property("role") == "good")
    assert len(list(outputs.glob("*.png"))) == 3


def test_a_folder_that_cannot_be_made_is_not_taken(page, qtbot, tmp_path):
    (tmp_path / "file").touch()
    asked = FolderToWrite(page, "Where to", tmp_path)
    qtbot.addWidget(asked)
    asked.open()
    line, taken = asked.findChild(QLineEdit, "fileNameEdit"), []
    asked.fileSelected.connect(taken.append)
    choose = next(b for b in asked.findChild(QDialogButtonBox).buttons() if "Choose" in b.text())
    line.setText(str(tmp_path / "file" / "below"))
    assert not choose.isEnabled()
    line.setText(str(tmp_path / "new"))
    assert choose.isEnabled()
    qtbot.mouseClick(choose, LEFT)
    assert taken == [str(tmp_path / "new")] and not (tmp_path / "new").exists()


def test_a_translation_is_stopped_and_what_was_written_is_kept(page, qtbot, model, tmp_path):
    opened(page, qtbot, model)
    write_sample(tmp_path / "pictures", pairs=40, size=32)
    with qtbot.waitSignal(page.job.stopped, timeout=60_000) as stopped:
        page.translate(tmp_path / "pictures" / "train" / "photo", tmp_path / "out")
        page.job.stop()
    written = list((tmp_path / "out").glob("*.png"))
    assert stopped.args == [len(written)] and len(written) < 32
    assert not page.job.is_running and page.status.text().startswith("Stopped")


def test_what_is_no_model_is_told(page, qtbot, tmp_path):
    (tmp_path / "no.onnx").write_bytes(b"nothing")
    page.take(tmp_path / "no.onnx")
    slot = page.slots[0]
    qtbot.waitUntil(lambda: slot.about.property("role") == "error")
    page.take(tmp_path / "gone")
    qtbot.waitUntil(lambda: page.status.property("role") == "error")
