"""Each family through its stages, in seconds: what a person would find in the run's folder."""

import json

import pytest
import torch
from PIL import Image

from core import families
from core.checkpoints.files import load_model, save_model
from core.engine.execution import execute
from core.evaluation.kept_networks import kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate_batch_norm
from core.nets.architecture import architecture_text
from core.nets.batch_norm import has_statistics
from core.nets.generator import config_of
from core.nets.ms_image import MsImageDiscriminator
from core.nets.network_config import config_cost
from core.recipe.plan import recipe_inputs
from core.run.finetune_result import FineTuned
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from core.stages.imported import import_teacher_discriminator
from tests.core.tiny import VARIANTS, variant


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCW_HOME", str(tmp_path_factory.mktemp("home")))
        yield


SHORT = {"epochs": 1, "decay_epochs": 0}


@pytest.fixture(scope="module")
def searched(home, tmp_path_factory):
    """Runs of every variant up to the search, made on first use."""
    made: dict[str, Run] = {}

    def get(name: str) -> Run:
        if name not in made:
            recipe = variant(name, teacher=SHORT, distill=SHORT)
            made[name] = Run.create(tmp_path_factory.mktemp("runs") / "run", recipe)
            carry_on(made[name], "search")
        return made[name]

    return get


def carry_on(run: Run, until: str) -> None:
    torch.set_num_threads(1)
    for _ in execute(run, until):
        pass


def candidates(run: Run) -> list:
    with run.record() as record:
        candidates = [item.candidate for item in record.candidates()]
    return candidates


@pytest.mark.parametrize("name", VARIANTS)
def test_candidates_cost_what_their_cut_networks_do(searched, name):
    run = searched(name)
    supernet, data = kept_generator(run, "distill"), run.recipe.data
    for candidate in candidates(run):
        part = supernet.cut(candidate.architecture)
        cost = config_cost(config_of(part), data.height, data.width)
        assert (candidate.macs, candidate.paper_macs) == (cost.macs, cost.paper_macs)
        assert candidate.parameters == sum(weights.numel() for weights in part.parameters())
        assert run.student_cost(candidate.architecture) == cost


@pytest.mark.parametrize("name", VARIANTS)
def test_every_candidate_has_a_strip_of_the_fixed_pictures(searched, name):
    run = searched(name)
    width = Image.open(run.samples / SheetFile.INPUT).size
    for candidate in candidates(run):
        assert Image.open(run.samples / SheetFile.candidate(candidate.architecture)).size == width
    assert Image.open(run.samples / SheetFile.TEACHER).size == width


@pytest.mark.parametrize("name", VARIANTS)
def test_the_teacher_costs_what_the_record_says(searched, name):
    run = searched(name)
    with run.record() as record:
        cost = run.teacher_cost(record)
    kept = kept_generator(run, "teacher")
    assert cost.parameters == sum(weights.numel() for weights in kept.parameters())


@pytest.mark.parametrize("name", [n for n in VARIANTS if "U-Net" in n or n == "gaugan"])
def test_statistics_are_estimated_for_each_candidate(searched, name):
    run = searched(name)
    architecture = candidates(run)[0].architecture
    part = kept_generator(run, "distill").cut(architecture)
    assert has_statistics(part)
    before = {k: v.clone() for k, v in part.state_dict().items() if "running" in k}
    pictures = Pictures.of(run.recipe)
    from core.runtime.compute import open_compute

    for _ in recalibrate_batch_norm(part, pictures.train, 4, open_compute(run.recipe.engine)):
        pass
    after = part.state_dict()
    assert any(not torch.equal(before[name], after[name]) for name in before)


def test_unpaired_sources_have_no_true_pictures(searched):
    run = searched("cyclegan")
    assert not (run.samples / SheetFile.TRUTH).exists()
    assert (run.samples / SheetFile.INPUT).exists()


def test_the_other_direction_of_a_cyclegan_is_kept(searched):
    run = searched("cyclegan")
    forth, back = (
        load_model(run.checkpoints / f"{n}.safetensors") for n in ("teacher", "teacher-reverse")
    )
    assert config_of(forth) == config_of(back)
    assert not torch.equal(next(forth.parameters()), next(back.parameters()))


def test_unpaired_candidates_are_held_against_all_but_the_test_targets(searched):
    pictures = Pictures.of(searched("cyclegan").recipe)
    train, held = pictures.train_part, pictures.holdout_part
    assert pictures.references.reference_count == len(train.targets) + len(held.targets)
    names = {item.path for item in pictures.test_part.targets}
    assert not names & {item.path for item in pictures.references.target_pictures}


def test_label_maps_are_read_as_classes_and_measured_by_miou(searched):
    run = searched("gaugan")
    inputs = run.inputs()
    assert inputs.classes >= 3
    assert kept_generator(run, "teacher").in_channels == inputs.channels
    assert all(0 <= candidate.miou <= 100 for candidate in candidates(run))
    assert len(Image.open(run.samples / SheetFile.INPUT).convert("RGB").getcolors(100_000)) > 2


def test_munit_is_shown_in_several_styles(searched):
    run = searched("munit")
    for file in (SheetFile.TEACHER, SheetFile.candidate(candidates(run)[0].architecture)):
        styles = [Image.open(run.samples / SheetFile.styled(file, k)).tobytes() for k in range(3)]
        assert len(set(styles)) == 3, "each style looks different"


def test_the_pruned_student_is_where_the_supernet_starts(searched):
    run = searched("pix2pix, original route")
    pruned, teacher = kept_generator(run, "prune"), kept_generator(run, "teacher")
    assert pruned.kind == teacher.kind == "mobile"
    assert pruned.architecture == kept_generator(run, "distill").architecture
    assert (run.samples / SheetFile.PRUNED).is_file()


@pytest.mark.parametrize("name", ["cyclegan", "gaugan", "munit", "pix2pix with a U-Net"])
def test_a_teacher_of_the_family_is_imported(searched, home, tmp_path, name):
    trained = searched(name)
    file = tmp_path / "teacher.pth"
    torch.save(kept_generator(trained, "teacher").state_dict(), file)
    given = VARIANTS[name].get("teacher", {}) | {"checkpoint": str(file)}
    run = Run.create(tmp_path / "run", variant(name, teacher=given))
    carry_on(run, "teacher")
    ours, theirs = (kept_generator(r, "teacher").state_dict() for r in (run, trained))
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[key], theirs[key]) for key in ours)


def test_a_teacher_of_another_network_is_refused(searched, home, tmp_path):
    file = tmp_path / "resnet.safetensors"
    save_model(file, kept_generator(searched("cyclegan"), "teacher"), {})
    teacher = {"checkpoint": str(file)}
    run = Run.create(tmp_path / "run", variant("gaugan", teacher=teacher))
    with pytest.raises(
        UserError, match=r"resnet\.safetensors holds a resnet generator, and .* asks for spade"
    ):
        carry_on(run, "teacher")


def test_sizes_that_a_network_cannot_take_are_refused_before_anything_is_trained(home, tmp_path):
    recipe = variant("gaugan", data={"height": 48, "width": 64})
    run = Run.create(tmp_path / "run", recipe)
    with pytest.raises(UserError, match=r"48 × 64 px do not suit .* multiples of 32"):
        carry_on(run, "teacher")


def test_a_discriminator_that_sees_no_end_in_small_pictures_is_refused(tmp_path):
    file = tmp_path / "judge.safetensors"
    save_model(file, MsImageDiscriminator(width=4, scales=5), {})
    recipe = variant("munit", data={"height": 64, "width": 128})
    family = families.of(recipe, recipe_inputs(recipe))
    with pytest.raises(UserError, match=r"judge\.safetensors needs pictures of at least 256 px"):
        import_teacher_discriminator(file, family)


def test_coloured_label_maps_are_measured_by_miou_too(home, tmp_path):
    settings = {"segmenter": "own", "segmenter_steps": 4, "criterion": "miou", "evaluations": 3}
    short = {"teacher": SHORT, "distill": SHORT, "finetune": SHORT}
    run = Run.create(tmp_path / "run", variant("pix2pix", search=settings, **short))
    carry_on(run, "export")
    assert run.inputs().classes == 0, "the generator is fed colours"
    result = candidates(run)
    assert all(0 <= candidate.miou <= 100 for candidate in result)
    chosen = max(result, key=lambda candidate: candidate.miou).architecture
    assert run.chosen() == chosen
    with run.record() as record:
        tuned = FineTuned.of(record.facts(f"finetuned {architecture_text(chosen)}"))
    assert tuned.kept == (tuned.miou_after > tuned.miou_before), "the recipe goes by mIoU"
    (document,) = run.exports.glob("*/export.json")
    assert json.loads(document.read_text())["segmented"]["pictures"] > 0


def test_a_segmenter_needs_label_maps(shared, home, tmp_path):
    data = {"folder": str(shared / "data" / "edges2shoes")}
    recipe = variant("pix2pix", data=data, search={"segmenter": "own"})
    with pytest.raises(UserError, match="are no label maps"):
        Pictures.of(recipe)
