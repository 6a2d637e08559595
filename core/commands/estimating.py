"""The verb that says what a recipe will take."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.commands import OK, show
from core.commands.recipe import recipe_named
from core.estimate import Counts, Estimate, Free, estimate, known_speed
from core.estimate.words import about, size_span, span
from core.recipe.file import with_settings
from core.recipe.missing import unwise_parts
from core.recipe.recipe import Recipe
from core.run.folders import runs_in
from core.runtime.paths import runs_home


def estimate_recipe(args: argparse.Namespace) -> int:
    """Print time by stage, memory and disk of a recipe, and what the machine lacks for it."""
    recipe = with_settings(recipe_named(args.recipe), args.settings)
    counts = counted(recipe)
    estimated = estimate(recipe, counts, known_speed(runs_in(args.runs or runs_home())))
    on_gpu = recipe.engine.device == "cuda"
    free = Free.here(args.runs or runs_home())
    warnings = [*estimated.warnings(free, on_gpu), *unwise_parts(recipe)]
    show(args, _document(estimated, warnings), [*_lines(estimated), *warnings])
    return OK


def counted(recipe: Recipe) -> Counts:
    """How many pictures a recipe has. Raises UserError where its folder cannot be recognised."""
    from core.data.enough import require_enough_in
    from core.data.layouts import recognise

    if not recipe.data.folder:
        return Counts.expected(recipe)
    folder = Path(recipe.data.folder).expanduser()
    data = recipe.data
    layout = recognise(
        folder,
        data.source,
        pairing=recipe.pairing,
        ranges=(data.source_range, data.target_range),
        channels=(data.source_channels, data.target_channels),
    )
    require_enough_in(folder, layout)
    if recipe.teacher.answers:
        from core.data.answers import with_answers  # which needs torch

        layout, _ = with_answers(layout, Path(recipe.teacher.answers))
    return Counts.of_data(layout.with_classes(recipe.data.classes), recipe.data.edges)


def _lines(estimated: Estimate) -> list[str]:
    lines = [
        f"{item.stage:<9} {item.steps:>8} {item.unit:<11} {about(item.seconds.middle):>9}"
        f"   {span(item.seconds)}"
        for item in estimated.stages
    ]
    whole = estimated.seconds
    known = (
        f"Based on {estimated.runs} stages of earlier runs on this machine."
        if estimated.runs
        else "No earlier runs on this machine: a rough estimate from a short measurement."
    )
    return [
        *lines,
        f"{'time':<9} {'':>20} {about(whole.middle):>9}   {span(whole)}",
        f"{'memory':<9} {size_span(estimated.memory)} at the peak",
        f"{'disk':<9} {size_span(estimated.disk)}",
        known,
    ]


def _document(estimated: Estimate, warnings: list[str]) -> dict[str, Any]:
    return {
        "seconds": asdict(estimated.seconds),
        "stages": {item.stage: asdict(item) for item in estimated.stages},
        "memory_bytes": asdict(estimated.memory),
        "disk_bytes": asdict(estimated.disk),
        "earlier_stages": estimated.runs,
        "warnings": warnings,
    }
