"""One execution of a recipe: a folder that holds all of it.

recipe.toml      frozen copy        checkpoints/   weights and training state
run.sqlite       the record         samples/       sample sheets: the fixed pictures side by side
log.txt          notices in words   export/        what the person takes away
"""

import platform
import re
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w

from core.nets.architecture import Architecture, architecture_text, parse_architecture
from core.nets.cost import Cost
from core.nets.network_config import NetworkConfig, config_cost, first_version_config
from core.recipe.datasets import require_pictures
from core.recipe.file import dump_recipe, load_frozen
from core.recipe.plan import (
    Inputs,
    recipe_inputs,
    recipe_student_cost,
    supernet_config,
    teacher_config,
)
from core.recipe.recipe import Recipe
from core.run.folders import FOLDERS, folders_below, names_in
from core.run.making import being_made
from core.run.record import OVER, CandidateRecord, Record, StageRecord, damaged, unreadable
from core.runtime.errors import UserError
from core.runtime.writing import (
    DIGEST,
    open_to_add,
    sweep,
    sync_file,
    write_text,
)

if TYPE_CHECKING:
    from filelock import FileLock

    from core.data.labels import ClassTable

DAMAGED = ".damaged"  # what a training state is called once it was found to be
_UNLOCKED_S = 60.0  # labels and exports of candidates are written without the lock
PACKAGES = ("torch", "torchvision", "numpy", "scipy", "pillow")


@dataclass(frozen=True)
class SheetFile:
    """Names of the sample sheets in `samples/`: n fixed pictures side by side."""

    INPUT = "input.png"
    TRUTH = "truth.png"
    TEACHER = "teacher.png"
    PRUNED = "pruned.png"

    @staticmethod
    def styled(file: str, style: int) -> str:
        """The sheet drawn with another style, from 1; the sheet itself has style 0."""
        return f"{file.removesuffix('.png')}.style{style}.png" if style else file

    @staticmethod
    def candidate(architecture: Architecture) -> str:
        """The sheet of a measured candidate."""
        return f"candidate-{architecture_text(architecture)}.png"

    @staticmethod
    def finetuned(architecture: Architecture) -> str:
        """The sheet of the fine-tuned student."""
        return f"finetuned-{architecture_text(architecture)}.png"

    @staticmethod
    def step(stage: str, number: int) -> str:
        """The sheet drawn at a step of a training stage."""
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
        # The number of workers changes no result, so another count may go on with the run.
        self.workers = self.recipe.engine.workers

    @classmethod
    def create(cls, folder: Path, recipe: Recipe) -> "Run":
        """Make the folder of a new run, with a frozen copy of the recipe.

        A run that goes on from another gets a copy of what it needs of that one.
        Raises UserError where the folder holds something else already, the recipe waits for the
        folder of its pictures, or names a run that it cannot go on from.
        """
        from core.run.lengthening import check_start, going_on

        require_pictures(recipe)
        earlier = check_start(recipe)
        try:
            with being_made(folder):
                cls._make(folder, recipe, earlier)
        except OSError as error:
            raise UserError(
                f"The run folder {folder} cannot be written: {error.strerror}.",
                "Choose a folder on a writable disk with free space.",
            ) from None
        except sqlite3.Error as error:
            raise unreadable(folder / "run.sqlite", error) from error
        made = cls(folder)
        if earlier is not None:
            made.log(going_on(recipe, earlier).sentence)
        return made

    @staticmethod
    def _make(folder: Path, recipe: Recipe, earlier: "Run | None") -> None:
        from core.run.lengthening import take_over

        for name in FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        if earlier is not None:
            take_over(recipe, earlier, folder)
        with Record(folder / "run.sqlite", write=True, stages=recipe.stages) as record:
            record.set_fact("created", str(time.time()))
            record.set_fact("recipe", dump_recipe(recipe))  # restores a damaged recipe.toml
            record.set_fact("machine", {"versions": versions(), "machine": platform.platform()})
        sync_file(folder / "run.sqlite")
        write_text(folder / "versions.toml", tomli_w.dumps(versions()))
        # Last, and in one step: with the recipe in place the folder is a run.
        write_text(folder / "recipe.toml", dump_recipe(recipe))

    def removed(self) -> UserError | None:
        """The error where the folder was removed or renamed since; else None."""
        if (self.folder / "recipe.toml").is_file():
            return None
        return UserError(
            f"The run folder {self.folder} was removed or renamed.",
            "Restore it, for example from the trash, and start the run again.",
        )

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
        """Sheets of the fixed sample pictures; see `SheetFile`."""
        return self.folder / "samples"

    @property
    def exports(self) -> Path:
        """What is written at the end of a run."""
        return self.folder / "export"

    def comparison(self, architecture: Architecture) -> Path:
        """Where runtimes and precisions of a candidate are compared."""
        return self.folder / "comparisons" / architecture_text(architecture)

    def state_files(self, stage: str, ending: str = "") -> list[Path]:
        """Training states of a stage that is not done, the newest first; see `state_name`."""
        text = re.escape(stage) + r"(\.(\d{7,})\.[0-9a-f]{16})?\.state\.pt" + re.escape(ending)
        matches = [(re.fullmatch(text, name), name) for name in names_in(self.checkpoints)]
        counted = [(int(match[2] or -1), name) for match, name in matches if match]
        return [self.checkpoints / name for _, name in sorted(counted, reverse=True)]

    def remove_states(self, stage: str) -> None:
        """Remove a stage's states, once the record on the disk says that it is done.

        These are its training states, and the best weights so far: without them, a stage that is
        resumed at its end would keep the last ones instead.
        """
        self.sync_record()
        names = [stage]
        if stage == "finetune" and (chosen := self.chosen()):
            # These have the architecture in their names.
            names += [f"{kind}-{architecture_text(chosen)}" for kind in ("finetune", "int8")]
        for name in names:
            best = re.compile(re.escape(name) + r"-best-\d+\.safetensors")
            kept = [self.checkpoints / n for n in names_in(self.checkpoints) if best.fullmatch(n)]
            for path in [*self.state_files(name), *self.state_files(name, DAMAGED), *kept]:
                path.unlink(missing_ok=True)

    def sync_record(self) -> None:
        """Have everything that was recorded survive a power cut, before something relies on it.

        SQLite syncs its log only now and then; closing the log file here releases no lock.
        """
        with suppress(FileNotFoundError):
            sync_file(self.folder / "run.sqlite-wal")

    def record(self, write: bool = False) -> Record:
        """Open the record, for the calling thread.

        Raises UserError where it is missing: a run without it cannot tell what it has done.
        """
        path = self.folder / "run.sqlite"
        if not path.is_file() or not path.stat().st_size:
            raise UserError(
                f"The record {path} is missing or empty.",
                "Restore an earlier copy, or start a new run in another folder.",
            )
        return Record(path, write)

    def lock(self) -> "FileLock":
        """The lock of the process that runs the stages; raises UserError where another holds it."""
        # Here, so that the first window need not load it.
        from filelock import FileLock, Timeout

        if gone := self.removed():
            raise gone
        lock = FileLock(self.folder / "run.lock")
        try:
            # Wait a moment: a reader that asks whether the run is running holds it briefly.
            lock.acquire(timeout=1, poll_interval=0.02)
        except Timeout:
            raise UserError(
                f"The run {self.name} is running in another process.",
                "Wait for it, or stop it there.",
            ) from None
        except OSError as error:
            raise UserError(
                f"The run folder {self.folder} cannot be written: {error.strerror}.",
                "Allow writing to it, or copy the run to another disk.",
            ) from None
        self._sweep()
        return lock

    def _sweep(self) -> None:
        """Remove what a killed process left unfinished; only the holder of the lock writes here."""
        for name in FOLDERS:
            sweep(self.folder / name)
        for folder in (self.folder, *folders_below(self.folder)):
            sweep(folder, older_than=_UNLOCKED_S)

    def is_running(self) -> bool:
        """Whether some process runs it now."""
        if self.removed():
            return False  # asking for its lock would make the folder again
        from filelock import FileLock, Timeout

        lock = FileLock(self.folder / "run.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False  # no process works in a folder that cannot be written
        lock.release()
        return False

    def state(self) -> str:
        """The run in one word: new, running, interrupted, or the state of its last stage."""
        with self.record() as record:
            stages = record.stages()
        return self.state_of(stages)

    def state_of(self, stages: list[StageRecord]) -> str:
        """The run in one word, from its stages as the record has them."""
        begun = [stage for stage in stages if stage.state != "pending"]
        if not begun:
            return "new"
        last = begun[-1].state
        if last == "running":
            return "running" if self.is_running() else "interrupted"
        return "stopped" if last in OVER and len(begun) < len(stages) else last

    def inputs(self) -> Inputs:
        """What the generators are fed; by the recipe alone until the data were looked at."""
        known = self._facts("inputs")
        try:
            return Inputs(**known) if known else recipe_inputs(self.recipe)
        except TypeError as error:
            raise damaged(self.folder / "run.sqlite", f"its fact inputs: {error}") from None

    def known_inputs(self) -> Inputs | None:
        """The same, as the data said; None until they were looked at."""
        return self.inputs() if self._facts("inputs") else None

    def classes(self) -> "ClassTable | None":
        """The class table: numbers, names and colours, as found in the data; None without."""
        from core.data.labels import ClassTable

        return ClassTable.of_document(self._facts("classes"))

    def note_teacher(self, description: NetworkConfig) -> None:
        """Record the teacher's network config, which gives its cost without opening its file."""
        self._note("teacher", description)

    def teacher_cost(self, record: Record) -> Cost | None:
        """What the teacher costs for one picture; by the recipe until there is a teacher.

        None where the teacher is no network of this run, and what it costs is not known.
        """
        data = self.recipe.data
        try:
            teacher = self.teacher(record)
            return config_cost(teacher, data.height, data.width) if teacher else None
        except UserError:
            raise
        except Exception as error:  # a config that no network has breaks anywhere
            why = f"its fact teacher cannot be read: {type(error).__name__}: {error}"
            raise damaged(record.path, why) from None

    def student_cost(self, architecture: Architecture) -> Cost:
        """What a sub-generator costs for one picture."""
        with self.record() as record:
            supernet = self.supernet(record)
        return recipe_student_cost(self.recipe, supernet, architecture)

    def supernet(self, record: Record) -> NetworkConfig:
        """The supernet's config, which follows from the teacher's network, else from the recipe."""
        return supernet_config(self.teacher(record) or self._planned(record), self.recipe)

    def teacher(self, record: Record) -> NetworkConfig | None:
        """The teacher's config; by the recipe until there is one. None: it is no network."""
        if not self.recipe.has_teacher_generator:
            return None
        known: NetworkConfig = record.facts("teacher")
        if not known:
            return self._planned(record)
        if "class" not in known:  # as runs of the first version noted it
            return first_version_config(parse_architecture(known["architecture"]), known)
        return known

    def _planned(self, record: Record) -> NetworkConfig:
        """The full generator as the recipe describes it."""
        inputs = record.facts("inputs")
        fed = Inputs(**inputs) if inputs else recipe_inputs(self.recipe)
        return teacher_config(self.recipe, fed)

    def _note(self, name: str, value: dict[str, Any]) -> None:
        with self.record(write=True) as record:
            record.set_fact(name, value)

    def _facts(self, name: str) -> dict[str, Any]:
        with self.record() as record:
            return record.facts(name)

    def choose(self, architecture: Architecture) -> None:
        """Take this sub-generator to fine-tuning and export; an earlier choice is kept on disk."""
        with self.record(write=True) as record:
            if record.fact("chosen") != architecture_text(architecture):
                record.set_fact("chosen", architecture_text(architecture))
                for stage in ("finetune", "export"):
                    record.clear_stage(stage)

    def chosen(self) -> Architecture | None:
        """The sub-generator that was taken to fine-tuning, if any yet."""
        with self.record() as record:
            text = record.fact("chosen")
        return parse_architecture(text) if text else None

    def find_candidate(self, name: str) -> CandidateRecord:
        """A measured candidate by its number or its architecture; UserError where there is none."""
        with self.record() as record:
            matches = [
                item
                for item in record.candidates()
                if name in (str(item.id), architecture_text(item.candidate.architecture))
            ]
        if not matches:
            raise UserError(
                f"The run {self.name} has no candidate {name}.",
                f"List them with: main.py front {self.folder}.",
            )
        return matches[0]

    def log(self, line: str) -> None:
        """Add a line to log.txt; none where the folder was removed, which would come back."""
        if self.removed():
            return
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        with open_to_add(self.folder / "log.txt") as file:
            file.write(f"{stamp} {line}\n".encode())


def state_name(stage: str, count: int) -> str:
    """The name of a training state after `count` steps, with a place for its digest."""
    return f"{stage}.{count:07d}.{DIGEST}.state.pt"


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that numbers depend on."""
    installed = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            installed[name] = version(name)
        except PackageNotFoundError:
            installed[name] = "absent"
    return installed
