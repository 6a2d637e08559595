"""Optimisers that take the same steps as torch's, and begin without its compiler."""

import sys

import pytest
import torch

from core.families.training import copied
from core.runtime import optimizers
from tests.core.families.small import distillation
from tests.core.killing import FORKS


@pytest.mark.parametrize("name", ["Adam", "AdamW"])
def test_steps_states_and_groups_are_those_of_torch(name):
    known = []
    for kind in (getattr(torch.optim, name), getattr(optimizers, name)):
        weights = [torch.nn.Parameter(torch.linspace(-1, 1, n)) for n in (3, 5)]
        optimizer = kind([weights[0]], 0.1, (0.5, 0.99), weight_decay=0.1, fused=True)
        optimizer.add_param_group({"params": [weights[1]], "lr": 0.01})
        for step in range(4):
            if step == 2:
                before = optimizer.state_dict()
                optimizer = kind([{"params": [weight]} for weight in weights], 1.0)
                optimizer.load_state_dict(before)
            optimizer.zero_grad()
            sum(weight.sin().sum() for weight in weights).backward()
            optimizer.step()
        known.append([weight.tolist() for weight in weights])
    assert known[0] == known[1]


def trained_modules(answer) -> None:
    """A step of distillation, which has a teacher's features to match and two optimisers."""
    training = distillation("pix2pix")
    training.advance()
    training.restore(copied(training.state()))
    answer.put(sorted({"torch._dynamo", "sympy"} & set(sys.modules)))


def test_neither_the_compiler_nor_its_algebra_is_imported_to_train():
    answer = FORKS.SimpleQueue()
    process = FORKS.Process(target=trained_modules, args=(answer,))
    process.start()
    assert answer.get() == []
    process.join()
