"""A run folder as the engine would leave it, written through the record's own door.

Used where a test (or a look at the window) needs a run and not the hours it takes to make one.
"""

import math
import random
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from core.nets.space import space_of
from core.recipe.plan import (
    recipe_inputs,
    recipe_student_cost,
    supernet_config,
    teacher_config,
)
from core.recipe.recipe import Recipe
from core.run.events import Candidate, Notice
from core.run.record import Record
from core.run.run import Run, SheetFile

SIZE = 64
PICTURES = 6
TINTS = ((200, 60, 60), (60, 90, 200), (60, 170, 80))
STEPS = {"teacher": 900, "prune": 300, "distill": 1500, "finetune": 400}
FAMILY_SECTIONS = {
    "gaugan": {
        "data": {"classes": 12, "edges": False},
        "teacher": {"width": 12},
        "distill": {"space": [[12, 8, 6, 4]] * 8},
        "search": {"segmenter": "own", "criterion": "miou"},
    },
    "munit": {"teacher": {"width": 16}, "distill": {"space": "munit-channels-16"}},
}


def make_recipe(family: str = "pix2pix", route: str = "fast", **data: object) -> Recipe:
    """A small recipe of a family, with a laptop's space of widths."""
    table = {
        "name": "sample",
        "family": family,
        "route": route,
        "data": {"height": SIZE, "width": SIZE, **data},
        "teacher": {"width": 32, "epochs": 10, "decay_epochs": 10},
        "distill": {"space": "channels-32-laptop", "epochs": 10, "decay_epochs": 10},
        "search": {"evaluations": 60, "pictures": 24, "score": "frechet"},
        "finetune": {"choice": "ask"},
    }
    for section, values in FAMILY_SECTIONS.get(family, {}).items():
        table[section] |= values
    return Recipe.model_validate(table)


def make_run(
    folder: Path,
    until: str = "export",
    candidates: int = 60,
    family: str = "pix2pix",
    route: str = "fast",
    data: dict[str, object] | None = None,
) -> Run:
    """A run whose stages are done up to and including `until`; `data` of its recipe.

    A last stage of `search` leaves fine-tuning waiting for a person.
    """
    run = Run.create(folder, make_recipe(family, route, **(data or {})))
    with run.record(write=True) as record:
        _sheets(run)
        stages = run.recipe.stages
        for name in stages[: stages.index(until) + 1]:
            _stage(run, record, name, candidates)
        if until == "search":
            record.set_stage("finetune", state="waiting", note="Choose a point on the front.")
    if run.recipe.pairing == "unpaired":
        take_truth_away(run)
    return run


def _stage(run: Run, record: Record, name: str, candidates: int) -> None:
    total = {"search": candidates, "export": 5}.get(name) or STEPS[name]
    unit = {"search": "candidates", "export": "files"}.get(name, "steps")
    record.set_stage(name, state="done", done=total, total=total, unit=unit, seconds=total * 0.11)
    if name in STEPS:
        add_curves(record, name, 1, total, run.recipe.family)
        for step in range(total // 3, total + 1, total // 3):
            _preview(run, record, name, step, step / total)
    if name == "search":
        add_candidates(run, record, candidates)
        record.add_notice(
            name, Notice("info", f"{candidates} sub-generators measured in 6 min 12 s.")
        )
    if name == "finetune":
        choose_best(run, record)
    if name == "export":
        (run.exports / "README.md").write_text("# sample\n", encoding="utf-8")
        record.add_notice(
            name,
            Notice(
                "warning",
                "OpenVINO is not installed, so its latency is not in the report.",
                "Install openvino and export again.",
                "ModuleNotFoundError: No module named 'openvino'",
            ),
        )


def add_curves(record: Record, stage: str, first: int, last: int, family: str = "pix2pix") -> None:
    """Losses of the steps `first` … `last`, noisy and falling."""
    rng = random.Random(f"{stage}{first}")
    for step in range(first, last + 1):
        fall = math.exp(-step / 300)
        scalars = {
            "G_gan": 1.0 + 0.5 * math.sin(step / 80) + rng.gauss(0, 0.15),
            **{name: 18 * fall + 9 + rng.gauss(0, 1.0) for name in _losses(family, stage)},
            "D_real": 0.4 + 0.3 * fall + rng.gauss(0, 0.08),
            "D_fake": 0.45 + 0.2 * fall + rng.gauss(0, 0.08),
            "lr": 2e-4 * min(1.0, 2 - 2 * step / STEPS[stage]),
        }
        if stage != "teacher":
            count = {"gaugan": 3, "munit": 1}.get(family, 4)
            layers = {f"G_distill_{n}": 0.6 * fall + 0.1 * n + 0.2 for n in range(count)}
            scalars |= layers | {"G_distill": sum(layers.values())}
        record.add_scalars(stage, step, scalars)


def _losses(family: str, stage: str) -> tuple[str, ...]:
    of_teachers = {
        "cyclegan": ("G_cycle", "G_cycle_back", "G_identity", "G_identity_back", "G_gan_back"),
        "munit": ("G_recon", "G_style", "G_content", "G_gan_back", "D_fake_back"),
    }
    if family == "gaugan":
        return "G_feat", "G_vgg"
    return of_teachers.get(family, ("G_recon",)) if stage == "teacher" else ("G_recon",)


def add_candidates(run: Run, record: Record, count: int, seed: int = 1) -> None:
    """Candidates of the recipe's space: the wider, the lower their distance, with some noise."""
    rng = random.Random(seed)
    space = space_of(run.recipe.distill.space)
    known = {item.candidate.architecture for item in record.candidates()}
    drawn = [space.largest, space.smallest] + [space.sample(rng, 4.0) for _ in range(20 * count)]
    fresh = [item for item in dict.fromkeys(drawn) if item not in known]
    teacher = teacher_config(run.recipe, recipe_inputs(run.recipe))
    supernet = supernet_config(teacher, run.recipe)
    most = recipe_student_cost(run.recipe, supernet, space.largest).macs
    for architecture in fresh[:count]:
        cost = recipe_student_cost(run.recipe, supernet, architecture)
        share = cost.macs / most
        metric = 24 + 34 * (1 - share) ** 2.2 + abs(rng.gauss(0, 5))
        record.add_candidate(
            Candidate(
                architecture, cost.macs, cost.paper_macs, cost.parameters, round(metric, 3),
                round(1.2 + 9 * share + rng.random() * 0.4, 2), "encoder(1f3a9c, seed 233)", 24,
                round(62 - 0.5 * metric, 2) if run.recipe.search.segmenter else None,
            )
        )  # fmt: skip
        _save(run, SheetFile.candidate(architecture), 1 - metric / 90)


def choose_best(run: Run, record: Record) -> None:
    """Choose the candidate of the lowest distance, and draw what fine-tuning made of it."""
    best = min(record.candidates(), key=lambda item: item.candidate.metric)
    architecture = best.candidate.architecture
    record.set_fact("chosen", "_".join(str(width) for width in architecture))
    _save(run, SheetFile.finetuned(architecture), 0.85)


def _sheets(run: Run) -> None:
    scenes = [_scene(seed) for seed in range(PICTURES)]
    _strip([label for label, _ in scenes]).save(run.samples / SheetFile.INPUT)
    _strip([photo for _, photo in scenes]).save(run.samples / SheetFile.TRUTH)
    _save(run, SheetFile.TEACHER, 0.9)


def take_truth_away(run: Run) -> None:
    """Unpaired sources have no true pictures; call it when everything is drawn."""
    (run.samples / SheetFile.TRUTH).unlink()


def _preview(run: Run, record: Record, stage: str, step: int, quality: float) -> None:
    _save(run, SheetFile.step(stage, step), 0.8 * quality)
    record.add_preview(stage, step, SheetFile.step(stage, step))


def _save(run: Run, name: str, quality: float) -> None:
    """The true pictures, the more washed out the lower the quality (0 to 1); in every style."""
    truth = Image.open(run.samples / SheetFile.TRUTH)
    blurred = truth.filter(ImageFilter.GaussianBlur(4 * (1 - quality)))
    grey = Image.new("RGB", truth.size, (128, 128, 128))
    drawn = Image.blend(blurred, grey, 0.4 * (1 - quality))
    drawn.save(run.samples / name)
    if run.recipe.network == "munit" and name.startswith(("teacher.", "candidate", "finetuned")):
        for style in range(1, run.recipe.munit.styles):
            tint = Image.new("RGB", truth.size, TINTS[style % len(TINTS)])
            Image.blend(drawn, tint, 0.3).save(run.samples / SheetFile.styled(name, style))


def _strip(pictures: list[Image.Image]) -> Image.Image:
    sheet = Image.new("RGB", (SIZE * len(pictures), SIZE))
    for index, picture in enumerate(pictures):
        sheet.paste(picture, (index * SIZE, 0))
    return sheet


def _scene(seed: int) -> tuple[Image.Image, Image.Image]:
    """A house on a meadow: as a label map, and as a shaded picture of the same."""
    rng = random.Random(seed)
    horizon = rng.randint(30, 44)
    left, top, right = rng.randint(6, 18), rng.randint(14, 24), rng.randint(40, 58)
    label = Image.new("RGB", (SIZE, SIZE), (70, 130, 180))
    draw = ImageDraw.Draw(label)
    draw.rectangle((0, horizon, SIZE, SIZE), fill=(107, 142, 35))
    draw.rectangle((left, top, right, horizon + 8), fill=(190, 80, 60))
    for x in range(left + 4, right - 6, 10):
        draw.rectangle((x, top + 5, x + 5, top + 12), fill=(240, 220, 90))
    shade = np.linspace(1.15, 0.7, SIZE)[:, None, None]
    noise = np.random.default_rng(seed).normal(0, 9, (SIZE, SIZE, 3))
    photo = np.clip(np.asarray(label) * shade * 0.8 + 25 + noise, 0, 255).astype(np.uint8)
    return label, Image.fromarray(photo)
