"""`python -m benchmarks.crashes`: a small run that is broken at every operation on the disk.

- `failing`: the Nth write, sync, rename or removal fails, for every N. The run has to end with a
  sentence, or to go on; resumed, it has to come to the numbers of a run left alone.
- `power`: the machine stops after the Nth of them, and what is left is laid out elsewhere, in the
  two worlds of `benchmarks.crash_disk`. Gone on with, it has to come to the same numbers, and
  nothing that was reported done, no stage and no training state, may be done again.
- `kills`: kill -9 at random moments in every stage of two families.

Each trial begins with a copy of what the whole run had when the stage that is broken began, and
ends with that stage; each tenth goes on to the end of the run. Prints tried, survived and lost for
each kind; gives 1 where anything was lost. `--every K` takes each Kth operation, `--first N` begins
with the Nth (so that several processes share the work), `--kinds` takes some of the kinds.
"""

import argparse
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch

from benchmarks.crash_disk import WORLDS, Disk
from core.engine.execution import execute
from core.recipe.file import dump_recipe, make_recipe
from core.recipe.recipe import Recipe, StageName
from core.run.events import Planned, StageChanged
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.weight_files import read_weights
from core.stages import loop

# Small, and with all that touches the disk: several states of each stage, best weights that are
# chosen while it trains, a front, an export.
SCHEDULE = {"batch_size": 6, "epochs": 1, "decay_epochs": 1, "evaluations": 3}
SMALL: dict[str, Any] = {
    "name": "crashes",
    "data": {"height": 32, "width": 32, "sample_pairs": 16, "jitter": 0.125, "holdout": 0.25},
    "teacher": {"width": 4, "discriminator_width": 4, **SCHEDULE},
    "distill": {"space": [[8, 4], [4], [4], [4], [4], [4], [4], [8, 4]], **SCHEDULE},
    "losses": {"perceptual": 0, "energy": 0},
    "discriminator": {"kind": "conditional"},
    "search": {
        "method": "evolution", "evaluations": 4, "population": 4,
        "features": "encoder", "encoder_steps": 2, "score": "frechet",
    },
    "finetune": SCHEDULE,
    "export": {"latency_repeats": 3, "compare": False, "third_judge": "none"},
    "engine": {"threads": 1, "preview_every": 4, "checkpoint_seconds": 0, "device": "cpu"},
}  # fmt: skip
FAMILIES = ("pix2pix", "cyclegan")
# The encoder is trained again where its file was lost: its losses are no loss.
TRAINED_TO_EVALUATE = ("encoder", "segmenter")
WHOLLY = 10
"""So many trials, one goes on to the end of the run."""
Numbers = dict[str, Any]


@dataclass
class Tally:
    """What became of the trials of one kind."""

    kind: str
    tried: int = 0
    survived: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def add(self, stage: str, problem: str, where: str = "") -> None:
        """Count one trial in a stage; `problem` is empty where nothing was lost."""
        self.tried += 1
        self.stages[stage] += 1
        self.survived += not problem
        if problem:
            self.lost.append(f"{stage} {where}: {problem}")

    def __str__(self) -> str:
        lines = [f"{self.kind:<16} tried {self.tried:>5}  survived {self.survived:>5}  "
                 f"lost {len(self.lost):>3}"]  # fmt: skip
        lines += [f"    {count:>4} in {stage}" for stage, count in self.stages.items()]
        return "\n".join(lines + [f"    {line}" for line in self.lost[:40]])


def recipe_of(family: str = "pix2pix") -> Recipe:
    """The small recipe, of one of FAMILIES."""
    return make_recipe(SMALL | {"family": family})


def numbers(run: Run) -> Numbers:
    """All that has to be the same: losses, candidates, weights, pictures, states of the stages."""
    with run.record() as record:
        values = {
            "scalars": {
                (s.stage, s.step, s.name): s.value
                for s in record.scalars()
                if s.name not in TRAINED_TO_EVALUATE
            },
            "candidates": [
                (c.candidate.architecture, c.candidate.metric, c.candidate.macs)
                for c in record.candidates()
            ],
            "previews": sorted({(p.stage, p.step, p.file) for p in record.previews()}),
            "stages": [(stage.name, stage.state) for stage in record.stages()],
            "chosen": record.fact("chosen"),
            "facts": {name: record.fact(name) for name in ("inputs", "teacher")},
            "distance": record.facts("teacher_distance").get("distance"),
        }
    values["weights"] = {
        path.name: {name: t.numpy().tobytes() for name, t in read_weights(path).items()}
        for path in sorted(run.checkpoints.glob("*.safetensors"))
    }
    # Training states have names of their own, and are gone with the end of their stage.
    values["checkpoints"] = sorted(path.name for path in run.checkpoints.iterdir())
    values["samples"] = {path.name: path.read_bytes() for path in sorted(run.samples.iterdir())}
    values["exports"] = sorted(path.name for path in run.exports.rglob("*") if path.is_file())
    return values


def difference(resumed: Numbers, whole: Numbers) -> str:
    """The first kind of number that differs; empty where none does."""
    for key in whole:
        one, other = resumed[key], whole[key]
        if one != other and isinstance(one, dict):
            names = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
            return f"{len(names)} {key} differ, such as {min(names, key=str)}"
        if one != other:
            return f"{key} differ: {one}, not {other}"
    return ""


@contextmanager
def home(folder: Path) -> Iterator[Path]:
    """Within, caches and runs lie below this folder."""
    with patch.dict(os.environ, {"GCW_HOME": str(folder / "home")}):
        yield folder / "run"


def finished(folder: Path, recipe: Recipe, until: StageName | None = None) -> Run:
    """The run in this folder, made where it is not there, run or gone on with.

    It ends after the stage `until`, or when it is done.
    """
    with home(folder) as home_folder:
        is_there = (home_folder / "recipe.toml").is_file()
        run = Run(home_folder) if is_there else Run.create(home_folder, recipe)
        for _ in execute(run, until):
            pass
        return run


@dataclass(frozen=True)
class Leg:
    """One stage of the run that was left alone.

    It did the operations after `first` up to `last`; `before` is a copy of what was there at its
    start, and `numbers` are those at its end.
    """

    stage: StageName
    before: Path
    first: int
    last: int
    numbers: Numbers


@dataclass
class Whole:
    """A run left alone: its operations, the worlds after each, and what it promised meanwhile.

    A promise is (operation, stage, steps): done from then on; -1 steps for a whole stage.
    """

    recipe: Recipe
    disk: Disk
    promises: list[tuple[int, str, int]] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)

    def leg(self, number: int) -> Leg:
        """Who does this operation."""
        return next(leg for leg in self.legs if number <= leg.last)

    def goes_on(self, folder: Path, number: int) -> str:
        """Go on with a run that broke at this operation; what was lost, or nothing."""
        leg = self.leg(number)
        try:
            changed = difference(numbers(finished(folder, self.recipe, leg.stage)), leg.numbers)
            if changed or number % WHOLLY:
                return changed
            return difference(numbers(finished(folder, self.recipe)), self.legs[-1].numbers)
        except Exception as error:
            return f"{type(error).__name__}: {error}"


def recorded(recipe: Recipe, room: Path) -> Whole:
    """Run it whole, stage by stage, and keep what each began with."""
    folder = room / "whole"
    whole = Whole(recipe, Disk(folder, keeps_worlds=True))
    disk, save = whole.disk, loop._Checkpoints.save

    def saved(checkpoints: Any) -> None:
        save(checkpoints)
        whole.promises.append((disk.count, checkpoints.stage, checkpoints.training.count))

    with home(folder) as home_folder, patch.object(loop._Checkpoints, "save", saved):
        for stage in recipe.stages:
            before, first = room / f"before-{stage}", disk.count
            _copied(folder, before)
            with disk.watching():
                run = Run(home_folder) if home_folder.exists() else Run.create(home_folder, recipe)
                for name, event in execute(run, stage):
                    if isinstance(event, StageChanged) and event.state == "done":
                        whole.promises.append((disk.count, name, -1))
            whole.legs.append(Leg(stage, before, first, disk.count, numbers(run)))
    return whole


def _copied(folder: Path, into: Path) -> Path:
    if folder.exists():
        shutil.copytree(folder, into)  # with the times, by which pictures are known again
    return into


# -- the kinds ----------------------------------------------------------------------------


def failing(whole: Whole, operations: Sequence[int], room: Path) -> Tally:
    """The Nth operation fails; the run is then gone on with on a disk that works."""
    tally = Tally("failing")
    for number in operations:
        leg = whole.leg(number)
        folder = _copied(leg.before, room / f"failing-{number}")
        disk = Disk(folder, fails=number - leg.first)
        problem = ""
        try:
            with disk.watching():
                finished(folder, whole.recipe, leg.stage)
        except UserError:
            pass
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
        problem = problem or whole.goes_on(folder, number)
        wanted, done = whole.disk.kinds[leg.first : number], disk.kinds[: number - leg.first]
        if not problem and [what.split()[0] for what in wanted] != [d.split()[0] for d in done]:
            problem = "other operations were done than in the run left alone"
        tally.add(leg.stage, problem, f"{number} ({whole.disk.kinds[number - 1]})")
        shutil.rmtree(folder, ignore_errors=True)
    return tally


def power(whole: Whole, operations: Sequence[int], room: Path) -> Tally:
    """The machine stops after the Nth operation."""
    tally, known, disk = Tally("power"), {}, whole.disk
    for number, world in itertools.product(operations, WORLDS):
        left, leg = disk.worlds[world][number - 1], whole.leg(number)
        made = {(name, steps) for after, name, steps in whole.promises if after <= number}
        key = (leg.stage, tuple(sorted(left.items())), tuple(sorted(made)))
        if key not in known:
            folder = room / f"power-{number}-{world}"
            disk.lay_out(left, folder)
            known[key] = _kept(folder, made, leg.stage) or whole.goes_on(folder, number)
            shutil.rmtree(folder, ignore_errors=True)
        tally.add(leg.stage, known[key], f"{number}, {world} ({disk.kinds[number - 1]})")
    return tally


def _kept(folder: Path, made: set[tuple[str, int]], until: StageName) -> str:
    """Which promise is not kept by what is left; goes on with the run until that is known."""
    if not made:
        return ""
    done = {name for name, steps in made if steps < 0}
    with home(folder) as home_folder:
        if not (home_folder / "recipe.toml").is_file():
            return "the run itself is gone"
        run = Run(home_folder)
        with run.record() as record:
            states = {stage.name: stage.state for stage in record.stages()}
        for name in done:
            if states[name] != "done":
                return f"the stage {name} was done and is {states[name]}"
        # The state of fine-tuning has the architecture in its name.
        steps = max((n for name, n in made if n >= 0 and name.split("-")[0] == until), default=0)
        for name, event in execute(run, until) if steps and until not in done else ():
            if isinstance(event, Planned) and event.unit == "steps" and name == until:
                return "" if event.done >= steps else f"{name} lost steps before {steps}"
    return ""


def kills(family: str, count: int, room: Path, rng: random.Random) -> Tally:
    """kill -9 at a random moment of each stage in turn, until there were so many kills."""
    tally, recipe = Tally(f"kills, {family}"), recipe_of(family)
    file = room / f"{family}.toml"
    file.write_text(dump_recipe(recipe), encoding="utf-8")
    whole = numbers(finished(room / f"{family}-whole", recipe))
    for _ in range(count):  # a stage may end before its kill, and then counts for nothing
        folder = room / f"{family}-killed"
        hit = [at for name in recipe.stages if (at := _killed_in(name, file, folder, rng.random()))]
        problem = _ended(folder, recipe, whole)
        for stage in hit:
            tally.add(stage, problem)
        shutil.rmtree(folder, ignore_errors=True)
        if tally.tried >= count:
            break
    return tally


def _ended(folder: Path, recipe: Recipe, whole: Numbers) -> str:
    try:
        return difference(numbers(finished(folder, recipe)), whole)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _killed_in(stage: StageName, file: Path, folder: Path, seconds: float) -> str:
    """Run, and kill so long after this stage began; the stage it hit, or "" if it was over."""
    environment = os.environ | {"GCW_HOME": str(folder / "home"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "main.py", "run", str(file), "--into", str(folder / "run")]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and not _is_at(folder, stage):
        time.sleep(0.02)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    if process.wait() != -signal.SIGKILL:
        return ""
    return next((name for name, state in _states(folder).items() if state == "running"), "between")


def _is_at(folder: Path, stage: StageName) -> bool:
    """Whether a process works there, and has begun this stage."""
    begun = _states(folder).get(stage, "pending") != "pending"
    return begun and Run(folder / "run").is_running()


def _states(folder: Path) -> dict[str, str]:
    if not (folder / "run" / "recipe.toml").is_file():
        return {}
    with Run(folder / "run").record() as record:
        return {stage.name: stage.state for stage in record.stages()}


# -- the command --------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; gives 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="benchmarks.crashes", description=__doc__)
    known = ("failing", "power", "kills")
    parser.add_argument("--kinds", nargs="+", choices=known, default=list(known))
    parser.add_argument("--every", type=int, default=1, metavar="K", help="each Kth operation")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="from the Nth on")
    parser.add_argument("--kills", type=int, default=20, help="of each family; default 20")
    parser.add_argument("--seed", type=int, default=0, help="of the moments of the kills")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory(prefix="gcw-crashes-") as text:
        tallies = list(_tallies(given, Path(text)))
    return int(any(tally.lost for tally in tallies))


def _tallies(given: argparse.Namespace, room: Path) -> Iterator[Tally]:
    began = time.monotonic()
    if {"failing", "power"} & set(given.kinds):
        whole = recorded(recipe_of(), room)
        count = whole.disk.count
        chosen = range(given.first, count + 1, given.every)
        print(f"{count} operations on the disk in a run of {time.monotonic() - began:.0f} s")
    if "failing" in given.kinds:
        yield _told(failing(whole, chosen, room))
    if "power" in given.kinds:
        yield _told(power(whole, chosen, room))
    for family in FAMILIES if "kills" in given.kinds else ():
        yield _told(kills(family, given.kills, room, random.Random(given.seed)))


def _told(tally: Tally) -> Tally:
    print(tally, flush=True)
    return tally


if __name__ == "__main__":
    sys.exit(main())
