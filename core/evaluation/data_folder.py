"""Where a recipe's pictures lie: its folder, or the built-in sample."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from core.data.sample import VERSION, write_sample
from core.recipe.data import Data
from core.recipe.recipe import Recipe
from core.runtime.cancellation import check_cancelled
from core.runtime.paths import cache_home
from core.runtime.writing import sync_folder, write_bytes

WAITS_S = 0.2


def data_folder(recipe: Recipe) -> Path:
    """The recipe's folder of pictures; the built-in sample is drawn where it names none."""
    if recipe.data.folder:
        return Path(recipe.data.folder).expanduser()
    return sample_folder(recipe.data, recipe.seed)


def sample_folder(data: Data, seed: int) -> Path:
    """The built-in sample at the recipe's size, drawn at the first call and kept.

    Drawn once, however many ask for it meanwhile; a run that is halted goes on drawing next time.
    """
    size = max(data.height, data.width)
    folder = cache_home() / f"sample-v{VERSION}-{data.sample_pairs}-{size}-{seed}"
    complete = folder / "complete"
    if complete.is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    with _held(FileLock(folder / "drawing.lock")):
        if not complete.is_file():
            write_sample(folder, data.sample_pairs, size, seed, lambda *_: check_cancelled())
            for place in folder.rglob("*/"):
                sync_folder(place)
            write_bytes(complete, b"")
    return folder


@contextmanager
def _held(lock: FileLock) -> Iterator[None]:
    """Within, nobody else has the lock; halts while it waits for it, where that is wanted."""
    while not lock.is_locked:
        check_cancelled()
        with suppress(Timeout):
            lock.acquire(timeout=WAITS_S)
    try:
        yield
    finally:
        lock.release()
