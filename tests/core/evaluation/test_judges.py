"""The network that trained never judges, even where a recipe names it."""

import numpy as np
import pytest
import torch
from torchvision import models

from core.evaluation import judges
from core.evaluation.evaluator import check_features
from core.evaluation.judges import third_judge, trained_with
from core.export.metadata import Distances, ExportQuality
from core.recipe.file import dump_recipe, load_frozen, make_recipe
from core.recipe.recipe import Recipe
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from tests.core.tiny import tiny_recipe


@pytest.fixture(scope="module")
def squeezenet(tmp_path_factory):
    """Weights of SqueezeNet as torchvision keeps them; untrained ones do."""
    path = tmp_path_factory.mktemp("weights") / "squeezenet.pth"
    torch.save(models.squeezenet1_1().state_dict(), path)
    return path


def test_lite2_judges_unless_the_recipe_says_otherwise() -> None:
    assert Recipe().search.features == "lite2"


def test_an_old_run_is_judged_as_it_was(tmp_path) -> None:
    text = dump_recipe(Recipe())
    old = "\n".join(line for line in text.splitlines() if not line.startswith("features = "))
    (tmp_path / "recipe.toml").write_text(old, encoding="utf-8")
    assert load_frozen(tmp_path / "recipe.toml").search.features == "encoder"


def test_what_a_loss_looks_through_does_not_judge() -> None:
    with pytest.raises(UserError, match="must not judge"):
        make_recipe({"losses": {"perceptual": 10.0}, "search": {"features": "lite0"}})
    trained = make_recipe({"losses": {"perceptual": 10.0}})
    assert trained_with(trained) == ("lite0",)
    check_features(trained)


def test_the_perceptual_network_of_gaugan_does_not_judge(squeezenet) -> None:
    table = {"family": "gaugan", "gaugan": {"perceptual_weights": str(squeezenet)}}
    search = {"features": "squeezenet1_1", "weights": str(squeezenet)}
    recipe = make_recipe(table | {"search": search})
    with pytest.raises(UserError, match="squeezenet1_1 takes part in training"):
        check_features(recipe)
    check_features(make_recipe(table))
    export = {"third_judge": "squeezenet1_1", "third_judge_weights": str(squeezenet)}
    with pytest.raises(UserError, match=r"export\.third_judge = squeezenet1_1"):
        check_features(make_recipe(table | {"export": export}))


def test_a_third_judge_is_taken_where_one_is_at_hand(squeezenet, monkeypatch) -> None:
    compute = open_compute(tiny_recipe().engine)
    monkeypatch.setattr(judges.open_nsfw, "installed_weights", lambda: None)
    assert third_judge(tiny_recipe(), compute) is None
    export = {"third_judge": "squeezenet1_1", "third_judge_weights": str(squeezenet)}
    features = third_judge(tiny_recipe(export=export), compute)
    assert features is not None and features.name == "squeezenet1_1"
    rows = features(torch.zeros(2, 3, 32, 32, dtype=torch.uint8))
    assert rows.shape == (2, features.dimension) and np.isfinite(rows).all()
    with pytest.raises(UserError, match="need a file"):
        check_features(tiny_recipe(export={"third_judge": "vgg16"}))
    assert third_judge(tiny_recipe(export={"third_judge": "none"}), compute) is None


def test_the_papers_say_who_judged() -> None:
    known = Distances("test", "lite2", 20, 1.0, 2.0, trained_with=("lite0",))
    assert known.who_judged == "Scored by lite2, which took no part in training; lite0 did."
    document = {"distances": {**vars(known), "third": None}, "segmented": None}
    assert ExportQuality.of(document).distances == known


def test_wavelet_packets_have_the_frechet_distance_alone() -> None:
    with pytest.raises(UserError, match=r"search\.score = frechet"):
        make_recipe({"search": {"features": "wavelet"}})
    assert make_recipe({"search": {"features": "wavelet", "score": "frechet"}}).search.features
