"""A run that continues another: one finished stage is trained longer, later ones again.

The other run is only read. What the new one needs is copied when it is made, so that each can be
moved or removed without the other.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from core.recipe.fields import differs, fields, value_of
from core.recipe.file import make_recipe
from core.recipe.recipe import Recipe
from core.run.events import Notice
from core.run.folders import names_in
from core.run.record import Record, unreadable
from core.run.run import Run
from core.run.understood import FACT as UNDERSTOOD
from core.run.understood import Understood
from core.runtime.errors import UserError
from core.runtime.paths import given_path
from core.runtime.reading import irregular
from core.runtime.writing import sync_file, sync_folder

BEFORE = "before-"
"""The prefix, before the stage's name, of weights that a stage starts from."""
TRAINED = ("teacher", "prune", "distill", "finetune")
# What may differ from the other run's recipe, besides the stage's own table and those after it.
_FREE = ("name", "description", "start", "engine", "export", "published")
_TUNED = ("losses", "discriminator")
# Fields of the stage's own table that its weights depend on.
_MADE_FOR = {
    "teacher": (
        "teacher.generator",
        "teacher.blocks",
        "teacher.ups",
        "teacher.norm",
        "teacher.width",
        "teacher.discriminator_width",
    ),
    "distill": (
        "distill.space",
        "distill.ups",
        "distill.sort_channels",
        "distill.conditional_discriminator",
    ),
}
_ALWAYS = ("family", "route", "discriminator.kind")
# Not all pictures have the name of the stage that drew them.
_SHEETS = ("input", "truth")
_ALSO = {"prune": "pruned", "search": "candidate"}
_KEPT_FACTS = ("inputs", "pairs", "values", "teacher", "generation", "classes", UNDERSTOOD)
_FOUND_FACTS = ("floor", "teacher_distance", "blank", "chosen")


def lengthened_recipe(run: Run, stage: str, epochs: int, decay_epochs: int) -> Recipe:
    """The run's recipe with a stage trained for so many epochs more, and where it goes on from.

    Raises UserError where that stage is not done, or cannot be trained for so many.
    """
    _require_done(run, stage)
    table = run.recipe.model_dump(mode="json")
    table["start"] = {"run": str(run.folder.resolve()), "stage": stage}
    table[stage] |= {"epochs": epochs, "decay_epochs": decay_epochs}
    if stage == "finetune":
        table["finetune"]["enabled"] = True
    return make_recipe(table, f"{stage} of {run.name}, lengthened")


def lengthenable(run: Run) -> list[str]:
    """The stages that can be trained longer: those that trained weights and are done."""
    with run.record() as record:
        states = {stage.name: stage.state for stage in record.stages()}
    return [name for name in TRAINED if states.get(name) == "done"]


def recipe_changes(before: Recipe, after: Recipe) -> list[str]:
    """What differs, a line each: “teacher.epochs: 100, before 20”."""
    return [
        f"{field.path}: {value_of(after, field.path)}, before {value_of(before, field.path)}"
        for field in fields()
        if differs(field.path, before, after)
    ]


def check_start(recipe: Recipe) -> Run | None:
    """The run that a recipe continues; None where it starts from the beginning.

    Raises UserError where this recipe cannot continue that run.
    """
    if not recipe.start.run:
        return None
    earlier, stage = Run(given_path(recipe.start.run)), recipe.start.stage
    _require_done(earlier, stage)
    wrong = [path for path in _needed_paths(recipe) if differs(path, earlier.recipe, recipe)]
    if wrong:
        was = value_of(earlier.recipe, wrong[0])
        raise UserError(
            f"{wrong[0]} differs from that of {earlier.name} ({was}), and what is taken over was "
            "made with that.",
            "Set it back, or lengthen an earlier stage.",
        )
    return earlier


def take_over(recipe: Recipe, earlier: Run, folder: Path) -> None:
    """Copy into a new run's folder what it goes on from, and write its record.

    Raises UserError where the earlier run's record or files cannot be read.
    """
    stage = recipe.start.stage
    if stage != "teacher":
        _copy_record(earlier, folder, recipe)
    with Record(folder / "run.sqlite", write=True, stages=recipe.stages) as record:
        for name in recipe.taken_over:
            record.set_stage(name, note=f"Taken over from {earlier.name}.")
        record.add_notice(stage, going_on(recipe, earlier))
        _note_weights(record, earlier, stage)
    for name, wanted in _files(earlier, recipe):
        weights = earlier.checkpoints / name
        if not weights.is_file() or irregular(weights):
            raise UserError(f"{weights} is not a file.", "Restore a copy of it.")
        shutil.copyfile(weights, folder / "checkpoints" / wanted)
        sync_file(folder / "checkpoints" / wanted)
    for name in names_in(earlier.samples) if recipe.taken_over else ():
        # A link to a device would be copied without end.
        sheet = earlier.samples / name
        if (
            sheet.is_file()
            and not irregular(sheet)
            and _belongs(name, (*_SHEETS, *recipe.taken_over))
        ):
            shutil.copyfile(sheet, folder / "samples" / name)
    sync_folder(folder / "checkpoints")


def _note_weights(record: Record, earlier: Run, stage: str) -> None:
    """Copy the earlier run's notes on its weights: they hold for weights trained from them, too."""
    with earlier.record() as known:
        noted = Understood.of(known).weights
    here = Understood.of(record)
    said = f"The {stage} continues from that of the run {earlier.name}."
    replace(here, weights=(said, *noted)).keep(record)


def going_on(recipe: Recipe, earlier: Run) -> Notice:
    """What a run continues, what it takes over and what it does again, in sentences."""
    stage = recipe.start.stage
    schedule = getattr(recipe, stage)
    later = recipe.stages[recipe.stages.index(stage) + 1 :]
    over = f" Taken over as they are: {', '.join(recipe.taken_over)}." if recipe.taken_over else ""
    return Notice(
        "info",
        f"This run continues {earlier.name}, which stays as it is. Its {stage} is trained for "
        f"{training_words(schedule.epochs, schedule.decay_epochs)} more.{over} "
        f"Done anew: {', '.join(later)}.",
        details="\n".join(recipe_changes(earlier.recipe, recipe)),
    )


def training_words(epochs: int, decay_epochs: int) -> str:
    """How long a stage is trained, in words."""
    if not decay_epochs:
        return f"{_epochs(epochs)} at the full learning rate"
    if not epochs:
        return f"{_epochs(decay_epochs)} of decay"
    return f"{_epochs(epochs)} at the full learning rate and {decay_epochs} of decay"


def _epochs(count: int) -> str:
    return f"{count} epoch" if count == 1 else f"{count} epochs"


def _require_done(run: Run, stage: str) -> None:
    with run.record() as record:
        states = {item.name: item.state for item in record.stages()}
    if states.get(stage) != "done":
        done = ", ".join(lengthenable(run))
        raise UserError(
            f"The {stage} of {run.name} is not done, so it cannot be trained longer.",
            f"Stages that can: {done}." if done else "Finish the run first.",
        )


def _needed_paths(recipe: Recipe) -> Iterator[str]:
    """The fields that determined what is taken over, and the weights to start from."""
    stage = recipe.start.stage
    yield from (*_ALWAYS, *_MADE_FOR.get(stage, ()))
    if stage == "teacher":
        return
    free = {*_FREE, *_TUNED, *recipe.stages[recipe.stages.index(stage) :]}
    if stage != "finetune":
        free.add("search")
    yield from (item.path for item in fields() if item.path.partition(".")[0] not in free)


def _files(earlier: Run, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """The names of weights to copy, and what they are called in the new run."""
    stage = recipe.start.stage
    for name in names_in(earlier.checkpoints):
        if not name.endswith((".safetensors", ".pt")) or name.endswith(".state.pt"):
            continue
        if _belongs(name, (stage,)):
            yield name, f"{BEFORE}{name}"
        elif _belongs(name, recipe.taken_over):
            yield name, name


def _belongs(name: str, stages: Sequence[str]) -> bool:
    """Whether a file's name begins with that of one of the stages."""
    marks = [*stages, *(_ALSO[stage] for stage in stages if stage in _ALSO)]
    return any(name.startswith((f"{mark}.", f"{mark}-")) for mark in marks)


def _copy_record(earlier: Run, folder: Path, recipe: Recipe) -> None:
    """The record of the stages that are taken over, and of nothing that comes after them."""
    stage, path = recipe.start.stage, folder / "run.sqlite"
    try:
        with (
            closing(sqlite3.connect(earlier.folder / "run.sqlite", timeout=20)) as known,
            closing(sqlite3.connect(path, isolation_level=None)) as made,
        ):
            known.backup(made)
            _forget(made, recipe.stages[recipe.stages.index(stage) :], stage == "finetune")
    except sqlite3.Error as error:
        raise unreadable(earlier.folder / "run.sqlite", error) from error


def _forget(made: sqlite3.Connection, stages: Sequence[str], keep_found: bool) -> None:
    marks = ", ".join("?" * len(stages))
    for table in ("scalars", "previews", "notices"):
        made.execute(f"DELETE FROM {table} WHERE stage IN ({marks})", (*stages,))
    made.execute(
        "UPDATE stages SET state = 'pending', done = 0, total = 0, unit = '', seconds = 0, "
        f"remaining = NULL, note = '' WHERE name IN ({marks})",
        (*stages,),
    )
    kept = [*_KEPT_FACTS, *(_FOUND_FACTS if keep_found else ())]
    sources = "name NOT LIKE 'source %'" if keep_found else "1"
    made.execute(
        f"DELETE FROM facts WHERE name NOT IN ({', '.join('?' * len(kept))}) AND {sources}",
        (*kept,),
    )
    if not keep_found:
        made.execute("DELETE FROM candidates")
        made.execute("DROP TABLE IF EXISTS trials")
