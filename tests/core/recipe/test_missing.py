"""What a recipe waits for, and what in it is unwise."""

from core.recipe.file import shipped_recipe, with_settings
from core.recipe.missing import missing_part, unwise_parts


def test_pictures_and_weights_are_asked_for_one_after_another(tmp_path):
    recipe = shipped_recipe("pix2pix-cityscapes-fast")
    assert missing_part(recipe)[0] == "data.folder"
    recipe = with_settings(recipe, [f"data.folder={tmp_path}"])
    field, error = missing_part(recipe)
    assert field == "search.segmenter_weights" and "drn_d_105" in error.sentence
    recipe = with_settings(recipe, ["search.segmenter_weights=weights.pth"])
    assert missing_part(recipe) is None
    assert missing_part(with_settings(recipe, ["search.segmenter=own"])) is None
    assert missing_part(shipped_recipe("sample")) is None


def test_students_wider_than_their_teacher_are_told():
    recipe = with_settings(shipped_recipe("sample"), ["teacher.width=8"])
    assert "wider" in unwise_parts(recipe)[0]
    assert unwise_parts(with_settings(recipe, ["teacher.width=64"])) == []
