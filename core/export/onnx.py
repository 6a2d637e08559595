"""A generator as an ONNX file, checked against torch in ONNX Runtime."""

import json
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor

from core.checkpoints.files import DESCRIPTION
from core.export.examples import Example, Examples
from core.export.graph import onnx_model, style_model
from core.export.metadata import Parity
from core.export.nodes import INPUT, Norm
from core.nets.generator import Generator, StyledGenerator, config_of
from core.runtime.cancellation import check_cancelled, when_cancelled
from core.runtime.errors import UserError
from core.runtime.onnx_files import open_onnx
from core.runtime.writing import write_bytes

TOLERANCE = 1e-4
WARM_UP = 3
LARGEST_PSNR = 200.0
FEW_CLASSES = 3


class ParityError(UserError):
    """An ONNX model computes something else than its generator."""


def write_checked(
    path: Path, generator: Generator, metadata: dict[str, str], examples: Examples
) -> Parity:
    """Write a generator as ONNX and check it, with the exact norm where the standard one fails.

    See write_onnx and check_onnx. Raises UserError, leaving no file, where both differ too much.
    """
    try:
        write_onnx(path, generator, metadata)
        return check_onnx(path, generator, examples)
    except ParityError:
        write_onnx(path, generator, metadata, "exact")
        return replace(check_onnx(path, generator, examples), norm="exact")


def write_onnx(
    path: Path, generator: Generator, metadata: dict[str, str], norm: Norm = "standard"
) -> None:
    """Write a generator as one ONNX file; see onnx_model for what goes in and comes out.

    `metadata` becomes the model's properties; the network's description is added under "network".
    Raises UserError where the file cannot be written.
    """
    _save(path, onnx_model(generator, norm), generator, metadata)


def write_style_checked(
    path: Path, generator: StyledGenerator, metadata: dict[str, str], pictures: Tensor
) -> None:
    """Write what reads styles from pictures as ONNX, and check it on some (n, 3, h, w).

    Raises UserError, leaving no file, where a style differs by more than 1e-4 of the largest number
    in it (or of 1).
    """
    _save(path, style_model(generator), generator, metadata)
    session, generator = open_session(path), generator.cpu().eval()
    errors = []
    for picture in pictures.cpu().contiguous().split(1):
        with torch.inference_mode():
            wanted = generator.encode_style(picture).numpy()
        difference = np.abs(run_session(session, {INPUT: picture.numpy()}) - wanted)
        errors.append(difference.max() / max(1.0, float(np.abs(wanted).max())))
    _refuse_different(path, float(np.max(errors)))


def check_onnx(path: Path, generator: Generator, examples: Examples) -> Parity:
    """Compare an ONNX file with its generator on examples.

    Raises UserError, and removes the file, where ONNX Runtime differs by more than 1e-4.
    """
    session, generator = open_session(path), generator.cpu().eval()
    errors = [_errors(session, generator, example) for example in examples.items]
    worst = float(np.max([error[0] for error in errors]))  # unlike max(), it keeps a nan
    _refuse_different(path, worst)
    square = statistics.fmean(error[1] for error in errors)
    return Parity(worst, _psnr(square), len(errors), about=examples.about)


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """An ONNX model ready to run on the CPU, with as many threads as torch uses.

    Raises UserError where the file is refused, or ONNX Runtime cannot read it.
    """
    return open_onnx(path, torch.get_num_threads())


def run_session(
    session: onnxruntime.InferenceSession,
    feeds: Mapping[str, np.ndarray],
    options: onnxruntime.RunOptions | None = None,
) -> np.ndarray:
    """The one output of a model for its named inputs, each of the shape that the model states."""
    output: np.ndarray = session.run(None, dict(feeds), options)[0]
    return output


@contextmanager
def _cancellable() -> Iterator[onnxruntime.RunOptions]:
    """Options with which a model is halted between two of its layers; Cancelled is raised then."""
    options = onnxruntime.RunOptions()

    def end() -> None:
        options.terminate = True

    try:
        with when_cancelled(end):
            yield options
    except Exception:  # ONNX Runtime reports that it was ended
        check_cancelled()
        raise


def time_session(
    session: onnxruntime.InferenceSession, height: int, width: int, repeats: int
) -> list[float]:
    """Times (ms) of single pictures after warming up."""
    feeds = made_up_feeds(session, height, width)
    times = []
    with _cancellable() as options:
        for _ in range(WARM_UP + repeats):
            started = time.perf_counter()
            run_session(session, feeds, options)
            times.append(1000 * (time.perf_counter() - started))
    return times[WARM_UP:]


def made_up_feeds(
    session: onnxruntime.InferenceSession, height: int, width: int
) -> dict[str, np.ndarray]:
    """Something of the right type and shape for every input of a model."""
    rng, sides = np.random.default_rng(0), {"height": height, "width": width}
    feeds = {}
    for item in session.get_inputs():
        shape = [sides.get(side, side) for side in item.shape]
        if item.type == "tensor(int64)":
            feeds[item.name] = rng.integers(0, FEW_CLASSES, shape)
        else:
            feeds[item.name] = rng.uniform(-1, 1, shape).astype(np.float32)
    return feeds


def _errors(
    session: onnxruntime.InferenceSession, generator: Generator, example: Example
) -> tuple[float, float]:
    check_cancelled()
    with torch.inference_mode():
        wanted = generator(example.source, **example.style).numpy()
    with _cancellable() as options:
        output = run_session(session, example.feeds, options)
    difference = np.abs(output.astype(np.float64) - wanted)
    return float(difference.max()), float(np.square(difference).mean())


def _refuse_different(path: Path, worst: float) -> None:
    if worst <= TOLERANCE:
        return
    path.unlink()
    raise ParityError(
        f"The ONNX model {path.name} differs from the generator by {worst:.2g} and was not "
        f"kept (at most {TOLERANCE:g} is allowed).",
        "Export without ONNX (export.onnx = false), or install other versions of torch and "
        "onnxruntime.",
    )


def _save(
    path: Path, model: onnx.ModelProto, generator: Generator, metadata: dict[str, str]
) -> None:
    known = {DESCRIPTION: json.dumps(config_of(generator)), **metadata}
    onnx.helper.set_model_props(model, known)
    check_cancelled()
    onnx.checker.check_model(model)
    check_cancelled()
    write_bytes(path, model.SerializeToString())


def _psnr(square: float) -> float:
    # The range is 2, from -1 to 1.
    return min(LARGEST_PSNR, float(10 * np.log10(4 / max(square, 1e-30))))
