"""Random numbers without saved state: every draw is a pure function of seed and purpose.

A resumed run asks for the same draws and gets them, without any generator's state on disk.
"""

import hashlib
import random


def seed_for(seed: int, *purpose: str | int) -> int:
    """A seed in 0..2⁶³-1 for one purpose, such as seed_for(233, "widths", 17)."""
    text = "/".join([str(seed), *map(str, purpose)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def stream(seed: int, *purpose: str | int) -> random.Random:
    """A generator of its own for one purpose."""
    return random.Random(seed_for(seed, *purpose))
