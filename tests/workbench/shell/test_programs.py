"""A TorchScript file from a stranger is a program: the window runs it nowhere, and says so."""

import os

import pytest

from core.runtime.errors import UserError
from tests.core.runtime.hostile import program_that_writes
from tests.workbench.fake_run import make_recipe
from tests.workbench.shell.test_drag_and_drop import drop
from workbench.app.background import Background
from workbench.models.dialog import ModelPage
from workbench.recipe.file_checks import _LOOKS, look_at_file


@pytest.fixture(params=[False, True], ids=["plain", "hidden"])
def program(request, tmp_path):
    yield program_that_writes(tmp_path / "program.pt", tmp_path / "written", request.param)
    assert not (tmp_path / "written").exists()


def test_a_dropped_program_is_refused(window, qtbot, program):
    before = dict(window.draft.values)
    drop(window, program)
    qtbot.waitUntil(window.banner.isVisible)
    assert "program" in window.banner.text and window.draft.values == before


@pytest.mark.parametrize("path", _LOOKS)
def test_the_form_opens_no_program(path, program):
    with pytest.raises(UserError):
        look_at_file(path, program, make_recipe())


def test_the_page_to_try_a_model_on_opens_no_program(qtbot, program):
    background = Background()
    page = ModelPage(background)
    qtbot.addWidget(page)
    page.show()
    page.take(program)
    qtbot.waitUntil(lambda: "program" in page.slots[0].about.text().lower())
    assert page.slots[0].model is None
    background.close(timeout=10)


def test_the_page_hangs_on_no_pipe(qtbot, tmp_path):
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    background = Background()
    page = ModelPage(background)
    qtbot.addWidget(page)
    page.take(pipe)
    qtbot.waitUntil(lambda: "not a regular file" in page.status.text())
    background.close(timeout=10)


def test_words_of_a_stranger_are_no_markup(window, qtbot, tmp_path):
    """As markup they could name a pipe as a picture, which would never end."""
    os.mkfifo(tmp_path / "pipe")
    recipe = tmp_path / "theirs.toml"
    recipe.write_text(f"family = '<img src=\"{tmp_path / 'pipe'}\">'")
    drop(window, recipe)
    qtbot.waitUntil(window.banner.isVisible)
    window.banner.grab()
    assert "<img" in window.banner.text
