"""The choices of distillation through the stages, and what is refused before anything runs."""

import pytest
import torch

from core.engine.execution import execute
from core.evaluation.kept_networks import kept_discriminator, kept_generator
from core.run.run import Run
from core.runtime.errors import UserError
from tests.core.tiny import tiny_recipe, variant

CHOICES = {
    "sampling": "sandwich",
    "conditional_discriminator": True,
    "cache_gib": 0.01,
    "cache_place": "disk",
}


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("GCW_HOME", str(tmp_path / "home"))
    torch.set_num_threads(1)


def notices(run: Run) -> str:
    with run.record() as record:
        result = "\n".join(notice.notice.sentence for notice in record.notices())
    return result


def test_every_choice_at_once_goes_through_to_fine_tuning(tmp_path):
    recipe = tiny_recipe(
        data={"jitter": 0},
        teacher={"width": 8},
        distill=CHOICES | {"sort_channels": True},
        search={"evaluations": 2},
    )
    run = Run.create(tmp_path / "run", recipe)
    for _ in execute(run, "finetune"):
        pass
    discriminator = kept_discriminator(run, "distill")
    assert discriminator.in_channels == 6 + 8
    grown = discriminator.model[0].weight[:, :8]
    assert grown.abs().sum() > 0, "it has learnt to heed the widths"
    assert kept_generator(run, "distill").kind == "elastic"
    said = notices(run)
    assert "weights start from the teacher's most important channels" in said
    assert "outputs came from the cache" in said
    assert sorted(p.name for p in run.checkpoints.iterdir() if "tmp" in p.name) == []


def test_the_original_route_tells_its_pruned_students_discriminator(tmp_path):
    recipe = variant("pix2pix, original route", distill={"conditional_discriminator": True})
    run = Run.create(tmp_path / "run", recipe)
    for _ in execute(run, "distill"):
        pass
    assert kept_discriminator(run, "prune").in_channels == 6
    assert kept_discriminator(run, "distill").in_channels == 6 + 8


def test_a_narrow_teacher_from_elsewhere_is_refused_in_a_sentence(tmp_path):
    first = Run.create(tmp_path / "first", tiny_recipe())
    for _ in execute(first, "teacher"):
        pass
    file = str(first.checkpoints / "teacher.safetensors")
    recipe = tiny_recipe(teacher={"checkpoint": file}, distill={"sort_channels": True})
    run = Run.create(tmp_path / "run", recipe)
    with pytest.raises(UserError, match="cannot start from this teacher's channels"):
        for _ in execute(run, "distill"):
            pass


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"distill": {"sort_channels": True}}, "teacher.width is 4, distill.space goes up to 8"),
        ({"distill": {"cache_gib": 1}}, "distill.cache_gib needs data.jitter = 0"),
    ],
)
def test_what_cannot_work_is_refused_in_the_recipe(change, sentence):
    with pytest.raises(UserError, match=sentence):
        tiny_recipe(**change)


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [("sort_channels", "not possible for munit"), ("cache_gib", "must be 0 for munit")],
)
def test_what_munit_cannot_do_is_refused_in_the_recipe(choice, sentence):
    with pytest.raises(UserError, match=sentence):
        variant("munit", data={"jitter": 0}, distill={choice: 1})
