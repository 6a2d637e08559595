"""Runs that are killed -9 and gone on with, for the tests of resuming."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from safetensors.torch import load_file

from core.recipe import Recipe
from core.recipe_file import dump_recipe
from core.record import Record
from core.run import Run
from tests.conftest import REPOSITORY
from tests.core.tiny import variant

KILL_AT = {"teacher": 9, "prune": 8, "distill": 11, "search": 2, "finetune": 7, "export": 1}
TRAINED_TO_JUDGE = ("encoder", "segmenter")


def start(recipe: Path, folder: Path, home: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "main.py", "run", str(recipe), "--into", str(folder)],
        cwd=REPOSITORY,
        env=os.environ | {"GCW_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(process: subprocess.Popen) -> None:
    output, _ = process.communicate(timeout=240)
    assert process.returncode == 0, output


def progress(record: Record, stage: str) -> int:
    """How far the stage is, from rows that are written at once."""
    if stage == "search":
        return len(record.candidates())
    if stage == "export":
        return record.stage(stage).done
    return max((row.step for row in record.scalars() if row.stage == stage), default=0)


def kill_in(process: subprocess.Popen, folder: Path, stage: str) -> bool:
    """Kill -9 once the stage has come so far; whether it was still running then."""
    while process.poll() is None:
        if (folder / "recipe.toml").is_file():
            record = Run(folder).record()
            running = record.stage(stage).state == "running"
            reached = running and progress(record, stage) >= KILL_AT[stage]
            record.close()
            if reached:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return True
        time.sleep(0.01)
    return False


def numbers(folder: Path) -> dict:
    """Everything that must be equal: losses, candidates, weights, exported model."""
    record = Run(folder).record()
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
    record.close()
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
    finish(start(file, tmp_path / "whole", home))
    folder, killed = tmp_path / "run", []
    # Fine-tuning trains as distillation does, and the export reads the same for each family.
    once = () if name == "pix2pix" else ("finetune", "export")
    wanted = [stage for stage in recipe.stages if stage not in once]
    for stage in wanted:
        process = start(file, folder, home)
        if kill_in(process, folder, stage):
            killed.append(stage)
            assert Run(folder).state() == "interrupted"
        else:
            output = process.communicate()[0]
            assert process.returncode == 0, output
    assert killed == wanted
    finish(start(file, folder, home))
    found, whole = numbers(folder), numbers(tmp_path / "whole")
    assert found["scalars"] == whole["scalars"]
    assert found["candidates"] == whole["candidates"]
    assert found["weights"].keys() == whole["weights"].keys()
    for file, tensors in found["weights"].items():
        assert tensors == whole["weights"][file], f"{file} differs"
    assert found["chosen"] == whole["chosen"]
    assert all(stage.state == "done" for stage in Run(folder).record().stages())
