"""A finished search on disk in a second: networks with fresh weights, judged by made-up numbers."""

from pathlib import Path

import torch
from torchvision.models import squeezenet1_1

from core.events import Candidate
from core.nets.architecture import Architecture
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.recipe import Recipe
from core.run import Run, Strip
from core.stages.networks import finetuned_name, keep_generator, kept_generator
from core.stages.pictures import Pictures
from core.stages.search import cost_of
from core.stages.strips import ensure_fixed_strips, save_strip

SIZE = 32
SMALL, LARGE = (4,) * 8, (8,) * 8
CHOSEN = (4, 4, 8, 4, 8, 4, 4, 4)


def make_recipe(weights: Path, **data: object) -> Recipe:
    """The built-in sample at 32 px and networks of 4 to 8 channels, judged by SqueezeNet."""
    table = {
        "name": "tiny",
        "description": "A <tiny> run & its pictures.",
        "data": {"height": SIZE, "width": SIZE, "sample_pairs": 20, "jitter": 0, **data},
        "teacher": {"width": 8, "discriminator_width": 4},
        "distill": {"space": [[4, 8]] * 8},
        "search": {"features": "squeezenet1_1", "weights": str(weights), "pictures": 4},
        "export": {"latency_repeats": 3, "test_pictures": 5},
        "engine": {"device": "cpu", "threads": 1},
    }
    return Recipe.model_validate(table)


def make_weights(path: Path) -> Path:
    """A file of SqueezeNet weights that were never trained."""
    torch.manual_seed(0)
    torch.save(squeezenet1_1(weights=None).state_dict(), path)
    return path


def make_run(folder: Path, recipe: Recipe) -> Run:
    """A run after its search, with three candidates; the chosen one is not fine-tuned yet."""
    run = Run.create(folder, recipe)
    keep_generator(run, "teacher", _network("resnet", LARGE, 1), "teacher")
    supernet = _network("elastic", LARGE, 2)
    keep_generator(run, "distill", supernet, "supernet")
    pictures = Pictures.of(recipe)
    ensure_fixed_strips(run, pictures)
    _draw(run, Strip.TEACHER, kept_generator(run, "teacher"), pictures)
    record = run.record(write=True)
    for metric, architecture in ((30.5, SMALL), (25.25, CHOSEN), (22.0, LARGE)):
        cost = cost_of(recipe, architecture)
        record.add_candidate(
            Candidate(architecture, cost.macs, cost.paper_macs, cost.parameters, metric, 1.5,
                      "squeezenet1_1", 4)
        )  # fmt: skip
        _draw(run, Strip.candidate(architecture), supernet.cut(architecture), pictures)
    for stage in ("teacher", "distill"):
        for step in range(1, 41):
            record.add_scalars(stage, step, {"G_recon": 50 / step, "D_real": 0.5, "lr": 2e-4})
    record.flush()
    record.close()
    run.choose(CHOSEN)
    return run


def add_finetuned(run: Run, architecture: Architecture = CHOSEN, kept: bool = True) -> None:
    """Pretend that a sub-generator was fine-tuned: other weights, and the verdict."""
    student = _network("mobile", architecture, 3)
    keep_generator(run, finetuned_name(architecture), student, "student")
    _draw(run, Strip.finetuned(architecture), student, Pictures.of(run.recipe))
    record = run.record(write=True)
    text = "_".join(map(str, architecture))
    fact = {"before": 25.25, "after": 23.5, "kept": kept, "features": "squeezenet1_1"}
    record.set_fact(f"finetuned {text}", fact)
    record.close()


def _network(kind: str, architecture: Architecture, seed: int) -> ResNetGenerator:
    network = ResNetGenerator(kind, architecture, clamps=True)
    initialise(network, seed, std=0.2)
    return network.eval()


@torch.no_grad()
def _draw(run: Run, file: str, network: ResNetGenerator, pictures: Pictures) -> None:
    save_strip(run, file, network(pictures.fixed()[0]))
