"""What a recipe will take, before it runs: time by stage, memory and disk, as ranges.

Steps follow from the recipe and the number of pictures. The time of a step is the MACs of teacher,
students and discriminators, with something for every layer, over the speed of this machine, known
from its earlier runs (`core.estimate.speed`). Without earlier runs the machine is measured for a
moment, and the range is wide. No torch.

Held against nine runs on two shared cores, each estimated by the others: the time of all stages was
0.46 to 1.8 times what it took, within a quarter for five of them; the disk at the end within a
fifth for seven of eight (`docs/results/estimate.md`).
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.estimate.networks import EstimatedNetworks
from core.estimate.room import disk_of, memory_of
from core.estimate.speed import MachineSpeed, SecondsRange, counts_of, earlier_paces, measured_speed
from core.estimate.work import Counts, work_of
from core.recipe.plan import recipe_inputs
from core.recipe.recipe import Recipe
from core.runtime.paths import nearest_there
from core.runtime.units import memory_text

__all__ = [
    "Counts",
    "Estimate",
    "Free",
    "MachineSpeed",
    "SecondsRange",
    "StageTime",
    "counts_of",
    "earlier_paces",
    "estimate",
    "known_speed",
    "measured_speed",
]


@dataclass(frozen=True)
class StageTime:
    """A stage's steps, and the seconds they take."""

    stage: str
    steps: int
    unit: str
    seconds: SecondsRange


@dataclass(frozen=True)
class Free:
    """What the machine has: memory in all and free now, and what is free where runs go; bytes."""

    memory: float
    memory_now: float
    disk: float

    @classmethod
    def here(cls, folder: Path) -> "Free":
        """Now, and on the disk that holds a folder, or will."""
        # Slow to import, and only asked for in the background.
        import psutil

        memory = psutil.virtual_memory()
        disk = shutil.disk_usage(nearest_there(folder)).free
        return cls(memory.total, memory.available, disk)


@dataclass(frozen=True)
class Estimate:
    """Time by stage, memory at the peak, disk at the end; `runs` are those that gave the speed."""

    stages: tuple[StageTime, ...]
    memory: SecondsRange
    disk: SecondsRange
    runs: int

    @property
    def seconds(self) -> SecondsRange:
        """All stages together."""
        total = SecondsRange(0.0, 0.0, 0.0)
        for stage in self.stages:
            total += stage.seconds
        return total

    def warnings(self, free: Free, on_gpu: bool = False) -> list[str]:
        """Sentences about what does not fit, with what to change; none where all fits."""
        sentences = []
        if self.disk.middle > free.disk:
            sentences.append(
                f"Not enough disk space: about {memory_text(self.disk.middle)} needed, "
                f"{memory_text(free.disk)} free. Free some space, or draw previews less often."
            )
        elif self.disk.high > 0.9 * free.disk:
            sentences.append("Little disk space: the disk would be nearly full at the end.")
        if on_gpu:
            return sentences
        if self.memory.middle > free.memory:
            sentences.append(
                f"Not enough memory: about {memory_text(self.memory.middle)} needed, the machine "
                f"has {memory_text(free.memory)}. Use a smaller batch size, smaller pictures or "
                "narrower networks."
            )
        elif self.memory.middle > free.memory_now:
            sentences.append(
                f"Little memory: about {memory_text(self.memory.middle)} needed, "
                f"{memory_text(free.memory_now)} free now. Close other programs."
            )
        return sentences


def estimate(recipe: Recipe, counts: Counts, speed: MachineSpeed) -> Estimate:
    """What a recipe takes with so many pictures on a machine of that speed."""
    networks = EstimatedNetworks.of(recipe, counts.inputs or recipe_inputs(recipe))
    stages = tuple(
        StageTime(work.stage, work.steps, work.unit, speed.seconds(work, recipe))
        for work in work_of(recipe, counts, networks)
    )
    memory, disk = memory_of(recipe, counts, networks), disk_of(recipe, counts, networks)
    return Estimate(stages, memory, disk, len(speed.paces))


def known_speed(folders: list[Path]) -> MachineSpeed:
    """The machine's speed by the runs in these folders; measured where there is none of use."""
    paces = earlier_paces(folders)
    trained = any(pace.kind == "training" for pace in paces)
    return MachineSpeed(paces, 0.0 if trained else measured_speed())
