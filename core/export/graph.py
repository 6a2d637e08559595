"""A generator as an ONNX graph, written layer by layer.

Tracing a generator runs long in pure Python, which would hold up the window, and gives other
graphs with every version of torch. Its layers are few, so each is written as the operator it is.
"""

from collections.abc import Sequence
from functools import singledispatch

import onnx
from onnx import helper
from torch import nn

from core.export.graph_munit import STYLE, write_munit, write_style
from core.export.graph_spade import write_spade
from core.export.graph_unet import write_unet
from core.export.nodes import FREE, Graph, Norm, write
from core.nets.generator import Generator
from core.nets.munit import MunitGenerator
from core.nets.resnet import ResidualBlock, ResNetGenerator
from core.nets.spade import SpadeGenerator
from core.nets.unet import UNetGenerator

OPSET, IR_VERSION = 18, 8
INPUT, OUTPUT = "input", "output"


def onnx_model(generator: Generator, norm: Norm) -> onnx.ModelProto:
    """The model, whose output "output" is float32 (1, channels, height, width) of free size.

    What goes in: "input" float32 (1, channels, height, width); for MUNIT also "style" float32
    (1, style channels). For SPADE instead "labels" int64 (1, height, width), and where it has
    edges "instances" int64 (1, height, width). Batch normalisation is written as in eval mode.

    `norm` "standard" uses the operator ONNX has for instance normalisation. "exact" writes it out,
    with sums taken row by row and then over the rows: ONNX Runtime adds a whole channel up in one
    float, which on drawings and label maps, with their large flat areas, is off far more
    than torch. "exact" costs some speed.

    A supernet is written at its widest. Raises TypeError for a layer that has no operator here.
    """
    graph = Graph(norm)
    graph.add("Identity", OUTPUT, _through(generator, graph))
    return _model(graph, OUTPUT, (1, generator.out_channels, *FREE))


def style_model(generator: MunitGenerator) -> onnx.ModelProto:
    """What reads a style from a picture: "input" as above -> "style" float32 (1, channels)."""
    graph = Graph("standard")
    x = graph.pictures(INPUT, generator.in_channels)
    graph.add("Identity", STYLE, write_style(generator, graph, x))
    return _model(graph, STYLE, (1, generator.style_channels))


@singledispatch
def _through(generator: nn.Module, graph: Graph) -> str:
    """Add inputs and nodes of a network; gives the name of its picture."""
    raise TypeError(f"a {type(generator).__name__} has no ONNX form here")


@_through.register
def _resnet(generator: ResNetGenerator, graph: Graph) -> str:
    x = graph.pictures(INPUT, generator.in_channels)
    if generator.clamps:
        x = graph.add("Clip", "clamp", x, graph.number(-1), graph.number(1))
    return write(generator.model, graph, "model", x)


@_through.register
def _unet(generator: UNetGenerator, graph: Graph) -> str:
    return write_unet(generator, graph, graph.pictures(INPUT, generator.in_channels))


@_through.register
def _spade(generator: SpadeGenerator, graph: Graph) -> str:
    return write_spade(generator, graph)


@_through.register
def _munit(generator: MunitGenerator, graph: Graph) -> str:
    return write_munit(generator, graph, graph.pictures(INPUT, generator.in_channels))


@write.register
def _residual(layer: ResidualBlock, graph: Graph, name: str, x: str) -> str:
    return graph.add("Add", name, x, write(layer.conv_block, graph, f"{name}.conv_block", x))


def _model(graph: Graph, output: str, shape: Sequence[int | str]) -> onnx.ModelProto:
    made = helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, list(shape))
    constants = list(graph.constants.values())
    return helper.make_model(
        helper.make_graph(graph.nodes, "generator", graph.inputs, [made], constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="gan-compression-workbench",
    )
