"""Whatever is dropped is either taken or answered with a sentence."""

import shutil

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from core.engine.inspection import inspect_path
from core.recipe.file import dump_recipe
from tests.workbench.fake_run import make_recipe


def mime(*paths) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window, data: QMimeData) -> None:
    event = QDragEnterEvent(
        QPoint(60, 60), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)


def drop(window, *paths) -> None:
    data = mime(*paths)
    drag(window, data)
    event = QDropEvent(
        QPointF(60, 60), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(4):
        Image.new("RGB", (64, 32), (40 * number, 90, 10)).save(folder / f"{number}.png")
    return folder


def test_while_dragging_the_window_says_what_a_drop_will_do(window, pictures):
    data = mime(pictures)
    drag(window, data)
    assert window.drops.overlay.isVisible()
    assert "pictures" in window.drops.overlay.promise
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drops.overlay.isVisible()


def test_a_recipe_goes_into_the_form(window, tmp_path):
    recipe = tmp_path / "mine.toml"
    recipe.write_text(dump_recipe(make_recipe()))
    drop(window, recipe)
    assert window.draft.recipe == make_recipe()
    assert not window.drops.overlay.isVisible()


def test_a_folder_of_pictures_becomes_the_data(window, qtbot, pictures):
    drop(window, pictures)
    qtbot.waitUntil(lambda: window.draft.values["data.folder"] == str(pictures))


def test_a_folder_goes_to_answers_where_these_are_waited_for(window, qtbot, pictures, tmp_path):
    window.draft.edit("data.folder", str(pictures))
    window.recipe.form.teacher.button("answers").click()
    answers = shutil.copytree(pictures, tmp_path / "answers")
    drop(window, answers)
    qtbot.waitUntil(lambda: window.draft.values["teacher.answers"] == str(answers))
    assert window.draft.values["data.folder"] == str(pictures)


def test_a_run_is_opened(window, qtbot, finished_run):
    drop(window, finished_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)


def test_a_checkpoint_is_recognised_by_its_tensors(window, qtbot, tmp_path):
    import torch

    generator, judge = tmp_path / "latest_net_G.pth", tmp_path / "latest_net_D.pth"
    torch.save({"model.10.conv_block.1.weight": torch.zeros(4, 4, 3, 3)}, generator)
    torch.save({"model.0.weight": torch.zeros(4, 6, 4, 4)}, judge)
    values = window.draft.values
    drop(window, generator)
    qtbot.waitUntil(lambda: values["teacher.checkpoint"] == str(generator))
    drop(window, judge)
    field = "teacher.discriminator_checkpoint"
    qtbot.waitUntil(lambda: values[field] == str(judge))


def test_a_teacher_of_another_family_is_refused(window, qtbot, tmp_path):
    import torch

    file = tmp_path / "spade.pth"
    torch.save({"head_0.conv_0.weight": torch.zeros(4, 4, 3, 3)}, file)
    drop(window, file)
    qtbot.waitUntil(window.banner.isVisible)
    assert "SPADE" in window.banner.text and "gaugan" in window.banner.text
    assert window.draft.values["teacher.checkpoint"] == ""


@pytest.mark.parametrize("name", ["notes.docx", "one.png", "broken.pth", "empty"])
def test_everything_else_gets_a_sentence(window, qtbot, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"nothing") if "." in name else path.mkdir()
    before = dict(window.draft.values)
    drop(window, path)
    qtbot.waitUntil(window.banner.isVisible)
    assert path.stem in window.banner.text and window.draft.values == before


def test_several_things_are_one_too_many(window, tmp_path):
    drop(window, tmp_path / "a.toml", tmp_path / "b.toml")
    assert "one" in window.banner.text.lower()


def test_a_file_of_several_generators_asks_for_one(window, qtbot, tmp_path):
    import torch

    file = tmp_path / "two.pth"
    one, other = (
        {"model.10.conv_block.1.weight": torch.full((4, 4, 3, 3), float(value))} for value in (1, 2)
    )
    torch.save({"day": one, "night": other}, file)
    drop(window, file)
    said = window.statusBar().currentMessage
    qtbot.waitUntil(lambda: "day, night" in said())
    assert window.draft.values["teacher.checkpoint"] == str(file)


def test_a_folder_of_unread_pictures_names_them(window, qtbot, tmp_path):
    (tmp_path / "phone").mkdir()
    (tmp_path / "phone" / "IMG_1.HEIC").write_bytes(b"x")
    drop(window, tmp_path / "phone")
    qtbot.waitUntil(window.banner.isVisible)
    assert "IMG_1.HEIC" in window.banner.text


def test_all_that_is_known_of_what_is_dropped_is_shown(window, qtbot, tmp_path, pictures):
    (tmp_path / "odd.h5").write_bytes(b"\x89HDF")
    window.drops.take([tmp_path / "odd.h5"])
    told = "\n".join(inspect_path(tmp_path / "odd.h5").lines)
    qtbot.waitUntil(lambda: told in window.banner.text)
    assert "not a file that the workbench can open" in window.banner.text
    window.drops.take([pictures])
    lines = inspect_path(pictures).lines
    qtbot.waitUntil(lambda: lines[0] in window.banner.text)
    assert all(line.strip() in window.banner.text for line in lines)


def test_a_drop_without_files_says_nothing(window):
    drop(window)
    assert window.banner.isHidden()


def test_a_refusal_goes_with_the_next_drop(window, tmp_path):
    (tmp_path / "some.zip").write_bytes(b"PK")
    drop(window, tmp_path / "some.zip")
    assert window.banner.isVisible()
    recipe = tmp_path / "mine.toml"
    recipe.write_text(dump_recipe(make_recipe()))
    drop(window, recipe)
    assert window.banner.isHidden()
