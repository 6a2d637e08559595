"""The families that there are, as recipes know them. A new one is added here."""

from core.recipe.families.cut import CutSpec
from core.recipe.families.cyclegan import CycleGanSpec
from core.recipe.families.gaugan import GauGanSpec
from core.recipe.families.munit import MunitFamilySpec
from core.recipe.families.pix2pix import Pix2PixSpec
from core.recipe.families.spec import FamilySpec, Pairing

FAMILIES: dict[str, FamilySpec] = {
    spec.name: spec
    for spec in (Pix2PixSpec(), CycleGanSpec(), GauGanSpec(), MunitFamilySpec(), CutSpec())
}


def usual_family(pairing: Pairing) -> str:
    """The family for images that go together so: the first that is registered."""
    return next(name for name, spec in FAMILIES.items() if spec.pairing == pairing)


def families_with(network: str) -> tuple[str, ...]:
    """The families that a generator of this network may serve as teacher."""
    return tuple(name for name, spec in FAMILIES.items() if network in spec.generators)
