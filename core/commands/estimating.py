"""The verb that says what a recipe will take."""

import argparse
from dataclasses import asdict
from pathlib import Path

from core.commands import OK, show
from core.commands.run import recipe_named
from core.errors import UserError
from core.estimate import Counts, Estimate, Free, estimate, known_speed
from core.estimate.words import about, size_span, span
from core.paths import runs_home
from core.recipe import Recipe
from core.recipe_file import with_settings
from core.run import runs_in


def estimate_recipe(chosen: argparse.Namespace) -> int:
    """Time by stage, memory and disk of a recipe, and what of the machine will not do."""
    recipe = with_settings(recipe_named(chosen.recipe), chosen.settings)
    counts = counted(recipe)
    found = estimate(recipe, counts, known_speed(runs_in(chosen.runs or runs_home())))
    on_gpu = recipe.engine.device == "cuda"
    warnings = found.warnings(Free.here(chosen.runs or runs_home()), on_gpu)
    show(chosen, _document(found, warnings), [*_lines(found), *warnings])
    return OK


def counted(recipe: Recipe) -> Counts:
    """How many pictures a recipe has. Raises UserError where its folder cannot be recognised."""
    from core.data.layouts import recognise

    if not recipe.data.folder:
        return Counts.of_sample(recipe)
    folder = Path(recipe.data.folder).expanduser()
    found = recognise(folder, recipe.data.source, pairing=recipe.pairing)
    if len(found.train_sources) < 2:
        raise UserError(f"{folder} has too few pictures.", "Choose a folder with more.")
    return Counts.of_data(found.with_classes(recipe.data.classes), recipe.data.edges)


def _lines(found: Estimate) -> list[str]:
    lines = [
        f"{item.stage:<9} {item.steps:>8} {item.unit:<11} {about(item.seconds.middle):>9}"
        f"   {span(item.seconds)}"
        for item in found.stages
    ]
    whole = found.seconds
    known = (
        f"Known by {found.runs} stages of earlier runs of this machine."
        if found.runs
        else "No earlier runs on this machine: a guess from a short measurement."
    )
    return [
        *lines,
        f"{'time':<9} {'':>20} {about(whole.middle):>9}   {span(whole)}",
        f"{'memory':<9} {size_span(found.memory)} at the peak",
        f"{'disk':<9} {size_span(found.disk)}",
        known,
    ]


def _document(found: Estimate, warnings: list[str]) -> dict:
    return {
        "seconds": asdict(found.seconds),
        "stages": {item.stage: asdict(item) for item in found.stages},
        "memory_bytes": asdict(found.memory),
        "disk_bytes": asdict(found.disk),
        "earlier_stages": found.runs,
        "warnings": warnings,
    }
