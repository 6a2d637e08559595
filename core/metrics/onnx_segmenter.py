"""Segmentation networks of any kind, as ONNX files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from core.metrics.segmentation import Normalisation, Size, best, check_classes
from core.runtime.errors import UserError
from core.runtime.onnx_files import open_onnx

_PROBE = 256
_EXPECTED = (
    "Expected: one input, float RGB pictures (n, 3, h, w); first output scores (n, classes, …), "
    "or class numbers (n, …) of an integer type."
)


class OnnxSegmenter:
    """An ONNX model that makes scores or class numbers from normalised pictures, on the CPU.

    `fixed` is the (height, width) it insists on, if it does: pictures are resized to it.
    """

    def __init__(
        self,
        name: str,
        program: Callable[[Tensor], Tensor],
        normalisation: Normalisation,
        classes: int | None = None,
        fixed: Size | None = None,
    ) -> None:
        self.name = name
        self.program = program
        self.normalisation = normalisation
        self.fixed = fixed
        self.classes = self._classes(classes)

    @torch.inference_mode()
    def __call__(self, pictures: Tensor, size: Size | None = None) -> Tensor:
        """Class numbers of uint8 RGB pictures; see `Segmenter`. Raises UserError if it fails."""
        size = size or (pictures.shape[2], pictures.shape[3])
        if not len(pictures):
            return torch.zeros((0, *size), dtype=torch.int64)
        # One by one: many files are exported for a batch of one.
        return torch.cat([self._numbers(one, size) for one in pictures.cpu().split(1)])

    def _numbers(self, picture: Tensor, size: Size) -> Tensor:
        output = self._output(picture)
        if output.is_floating_point():
            return best(output, size)
        maps = output.reshape(1, 1, *output.shape[-2:]).double()
        return F.interpolate(maps, size=size, mode="nearest-exact")[:, 0].long().cpu()

    def _output(self, picture: Tensor) -> Tensor:
        if self.fixed and tuple(picture.shape[2:]) != self.fixed:
            picture = F.interpolate(
                picture.float(), size=self.fixed, mode="bilinear", antialias=True
            )
        try:
            output = self.program(self.normalisation(picture))
        # Whatever is in the file may fail in any way.
        except Exception as error:
            height, width = picture.shape[2:]
            raise UserError(
                f"The segmenter {self.name} failed on a picture of {width} × {height} pixels.",
                _EXPECTED,
                str(error),
            ) from error
        if not _fits(output):
            raise UserError(f"The segmenter {self.name} makes {_described(output)}.", _EXPECTED)
        return output

    @torch.inference_mode()
    def _classes(self, wanted: int | None) -> int:
        blank = torch.zeros(1, 3, _PROBE, _PROBE, dtype=torch.uint8)
        output = self._output(blank)
        if output.is_floating_point():
            check_classes(self.name, output.shape[1], wanted)
            return output.shape[1]
        if wanted is None:
            raise UserError(
                f"The segmenter {self.name} makes class numbers, and does not say how many.",
                "Name the number of classes.",
            )
        return wanted


def onnx_program(path: Path) -> tuple[Callable[[Tensor], Tensor], Size | None]:
    """An ONNX file as a function on the CPU, and the image size (h, w) that it requires, if any.

    Raises UserError if the file is damaged or refused, or takes something else than pictures.
    """
    session = open_onnx(path, torch.get_num_threads())
    entrance, fixed = _entrance(path, session.get_inputs())
    wanted = np.float16 if entrance.type == "tensor(float16)" else np.float32

    def run(pictures: Tensor) -> Tensor:
        fed = pictures.cpu().numpy().astype(wanted)
        return torch.from_numpy(np.asarray(session.run(None, {entrance.name: fed})[0]))

    return run, fixed


def _entrance(path: Path, entrances: Sequence[Any]) -> tuple[Any, Size | None]:
    first = entrances[0] if len(entrances) == 1 else None
    types = ("tensor(float)", "tensor(float16)")
    if first is None or first.type not in types or not _takes_pictures(first.shape):
        inputs = ", ".join(f"{one.name}: {one.type} {one.shape}" for one in entrances)
        raise UserError(f"{path} does not take pictures.", _EXPECTED, f"It takes {inputs}.")
    height, width = first.shape[2:]
    fixed = isinstance(height, int) and isinstance(width, int)
    return first, (height, width) if fixed else None


def _takes_pictures(shape: Sequence[Any]) -> bool:
    # What may vary is a name instead of a number.
    return len(shape) == 4 and (shape[1] == 3 or not isinstance(shape[1], int))


def _fits(output: Any) -> bool:
    if not isinstance(output, Tensor) or not output.numel():
        return False
    if output.is_floating_point():
        return output.ndim == 4 and output.shape[0] == 1 and output.shape[1] > 1
    return output.ndim in (3, 4) and output.numel() == output.shape[-1] * output.shape[-2]


def _described(output: Any) -> str:
    if isinstance(output, Tensor):
        return f"{output.dtype} {tuple(output.shape)}"
    return f"something that is not a tensor ({type(output).__name__})"
