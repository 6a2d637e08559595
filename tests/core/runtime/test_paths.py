"""What people type or paste where a path is asked for."""

from pathlib import Path

import pytest

from core.recipe.file import with_settings
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from core.runtime.paths import given_path, plain_path

PLAIN = "/data/my pictures/für immer"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"  {PLAIN}\n",
        f'"{PLAIN}"',
        f"'{PLAIN}' ",
        f"“{PLAIN}”",
        f"file://{PLAIN}",
        f"file:{PLAIN}",
        f"file://localhost{PLAIN}",
        Path(PLAIN).as_uri(),
        f'"{Path(PLAIN).as_uri()}"',
        "FILE:///data/my%20pictures/f%C3%BCr%20immer",
    ],
)
def test_what_programs_put_around_a_path_goes(text):
    assert plain_path(text) == PLAIN
    recipe = with_settings(Recipe(), [f"data.folder={text.strip()}"])
    assert recipe.data.folder == PLAIN
    table = Recipe().model_dump(mode="json")
    table["teacher"]["checkpoint"] = text
    assert Recipe.model_validate(table).teacher.checkpoint == PLAIN


def test_what_is_part_of_a_path_stays():
    for text in ("~/data", "it's/here", 'a"b', "C:\\data", ".", "", "x/", "100%25", "a b", "file"):
        assert plain_path(text) == text
    assert given_path("~/data") == Path.home() / "data"
    assert plain_path("file:///C:/data/x") == "C:/data/x"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://example.com/data.zip", "is an address, not a path"),
        ("s3://bucket/data", "is an address, not a path"),
        ("~nobody-of-this-name/data", "home folder of somebody who is not known"),
        ("/a" * 3000, "is longer than a path may be"),
        ("x" * 300, "is longer than a path may be"),
        ("a\0b", "holds a null character"),
    ],
)
def test_what_no_path_can_be_is_said(text, why):
    with pytest.raises(UserError, match=why):
        given_path(text)
    table = Recipe().model_dump(mode="json")
    table["data"]["folder"] = text
    with pytest.raises(ValueError, match=why):
        Recipe.model_validate(table)
