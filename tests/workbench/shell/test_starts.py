"""The ways to begin: each ends in a form that says what it still needs."""

import pytest

from core.checkpoints.files import save_model
from core.data.sample import write_sample
from core.nets.network_config import create
from core.nets.specs import NETWORKS
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.recipe.chooser import NAME, TIME, RecipeChooser


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return write_sample(tmp_path_factory.mktemp("own") / "pictures", pairs=12, size=32)


def looked_at(window, qtbot):
    qtbot.waitUntil(lambda: not window.background.is_busy)
    qtbot.wait(400)
    qtbot.waitUntil(lambda: not window.background.is_busy)


def why(window):
    return window.actions_by_id.why_not("run.start")


def test_a_recipe_for_a_data_set_waits_for_its_folder(window, qtbot, pictures):
    window.requests.starts.shipped("laptop")
    chooser = window.findChild(RecipeChooser)
    item = chooser._items["pix2pix-edges2shoes-laptop"]
    qtbot.waitUntil(lambda: item.text(TIME) != "…")
    chooser.table.setCurrentItem(item)
    chooser.table.itemActivated.emit(item, NAME)
    assert "edges2shoes" in why(window)
    assert "edges2shoes" in window.actions_by_id.why_not("queue.add")
    assert not window.recipe.preview.ways_out.isHidden()
    window.draft.edit("data.folder", str(pictures))
    qtbot.waitUntil(lambda: why(window) == "")


def test_the_sample_is_used_only_when_it_is_chosen(window, qtbot):
    window.requests.starts.shipped("published")
    window.findChild(RecipeChooser)._take()
    assert why(window)
    window.recipe.preview.sample_wanted.emit()
    qtbot.waitUntil(lambda: why(window) == "")
    assert window.draft.values["data.dataset"] == "sample"


def test_my_pictures_find_their_family_and_a_wrong_folder_is_told(
    window, qtbot, pictures, tmp_path
):
    empty = tmp_path / "empty"
    empty.mkdir()
    window.requests.starts.take_pictures(empty)
    qtbot.waitUntil(window.banner.isVisible)
    window.requests.starts.take_pictures(pictures)
    qtbot.waitUntil(lambda: window.draft.values["data.folder"] == str(pictures))
    looked_at(window, qtbot)
    assert window.draft.values["name"] == "my-pictures" and why(window) == ""
    window.draft.edit("data.folder", str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "nowhere" in why(window))


def test_too_few_pictures_are_told_in_the_form(window, qtbot, tmp_path):
    write_sample(tmp_path / "few", pairs=4, size=32)
    window.draft.edit("data.folder", str(tmp_path / "few"))
    qtbot.waitUntil(lambda: "at least 4 are needed" in why(window))


def test_files_are_told_apart_in_the_form(window, qtbot, tmp_path):
    row, files = window.recipe.form.row("teacher.checkpoint"), window.recipe.files
    window.draft.edit("teacher.checkpoint", str(tmp_path / "nowhere.pth"))
    qtbot.waitUntil(lambda: "no such file" in row.problem.text())
    assert "no such file" in why(window)
    wrong = tmp_path / "wrong.pth"
    wrong.write_bytes(b"no weights")
    window.draft.edit("teacher.checkpoint", str(wrong))
    qtbot.waitUntil(lambda: "wrong.pth" in files.first_problem[1])
    right = own_generator(tmp_path / "right.safetensors")
    window.draft.edit("teacher.checkpoint", str(right))
    qtbot.waitUntil(lambda: "parameters" in row.problem.text())
    assert files.first_problem == ("", "")


def test_my_model_becomes_the_teacher_of_its_family(window, qtbot, tmp_path):
    file = own_generator(tmp_path / "mine.safetensors")
    window.requests.starts.take_model(file)
    qtbot.waitUntil(lambda: window.draft.values["teacher.checkpoint"] == str(file))
    assert window.draft.values["name"] == "mine" and "folder" in why(window)


def own_generator(file):
    config = {
        "class": NETWORKS["resnet"].class_name, "kind": "resnet", "architecture": [8] * 8,
        "in_channels": 3, "out_channels": 3, "blocks": 9, "norm": "instance",
    }  # fmt: skip
    save_model(file, create(config), {})
    return file


def test_a_failure_of_the_recipe_offers_to_correct_it(window, qtbot, engines, tmp_path):
    file = tmp_path / "gone.pth"
    recipe = Recipe.model_validate({"teacher": {"checkpoint": str(file)}})
    window.session.start_new(recipe)
    qtbot.waitUntil(lambda: bool(engines.made))
    error = UserError(f"{file} is not there.")
    engines.last.set_stage("teacher", note=error.sentence)
    engines.last.finish("failed", error)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.actions_by_id["run.correct"].isEnabled()
    assert not window.progress._correct.isHidden()
    assert not window.progress._resume.property("primary")
    window.actions_by_id["run.correct"].trigger()
    assert not window.recipe.is_frozen
    assert window.draft.values["teacher.checkpoint"] == str(file)


@pytest.mark.parametrize("field", ["data.folder", "teacher.checkpoint"])
def test_a_run_whose_files_are_gone_offers_to_correct_it(window, qtbot, engines, tmp_path, field):
    section, key = field.split(".")
    gone = tmp_path / "gone"
    recipe = Recipe.model_validate({section: {key: str(gone)}})
    run = Run.create(tmp_path / "run", recipe)
    window.session.open(run.folder, window.session.resume)
    qtbot.waitUntil(window.banner.isVisible)
    assert str(gone) in window.banner.text and not engines.made
    gone.mkdir()
    window.session.resume()
    qtbot.waitUntil(lambda: bool(engines.made))
    qtbot.waitUntil(lambda: not window.banner.isVisible())
    engines.last.finish("failed", UserError(f"{gone} is not there."))
    qtbot.waitUntil(window.banner.isVisible)
    gone.rmdir()
    window.session.resume()
    qtbot.waitUntil(lambda: "cannot continue" in window.banner.text)
    window.banner._offer.click()
    assert not window.recipe.is_frozen
    assert window.draft.values[field] == str(gone)
