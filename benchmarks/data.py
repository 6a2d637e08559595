"""An epoch of batches at 128 px: decoding every picture again against reading the cache."""

import tempfile
from pathlib import Path

from benchmarks.measure import interleaved, report
from core.data.layouts import Pair, recognise
from core.data.pictures import Batches, PairedPictures
from core.data.sample import write_sample

FACADES = Path(__file__).resolve().parents[2] / "shared" / "data" / "facades"
SIZE, LOAD_SIZE, BATCH = 128, 143, 4


def run(repeats: int) -> None:
    """The facades data set where it lies beside the checkout, or else the sample at 300 px."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = FACADES if FACADES.is_dir() else write_sample(scratch, pairs=200, size=300)
        pairs = recognise(folder).train
        cold, warm = _pictures(pairs, 0), _pictures(pairs, 2 * 2**30)
        ways = {
            "every picture decoded again": lambda: _epoch(cold),
            "every picture from the cache": lambda: _epoch(warm),
        }
        title = f"An epoch of {len(pairs)} pairs of {folder.name}, {LOAD_SIZE} -> {SIZE} px"
        report(title, interleaved(ways, repeats))
        print(f"  the cache holds {warm.cached_bytes / 2**20:.1f} MiB")


def _pictures(pairs: list[Pair], cache_bytes: int) -> PairedPictures:
    return PairedPictures(pairs, SIZE, LOAD_SIZE, cache_bytes)


def _epoch(pictures: PairedPictures) -> None:
    with Batches(pictures, BATCH, 0, augment=True) as batches:
        for step in range(batches.steps_per_epoch):
            batches.at(step)
