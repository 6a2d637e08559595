"""Batch-norm statistics of a network that is about to be run, estimated anew."""

from collections.abc import Iterator

import numpy as np

from core.compute import Compute
from core.data.picture_set import PictureSet
from core.events import Event, Working
from core.families.family import styled
from core.nets.batch_norm import calibrating, has_statistics
from core.nets.generator import Generator

BATCH = 8


def calibrate(
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
    places = [place * len(pictures) // count for place in range(count)]
    with calibrating(generator):
        # Of nearly equal sizes: a last batch of one would weigh as much as the others.
        for part in np.array_split(places, -(-count // BATCH)):
            source = pictures.sources(part.tolist())
            styled(generator, compute.put(source), 0)
            yield Working()
