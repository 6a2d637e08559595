"""The U-Net generator as ONNX nodes."""

from torch import nn

from core.export.nodes import Graph, write
from core.nets.unet import UNetGenerator, UNetLevel
from core.nets.unet_layers import SeparableDown, SeparableUp


def write_unet(generator: UNetGenerator, graph: Graph, x: str) -> str:
    """Add the network that reads the picture `x`; gives the name of the picture it makes."""
    return _level(generator.model, graph, "model", x)


def _level(level: UNetLevel, graph: Graph, name: str, x: str) -> str:
    """Down, the levels beneath joined to what went down, up."""
    x = _layers(level.down, graph, name, x, first=0)
    beneath, place = level.beneath, level.depth
    if beneath is not None:
        y = _level(beneath, graph, f"{name}.model.{place}", x)
        x = graph.add("Concat", f"{name}.joined", x, y, axis=1)
        place += 1
    return _layers(level.up, graph, name, x, first=place)


def _layers(layers: list[nn.Module], graph: Graph, name: str, x: str, first: int) -> str:
    for place, layer in enumerate(layers, first):
        x = write(layer, graph, f"{name}.model.{place}", x)
    return x


@write.register(SeparableDown)
@write.register(SeparableUp)
def _separable(layer: SeparableDown | SeparableUp, graph: Graph, name: str, x: str) -> str:
    return write(layer.conv, graph, f"{name}.conv", x)
