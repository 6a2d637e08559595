"""What a recipe waits for, and what in it is unwise."""

from core.recipe.file import shipped_recipe, with_settings
from core.recipe.missing import missing_part, unwise_parts
from core.recipe.search import ENCODER, WITHOUT_FILE


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


def test_judges_that_need_a_file_are_asked_for_it(tmp_path):
    sample = shipped_recipe("sample")
    for judge, file in (
        ("search.features", "search.weights"),
        ("export.third_judge", "export.third_judge_weights"),
    ):
        recipe = with_settings(sample, [f"{judge}=squeezenet1_1"])
        field, error = missing_part(recipe)
        assert field == file and "squeezenet1_1" in error.sentence
        assert missing_part(with_settings(recipe, [f"{file}=weights.pth"])) is None
        assert missing_part(with_settings(sample, [f"{judge}=opennsfw"])) is None


def test_what_needs_no_file_is_what_opens_without_one():
    from core.metrics.features import OF_THE_BOX, OPEN_NSFW

    assert {*WITHOUT_FILE} == {*OF_THE_BOX, OPEN_NSFW, ENCODER}
