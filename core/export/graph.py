"""A generator as an ONNX graph, written layer by layer.

Tracing a generator takes long in pure Python, which would block the window, and gives other graphs
with every version of torch. Its layers are few, so each is written as the operator it is, for each
network in `core/export/graph_<name>.py`.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import onnx
from onnx import helper

from core.export.four_at_once import four_at_once
from core.export.graph_options import GraphOptions
from core.export.nodes import INPUT, OUTPUT, STYLE, Graph, Norm
from core.nets.generator import Generator, StyledGenerator
from core.nets.quantisation import Ranges

IR_VERSION = 8


def onnx_model(
    generator: Generator,
    norm: Norm,
    options: GraphOptions | None = None,
    ranges: Ranges | None = None,
) -> onnx.ModelProto:
    """The model, whose output "output" is float32 (1, channels, height, width) of free size.

    Inputs: "input" float32 (1, channels, height, width); for MUNIT also "style" float32 (1, style
    channels). For SPADE instead "labels" int64 (1, height, width), and where it has edges
    "instances" int64 (1, height, width). Batch normalisation is written as in eval mode.

    `norm` "standard" uses the operator ONNX has for instance normalisation. "exact" writes it out,
    with sums taken row by row and then over the rows: ONNX Runtime adds a whole channel up in one
    float, which is far less exact than torch on drawings and label maps with large flat areas.
    "exact" costs some speed.

    `options` say what else the graph does; see GraphOptions. `ranges` are those of what each
    convolution reads, by its name: these compute in 8 bit (see core.nets.quantisation).

    A last convolution to few channels is written as one that makes four pixels at once, which
    runtimes are quicker with; the numbers are the same.

    A supernet is written at its widest. Raises TypeError for a layer that has no operator here, and
    ModuleNotFoundError for a network that has no writer.
    """
    options = options or GraphOptions()
    graph = Graph(norm, options, ranges or {})
    graph.picture_out(OUTPUT, _writer(generator).write_generator(generator, graph))
    channels, sides = generator.out_channels, options.sides
    kind = onnx.TensorProto.FLOAT
    shape: tuple[int | str, ...] = (options.batch_side, channels, *sides)
    if options.raw:
        kind, shape = onnx.TensorProto.UINT8, (options.batch_side, *sides, channels)
    return four_at_once(_model(graph, OUTPUT, kind, shape))


def style_model(generator: StyledGenerator) -> onnx.ModelProto:
    """What reads a style from a picture: "input" as above -> "style" float32 (1, channels)."""
    graph = Graph("standard")
    x = graph.pictures(INPUT, generator.out_channels)
    graph.add("Identity", STYLE, _writer(generator).write_style(generator, graph, x))
    return _model(graph, STYLE, onnx.TensorProto.FLOAT, (1, generator.style_channels))


def _writer(generator: Generator) -> Any:
    """The module that writes this kind of network."""
    spec = generator.spec
    return import_module(f"core.export.graph_{spec.graph or spec.name}")


def _model(graph: Graph, output: str, kind: int, shape: Sequence[int | str]) -> onnx.ModelProto:
    made = helper.make_tensor_value_info(output, kind, list(shape))
    constants = list(graph.constants.values())
    return helper.make_model(
        helper.make_graph(graph.nodes, "generator", graph.inputs, [made], constants),
        opset_imports=[helper.make_opsetid("", graph.options.opset)],
        ir_version=IR_VERSION,
        producer_name="gan-compression-workbench",
    )
