"""Whether the search's order survives fine-tuning: the picks, the numbers, halting and resuming."""

import itertools
import json
import shutil
import signal
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from safetensors.torch import load_file

from core.commands import main
from core.engine.execution import execute
from core.evaluation.kept_networks import finetuned_name, is_kept
from core.export.ranked import ranking
from core.export.subject import student_of
from core.nets.architecture import architecture_text
from core.run.events import Candidate, Event, Notice, Planned, Step
from core.run.rank_correlation import (
    FACT,
    RankCorrelation,
    RankedCandidate,
    kendall,
)
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.runtime.units import size_text
from core.search.selection import spread
from core.stages.rank_correlation import measure_rank_correlation
from core.stages.side_training import scheduled
from tests.core.tiny import tiny_recipe

COUNT = 3


@pytest.fixture(scope="module")
def _searched(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("ranking")
    finetune = {"epochs": 1, "decay_epochs": 1, "choice": "best"}
    once = {"epochs": 1, "decay_epochs": 0}
    recipe = tiny_recipe(
        data={"sample_pairs": 16},
        teacher=once,
        distill=once,
        search={"evaluations": 6},
        finetune=finetune,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(folder / "home"))
        list(execute(Run.create(folder / "run", recipe), until="search"))
    return folder


@pytest.fixture
def run(_searched, tmp_path, monkeypatch) -> Run:
    """A tiny run whose search has just ended."""
    monkeypatch.setenv("GCW_HOME", str(_searched / "home"))
    return Run(shutil.copytree(_searched / "run", tmp_path / "run"))


@pytest.fixture(scope="module")
def _checked(_searched) -> "tuple[Path, list[Event]]":
    """The same after a whole check, and what it yielded."""
    folder = shutil.copytree(_searched / "run", _searched / "checked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(_searched / "home"))
        return folder, list(measure_rank_correlation(Run(folder), COUNT))


@pytest.fixture
def checked(_checked, tmp_path, _searched, monkeypatch) -> Run:
    """A tiny run after that check."""
    monkeypatch.setenv("GCW_HOME", str(_searched / "home"))
    return Run(shutil.copytree(_checked[0], tmp_path / "checked"))


def candidate(width: int, macs: int, metric: float) -> Candidate:
    return Candidate((width,) * 8, macs, macs, 10, metric, 1.0, "made up", 24)


def made_ranking(before: list[float], after: list[float]) -> RankCorrelation:
    scores = enumerate(zip(before, after, strict=True), start=1)
    items = [RankedCandidate((4 * n,) * 8, 10 * n, *pair) for n, pair in scores]
    return RankCorrelation.measured(items, 4, "distance", "made up", 24)


# -- tau ------------------------------------------------------------------------------------


def tau_by_hand(a: list[float], b: list[float]) -> float:
    pairs = list(itertools.combinations(range(len(a)), 2))
    signs = [(a[i] - a[j]) * (b[i] - b[j]) for i, j in pairs]
    return (sum(s > 0 for s in signs) - sum(s < 0 for s in signs)) / len(pairs)


def test_tau_of_made_scores():
    before = [5.0, 4.0, 3.5, 3.0, 2.0, 1.0]
    for after in itertools.islice(itertools.permutations(range(6)), 0, 720, 37):
        tau, p_value = kendall(before, list(after))
        assert tau == pytest.approx(tau_by_hand(before, list(after))) and 0 < p_value <= 1


def test_what_is_said_of_it():
    same = made_ranking([6, 5, 4, 3, 2, 1], [3.1, 2.9, 2.5, 2.2, 2.1, 2.0])
    assert same.tau == pytest.approx(1) and same.sentence.startswith(
        "Strong agreement: Kendall tau 1.00"
    )
    assert not same.caution
    turned = made_ranking([1, 2, 3], [3, 2, 1])
    assert turned.tau == pytest.approx(-1) and turned.strength == "the order is reversed"
    assert "too few" in turned.caution
    flat = made_ranking([1, 2, 3], [2, 2, 2])
    assert flat.tau is None and "the same" in flat.sentence


# -- picks ----------------------------------------------------------------------------------


def test_picks_are_spread_by_cost_on_and_near_the_front():
    front = [candidate(8, cost, 100 - cost) for cost in range(10, 100, 10)]
    near = [candidate(8, cost + 3, 101.0 - cost) for cost in range(10, 100, 10)]
    far = [candidate(8, cost, 500.0) for cost in range(15, 95, 10)]
    picked = spread(front + near + far, 5, "distance")
    assert len({id(item) for item in picked}) == 5
    assert all(item.metric < 500 for item in picked)
    costs = [item.macs for item in picked]
    assert costs == sorted(costs) and costs[0] == 10 and costs[-1] in (90, 93)
    gaps = [b - a for a, b in itertools.pairwise(costs)]
    assert max(gaps) - min(gaps) <= 8


def test_few_candidates_are_all_taken():
    few = [candidate(8, 30, 1.0), candidate(8, 10, 3.0), candidate(8, 20, float("nan"))]
    assert [item.macs for item in spread(few, 6, "distance")] == [10, 30]
    assert spread([], 6, "distance") == []


def test_a_given_number_of_epochs_keeps_the_share_of_decay():
    wanted = tiny_recipe(finetune={"epochs": 6, "decay_epochs": 2}).finetune
    assert scheduled(wanted, None) is wanted
    assert [(s.epochs, s.decay_epochs) for s in (scheduled(wanted, n) for n in (1, 4, 20))] == [
        (1, 0),
        (3, 1),
        (15, 5),
    ]


# -- the check itself -----------------------------------------------------------------------


def weights_of(run: Run) -> dict[str, dict]:
    return {
        path.name: {key: value.numpy().tobytes() for key, value in load_file(path).items()}
        for path in sorted(run.checkpoints.glob("finetune-*.safetensors"))
    }


def test_halted_anywhere_it_goes_on_to_the_same_numbers(run, checked, _checked):
    whole, (_, events) = checked, _checked
    plan = next(event for event in events if isinstance(event, Planned))
    steps = [event.number for event in events if isinstance(event, Step)]
    assert plan.unit == "steps" and steps == list(range(1, plan.total + 1))

    halts = 0
    for stop_after in (plan.total // 3 - 2, 5, plan.total // 3 + 1):
        with closing(measure_rank_correlation(run, COUNT)) as going:
            seen = 0
            for event in going:
                seen += isinstance(event, Step)
                if seen == stop_after:
                    halts += 1
                    break
        run.lock().release()
    correlation = result_of(measure_rank_correlation(run, COUNT))
    assert halts == 3
    assert correlation == result_of(measure_rank_correlation(whole, COUNT))
    assert weights_of(run) == weights_of(whole) and len(weights_of(run)) == COUNT
    assert not list(run.checkpoints.glob("*.state.pt"))
    with run.record() as record:
        assert RankCorrelation.of(record) == correlation
        assert any("Kendall tau" in item.notice.sentence for item in record.notices())


def test_workers_find_the_same_ranking(run, checked, quick_workers):
    run.workers = 2
    correlation = result_of(measure_rank_correlation(run, COUNT))
    assert correlation == result_of(measure_rank_correlation(checked, COUNT))
    assert weights_of(run) == weights_of(checked)


def test_a_finished_check_trains_nothing_again_and_serves_the_run(checked):
    run = checked
    correlation = result_of(measure_rank_correlation(run, COUNT))
    events = list(measure_rank_correlation(run, COUNT))
    assert not [event for event in events if isinstance(event, Step | Planned)]
    for item in correlation.items:
        assert is_kept(run, finetuned_name(item.architecture))
        measured = run.find_candidate(architecture_text(item.architecture)).candidate
        assert item.before == pytest.approx(measured.metric, rel=1e-6)
        _, weights = result_of(student_of(run, item.architecture, None, None))
        assert "fine-tun" in weights
    run.choose(correlation.items[0].architecture)
    said = [e.sentence for _, e in execute(run, until="finetune") if isinstance(e, Notice)]
    assert "reused" in said[0]


def test_what_the_stage_fine_tuned_is_not_trained_again(run):
    picked = [item.architecture for item in spread(candidates(run), COUNT, "distance")]
    run.choose(picked[1])
    list(execute(run, until="finetune"))
    with run.record() as record:
        tuned = record.facts(f"finetuned {architecture_text(picked[1])}")
    correlation = result_of(measure_rank_correlation(run, COUNT))
    assert [item.architecture for item in correlation.items] == picked
    assert (correlation.items[1].before, correlation.items[1].after) == (
        tuned["before"],
        tuned["after"],
    )


def test_scores_in_other_features_are_not_mixed_in(run, monkeypatch):
    from core.metrics.encoder import EncoderFeatures

    load = EncoderFeatures.load

    def renamed(*arguments):
        result = load(*arguments)
        result.name = "another encoder"
        return result

    first = result_of(measure_rank_correlation(run, COUNT, epochs=1))
    monkeypatch.setattr(EncoderFeatures, "load", renamed)
    events = list(measure_rank_correlation(run, COUNT, epochs=1))
    assert any(isinstance(event, Step) for event in events)
    with run.record() as record:
        assert (
            "another encoder" in RankCorrelation.of(record).quality
            and "another" not in first.quality
        )


def test_another_schedule_leaves_no_networks_behind(run):
    correlation = result_of(measure_rank_correlation(run, COUNT, epochs=1))
    assert correlation.epochs == 1 and len(correlation.items) == COUNT
    assert weights_of(run) == {}


def candidates(run: Run) -> list[Candidate]:
    with run.record() as record:
        candidates = [item.candidate for item in record.candidates()]
    return candidates


def test_refusals_say_what_to_do(run):
    for arguments in ({"count": 2}, {"count": 51}, {"epochs": 0}):
        with pytest.raises(UserError):
            result_of(measure_rank_correlation(run, **arguments))
    held = run.lock()
    with pytest.raises(UserError, match="another process"):
        result_of(measure_rank_correlation(run))
    held.release()
    with run.record(write=True) as record:
        record.set_stage("search", state="paused")
    with pytest.raises(UserError, match="not ended"):
        result_of(measure_rank_correlation(run))
    run.lock().release()


# -- command line and report ----------------------------------------------------------------


def test_the_command_is_halted_by_ctrl_c_and_goes_on(run, capsys, monkeypatch):
    from core.commands import ranking as verb

    command = ["ranking", str(run.folder), "--candidates", "3", "--epochs", "1", "--json"]
    seen = []

    def pressed(_, event):
        seen.append(event)
        if len(seen) == 20:
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(verb.JobProgress, "event", pressed)
        assert main(command) == 130
    assert json.loads(capsys.readouterr().out) == {"halted": True}
    assert main(command) == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["items"]) == 3 and document["epochs"] == 1
    assert -1 <= document["tau"] <= 1
    assert main(command[:-1]) == 0
    printed = capsys.readouterr().out
    assert "Kendall tau" in printed and document["items"][0]["architecture"] in printed
    assert printed.count("Kendall tau") == 1
    assert main([*command[:3], "2"]) == 1
    assert "Choose 3 to 50" in capsys.readouterr().err


@pytest.mark.parametrize("criterion", ["distance", "miou"])
def test_the_report_shows_the_scatter_and_tau(run, criterion):
    with run.record(write=True) as record:
        assert ranking(record) == ""
        correlation = made_ranking([60.0, 50.0, 40.0], [50.0, 42.0, 44.0])
        record.set_fact(FACT, replace(correlation, criterion=criterion).document())
        page = ranking(record)
    assert page.count("<circle") == 3 and "4_4_4_4_4_4_4_4" in page
    assert "Kendall tau 0.33" in page and "too few" in page
    assert ("mIoU (%) in the supernet" in page) == (criterion == "miou")


def test_the_report_that_a_finished_run_wrote_is_renewed(run):
    list(execute(run))
    report = next(run.exports.glob("*/report.html"))
    listed = report.with_name("export.json")
    before = report.read_text()
    assert "How reliable is the ranking?" not in before
    result_of(measure_rank_correlation(run, COUNT, epochs=1))
    page = report.read_text()
    assert page.count("How reliable is the ranking?") == 1 and "Kendall tau" in page
    assert page.startswith(before[:500]) and page.endswith(before[-500:])
    size = report.stat().st_size
    assert json.loads(listed.read_text())["files"]["report.html"] == size
    assert f"| `report.html` | {size_text(size)} |" in report.with_name("MODEL_CARD.md").read_text()
    times = report.stat().st_mtime_ns
    result_of(measure_rank_correlation(run, COUNT, epochs=1))
    assert report.stat().st_mtime_ns == times
