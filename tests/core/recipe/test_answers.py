"""What a recipe may ask of a folder of answers: a sentence each that says what to set."""

import pytest

from core.recipe.families import FAMILIES
from core.recipe.file import make_recipe
from core.recipe.plan import recipe_teacher_cost
from core.runtime.errors import UserError

FREE = {"lambda_distill": 0}


def recipe(**changes):
    table = {
        "family": "cyclegan",
        "teacher": {"answers": "answers"},
        "distill": dict(FREE),
        "finetune": dict(FREE),
    }
    for section, values in changes.items():
        known = table.get(section, {})
        table[section] = known | values if isinstance(values, dict) else values
    return make_recipe(table)


def test_nothing_is_trained_and_no_cost_is_known():
    chosen = recipe()
    assert not chosen.has_teacher_generator
    assert not chosen.trains_teacher
    assert recipe_teacher_cost(chosen) is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"distill": {"lambda_distill": 1}}, "distill.lambda_distill must be 0 with"),
        ({"finetune": {"lambda_distill": 1}}, "finetune.lambda_distill must be 0 with"),
        ({"losses": {"region": 1}}, "losses.region must be 0 with"),
        ({"distill": {"sort_channels": True}}, "distill.sort_channels must be 0 with"),
        ({"distill": {"cache_gib": 1}, "data": {"jitter": 0}}, "distill.cache_gib must be 0 with"),
        ({"teacher": {"checkpoint": "G.pth"}}, "teacher.checkpoint must be empty with"),
        ({"teacher": {"discriminator_checkpoint": "D.pth"}}, "discriminator_checkpoint must be em"),
        ({"route": "original"}, "route must be fast with"),
        ({"start": {"run": "before", "stage": "teacher"}}, "start.stage must be another than"),
        ({"family": "munit", "distill": {"space": [[8, 4]] * 10}}, "not possible for munit"),
        (
            {"family": "pix2pix", "distill": {"pseudo_target": "target"}},
            "distill.pseudo_target must be teacher, or losses.wavelet or losses.relation more",
        ),
    ],
)
def test_what_a_folder_cannot_give_is_refused(changes, sentence):
    with pytest.raises(UserError, match=sentence):
        recipe(**changes)


def test_all_that_must_be_zero_is_said_at_once():
    with pytest.raises(UserError, match="lambda_distill and losses"):
        recipe(distill={"lambda_distill": 1}, losses={"region": 1})


def test_without_fine_tuning_its_weights_do_not_matter():
    recipe(finetune={"lambda_distill": 1, "enabled": False})


@pytest.mark.parametrize("family", [name for name, spec in FAMILIES.items() if not spec.unanswered])
def test_every_other_family_learns_from_answers(family):
    chosen = recipe(family=family, losses={"wavelet": 1})
    assert chosen.teacher.answers
