"""Runs on disk with plausible numbers and pictures, for tests of the plots."""

import random
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtGui import QImage

from core.nets.architecture import Architecture
from core.nets.resnet_cost import resnet_cost
from core.nets.space import SPACES
from core.recipe.recipe import Recipe
from core.run.events import Candidate
from core.run.record import Record
from core.run.run import Run, SheetFile

SIZE = 32
FEATURES = "encoder(3f9c, seed 0)"
LOSSES = ("G_gan", "G_recon", "G_distill", "G_distill_0", "G_distill_1", "D_real", "D_fake", "lr")


def make_run(folder: Path, budget_gmacs: float = 0.0, size: int = SIZE, **changes: Any) -> Run:
    """A new run with a small picture size; `changes` of the recipe, section by section."""
    table: dict[str, Any] = {
        "name": "plots",
        "data": {"height": size, "width": size},
        "teacher": {"width": 32},
        "distill": {"space": "channels-32"},
        "search": {"budget_gmacs": budget_gmacs, "score": "frechet"},
    }
    for key, value in changes.items():
        table[key] = table.get(key, {}) | value if isinstance(value, dict) else value
    return Run.create(folder, Recipe.model_validate(table))


def make_candidate(architecture: Architecture, size: int = SIZE, noise: float = 0.0) -> Candidate:
    """A candidate whose metric falls with its cost."""
    cost = resnet_cost("mobile", architecture, size, size)
    full = resnet_cost("mobile", (32,) * 8, size, size)
    metric = 20.0 + 30.0 * (1 - cost.macs / full.macs) ** 2 + noise
    latency = 1.0 + 9.0 * cost.macs / full.macs
    return Candidate(
        architecture, cost.macs, cost.paper_macs, cost.parameters, metric, latency, FEATURES, 24
    )


def architectures(count: int, seed: int = 0) -> list[Architecture]:
    """Different sub-generators of the small space."""
    rng = random.Random(seed)
    drawn: dict[Architecture, None] = {}
    while len(drawn) < count:
        drawn[SPACES["channels-32"].sample(rng)] = None
    return list(drawn)


def add_losses(record: Record, stage: str, first: int, last: int) -> None:
    """Numbers of the steps first..last of a stage."""
    for step in range(first, last + 1):
        fall = float(np.exp(-step / 400))
        values = {name: index + fall for index, name in enumerate(LOSSES[:-1], 1)}
        record.add_scalars(stage, step, {**values, "lr": 2e-4})


def draw_sheet(run: Run, file: str, count: int = 3, shade: int = 128) -> None:
    """A sheet of `count` grey pictures, each a little lighter than the one before."""
    size = run.recipe.data.height
    image = QImage(count * size, size, QImage.Format.Format_RGB32)
    for index in range(count):
        grey = (shade + 20 * index) % 256
        for column in range(size):
            for row in range(size):
                image.setPixel(index * size + column, row, 0xFF000000 | grey * 0x010101)
    assert image.save(str(run.samples / file))


def make_searched_run(folder: Path, count: int = 30, budget_gmacs: float = 0.0) -> Run:
    """A run that trained, distilled and searched, with sheets of everything."""
    run = make_run(folder, budget_gmacs)
    with run.record(write=True) as record:
        rng = np.random.default_rng(0)
        for stage in ("teacher", "distill"):
            add_losses(record, stage, 1, 60)
            record.set_stage(stage, state="done", done=60, total=60, unit="steps")
            for step in (20, 40, 60):
                record.add_preview(stage, step, SheetFile.step(stage, step))
                draw_sheet(run, SheetFile.step(stage, step), shade=step)
        for architecture in architectures(count):
            record.add_candidate(make_candidate(architecture, noise=float(rng.gamma(2, 1))))
            draw_sheet(run, SheetFile.candidate(architecture), shade=90)
        record.set_stage("search", state="done", done=count, total=count, unit="candidates")
        for file, shade in (
            (SheetFile.INPUT, 10),
            (SheetFile.TRUTH, 200),
            (SheetFile.TEACHER, 150),
        ):
            draw_sheet(run, file, shade=shade)
    return run
