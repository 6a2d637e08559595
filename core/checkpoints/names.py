"""What networks are called where they are published, and which of ours that is."""

from dataclasses import dataclass, field
from typing import Any

from core.nets.network_config import NetworkConfig, network_of
from core.nets.specs import GENERATORS
from core.runtime.errors import UserError

KINDS = ("mobile", "elastic")
EXAMPLES = ("resnet_9blocks", "unet_256")


@dataclass(frozen=True)
class RequestedNetwork:
    """What a name asks for; None where it leaves something open."""

    network: str | None = None
    kind: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    clamps: bool | None = None

    def fits(self, config: NetworkConfig) -> bool:
        """Whether a configured generator is one of that name."""
        asked = {"network": self.network, "kind": self.kind, **self.options}
        held = {**config, "network": network_of(config)}
        return all(value in (None, held.get(name)) for name, value in asked.items())


def requested_network(name: str | None) -> RequestedNetwork:
    """Read a published name ("resnet_9blocks", "unet_256", "super_mobile_spade"), or a kind.

    Raises UserError, listing the known names, for any other.
    """
    if name is None:
        return RequestedNetwork()
    if name in KINDS:
        return RequestedNetwork(kind=name)
    for spec in GENERATORS:
        if known := spec.named(name):
            clamps = True if name.startswith(("sub", "super", "legacy")) else None
            return RequestedNetwork(spec.name, *known, clamps)
    names = (name for spec in GENERATORS for name in spec.published)
    known_names = ", ".join((*EXAMPLES, *names, *KINDS))
    raise UserError(f"“{name}” is not a network that can be imported.", f"Known: {known_names}.")
