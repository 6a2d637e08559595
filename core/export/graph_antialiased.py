"""The antialiased ResNet generator as ONNX nodes."""

from core.export.nodes import INPUT, Graph, write
from core.nets.antialiased import AntialiasedGenerator


def write_generator(generator: AntialiasedGenerator, graph: Graph) -> str:
    """Add the input "input" and the network; gives the name of the picture it makes."""
    return write(generator.model, graph, "model", graph.pictures(INPUT, generator.in_channels))
