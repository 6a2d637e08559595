"""The verb repeat: one recipe with several seeds, and what they say together."""

import argparse
import json
import statistics
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO

from core.commands import FAILED, INTERRUPTED, OK, show
from core.commands.recipe import recipe_named
from core.commands.run import cancelled_by_signals, executed, open_run
from core.engine.whole_run import execute_whole
from core.nets.architecture import architecture_text
from core.recipe.file import with_settings
from core.recipe.recipe import Recipe
from core.run.events import Notice
from core.run.executor import open_executor
from core.run.record import OVER
from core.run.run import Run
from core.runtime.cancellation import Control
from core.runtime.errors import UserError
from core.runtime.reading import read_json
from core.runtime.writing import write_text

JSON, PAGE = "summary.json", "summary.md"
# Path in export.json -> what it is called. Not all of them are measured in every run.
NUMBERS = {
    "distances.teacher": "Teacher's distance",
    "distances.student": "Student's distance",
    "segmented.teacher.mean_iou": "Teacher's mIoU (%)",
    "segmented.student.mean_iou": "Student's mIoU (%)",
    "paper_macs_ratio": "Times fewer paper MACs",
    "macs_ratio": "Times fewer executed MACs",
    "parameters_ratio": "Times fewer parameters",
    "latency_ratio": "Times as fast, measured",
}


def repeat(chosen: argparse.Namespace) -> int:
    """Run a recipe once for each seed, going on where that was begun; then sum up."""
    if chosen.seeds < 1:
        raise UserError(f"{chosen.seeds} seeds are none.", "Ask for 1 or more; for a spread, 3.")
    plain = recipe_named(chosen.recipe)
    recipe = with_settings(plain, chosen.settings)
    if recipe.finetune.choice == "ask":
        raise UserError(
            "The recipe waits for a person to choose a candidate.",
            "Add --set finetune.choice=best, or another choice that a recipe can make.",
        )
    out = sys.stderr if chosen.json else sys.stdout
    runs = []
    for seed in range(recipe.seed, recipe.seed + chosen.seeds):
        seeded = with_settings(recipe, [f"seed={seed}"])
        runs.append(open_run(seeded, chosen.into / f"seed-{seed}", plain))
    workers = chosen.workers or recipe.engine.workers
    at_once = workers > 1 or recipe.engine.cluster
    halted = _at_once(runs, workers, chosen.into, out) if at_once else _in_turn(runs, out)
    if halted:
        return INTERRUPTED
    if not all(map(_is_done, runs)):
        return FAILED
    document = summary(recipe, runs)
    page = summary_page(document)
    write_text(chosen.into / JSON, json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    write_text(chosen.into / PAGE, page)
    show(chosen, document, [page])
    return OK


def _in_turn(runs: Sequence[Run], out: TextIO) -> bool:
    """Execute one after the other in this process; whether a signal halted it."""
    for opened in runs:
        print(f"seed {opened.recipe.seed}: {opened.folder}", file=out, flush=True)
        if executed(opened, None, out):
            return True
        if not _is_done(opened):
            return False
    return False


def _at_once(runs: Sequence[Run], workers: int, into: Path, out: TextIO) -> bool:
    """Execute as many at once as there are workers; whether a signal halted it."""
    control, engine = Control(), runs[0].recipe.engine
    with (
        cancelled_by_signals(control),
        open_executor(engine, workers, into) as executor,
    ):
        tasks = [executor.submit(execute_whole, opened.folder) for opened in runs]
        for opened, task in zip(runs, tasks, strict=True):
            with closing(task.wait()) as events:
                for event in events:
                    if control.requested:
                        return True
                    if isinstance(event, Notice):
                        seed = opened.recipe.seed
                        print(f"seed {seed}: {event.sentence}", file=out, flush=True)
            print(f"seed {opened.recipe.seed} is done: {opened.folder}", file=out, flush=True)
    return False


def summary(recipe: Recipe, runs: Sequence[Run]) -> dict[str, Any]:
    """Mean and standard deviation (n - 1) over finished runs of one recipe, and each run's own."""
    exports = [_export(run) for run in runs]
    each = [
        {
            "run": run.name,
            "seed": run.recipe.seed,
            "architecture": export["architecture"],
            "part": export["distances"]["part"],
            "features": export["distances"]["features"],
            "numbers": {path: _value(export, path) for path in NUMBERS},
        }
        for run, export in zip(runs, exports, strict=True)
    ]
    return {
        "recipe": recipe.name,
        "seeds": [run.recipe.seed for run in runs],
        "numbers": {
            path: spread
            for path in NUMBERS
            if (spread := _spread(row["numbers"][path] for row in each))
        },
        "comparable": len({row["features"] for row in each}) == 1,
        "runs": each,
    }


def summary_page(document: dict[str, Any]) -> str:
    """The summary as Markdown."""
    rows, runs = document["numbers"], document["runs"]
    part = "test" if all(run["part"] == "test" for run in runs) else "held-out"
    lines = [
        f"# {document['recipe']}, {len(runs)} seeds",
        "",
        f"Final numbers on the {part} pictures: mean ± standard deviation over the seeds.",
        "",
        "| | " + " | ".join(["all", *(f"seed {run['seed']}" for run in runs)]) + " |",
        "|---|" + "--:|" * (len(runs) + 1),
        *(_row(path, rows[path], runs) for path in rows),
        "| Channels | | " + " | ".join(run["architecture"] for run in runs) + " |",
        "",
    ]
    if not document["comparable"]:
        lines.append(
            "Each seed's distances are in an encoder of its own, trained with that seed "
            f"({'; '.join(run['features'] for run in runs)}): a part of their spread is the "
            "encoders'. For distances in one and the same network, name a pretrained one in "
            "search.features."
        )
    else:
        lines.append(f"Distances are in the features {runs[0]['features']}.")
    return "\n".join(lines) + "\n"


def _row(path: str, spread: dict[str, float], runs: Sequence[dict[str, Any]]) -> str:
    sd = spread["sd"]
    whole = f"{spread['mean']:.4g}" + ("" if sd is None else f" ± {sd:.2g}")
    own = [run["numbers"][path] for run in runs]
    cells = ["–" if value is None else f"{value:.4g}" for value in own]
    return f"| {NUMBERS[path]} | **{whole}** | " + " | ".join(cells) + " |"


def _spread(values: Iterable[float | None]) -> dict[str, Any]:
    """Mean and sd of what was measured; nothing where that is not so for every run."""
    every = list(values)
    known = [value for value in every if value is not None]
    if not known or len(known) < len(every):
        return {}
    sd = statistics.stdev(known) if len(known) > 1 else None
    return {"mean": statistics.fmean(known), "sd": sd, "n": len(known)}


def _value(export: dict[str, Any], path: str) -> float | None:
    if path == "parameters_ratio":
        teacher, student = export["teacher"], export["student"]
        return teacher["parameters"] / student["parameters"] if teacher else None
    value: Any = export
    for key in path.split("."):
        value = value.get(key) if value else None
    return value


def _export(run: Run) -> dict[str, Any]:
    chosen = run.chosen()
    assert chosen is not None, "a finished run has chosen"
    path = run.exports / architecture_text(chosen) / "export.json"
    try:
        document: dict[str, Any] = read_json(path)
    except (OSError, ValueError) as error:
        raise UserError(
            f"{path} cannot be read: {error}.",
            f"Restore a copy, or remove the folder {run.folder} and repeat.",
        ) from None
    return document


def _is_done(run: Run) -> bool:
    with run.record() as record:
        return all(stage.state in OVER for stage in record.stages())
