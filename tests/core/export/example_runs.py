"""A finished search on disk in a second: networks with fresh weights, judged by made-up numbers."""

from pathlib import Path
from typing import Literal

import torch
from torchvision.models import squeezenet1_1

from core.data.sample import write_sample
from core.evaluation.kept_networks import finetuned_name, keep_generator, kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.sample_sheets import ensure_fixed_sheets, save_sheet
from core.nets.architecture import Architecture, architecture_text
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.recipe.recipe import Recipe
from core.run.events import Candidate
from core.run.run import Run, SheetFile

SIZE = 32
SMALL, LARGE = (4,) * 8, (8,) * 8
CHOSEN = (4, 4, 8, 4, 8, 4, 4, 4)
FEATURES = "squeezenet1_1"
BEFORE, AFTER = 25.25, 23.5


def make_weights(path: Path) -> Path:
    """A file of SqueezeNet weights that were never trained."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        torch.save(squeezenet1_1(weights=None).state_dict(), path)
    return path


def make_recipe(data: Path, weights: Path, **export: object) -> Recipe:
    """Pairs of 32 px and networks of 4 to 8 channels, judged by SqueezeNet."""
    table = {
        "name": "tiny",
        "description": "A <tiny> run & its pictures.",
        "data": {"folder": str(data), "height": SIZE, "width": SIZE, "jitter": 0},
        "teacher": {"width": 8, "discriminator_width": 4},
        "distill": {"space": [[4, 8]] * 8},
        "search": {
            "score": "frechet",
            "features": FEATURES,
            "weights": str(weights),
            "pictures": 4,
        },
        "export": {"latency_repeats": 3, "test_pictures": 4, "compare": False, **export},
        "engine": {"device": "cpu", "threads": 1},
    }
    return Recipe.model_validate(table)


def make_data(folder: Path) -> Path:
    """20 pairs of the built-in sample, 4 of them for the test; sources are label maps."""
    return write_sample(folder, pairs=20, size=SIZE, seed=0)


def make_run(folder: Path, recipe: Recipe) -> Run:
    """A run after its search, with three candidates; the chosen one is not fine-tuned yet."""
    run = Run.create(folder, recipe)
    pictures = Pictures.of(recipe)
    ensure_fixed_sheets(run, pictures)
    keep_generator(run, "teacher", network("resnet", LARGE, 1), "teacher")
    supernet = network("elastic", LARGE, 2)
    keep_generator(run, "distill", supernet, "supernet")
    _draw(run, SheetFile.TEACHER, kept_generator(run, "teacher"), pictures)
    with run.record(write=True) as record:
        for metric, architecture in ((30.5, SMALL), (BEFORE, CHOSEN), (22.0, LARGE)):
            cost = run.student_cost(architecture)
            record.add_candidate(
                Candidate(architecture, cost.macs, cost.paper_macs, cost.parameters, metric, 1.5,
                          FEATURES, 4)
            )  # fmt: skip
            _draw(run, SheetFile.candidate(architecture), supernet.cut(architecture), pictures)
        for stage in ("teacher", "distill"):
            for step in range(1, 41):
                record.add_scalars(stage, step, {"G_recon": 50 / step, "D_real": 0.5, "lr": 2e-4})
        for stage in ("teacher", "distill", "search", "finetune"):
            record.set_stage(stage, state="done")
        record.set_fact("chosen", architecture_text(CHOSEN))
    return run


def add_finetuned(run: Run, kept: bool = True) -> None:
    """Pretend that the chosen one was fine-tuned: other weights, and the verdict."""
    student = network("mobile", CHOSEN, 3)
    keep_generator(run, finetuned_name(CHOSEN), student, "student")
    _draw(run, SheetFile.finetuned(CHOSEN), student, Pictures.of(run.recipe))
    with run.record(write=True) as record:
        fact = {"before": BEFORE, "after": AFTER, "kept": kept, "features": FEATURES}
        record.set_fact(f"finetuned {architecture_text(CHOSEN)}", fact)


def network(
    kind: Literal["resnet", "mobile", "elastic"], architecture: Architecture, seed: int
) -> ResNetGenerator:
    """A small generator of three blocks; its weights follow from the seed."""
    made = ResNetGenerator(kind, architecture, blocks=3, clamps=True)
    initialise(made, seed, std=0.2)
    return made.eval()


@torch.no_grad()
def _draw(run: Run, file: str, generator: ResNetGenerator, pictures: Pictures) -> None:
    save_sheet(run, file, generator(pictures.fixed()[0]))
