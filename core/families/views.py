"""A batch of pictures together with what the pretrained network that trains sees in it."""

import copy
from collections.abc import Callable
from functools import cache, cached_property

import torch
from torch import Tensor

from core.nets.bands import as_rgb
from core.nets.efficientnet_lite import EfficientNetLite, pretrained

TRAINER = "lite0"
"""The network behind the perceptual loss and the projected discriminator; it never judges."""
TAPS = (2, 4, 10)
"""Its blocks: 24 channels at a quarter of the picture's sides, 40 at an eighth, 112 at a 16th."""


class FeatureView:
    """Pictures (n, c, h, w) in [-1, 1], and their features, computed once and only if asked for.

    Those of other than three channels are seen as `core.nets.bands.as_rgb` maps them. Several
    losses, of generator and discriminators, share one pass of the network. It runs in float32: less
    precision would be slower in its depthwise convolutions.
    """

    def __init__(self, pictures: Tensor, features: list[Tensor] | None = None) -> None:
        self.pictures = pictures
        if features is not None:
            self.features = features

    @cached_property
    def features(self) -> list[Tensor]:
        """What leaves the network's blocks TAPS, (n, c, h', w') each, in float32.

        Gradients go to the pictures.
        """
        device = self.pictures.device
        with torch.autocast(device.type, enabled=False):
            return trainer(device).features(as_rgb(self.pictures.float()), TAPS)

    def detached(self) -> "FeatureView":
        """The same, as constants; the features stay shared."""
        return FeatureView(self.pictures.detach(), [item.detach() for item in self.features])


@cache
def trainer(device: torch.device) -> EfficientNetLite:
    """The pretrained network on a device."""
    network = pretrained(TRAINER)
    return network if device.type == "cpu" else copy.deepcopy(network).to(device)


def trained_widths() -> tuple[int, ...]:
    """Channels of a view's features."""
    return pretrained(TRAINER).widths(TAPS)


class Views:
    """The views of one step's pictures: the same pictures are looked at once."""

    def __init__(self) -> None:
        # The pictures are kept with their view, so that no other tensor can take their identity.
        self._known: dict[tuple[int, bool], tuple[Tensor, FeatureView]] = {}

    def of(self, pictures: Tensor) -> FeatureView:
        """The view of this tensor, (n, c, h, w) in [-1, 1]; the same one all through a step."""
        return self._found(pictures, False, lambda: FeatureView(pictures))

    def changed(self, pictures: Tensor, change: Callable[[Tensor], Tensor]) -> FeatureView:
        """Their view after a random change, the same one all through a step."""
        return self._found(pictures, True, lambda: FeatureView(change(pictures.float())))

    def settle(self, pictures: Tensor, constant: Tensor) -> None:
        """Let `constant`, a detached copy of `pictures`, share what was seen of them."""
        self._known[id(constant), False] = constant, self.of(pictures).detached()

    def _found(
        self, pictures: Tensor, changed: bool, make: Callable[[], FeatureView]
    ) -> FeatureView:
        key = id(pictures), changed
        if key not in self._known:
            self._known[key] = pictures, make()
        return self._known[key][1]
