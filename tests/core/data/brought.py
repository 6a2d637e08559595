"""Files as a person brings them: a busy photo, and a drawing of four flat greys."""

import numpy as np
from PIL import Image


def photo(path, seed=0, size=64):
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 255, (size, size, 3)).astype(np.uint8)
    Image.fromarray(pixels).save(path)


def drawing(path, seed=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = np.random.default_rng(seed).integers(0, 4, (8, 8)).astype(np.uint8)
    Image.fromarray(np.kron(blocks, np.ones((8, 8), np.uint8))).save(path)
