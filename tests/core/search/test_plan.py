"""What a recipe's search costs and asks for."""

import pytest

from core.recipe.file import parse_recipe
from core.recipe.plan import recipe_inputs, supernet_config, teacher_config
from core.runtime.errors import UserError
from core.search.plan import SearchPlan
from core.search.request import report_score
from tests.core.tiny import tiny_recipe


def plan(latency=None, **search):
    recipe = tiny_recipe(search=search)
    teacher = teacher_config(recipe, recipe_inputs(recipe))
    return SearchPlan(recipe, supernet_config(teacher, recipe), latency)


def asked(planned, blank=10.0):
    """Every request of a search whose scores are the widths' mean, upside down."""
    searching, requests = planned.begin(planned.volume(blank)), []
    request = next(searching)
    while request is not None:
        requests.append(request)
        request, why = report_score(searching, 8 - sum(request.architecture) / 8)
    return requests, why


@pytest.mark.parametrize(
    ("objectives", "wrong"),
    [
        ("metric", "one or two costs"),
        ("macs, parameters", "one or two costs"),
        ("metric, macs, macs", "one or two costs"),
        ("metric, macs, parameters, latency", "one or two costs"),
        ("metric, speed", "paper_macs, parameters, latency"),
    ],
)
def test_objectives_that_make_no_front_are_refused(objectives, wrong):
    with pytest.raises(UserError, match=wrong):
        parse_recipe(f'[search]\nobjectives = "{objectives}"')


def test_costs_are_those_of_the_objectives_in_their_order():
    planned = plan(latency=lambda a: float(a[0]), objectives="latency, metric, parameters")
    smallest = planned.space.smallest
    assert planned.costs(smallest) == (4.0, float(planned.cost(smallest).parameters))
    with pytest.raises(ValueError, match="latency"):
        plan(objectives="metric, latency").costs(smallest)


@pytest.mark.parametrize("method", ["evolution", "random", "brute-force", "nsga2"])
def test_every_method_judges_as_much_as_planned(method):
    planned = plan(method=method, evaluations=9, halvings=1, population=6)
    requests, why = asked(planned)
    whole = [request for request in requests if request.is_whole]
    assert len(whole) == planned.candidates()
    assert len({request.architecture for request in whole}) == len(whole) and why == ""
    shares = {request.architecture: request.share for request in requests}
    assert sum(shares.values()) <= 9


def test_a_search_is_the_same_again():
    settings = {"method": "nsga2", "evaluations": 12, "population": 8}
    assert asked(plan(**settings)) == asked(plan(**settings))


def test_patience_ends_any_method_between_generations():
    for method in ("evolution", "random", "nsga2"):
        requests, why = asked(plan(method=method, evaluations=30, patience=2, gain=1.0))
        assert len({request.architecture for request in requests}) == 8
        assert "grew by 1 or less in 2 generations" in why


def test_the_box_of_the_hypervolume_turns_with_the_criterion():
    planned = plan()
    by_miou = planned.recipe.model_copy(
        update={"search": planned.recipe.search.model_copy(update={"criterion": "miou"})}
    )
    volume = SearchPlan(by_miou, planned.supernet).volume(-20.0)
    share = planned.cost(planned.space.smallest).macs / planned.cost(planned.space.largest).macs
    result = volume.add(planned.space.smallest, -60.0)
    assert result == pytest.approx(0.5 * (1 - share))
