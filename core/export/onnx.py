"""A generator as an ONNX file, checked against torch in ONNX Runtime."""

import os
import statistics
import time
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor

from core.checkpoints.files import atomic_write
from core.errors import UserError
from core.export.facts import Parity
from core.export.graph import Norm, onnx_model
from core.nets.resnet import ResNetGenerator

TOLERANCE = 1e-4
WARM_UP = 3
LARGEST_PSNR = 200.0


class ParityError(UserError):
    """An ONNX model computes something else than its generator."""


def write_checked(
    path: Path, generator: ResNetGenerator, metadata: dict[str, str], inputs: Tensor
) -> Parity:
    """Write a generator as ONNX and check it, with the exact norm where the standard one fails.

    See write_onnx and check_onnx. Raises UserError, leaving no file, where both differ too much.
    """
    try:
        write_onnx(path, generator, metadata)
        return check_onnx(path, generator, inputs)
    except ParityError:
        write_onnx(path, generator, metadata, "exact")
        return replace(check_onnx(path, generator, inputs), norm="exact")


def write_onnx(
    path: Path, generator: ResNetGenerator, metadata: dict[str, str], norm: Norm = "standard"
) -> None:
    """Write a generator as one ONNX file: "input" -> "output", both (1, 3, height, width).

    Height and width are free, in multiples of four from 16 on; values are float32 in [-1, 1].
    `metadata` becomes the model's properties. Raises UserError where the file cannot be written.
    """
    model = onnx_model(generator, norm)
    onnx.helper.set_model_props(model, metadata)
    onnx.checker.check_model(model)
    content = model.SerializeToString()
    atomic_write(path, lambda file: _write(file, content))


def check_onnx(path: Path, generator: ResNetGenerator, inputs: Tensor) -> Parity:
    """Compare an ONNX file with its generator on real pictures (n, 3, h, w) in [-1, 1].

    Raises UserError, and removes the file, where ONNX Runtime differs by more than 1e-4.
    """
    session, generator = open_session(path), generator.cpu().eval()
    errors = [_errors(session, generator, picture) for picture in inputs.split(1)]
    worst = max(error[0] for error in errors)
    square = statistics.fmean(error[1] for error in errors)
    if not worst <= TOLERANCE:
        path.unlink()
        raise ParityError(
            f"The ONNX model {path.name} differs from the generator by {worst:.2g} and was not "
            f"kept (at most {TOLERANCE:g} is allowed).",
            "Export without ONNX (export.onnx = false), or install other versions of torch and "
            "onnxruntime.",
        )
    return Parity(worst, _psnr(square), len(inputs))


def open_session(path: Path, threads: int = 0) -> onnxruntime.InferenceSession:
    """An ONNX model ready to run on the CPU; 0 threads: as many as torch uses.

    Raises UserError where ONNX Runtime cannot read the file.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or torch.get_num_threads()
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            os.fspath(path), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # its exceptions share no class of their own
        raise UserError(
            f"{path} cannot be opened as an ONNX model.",
            "Choose an .onnx file exported by the workbench.",
            str(error),
        ) from error


def run_session(session: onnxruntime.InferenceSession, picture: np.ndarray) -> np.ndarray:
    """(1, 3, h, w) float32 in [-1, 1] -> the same."""
    return session.run(None, {session.get_inputs()[0].name: picture})[0]


def time_session(
    session: onnxruntime.InferenceSession, height: int, width: int, repeats: int
) -> list[float]:
    """Times (ms) of single pictures after warming up."""
    picture = np.random.default_rng(0).uniform(-1, 1, (1, 3, height, width)).astype(np.float32)
    times = []
    for _ in range(WARM_UP + repeats):
        started = time.perf_counter()
        run_session(session, picture)
        times.append(1000 * (time.perf_counter() - started))
    return times[WARM_UP:]


def _errors(
    session: onnxruntime.InferenceSession, generator: ResNetGenerator, picture: Tensor
) -> tuple[float, float]:
    # Another memory layout would send torch's group_norm down a path of much lower precision.
    picture = picture.cpu().contiguous()
    with torch.inference_mode():
        wanted = generator(picture).numpy()
    difference = np.abs(run_session(session, picture.numpy()).astype(np.float64) - wanted)
    return float(difference.max()), float(np.square(difference).mean())


def _psnr(square: float) -> float:
    # The range is 2, from -1 to 1.
    return min(LARGEST_PSNR, float(10 * np.log10(4 / max(square, 1e-30))))


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)
