"""Pictures to check a run's models on: those that no network learnt from, if there are any."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from core.data.images import Labels, read_labels, read_picture, resize
from core.data.labels import instance_edges
from core.data.pairs import Pair
from core.data.picture_set import PictureSet, maps_tensor
from core.evaluation.pictures import ImageSplit, Pictures
from core.export.examples import Example, Examples, label_example, picture_examples
from core.export.input_spec import InputSpec, input_options
from core.nets.bands import with_channels
from core.nets.generator import Generator
from core.run.run import Run, SheetFile

CHECKED = 16
MADE_UP = 4


def held_out_examples(run: Run, pictures: Pictures | None, generator: Generator) -> Examples:
    """Up to 16 held-out sources.

    Where the data are gone, the pictures in the run's samples folder serve; their colours do not
    tell classes, so label maps are made up then.
    """
    if pictures is None:
        if generator.spec.input_kind == "class numbers":
            return _made_up(run, generator)
        sources = with_channels(_kept_sources(run), generator.in_channels)
        return Examples(picture_examples(generator, sources, run.recipe.seed))
    items = _examples_of(pictures, pictures.holdout, pictures.holdout_part, generator, CHECKED)
    labels = generator.spec.input_kind == "class numbers"
    return Examples(items, "held-out label maps") if labels else Examples(items)


def training_examples(pictures: Pictures | None, generator: Generator, count: int) -> list[Example]:
    """Up to `count` training sources, spread over all; none where the data are gone."""
    if pictures is None:
        return []
    return _examples_of(pictures, pictures.train, pictures.train_part, generator, count)


def _examples_of(
    pictures: Pictures, chosen: PictureSet, part: ImageSplit, generator: Generator, count: int
) -> list[Example]:
    count = min(count, len(chosen))
    first = chosen is pictures.holdout
    indices = [index if first else index * len(chosen) // count for index in range(count)]
    sources = chosen.sources(indices)
    if generator.spec.input_kind != "class numbers":
        return picture_examples(generator, sources, pictures.recipe.seed)
    instances: list[Labels | None] = [None] * len(indices)
    if InputSpec(**input_options(generator)).edges:
        instances = [_instances(part, chosen.size, index) for index in indices]
    pairs = zip(sources.split(1), instances, strict=True)
    return [label_example(source, target) for source, target in pairs]


def references(pictures: Pictures | None, examples: Sequence[Example], channels: int) -> Tensor:
    """Pictures (n, channels, h, w) to read styles from: held-out targets, or what else there is."""
    if pictures is None:
        return with_channels(torch.cat([example.source for example in examples]), channels)
    indices = list(range(min(CHECKED, pictures.holdout.reference_count)))
    return pictures.holdout.targets(indices)


def _instances(part: ImageSplit, size: tuple[int, int], index: int) -> Labels:
    """The instance numbers (h, w) of a pair, at the recipe's size."""
    pair = part.sources[index]
    assert isinstance(pair, Pair) and pair.instances is not None
    return resize(read_labels(pair.instances), size, "nearest")


def _kept_sources(run: Run) -> Tensor:
    sheet = read_picture(run.samples / SheetFile.INPUT)
    count = max(1, sheet.shape[1] // run.recipe.data.width)
    tiles = np.stack(np.split(sheet, count, axis=1)).transpose(0, 3, 1, 2)
    return torch.from_numpy(np.ascontiguousarray(tiles)).float() / 127.5 - 1


def _made_up(run: Run, generator: Generator) -> Examples:
    """Label maps in patches of 8 × 8 pixels, with some of no class; instances likewise."""
    rng = np.random.default_rng(run.recipe.seed)
    inputs = InputSpec(**input_options(generator))
    examples = []
    for _ in range(MADE_UP):
        classes, instances = (
            _patches(rng, most, run) for most in (inputs.classes + 1, inputs.classes)
        )
        maps = (classes, instance_edges(instances)) if inputs.edges else (classes,)
        examples.append(label_example(maps_tensor([maps]), instances if inputs.edges else None))
    return Examples(examples, "made-up label maps")


def _patches(rng: np.random.Generator, most: int, run: Run) -> Labels:
    height, width = run.recipe.size
    coarse = rng.integers(0, most, (-(-height // 8), -(-width // 8)))
    return coarse.repeat(8, 0).repeat(8, 1)[:height, :width].astype(np.uint16)
