"""A supernet that starts from its teacher: the channels with the largest weights, in that order.

The supernet's blocks are separable and a full teacher's are dense, so only the layers that both
have alike are taken over (in a ResNet: stem, downs, ups and head), and the rest keeps its new
weights. A mobile teacher has every layer of the supernet.
"""

import torch
from torch import Tensor, nn

from core.nets.architecture import architecture_text
from core.nets.generator import Generator
from core.nets.pruning import Selection, check_has_rule, most_important


def inherit(supernet: Generator, teacher: Generator) -> float:
    """Give a supernet the teacher's channels of largest L1 norm, sorted; in place.

    Returns the share of its weights that the teacher gave. Raises TypeError for networks without a
    rule (MUNIT), ValueError where the teacher is of another network or narrower in a layer.
    """
    check_has_rule(teacher)
    narrow, wide = supernet.architecture, teacher.architecture
    if type(teacher) is not type(supernet) or any(map(int.__gt__, narrow, wide)):
        raise ValueError(
            f"{type(supernet).__name__} {architecture_text(narrow)} does not fit into "
            f"{type(teacher).__name__} {architecture_text(wide)}"
        )
    selection = SharedSelection(teacher, supernet)
    with torch.no_grad():
        teacher.keep_channels(selection)
    state = supernet.state_dict()
    other_ups = _transposed(teacher) ^ _transposed(supernet)
    taken = {
        name: weight
        for name, weight in selection.chosen.items()
        if name in state
        and weight.shape == state[name].shape
        and name.rpartition(".")[0] not in other_ups
    }
    supernet.load_state_dict(state | taken)
    weights = dict(supernet.named_parameters())
    given = sum(weights[name].numel() for name in taken if name in weights)
    return given / sum(weight.numel() for weight in weights.values())


def _transposed(network: Generator) -> set[str]:
    """The layers whose weights have their inputs first."""
    layers = network.named_modules()
    return {name for name, layer in layers if isinstance(layer, nn.ConvTranspose2d)}


class SharedSelection(Selection):
    """Channels of the layers that both networks have alike.

    If only the supernet's layer is separable, just the order of its outputs is kept, so that the
    layers after it agree on the channels.
    """

    def convolution(self, name: str, inputs: Tensor, outputs: Tensor | None = None) -> Tensor:
        """As Selection's, where the supernet has this layer as it is."""
        pointwise = f"{name}.conv.2.weight"
        if f"{name}.weight" not in self.whole or pointwise not in self.shapes:
            return super().convolution(name, inputs, outputs)
        if outputs is not None:
            return outputs
        into = 0 if self.is_transposed(name) else 1
        weight = self.whole[f"{name}.weight"].index_select(into, inputs)
        return most_important(weight, into, self.shapes[pointwise][0])
