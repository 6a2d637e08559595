"""A distillation step with and without a cache of the teacher's answers, in memory and on disk."""

import tempfile
from pathlib import Path

import torch

from benchmarks.measure import interleaved, report
from benchmarks.step import ARCHITECTURE, GivenPictures
from core.families.cyclegan import CycleGanFamily
from core.families.family import DistillationSetup, Family, StudentTraining
from core.families.pix2pix import Pix2PixFamily
from core.families.teacher_cache import InMemory, OnDisk, TeacherCache
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.runtime.compute import Compute, keep_freed_memory

SIZE, BUDGET = 128, 2**30
CASES: dict[str, type[Family]] = {
    "pix2pix, features alone": Pix2PixFamily,
    "CycleGAN, picture and features": CycleGanFamily,
}


def run(repeats: int) -> None:
    """Published widths (teacher 64, supernet 64) by the default recipe, float32 and bfloat16."""
    keep_freed_memory()
    with tempfile.TemporaryDirectory() as folder:
        for name, family in CASES.items():
            for precision in (torch.float32, torch.bfloat16):
                title = f"{name}, {SIZE}x{SIZE}, batch 1, {str(precision).removeprefix('torch.')}"
                _measure(title, family, precision, Path(folder), repeats)


def _measure(
    title: str, family: type[Family], precision: torch.dtype, folder: Path, repeats: int
) -> None:
    stores = {
        "no cache": None,
        "answers in memory": InMemory(BUDGET),
        "answers on disk": OnDisk(BUDGET, folder),
    }
    source, target = (torch.rand(1, 3, SIZE, SIZE) * 2 - 1 for _ in range(2))
    steps = {}
    for name, store in stores.items():
        training = _training(family, precision, TeacherCache(store) if store else None)
        steps[name] = lambda t=training: t.optimise(source, target, ARCHITECTURE)
    report(title, interleaved(steps, repeats))
    kept = stores["answers in memory"].held
    print(f"  an answer takes {kept / 2**20:.1f} MiB; 340 pictures, mirrored too: "
          f"{680 * kept / 2**30:.2f} GiB")  # fmt: skip


def _training(
    of_family: type[Family], precision: torch.dtype, cache: TeacherCache | None
) -> StudentTraining:
    recipe = Recipe()
    family = of_family(recipe, Inputs())
    teacher = family.new_teacher()
    student = family.new_supernet(teacher)
    setup = DistillationSetup(
        student,
        teacher,
        family.new_discriminator(),
        family.new_adaptors(student, teacher),
        cache=cache,
        projected=family.new_projected(),
    )
    compute = Compute(torch.device("cpu"), precision)
    return family.student_training(recipe.distill, GivenPictures(), compute, setup)
