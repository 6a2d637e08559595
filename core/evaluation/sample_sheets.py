"""The fixed sample pictures as sheets: n pictures side by side in one PNG."""

import numpy as np
import torch
from torch import Tensor

from core.data.images import save_picture
from core.evaluation.pictures import Pictures
from core.evaluation.pixels import as_shown, to_uint8
from core.nets.generator import Generator
from core.nets.styles import drawn_in_styles, styles_for
from core.run.run import Run, SheetFile


def save_sheet(run: Run, file: str, pictures: Tensor) -> str:
    """Write (n, c, h, w) pictures in [-1, 1] side by side into the samples folder, as shown.

    Raises UserError where the run was removed.
    """
    if gone := run.removed():
        raise gone
    tiles = to_uint8(as_shown(pictures.float().cpu())).permute(0, 2, 3, 1).numpy()
    save_picture(run.samples / file, np.concatenate(list(tiles), axis=1))
    return file


def ensure_fixed_sheets(run: Run, pictures: Pictures) -> None:
    """Write the inputs and the true pictures once; unpaired sources have no true pictures."""
    if not (run.samples / SheetFile.INPUT).is_file():
        source, target = pictures.fixed()
        if pictures.paired:
            save_sheet(run, SheetFile.TRUTH, target)
        save_sheet(run, SheetFile.INPUT, pictures.shown(source))


def save_styles(run: Run, file: str, generator: Generator, pictures: Pictures) -> None:
    """Where a generator takes styles: the fixed pictures in further styles, a sheet for each.

    The first style of every picture is what the sheet itself shows.
    """
    indices = pictures.fixed_indices()
    if not styles_for(generator, indices, 0):
        return
    source = pictures.fixed()[0].to(next(generator.parameters()).device)
    for style in range(1, run.recipe.styles):
        with torch.inference_mode():
            outputs = drawn_in_styles(generator, source, indices, run.recipe.seed + style)
        save_sheet(run, SheetFile.styled(file, style), outputs)
