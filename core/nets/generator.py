"""What every generator of ours can do, whatever its network."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from torch import Tensor, nn

from core.nets.architecture import Architecture, architecture_text


class Generator(nn.Module, ABC):
    """Something to something: (n, in_channels, h, w) -> (n, out_channels, h, w) in [-1, 1].

    One class a network, in three forms told by `kind`: the full dense one (named like the network),
    "mobile" with separable convolutions, and "elastic", the supernet, which runs at any
    architecture up to its own.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]]
    """Names of the constructor's arguments; each is an attribute as well."""

    kind: Any
    architecture: Architecture
    in_channels: int
    out_channels: int

    @property
    @abstractmethod
    def feature_widths(self) -> tuple[int, ...]:
        """Channels of the matched features at the network's own architecture."""

    @abstractmethod
    def with_features(
        self, x: Tensor, architecture: Sequence[int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        """The generated pictures, and the features on the way that distillation matches."""

    @abstractmethod
    def features(self, x: Tensor) -> list[Tensor]:
        """The matched features alone."""

    @abstractmethod
    def cut(self, architecture: Sequence[int]) -> Self:
        """The sub-generator of a supernet, a "mobile" network with copied weights."""

    def extra_repr(self) -> str:
        return f"{self.kind} {architecture_text(self.architecture)}"


def describe(module: nn.Module) -> dict[str, Any]:
    """What rebuilds a network of ours, as plain JSON values; see `core.nets.described`."""
    arguments: tuple[str, ...] = getattr(type(module), "ARGUMENTS", ())
    if not arguments:
        raise TypeError(f"{type(module).__name__} is no network that can be described")
    found = {name: getattr(module, name) for name in arguments}
    plain = {key: list(v) if isinstance(v, tuple) else v for key, v in found.items()}
    return {"class": type(module).__name__, **plain}
