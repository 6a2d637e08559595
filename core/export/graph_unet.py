"""The U-Net generator as ONNX nodes."""

from torch import nn

from core.export.nodes import (
    INPUT,
    Graph,
    convolved,
    doubled,
    doubled_smoothly,
    padded,
    write,
)
from core.nets.unet import UNetGenerator, UNetLevel
from core.nets.unet_layers import ConvUp, SeparableDown, SeparableUp
from core.nets.upsampling import Ups


def write_generator(generator: UNetGenerator, graph: Graph) -> str:
    """Add the input "input" and the network; gives the name of the picture it makes."""
    x = graph.pictures(INPUT, generator.in_channels)
    return _level(generator.model, graph, "model", x)


def _level(level: UNetLevel, graph: Graph, name: str, x: str) -> str:
    """Down, the levels beneath joined to what went down, up."""
    x = _layers(level.down, graph, name, x, first=0)
    beneath, index = level.beneath, level.depth
    if beneath is not None:
        y = _level(beneath, graph, f"{name}.model.{index}", x)
        x = graph.add("Concat", f"{name}.joined", x, y, axis=1)
        index += 1
    return _layers(level.up, graph, name, x, first=index)


def _layers(layers: list[nn.Module], graph: Graph, name: str, x: str, first: int) -> str:
    for index, layer in enumerate(layers, first):
        x = write(layer, graph, f"{name}.model.{index}", x)
    return x


@write.register
def _separable_down(layer: SeparableDown, graph: Graph, name: str, x: str) -> str:
    return write(layer.conv, graph, f"{name}.conv", x)


@write.register
def _separable_up(layer: SeparableUp, graph: Graph, name: str, x: str) -> str:
    depthwise, norm, pointwise = layer.conv
    x = _doubling(depthwise, layer.ups, graph, f"{name}.conv.0", x)
    return write(pointwise, graph, f"{name}.conv.2", write(norm, graph, f"{name}.conv.1", x))


@write.register
def _conv_up(layer: ConvUp, graph: Graph, name: str, x: str) -> str:
    return _doubling(layer, layer.ups, graph, name, x)


def _doubling(layer: nn.Module, ups: Ups, graph: Graph, name: str, x: str) -> str:
    """The convolution that doubles the sides, with what comes before and after it."""
    if ups == "transposed":
        return write(layer, graph, name, x)
    assert isinstance(layer, nn.Conv2d)
    if ups == "resize-conv":
        x = doubled(graph, f"{name}.doubled", x)
        return convolved(layer, graph, name, padded(graph, f"{name}.padded", x, "edge"))
    x = convolved(layer, graph, name, padded(graph, f"{name}.padded", x, "edge"))
    return doubled_smoothly(graph, f"{name}.doubled", x)
