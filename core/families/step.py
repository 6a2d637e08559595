"""One optimiser step of a student, from top to bottom.

The family says what is to be learnt (`targets`), how far the student is from it (`losses_against`)
and what a discriminator sees (`discriminator_input`); the rest is here.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from core.nets.architecture import Architecture

if TYPE_CHECKING:
    from core.families.student import Distillation

Losses = dict[str, Tensor]


def student_step(
    training: "Distillation", source: Tensor, target: Tensor, architecture: Architecture | None
) -> Losses:
    """Update a student on a batch of sources and targets (n, c, h, w); the losses by name.

    The step follows the mean of the gradients of all sub-generators that it visits.
    """
    training.pictures.begin(training.count)
    wanted = training.targets(source, target)
    passes = training.passes(architecture)
    for optimizer in training.optimizers.values():
        optimizer.zero_grad(set_to_none=True)

    losses: Losses = {}
    wider = None
    for subnet in passes:
        # All losses leave their gradients in copies of the outputs, so that one backward pass
        # through the student serves them all.
        made = training.student_outputs(source, target, subnet.architecture)
        own = made.leaves()

        # Learn from the teacher or the target, and from a wider sub-generator.
        terms, shown = training.terms(source, own, wanted, subnet)
        learnt = total(terms)
        if wider is not None:
            inner = total(training.terms(source, own, wider, subnet)[0])
            learnt = (1 - training.inplace) * learnt + training.inplace * inner
            shown = {**shown, "G_inplace": inner}

        # Fool the discriminators; where both sides update at once, these learn here too.
        adversarial = training.adversarial_pass(source, target, own, learnt, subnet)
        made.backward(own)

        if (wider is None or training.stepwise) and subnet is not passes[-1]:
            wider = training.constant(own)
        if subnet.reported:
            losses |= {**terms, **adversarial, **shown}

    training.select_moments(architecture)
    return losses | training.update(source, target, passes)


def total(terms: Losses) -> Tensor:
    """The sum of weighted terms, scalars each."""
    return torch.stack(list(terms.values())).sum()
