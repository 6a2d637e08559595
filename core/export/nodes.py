"""The nodes of an ONNX graph, and how the layers that networks share are written as such."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import nn

from core.halting import look
from core.nets.batch_norm import BatchNorm
from core.nets.layers import ElasticSeparableConv2d, InstanceNorm, SeparableConv2d

EPSILON = 1e-5
FREE = ("height", "width")

Norm = Literal["standard", "exact"]
Convolution = nn.Conv2d | nn.ConvTranspose2d


@dataclass
class Graph:
    """Nodes and constants as they are added; names of nodes and weights are the state dict's."""

    norm: Norm
    inputs: list[onnx.ValueInfoProto] = field(default_factory=list)
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    """Channels of what each convolution gives."""

    def input(self, name: str, kind: int, shape: Sequence[int | str]) -> str:
        """Add an input of one of ONNX's types; gives the name."""
        self.inputs.append(helper.make_tensor_value_info(name, kind, list(shape)))
        return name

    def pictures(self, name: str, channels: int) -> str:
        """Add an input (1, channels, height, width) of floats; gives the name."""
        return self.input(name, onnx.TensorProto.FLOAT, (1, channels, *FREE))

    def add(self, operator: str, name: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output, which carries the node's name; gives the name."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name, **attributes))
        return name

    def split(self, name: str, x: str, sizes: Sequence[int]) -> list[str]:
        """Part a (1, n) tensor into pieces of the given sizes; gives their names."""
        outputs = [f"{name}.{place}" for place in range(len(sizes))]
        pieces = self.constant(f"{name}.sizes", np.array(sizes, np.int64))
        self.nodes.append(helper.make_node("Split", [x, pieces], outputs, name, axis=1))
        return outputs

    def constant(self, name: str, values: NDArray) -> str:
        """Add a constant, once under each name; gives the name."""
        if name not in self.constants:
            look()
            self.constants[name] = numpy_helper.from_array(values, name)
        return name

    def number(self, value: float) -> str:
        """A constant float."""
        return self.constant(f"number {value:g}", np.array(value, np.float32))

    def indices(self, *values: int) -> str:
        """A constant list of whole numbers, such as axes."""
        name = "indices " + "_".join(map(str, values))
        return self.constant(name, np.array(values, np.int64))


@singledispatch
def write(layer: nn.Module, graph: Graph, name: str, x: str) -> str:
    """Add a layer that reads `x` to the graph; gives the name of what comes out of it.

    An elastic layer is written at its widest. Raises TypeError for a layer without a form here.
    """
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
def _convolution(layer: nn.Conv2d, graph: Graph, name: str, x: str) -> str:
    return _convolved("Conv", layer, graph, name, x)


@write.register
def _transposed(layer: nn.ConvTranspose2d, graph: Graph, name: str, x: str) -> str:
    grown = list(layer.output_padding)
    return _convolved("ConvTranspose", layer, graph, name, x, output_padding=grown)


@write.register
def _linear(layer: nn.Linear, graph: Graph, name: str, x: str) -> str:
    return graph.add("Gemm", name, x, *_weights(layer, graph, name), transB=1)


@write.register
def _padding(layer: nn.ReflectionPad2d, graph: Graph, name: str, x: str) -> str:
    left, right, top, bottom = layer.padding
    pads = graph.indices(0, 0, top, left, 0, 0, bottom, right)
    return graph.add("Pad", name, x, pads, mode="reflect")


@write.register
def _norm(layer: InstanceNorm, graph: Graph, name: str, x: str) -> str:
    return (_exact_norm if graph.norm == "exact" else _standard_norm)(graph, name, x)


@write.register
def _batch_norm(layer: BatchNorm, graph: Graph, name: str, x: str) -> str:
    state = {key: value.float().cpu().numpy() for key, value in layer.state_dict().items()}
    state.setdefault("weight", np.ones(layer.channels, np.float32))
    state.setdefault("bias", np.zeros(layer.channels, np.float32))
    parts = ("weight", "bias", "running_mean", "running_var")
    constants = [graph.constant(f"{name}.{part}", state[part]) for part in parts]
    return graph.add("BatchNormalization", name, x, *constants, epsilon=layer.EPSILON)


@write.register
def _rectifier(layer: nn.ReLU, graph: Graph, name: str, x: str) -> str:
    return graph.add("Relu", name, x)


@write.register
def _leaky(layer: nn.LeakyReLU, graph: Graph, name: str, x: str) -> str:
    return graph.add("LeakyRelu", name, x, alpha=layer.negative_slope)


@write.register
def _tanh(layer: nn.Tanh, graph: Graph, name: str, x: str) -> str:
    return graph.add("Tanh", name, x)


@write.register(nn.Identity)
@write.register(nn.Dropout)
def _nothing(layer: nn.Module, graph: Graph, name: str, x: str) -> str:
    return x


def doubled(graph: Graph, name: str, x: str) -> str:
    """Twice the height and width, each pixel four times."""
    scales = graph.constant("twice", np.array([1, 1, 2, 2], np.float32))
    how = {"mode": "nearest", "nearest_mode": "floor"}
    where = {"coordinate_transformation_mode": "asymmetric"}
    return graph.add("Resize", name, x, "", scales, **how, **where)


def mean(graph: Graph, name: str, x: str, axes: Sequence[int] = (3, 2)) -> str:
    """The mean over some axes, one after the other: row by row, which keeps more digits."""
    for axis in axes:
        x = graph.add("ReduceMean", f"{name}{axis}", x, graph.indices(axis), keepdims=1)
    return x


def _standard_norm(graph: Graph, name: str, x: str) -> str:
    channels = graph.widths[x]
    scale = graph.constant(f"ones{channels}", np.ones(channels, np.float32))
    shift = graph.constant(f"zeros{channels}", np.zeros(channels, np.float32))
    return graph.add("InstanceNormalization", name, x, scale, shift, epsilon=EPSILON)


def _exact_norm(graph: Graph, name: str, x: str) -> str:
    centred = graph.add("Sub", f"{name}.centred", x, mean(graph, f"{name}.mean", x))
    squares = graph.add("Mul", f"{name}.squares", centred, centred)
    variance = mean(graph, f"{name}.variance", squares)
    positive = graph.add("Add", f"{name}.positive", variance, graph.number(EPSILON))
    deviation = graph.add("Sqrt", f"{name}.deviation", positive)
    scale = graph.add("Reciprocal", f"{name}.scale", deviation)
    return graph.add("Mul", name, centred, scale)


def _convolved(
    operator: str, layer: Convolution, graph: Graph, name: str, x: str, **more: Any
) -> str:
    graph.widths[name] = layer.out_channels
    return graph.add(operator, name, x, *_weights(layer, graph, name), **_shape(layer), **more)


def _weights(layer: nn.Module, graph: Graph, name: str) -> list[str]:
    """Weight, and bias where there is one."""
    return [
        graph.constant(f"{name}.{key}", value.float().cpu().numpy())
        for key, value in layer.state_dict().items()
    ]


def _shape(layer: Convolution) -> dict[str, Any]:
    padding = [int(side) for side in layer.padding]
    return {
        "kernel_shape": list(layer.kernel_size),
        "strides": list(layer.stride),
        "pads": [*padding, *padding],
        "group": layer.groups,
    }
