"""What every generator of ours can do, whatever its network."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

import torch
from torch import Tensor, nn

from core.nets.architecture import Architecture, architecture_text
from core.nets.layers import prefix
from core.nets.network_config import build
from core.nets.spec import NetworkSpec
from core.nets.specs import OF_CLASS

if TYPE_CHECKING:
    from core.nets.pruning import Selection


class Generator(nn.Module, ABC):
    """Something to something: (n, in_channels, h, w) -> (n, out_channels, h, w) in [-1, 1].

    One class a network; `kind` names one of three forms: the full dense one (named like the
    network), "mobile" with separable convolutions, and "elastic", the supernet, which runs at any
    architecture up to its own.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]]
    """Names of the constructor's arguments; each is an attribute as well."""
    CUT: ClassVar[Mapping[str, Any]] = {}
    """Arguments of a sub-generator that differ from its supernet's."""

    kind: Any
    architecture: Architecture
    in_channels: int
    out_channels: int

    @property
    def spec(self) -> NetworkSpec:
        """What the engine asks of this kind of network."""
        return OF_CLASS[type(self).__name__]

    @property
    def multiple(self) -> int:
        """What height and width of a picture must be multiples of, in pixels."""
        return self.spec.multiple(config_of(self))

    @property
    def smallest(self) -> int:
        """The smallest side that it runs at, in pixels."""
        return self.spec.smallest(config_of(self))

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
        """The matched features (n, c, h', w') alone."""

    def cut(self, architecture: Sequence[int]) -> Self:
        """The sub-generator of a supernet: its output equals the supernet's to the last bit.

        A "mobile" network of its own, with copied weights and statistics. Raises ValueError if this
        is no supernet or the architecture does not fit into it.
        """
        chosen = list(self.chosen(architecture))
        config = config_of(self) | {"kind": "mobile", "architecture": chosen, **self.CUT}
        part: Self = build(config)
        whole = self.weights_for(part)
        weights = {
            name: prefix(whole[name], *weight.shape).clone(memory_format=torch.contiguous_format)
            for name, weight in part.state_dict().items()
        }
        part.load_state_dict(weights, assign=True)
        return part.train(self.training)

    def weights_for(self, part: Self) -> dict[str, Tensor]:
        """The tensors of which a sub-generator takes the first entries along every dimension."""
        return self.state_dict()

    def chosen(self, architecture: Sequence[int] | None) -> Architecture:
        """The architecture to run at: the given one, which only a supernet may have, or its own.

        Raises ValueError for one that is wider than the supernet anywhere, or of no supernet.
        """
        if architecture is None:
            return self.architecture
        if self.kind != "elastic":
            raise ValueError("only a supernet runs at an architecture other than its own")
        chosen, own = tuple(architecture), self.architecture
        # One of another length is refused where its numbers are read.
        if len(chosen) == len(own) and any(a > b for a, b in zip(chosen, own, strict=True)):
            raise ValueError(
                f"{architecture_text(chosen)} does not fit into the supernet "
                f"{architecture_text(own)}"
            )
        return chosen

    def keep_channels(self, selection: "Selection") -> None:
        """Choose, layer by layer, which channels a narrower network keeps; see `pruning`.

        Networks whose specification says `inherits_channels` have such a rule.
        """
        raise NotImplementedError

    def extra_repr(self) -> str:
        return f"{self.kind} {architecture_text(self.architecture)}"


class StyledGenerator(Generator):
    """A generator that takes a style (n, style_channels) beside the picture."""

    style_channels: int

    @abstractmethod
    def encode_style(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """The style of target pictures: (n, out_channels, h, w) -> (n, style_channels)."""


def config_of(module: nn.Module) -> dict[str, Any]:
    """What rebuilds a network of ours, as plain JSON values; see `core.nets.network_config`.

    Raises TypeError for any other module.
    """
    arguments: tuple[str, ...] = getattr(type(module), "ARGUMENTS", ())
    if not arguments:
        raise TypeError(f"{type(module).__name__} is no network that can be described")
    values = {name: getattr(module, name) for name in arguments}
    plain = {key: list(v) if isinstance(v, tuple) else v for key, v in values.items()}
    return {"class": type(module).__name__, **plain}
