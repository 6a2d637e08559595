"""One supernet distillation step: the published losses and order, and ours by the default recipe.

Published: a conditional discriminator of width 128, transposed convolutions, L1 and features, in
float32 (Li et al. 2020). Ours: the recipe as it comes, with the projected discriminator and the
perceptual loss on one pass of Lite0; in both precisions, and with the teacher's answers kept
(distill.cache_gib), which an epoch over pictures that do not change finds ready.
"""

import torch
from torch.profiler import ProfilerActivity, profile

from benchmarks.measure import interleaved, report
from benchmarks.peak import report_peaks
from benchmarks.published import PublishedStep
from core.families.family import DistillationSetup, StudentTraining
from core.families.pix2pix import Pix2PixFamily
from core.families.teacher_cache import InMemory, TeacherCache
from core.nets.architecture import uniform
from core.recipe.losses import EARLIER
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.runtime.compute import Compute, keep_freed_memory

CASES = ((256, 1), (128, 1), (256, 4), (128, 4))
ARCHITECTURE = uniform(40)
CACHE = 2**30


class GivenPictures:
    """The benchmark hands its own pictures to the step."""

    steps_per_epoch = 1000

    def at(self, step: int) -> None: ...

    def close(self) -> None: ...


def run(repeats: int) -> None:
    """Fast pix2pix at the published widths: teacher 64, supernet 64, all widths 40 in the step."""
    keep_freed_memory()
    published = _published()
    ways = {
        "ours, float32": ours(torch.float32),
        "ours, bfloat16": ours(torch.bfloat16),
        "ours, float32, teacher's answers kept": ours(torch.float32, cached=True),
        "ours, bfloat16, teacher's answers kept": ours(torch.bfloat16, cached=True),
    }
    for size, batch in CASES:
        source, target = (torch.rand(batch, 3, size, size) * 2 - 1 for _ in range(2))
        steps = {
            "published order, float32": lambda s=source, t=target: published(s, t, ARCHITECTURE)
        }
        for name, training in ways.items():
            steps[name] = lambda g=training, s=source, t=target: g.optimise(s, t, ARCHITECTURE)
        report(f"Supernet step, {size}x{size}, batch {batch}", interleaved(steps, repeats))
        if batch == 1:
            report_peaks("step", (f"{way} {size}" for way in ("published", "ours")))
    _tolerance()
    _convolutions(ways["ours, bfloat16"])


def once(way: str) -> None:
    """Three steps, for their memory: "published 256", or "ours 128" in bfloat16."""
    name, size = way.split()
    source, target = (torch.rand(1, 3, int(size), int(size)) * 2 - 1 for _ in range(2))
    step = _published() if name == "published" else ours(torch.bfloat16).optimise
    for _ in range(3):
        step(source, target, ARCHITECTURE)


def published_recipe() -> Recipe:
    """The default recipe with the losses and networks as they were published."""
    table = Recipe().model_dump(mode="json")
    for section, values in EARLIER.items():
        table[section] |= values
    return Recipe.model_validate(table)


def ours(
    precision: torch.dtype, cached: bool = False, recipe: Recipe | None = None
) -> StudentTraining:
    """The distillation of a recipe; the default one unless given."""
    recipe = recipe or Recipe()
    family = Pix2PixFamily(recipe, Inputs())
    teacher = family.new_teacher()
    student = family.new_supernet(teacher)
    setup = DistillationSetup(
        student,
        teacher,
        family.new_discriminator(),
        family.new_adaptors(student, teacher),
        cache=TeacherCache(InMemory(CACHE)) if cached else None,
        projected=family.new_projected(),
    )
    compute = Compute(torch.device("cpu"), precision)
    return family.student_training(recipe.distill, GivenPictures(), compute, setup)


def _published() -> PublishedStep:
    family = Pix2PixFamily(published_recipe(), Inputs())
    teacher = family.new_teacher()
    student = family.new_supernet(teacher)
    adaptors = family.new_adaptors(student, teacher)
    return PublishedStep(student, family.new_conditional(), teacher, adaptors)


def _convolutions(training: StudentTraining) -> None:
    """How much of our step is spent in convolutions."""
    source, target = (torch.rand(1, 3, 256, 256) * 2 - 1 for _ in range(2))
    with profile(activities=[ProfilerActivity.CPU]) as seen:
        training.optimise(source, target, ARCHITECTURE)
    times = {item.key: item.self_cpu_time_total for item in seen.key_averages()}
    part = sum(spent for key, spent in times.items() if "conv" in key)
    print(f"  convolutions take {part / sum(times.values()):.0%} of our step at 256x256")


def _tolerance() -> None:
    """How far the losses of equal first steps are apart, in float32 and bfloat16."""
    torch.manual_seed(0)
    source, target = (torch.rand(1, 3, 128, 128) * 2 - 1 for _ in range(2))
    exact = ours(torch.float32).optimise(source, target, ARCHITECTURE)
    rough = ours(torch.bfloat16).optimise(source, target, ARCHITECTURE)
    worst = max(
        abs(float(rough[k].detach()) - float(v.detach())) / max(abs(float(v.detach())), 1e-2)
        for k, v in exact.items()
    )
    print(f"  losses of a first step in bfloat16 differ from float32 by at most {worst:.1%}")
