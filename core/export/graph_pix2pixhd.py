"""pix2pixHD's global generator as ONNX nodes."""

from core.export.nodes import INPUT, Graph, write
from core.nets.pix2pixhd import Pix2PixHDGenerator


def write_generator(generator: Pix2PixHDGenerator, graph: Graph) -> str:
    """Add the input "input" and the network; gives the name of the picture it makes."""
    return write(generator.model, graph, "model", graph.pictures(INPUT, generator.in_channels))
