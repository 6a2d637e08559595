"""Batch-norm statistics of a network, estimated anew before it runs."""

from collections.abc import Iterator

import numpy as np

from core.data.picture_set import PictureSet
from core.evaluation.pictures import Pictures
from core.families.family import styled
from core.nets.batch_norm import calibrating, has_statistics
from core.nets.generator import Generator
from core.run.events import Event, Working
from core.runtime.compute import Compute

BATCH = 8


def recalibrate_batch_norm(
    generator: Generator, pictures: PictureSet, count: int, compute: Compute
) -> Iterator[Event]:
    """Estimate a generator's running statistics on up to `count` training sources.

    Statistics gathered while a supernet trains mean nothing for any one of its sub-generators.
    They are averaged over all batches (the published code keeps those of the last one alone).
    Does nothing for networks without batch normalisation. Yields after every batch.
    """
    if not has_statistics(generator):
        return
    generator.to(compute.device)
    count = min(count, len(pictures))
    indices = [index * len(pictures) // count for index in range(count)]
    with calibrating(generator):
        # Of nearly equal sizes: a last batch of one would weigh as much as the others.
        for part in np.array_split(indices, -(-count // BATCH)):
            source = pictures.sources(part.tolist())
            styled(generator, compute.to_device(source), 0)
            yield Working()


def recalibrate(generator: Generator, pictures: Pictures, compute: Compute) -> Iterator[Event]:
    """The same on as many training sources as the recipe says."""
    count = pictures.recipe.search.calibration_pictures
    yield from recalibrate_batch_norm(generator, pictures.train, count, compute)
