"""What is left of the machine: cores, memory, graphics card and the runs' disk."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.runtime.errors import UserError
from core.runtime.paths import nearest_there
from workbench.app.translation import tr

GIB = 2**30
# Below the first a warning comes; above the second it may come again.
LOW_MEMORY, ENOUGH_MEMORY = 0.07, 0.15
LOW_GRAPHICS, ENOUGH_GRAPHICS = 0.05, 0.1
LOW_DISK, ENOUGH_DISK = 2 * GIB, 3 * GIB


@dataclass(frozen=True)
class Reading:
    """One look; bytes. `graphics` is used and total of the card in use, if torch uses one.

    What torch holds of the card without need counts as free.
    """

    busy: float
    cores: int
    memory_free: int
    memory_total: int
    own_memory: int
    disk_free: int
    folder: Path
    graphics: tuple[int, int] | None = None

    @property
    def memory_is_low(self) -> bool:
        """Whether the system is about to swap, or to end somebody."""
        return self.memory_free < LOW_MEMORY * self.memory_total

    @property
    def graphics_free(self) -> float:
        """The share of the card's memory that is free; 1 without a card in use."""
        used, total = self.graphics or (0, 1)
        return 1 - used / total

    @property
    def disk_is_low(self) -> bool:
        """Whether a few more checkpoints would fill the disk of the runs."""
        return self.disk_free < LOW_DISK


def read_machine(folder: Path) -> Reading:
    """Look at the machine, and at the disk that `folder` is on or will be on."""
    import psutil

    memory = psutil.virtual_memory()
    return Reading(
        # Over a moment of its own: against an earlier call the first would be nothing.
        psutil.cpu_percent(0.2),
        os.cpu_count() or 1,
        memory.available,
        memory.total,
        psutil.Process().memory_info().rss,
        psutil.disk_usage(str(nearest_there(folder))).free,
        folder,
        _graphics(sys.modules.get("torch")),
    )


class Watcher:
    """Turns readings into warnings, each once until there is enough again."""

    def __init__(self) -> None:
        self._warned = {"disk": False, "memory": False, "graphics": False}

    def warning(self, reading: Reading) -> UserError | None:
        """What a person should know now, if it is news."""
        checks: tuple[tuple[str, bool, bool, Callable[[Reading], UserError]], ...] = (
            ("disk", reading.disk_is_low, reading.disk_free > ENOUGH_DISK, _disk_warning),
            ("memory", reading.memory_is_low,
             reading.memory_free > ENOUGH_MEMORY * reading.memory_total, _memory_warning),
            ("graphics", reading.graphics_free < LOW_GRAPHICS,
             reading.graphics_free > ENOUGH_GRAPHICS, _graphics_warning),
        )  # fmt: skip
        for what, is_low, is_enough, words in checks:
            if is_low and not self._warned[what]:
                self._warned[what] = True
                return words(reading)
            self._warned[what] &= not is_enough
        return None


def gib(count: float) -> str:
    """Bytes in GiB, with a digit more where there are few."""
    return f"{count / GIB:.1f}" if count < 100 * GIB else f"{count / GIB:.0f}"


def _memory_warning(reading: Reading) -> UserError:
    text = tr("Memory is running out: {free} of {total} GiB are free, the workbench uses {own}.")
    sentence = text.format(
        free=gib(reading.memory_free), total=gib(reading.memory_total), own=gib(reading.own_memory)
    )
    return UserError(
        sentence,
        tr("Close other programs, or pause the run: its work is kept and its memory is freed."),
    )


def _graphics_warning(reading: Reading) -> UserError:
    used, total = reading.graphics or (0, 0)
    text = tr("The graphics card's memory is running out: {free} of {total} GiB are free.")
    return UserError(
        text.format(free=gib(total - used), total=gib(total)),
        tr("Close other programs that use the card, or pause the run to free its memory."),
    )


def _disk_warning(reading: Reading) -> UserError:
    text = tr("The disk of {folder} is nearly full: {free} GiB are left.")
    return UserError(
        text.format(folder=reading.folder, free=gib(reading.disk_free)),
        tr("Free some space, or pause the run: its work is kept and it can be resumed."),
    )


def _graphics(torch: Any) -> tuple[int, int] | None:
    """Never imports torch, nor wakes a card that nobody uses."""
    # Another thread may be in the middle of importing it.
    with suppress(AttributeError, RuntimeError):
        if torch is not None and torch.cuda.is_initialized():
            free, total = torch.cuda.mem_get_info()
            kept = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
            return total - free - kept, total
    return None
