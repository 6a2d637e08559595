"""Students of pairs may learn the teacher's pictures instead of the targets: by hand."""

import pytest
import torch
import torch.nn.functional as F

from core.families.picture_losses import perceptual
from core.families.views import Views
from tests.core.families.small import batches_for, distillation

PERCEPTUAL = {"losses": {"perceptual": 3, "energy": 0}}


def first_step(name, **distill):
    """The losses of a first step; the student's picture, the teacher's and the target."""
    training = distillation(name, sections=PERCEPTUAL, **distill)
    batch, widths = batches_for(name).at(0), training.widths(0)
    source = batch.source if name != "gaugan" else training.student.semantics(batch.source)
    with torch.no_grad():
        made, taught = training.student(source, widths), training.teacher(source)
    return training.advance().scalars, made, taught, batch.target


def seen(one, other):
    views = Views()
    return perceptual(views.of(one).features, views.of(other).features).item()


@pytest.mark.parametrize("name", ["pix2pix", "gaugan"])
@pytest.mark.parametrize("learnt", ["target", "teacher"])
def test_the_pseudo_target_is_what_the_recipe_says(name, learnt):
    losses, made, taught, target = first_step(name, pseudo_target=learnt)
    wanted = {"target": target, "teacher": taught}[learnt]
    assert losses["G_perceptual"] == pytest.approx(3 * seen(made, wanted), rel=1e-3)
    if name == "pix2pix":
        recon = 100 * F.l1_loss(made, wanted).item()
        assert losses["G_recon"] == pytest.approx(recon, rel=1e-4)
    # The adversarial losses and the matched features are the same in both.
    assert {"G_distill"} < set(losses) and any(key.startswith("D_real") for key in losses)


@pytest.mark.parametrize("learnt", ["target", "teacher"])
def test_unpaired_students_learn_the_teachers_pictures_in_any_case(learnt):
    losses, made, taught, _ = first_step("cyclegan", pseudo_target=learnt, lambda_recon=10)
    assert losses["G_recon"] == pytest.approx(10 * F.l1_loss(made, taught).item(), rel=1e-4)
