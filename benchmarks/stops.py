"""Runs to be stopped, the moments at which they are, and how long each stop takes."""

import random
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.runs import merged
from core.engine.job import Job, stages_job
from core.recipe.file import make_recipe
from core.run.run import Run

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CORE = str(Path(__file__).resolve().parents[1] / "core")
SIDE = 256
# As many as are shown all along, and two to train on.
FEW = 8
POLL_S, PATIENCE_S = 0.002, 90.0
PATCHES = {"discriminator_width": 64}


@dataclass(frozen=True)
class Case:
    """A kind of run, on some data set; stops are made in these of its stages.

    An epoch has two steps: so many that a stage is not over before its moments are.
    """

    data: str
    stages: tuple[str, ...]
    epochs: int
    recipe: dict[str, Any]


ALL = ("teacher", "distill", "search", "finetune", "export")
CASES = {
    "pix2pix": Case("facades", ALL, 4, {}),
    "pix2pix, original route": Case(
        "facades",
        ("prune", "distill"),
        4,
        {"route": "original", "distill": {"space": "channels-48"}},
    ),
    "cyclegan": Case(
        "edges2shoes",
        ALL,
        2,
        {
            "family": "cyclegan",
            "teacher": {**PATCHES, "pool_size": 50},
            "distill": {"space": "channels-64-cycleGAN"},
        },
    ),
    "gaugan": Case(
        "facades",
        ALL,
        1,
        {"family": "gaugan", "teacher": PATCHES, "distill": {"space": "spade-channels-64"}},
    ),
    "munit": Case(
        "edges2shoes",
        ALL,
        2,
        {
            "family": "munit",
            "data": {"jitter": 0.0},
            "teacher": PATCHES,
            "distill": {"space": "munit-channels-64"},
        },
    ),
}


@dataclass(frozen=True)
class Moment:
    """So many seconds after a function of the engine is at work in a stage.

    Without a function: after the start.
    """

    stage: str
    name: str
    function: str = ""
    after: float = 0.0


@dataclass(frozen=True)
class Stop:
    """One stop: how long it took, and what the engine was at when it was asked."""

    case: str
    stage: str
    moment: str
    seconds: float
    processor: float
    """Seconds of processor time of the whole process meanwhile."""
    at: str


_OPENING = (0.0, 0.3, 0.8, 1.6)
# The first start of a process; torch is read from the disk.
_COLD = (
    ("loading, cold", "", 0.0),
    ("loading, cold", "", 0.5),
    ("loading, cold", "", 1.5),
    ("reading the data set", "of_run", 0.0),
    ("reading the data set", "of_run", 0.1),
    ("making the networks", "teacher_training", 0.0),
    ("making the networks", "teacher_training", 0.2),
)
_STEP = (("first step", "_step", 0.1), ("a step", "_step", 0.6), ("a step", "_step", 2.0))
_TRAINING = (
    *_STEP,
    ("a preview", "due", 0.1),
    ("writing a checkpoint", "_save_into", 0.05),
    ("keeping what it made", "keep_discriminators", 0.0),
    ("keeping what it made", "keep_generator", 0.05),
)
_JUDGING = (("judging", "measure", 0.1), ("judging", "_generate", 0.02))
WHERE: dict[str, tuple[tuple[str, str, float], ...]] = {
    "teacher": _TRAINING,
    "prune": _TRAINING,
    "distill": _TRAINING,
    "search": (
        ("the encoder", "_train_encoder", 0.2),
        ("judging the teacher", "_evaluate_teacher", 0.3),
        ("judging real pictures", "floor", 0.0),
        ("the first candidate", "_whole", 0.1),
        ("a candidate", "_whole", 0.3),
        ("keeping a candidate", "save_sheet", 0.0),
    ),
    "finetune": (*_JUDGING, *_TRAINING),
    "export": (
        ("weights", "write_weights", 0.0),
        ("the ONNX model", "write_onnx", 0.0),
        ("the ONNX model", "check_onnx", 0.1),
        ("timing", "measure_speed", 0.5),
        ("timing", "time_session", 0.1),
        ("judging", "_make", 0.1),
    ),
}


def stops(name: str, home: Path, again: int) -> Iterator[Stop]:
    """Stop a case's run at every moment, `again` times those that are left to chance."""
    case = CASES[name]
    whole = _run(case, home / "all pictures", DATA / case.data)
    first = case.stages[0] if case.stages[0] != "prune" else "teacher"
    yield from _stopped(name, whole, [Moment(first, *where) for where in _COLD])
    short = _run(case, home / "few pictures", _few(DATA / case.data, home / "data"))
    rng = random.Random(0)
    for stage in case.stages:
        yield from _stopped(name, short, list(_moments(stage, again, rng)))


def _moments(stage: str, again: int, rng: random.Random) -> Iterator[Moment]:
    for after in _OPENING[:2] if stage == "export" else _OPENING:
        yield Moment(stage, "opening", "" if stage == "teacher" else stage, after)
    for what, function, after in WHERE[stage]:
        yield Moment(stage, what, function, after)
        if what in ("a step", "a candidate", "timing"):
            for _ in range(again):
                yield Moment(stage, what, function, rng.uniform(0, 4))


def _stopped(case: str, run: Run, moments: list[Moment]) -> Iterator[Stop]:
    job = stages_job(run)
    for moment in moments:
        if not job.is_alive:
            job.start()
        thread = next(t for t in threading.enumerate() if t.name == f"run {run.name}")
        if not _come(job, thread, run, moment):
            continue
        time.sleep(moment.after)
        if not job.is_alive:
            continue
        at = _at(_frame(thread))
        started, worked = time.perf_counter(), time.process_time()
        job.stop()
        job.wait()
        taken = time.perf_counter() - started
        yield Stop(case, moment.stage, moment.name, taken, time.process_time() - worked, at)
    job.stop()
    job.wait()
    if job.error is not None:
        raise job.error


def _come(job: Job, thread: threading.Thread, run: Run, moment: Moment) -> bool:
    """Wait for a moment; False where the stage is over without it, or it takes too long."""
    until = time.monotonic() + PATIENCE_S
    while moment.function and job.is_alive and time.monotonic() < until:
        names = [(frame.f_code.co_filename, frame.f_code.co_name) for frame in _stack(thread)]
        if any(name == moment.function for _, name in names):
            return True
        files = {Path(file).stem for file, _ in names if "/stages/" in file}
        if files & _later(run, moment.stage) or {name for _, name in names} & _past(moment):
            return False
        time.sleep(POLL_S)
    return not moment.function and job.is_alive


def _past(moment: Moment) -> set[str]:
    """What comes after a moment that comes once."""
    if moment.stage != "export" or moment.name == "opening":
        return set()
    order = [function for _, function, _ in WHERE["export"]]
    return set(order[order.index(moment.function) + 1 :]) - {moment.function}


def _later(run: Run, stage: str) -> set[str]:
    names = list(run.recipe.stages)
    return set(names[names.index(stage) + 1 :])


def _frame(thread: threading.Thread) -> FrameType | None:
    return sys._current_frames().get(thread.ident or 0)


def _stack(thread: threading.Thread) -> Iterator[FrameType]:
    """The engine's own functions, the innermost first."""
    frame = _frame(thread)
    while frame is not None:
        if frame.f_code.co_filename.startswith(CORE):
            yield frame
        frame = frame.f_back


def _at(frame: FrameType | None) -> str:
    while frame is not None and not frame.f_code.co_filename.startswith(CORE):
        frame = frame.f_back
    if frame is None:
        return ""
    return f"{Path(frame.f_code.co_filename).relative_to(CORE)}, {frame.f_code.co_name}"


def _run(case: Case, folder: Path, data: Path) -> Run:
    """The family's published sizes at 256 x 256 px, and short schedules."""
    short = {"epochs": case.epochs, "decay_epochs": 0}
    table: dict[str, Any] = {
        "name": folder.name,
        "data": {"folder": str(data), "height": SIDE, "width": SIDE, "holdout": 0.75},
        "teacher": short,
        "distill": short,
        "finetune": short,
        "search": {"evaluations": 2, "population": 4, "encoder_steps": 20, "halvings": 0},
        "export": {"latency_repeats": 3, "test_pictures": 2},
        "engine": {"preview_every": 1, "device": "cpu"},
    }
    if case.recipe.get("route") == "original":
        table["prune"] = short
    return Run.create(folder, make_recipe(merged(table, case.recipe)))


def _few(folder: Path, into: Path) -> Path:
    """A copy of a data set with the first few files of each of its folders."""
    for index in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        files = sorted(path for path in index.iterdir() if path.is_file())[:FEW]
        for file in files:
            copy = into / file.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    return into
