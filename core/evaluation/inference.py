"""Features of real pictures, computed once, and how many pictures to generate at once."""

import hashlib
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from core.data.pairs import Filed, fingerprint
from core.data.picture_set import PictureSet
from core.evaluation.pictures import Pictures
from core.metrics.features import Features
from core.nets.generator import Generator as Network
from core.run.events import Event
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.paths import cache_home
from core.runtime.weight_files import read_weights
from core.runtime.writing import atomic_write, write_tensors

Rows = NDArray[np.float64]
Describing = Generator[Event, None, Rows]
BATCHES = (1, 2, 4, 8)
MOST_PIXELS = 1 << 17
"""Beyond two pictures of 256x256 more at once saves no time."""
_PROBE_SIDE = 64


def kept_rows(
    items: Sequence[Filed],
    size: tuple[int, int],
    features: Features,
    found_anew: Callable[[], Describing],
) -> Describing:
    """Features of real pictures, computed once for these files, this size and these features.

    They are kept on disk, for other runs, for the stages after this one, and after a halt.
    """
    name = f"{fingerprint(items, size)}-{_print_of(features)}.safetensors"
    path = cache_home() / "features" / name
    known = _read(path, len(items), features.dimension)
    if known is not None:
        return known
    rows = yield from found_anew()
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {"features": torch.from_numpy(np.ascontiguousarray(rows))}
    atomic_write(path, lambda draft: write_tensors(draft, tensors, {}))
    return rows


def _print_of(features: Features) -> str:
    """Tells features apart by what they say of one drawn picture: weights may share a name."""
    side = torch.arange(_PROBE_SIDE)
    board = side[:, None] * side[None, :] + 37
    probe = torch.stack([board % 256, (board // 7) % 256, (3 * board) % 251]).to(torch.uint8)
    # Rounded: other numbers of threads may add up in another order.
    said = np.round(features(probe[None]), 4) + 0.0
    return hashlib.sha256(features.name.encode() + said.tobytes()).hexdigest()[:12]


def _read(path: Path, count: int, dimension: int) -> Rows | None:
    """What is kept; None where it is not there, or not what it should be."""
    try:
        rows: Rows = read_weights(path)["features"].numpy()
    except (UserError, LookupError):
        return None
    return rows if rows.shape == (count, dimension) and rows.dtype == np.float64 else None


def batch_size(generator: Network, size: tuple[int, int], count: int, compute: Compute) -> int:
    """How many of `count` pictures of this (height, width) to generate at once.

    By a fixed rule, never by a timing: a picture's last bits depend on how many others are made
    with it. Small pictures of sub-generators are made several at once on a CPU, which saves up to
    a third of their time; other networks one by one, and on a graphics card 32 of any.
    """
    if compute.device.type != "cpu":
        return 32
    if getattr(generator, "kind", "") != "mobile":
        return 1
    height, width = size
    allowed = [n for n in BATCHES if n <= count and n * height * width <= MOST_PIXELS]
    return max(allowed, default=1)


def reference_items(pictures: Pictures, references: PictureSet) -> Sequence[Filed]:
    """The files of the real pictures that a judge compares with, in the order of `references`."""
    if pictures.test_part.targets and references is pictures.test:
        return pictures.test_part.first(pictures.recipe.export.test_pictures).targets
    if pictures.paired:
        return pictures.holdout_part.first(pictures.recipe.search.pictures).targets
    return [*pictures.train_part.targets, *pictures.holdout_part.targets]
