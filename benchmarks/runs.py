"""Runs of benchmarks: opened where they are, trained to a stage, and their supernets' training."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core import families
from core.engine.execution import execute
from core.evaluation.pictures import Pictures
from core.families.family import StudentTraining
from core.recipe.recipe import Recipe, StageName
from core.run.run import Run
from core.runtime.compute import open_compute
from core.stages import distill


def trained_run(folder: Path, recipe: Recipe, until: StageName | None = None) -> Run:
    """The run in a folder, made where it is not there, and executed up to a stage."""
    is_there = (folder / "recipe.toml").is_file()
    run = Run(folder) if is_there else Run.create(folder, recipe)
    carry_out(run, until)
    return run


def carry_out(run: Run, until: StageName | None = None) -> None:
    """Execute a run up to a stage, or to its end."""
    for _ in execute(run, until):
        pass


def schedule_of(epochs: int) -> dict[str, int]:
    """So many epochs, the last half of them with a falling rate."""
    return {"epochs": epochs - epochs // 2, "decay_epochs": epochs // 2}


def merged(*tables: Mapping[str, Any]) -> dict[str, Any]:
    """One recipe's table of several: the later ones change keys of the earlier ones' sections."""
    result: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            result[key] = {**result.get(key, {}), **value} if isinstance(value, Mapping) else value
    return result


def teacher_files(run: Run) -> dict[str, str]:
    """The recipe's fields that import the teacher of a run, with its discriminator."""
    return {
        "checkpoint": str(run.checkpoints / "teacher.safetensors"),
        "discriminator_checkpoint": str(run.checkpoints / "teacher-discriminator.safetensors"),
    }


def supernet_training(run: Run) -> StudentTraining:
    """The distillation of a run whose teacher is there, before its first step."""
    recipe, pictures = run.recipe, Pictures.of_run(run)
    family = families.of(recipe, run.inputs())
    setup, _ = distill._setup(run, family)
    batches = pictures.batches("distill", recipe.distill)
    return family.student_training(recipe.distill, batches, open_compute(recipe.engine), setup)


def step_seconds(trainings: Mapping[str, StudentTraining], steps: int) -> dict[str, float]:
    """CPU seconds of a step of each training, taken in turns after a first one; closes them."""
    spent = dict.fromkeys(trainings, 0.0)
    for index in range(steps + 1):
        for name, training in trainings.items():
            started = time.process_time()
            training.advance()
            if index:
                spent[name] += (time.process_time() - started) / steps
    for training in trainings.values():
        training.close()
    return spent
