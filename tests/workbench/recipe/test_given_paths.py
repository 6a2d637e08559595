"""Paths as people paste them into the form: understood, or refused in a sentence."""

import pytest

from tests.core.data.pictures_on_disk import two_folders


@pytest.mark.parametrize("form", ["quotes", "address of a file", "space"])
def test_a_pasted_folder_is_looked_at_as_it_is_meant(window, qtbot, tmp_path, form):
    folder = two_folders(tmp_path / "my pictures", 8)
    texts = {"quotes": f'"{folder}"', "address of a file": folder.as_uri(), "space": f" {folder}\n"}
    window.draft.edit("data.folder", texts[form])
    assert window.draft.recipe.data.folder == str(folder)
    qtbot.waitUntil(lambda: window.recipe.preview.known is not None)
    assert window.recipe.preview.problem == ""


def test_what_is_no_path_is_said_in_the_field(window, qtbot, tmp_path):
    preview = window.recipe.preview
    for text, why in (
        ("https://example.com/data.zip", "Is an address, not a path"),
        ("~nobody-of-this-name/x", "Begins with the home folder of somebody"),
        ("/a" * 3000, "Is longer than a path may be"),
    ):
        window.draft.edit("data.folder", text)
        assert why in window.draft.problems["data.folder"]
        qtbot.waitUntil(lambda why=why: why[3:] in preview.problem)
        window.draft.edit("teacher.checkpoint", text)
        assert why in window.draft.problems["teacher.checkpoint"]
        window.draft.edit("teacher.checkpoint", "")
    (tmp_path / "a.txt").write_text("x")
    window.draft.edit("data.folder", str(tmp_path / "a.txt"))
    qtbot.waitUntil(lambda: "is a file, not a folder of pictures" in preview.problem)
