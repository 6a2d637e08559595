"""What a recipe will take follows from it, and from what earlier runs took."""

from dataclasses import replace

import numpy as np
import pytest
import tifffile

from core.commands import main
from core.data.layouts import recognise
from core.data.pictures import PairedPictures
from core.estimate import Counts, Free, MachineSpeed, SecondsRange, earlier_paces, estimate
from core.estimate.networks import EstimatedNetworks
from core.estimate.speed import MeasuredPace
from core.estimate.words import span
from core.estimate.work import work_of
from core.recipe.file import shipped_recipe, shipped_recipes, with_settings
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.units import memory_text

SPEED = MachineSpeed((MeasuredPace("training", "teacher", "pix2pix", "auto", 1e11),))
COUNTS = Counts(400, 400, 106)


def make(*settings: str) -> Recipe:
    return with_settings(Recipe(), list(settings))


def test_steps_are_those_of_the_schedule():
    recipe = make(
        "teacher.batch_size=4", "teacher.epochs=2", "teacher.decay_epochs=1",
        "search.method=evolution", "search.evaluations=300",
    )  # fmt: skip
    result = {item.stage: item for item in estimate(recipe, COUNTS, SPEED).stages}
    assert result["teacher"].steps == 3 * 85  # 340 of 400 are trained on
    assert result["search"].steps == 300


@pytest.mark.parametrize("name", sorted(shipped_recipes()))
def test_every_shipped_recipe_has_an_estimate(name):
    estimated = estimate(shipped_recipe(name), COUNTS, SPEED)
    for part in (estimated.seconds, estimated.memory, estimated.disk):
        assert 0 < part.low < part.middle < part.high


def test_larger_pictures_and_batches_take_more():
    small, large = make(), make("data.height=512", "data.width=512", "teacher.batch_size=8")
    one, other = (estimate(recipe, COUNTS, SPEED) for recipe in (small, large))
    assert other.memory.middle > 3 * one.memory.middle
    assert other.seconds.middle > 3 * one.seconds.middle


def test_discriminators_are_counted_as_they_are_built():
    from core import families
    from core.recipe.file import shipped_recipe

    for name, inputs in (
        ("sample", Inputs()), ("cyclegan-horse2zebra-laptop", Inputs()),
        ("munit-edges2shoes-laptop", Inputs()), ("gaugan-facades-laptop", Inputs(12)),
    ):  # fmt: skip
        recipe = shipped_recipe(name)
        family = families.of(recipe, inputs)
        built = [item for item in (family.new_discriminator(), family.new_projected()) if item]
        weights = sum(item.numel() for network in built for item in network.parameters())
        counted = EstimatedNetworks.of(recipe, inputs).discriminator.parameters
        assert counted == pytest.approx(weights, rel=0.02)


def test_earlier_runs_tell_the_speed(tmp_path):
    recipe = make("teacher.epochs=1", "teacher.decay_epochs=0", "data.holdout=0.2")
    run = Run.create(tmp_path / "one", recipe)
    with run.record(write=True) as record:
        record.set_stage("teacher", state="done", done=320, total=320, unit="steps", seconds=640.0)
    (tmp_path / "broken").mkdir()
    paces = earlier_paces([run.folder, tmp_path / "broken"])
    assert [pace.stage for pace in paces] == ["teacher"]
    seconds = estimate(recipe, COUNTS, MachineSpeed(paces)).stages[0].seconds
    assert seconds.middle == pytest.approx(640, rel=0.01) and seconds.low < 640 < seconds.high


def test_a_run_of_seconds_does_not_change_the_estimate(tmp_path):
    """Most of its time passed before the first step; a person's next run takes as long as ever."""
    recipe = make("teacher.epochs=1", "teacher.decay_epochs=0", "data.holdout=0.2")

    def ran(name, seconds):
        run = Run.create(tmp_path / name, recipe)
        with run.record(write=True) as record:
            for stage, took in seconds.items():
                unit = "candidates" if stage == "search" else "steps"
                record.set_stage(stage, state="done", done=320, total=320, unit=unit, seconds=took)
        return run.folder

    long = ran("long", {"teacher": 640.0, "search": 90.0})
    short = [ran(f"short{n}", {"teacher": 9.0, "distill": 23.0, "search": 7.0}) for n in range(3)]
    alone, beside = earlier_paces([long]), earlier_paces([long, *short])
    assert [pace.stage for pace in alone] == ["teacher", "search"] and beside == alone
    assert earlier_paces(short) == ()


def test_nothing_known_is_no_number():
    with pytest.raises(ValueError, match="speed is not known yet"):
        estimate(make(), COUNTS, MachineSpeed())
    assert estimate(make(), COUNTS, MachineSpeed((), 5e10)).runs == 0


def test_an_imported_teacher_is_not_trained():
    networks = EstimatedNetworks.of(make(), Inputs())
    works = work_of(make("teacher.checkpoint=net.pth"), COUNTS, networks)
    assert (works[0].steps, works[0].unit) == (1, "import")


def test_what_the_machine_lacks_is_told():
    estimated = estimate(make(), COUNTS, SPEED)
    rich, poor = Free(1e12, 1e12, 1e12), Free(1e8, 1e8, 1e6)
    assert estimated.warnings(rich) == []
    assert len(estimated.warnings(poor)) == 2 and len(estimated.warnings(poor, on_gpu=True)) == 1


def test_ranges_are_as_coarse_as_they_are_known():
    assert span(SecondsRange(2400, 3600, 5400)) == "40 to 90 min"
    assert span(SecondsRange(7200, 9000, 10800)) == "2 to 3 h"
    assert memory_text(1.2 * 2**30) == "1.2 GiB"


def test_the_verb_estimates(capsys):
    assert main(["estimate", "sample", "--set", "teacher.epochs=1"]) == 0
    said = capsys.readouterr().out
    assert "distill" in said and "memory" in said and "short measurement" in said


def test_decoded_pictures_take_what_is_said_of_them(tmp_path):
    for place in range(6):
        for side, numbers in (
            ("a", np.full((5, 16, 16), 900 + 40 * place, np.uint16)),
            ("b", np.random.default_rng(place).integers(0, 256, (16, 16), np.uint8)),
        ):
            (tmp_path / side).mkdir(exist_ok=True)
            tifffile.imwrite(tmp_path / side / f"{place}.tif", numbers, photometric="minisblack")
    layout = recognise(tmp_path, source="a")
    counts = Counts.of_data(layout)
    assert counts.pixel_bytes == (5 * 4, 1)
    pictures = PairedPictures(layout.train, 16)
    pictures.batch(range(len(layout.train)))
    assert pictures.cached_bytes == 16 * 16 * len(layout.train) * sum(counts.pixel_bytes)
    recipe = make("data.jitter=0", "data.height=64", "data.width=64")
    plain = replace(counts, pixel_bytes=(3, 3))
    one, other = (estimate(recipe, known, SPEED).memory.middle for known in (plain, counts))
    assert other - one == pytest.approx(64 * 64 * counts.sources * (21 - 6))
