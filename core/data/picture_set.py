"""What every set of pictures has in common: a size, crops, a bounded memory of decoded files."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.data.fitting import Fit, How, fitted
from core.data.images import Seen

Size = int | tuple[int, int]
Place = tuple[int, int]
Decoded = tuple[NDArray[Any], ...]
"""Arrays (h, w[, c]) of one size that belong together."""

CACHE_BYTES = 2 * 2**30


class Batch(NamedTuple):
    """Source and target (n, c, h, w) float32, and which pictures the sources are.

    Pictures are in [-1, 1]; sources may be label maps (see LabelledPictures). `answer` is what a
    black box made of the sources, like the targets, where the teacher is a folder of answers.
    """

    source: Tensor
    target: Tensor
    indices: list[int]
    answer: Tensor | None = None


class Cuts(NamedTuple):
    """Which pictures, where each is cut (None: the whole of it), and which are mirrored."""

    indices: list[int]
    places: Sequence[Place | None]
    flips: Sequence[bool]


class Draw(Protocol):
    """Draws the cuts of one batch among `count` pictures; each purpose has chances of its own."""

    def __call__(self, count: int, *purpose: str) -> Cuts: ...


class PictureSet(Protocol):
    """Sources and targets of one size, whether they belong together or not."""

    @property
    def size(self) -> Place:
        """(height, width) of what is handed out."""
        ...

    @property
    def load_size(self) -> Place:
        """(height, width) of what crops are cut from."""
        ...

    @property
    def slack(self) -> Place:
        """How far (down, right) a crop may move."""
        ...

    def __len__(self) -> int:
        """How many sources there are."""
        ...

    @property
    def reference_count(self) -> int:
        """How many targets there are; as many as sources where they belong together."""
        ...

    def sources(self, indices: Sequence[int]) -> Tensor:
        """Whole sources (n, c, h, w), as the generator is fed."""
        ...

    def targets(self, indices: Sequence[int]) -> Tensor:
        """Whole targets (n, c, h, w) float32 in [-1, 1]."""
        ...

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Sources and targets, (n, c, h, w) each; unpaired, the i-th of each side, modulo."""
        ...

    def crops(
        self, indices: Sequence[int], places: Sequence[Place | None], flips: Sequence[bool]
    ) -> tuple[Tensor, Tensor]:
        """As `batch`, cropped and mirrored alike on both sides.

        A place is the (down, right) corner of a crop in pixels; None: the whole picture, resized.
        """
        ...

    def drawn(self, draw: Draw) -> Batch:
        """A batch by chance; sides that do not belong together are drawn on their own."""
        ...


class CachedPictures(ABC):
    """Pictures at one size, decoded on first use and kept while memory allows.

    `size` is the side, or (height, width), of what is handed out; `load_size` (at least as large)
    that of what crops are cut from. At most `cache_bytes` of decoded pictures are kept: the
    first that come, since an epoch visits everything once and dropping any would not pay. May be
    used from several threads. Reading raises PictureError, which names the file. `fit` says what
    becomes of pictures of another shape.
    """

    def __init__(
        self, size: Size, load_size: Size | None, cache_bytes: int, fit: Fit = "stretch"
    ) -> None:
        self.fit: Fit = fit
        self.size = _both(size)
        self.load_size = self.size if load_size is None else _both(load_size)
        if self.load_size[0] < self.size[0] or self.load_size[1] < self.size[1]:
            raise ValueError(f"load_size {self.load_size} is smaller than size {self.size}")
        self.cache_bytes = cache_bytes
        self.cached_bytes = 0
        self._cache: dict[tuple[Hashable, Place], Decoded] = {}
        self._lock = threading.Lock()

    @property
    def slack(self) -> Place:
        """How far (down, right) a crop may move."""
        return self.load_size[0] - self.size[0], self.load_size[1] - self.size[1]

    @abstractmethod
    def _read(self, key: Hashable, size: Place) -> Decoded:
        """What belongs to `key`, from the disk, resized."""

    def _fitted(self, pixels: NDArray[Any], size: Place, how: How = "bicubic") -> NDArray[Any]:
        return fitted(pixels, size, how, self.fit)

    def _cut(self, key: Hashable, crop: Place | None, flip: bool) -> Decoded:
        top, left = crop or (0, 0)
        rows, columns = slice(top, top + self.size[0]), slice(left, left + self.size[1])
        step = -1 if flip else 1
        decoded = self._decoded(key, self.size if crop is None else self.load_size)
        return tuple(array[rows, columns][:, ::step] for array in decoded)

    def _decoded(self, key: Hashable, size: Place) -> Decoded:
        kept = self._cache.get((key, size))
        if kept is not None:
            return kept
        # Outside the lock: while one thread reads the disk, others go on.
        decoded = self._read(key, size)
        self._keep((key, size), decoded)
        return decoded

    def _keep(self, key: tuple[Hashable, Place], decoded: Decoded) -> None:
        weight = sum(array.nbytes for array in decoded)
        with self._lock:
            if key not in self._cache and self.cached_bytes + weight <= self.cache_bytes:
                # Copies, since a view would keep the whole file it was cut from alive.
                self._cache[key] = tuple(array.copy() for array in decoded)
                self.cached_bytes += weight


def pictures_tensor(pictures: Sequence[Seen]) -> Tensor:
    """n pictures (h, w, c) in 0..255 -> (n, c, h, w) in [-1, 1]."""
    # In numpy, so that no torch thread wakes.
    channels_first = np.ascontiguousarray(np.stack(pictures).transpose(0, 3, 1, 2))
    return torch.from_numpy(channels_first.astype(np.float32) / np.float32(127.5) - np.float32(1))


def maps_tensor(maps: Sequence[Decoded]) -> Tensor:
    """n groups of c maps (h, w) -> (n, c, h, w) float32, the numbers as they are."""
    return torch.from_numpy(np.stack([np.stack(group) for group in maps]).astype(np.float32))


def whole(indices: Sequence[int]) -> Cuts:
    """Whole pictures, not mirrored."""
    return Cuts(list(indices), [None] * len(indices), [False] * len(indices))


def _both(size: Size) -> Place:
    return (size, size) if isinstance(size, int) else (size[0], size[1])
