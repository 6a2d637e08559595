"""Runs that are killed -9 and gone on with, for the tests of resuming."""

import multiprocessing
import os
import sys
import time
from pathlib import Path

from safetensors.torch import load_file

from core.commands import main
from core.recipe.file import dump_recipe
from core.recipe.recipe import Recipe
from core.run.record import Record
from core.run.run import Run
from tests.core.tiny import variant

KILL_AT = {"teacher": 9, "prune": 8, "distill": 11, "search": 2, "finetune": 7, "export": 1}
TRAINED_TO_JUDGE = ("encoder", "segmenter")


# Importing torch takes longer than a tiny run: the processes are forked from one that has.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.core.imported"])
PATIENCE_S = 240


class Started:
    """`main.py run RECIPE --into FOLDER` in a process of its own."""

    def __init__(self, recipe: Path, folder: Path, home: Path) -> None:
        self._output = folder.with_name(f"{folder.name}.log")
        arguments = ["run", str(recipe), "--into", str(folder)]
        self._process = _FORKS.Process(target=_run, args=(arguments, home, self._output))
        self._process.start()

    @property
    def is_running(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """Kill -9."""
        self._process.kill()
        self._process.join()

    def finish(self) -> None:
        """Let it come to its end, which has to be a good one."""
        self._process.join(PATIENCE_S)
        assert self._process.exitcode == 0, self._output.read_text()


def _run(arguments: list[str], home: Path, output: Path) -> None:
    os.environ["GCW_HOME"] = str(home)
    with output.open("w") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    sys.exit(main(arguments))


def progress(record: Record, stage: str) -> int:
    """How far the stage is, from rows that are written at once."""
    if stage == "search":
        return len(record.candidates())
    if stage == "export":
        return record.stage(stage).done
    return max((row.step for row in record.scalars() if row.stage == stage), default=0)


def kill_in(process: Started, folder: Path, stage: str) -> bool:
    """Kill -9 once the stage has come so far; whether it was still running then."""
    run: Run | None = None
    while process.is_running:
        # Reading a recipe takes long enough to slow down what is watched: once will do.
        if run is None and (folder / "recipe.toml").is_file():
            run = Run(folder)
        if run is not None and _has_come_to(run, stage):
            process.kill()
            return True
        time.sleep(0.01)
    return False


def _has_come_to(run: Run, stage: str) -> bool:
    with run.record() as record:
        running = record.stage(stage).state == "running"
        reached = running and progress(record, stage) >= KILL_AT[stage]
    return reached


def numbers(folder: Path) -> dict:
    """Everything that must be equal: losses, candidates, weights, exported model."""
    with Run(folder).record() as record:
        scalars = {
            (s.stage, s.step, s.name): s.value
            for s in record.scalars()
            if s.name not in TRAINED_TO_JUDGE
        }
        candidates = [
            (c.candidate.architecture, c.candidate.metric, c.candidate.miou, c.candidate.macs)
            for c in record.candidates()
        ]
        finetuned = record.fact("chosen")
    weights = {
        path.name: {key: tensor.numpy().tobytes() for key, tensor in load_file(path).items()}
        for path in sorted((folder / "checkpoints").glob("*.safetensors"))
    }
    return {
        "scalars": scalars,
        "candidates": candidates,
        "chosen": finetuned,
        "weights": weights,
    }


def longer(name: str) -> Recipe:
    """A tiny recipe whose stages last long enough to be killed in."""
    epochs = {"epochs": 5}
    changes = {"teacher": epochs, "distill": epochs, "finetune": epochs}
    recipe = variant(name, **changes)
    return variant(name, **changes, prune=epochs) if recipe.route == "original" else recipe


def resumed_to_the_same_numbers(name: str, tmp_path: Path) -> None:
    """Kill a tiny run of VARIANTS[name] in its stages, go on, and compare with one left alone."""
    recipe = longer(name)
    file, home = tmp_path / "tiny.toml", tmp_path / "home"
    file.write_text(dump_recipe(recipe))
    Started(file, tmp_path / "whole", home).finish()
    folder, killed = tmp_path / "run", []
    # Fine-tuning trains as distillation does, and the export reads the same for each family.
    once = () if name == "pix2pix" else ("finetune", "export")
    wanted = [stage for stage in recipe.stages if stage not in once]
    for stage in wanted:
        process = Started(file, folder, home)
        if kill_in(process, folder, stage):
            killed.append(stage)
            assert Run(folder).state() == "interrupted"
        else:
            process.finish()
    assert killed == wanted
    Started(file, folder, home).finish()
    resumed, whole = numbers(folder), numbers(tmp_path / "whole")
    assert resumed["scalars"] == whole["scalars"]
    assert resumed["candidates"] == whole["candidates"]
    assert resumed["weights"].keys() == whole["weights"].keys()
    for file, tensors in resumed["weights"].items():
        assert tensors == whole["weights"][file], f"{file} differs"
    assert resumed["chosen"] == whole["chosen"]
    assert all(stage.state == "done" for stage in Run(folder).record().stages())
