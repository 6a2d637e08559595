"""The fixed sample pictures as strips: n pictures side by side in one PNG."""

import numpy as np
from torch import Tensor

from core.data.images import save_picture
from core.run import Run, Strip
from core.stages.pictures import Pictures, to_uint8


def save_strip(run: Run, file: str, pictures: Tensor) -> str:
    """Write (n, 3, h, w) pictures in [-1, 1] side by side into the samples folder."""
    tiles = to_uint8(pictures.float().cpu()).permute(0, 2, 3, 1).numpy()
    save_picture(run.samples / file, np.concatenate(list(tiles), axis=1))
    return file


def ensure_fixed_strips(run: Run, pictures: Pictures) -> None:
    """Write the inputs and the true pictures once."""
    if not (run.samples / Strip.TRUTH).is_file():
        source, target = pictures.fixed()
        save_strip(run, Strip.INPUT, source)
        save_strip(run, Strip.TRUTH, target)
