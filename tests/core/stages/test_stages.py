"""What each stage does with the recipe's choices, and how it goes on after a halt or damage."""

import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from core.engine.execution import execute
from core.evaluation.evaluator import Evaluator
from core.evaluation.pictures import Pictures
from core.recipe.file import dump_recipe
from core.run.events import Candidate, CandidateMeasured, Step, TrialMeasured
from core.run.run import Run
from core.run.understood import Understood
from core.runtime.cancellation import Control
from core.runtime.errors import UserError
from core.search.selection import choose_automatically, on_front
from core.stages import stage
from tests.core.checkpoints.foreign_files import OfficialDiscriminator, OfficialGenerator
from tests.core.data.pictures_on_disk import drawing, noise, put, two_folders
from tests.core.tiny import tiny_recipe

SHORT = {"epochs": 1, "decay_epochs": 0}
NARROWEST = (4,) * 8


def recipe(**changes):
    table = {"teacher": SHORT, "distill": SHORT, "finetune": SHORT, "search": {"evaluations": 6}}
    return tiny_recipe(
        **{key: table.get(key, {}) | changes.get(key, {}) for key in table | changes}
    )


def carry_on(run: Run, until=None, control: Control | None = None) -> list:
    return [event for _, event in execute(run, until, control)]


def candidates(run: Run) -> list:
    with run.record() as record:
        result = [(c.candidate.architecture, c.candidate.metric) for c in record.candidates()]
    return result


def hypervolumes(run: Run) -> list[tuple[int, float]]:
    with run.record() as record:
        result = [(row.step, row.value) for row in record.scalars() if row.name == "hypervolume"]
    return result


def trials(run: Run) -> list:
    with run.record() as record:
        result = record.trials()
    return result


def state(run: Run, name: str) -> str:
    with run.record() as record:
        result = record.stage(name).state
    return result


@pytest.fixture(scope="module")
def distilled(tmp_path_factory) -> Path:
    """A run whose supernet is trained."""
    folder = tmp_path_factory.mktemp("distilled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(folder / "home"))
        carry_on(Run.create(folder / "run", recipe()), "distill")
    return folder


@pytest.fixture
def copied(distilled, tmp_path, monkeypatch):
    """Makes copies of that run, as if later stages were of another recipe."""
    monkeypatch.setenv("GCW_HOME", str(distilled / "home"))

    def copy(name: str, **changes) -> Run:
        shutil.copytree(distilled / "run", tmp_path / name)
        (tmp_path / name / "recipe.toml").write_text(dump_recipe(recipe(**changes)))
        return Run(tmp_path / name)

    return copy


@pytest.mark.parametrize(
    "search",
    [
        {"method": "evolution", "evaluations": 11},
        {"method": "brute-force", "evaluations": 7},
        {"method": "brute-force", "evaluations": 400, "budget_gmacs": 0.0035},
        {"method": "random", "evaluations": 5},
        {"method": "nsga2", "evaluations": 9, "halvings": 0},
    ],
    ids=["evolution", "brute force", "brute force within a budget", "random", "NSGA-II"],
)
def test_a_search_halted_after_any_candidate_finds_the_same(copied, search):
    whole, halted = copied("whole", search=search), copied("halted", search=search)
    carry_on(whole, "search")
    while state(halted, "search") != "done":
        control = Control()
        for _, event in execute(halted, "search", control):
            if isinstance(event, CandidateMeasured) and event.number % 3 == 0:
                control.ask("stopped")
    assert candidates(halted) == candidates(whole)
    assert hypervolumes(halted) == hypervolumes(whole)
    assert len(hypervolumes(whole)) == len(candidates(whole))
    wanted = 12 if "budget_gmacs" in search else search["evaluations"]
    with whole.record() as record:
        row, result = record.stage("search"), record.candidates()
    assert row.done == row.total == len(result) == wanted
    if "budget_gmacs" in search:
        assert max(item.candidate.paper_macs for item in result) <= 3.5e6


HALVED = {
    "method": "nsga2",
    "evaluations": 7,
    "population": 8,
    "halvings": 1,
    "objectives": "metric, macs, parameters",
}


def test_a_search_halted_after_any_trial_finds_the_same(copied, monkeypatch):
    drawn = []
    generate = Evaluator._generate

    def counted(self, generator, source, indices, *rest):
        if getattr(generator, "kind", "") == "mobile":
            drawn.extend((generator.architecture, index) for index in indices)
        return generate(self, generator, source, indices, *rest)

    whole, halted = copied("whole", search=HALVED), copied("halted", search=HALVED)
    monkeypatch.setattr(Evaluator, "_generate", counted)
    carry_on(whole, "search")
    assert len(set(drawn)) == len(drawn), "a picture was drawn twice"
    asked = 0
    while state(halted, "search") != "done":
        control = Control()
        for _, event in execute(halted, "search", control):
            if isinstance(event, CandidateMeasured | TrialMeasured):
                asked += 1
                if asked % 3 == 0:
                    control.ask("stopped")
    assert candidates(halted) == candidates(whole)
    assert trials(halted) == trials(whole)
    assert hypervolumes(halted) == hypervolumes(whole)
    assert len(trials(whole)) > len(candidates(whole)) > 2
    assert len({item.architecture for item in trials(whole)}) == len(trials(whole))


def test_a_search_that_gains_nothing_more_stops_and_says_so(copied):
    search = {"evaluations": 400, "method": "random", "population": 4, "patience": 1, "gain": 1.0}
    run = copied("run", search=search)
    said = [getattr(event, "sentence", "") for event in carry_on(run, "search")]
    assert len(candidates(run)) == 4
    assert any("The search stopped: the hypervolume grew by 1 or less in 1 gen" in s for s in said)


def test_an_architecture_the_recipe_names_is_measured_and_taken(copied):
    run = copied("run", finetune={"choice": "4_4_4_4_4_4_4_4"}, search={"evaluations": 2})
    carry_on(run, "finetune")
    assert run.chosen() == NARROWEST
    assert [result for result, _ in candidates(run)].count(NARROWEST) == 1
    assert state(run, "finetune") == "done"


def test_without_fine_tuning_the_supernets_own_weights_are_exported(copied):
    run = copied("run", finetune={"enabled": False}, export={"onnx": False})
    carry_on(run)
    assert [state(run, name) for name in ("finetune", "export")] == ["skipped", "done"]
    best = min(candidates(run), key=lambda item: item[1])[0]
    assert run.chosen() == best
    from core.evaluation.kept_networks import kept_generator

    exported = load_file(next(run.exports.rglob("*.safetensors")))
    cut = kept_generator(run, "distill").cut(best).state_dict()
    assert exported.keys() == cut.keys()
    assert all(torch.equal(exported[name], cut[name]) for name in cut)


def test_best_and_knee_are_chosen_from_what_was_measured(tmp_path):
    points = [(1.0, 100), (1.2, 40), (1.3, 15), (9.0, 10), (8.0, 90)]
    for choice, wanted in (("best", 0), ("knee", 2)):
        run = Run.create(tmp_path / choice, recipe(finetune={"choice": choice}))
        with run.record(write=True) as record:
            candidates = [
                Candidate(
                    (8, 4, 8, 4, 4, 4, 8, 4 * index), macs, macs, 1, metric, 1.0, "encoder", 3
                )
                for index, (metric, macs) in enumerate(points, 1)
            ]
            for candidate in candidates:
                record.add_candidate(candidate)
        assert choose_automatically(run) == candidates[wanted].architecture
        assert on_front(candidates) == [True, True, True, True, False]


def official_files(folder: Path, wrap) -> dict[str, str]:
    """A generator of width 8 and its discriminator, as pytorch-CycleGAN-and-pix2pix saves them."""
    files = {}
    with torch.random.fork_rng():
        torch.manual_seed(3)
        networks: dict[str, nn.Module] = {
            "checkpoint": OfficialGenerator(9, 8),
            "discriminator_checkpoint": OfficialDiscriminator(6, 8),
        }
    for key, network in networks.items():
        files[key] = str(folder / f"{key}.pth")
        torch.save(wrap(network).state_dict(), files[key])
    return files


@pytest.mark.parametrize(
    "wrap", [lambda network: network, nn.DataParallel], ids=["plain", "module."]
)
def test_an_imported_teacher_is_distilled_with_its_discriminator(tmp_path, wrap):
    files = official_files(tmp_path, wrap)
    run = Run.create(tmp_path / "run", recipe(teacher={**files, "width": 4}))
    said = [getattr(event, "sentence", "") for event in carry_on(run, "distill")]
    assert any("starts from the teacher's" in sentence for sentence in said)
    kept = load_file(run.checkpoints / "teacher.safetensors")
    given = torch.load(files["checkpoint"], weights_only=True)
    first = next(tensor for name, tensor in given.items() if name.endswith("model.1.weight"))
    assert torch.equal(kept["model.1.weight"], first)
    with run.record() as record:
        assert record.facts("teacher")["architecture"] == [8] * 8
        assert run.teacher_cost(record).parameters == sum(
            tensor.numel() for tensor in kept.values()
        )
        said = Understood.of(record)
    weights = load_file(run.checkpoints / "distill-discriminator.safetensors")
    assert weights["model.0.weight"].shape == (8, 6, 4, 4)
    assert said.weights[0].startswith("Imported from checkpoint.pth. Recognised: ResNet of 9")
    assert said.weights[1] == "The discriminator was imported from discriminator_checkpoint.pth."
    assert (said.left_out, said.about_left_out) == ((), "No file was left out.")


def test_an_imported_teacher_without_its_discriminator_says_so(tmp_path):
    files = official_files(tmp_path, lambda network: network)
    run = Run.create(tmp_path / "run", recipe(teacher={"checkpoint": files["checkpoint"]}))
    said = [getattr(event, "sentence", "") for event in carry_on(run, "distill")]
    assert any("No discriminator was imported" in sentence for sentence in said)
    assert any("starts from new weights" in sentence for sentence in said)


def test_networks_of_other_pictures_are_no_teachers(tmp_path):
    files = official_files(tmp_path, lambda network: network)
    torch.save(OfficialDiscriminator(3).state_dict(), tmp_path / "cyclegan.pth")
    unfit = {"discriminator_checkpoint": str(tmp_path / "cyclegan.pth")}
    run = Run.create(tmp_path / "run", recipe(teacher=files | unfit))
    with pytest.raises(UserError, match=r"cyclegan\.pth takes 3 channels; here 6 are needed"):
        carry_on(run, "teacher")
    swapped = {"checkpoint": files["discriminator_checkpoint"]}
    run = Run.create(tmp_path / "swapped", recipe(teacher=swapped))
    with pytest.raises(UserError, match="looks like a PatchGAN discriminator"):
        carry_on(run, "teacher")


@pytest.mark.parametrize(
    ("search", "sentence"),
    [
        ({"budget_gmacs": 1e-6}, "fits the budget"),
        ({"features": "nonsense"}, "no features named"),
        ({"features": "resnet18"}, "need a file"),
        ({"features": "resnet18", "weights": "nowhere.pth"}, r"no weights file nowhere\.pth"),
    ],
)
def test_what_would_stop_the_search_stops_the_run_before_it_trains(tmp_path, search, sentence):
    run = Run.create(tmp_path / "run", recipe(search=search))
    steps = []
    with pytest.raises(UserError, match=sentence):
        for _, event in execute(run):
            steps += [event] if isinstance(event, Step) else []
    assert not steps and state(run, "teacher") == "failed"


@pytest.mark.parametrize("count", [4, 5, 9])
def test_small_data_sets_keep_two_pairs_on_either_side(tmp_path, count):
    for split, pairs in (("train", count), ("test", 1)):
        for number in range(pairs):
            put(tmp_path / "data" / split / "label" / f"{number}.png", drawing(32, 32, number))
            put(tmp_path / "data" / split / "photo" / f"{number}.png", noise(32, 32, number))
    for holdout in (0.05, 0.89):
        of = recipe(data={"folder": str(tmp_path / "data"), "holdout": holdout})
        pictures = Pictures.of(of)
        sizes = pictures.train_part.size, pictures.holdout_part.size
        assert min(sizes) == 2
        assert sum(sizes) == count


def test_files_that_are_left_out_are_named_by_the_run(tmp_path):
    data = two_folders(tmp_path / "data", 30, ("label", "photo"))
    for number in range(22):
        (data / "photo" / f"{number:03d}.jpg").write_bytes(b"no picture")
    run = Run.create(tmp_path / "run", recipe(data={"folder": str(data)}))
    carry_on(run, "teacher")
    with run.record() as record:
        said = [item.notice for item in record.notices() if item.notice.level == "warning"]
    assert len(said) == 21
    assert "000" in said[0].sentence
    assert "more files were left out" in said[20].sentence and "021.jpg" in said[20].details


def test_pairs_that_came_or_went_are_noticed(tmp_path):
    data = two_folders(tmp_path / "data", 9, ("label", "photo"))
    run = Run.create(tmp_path / "run", recipe(data={"folder": str(data)}))
    carry_on(run, "teacher")
    put(data / "label" / "new.png", drawing(32, 32))
    put(data / "photo" / "new.jpg", noise(32, 32))
    with pytest.raises(UserError, match=r"data are not those .* began with"):
        carry_on(run, "distill")
    (data / "label" / "new.png").unlink()
    (data / "photo" / "new.jpg").unlink()
    carry_on(run, "distill")
    assert state(run, "distill") == "done"


def test_a_damaged_training_state_is_named_and_may_be_removed(tmp_path, monkeypatch):
    monkeypatch.setattr("core.stages.loop.PATIENCE_S", 60.0)  # however busy the machine is
    run = Run.create(tmp_path / "run", recipe())
    control = Control()
    for _, event in execute(run, "teacher", control):
        if isinstance(event, Step) and "G_recon" in event.scalars:
            control.ask("stopped")
    (path,) = run.state_files("teacher")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match=r"teacher\..*\.state\.pt .* damaged.*remove it"):
        carry_on(run, "teacher")
    path.unlink()
    carry_on(run, "teacher")
    assert state(run, "teacher") == "done"


def test_a_model_that_is_damaged_or_lost_is_named(copied):
    run = copied("run")
    path = run.checkpoints / "distill.safetensors"
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(UserError, match=r"distill\.safetensors is damaged.* Restore a copy"):
        carry_on(run, "search")
    path.unlink()
    with pytest.raises(UserError, match=r"distill\.safetensors does not exist.* Restore a copy"):
        carry_on(run, "search")
    assert state(run, "search") == "failed"


def test_weights_that_are_no_numbers_are_never_saved(tmp_path, monkeypatch):
    import core.families.pix2pix as family

    step, calls = family.Pix2PixTeacher.optimise, []

    def poisoned(self, *given):
        losses = step(self, *given)
        calls.append(1)
        if len(calls) == 4:
            next(self.generator.parameters()).data.fill_(float("nan"))
        return losses

    monkeypatch.setattr(family.Pix2PixTeacher, "optimise", poisoned)
    run = Run.create(tmp_path / "run", recipe(engine={"checkpoint_seconds": 0}))
    with pytest.raises(UserError, match="diverged at step 4: weights of the generator"):
        carry_on(run, "teacher")
    kept = torch.load(run.state_files("teacher")[0], weights_only=True)
    assert kept["count"] == 3
    assert all(w.isfinite().all() for w in kept["networks"]["generator"].values())


def test_a_kill_between_the_last_file_and_the_record_costs_no_stage(tmp_path):
    run = Run.create(tmp_path / "run", recipe())
    for _ in stage("teacher")(run):
        pass
    assert run.state_files("teacher")
    assert not any(isinstance(event, Step) for event in carry_on(run, "teacher"))
    assert state(run, "teacher") == "done" and not run.state_files("teacher")


def test_an_interruption_leaves_the_stage_stopped(tmp_path):
    run = Run.create(tmp_path / "run", recipe())
    execution = execute(run, "teacher")
    next(execution)
    with pytest.raises(KeyboardInterrupt):
        execution.throw(KeyboardInterrupt)
    assert state(run, "teacher") == "stopped" and not run.is_running()
