"""The Fréchet Wavelet Distance: a Fréchet distance without any weights.

Veeramacheneni et al., "Fréchet Wavelet Distance: A Domain-Agnostic Metric for Image Generation"
(ICLR 2025). The Haar wavelet packets of depth n part a picture into 4ⁿ bands of equal size. Each
band is a vector; the distance is the mean over bands of the Fréchet distance between them.

A Haar packet transform of depth n is the Walsh–Hadamard transform of each block of 2ⁿ × 2ⁿ pixels:
coefficient (i, j) of all blocks is one band.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.linalg import hadamard
from torch import Tensor
from torch.nn import functional as F

from core.metrics.bandwise import BANDS, WAVELET

SIDE = 128
DEPTH = 5


class WaveletFeatures:
    """Haar packets of depth 5 of pictures at 128 × 128 px: 1024 bands of 48 numbers.

    Pictures of another size are resized (bilinear, smoothed where they shrink). Grey levels count
    from 0 to 1. Bands lie one after the other: numbers 0 to 47 are the first band's.
    """

    name = WAVELET
    dimension = 3 * SIDE * SIDE
    assert 4**DEPTH == BANDS

    def __init__(self, device: str | torch.device = "cpu") -> None:
        self.device = torch.device(device)
        block = 2**DEPTH
        rows = torch.from_numpy(hadamard(block)).to(self.device, torch.float32)
        self._transform = rows / block**0.5

    @torch.inference_mode()
    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, dimension) of uint8 RGB pictures (n, 3, h, w)."""
        parts = [self._packets(part.to(self.device)) for part in pictures.split(32)]
        if not parts:
            return np.zeros((0, self.dimension))
        return torch.cat(parts).double().cpu().numpy()

    def _packets(self, pictures: Tensor) -> Tensor:
        scaled = pictures.float() / 255
        if scaled.shape[2:] != (SIDE, SIDE):
            scaled = F.interpolate(
                scaled, (SIDE, SIDE), mode="bilinear", align_corners=False, antialias=True
            )
        return packets(scaled, self._transform).flatten(1)


def packets(pictures: Tensor, transform: Tensor) -> Tensor:
    """(n, c, h, w) -> (n, bands, c · h / b · w / b); `transform` is (b, b) and orthonormal."""
    n, channels, height, width = pictures.shape
    block = len(transform)
    down, across = height // block, width // block
    blocks = pictures.view(n, channels, down, block, across, block)
    coefficients = torch.einsum("ip,ncypxq,jq->nijcyx", transform, blocks, transform)
    return coefficients.reshape(n, block * block, channels * down * across)
