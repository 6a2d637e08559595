"""One supernet distillation step: the published order in fp32, ours in fp32, ours in bfloat16."""

import torch
from torch.profiler import ProfilerActivity, profile

from benchmarks.measure import interleaved, report
from benchmarks.peak import report_peaks
from benchmarks.published import PublishedStep
from core.compute import Compute, keep_freed_memory
from core.families.family import Lesson
from core.families.pix2pix import Pix2Pix, Pix2PixStudent
from core.families.plan import Inputs
from core.nets.architecture import uniform
from core.recipe import Recipe

CASES = ((256, 1), (128, 1))
ARCHITECTURE = uniform(40)


class GivenPictures:
    """The benchmark hands its own pictures to the step."""

    steps_per_epoch = 1000

    def at(self, step: int) -> None: ...

    def close(self) -> None: ...


def run(repeats: int) -> None:
    """Fast pix2pix at the published widths: teacher 64, supernet 64, discriminator 128."""
    keep_freed_memory()
    recipe = Recipe()
    published = PublishedStep(*_networks(recipe))
    ways = {
        "ours, float32": _ours(recipe, torch.float32),
        "ours, bfloat16 convolutions": _ours(recipe, torch.bfloat16),
    }
    for size, batch in CASES:
        source, target = (torch.rand(batch, 3, size, size) * 2 - 1 for _ in range(2))
        steps = {
            "published order, float32": lambda s=source, t=target: published(s, t, ARCHITECTURE)
        }
        for name, training in ways.items():
            steps[name] = lambda g=training, s=source, t=target: g.optimise(s, t, ARCHITECTURE)
        report(f"Supernet step, {size}x{size}, batch {batch}", interleaved(steps, repeats))
        report_peaks("step", (f"{way} {size}" for way in ("published", "ours")))
    _tolerance(recipe)
    _convolutions(ways["ours, bfloat16 convolutions"])


def once(way: str) -> None:
    """Three steps, for their memory: "published 256", or "ours 128" in bfloat16."""
    name, size = way.split()
    recipe = Recipe()
    source, target = (torch.rand(1, 3, int(size), int(size)) * 2 - 1 for _ in range(2))
    if name == "published":
        step = PublishedStep(*_networks(recipe))
    else:
        step = _ours(recipe, torch.bfloat16).optimise
    for _ in range(3):
        step(source, target, ARCHITECTURE)


def _networks(recipe: Recipe):
    family = Pix2Pix(recipe, Inputs())
    teacher = family.new_teacher()
    student = family.new_supernet(teacher)
    adaptors = family.new_adaptors(student, teacher)
    return student, family.new_discriminator(), teacher, adaptors


def _ours(recipe: Recipe, precision: torch.dtype) -> Pix2PixStudent:
    student, discriminator, teacher, adaptors = _networks(recipe)
    lesson = Lesson(student, teacher, discriminator, adaptors)
    compute = Compute(torch.device("cpu"), precision)
    return Pix2PixStudent(recipe.distill, GivenPictures(), compute, lesson, "hinge", recipe.seed)


def _convolutions(training: Pix2PixStudent) -> None:
    """How much of our step is spent in convolutions."""
    source, target = (torch.rand(1, 3, 256, 256) * 2 - 1 for _ in range(2))
    with profile(activities=[ProfilerActivity.CPU]) as seen:
        training.optimise(source, target, ARCHITECTURE)
    times = {item.key: item.self_cpu_time_total for item in seen.key_averages()}
    part = sum(spent for key, spent in times.items() if "convolution" in key)
    print(f"  convolutions take {part / sum(times.values()):.0%} of our step at 256x256")


def _tolerance(recipe: Recipe) -> None:
    """How far the losses of equal first steps are apart, in float32 and bfloat16."""
    torch.manual_seed(0)
    source, target = (torch.rand(1, 3, 128, 128) * 2 - 1 for _ in range(2))
    exact = _ours(recipe, torch.float32).optimise(source, target, ARCHITECTURE)
    rough = _ours(recipe, torch.bfloat16).optimise(source, target, ARCHITECTURE)
    worst = max(
        abs(float(rough[k].detach()) - float(v.detach())) / max(abs(float(v.detach())), 1e-2)
        for k, v in exact.items()
    )
    print(f"  losses of a first step in bfloat16 differ from float32 by at most {worst:.1%}")
