"""What a file of weights is, before anything is made of it."""

import os
from dataclasses import dataclass
from pathlib import Path

from core.checkpoints.files import read_description
from core.checkpoints.foreign import foreign_tensors
from core.checkpoints.importers import DISCRIMINATOR, GENERATOR, JUDGES
from core.checkpoints.recognition import MUNIT, MUNIT_PAIR, RESNET, SPADE, UNET, looks_like
from core.errors import UserError
from core.nets.described import DISCRIMINATORS, GENERATORS

_FAMILIES = {
    RESNET: ("pix2pix", "cyclegan"),
    UNET: ("pix2pix", "cyclegan"),
    SPADE: ("gaugan",),
    MUNIT: ("munit",),
    MUNIT_PAIR: ("munit",),
}
_OWN = {"resnet": RESNET, "unet": UNET, "spade": SPADE, "munit": MUNIT}


@dataclass(frozen=True)
class Told:
    """A checkpoint in a few words, and the families that it may serve as teacher, if it can."""

    words: str
    families: tuple[str, ...] = ()

    @property
    def is_generator(self) -> bool:
        """Whether it is a generator; else it is a discriminator."""
        return bool(self.families)


def told(path: str | os.PathLike[str]) -> Told:
    """Recognise a checkpoint by the names of its tensors.

    Raises UserError, in one sentence, for whatever else the file is.
    """
    own = _own(path)
    if own is not None:
        return own
    looks = looks_like(foreign_tensors(path))
    if looks in _FAMILIES:
        return Told(looks, _FAMILIES[looks])
    if looks in JUDGES:
        return Told(looks)
    raise UserError(f"{path} looks like {looks}.", f"{GENERATOR} {DISCRIMINATOR}")


def _own(path: str | os.PathLike[str]) -> Told | None:
    if Path(path).suffix != ".safetensors":
        return None
    description = read_description(path)
    name = description["class"] if description else None
    if name in GENERATORS:
        looks = _OWN[GENERATORS[name][2]]
        return Told(looks, _FAMILIES[looks])
    return Told("a discriminator") if name in DISCRIMINATORS else None
