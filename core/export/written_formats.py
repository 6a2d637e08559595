"""Writes the formats a person takes away, each checked on the inputs it will really be fed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from core.export.comparison import Comparison
from core.export.examples import Example
from core.export.formats import FormatChoice, choice_named
from core.export.formats.format import CannotConvert, Feeds
from core.export.formats.source import ModelSource
from core.export.graph_options import GraphOptions
from core.export.nodes import STYLE
from core.export.run_comparison import BEST
from core.nets.generator import Generator
from core.recipe.export import Export
from core.runtime.cancellation import check_cancelled

FREE_BATCH = 2
"""How many pictures a model with a free batch is checked with."""


class FormatRefused(Exception):
    """A format that was not kept, and why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} was not written: {why}.")


def graph_options(export: Export, size: tuple[int, int]) -> GraphOptions:
    """The form of exported graphs that a recipe asks for."""
    fixed = size if export.fixed_size else None
    return GraphOptions(export.opset, fixed, export.batch, export.raw_pictures)


def chosen_formats(names: Sequence[str], compared: Comparison | None) -> list[FormatChoice]:
    """The formats by their names; best is the fastest within the tolerance, if any is."""
    best = compared.best.name if compared and compared.best else ""
    resolved = dict.fromkeys(best if name == BEST else name for name in names)
    return [choice_named(name) for name in resolved if name]


def write_format(
    choice: FormatChoice, source: ModelSource, stem: Path, examples: Sequence[Example], least: float
) -> list[Path]:
    """Write a model and check it; gives its files.

    Raises FormatRefused, leaving no file, where the runtime is missing or cannot take the model,
    and where the PSNR of its pictures against torch's is below `least` dB.
    """
    if choice.format.missing:
        raise FormatRefused(choice.name, f"{choice.format.missing} is not installed")
    files: list[Path] = []
    try:
        files = choice.format.write(source, stem, choice.precision)
        if choice.format.open is None:
            return files
        psnr = _psnr_of(choice, source, files, examples)
    except CannotConvert as error:
        raise FormatRefused(choice.name, str(error)) from error
    except (RuntimeError, ValueError, TypeError, ImportError, KeyError) as error:
        _remove(files)
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise FormatRefused(choice.name, first[:200]) from error
    if not psnr >= least:
        _remove(files)
        raise FormatRefused(
            choice.name, f"its PSNR against torch is {psnr:.1f} dB, below {least:g}"
        )
    return files


def fed(feeds: Feeds, options: GraphOptions) -> dict[str, NDArray[Any]]:
    """What a plain model is fed, as a graph with these options takes it."""
    count = options.batch or FREE_BATCH
    made = {}
    for name, value in feeds.items():
        if options.raw and name != STYLE:
            value = _raw(value)
        made[name] = np.repeat(value, count, axis=0)
    return made


def _raw(value: NDArray[Any]) -> NDArray[Any]:
    if value.dtype == np.int64:
        return value.astype(np.int32)
    grey = ((value + 1) * 127.5).round().clip(0, 255).astype(np.uint8)
    return np.ascontiguousarray(grey.transpose(0, 2, 3, 1))


def _psnr_of(
    choice: FormatChoice, source: ModelSource, files: Sequence[Path], examples: Sequence[Example]
) -> float:
    assert choice.format.open is not None
    predict = choice.format.open(files, choice.precision, torch.get_num_threads())
    squares = []
    for example in examples:
        check_cancelled()
        made = np.asarray(predict(fed(example.feeds, source.options)), np.float64)
        wanted = _wanted(source.generator, example, source.options)
        if made.shape[1:] != wanted.shape[1:]:
            raise ValueError("its pictures have another shape")
        squares.append(np.square((made - wanted) * (1 if source.options.raw else 127.5)).mean())
    return float(10 * np.log10(255**2 / max(float(np.mean(squares)), 1e-16)))


def _wanted(generator: Generator, example: Example, options: GraphOptions) -> NDArray[Any]:
    """What torch makes of the same input, in the form that the graph gives."""
    x = example.source
    if options.raw and generator.spec.input_kind != "class numbers":
        x = ((x + 1) * 127.5).round().clamp(0, 255) / 127.5 - 1
    with torch.inference_mode():
        picture: NDArray[Any] = generator.cpu().eval()(x, **example.style).float().numpy()
    if not options.raw:
        return picture
    return ((picture + 1) * 127.5).round().clip(0, 255).transpose(0, 2, 3, 1)


def _remove(files: Sequence[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)
