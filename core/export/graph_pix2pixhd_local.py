"""pix2pixHD's generator with local enhancer as ONNX nodes."""

from core.export.nodes import INPUT, Graph, write
from core.nets.pix2pixhd import Pix2PixHDLocalGenerator


def write_generator(generator: Pix2PixHDLocalGenerator, graph: Graph) -> str:
    """Add the input "input" and the network; gives the name of the picture it makes."""
    x = graph.pictures(INPUT, generator.in_channels)
    half = graph.add(
        "AveragePool", "half", x,
        kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=0,
    )  # fmt: skip
    coarse = write(generator.model, graph, "model", half)
    fine = write(generator.model1_1, graph, "model1_1", x)
    joint = graph.add("Add", "joint", fine, coarse)
    return write(generator.model1_2, graph, "model1_2", joint)
