"""Convolutions in 8 bit, pretended in float: what integer kernels will round, seen in training.

Weights are rounded to signed bytes with a scale for each output channel, what a convolution reads
to bytes between two bounds, which are learned with the weights (Esser et al. 2020, LSQ). Gradients
go straight through the rounding (Bengio et al. 2013; Jacob et al. 2018, §3). Everything else stays
in float: normalisations, which amplify what is rounded before them; depthwise convolutions, which
wait for memory and gain nothing; and those that read a picture, too few channels for an integer
kernel.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

Ranges = Mapping[str, tuple[float, float]]
"""Least and largest number that each convolution reads, by its name: least <= 0 <= largest."""

LEVELS = 127
"""Levels of a weight on either side of zero."""
INPUT_LEVELS = 255
_LEAST = 1e-6
_LEAST_CHANNELS = 4
_UNIT = 100.0
"""Bounds are learned in hundreds, so that a weight's learning rate suits them."""

Convolution = nn.Conv2d | nn.ConvTranspose2d


def quantisable(network: nn.Module) -> dict[str, Convolution]:
    """The convolutions that are computed in 8 bit, by name."""
    return {
        name: module
        for name, module in network.named_modules()
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d)
        and module.groups == 1
        and module.in_channels >= _LEAST_CHANNELS
    }


def weight_scales(layer: Convolution) -> tuple[int, Tensor]:
    """The axis of a weight's output channels, and the scale of each: largest number / 127."""
    return _scales(layer.weight.detach().float().cpu(), isinstance(layer, nn.ConvTranspose2d))


def input_scale(bounds: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and whole zero point (0 to 255) of the two bounds of what a convolution reads."""
    low, high = bounds[0].clamp(max=0), bounds[1].clamp(min=0)
    scale = ((high - low) / INPUT_LEVELS).clamp_min(_LEAST)
    return scale, (-low / scale).round().clamp(0, INPUT_LEVELS).detach()


class Bounds(nn.Module):
    """The bounds of what each convolution reads, to be learned."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.indices = {name: index for index, name in enumerate(names)}
        self.values = nn.Parameter(torch.zeros(len(self.indices), 2))

    @classmethod
    def of(cls, ranges: Ranges) -> "Bounds":
        """Those of known ranges."""
        bounds = cls(list(ranges))
        with torch.no_grad():
            bounds.values.copy_(torch.tensor(list(ranges.values())).view(-1, 2) / _UNIT)
        return bounds

    def without(self, *names: str) -> "Bounds":
        """The same, but for some convolutions, which then compute in float."""
        return Bounds.of({name: pair for name, pair in self.ranges.items() if name not in names})

    def __getitem__(self, name: str) -> Tensor:
        """Least and largest number."""
        return self.values[self.indices[name]] * _UNIT

    @torch.no_grad()
    def take_in(self, name: str, x: Tensor) -> None:
        """Widen the bounds of a convolution so far that they hold `x`."""
        row = self.values[self.indices[name]]
        row[0] = torch.minimum(row[0], x.min() / _UNIT)
        row[1] = torch.maximum(row[1], x.max() / _UNIT)

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """As plain numbers."""
        rows = (self.values.detach() * _UNIT).tolist()
        return {
            name: (min(low, 0.0), max(high, 0.0))
            for name, (low, high) in zip(self.indices, rows, strict=True)
        }


@contextmanager
def quantised(network: nn.Module, bounds: Bounds, widening: bool = False) -> Iterator[None]:
    """Inside, the convolutions that have bounds compute as in 8 bit; outside as before.

    With `widening`, bounds first take in whatever arrives.
    """
    handles = []
    chosen = {name: network.get_submodule(name) for name in bounds.indices}
    try:
        for name, layer in chosen.items():
            rounding = _WeightRounding(isinstance(layer, nn.ConvTranspose2d))
            parametrize.register_parametrization(layer, "weight", rounding)
            handles.append(layer.register_forward_pre_hook(_rounding(bounds, name, widening)))
        yield
    finally:
        for handle in handles:
            handle.remove()
        for layer in chosen.values():
            if parametrize.is_parametrized(layer, "weight"):
                parametrize.remove_parametrizations(layer, "weight", leave_parametrized=False)


def _rounding(
    bounds: Bounds, name: str, widening: bool
) -> Callable[[nn.Module, tuple[Tensor, ...]], tuple[Tensor, ...]]:
    """For a layer's forward: rounds what it reads."""

    def rounded(_: nn.Module, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        x = inputs[0]
        if widening:
            bounds.take_in(name, x.detach())
        scale, zero = input_scale(bounds[name])
        levels = (_whole(x / scale) + zero).clamp(0, INPUT_LEVELS)
        return ((levels - zero) * scale, *inputs[1:])

    return rounded


class _WeightRounding(nn.Module):
    def __init__(self, transposed: bool) -> None:
        super().__init__()
        self.transposed = transposed

    def forward(self, weight: Tensor) -> Tensor:
        axis, scales = _scales(weight.detach(), self.transposed)
        scales = scales.view([-1 if index == axis else 1 for index in range(weight.dim())])
        return _whole(weight / scales).clamp(-LEVELS, LEVELS) * scales


def _scales(weight: Tensor, transposed: bool) -> tuple[int, Tensor]:
    axis = 1 if transposed else 0
    others = [index for index in range(weight.dim()) if index != axis]
    return axis, weight.abs().amax(others).clamp_min(_LEAST) / LEVELS


def _whole(x: Tensor) -> Tensor:
    """Rounded to whole numbers; gradients pass as if it were not."""
    return x + (x.round() - x).detach()
