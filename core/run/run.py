"""One execution of a recipe: a folder that holds all of it.

recipe.toml      frozen copy        checkpoints/   weights and training state
run.sqlite       the record         samples/       strips of the fixed sample pictures
log.txt          notices in words   export/        what the person takes away
"""

import math
import platform
import re
import time
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import tomli_w
from filelock import FileLock, Timeout

from core.errors import UserError
from core.events import Candidate
from core.families.plan import Inputs, supernet_description, teacher_description
from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.nets.cost import Cost
from core.nets.described import Description, described_cost, sub_description
from core.recipe import Recipe
from core.recipe_file import dump_recipe, load_frozen
from core.record import CandidateRecord, Record, StageRecord

UNFINISHED = ".recipe.toml.unfinished"
FOLDERS = ("checkpoints", "samples", "export")
FIRST_FILES = {"run.sqlite", "run.sqlite-shm", "run.sqlite-wal", "versions.toml", UNFINISHED}
UNKNOWN_CLASSES = 12
UNFIT = r'[ <>:"|?*]'
PACKAGES = ("torch", "torchvision", "numpy", "scipy", "pillow")


@dataclass(frozen=True)
class Strip:
    """Names of the picture strips in `samples/`: n fixed pictures side by side."""

    INPUT = "input.png"
    TRUTH = "truth.png"
    TEACHER = "teacher.png"
    PRUNED = "pruned.png"

    @staticmethod
    def styled(file: str, style: int) -> str:
        """The strip drawn with another style, from 1; the strip itself has style 0."""
        return f"{file.removesuffix('.png')}.style{style}.png" if style else file

    @staticmethod
    def candidate(architecture: Architecture) -> str:
        """The strip of a measured candidate."""
        return f"candidate-{architecture_text(architecture)}.png"

    @staticmethod
    def finetuned(architecture: Architecture) -> str:
        """The strip of the fine-tuned student."""
        return f"finetuned-{architecture_text(architecture)}.png"

    @staticmethod
    def step(stage: str, number: int) -> str:
        """The strip drawn at a step of a training stage."""
        return f"{stage}-{number:07d}.png"


class Run:
    """A run folder. Reading needs no torch; anybody may read while one process runs it."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "recipe.toml").is_file():
            raise UserError(
                f"{folder} is not a run: it has no recipe.toml.",
                "Choose a folder made by a run.",
            )
        self.folder = folder
        self.recipe = load_frozen(folder / "recipe.toml")

    @classmethod
    def create(cls, folder: Path, recipe: Recipe) -> "Run":
        """Make the folder of a new run, with a frozen copy of the recipe.

        Raises UserError where the folder holds something else already.
        """
        try:
            if _holds_other_things(folder):
                raise UserError(f"{folder} is not empty.", "Choose another folder for the new run.")
            for name in FOLDERS:
                (folder / name).mkdir(parents=True, exist_ok=True)
            record = Record(folder / "run.sqlite", write=True, stages=recipe.stages)
            record.set_fact("created", str(time.time()))
            record.set_fact("machine", {"versions": versions(), "machine": platform.platform()})
            record.close()
            (folder / "versions.toml").write_text(tomli_w.dumps(versions()), encoding="utf-8")
            # Last, and in one step: with the recipe in place the folder is a run.
            unfinished = folder / UNFINISHED
            unfinished.write_text(dump_recipe(recipe), encoding="utf-8")
            unfinished.replace(folder / "recipe.toml")
        except OSError as error:
            raise UserError(
                f"The run folder {folder} cannot be written: {error.strerror}.",
                "Choose a folder on a writable disk with free space.",
            ) from None
        return cls(folder)

    @property
    def name(self) -> str:
        """The folder's name, which is the run's."""
        return self.folder.name

    @property
    def checkpoints(self) -> Path:
        """Weights and training state."""
        return self.folder / "checkpoints"

    @property
    def samples(self) -> Path:
        """Strips of the fixed sample pictures; see `Strip`."""
        return self.folder / "samples"

    @property
    def exports(self) -> Path:
        """What the person takes away."""
        return self.folder / "export"

    def state_file(self, stage: str) -> Path:
        """Training state of a stage that is not done; the runner removes it when it is."""
        return self.checkpoints / f"{stage}.state.pt"

    def record(self, write: bool = False) -> Record:
        """Open the record, for the calling thread.

        Raises UserError where it is missing: a run without it cannot tell what it has done.
        """
        path = self.folder / "run.sqlite"
        if not path.is_file() or not path.stat().st_size:
            raise UserError(
                f"The record {path} is missing or empty.",
                "Put an earlier copy of it back, or start a new run in another folder.",
            )
        return Record(path, write)

    def lock(self) -> FileLock:
        """Held by the one process that runs the stages; raises UserError where another does."""
        lock = FileLock(self.folder / "run.lock")
        try:
            # Not at once: a reader that asks whether the run is running holds it for a moment.
            lock.acquire(timeout=1, poll_interval=0.02)
        except Timeout:
            raise UserError(
                f"The run {self.name} is being run by another process.",
                "Wait for it, or stop it there.",
            ) from None
        except OSError as error:
            raise UserError(
                f"The run folder {self.folder} cannot be written: {error.strerror}.",
                "Allow writing to it, or copy the run to another disk.",
            ) from None
        return lock

    def is_running(self) -> bool:
        """Whether some process runs it now."""
        lock = FileLock(self.folder / "run.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False  # a folder that cannot be written has nobody at work in it
        lock.release()
        return False

    def state(self) -> str:
        """The run in one word: new, running, interrupted, or the state of its last stage."""
        record = self.record()
        stages = record.stages()
        record.close()
        return self.state_of(stages)

    def state_of(self, stages: list[StageRecord]) -> str:
        """The run in one word, from its stages as the record has them."""
        begun = [stage for stage in stages if stage.state != "pending"]
        if not begun:
            return "new"
        last = begun[-1].state
        if last == "running":
            return "running" if self.is_running() else "interrupted"
        return "stopped" if last in ("done", "skipped") and len(begun) < len(stages) else last

    def inputs(self) -> Inputs:
        """What the generators are fed; by the recipe alone until the data were looked at."""
        known = self._facts("inputs")
        return Inputs(**known) if known else recipe_inputs(self.recipe)

    def note_teacher(self, description: Description) -> None:
        """Remember what the teacher is, so that its cost is known without opening its file."""
        self._note("teacher", description)

    def teacher_cost(self, record: Record) -> Cost:
        """What the teacher costs for one picture; by the recipe until there is a teacher."""
        data = self.recipe.data
        return described_cost(self.teacher(record), data.height, data.width)

    def student_cost(self, architecture: Architecture) -> Cost:
        """What a sub-generator costs for one picture."""
        record = self.record()
        supernet = supernet_description(self.teacher(record), self.recipe)
        record.close()
        return recipe_student_cost(self.recipe, supernet, architecture)

    def teacher(self, record: Record) -> Description:
        """What the teacher is; by the recipe until there is one."""
        known: Description = record.facts("teacher")
        if not known:
            inputs = record.facts("inputs")
            found = Inputs(**inputs) if inputs else recipe_inputs(self.recipe)
            return teacher_description(self.recipe, found)
        if "class" not in known:  # as runs of the first version noted it
            widths = list(parse_architecture(known["architecture"]))
            pictures = {"in_channels": 3, "out_channels": 3}
            return {"class": "ResNetGenerator", **known, "architecture": widths, **pictures}
        return known

    def _note(self, name: str, value: dict) -> None:
        record = self.record(write=True)
        record.set_fact(name, value)
        record.close()

    def _facts(self, name: str) -> dict:
        record = self.record()
        known = record.facts(name)
        record.close()
        return known

    def choose(self, architecture: Architecture) -> None:
        """Take this sub-generator to fine-tuning and export; an earlier choice is kept on disk."""
        record = self.record(write=True)
        if record.fact("chosen") != architecture_text(architecture):
            record.set_fact("chosen", architecture_text(architecture))
            for stage in ("finetune", "export"):
                record.clear_stage(stage)
        record.close()

    def chosen(self) -> Architecture | None:
        """The sub-generator that was taken to fine-tuning, if any yet."""
        record = self.record()
        text = record.fact("chosen")
        record.close()
        return parse_architecture(text) if text else None

    def find_candidate(self, name: str) -> CandidateRecord:
        """A measured candidate by its number or its architecture; UserError where there is none."""
        record = self.record()
        found = [
            item
            for item in record.candidates()
            if name in (str(item.id), architecture_text(item.candidate.architecture))
        ]
        record.close()
        if not found:
            raise UserError(
                f"The run {self.name} has no candidate {name}.",
                f"List them with: main.py front {self.folder}.",
            )
        return found[0]

    def log(self, line: str) -> None:
        """Add a line to log.txt."""
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        with (self.folder / "log.txt").open("a", encoding="utf-8") as file:
            file.write(f"{stamp} {line}\n")


def _holds_other_things(folder: Path) -> bool:
    """Whether there is more in it than a `create` that was killed leaves behind."""
    if not folder.is_dir():
        return folder.exists()
    for item in folder.iterdir():
        begun = item.name in FOLDERS and item.is_dir() and not any(item.iterdir())
        if not begun and item.name not in FIRST_FILES:
            return True
    return False


def choose_automatically(run: Run) -> Architecture | None:
    """The candidate that the recipe's `finetune.choice` names; None where a person is to choose.

    Raises UserError where the recipe names an architecture that was not measured.
    """
    choice = run.recipe.finetune.choice
    if choice == "ask":
        return None
    record = run.record()
    found = [item.candidate for item in record.candidates()]
    record.close()
    if choice == "best":
        return best_of(found, run.recipe.search.criterion).architecture
    if choice == "knee":
        return found[knee_of(found, run.recipe.search.criterion)].architecture
    return run.find_candidate(choice).candidate.architecture


def new_run_folder(home: Path, recipe: Recipe) -> Path:
    """A folder name that is free: the date, the recipe's name, and a number where needed.

    Without spaces and what Windows allows in no name.
    """
    stem = f"{time.strftime('%Y-%m-%d')}_{re.sub(UNFIT, '-', recipe.name).rstrip('.')}"
    folder, number = home / stem, 2
    while folder.exists():
        folder, number = home / f"{stem}-{number}", number + 1
    return folder


def runs_in(home: Path) -> list[Path]:
    """Every run folder below `home`, newest first."""
    if not home.is_dir():
        return []
    found = [path.parent for path in home.glob("*/recipe.toml")]
    return sorted(found, key=_changed, reverse=True)


def _changed(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0  # moved away since it was found


def recipe_inputs(recipe: Recipe) -> Inputs:
    """What the recipe says of the generators' inputs, before any data were looked at."""
    if recipe.pairing != "labels":
        return Inputs()
    return Inputs(recipe.data.classes or UNKNOWN_CLASSES, edges=recipe.data.edges)


def recipe_teacher_cost(recipe: Recipe) -> Cost:
    """What a teacher trained by this recipe costs for one picture."""
    description = teacher_description(recipe, recipe_inputs(recipe))
    return described_cost(description, recipe.data.height, recipe.data.width)


def recipe_student_cost(recipe: Recipe, supernet: Description, architecture: Architecture) -> Cost:
    """What a sub-generator of a described supernet costs at the recipe's picture size."""
    described = sub_description(supernet, architecture)
    return described_cost(described, recipe.data.height, recipe.data.width)


def best_of(candidates: list[Candidate], criterion: str) -> Candidate:
    """The best candidate by the recipe's criterion: the lowest distance, or the highest mIoU."""
    return min(candidates, key=lambda item: score_of(item, criterion))


def score_of(candidate: Candidate, criterion: str) -> float:
    """What a search minimises: the distance, or mIoU turned around."""
    if criterion == "miou":
        return math.inf if candidate.miou is None else -candidate.miou
    return candidate.metric


def on_front(candidates: list[Candidate], criterion: str = "distance") -> list[bool]:
    """Which candidates no other beats on both the criterion and executed MACs."""
    import numpy as np

    from core.search.front import front

    if not candidates:
        return []
    return list(front(np.array([[score_of(c, criterion), c.macs] for c in candidates])))


def knee_of(candidates: list[Candidate], criterion: str = "distance") -> int:
    """The candidate at the bend of the front of the criterion against executed MACs."""
    import numpy as np

    from core.search.front import knee

    places = np.flatnonzero(on_front(candidates, criterion))
    points = [[score_of(candidates[p], criterion), candidates[p].macs] for p in places]
    return int(places[knee(np.array(points))])


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that numbers depend on."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found
