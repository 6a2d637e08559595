"""A run that goes on from another: what it starts from, takes over and leaves alone."""

import hashlib
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from core.commands import main
from core.engine.execution import execute
from core.recipe.file import load_recipe, with_settings
from core.run.lengthening import lengthenable, lengthened_recipe, training_words
from core.run.run import Run
from core.run.understood import Understood
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import OfficialGenerator
from tests.core.tiny import tiny_recipe, variant

SHORT = {"epochs": 1, "decay_epochs": 0, "average": 0, "evaluations": 0}
# So small a rate that weights stay what they were: what a training began with is what it kept.
STILL = 1e-12


def weights(run: Run, name: str) -> dict[str, torch.Tensor]:
    return load_file(run.checkpoints / f"{name}.safetensors")


def same(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> bool:
    return one.keys() == other.keys() and all(
        torch.allclose(one[key].float(), other[key].float(), atol=1e-6) for key in one
    )


def content(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not path.name.endswith(("-wal", "-shm", ".lock"))
    }


def states(run: Run) -> dict[str, str]:
    with run.record() as record:
        return {stage.name: stage.state for stage in record.stages()}


def sentences(run: Run) -> str:
    with run.record() as record:
        return " ".join(item.notice.sentence for item in record.notices())


def longer(run: Run, stage: str, folder: Path, *settings: str) -> Run:
    recipe = lengthened_recipe(run, stage, 1, 0)
    still = f"{stage}.learning_rate={STILL}"
    made = Run.create(folder, with_settings(recipe, [still, *settings]))
    list(execute(made, stage))
    return made


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("pix2pix", ["teacher", "teacher-discriminator"]),
        (
            "cyclegan",
            ["teacher", "teacher-reverse", "teacher-discriminator",
             "teacher-reverse-discriminator"],
        ),
        ("munit", ["teacher", "teacher-reverse", "teacher-reverse-discriminator"]),
        ("cut", ["teacher", "teacher-discriminator"]),
    ],
)  # fmt: skip
def test_a_teacher_goes_on_from_all_that_was_kept_of_it(name, kept, tmp_path):
    before = Run.create(tmp_path / "before", variant(name, teacher=SHORT))
    list(execute(before, "teacher"))
    known = content(before.folder)

    after = longer(before, "teacher", tmp_path / "after")

    assert all(same(weights(after, item), weights(before, item)) for item in kept)
    assert content(before.folder) == known
    assert "continues before" in sentences(after)
    assert states(after)["distill"] == "pending"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Run:
    """A finished run."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(folder / "home"))
        recipe = tiny_recipe(
            teacher=SHORT, distill=SHORT, finetune=SHORT, search={"evaluations": 4}
        )
        run = Run.create(folder / "run", recipe)
        list(execute(run))
    return run


def test_a_supernet_goes_on_and_the_search_is_done_anew(whole, tmp_path):
    after = longer(whole, "distill", tmp_path / "after")

    assert same(weights(after, "teacher"), weights(whole, "teacher"))
    assert same(weights(after, "distill"), weights(whole, "distill"))
    assert same(weights(after, "distill-adaptors"), weights(whole, "distill-adaptors"))
    assert same(weights(after, "distill-discriminator"), weights(whole, "distill-discriminator"))
    assert list(states(after).values()) == ["done", "done", "pending", "pending", "pending"]
    with after.record() as record, whole.record() as known:
        assert record.candidates() == []
        assert record.stage("teacher").note == "Taken over from run."
        assert {row.stage for row in record.scalars()} == {"teacher", "distill"}
        assert record.facts("inputs") == known.facts("inputs")
    assert not list(after.exports.iterdir())
    assert (after.samples / "teacher.png").is_file()


def test_a_fine_tuned_student_goes_on_with_the_front_it_was_chosen_from(whole, tmp_path):
    after = longer(whole, "finetune", tmp_path / "after")

    chosen = whole.chosen()
    assert after.chosen() == chosen
    with after.record() as record, whole.record() as known:
        assert record.candidates() == known.candidates()
        assert record.stage("export").state == "pending"
    name = next(path.stem for path in whole.checkpoints.glob("finetune-*.safetensors"))
    assert same(weights(after, name), weights(whole, name))


def test_an_imported_teacher_is_trained_further(tmp_path):
    torch.manual_seed(3)
    network = OfficialGenerator(blocks=9, width=4)
    torch.save(network.state_dict(), tmp_path / "net_G.pth")
    imported = {"checkpoint": str(tmp_path / "net_G.pth"), "blocks": 9, **SHORT}
    as_it_is = Run.create(tmp_path / "as it is", tiny_recipe(teacher=imported))
    list(execute(as_it_is, "teacher"))
    still = tiny_recipe(teacher=imported | {"finetune": True, "learning_rate": STILL})
    held = Run.create(tmp_path / "held", still)
    list(execute(held, "teacher"))
    moving = tiny_recipe(teacher=imported | {"finetune": True})
    further = Run.create(tmp_path / "further", moving)
    list(execute(further, "teacher"))

    assert same(weights(held, "teacher"), weights(as_it_is, "teacher"))
    assert not same(weights(further, "teacher"), weights(as_it_is, "teacher"))
    assert "The imported generator is trained further: 1 epoch at the" in sentences(further)
    with further.record() as record:
        assert record.stage("teacher").total > 1
    again = longer(further, "teacher", tmp_path / "again")
    with again.record() as record:
        said = Understood.of(record).weights
    assert said[0] == "The teacher continues from that of the run further."
    assert said[1].startswith("Imported from net_G.pth. Recognised: ResNet of 9 blocks")


def test_a_run_whose_copying_was_killed_is_made_anew(whole, tmp_path, monkeypatch):
    recipe, folder = lengthened_recipe(whole, "distill", 1, 0), tmp_path / "again"
    copied, copy = [], shutil.copyfile

    def killed(*paths):
        if len(copied) == 2:
            raise KeyboardInterrupt
        copied.append(copy(*paths))

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", killed)
        with pytest.raises(KeyboardInterrupt):
            Run.create(folder, recipe)
    half = {path.name for path in (folder / "checkpoints").iterdir()}
    assert half and not (folder / "recipe.toml").exists()

    assert Run.create(folder, recipe).recipe.start.stage == "distill"
    wanted = Run.create(tmp_path / "other", recipe)
    assert content(folder).keys() == content(wanted.folder).keys()
    assert "distill" not in lengthenable(Run(folder))


def test_what_a_killed_copy_left_is_no_part_of_another_run(whole, tmp_path, monkeypatch):
    recipe, folder = lengthened_recipe(whole, "teacher", 1, 0), tmp_path / "again"
    with monkeypatch.context() as patched:
        patched.setattr("core.run.lengthening.sync_folder", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Run.create(folder, recipe)
    assert list((folder / "checkpoints").glob("before-*"))
    plain = Run.create(folder, tiny_recipe())
    assert not list(plain.checkpoints.iterdir()) and plain.state() == "new"


def test_weights_gone_on_from_stay_where_nothing_better_comes(whole, tmp_path):
    recipe = lengthened_recipe(whole, "teacher", 1, 0)
    # So fast that every step ruins the generator.
    ruined = with_settings(recipe, ["teacher.learning_rate=0.5", "teacher.evaluations=1"])
    after = Run.create(tmp_path / "after", ruined)
    list(execute(after, "teacher"))

    assert same(weights(after, "teacher"), weights(whole, "teacher"))
    assert "The weights continued from are kept" in sentences(after)


def test_only_what_is_done_and_fits_is_gone_on_from(whole, tmp_path):
    assert lengthenable(whole) == ["teacher", "distill", "finetune"]
    fresh = Run.create(tmp_path / "fresh", tiny_recipe())
    with pytest.raises(UserError, match="teacher of fresh is not done"):
        lengthened_recipe(fresh, "teacher", 1, 0)
    recipe = lengthened_recipe(whole, "distill", 1, 0)
    for epochs, decay in ((-1, 1), (10**6, 0), (0, 0)):
        with pytest.raises(UserError, match=r"distill of run, lengthened: distill"):
            lengthened_recipe(whole, "distill", epochs, decay)
    other = with_settings(recipe, ["data.height=64"])
    with pytest.raises(UserError, match=r"data\.height differs from that of run \(32\)"):
        Run.create(tmp_path / "other", other)
    assert not (tmp_path / "other" / "recipe.toml").exists()


@pytest.mark.parametrize(
    ("epochs", "decay", "words"),
    [
        (1, 0, "1 epoch at the full learning rate"),
        (0, 1, "1 epoch of decay"),
        (2, 0, "2 epochs at the full learning rate"),
        (1, 3, "1 epoch at the full learning rate and 3 of decay"),
        (5, 1, "5 epochs at the full learning rate and 1 of decay"),
    ],
)
def test_how_long_is_said_in_words(epochs, decay, words):
    assert training_words(epochs, decay) == words


def test_the_command_line_says_what_changes(whole, tmp_path, capsys):
    before = content(whole.folder)
    words = ["lengthen", str(whole.folder), "distill", "--epochs", "2", "--until", "distill"]
    assert main([*words, "--into", str(tmp_path / "after")]) == 0

    said = capsys.readouterr().out
    assert "distill.epochs: 2, before 1" in said
    assert "Taken over as they are: teacher." in said
    assert "Done anew: search, finetune, export." in said
    assert content(whole.folder) == before
    kept = load_recipe(tmp_path / "after" / "recipe.toml")
    assert kept.start.run == str(whole.folder)
    with Run(tmp_path / "after").record() as record:
        steps = record.stage("distill").total
    with whole.record() as record:
        assert steps == 2 * record.stage("distill").total
