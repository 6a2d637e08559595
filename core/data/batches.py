"""Batches as pure functions of the step: crops and mirroring need no saved random state."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.data.picture_set import Batch, Cuts, PictureSet, whole
from core.runtime.randomness import seed_for, stream


class Batches:
    """An endless stream of batches in which batch `step` depends on the seed and on `step` alone.

    Every epoch visits every picture once, in an order of its own; batches are always full and may
    reach into the next epoch. With `augment`, each is cropped at random from load_size and, if
    `flip`, mirrored half of the time: both sides of a pair alike, but sources and targets that do
    not belong together each by chances of their own, and the smaller side begins again sooner.
    The next batch is made in a background thread while the caller works on this one. `close()`
    ends the thread; leaving a `with` block does so too.
    """

    def __init__(
        self,
        pictures: PictureSet,
        batch_size: int,
        seed: int,
        augment: bool,
        flip: bool = True,
    ) -> None:
        if not min(len(pictures), pictures.reference_count) or batch_size < 1:
            raise ValueError("batches need pictures and a size of at least 1")
        self.pictures = pictures
        self.batch_size = batch_size
        self.seed = seed
        self.augment = augment
        self.flip = flip and augment
        self._orders: dict[tuple[Any, ...], NDArray[np.int64]] = {}
        self._ahead: tuple[int, Future[Batch]] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    @property
    def steps_per_epoch(self) -> int:
        """Steps after which every picture of both sides was seen."""
        return -(-max(len(self.pictures), self.pictures.reference_count) // self.batch_size)

    def at(self, step: int) -> Batch:
        """Batch number `step`, counted from 0. Raises PictureError naming a broken file."""
        with self._lock:
            ahead, self._ahead = self._ahead, None
            batch = ahead[1].result() if ahead and ahead[0] == step else self._made(step)
            self._prefetch(step + 1)
            return batch

    def close(self) -> None:
        """End the background thread, after what it is reading; `at` works on and starts another."""
        with self._lock:
            self._ahead = None
            if self._thread:
                self._thread.shutdown(wait=True, cancel_futures=True)
                self._thread = None

    def __enter__(self) -> "Batches":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prefetch(self, step: int) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._ahead = step, self._thread.submit(self._made, step)

    def _made(self, step: int) -> Batch:
        return self.pictures.drawn(partial(self._drawn, step))

    def _drawn(self, step: int, count: int, *purpose: str) -> Cuts:
        first = step * self.batch_size
        positions = range(first, first + self.batch_size)
        indices = [self._index(index, count, purpose) for index in positions]
        if not self.augment:
            return whole(indices)
        rng = stream(self.seed, "augment", *purpose, step)
        down, right = self.pictures.slack
        corners = [(rng.randint(0, down), rng.randint(0, right)) for _ in indices]
        flips = [self.flip and rng.random() < 0.5 for _ in indices]
        return Cuts(indices, corners, flips)

    def _index(self, index: int, count: int, purpose: tuple[str, ...]) -> int:
        epoch, within = divmod(index, count)
        order = self._orders.get((purpose, epoch))
        if order is None:
            order = _shuffled(count, seed_for(self.seed, "order", *purpose, epoch))
            # The two epochs that a batch may reach into, of both sides, whichever way one goes.
            self._orders = {(purpose, epoch): order} | dict(list(self._orders.items())[:3])
        return int(order[within])


def holdout_split(n: int, fraction: float, seed: int) -> tuple[list[int], list[int]]:
    """Part 0..n-1 into indices to train on and to hold out: both sorted, at least one each.

    Raises ValueError for n < 2.
    """
    if n < 2:
        raise ValueError("a single picture cannot be split")
    order = _shuffled(n, seed_for(seed, "holdout")).tolist()
    held = min(max(1, round(n * fraction)), n - 1)
    return sorted(order[held:]), sorted(order[:held])


def _shuffled(n: int, seed: int) -> NDArray[np.int64]:
    # Raw bits sorted: unlike Generator.permutation, no numpy release may change their meaning.
    return np.argsort(np.random.PCG64(seed).random_raw(n), kind="stable")
