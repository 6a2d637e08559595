"""Every family on fake tensors of a graphics card: who mixes devices fails without one."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch.utils import backend_registration

from core import families
from core.evaluation.evaluator import Evaluator
from core.evaluation.pixels import to_uint8
from core.evaluation.recalibration import recalibrate_batch_norm
from core.live.model_runner import ModelRunner
from core.metrics.features import LITE_BLOCKS, LiteFeatures
from core.nets.efficientnet_lite import EfficientNetLite
from core.nets.space import space_of
from core.recipe.plan import recipe_inputs
from core.runtime.compute import Compute
from tests.core.fake_card import fake_numbers, recipe_named, sources_of
from tests.core.tiny import VARIANTS

COMPUTE = Compute(torch.device("cuda"))
STEPS = Path(__file__).with_name("on_a_card.py")
SUITE = Path(__file__).parents[3]


@pytest.fixture
def fake():
    with fake_numbers():
        yield


def new_supernet(recipe):
    family = families.of(recipe, recipe_inputs(recipe))
    return family.new_supernet(family.new_teacher())


@pytest.mark.skipif(
    not hasattr(backend_registration, "_setup_privateuseone_for_python_backend"),
    reason="this torch takes no device that is made up in Python",
)
def test_whole_training_steps_stay_on_a_card():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(STEPS)]
    alone = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
    done = subprocess.run(command, cwd=SUITE, env=alone, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_devices_that_are_mixed_are_found(fake):
    with pytest.raises(RuntimeError, match=r"[Dd]evice"):
        torch.zeros(3, device="cuda") + torch.zeros(3)


@pytest.mark.parametrize("name", VARIANTS)
def test_judging_stays_on_the_card(name, fake):
    recipe = recipe_named(name)
    part = new_supernet(recipe).cut(space_of(recipe.distill.space).largest).eval()
    held = sources_of(recipe)
    for _ in recalibrate_batch_norm(part, held, 4, COMPUTE):
        pass
    part.to(COMPUTE.device)
    features = LiteFeatures.__new__(LiteFeatures)
    features.name, features.device, features.blocks = "lite2", COMPUTE.device, LITE_BLOCKS["lite2"]
    features.network = EfficientNetLite("lite2").to(COMPUTE.device)
    features.dimension = 2 * sum(features.network.widths(features.blocks))
    pictures = SimpleNamespace(recipe=recipe, holdout=held, references=held, truth=None)
    evaluator = Evaluator(pictures, features, COMPUTE)
    made, _ = evaluator._generate(part, held.sources([0, 1]), [0, 1], 2)
    assert made.device.type == "cuda"
    rows = evaluator._features(to_uint8(made))
    assert rows.shape == (2, features.dimension)


@pytest.mark.parametrize("name", VARIANTS)
def test_live_networks_answer_on_the_card(name, fake):
    recipe = recipe_named(name)
    part = new_supernet(recipe).cut(space_of(recipe.distill.space).smallest)
    side = recipe.data.height, recipe.data.width
    labels = recipe.pairing == "labels"
    drawing = np.zeros(side if labels else (*side, 3), np.uint8)
    turn = SimpleNamespace(check=lambda: None, when_stopped=lambda _: None)
    runner = ModelRunner(part.to(COMPUTE.device).eval())
    assert runner.is_settled, "ONNX Runtime is tried on the processor only"
    picture, _ = runner.play(drawing, 0, turn)
    assert picture.shape == (*side, 3)
