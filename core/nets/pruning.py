"""A narrower network out of a wide one: the channels with the largest weights, in that order.

What the original route starts its student from (Li et al. 2020, §3.1; Li et al. 2017 for the
criterion). Each convolution keeps of its inputs what was kept before it, and of its filters those
with the largest sum of absolute weights over these inputs. The order is descending, so that the
prefixes an elastic network shares are the important channels.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from core.nets.architecture import FIRST_BLOCK, architecture_text
from core.nets.described import build
from core.nets.generator import Generator, describe
from core.nets.resnet import ResNetGenerator
from core.nets.spade import SpadeGenerator
from core.nets.spade_layout import BLOCKS, MIDDLES
from core.nets.unet import UNetGenerator

SomeGenerator = TypeVar("SomeGenerator", bound=Generator)


def pruned(generator: SomeGenerator, architecture: Sequence[int]) -> SomeGenerator:
    """A network of the same kind at a narrower architecture, its channels sorted by importance.

    A network of its own, with copied weights and running statistics. Raises ValueError if the
    architecture does not fit, TypeError for a network without such a rule (MUNIT has none).
    """
    walk = walk_of(generator)
    widest = generator.architecture
    if len(architecture) != len(widest) or any(map(int.__gt__, architecture, widest)):
        raise ValueError(
            f"{architecture_text(architecture)} does not fit into {architecture_text(widest)}"
        )
    part: SomeGenerator = build({**describe(generator), "architecture": list(architecture)})
    selection = Selection(generator, part)
    with torch.no_grad():
        walk(selection, generator)
    part.load_state_dict(selection.chosen, assign=True)
    return part.train(generator.training)


class Selection:
    """Tensors of the narrower network, chosen layer by layer from those of the wide one."""

    def __init__(self, whole: nn.Module, part: nn.Module) -> None:
        self.layers = dict(whole.named_modules())
        self.whole = whole.state_dict()
        self.shapes = {name: tensor.shape for name, tensor in part.state_dict().items()}
        self.chosen: dict[str, Tensor] = {}

    def every(self, count: int) -> Tensor:
        """The places of that many channels, none left out."""
        return torch.arange(count, device=next(iter(self.whole.values())).device)

    def convolution(self, name: str, inputs: Tensor, outputs: Tensor | None = None) -> Tensor:
        """Keep these inputs of a dense or separable convolution, and these of its outputs.

        Where no outputs are given the most important ones are kept. Returns their places.
        """
        if f"{name}.conv.0.weight" in self.whole:
            self.rows(f"{name}.conv.0", inputs)
            name = f"{name}.conv.2"
        into = 0 if self.is_transposed(name) else 1
        weight = self.whole[f"{name}.weight"].index_select(into, inputs)
        if outputs is None:
            outputs = most_important(weight, into, self.shapes[f"{name}.weight"][1 - into])
        self.chosen[f"{name}.weight"] = weight.index_select(1 - into, outputs).contiguous()
        if f"{name}.bias" in self.whole:
            self.chosen[f"{name}.bias"] = self.whole[f"{name}.bias"][outputs]
        return outputs

    def is_transposed(self, name: str) -> bool:
        """Whether the inputs of a convolution's weights come first."""
        return isinstance(self.layers[name], nn.ConvTranspose2d)

    def rows(self, name: str, kept: Tensor) -> None:
        """Keep these channels of a layer that has one entry each: a norm, a depthwise one."""
        for full in (f"{name}.{inner}" for inner in self.layers[name].state_dict()):
            tensor = self.whole[full]
            self.chosen[full] = tensor[kept] if tensor.ndim else tensor.clone()


def most_important(weight: Tensor, into: int, count: int) -> Tensor:
    """The places of the filters of largest L1 norm; `into` is the dimension of the inputs."""
    return weight.abs().sum((into, 2, 3)).topk(count).indices


def walk_of(generator: Generator) -> Callable[[Selection, Any], None]:
    """The rule by which channels are kept from layer to layer. Raises TypeError: MUNIT has none."""
    walk = _WALKS.get(type(generator))
    if walk is None:
        raise TypeError(f"no channels are pruned in a {type(generator).__name__}")
    return walk


def _resnet(selection: Selection, network: ResNetGenerator) -> None:
    kept = selection.every(network.in_channels)
    for layer in (1, 4, 7):
        kept = _normalised(selection, f"model.{layer}", f"model.{layer + 1}", kept)
    after = FIRST_BLOCK + network.blocks
    for block in range(FIRST_BLOCK, after):
        part = f"model.{block}.conv_block"
        middle = _normalised(selection, f"{part}.1", f"{part}.2", kept)
        _normalised(selection, f"{part}.6", f"{part}.7", middle, kept)
    for layer in (after, after + 3):
        kept = _normalised(selection, f"model.{layer}", f"model.{layer + 1}", kept)
    selection.convolution(f"model.{after + 7}", kept, selection.every(network.out_channels))


def _unet(selection: Selection, network: UNetGenerator) -> None:
    names = ["model.model"]
    while len(names) < network.downs:
        names.append(f"{names[-1]}.{1 if len(names) == 1 else 3}.model")
    kept = selection.convolution(f"{names[0]}.0", selection.every(network.in_channels))
    went_down = [kept]
    for name in names[1:-1]:
        kept = _normalised(selection, f"{name}.1", f"{name}.2", kept)
        went_down.append(kept)
    kept = selection.convolution(f"{names[-1]}.1", kept)
    kept = _normalised(selection, f"{names[-1]}.3", f"{names[-1]}.4", kept)
    for depth in range(network.downs - 2, 0, -1):
        joined = _joined(went_down[depth], kept, network.levels[depth].down)
        kept = _normalised(selection, f"{names[depth]}.5", f"{names[depth]}.6", joined)
    joined = _joined(went_down[0], kept, network.levels[0].down)
    selection.convolution(f"{names[0]}.3", joined, selection.every(network.out_channels))


def _spade(selection: Selection, network: SpadeGenerator) -> None:
    semantic = selection.every(network.in_channels)
    kept = selection.convolution("fc", semantic)
    for block in BLOCKS:
        _modulated(selection, f"{block}.norm_0", semantic, kept)
        middle = selection.convolution(f"{block}.conv_0", kept)
        _modulated(selection, f"{block}.norm_1", semantic, middle)
        after = selection.convolution(f"{block}.conv_1", middle, kept if block in MIDDLES else None)
        if block not in MIDDLES:
            _modulated(selection, f"{block}.norm_s", semantic, kept)
            selection.convolution(f"{block}.conv_s", kept, after)
        kept = after
    selection.convolution("conv_img", kept, selection.every(network.out_channels))


def _normalised(
    selection: Selection, name: str, norm: str, inputs: Tensor, outputs: Tensor | None = None
) -> Tensor:
    kept = selection.convolution(name, inputs, outputs)
    selection.rows(norm, kept)
    return kept


def _joined(went_down: Tensor, came_up: Tensor, joint: int) -> Tensor:
    return torch.cat([went_down, joint + came_up])


def _modulated(selection: Selection, name: str, semantic: Tensor, channels: Tensor) -> None:
    selection.rows(f"{name}.param_free_norm", channels)
    hidden = selection.convolution(f"{name}.mlp_shared.0", semantic)
    selection.convolution(f"{name}.mlp_gamma", hidden, channels)
    selection.convolution(f"{name}.mlp_beta", hidden, channels)


_WALKS: dict[type, Callable[[Selection, Any], None]] = {
    ResNetGenerator: _resnet,
    UNetGenerator: _unet,
    SpadeGenerator: _spade,
}
