"""What a recipe will take follows from it, and from what earlier runs took."""

import pytest

from core.commands import main
from core.estimate import Counts, Free, Range, Speed, earlier_paces, estimate
from core.estimate.networks import Networks
from core.estimate.speed import Pace
from core.estimate.words import size_text, span
from core.estimate.work import work_of
from core.families.plan import Inputs
from core.recipe import Recipe
from core.recipe_file import shipped_recipe, shipped_recipes, with_settings
from core.run import Run

SPEED = Speed((Pace("training", "teacher", "pix2pix", "auto", 1e11),))
COUNTS = Counts(400, 400, 106)


def make(*settings: str) -> Recipe:
    return with_settings(Recipe(), list(settings))


def test_steps_are_those_of_the_schedule():
    recipe = make(
        "teacher.batch_size=4", "teacher.epochs=2", "teacher.decay_epochs=1",
        "search.method=evolution", "search.evaluations=300",
    )  # fmt: skip
    found = {item.stage: item for item in estimate(recipe, COUNTS, SPEED).stages}
    assert found["teacher"].steps == 3 * 85  # 340 of 400 are trained on
    assert found["search"].steps == 300


@pytest.mark.parametrize("name", sorted(shipped_recipes()))
def test_every_shipped_recipe_has_an_estimate(name):
    found = estimate(shipped_recipe(name), COUNTS, SPEED)
    for part in (found.seconds, found.memory, found.disk):
        assert 0 < part.low < part.middle < part.high


def test_larger_pictures_and_batches_take_more():
    small, large = make(), make("data.height=512", "data.width=512", "teacher.batch_size=8")
    one, other = (estimate(recipe, COUNTS, SPEED) for recipe in (small, large))
    assert other.memory.middle > 3 * one.memory.middle
    assert other.seconds.middle > 3 * one.seconds.middle


def test_discriminators_are_counted_as_they_are_built():
    from core import families
    from core.recipe_file import shipped_recipe

    for name, inputs in (
        ("sample", Inputs()), ("cyclegan-horse2zebra-laptop", Inputs()),
        ("munit-edges2shoes-laptop", Inputs()), ("gaugan-facades-laptop", Inputs(12)),
    ):  # fmt: skip
        recipe = shipped_recipe(name)
        built = families.of(recipe, inputs).new_discriminator()
        weights = sum(item.numel() for item in built.parameters())
        counted = Networks.of(recipe, inputs).discriminator.parameters
        assert counted == pytest.approx(weights, rel=0.02)


def test_earlier_runs_tell_the_speed(tmp_path):
    recipe = make("teacher.epochs=1", "teacher.decay_epochs=0", "data.holdout=0.2")
    run = Run.create(tmp_path / "one", recipe)
    record = run.record(write=True)
    record.set_stage("teacher", state="done", done=320, total=320, unit="steps", seconds=640.0)
    record.close()
    (tmp_path / "broken").mkdir()
    paces = earlier_paces([run.folder, tmp_path / "broken"])
    assert [pace.stage for pace in paces] == ["teacher"]
    found = estimate(recipe, COUNTS, Speed(paces)).stages[0].seconds
    assert found.middle == pytest.approx(640, rel=0.01) and found.low < 640 < found.high


def test_nothing_known_is_no_number():
    with pytest.raises(ValueError, match="nothing is known"):
        estimate(make(), COUNTS, Speed())
    assert estimate(make(), COUNTS, Speed((), 5e10)).runs == 0


def test_an_imported_teacher_is_not_trained():
    networks = Networks.of(make(), Inputs())
    works = work_of(make("teacher.checkpoint=net.pth"), COUNTS, networks)
    assert (works[0].steps, works[0].unit) == (1, "import")


def test_what_the_machine_lacks_is_told():
    found = estimate(make(), COUNTS, SPEED)
    rich, poor = Free(1e12, 1e12, 1e12), Free(1e8, 1e8, 1e6)
    assert found.warnings(rich) == []
    assert len(found.warnings(poor)) == 2 and len(found.warnings(poor, on_gpu=True)) == 1


def test_ranges_are_as_coarse_as_they_are_known():
    assert span(Range(2400, 3600, 5400)) == "40 to 90 min"
    assert span(Range(7200, 9000, 10800)) == "2 to 3 h"
    assert size_text(1.2 * 2**30) == "1.2 GiB"


def test_the_verb_estimates(capsys):
    assert main(["estimate", "sample", "--set", "teacher.epochs=1"]) == 0
    said = capsys.readouterr().out
    assert "distill" in said and "memory" in said and "short measurement" in said
