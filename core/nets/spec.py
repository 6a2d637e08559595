"""What the engine asks of a kind of generator, answered by one class for each network.

A specification imports no torch: recipes, estimates, forms and file recognition use it before a
network is built. The network itself is `module`.`class_name`, and `core/export/graph_<name>.py`
writes it as ONNX nodes.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from core.nets.architecture import Architecture, parse_architecture
from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.cost import Cost, LayerCost, total
from core.runtime.errors import UserError

NetworkConfig = dict[str, Any]
"""{"class": name of the class, argument: value …}: plain JSON values that rebuild a network."""

InputKind = Literal["pictures", "class numbers", "styled pictures"]

IMAGE_PART = "picture"


@dataclass(frozen=True)
class Position:
    """One number of an architecture: a short name, what it governs, its multiple in channels."""

    name: str
    times: int
    about: str


@dataclass(frozen=True)
class NetworkPart:
    """One part: its index in the order of computing, its title, and its position, if it has one."""

    order: int
    title: str
    position: int | None


Finder = Callable[[str], NetworkPart]
"""Gives the part that a layer belongs to, by the layer's name in the state dict."""


class NetworkSpec(ABC):
    """One kind of generator. Register the subclass in `core.nets.specs`.

    `name` is what recipes call it and the `kind` of its full, dense form; "mobile" and "elastic"
    are its other kinds. `title` names it in a sentence, `looks` is what a file of it is called.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    looks: ClassVar[str]
    class_name: ClassVar[str]
    module: ClassVar[str]
    positions: ClassVar[tuple[Position, ...]]
    graph: ClassVar[str] = ""
    """What `core/export/graph_<graph>.py` writes it as ONNX; empty: that of its own name."""
    input_kind: ClassVar[InputKind] = "pictures"
    inherits_channels: ClassVar[bool] = True
    """Whether the generator can hand its most important channels on (`Generator.keep_channels`)."""
    recipe_fields: ClassVar[frozenset[str]] = frozenset()
    """Recipe fields that only some networks use, and this one does."""
    teacher_only: ClassVar[frozenset[str]] = frozenset()
    """Arguments of a teacher that its supernet does not take over."""
    picture_statistics: ClassVar[bool] = False
    """Whether its batch normalisation can also run by each picture's own statistics."""
    cost_free: ClassVar[frozenset[str]] = frozenset()
    """Arguments that change neither MACs nor parameters."""
    published: ClassVar[Mapping[str, str]] = {}
    """Names in published code, each with the kind that it stands for."""
    name_suffix: ClassVar[str] = ""
    """A pattern with one group, of what may follow a published name, such as `_(\\d+)blocks`."""
    source_domain_prefix: ClassVar[str] = ""
    """Set where files hold an autoencoder for each of two domains: the tensors of the source's."""

    @property
    def takes_styles(self) -> bool:
        """Whether it takes a style beside the picture."""
        return self.input_kind == "styled pictures"

    @property
    def position_names(self) -> tuple[str, ...]:
        """Short names of an architecture's numbers, in order."""
        return tuple(position.name for position in self.positions)

    def options(self, recipe: Any, inputs: Any) -> NetworkConfig:
        """Arguments of the teacher that follow from a Recipe and its Inputs."""
        return {}

    @abstractmethod
    def layers(self, config: NetworkConfig, height: int, width: int) -> list[LayerCost]:
        """Cost of each layer on one picture, named as in the state dict."""

    def cost(self, config: NetworkConfig, height: int, width: int) -> Cost:
        """Cost on one picture of height × width pixels: the sum of `layers`."""
        return total(self.layers(config, height, width))

    @abstractmethod
    def part_finder(self, config: NetworkConfig) -> Finder:
        """Gives the part that a layer belongs to, by the layer's name."""

    @abstractmethod
    def multiple(self, config: NetworkConfig) -> int:
        """What height and width of a picture must be multiples of, in pixels."""

    @abstractmethod
    def smallest(self, config: NetworkConfig) -> int:
        """The smallest side that it runs at, in pixels."""

    @abstractmethod
    def full_size_channels(self, config: NetworkConfig) -> int:
        """Channels of the widest activation at full size, or what smaller ones come to."""

    @abstractmethod
    def has_statistics(self, config: NetworkConfig) -> bool:
        """Whether a sub-generator's batch-norm statistics must be estimated anew."""

    def matched_layers(self, config: NetworkConfig) -> tuple[str, ...]:
        """Names of the layers whose features are distilled; empty where they have none."""
        return ()

    def check_size(self, config: NetworkConfig, height: int, width: int) -> None:
        """Raise UserError where pictures of height × width pixels do not suit the network."""
        multiple = self.multiple(config)
        if height % multiple or width % multiple:
            raise UserError(
                f"Pictures of {height} × {width} px do not suit this generator: it halves them "
                f"until {multiple} px are one.",
                f"Set data.height and data.width to multiples of {multiple}.",
            )

    def describe(self, config: NetworkConfig) -> str:
        """A configuration in a few words, such as “mobile ResNet of 9 blocks”."""
        kind = config["kind"]
        return f"{kind} {self.title}" if kind in ("mobile", "elastic") else self.title

    @abstractmethod
    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        """Whether tensors of these names and shapes are those of such a generator."""

    def renamed(self, checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
        """A file's tensors under the names of our network; as they are where none differ."""
        return checkpoint

    @abstractmethod
    def read_config(self, checkpoint: RecognisedCheckpoint, hints: FileHints) -> NetworkConfig:
        """The generator in a file; kind "mobile" if it is separable.

        Raises UserError where a layer is missing.
        """

    def parse_widths(self, text: str) -> Architecture:
        """Channel numbers as published, such as 16_16_32. Raises UserError."""
        return parse_architecture(text, len(self.positions))

    def suffix_options(self, text: str) -> NetworkConfig:
        """The arguments that the group of `name_suffix` stands for."""
        return {}

    def named(self, name: str) -> tuple[str, NetworkConfig] | None:
        """Kind and arguments of a published name; None where the name is not this network's."""
        for known, kind in self.published.items():
            if name == known:
                return kind, {}
            match = self.name_suffix and re.fullmatch(re.escape(known) + self.name_suffix, name)
            if match:
                return kind, self.suffix_options(match[1])
        return None

    def _arguments(self, config: NetworkConfig, height: int, width: int) -> tuple[Any, ...]:
        return config["kind"], tuple(config["architecture"]), height, width

    def _options(self, config: NetworkConfig) -> NetworkConfig:
        left_out = {"class", "kind", "architecture"} | self.cost_free
        return {key: value for key, value in config.items() if key not in left_out}


def last_part(index: int) -> NetworkPart:
    """What makes the picture; it belongs to no position."""
    return NetworkPart(index, IMAGE_PART, None)


def starts_with(tensors: Mapping[str, Any], pattern: str) -> bool:
    """Whether any name begins with a regular expression."""
    return any(re.match(pattern, name) for name in tensors)


def positions(*rows: tuple[str, int, str]) -> tuple[Position, ...]:
    """Positions from rows of name, multiple and what it governs."""
    return tuple(Position(*row) for row in rows)


def widths_of(config: NetworkConfig) -> Sequence[int]:
    """The architecture of a configuration."""
    widths: Sequence[int] = config["architecture"]
    return widths
