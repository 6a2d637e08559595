"""The networks that there are: generators and discriminators. A new one is added here."""

from core.nets.antialiased_spec import AntialiasedSpec
from core.nets.discriminator_specs import DISCRIMINATORS, DiscriminatorSpec
from core.nets.munit_spec import MunitSpec
from core.nets.pix2pixhd_spec import Pix2PixHDLocalSpec, Pix2PixHDSpec
from core.nets.resnet_spec import ResNetSpec
from core.nets.spade_spec import SpadeSpec
from core.nets.spec import NetworkConfig, NetworkSpec
from core.nets.unet_spec import UNetSpec

GENERATORS: tuple[NetworkSpec, ...] = (
    ResNetSpec(),
    UNetSpec(),
    SpadeSpec(),
    MunitSpec(),
    AntialiasedSpec(),
    Pix2PixHDSpec(),
    Pix2PixHDLocalSpec(),
)

NETWORKS: dict[str, NetworkSpec] = {spec.name: spec for spec in GENERATORS}
OF_CLASS: dict[str, NetworkSpec] = {spec.class_name: spec for spec in GENERATORS}

__all__ = [
    "DISCRIMINATORS",
    "GENERATORS",
    "NETWORKS",
    "OF_CLASS",
    "DiscriminatorSpec",
    "NetworkSpec",
    "spec_of",
]


def spec_of(config: NetworkConfig) -> NetworkSpec:
    """The specification of a configured generator. Raises KeyError for any other class."""
    return OF_CLASS[config["class"]]
