"""A race of candidates: who survives each round, halting and resuming, and what is kept."""

import json
import shutil
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from core.commands import main
from core.engine.execution import execute
from core.engine.job import race_job
from core.estimate.race import race_seconds
from core.evaluation.kept_networks import finetuned_name, is_kept
from core.export.raced import race_section
from core.nets.architecture import architecture_text
from core.run.events import Candidate, Event, Notice, Planned, Step
from core.run.race import Race, Racer, round_sizes, schedules_in
from core.run.run import Run
from core.runtime.errors import UserError
from core.search.selection import contenders, knee_of, on_front
from core.stages.race import race_candidates
from tests.core.tiny import gathered, tiny_recipe

COUNT = 4


@pytest.fixture(scope="module")
def _searched(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("race")
    once = {"epochs": 1, "decay_epochs": 0}
    recipe = tiny_recipe(
        data={"sample_pairs": 16},
        teacher=once,
        distill=once,
        search={"evaluations": 6},
        finetune={"epochs": 1, "decay_epochs": 1, "choice": "best"},
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(folder / "home"))
        run = Run.create(folder / "run", recipe)
        list(execute(run, until="search"))
    return folder


@pytest.fixture(scope="module")
def _raced(_searched) -> "tuple[Path, list[Event], Race]":
    """The same after a whole race, with what it yielded and what came of it."""
    folder = shutil.copytree(_searched / "run", _searched / "raced")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(_searched / "home"))
        return folder, *raced(race_candidates(Run(folder), COUNT))


@pytest.fixture
def whole(_raced) -> Race:
    """How a race ends that nothing disturbs."""
    return _raced[2]


@pytest.fixture
def finished(_raced, tmp_path, monkeypatch, _searched) -> Run:
    """A tiny run after that race."""
    monkeypatch.setenv("GCW_HOME", str(_searched / "home"))
    return Run(shutil.copytree(_raced[0], tmp_path / "finished"))


@pytest.fixture
def run(_searched, tmp_path, monkeypatch) -> Run:
    """A tiny run whose search has just ended."""
    monkeypatch.setenv("GCW_HOME", str(_searched / "home"))
    return Run(shutil.copytree(_searched / "run", tmp_path / "run"))


def raced(racing: Generator[Event, None, Race]) -> tuple[list[Event], Race]:
    """All that is yielded, and what comes of it."""
    return gathered(racing)


def recorded(run: Run) -> Race:
    with run.record() as record:
        race = Race.of(record)
    assert race is not None
    return race


def test_the_better_half_goes_on_and_the_winner_is_recorded(finished: Run, _raced) -> None:
    run, (_, events, race) = finished, _raced
    assert [len(racer.scores) for racer in race.final_order] == [3, 2, 1, 1]
    assert recorded(run) == race and race.is_over
    for number in (1, 2):
        worst_in = race.ranking(number - 1)[race.sizes[number] - 1].scores[number - 1]
        out = race.ranking(number - 1)[race.sizes[number] :]
        assert all(racer.scores[number - 1] >= worst_in for racer in out)
    assert race.winner is not None and is_kept(run, finetuned_name(race.winner.architecture))
    said = [event.sentence for event in events if isinstance(event, Notice)]
    assert sum("Round" in sentence for sentence in said) == 2 and "won the race" in said[-1]
    assert not list(run.checkpoints.glob("race-*"))
    total = next(event.total for event in events if isinstance(event, Planned))
    numbers = [event.number for event in events if isinstance(event, Step)]
    assert numbers == sorted(numbers) and numbers[-1] == total


def test_the_last_round_is_the_fine_tuning_that_the_recipe_asks_for(run: Run, whole: Race) -> None:
    assert whole.winner is not None
    run.choose(whole.winner.architecture)
    list(execute(run, until="finetune"))
    with run.record() as record:
        tuned = record.facts(f"finetuned {architecture_text(whole.winner.architecture)}")
    assert tuned["after"] == whole.winner.scores[-1]


@pytest.mark.parametrize("after", [1, 30])
def test_a_halted_race_goes_on_to_the_same_end(run: Run, whole: Race, after: int) -> None:
    with closing(race_candidates(run, COUNT)) as events:
        for _ in range(after):
            next(events)
    assert raced(race_candidates(run, COUNT))[1] == whole


def test_workers_race_to_the_same_end_though_one_is_killed(
    run: Run, whole: Race, quick_workers
) -> None:
    run.workers = 2
    killed, racing = [], race_candidates(run, COUNT)
    while True:
        try:
            event = next(racing)
        except StopIteration as done:
            assert done.value == whole
            break
        if isinstance(event, Step) and not killed:
            killed = [
                child for server in psutil.Process().children() for child in server.children()
            ]
            killed[0].kill()
    assert killed and all(not child.is_running() for child in killed)
    assert not list(run.samples.glob("race-*"))


def test_another_race_begins_anew_and_the_same_one_is_told_again(
    finished: Run, whole: Race
) -> None:
    run = finished
    again = [e for e in raced(race_candidates(run, COUNT))[0] if isinstance(e, Step)]
    _, second = raced(race_candidates(run, 3, epochs=1))
    assert not again and len(whole.racers) == COUNT and len(second.racers) == 3
    assert recorded(run) == second


def test_the_limit_leaves_out_what_costs_more(run: Run) -> None:
    with run.record() as record:
        costs = sorted(item.candidate.macs for item in record.candidates())
    _, race = raced(race_candidates(run, 3, epochs=1, limit=costs[2]))
    assert max(racer.macs for racer in race.racers) <= costs[2]
    with pytest.raises(UserError, match="too few for a race"):
        raced(race_candidates(run, 3, limit=costs[0] - 1))


def test_a_job_can_be_cancelled_and_gone_on_with(run: Run) -> None:
    job = race_job(run, COUNT)
    job.start()
    job.stop()
    assert job.wait(60) and job.error is None and job.outcome is None
    job = race_job(run, COUNT)
    job.start()
    assert job.wait(120) and job.outcome == recorded(run)


def test_the_verb_says_how_long_and_who_won(run: Run, capsys) -> None:
    assert main(["race", str(run.folder), "--candidates", "3", "--estimate"]) == 0
    assert "takes about" in capsys.readouterr().out
    assert main(["race", str(run.folder), "--candidates", "3", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["winner"] == architecture_text(recorded(run).final_order[0].architecture)
    with run.record() as record:
        page = race_section(record)
    assert result["winner"] in page and "won the race" in page


def test_refusals_name_what_to_do(run: Run, tmp_path) -> None:
    with pytest.raises(UserError, match="2 candidates cannot race"):
        raced(race_candidates(run, 2))
    with pytest.raises(UserError, match="epochs"):
        raced(race_candidates(run, COUNT, epochs=0))
    new = Run.create(tmp_path / "new", run.recipe)
    with pytest.raises(UserError, match="has not ended"):
        raced(race_candidates(new, COUNT))
    assert race_seconds(new, COUNT, None) is None


def candidate(macs: int, metric: float) -> Candidate:
    widths = (macs,) * 8
    return Candidate(widths, macs, macs, 1, metric, 1.0, "lite2", 8, None, None)


def test_contenders_are_the_front_with_its_knee_then_what_lies_behind() -> None:
    front = [candidate(k, 100 / k) for k in range(1, 21)]
    behind = [candidate(k, 100 / k + 5) for k in range(1, 21)]
    few = contenders(front + behind, 6, "distance")
    assert len(few) == 6 and all(item in front for item in few)
    assert front[knee_of(front)] in few and few == sorted(few, key=lambda item: item.macs)
    many = contenders(front + behind, 26, "distance")
    assert len(many) == 26 and all(item in many for item in front)
    assert len(contenders(front, 30, "distance")) == 20 and all(on_front(front))


def test_rounds_of_any_number() -> None:
    assert round_sizes(12) == (12, 6, 3) and round_sizes(3) == (3, 2, 1)
    assert schedules_in(12) == 12 / 4 + 6 / 4 + 3 / 2


def test_a_race_by_miou_is_won_by_the_highest() -> None:
    racers = tuple(Racer((k,) * 8, k, k, (k, k, k)[: 3 if k > 2 else 1]) for k in (1.0, 2.0, 3.0))
    race = Race(racers, 4, "miou", "mIoU (%)", "lite2", 8)
    assert race.ranking(0)[0].macs == 3 and race.field(1)[0].macs == 3
