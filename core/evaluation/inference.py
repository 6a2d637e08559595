"""What judging need not do twice: features of real pictures, and how many to generate at once."""

import hashlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.checkpoints.writing import atomic_write
from core.compute import Compute
from core.data.pairs import Filed, fingerprint
from core.data.picture_set import PictureSet
from core.events import Event
from core.metrics.features import Features
from core.nets.generator import Generator as Network
from core.nets.generator import describe
from core.nets.latency import steady_clock
from core.nets.styles import styles_for
from core.paths import cache_home
from core.stages.pictures import Pictures
from core.stages.timing import Conditions
from core.timings import Timings

Rows = NDArray[np.float64]
Describing = Generator[Event, None, Rows]
BATCHES = (1, 2, 4, 8)
GAIN = 0.95
"""A larger batch is taken where it saves a twentieth of a picture's time at least."""
TRIALS = 3
MOST_PIXELS = 1 << 19
"""More at once would need memory by the gigabyte: eight pictures of 256x256."""
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
    name = f"{fingerprint(items, size)}-{_print_of(features)}.npy"
    path = cache_home() / "features" / name
    known = _read(path, len(items), features.dimension)
    if known is not None:
        return known
    rows = yield from found_anew()
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, lambda file: np.save(file, rows, allow_pickle=False))
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
        rows: Rows = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    whole = rows.shape == (count, dimension) and np.isfinite(rows).all()
    return rows if whole else None


def chosen_batch(generator: Network, sources: Tensor, compute: Compute, seed: int) -> int:
    """How many pictures to generate at once: the fewest that are about as fast as any.

    Sub-generators on a CPU are timed on the first of these sources, once for their kind of network,
    size and machine; it is kept. What is generated does not depend on it but for float rounding.
    Other networks are run one by one on a CPU, and 32 at a time elsewhere.
    """
    if compute.device.type != "cpu":
        return 32
    if getattr(generator, "kind", "") != "mobile":
        return 1
    height, width = sources.shape[2:]
    allowed = [n for n in BATCHES if n <= len(sources) and n * height * width <= MOST_PIXELS]
    if len(allowed) < 2:
        return 1
    about = {key: v for key, v in describe(generator).items() if key != "architecture"}
    what = {"batch": about, "of": allowed, **asdict(Conditions.of((height, width), compute))}
    with Timings() as timings:
        known = timings.find(what)
        if known is None:
            known = _fastest(_trial(generator, sources, allowed, seed))
            timings.keep(what, known)
    return int(known)


def _fastest(seconds: dict[int, float]) -> int:
    """The first of the batches, in their order, that no other beats by more than GAIN."""
    least = min(seconds.values())
    return next(batch for batch, spent in seconds.items() if least >= GAIN * spent)


@torch.inference_mode()
def _trial(
    generator: Network, sources: Tensor, batches: Sequence[int], seed: int
) -> dict[int, float]:
    """Seconds a picture takes in each size of batch, the median of a few passes in turns."""
    clock = steady_clock(sources.device, torch.get_num_threads())

    def spent(batch: int) -> float:
        styles = styles_for(generator, range(batch), seed)
        started = clock()
        generator(sources[:batch], **styles)
        return (clock() - started) / batch

    rounds = [[spent(batch) for batch in batches] for _ in range(1 + TRIALS)]
    medians = np.median(rounds[1:], axis=0)
    return dict(zip(batches, medians.tolist(), strict=True))


def reference_items(pictures: Pictures, references: PictureSet) -> Sequence[Filed]:
    """The files of the real pictures that a judge compares with, in the order of `references`."""
    if pictures.test_part.targets and references is pictures.test:
        return pictures.test_part.first(pictures.recipe.export.test_pictures).targets
    if pictures.paired:
        return pictures.holdout_part.first(pictures.recipe.search.pictures).targets
    return [*pictures.train_part.targets, *pictures.holdout_part.targets]
