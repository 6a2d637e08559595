"""Inputs to check an exported model on: each as torch takes it, and as ONNX Runtime does."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core.data.images import Labels
from core.export.graph import INPUT
from core.export.graph_spade import INSTANCES, LABELS
from core.nets.generator import Generator
from core.nets.styles import styles_for


@dataclass(frozen=True)
class Example:
    """One source (1, c, h, w), the same as an ONNX model is fed it, and a style where wanted."""

    source: Tensor
    feeds: dict[str, NDArray]
    style: dict[str, Tensor] = field(default_factory=dict)


@dataclass(frozen=True)
class Examples:
    """Examples, and in words what they are."""

    items: list[Example]
    about: str = "held-out pictures"


def picture_examples(generator: Generator, sources: Tensor, seed: int = 0) -> list[Example]:
    """Pictures (n, 3, h, w) in [-1, 1], in fixed styles where the generator takes any."""
    # Another memory layout would send torch's group_norm down a path of much lower precision.
    sources = sources.cpu().contiguous()
    styles = styles_for(generator, range(len(sources)), seed)
    found = []
    for place, source in enumerate(sources.split(1)):
        style = {name: item[place : place + 1].cpu() for name, item in styles.items()}
        feeds = {INPUT: source.numpy()} | {name: item.numpy() for name, item in style.items()}
        found.append(Example(source, feeds, style))
    return found


def label_example(source: Tensor, instances: Labels | None = None) -> Example:
    """A label map (1, 1 or 2, h, w) of class numbers, and the instance map its edges are of."""
    feeds = {LABELS: source[:, 0].numpy().astype(np.int64)}
    if instances is not None:
        feeds[INSTANCES] = instances[np.newaxis].astype(np.int64)
    return Example(source, feeds)
