"""Pairs as tensors: decoded once, cropped and mirrored by chance that needs no saving."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.data.images import Pixels, resize
from core.data.pairs import Pair, read_pair
from core.randomness import seed_for, stream

Size = int | tuple[int, int]
Place = tuple[int, int]


class Batch(NamedTuple):
    """Source and target (n, 3, h, w) float32 in [-1, 1], and which pairs they are."""

    source: Tensor
    target: Tensor
    indices: list[int]


class PairedPictures:
    """The pictures of pairs at one size, decoded on first use and kept while memory allows.

    `size` is the side, or (height, width), of what is handed out; `load_size` (at least as large)
    that of what crops are cut from. At most `cache_bytes` of decoded 8-bit pictures are kept: the
    first that come, since an epoch visits every pair once and dropping any would not pay. May be
    used from several threads. Reading raises PictureError, which names the file.
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        size: Size,
        load_size: Size | None = None,
        cache_bytes: int = 2 * 2**30,
    ) -> None:
        self.pairs = pairs
        self.size = _both(size)
        self.load_size = self.size if load_size is None else _both(load_size)
        if self.load_size[0] < self.size[0] or self.load_size[1] < self.size[1]:
            raise ValueError(f"load_size {self.load_size} is smaller than size {self.size}")
        self.cache_bytes = cache_bytes
        self.cached_bytes = 0
        self._cache: dict[tuple[int, Place], tuple[Pixels, Pixels]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def slack(self) -> Place:
        """How far (down, right) a crop may move."""
        return self.load_size[0] - self.size[0], self.load_size[1] - self.size[1]

    def get(self, i: int, crop: Place | None = None, flip: bool = False) -> tuple[Tensor, Tensor]:
        """Source and target (3, h, w) of pair `i`, float32 in [-1, 1].

        `crop` (top, left) cuts them from the pictures at load_size; None is the whole picture.
        """
        source, target = self._cut(i, crop, flip)
        return _tensor(source), _tensor(target)

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The whole pictures of some pairs, twice (n, 3, h, w) float32 in [-1, 1]."""
        return _stacked([self._cut(i, None, False) for i in indices])

    def crops(
        self, indices: Sequence[int], places: Sequence[Place], flips: Sequence[bool]
    ) -> tuple[Tensor, Tensor]:
        """As `batch`, cropped and mirrored: one place and one flip for both sides of a pair."""
        cuts = zip(indices, places, flips, strict=True)
        return _stacked([self._cut(i, place, flip) for i, place, flip in cuts])

    def _cut(self, i: int, crop: Place | None, flip: bool) -> tuple[Pixels, Pixels]:
        top, left = crop or (0, 0)
        rows, columns = slice(top, top + self.size[0]), slice(left, left + self.size[1])
        step = -1 if flip else 1
        source, target = self._decoded(i, self.size if crop is None else self.load_size)
        return source[rows, columns][:, ::step], target[rows, columns][:, ::step]

    def _decoded(self, i: int, size: Place) -> tuple[Pixels, Pixels]:
        kept = self._cache.get((i, size))
        if kept is not None:
            return kept
        # Outside the lock: while one thread reads the disk, others go on.
        pair = self.pairs[i]
        source, target = read_pair(pair)
        both = (
            resize(source, size, pair.resampling("source")),
            resize(target, size, pair.resampling("target")),
        )
        self._keep((i, size), both)
        return both

    def _keep(self, key: tuple[int, Place], both: tuple[Pixels, Pixels]) -> None:
        weight = both[0].nbytes + both[1].nbytes
        with self._lock:
            if key not in self._cache and self.cached_bytes + weight <= self.cache_bytes:
                # Copies, since a view would keep the whole file it was cut from alive.
                self._cache[key] = (both[0].copy(), both[1].copy())
                self.cached_bytes += weight


class Batches:
    """An endless stream of batches in which batch `step` depends on the seed and on `step` alone.

    Every epoch visits every pair once, in an order of its own; batches are always full and may
    reach into the next epoch. With `augment`, each pair is cropped at random from load_size and,
    if `flip`, mirrored half of the time. The next batch is made in a background thread while the
    caller works on this one. `close()` ends the thread; leaving a `with` block does so too.
    """

    def __init__(
        self,
        pictures: PairedPictures,
        batch_size: int,
        seed: int,
        augment: bool,
        flip: bool = True,
    ) -> None:
        if not len(pictures) or batch_size < 1:
            raise ValueError("batches need pictures and a size of at least 1")
        self.pictures = pictures
        self.batch_size = batch_size
        self.seed = seed
        self.augment = augment
        self.flip = flip and augment
        self._orders: dict[int, NDArray[np.int64]] = {}
        self._ahead: tuple[int, Future[Batch]] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    @property
    def steps_per_epoch(self) -> int:
        """Steps after which every pair was seen."""
        return -(-len(self.pictures) // self.batch_size)

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
        first = step * self.batch_size
        indices = [self._index(first + place) for place in range(self.batch_size)]
        if not self.augment:
            return Batch(*self.pictures.batch(indices), indices)
        chance = stream(self.seed, "augment", step)
        down, right = self.pictures.slack
        places = [(chance.randint(0, down), chance.randint(0, right)) for _ in indices]
        flips = [self.flip and chance.random() < 0.5 for _ in indices]
        return Batch(*self.pictures.crops(indices, places, flips), indices)

    def _index(self, place: int) -> int:
        epoch, within = divmod(place, len(self.pictures))
        order = self._orders.get(epoch)
        if order is None:
            order = _shuffled(len(self.pictures), seed_for(self.seed, "order", epoch))
            # At most the two epochs that a batch may reach into, whichever way a caller goes.
            self._orders = {epoch: order} | dict(list(self._orders.items())[:1])
        return int(order[within])


def holdout_split(n: int, fraction: float, seed: int) -> tuple[list[int], list[int]]:
    """Part 0..n-1 into indices to train on and to hold out: both sorted, at least one each.

    Raises ValueError for n < 2.
    """
    if n < 2:
        raise ValueError("a single pair cannot be split")
    order = _shuffled(n, seed_for(seed, "holdout")).tolist()
    held = min(max(1, round(n * fraction)), n - 1)
    return sorted(order[held:]), sorted(order[:held])


def _shuffled(n: int, seed: int) -> NDArray[np.int64]:
    # Raw bits sorted: unlike Generator.permutation, no numpy release may change their meaning.
    return np.argsort(np.random.PCG64(seed).random_raw(n), kind="stable")


def _both(size: Size) -> Place:
    return (size, size) if isinstance(size, int) else (size[0], size[1])


def _tensor(pixels: Pixels) -> Tensor:
    return torch.from_numpy(_floats(pixels[None])[0])


def _stacked(cuts: list[tuple[Pixels, Pixels]]) -> tuple[Tensor, Tensor]:
    source, target = (np.stack(side) for side in zip(*cuts, strict=True))
    return torch.from_numpy(_floats(source)), torch.from_numpy(_floats(target))


def _floats(pixels: Pixels) -> NDArray[np.float32]:
    """(n, h, w, 3) in 0..255 -> (n, 3, h, w) in [-1, 1]; numpy, so no torch thread wakes."""
    channels_first = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))
    return channels_first.astype(np.float32) / np.float32(127.5) - np.float32(1)
