"""A generator as an ONNX graph, written layer by layer.

Tracing a generator runs long in pure Python, which would hold up the window, and gives other
graphs with every version of torch. Its layers are few, so each is written as the operator it is.
"""

from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import nn

from core.nets.layers import ElasticSeparableConv2d, InstanceNorm, SeparableConv2d
from core.nets.resnet import ResidualBlock, ResNetGenerator

OPSET, IR_VERSION = 18, 8
INPUT, OUTPUT = "input", "output"
EPSILON = 1e-5

Norm = Literal["standard", "exact"]


@dataclass
class Graph:
    """Nodes and constants as they are added; names of nodes and weights are the state dict's."""

    norm: Norm
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def add(self, operator: str, name: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output, which carries the node's name; gives the name."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name, **attributes))
        return name

    def constant(self, name: str, values: NDArray) -> str:
        """Add a constant, once under each name; gives the name."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(values, name)
        return name


def onnx_model(generator: ResNetGenerator, norm: Norm) -> onnx.ModelProto:
    """The model: "input" -> "output", both float32 (1, channels, height, width) of free size.

    `norm` "standard" uses the operator ONNX has for instance normalisation. "exact" writes it out,
    with sums taken row by row and then over the rows: ONNX Runtime adds a whole channel up in one
    float, which on drawings and label maps, with their large flat areas, is off far more
    than torch. "exact" costs some speed.

    A supernet is written at its widest. Raises TypeError for a layer that has no operator here.
    """
    graph = Graph(norm)
    last = INPUT
    if generator.clamps:
        limits = [graph.constant(f"{v:+d}", np.array(v, np.float32)) for v in (-1, 1)]
        last = graph.add("Clip", "clamp", last, *limits)
    last = write(generator.model, graph, "model", last)
    graph.add("Identity", OUTPUT, last)
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "generator",
            [_pictures(INPUT, generator.in_channels)],
            [_pictures(OUTPUT, generator.out_channels)],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="gan-compression-workbench",
    )


@singledispatch
def write(layer: nn.Module, graph: Graph, name: str, x: str) -> str:
    """Add a layer that reads `x` to the graph; gives the name of what comes out of it."""
    raise TypeError(f"{name} is a {type(layer).__name__}, which has no ONNX form here")


@write.register
def _sequence(layer: nn.Sequential, graph: Graph, name: str, x: str) -> str:
    for index, child in layer.named_children():
        x = write(child, graph, f"{name}.{index}", x)
    return x


@write.register(SeparableConv2d)
@write.register(ElasticSeparableConv2d)
def _separable(layer: SeparableConv2d, graph: Graph, name: str, x: str) -> str:
    return write(layer.conv, graph, f"{name}.conv", x)


@write.register
def _residual(layer: ResidualBlock, graph: Graph, name: str, x: str) -> str:
    return graph.add("Add", name, x, write(layer.conv_block, graph, f"{name}.conv_block", x))


@write.register
def _convolution(layer: nn.Conv2d, graph: Graph, name: str, x: str) -> str:
    return graph.add("Conv", name, x, *_weights(layer, graph, name), **_shape(layer))


@write.register
def _transposed(layer: nn.ConvTranspose2d, graph: Graph, name: str, x: str) -> str:
    weights, grown = _weights(layer, graph, name), list(layer.output_padding)
    shape = _shape(layer)
    return graph.add("ConvTranspose", name, x, *weights, **shape, output_padding=grown)


@write.register
def _padding(layer: nn.ReflectionPad2d, graph: Graph, name: str, x: str) -> str:
    left, right, top, bottom = layer.padding
    widths = np.array([0, 0, top, left, 0, 0, bottom, right], dtype=np.int64)
    pads = graph.constant("pads" + "_".join(map(str, layer.padding)), widths)
    return graph.add("Pad", name, x, pads, mode="reflect")


@write.register
def _norm(layer: InstanceNorm, graph: Graph, name: str, x: str) -> str:
    return (_exact_norm if graph.norm == "exact" else _standard_norm)(graph, name, x)


@write.register
def _rectifier(layer: nn.ReLU, graph: Graph, name: str, x: str) -> str:
    return graph.add("Relu", name, x)


@write.register
def _tanh(layer: nn.Tanh, graph: Graph, name: str, x: str) -> str:
    return graph.add("Tanh", name, x)


@write.register
def _nothing(layer: nn.Identity, graph: Graph, name: str, x: str) -> str:
    return x


def _standard_norm(graph: Graph, name: str, x: str) -> str:
    channels = _channels(graph, x)
    scale = graph.constant(f"ones{channels}", np.ones(channels, np.float32))
    shift = graph.constant(f"zeros{channels}", np.zeros(channels, np.float32))
    return graph.add("InstanceNormalization", name, x, scale, shift, epsilon=EPSILON)


def _exact_norm(graph: Graph, name: str, x: str) -> str:
    centred = graph.add("Sub", f"{name}.centred", x, _mean(graph, f"{name}.mean", x))
    squares = graph.add("Mul", f"{name}.squares", centred, centred)
    variance = _mean(graph, f"{name}.variance", squares)
    epsilon = graph.constant("epsilon", np.array(EPSILON, np.float32))
    positive = graph.add("Add", f"{name}.positive", variance, epsilon)
    deviation = graph.add("Sqrt", f"{name}.deviation", positive)
    scale = graph.add("Reciprocal", f"{name}.scale", deviation)
    return graph.add("Mul", name, centred, scale)


def _mean(graph: Graph, name: str, x: str) -> str:
    for axis in (3, 2):
        axes = graph.constant(f"axis{axis}", np.array([axis], dtype=np.int64))
        x = graph.add("ReduceMean", f"{name}{axis}", x, axes, keepdims=1)
    return x


def _channels(graph: Graph, x: str) -> int:
    """The channels of what the node `x`, a convolution, gives: as many as it has biases."""
    node = next(node for node in reversed(graph.nodes) if node.name == x)
    return graph.constants[node.input[2]].dims[0]


def _weights(layer: nn.Conv2d | nn.ConvTranspose2d, graph: Graph, name: str) -> list[str]:
    state = layer.state_dict()
    return [
        graph.constant(f"{name}.{key}", state[key].float().cpu().numpy())
        for key in ("weight", "bias")
    ]


def _shape(layer: nn.Conv2d | nn.ConvTranspose2d) -> dict[str, Any]:
    return {
        "kernel_shape": list(layer.kernel_size),
        "strides": list(layer.stride),
        "pads": [*layer.padding, *layer.padding],
        "group": layer.groups,
    }


def _pictures(name: str, channels: int) -> onnx.ValueInfoProto:
    size: list[str | int | None] = [1, channels, "height", "width"]
    return helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, size)
