"""A narrower network out of a wide one: the channels with the largest weights, in that order.

The original route starts its student from this (Li et al. 2020, §3.1; Li et al. 2017 for the
criterion). Each convolution keeps the inputs that the layer before it kept, and the filters with
the largest sum of absolute weights over these inputs. The order is descending, so that the prefixes
an elastic network shares are the important channels.
"""

from collections.abc import Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

from core.nets.architecture import architecture_text
from core.nets.generator import Generator, config_of
from core.nets.network_config import build

SomeGenerator = TypeVar("SomeGenerator", bound=Generator)


def pruned(generator: SomeGenerator, architecture: Sequence[int]) -> SomeGenerator:
    """A network of the same kind at a narrower architecture, its channels sorted by importance.

    A network of its own, with copied weights and running statistics. Raises ValueError if the
    architecture does not fit, TypeError for a network without such a rule (MUNIT has none).
    """
    check_has_rule(generator)
    widest = generator.architecture
    if len(architecture) != len(widest) or any(map(int.__gt__, architecture, widest)):
        raise ValueError(
            f"{architecture_text(architecture)} does not fit into {architecture_text(widest)}"
        )
    part: SomeGenerator = build({**config_of(generator), "architecture": list(architecture)})
    selection = Selection(generator, part)
    with torch.no_grad():
        generator.keep_channels(selection)
    part.load_state_dict(selection.chosen, assign=True)
    return part.train(generator.training)


def check_has_rule(generator: Generator) -> None:
    """Raise TypeError for a network whose channels cannot be chosen, such as MUNIT."""
    if not (isinstance(generator, Generator) and generator.spec.inherits_channels):
        raise TypeError(f"no channels are pruned in a {type(generator).__name__}")


class Selection:
    """Tensors of the narrower network, chosen layer by layer from those of the wide one."""

    def __init__(self, whole: nn.Module, part: nn.Module) -> None:
        self.layers = dict(whole.named_modules())
        self.transposed = {
            name for name, layer in part.named_modules() if isinstance(layer, nn.ConvTranspose2d)
        }
        self.whole = whole.state_dict()
        self.shapes = {name: tensor.shape for name, tensor in part.state_dict().items()}
        self.chosen: dict[str, Tensor] = {}

    def every(self, count: int) -> Tensor:
        """The indices of `count` channels, none left out: int64 (count,)."""
        return torch.arange(count, device=next(iter(self.whole.values())).device)

    def convolution(self, name: str, inputs: Tensor, outputs: Tensor | None = None) -> Tensor:
        """Keep these inputs and outputs (1-d indices) of a dense or separable convolution.

        Where no outputs are given the most important ones are kept. Returns their indices.
        """
        if f"{name}.conv.0.weight" in self.whole:
            self.rows(f"{name}.conv.0", inputs)
            name = f"{name}.conv.2"
        into = 0 if self.is_transposed(name) else 1
        weight = self.whole[f"{name}.weight"].index_select(into, inputs)
        if outputs is None:
            outputs = most_important(weight, into, self.outputs_of(name))
        self.chosen[f"{name}.weight"] = weight.index_select(1 - into, outputs).contiguous()
        if f"{name}.bias" in self.whole:
            self.chosen[f"{name}.bias"] = self.whole[f"{name}.bias"][outputs]
        return outputs

    def normalised(
        self, name: str, norm: str, inputs: Tensor, outputs: Tensor | None = None
    ) -> Tensor:
        """As `convolution`, and the same channels of the normalisation `norm` after it."""
        kept = self.convolution(name, inputs, outputs)
        self.rows(norm, kept)
        return kept

    def outputs_of(self, name: str) -> int:
        """How many channels a convolution gives in the narrower network."""
        return self.shapes[f"{name}.weight"][int(name in self.transposed)]

    def is_transposed(self, name: str) -> bool:
        """Whether the inputs of a convolution's weights come first."""
        return isinstance(self.layers[name], nn.ConvTranspose2d)

    def rows(self, name: str, kept: Tensor) -> None:
        """Keep the channels `kept` (1-d indices) of a normalisation or a depthwise convolution."""
        for full in (f"{name}.{inner}" for inner in self.layers[name].state_dict()):
            tensor = self.whole[full]
            self.chosen[full] = tensor[kept] if tensor.ndim else tensor.clone()


def most_important(weight: Tensor, into: int, count: int) -> Tensor:
    """The indices (count,) of the filters of largest L1 norm, largest first (Li et al. 2017).

    `weight` is 4-d, with the inputs in dimension `into`, 0 or 1, and the outputs in the other.
    """
    return weight.abs().sum((into, 2, 3)).topk(count).indices
