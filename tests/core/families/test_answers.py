"""A student's step without a teacher: the losses are those to the answers, by hand."""

from types import SimpleNamespace

import pytest
import torch
import torch.nn.functional as F

from core.families.family import DistillationSetup
from core.families.picture_losses import relation, wavelet
from core.nets.space import space_of
from tests.core.families.small import CPU, Batches, batches_for, small_family

WEIGHTS = {"wavelet": 2.0, "relation": 3.0}


class Answered(Batches):
    """The same batches with an answer to each source."""

    def at(self, step):
        batch = super().at(step)
        rng = torch.Generator().manual_seed(100 + step % 4)
        answer = torch.rand(batch.target.shape, generator=rng) * 2 - 1
        return SimpleNamespace(source=batch.source, target=batch.target, answer=answer)


def training(name, batches, **distill):
    """A supernet of a black box at its first step."""
    known = small_family(name, **distill)
    table = known.recipe.model_dump(mode="json")
    table["teacher"]["answers"] = "answers"
    table["losses"] |= WEIGHTS
    table["distill"] |= {"lambda_distill": 0, "lambda_recon": 10.0}
    table["finetune"]["lambda_distill"] = 0
    family = type(known)(type(known.recipe).model_validate(table), known.inputs)
    student = family.new_supernet(None)
    adaptors = family.new_adaptors(student, None)
    assert len(adaptors) == 0
    setup = DistillationSetup(
        student, None, family.new_discriminator(), adaptors, space_of(family.recipe.distill.space)
    )
    return family.student_training(family.recipe.distill, batches, CPU, setup)


@pytest.mark.parametrize("name", ["cyclegan", "cut"])
def test_of_unpaired_pictures_the_answer_is_the_pseudo_target(name):
    known = batches_for(name)
    batches = Answered(known.labels, known.side, known.size)
    student = training(name, batches)
    batch, widths = batches.at(0), student.widths(0)
    with torch.no_grad():
        made = student.student(batch.source, widths)
    scalars = student.advance().scalars
    assert scalars["G_recon"] == pytest.approx(10 * F.l1_loss(made, batch.answer).item(), rel=1e-5)
    assert scalars["G_wavelet"] == pytest.approx(2 * wavelet(made, batch.answer).item(), rel=1e-5)
    assert scalars["G_relation"] == pytest.approx(3 * relation(made, batch.answer).item(), rel=1e-4)
    assert not [key for key in scalars if key.startswith("G_distill")]


@pytest.mark.parametrize("name", ["pix2pix", "gaugan"])
def test_of_pairs_the_target_stays_the_truth(name):
    known = batches_for(name)
    batches = Answered(known.labels, known.side, known.size)
    student = training(name, batches)
    batch, widths = batches.at(0), student.widths(0)
    source = batch.source if name == "pix2pix" else student.student.semantics(batch.source)
    with torch.no_grad():
        made = student.student(source, widths)
    scalars = student.advance().scalars
    assert scalars["G_wavelet"] == pytest.approx(2 * wavelet(made, batch.answer).item(), rel=1e-4)
    if name == "pix2pix":
        wanted = 10 * F.l1_loss(made, batch.target).item()
        assert scalars["G_recon"] == pytest.approx(wanted, rel=1e-5)
    assert not [key for key in scalars if key.startswith("G_distill")]


def test_of_pairs_the_answer_is_learnt_where_the_recipe_says_so():
    known = batches_for("pix2pix")
    batches = Answered(known.labels, known.side, known.size)
    student = training("pix2pix", batches, pseudo_target="teacher")
    batch = batches.at(0)
    with torch.no_grad():
        made = student.student(batch.source, student.widths(0))
    wanted = 10 * F.l1_loss(made, batch.answer).item()
    assert student.advance().scalars["G_recon"] == pytest.approx(wanted, rel=1e-5)
