"""What a run's models are checked on: pictures that no network learnt from, where there are any."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from core.data.images import Labels, read_labels, read_picture, resize
from core.data.labels import instance_edges
from core.data.pairs import Pair
from core.data.picture_set import maps_tensor
from core.export.examples import Example, Examples, label_example, picture_examples
from core.nets.generator import Generator
from core.nets.spade import SpadeGenerator
from core.run import Run, Strip
from core.stages.pictures import Pictures

CHECKED = 16
MADE_UP = 4


def held_out_examples(run: Run, pictures: Pictures | None, generator: Generator) -> Examples:
    """Up to 16 held-out sources.

    Where the data are gone, the pictures that the run keeps in its samples folder; their colours
    do not say what class they stand for, so label maps are made up then.
    """
    if pictures is None:
        if isinstance(generator, SpadeGenerator):
            return _made_up(run, generator)
        return Examples(picture_examples(generator, _kept_sources(run), run.recipe.seed))
    places = list(range(min(CHECKED, len(pictures.holdout))))
    sources = pictures.holdout.sources(places)
    if not isinstance(generator, SpadeGenerator):
        return Examples(picture_examples(generator, sources, run.recipe.seed))
    instances: list[Labels | None] = [None] * len(places)
    if generator.edges:
        instances = [_instances(pictures, place) for place in places]
    pairs = zip(sources.split(1), instances, strict=True)
    about = "held-out label maps"
    return Examples([label_example(source, found) for source, found in pairs], about)


def references(pictures: Pictures | None, examples: Sequence[Example]) -> Tensor:
    """Pictures (n, 3, h, w) to read styles from: held-out targets, or what else there is."""
    if pictures is None:
        return torch.cat([example.source for example in examples])
    places = list(range(min(CHECKED, pictures.holdout.reference_count)))
    return pictures.holdout.targets(places)


def _instances(pictures: Pictures, place: int) -> Labels:
    """The instance numbers (h, w) of a held-out pair, at the recipe's size."""
    pair = pictures.holdout_part.sources[place]
    assert isinstance(pair, Pair) and pair.instances is not None
    return resize(read_labels(pair.instances), pictures.holdout.size, "nearest")


def _kept_sources(run: Run) -> Tensor:
    strip = read_picture(run.samples / Strip.INPUT)
    count = max(1, strip.shape[1] // run.recipe.data.width)
    tiles = np.stack(np.split(strip, count, axis=1)).transpose(0, 3, 1, 2)
    return torch.from_numpy(np.ascontiguousarray(tiles)).float() / 127.5 - 1


def _made_up(run: Run, generator: SpadeGenerator) -> Examples:
    """Label maps in patches of 8 × 8 pixels, with some of no class; instances likewise."""
    chance = np.random.default_rng(run.recipe.seed)
    found = []
    for _ in range(MADE_UP):
        classes, instances = (
            _patches(chance, most, run) for most in (generator.classes + 1, generator.classes)
        )
        maps = (classes, instance_edges(instances)) if generator.edges else (classes,)
        found.append(label_example(maps_tensor([maps]), instances if generator.edges else None))
    return Examples(found, "made-up label maps")


def _patches(chance: np.random.Generator, most: int, run: Run) -> Labels:
    height, width = run.recipe.data.height, run.recipe.data.width
    coarse = chance.integers(0, most, (-(-height // 8), -(-width // 8)))
    return coarse.repeat(8, 0).repeat(8, 1)[:height, :width].astype(np.uint16)
