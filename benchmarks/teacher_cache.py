"""A distillation step with and without a cache of the teacher's answers, in memory and on disk."""

import tempfile
from pathlib import Path

import torch

from benchmarks.measure import interleaved, report
from benchmarks.step import ARCHITECTURE, GivenPictures
from core.compute import Compute, keep_freed_memory
from core.families.cyclegan import CycleGan, UnpairedStudent
from core.families.family import Family, Lesson
from core.families.pix2pix import Pix2Pix, Pix2PixStudent
from core.families.plan import Inputs
from core.families.student import Distillation
from core.families.teacher_cache import InMemory, OnDisk, TeacherCache
from core.recipe import Recipe

SIZE, BUDGET = 128, 2**30
CASES: dict[str, tuple[type[Family], type[Distillation]]] = {
    "pix2pix, features alone": (Pix2Pix, Pix2PixStudent),
    "CycleGAN, picture and features": (CycleGan, UnpairedStudent),
}


def run(repeats: int) -> None:
    """Published widths (teacher 64, supernet 64, discriminator 128), float32 and bfloat16."""
    keep_freed_memory()
    with tempfile.TemporaryDirectory() as folder:
        for name, classes in CASES.items():
            for precision in (torch.float32, torch.bfloat16):
                title = f"{name}, {SIZE}x{SIZE}, batch 1, {str(precision).removeprefix('torch.')}"
                _measure(title, classes, precision, Path(folder), repeats)


def _measure(title: str, classes, precision: torch.dtype, folder: Path, repeats: int) -> None:
    stores = {
        "no cache": None,
        "answers in memory": InMemory(BUDGET),
        "answers on disk": OnDisk(BUDGET, folder),
    }
    source, target = (torch.rand(1, 3, SIZE, SIZE) * 2 - 1 for _ in range(2))
    steps = {}
    for name, store in stores.items():
        training = _training(classes, precision, TeacherCache(store) if store else None)
        steps[name] = lambda t=training: t.optimise(source, target, ARCHITECTURE)
    report(title, interleaved(steps, repeats))
    kept = stores["answers in memory"].held
    print(f"  an answer takes {kept / 2**20:.1f} MiB; 340 pictures, mirrored too: "
          f"{680 * kept / 2**30:.2f} GiB")  # fmt: skip


def _training(classes, precision: torch.dtype, cache: TeacherCache | None) -> Distillation:
    of_family, of_student = classes
    recipe = Recipe()
    family = of_family(recipe, Inputs())
    teacher = family.new_teacher()
    student = family.new_supernet(teacher)
    adaptors = family.new_adaptors(student, teacher)
    lesson = Lesson(student, teacher, family.new_discriminator(), adaptors, cache=cache)
    compute = Compute(torch.device("cpu"), precision)
    training: Distillation = of_student(
        recipe.distill, GivenPictures(), compute, lesson, family.gan, recipe.seed
    )
    return training
