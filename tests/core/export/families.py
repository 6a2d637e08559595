"""Runs of every family after their search, made in a second from networks nobody trained."""

from pathlib import Path

import numpy as np
import torch

from core.evaluation.kept_networks import keep_generator
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate_batch_norm
from core.evaluation.sample_sheets import ensure_fixed_sheets, save_sheet, save_styles
from core.families.family import styled
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import Generator, config_of
from core.nets.initialise import initialise
from core.nets.network_config import create
from core.nets.specs import NETWORKS
from core.recipe.plan import supernet_config, teacher_config
from core.recipe.recipe import Recipe
from core.run.events import Candidate
from core.run.run import Run, SheetFile
from core.runtime.compute import open_compute
from tests.core.data.pictures_on_disk import drawing, labelled, noise, put

CLASSES, SIDE = 5, 64
TABLES: dict[str, dict] = {
    "unet": {"teacher": {"generator": "unet", "norm": "batch"}},
    "cyclegan": {"family": "cyclegan", "data": {"height": 32, "width": 32}},
    "gaugan": {"family": "gaugan", "gaugan": {"upsampling": "normal"}},
    "munit": {"family": "munit", "data": {"height": 32, "width": 32}},
}


def make_labels(folder: Path) -> Path:
    """16 label maps of five classes with photos and instance maps, four of them for the test."""
    for split, count in (("train", 12), ("test", 4)):
        names = tuple(f"{split}_{part}" for part in ("label", "img", "inst"))
        labelled(folder, count, names, CLASSES, SIDE)
    (folder / "classes.txt").write_text("sky\nroad | lane\ncar\n")
    return folder


def make_domains(folder: Path) -> Path:
    """Two unrelated domains of unequal counts."""
    for name, count, draw in (
        ("trainA", 10, drawing),
        ("trainB", 14, noise),
        ("testA", 4, drawing),
        ("testB", 6, noise),
    ):
        for number in range(count):
            put(folder / name / f"{name}{number}.png", draw(32, 32, number + len(name) * count))
    return folder


def recipe_of(name: str, data: Path, weights: Path, **sections: dict) -> Recipe:
    """The smallest recipe of a family, judged by SqueezeNet."""
    positions = len(NETWORKS["munit" if name == "munit" else "resnet"].positions)
    table: dict = {
        "name": name,
        "data": {"folder": str(data), "height": SIDE, "width": SIDE, "jitter": 0, "holdout": 0.3},
        "teacher": {"width": 6},
        "distill": {"space": [[6, 3]] * positions},
        "search": {"features": "squeezenet1_1", "weights": str(weights), "score": "frechet",
                   "pictures": 3, "calibration_pictures": 4},
        "export": {"latency_repeats": 3, "test_pictures": 20},
        "engine": {"device": "cpu", "threads": 1},
    }  # fmt: skip
    for changes in (TABLES[name], sections):
        for key, value in changes.items():
            table[key] = table.get(key, {}) | value if isinstance(value, dict) else value
    return Recipe.model_validate(table)


def chosen_of(recipe: Recipe) -> Architecture:
    """Every other width is the narrow one."""
    return tuple(3 + 3 * (index % 2) for index in range(len(recipe.network_spec.positions)))


def make_family_run(folder: Path, recipe: Recipe) -> Run:
    """A run after its search, with one candidate, which is chosen and not fine-tuned."""
    run = Run.create(folder, recipe)
    pictures, chosen = Pictures.of_run(run), chosen_of(recipe)
    ensure_fixed_sheets(run, pictures)
    described = teacher_config(recipe, pictures.inputs)
    teacher = made(described, 1)
    supernet = made(supernet_config(described, recipe), 2)
    _calibrate(teacher, pictures)
    keep_generator(run, "teacher", teacher, "teacher")
    run.note_teacher(config_of(teacher))
    keep_generator(run, "distill", supernet, "supernet")
    _draw(run, SheetFile.TEACHER, teacher, pictures)
    student = supernet.cut(chosen)
    _calibrate(student, pictures)
    _draw(run, SheetFile.candidate(chosen), student, pictures)
    cost = run.student_cost(chosen)
    miou = 20.0 if recipe.pairing == "labels" else None
    with run.record(write=True) as record:
        record.add_candidate(
            Candidate(chosen, cost.macs, cost.paper_macs, cost.parameters, 30.5, 1.5,
                      "squeezenet1_1", 3, miou)
        )  # fmt: skip
        record.set_fact("chosen", architecture_text(chosen))
    return run


def made(described: dict, seed: int) -> Generator:
    """A described network whose weights follow from the seed."""
    generator: Generator = create(described)
    initialise(generator, seed, std=0.1)
    return generator.eval()


def label_maps(count: int, height: int, width: int, seed: int = 0) -> np.ndarray:
    """Numbers 0..6 (count, height, width) in patches: five classes, and two that are none."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, CLASSES + 2, (count, height // 8, width // 8))
    return coarse.repeat(8, 1).repeat(8, 2)


def _calibrate(generator: Generator, pictures: Pictures) -> None:
    for _ in recalibrate_batch_norm(
        generator, pictures.train, 4, open_compute(pictures.recipe.engine)
    ):
        pass


@torch.no_grad()
def _draw(run: Run, file: str, generator: Generator, pictures: Pictures) -> None:
    save_sheet(run, file, styled(generator, pictures.fixed()[0], run.recipe.seed))
    save_styles(run, file, generator, pictures)
