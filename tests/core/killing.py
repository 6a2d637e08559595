"""Runs that are killed -9 and gone on with, for the tests of resuming."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from pathlib import Path

from safetensors.torch import load_file

from core.commands import main
from core.recipe.file import dump_recipe
from core.recipe.recipe import Recipe
from core.run.record import Record
from core.run.run import Run
from core.run.worker import begin_worker
from tests.core.tiny import variant

# The trainings have two epochs of four steps.
KILL_AT = {"teacher": 3, "prune": 3, "distill": 5, "search": 2, "finetune": 5, "export": 1}
TRAINED_TO_JUDGE = ("encoder", "segmenter")


# Importing torch takes longer than a tiny run: the processes are forked from one that has.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.core.imported"])
PATIENCE_S = 240


class Started:
    """`main.py run RECIPE --into FOLDER [--until UNTIL]` in a process of its own.

    With `kill_in` it is killed -9 once that stage has come so far, whatever it is doing then.
    """

    def __init__(
        self, recipe: Path, folder: Path, home: Path, until: str = "", kill_in: str = ""
    ) -> None:
        self._output = folder.with_name(f"{folder.name}.log")
        arguments = ["run", str(recipe), "--into", str(folder)]
        arguments += ["--until", until] if until else []
        known = arguments, folder, home, self._output, kill_in
        self._process = FORKS.Process(target=_run, args=known)
        self._process.start()

    @property
    def number(self) -> int:
        """Of the process."""
        assert self._process.pid is not None
        return self._process.pid

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

    def was_killed(self) -> bool:
        """Wait for its end; whether that was the kill."""
        self._process.join(PATIENCE_S)
        return self._process.exitcode == -signal.SIGKILL


def begin_forked_worker(home: str) -> None:
    """What `begin_worker` does, in a process that was forked from one with another home."""
    os.environ["GCW_HOME"] = home
    begin_worker()


def _run(arguments: list[str], folder: Path, home: Path, output: Path, kill_in: str) -> None:
    os.environ["GCW_HOME"] = str(home)
    with output.open("w") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    if kill_in:
        threading.Thread(target=_kill_in, args=(folder, kill_in), daemon=True).start()
    sys.exit(main(arguments))


def _kill_in(folder: Path, stage: str) -> None:
    """Kill this process once the stage has come so far.

    From a thread of it: a watcher of another process would come too late on a busy machine, or the
    stages would have to be longer than they need to be.
    """
    while not (folder / "recipe.toml").is_file():
        time.sleep(0.002)
    run = Run(folder)
    while not _has_come_to(run, stage):
        time.sleep(0.002)
    os.kill(os.getpid(), signal.SIGKILL)


def progress(record: Record, stage: str) -> int:
    """How far the stage is, from rows that are written at once."""
    if stage == "search":
        return len(record.candidates())
    if stage == "export":
        return record.stage(stage).done
    return max((row.step for row in record.scalars() if row.stage == stage), default=0)


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


def often_kept(name: str) -> Recipe:
    """A tiny recipe whose stages keep their state every few steps."""
    often = {"checkpoint_seconds": 0.05, "preview_every": 3}
    return variant(name, data={"holdout": 0.4}, engine=often)


def resumed_to_the_same_numbers(name: str, tmp_path: Path) -> None:
    """Kill a tiny run of VARIANTS[name] in its stages, go on, and compare with one left alone."""
    recipe = often_kept(name)
    file, home = tmp_path / "tiny.toml", tmp_path / "home"
    file.write_text(dump_recipe(recipe))
    # Fine-tuning trains as distillation does, and the export reads the same for each family.
    stages = [s for s in recipe.stages if name == "pix2pix" or s not in ("finetune", "export")]
    Started(file, tmp_path / "whole", home, until=stages[-1]).finish()
    folder = tmp_path / "run"
    for stage in stages:
        assert Started(file, folder, home, stages[-1], kill_in=stage).was_killed(), stage
        assert Run(folder).state() == "interrupted"
    Started(file, folder, home, stages[-1]).finish()
    resumed, whole = numbers(folder), numbers(tmp_path / "whole")
    assert resumed["scalars"] == whole["scalars"]
    assert resumed["candidates"] == whole["candidates"]
    assert resumed["weights"].keys() == whole["weights"].keys()
    for file, tensors in resumed["weights"].items():
        assert tensors == whole["weights"][file], f"{file} differs"
    assert resumed["chosen"] == whole["chosen"]
    done = {stage.name for stage in Run(folder).record().stages() if stage.state == "done"}
    assert done >= set(stages)
