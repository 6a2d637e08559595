"""What a person writes into a recipe, and what they are told when it is wrong."""

import tomllib

import pytest
import tomli_w

from core.recipe.fields import fields, sections, value_of
from core.recipe.file import (
    dump_recipe,
    load_frozen,
    load_recipe,
    make_recipe,
    parse_recipe,
    reference_page,
    shipped_recipe,
    shipped_recipes,
    window_sample,
    with_settings,
)
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError


def test_a_recipe_survives_a_round_trip_through_toml():
    recipe = with_settings(
        Recipe(), ["name=roses", "distill.space=[[8,4],[8],[8],[8],[8],[8],[8],[8]]"]
    )
    assert parse_recipe(dump_recipe(recipe)) == recipe


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("[data]\nheigth = 64", "data.heigth", "data.height"),
        ("[data]\nheight = 30", "data.height", "32 to 2048"),
        ("[teacher]\ngan = 'wgan'", "teacher.gan", "hinge"),
        ("[distill]\nspace = 'channels-99'", "distill.space", "channels-48"),
        ("[search]\nparents = 1.5", "search.parents", "more than 0, at most 1"),
        ("[finetune]\nchoice = 'cheap'", "finetune.choice", "knee"),
        ("[finetune]\nchoice = '8_8_8_8_8_8_8_8'", "finetune.choice", "distill.space"),
        ("[distill]\nspace = [[8, 4], [8]]", "distill.space", "8 lists"),
        ("[distill]\nspace = [[2000],[8],[8],[8],[8],[8],[8],[8]]", "distill.space", "1024"),
        ("[teacher]\nepochs = 0\ndecay_epochs = 0", "teacher", "at least 1"),
        ("colour = 1", "colour", "family"),
        ("name = ' '", "name", "folder"),
        ("name = 'a/b'", "name", "no /"),
        ('name = "a\\nb"', "name", "one line"),
        ('[data]\nfolder = "a\\u0000b"', "data.folder", "null character"),
        (f"seed = {'1' * 5000}", "TOML", "digits"),
        (f"deep = {'[' * 20_000}", "TOML", "nested"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(text, path, allowed):
    with pytest.raises(UserError) as caught:
        parse_recipe(text, "mine.toml")
    assert "mine.toml" in str(caught.value)
    assert path in str(caught.value)
    assert allowed in str(caught.value)


def test_text_on_the_command_line_stays_text_though_toml_would_read_a_number():
    space = "distill.space=[[8,4],[8],[8],[8],[8],[8],[8],[8]]"
    recipe = with_settings(Recipe(), [space, "finetune.choice=4_8_8_8_8_8_8_8", "name=2026"])
    assert recipe.finetune.choice == "4_8_8_8_8_8_8_8" and recipe.name == "2026"
    assert with_settings(Recipe(), ['name="two words"']).name == "two words"


def test_files_that_are_no_recipe_are_named(tmp_path):
    for content in (b"\xff\xfe\x00", b"= 3", b"#" * 2**21):
        path = tmp_path / "broken.toml"
        path.write_bytes(content)
        with pytest.raises(UserError, match=r"broken\.toml"):
            load_recipe(path)
    with pytest.raises(UserError, match=r"absent\.toml"):
        load_recipe(tmp_path / "absent.toml")


def test_a_recipe_from_an_editor_that_marks_its_encoding_is_read(tmp_path):
    path = tmp_path / "marked.toml"
    path.write_bytes(b"\xef\xbb\xbf" + dump_recipe(Recipe()).encode())
    assert load_recipe(path) == Recipe()


def test_settings_change_one_key_and_are_checked():
    recipe = with_settings(Recipe(), ["data.height=64", "teacher.gan=lsgan", "data.flip=false"])
    assert (recipe.data.height, recipe.teacher.gan, recipe.data.flip) == (64, "lsgan", False)
    assert recipe.data.width == Recipe().data.width
    for wrong in ("data.height", "data.height=x", "nothing.here=1", "data.height.x=1"):
        with pytest.raises(UserError):
            with_settings(recipe, [wrong])


def test_every_field_is_described_once_for_form_and_page():
    page = reference_page()
    for field in fields():
        assert field.title, field.path
        assert f"`{field.path}`" in page
        assert value_of(Recipe(), field.path) == field.default
    assert [key for key, _, _ in sections()] == [
        "data", "teacher", "cyclegan", "gaugan", "munit", "cut", "losses", "discriminator", "prune",
        "distill", "search", "finetune", "export", "engine", "start", "published",
    ]  # fmt: skip


def test_a_person_in_front_of_the_window_chooses_for_the_sample():
    asked, alone = window_sample(), shipped_recipe("sample")
    assert (asked.finetune.choice, alone.finetune.choice) == ("ask", "best")
    assert with_settings(asked, ["finetune.choice=best"]) == alone


def test_every_shipped_recipe_is_valid():
    assert "sample" in shipped_recipes()
    for name in shipped_recipes():
        assert shipped_recipe(name).description
    with pytest.raises(UserError, match="recipe list"):
        shipped_recipe("nothing")


def test_a_frozen_recipe_older_than_the_score_was_scored_by_the_frechet_distance(tmp_path):
    path = tmp_path / "recipe.toml"
    whole = dump_recipe(Recipe())
    path.write_text("\n".join(line for line in whole.splitlines() if not line.startswith("score")))
    assert load_frozen(path).search.score == "frechet"
    path.write_text(whole)
    assert load_frozen(path) == Recipe()


def test_a_run_from_before_the_norm_of_heads_keeps_its_heads(tmp_path):
    table = tomllib.loads(dump_recipe(Recipe()))
    assert table["discriminator"].pop("norm") == "spectral"
    frozen = tmp_path / "recipe.toml"
    frozen.write_text(tomli_w.dumps(table), encoding="utf-8")
    assert load_frozen(frozen).discriminator.norm == "instance"


def test_whole_recipes_of_earlier_versions_mean_what_they_meant(tmp_path):
    table = tomllib.loads(dump_recipe(Recipe()))
    for section in ("losses", "discriminator"):
        del table[section]
    del table["teacher"]["ups"]
    text = tomli_w.dumps(table)
    frozen = tmp_path / "recipe.toml"
    frozen.write_text(text, encoding="utf-8")
    for recipe in (parse_recipe(text), load_frozen(frozen)):
        assert recipe.discriminator.kind == "conditional"
        assert recipe.teacher.ups == "transposed"
        assert recipe.losses.perceptual == 0


def test_what_trained_does_not_judge():
    for trains in ({"losses": {"perceptual": 1}}, {"discriminator": {"kind": "projected"}}):
        with pytest.raises(UserError, match="must not judge"):
            make_recipe({"search": {"features": "lite0"}, **trains})
