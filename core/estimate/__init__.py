"""What a recipe will take, before it runs: time by stage, memory and disk, as ranges.

Steps follow from the recipe and the number of pictures. The time of a step is the MACs of teacher,
students and discriminators, with something for every layer, over the speed of this machine, which
its own earlier runs tell (`core.estimate.speed`). A machine without any is measured for a
moment, and the range is wide. No torch.

Held against nine runs on two shared cores, each estimated by the others: the time of all stages was
0.46 to 1.8 times what it took, within a quarter for five of them; the disk at the end within a
fifth for seven of eight (`docs/results/estimate.md`).
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.estimate.networks import Networks
from core.estimate.room import disk_of, memory_of
from core.estimate.speed import Range, Speed, counts_of, earlier_paces, measured_speed
from core.estimate.words import size_text
from core.estimate.work import Counts, work_of
from core.recipe import Recipe
from core.run import recipe_inputs

__all__ = [
    "Counts",
    "Estimate",
    "Free",
    "Range",
    "Speed",
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
    seconds: Range


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

        found = psutil.virtual_memory()
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return cls(found.total, found.available, shutil.disk_usage(folder).free)


@dataclass(frozen=True)
class Estimate:
    """Time by stage, memory at the peak, disk at the end; `runs` tells what speed is known by."""

    stages: tuple[StageTime, ...]
    memory: Range
    disk: Range
    runs: int

    @property
    def seconds(self) -> Range:
        """All stages together."""
        found = Range(0.0, 0.0, 0.0)
        for stage in self.stages:
            found += stage.seconds
        return found

    def warnings(self, free: Free, on_gpu: bool = False) -> list[str]:
        """Sentences about what will not do, with what to change; none where all is well."""
        found = []
        if self.disk.middle > free.disk:
            found.append(
                f"The disk will not do: about {size_text(self.disk.middle)} are needed and "
                f"{size_text(free.disk)} are free. Free some, or draw previews less often."
            )
        elif self.disk.high > 0.9 * free.disk:
            found.append("The disk may not do: it would be nearly full at the end.")
        if on_gpu:
            return found
        if self.memory.middle > free.memory:
            found.append(
                f"The memory will not do: about {size_text(self.memory.middle)} are needed and "
                f"the machine has {size_text(free.memory)}. Take a smaller batch size, smaller "
                "pictures, or narrower networks."
            )
        elif self.memory.middle > free.memory_now:
            found.append(
                f"The memory may not do: about {size_text(self.memory.middle)} are needed and "
                f"{size_text(free.memory_now)} are free now. Close other programs."
            )
        return found


def estimate(recipe: Recipe, counts: Counts, speed: Speed) -> Estimate:
    """What a recipe takes with so many pictures on a machine of that speed."""
    networks = Networks.of(recipe, counts.inputs or recipe_inputs(recipe))
    stages = tuple(
        StageTime(work.stage, work.steps, work.unit, speed.seconds(work, recipe))
        for work in work_of(recipe, counts, networks)
    )
    memory, disk = memory_of(recipe, counts, networks), disk_of(recipe, counts, networks)
    return Estimate(stages, memory, disk, len(speed.paces))


def known_speed(folders: list[Path]) -> Speed:
    """The machine's speed by the runs in these folders; measured where there is none of use."""
    paces = earlier_paces(folders)
    trained = any(pace.kind == "training" for pace in paces)
    return Speed(paces, 0.0 if trained else measured_speed())
