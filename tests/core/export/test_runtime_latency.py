"""Latency as an objective in a runtime: fitted, predicted, and what the candidates carry."""

import pytest

from core.evaluation.timing import latency_of
from core.export.formats import choice_named
from core.export.runtime_latency import RuntimeTiming
from core.nets.generator import config_of
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.stages.teacher import check_ahead
from tests.core.export.example_runs import CHOSEN, LARGE, SMALL, make_recipe, network


@pytest.fixture
def timed_run(tmp_path, data, weights) -> Run:
    table = make_recipe(data, weights).model_dump()
    table["distill"]["space"] = [[8, 4], [8, 4], [8, 4], [4], [4], [4], [4], [4]]
    table["search"] |= {"objectives": "metric, latency", "latency_runtime": "onnx-float32"}
    return Run.create(tmp_path / "timed", Recipe.model_validate(table))


def test_a_runtime_times_fits_and_remembers(timed_run):
    compute = open_compute(timed_run.recipe.engine)
    supernet = config_of(network("elastic", LARGE, 1))
    measuring = RuntimeTiming(choice_named("onnx-float32"))
    latencies = result_of(latency_of(timed_run, supernet, compute, measuring))
    assert latencies.conditions.device == "onnx-float32"
    assert len(latencies.timed) == 8 and all(ms > 0 for ms in latencies.timed.values())
    assert latencies(SMALL) > 0 and latencies(CHOSEN[:3] + (4,) * 5) > 0
    again = result_of(latency_of(timed_run, supernet, compute, measuring))
    assert again.timed == latencies.timed, "the run remembers"


def test_a_runtime_that_cannot_be_timed_is_refused_before_anything_is_trained(timed_run):
    table = timed_run.recipe.model_dump()
    for name in ("onnx-int8", "nothing-float32"):
        table["search"]["latency_runtime"] = name
        recipe = Recipe.model_validate(table)
        with pytest.raises(UserError, match=r"latency_runtime|no export format"):
            check_ahead(recipe, timed_run.inputs())
