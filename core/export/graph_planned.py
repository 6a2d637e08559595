"""Generators of planned layers as ONNX nodes."""

from core.export.nodes import INPUT, Graph, write
from core.nets.planned import PlannedGenerator


def write_generator(generator: PlannedGenerator, graph: Graph) -> str:
    """Add the input "input" and the network; gives the name of the picture it makes."""
    x = graph.pictures(INPUT, generator.in_channels)
    if generator.clamps:
        x = graph.add("Clip", "clamp", x, graph.number(-1), graph.number(1))
    return write(generator.model, graph, "model", x)
