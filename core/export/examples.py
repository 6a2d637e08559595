"""Inputs to check an exported model on: each as torch takes it, and as ONNX Runtime does."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.data.images import Labels
from core.export.nodes import INPUT, INSTANCES, LABELS
from core.nets.generator import Generator
from core.nets.styles import styles_for


@dataclass(frozen=True)
class Example:
    """One source (1, c, h, w), the same as an ONNX model is fed it, and a style where wanted."""

    source: Tensor
    feeds: dict[str, NDArray[Any]]
    style: dict[str, Tensor] = field(default_factory=dict)


@dataclass(frozen=True)
class Examples:
    """Examples, and in words what they are."""

    items: list[Example]
    about: str = "held-out pictures"


def picture_examples(generator: Generator, sources: Tensor, seed: int = 0) -> list[Example]:
    """Pictures (n, c, h, w) in [-1, 1], in fixed styles where the generator takes any."""
    # Another memory layout would send torch's group_norm down a path of much lower precision.
    sources = sources.cpu().contiguous()
    styles = styles_for(generator, range(len(sources)), seed)
    examples = []
    for index, source in enumerate(sources.split(1)):
        style = {name: item[index : index + 1].cpu() for name, item in styles.items()}
        feeds = {INPUT: source.numpy()} | {name: item.numpy() for name, item in style.items()}
        examples.append(Example(source, feeds, style))
    return examples


def label_example(source: Tensor, instances: Labels | None = None) -> Example:
    """A label map (1, 1 or 2, h, w) of class numbers, and the instance map its edges are of."""
    feeds = {LABELS: source[:, 0].numpy().astype(np.int64)}
    if instances is not None:
        feeds[INSTANCES] = instances[np.newaxis].astype(np.int64)
    return Example(source, feeds)


def made_up_feeds(generator: Generator, size: tuple[int, int]) -> dict[str, NDArray[Any]]:
    """Something of the right type and shape for every input of a generator's ONNX model."""
    rng = np.random.default_rng(0)
    kind = generator.spec.input_kind
    if kind == "class numbers":
        labels = rng.integers(0, 3, (1, *size))
        edges = getattr(generator, "edges", False)
        return {LABELS: labels} | ({INSTANCES: labels} if edges else {})
    picture = torch.from_numpy(
        rng.uniform(-1, 1, (1, generator.in_channels, *size)).astype(np.float32)
    )
    return picture_examples(generator, picture)[0].feeds
