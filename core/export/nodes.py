"""The nodes of an ONNX graph, and how the layers that networks share are written as such."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any, Literal

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import nn

from core.export.graph_options import GraphOptions
from core.nets.batch_norm import BatchNorm
from core.nets.blur import BlurDown, BlurUp
from core.nets.layers import (
    ConvResize2d,
    ElasticSeparableConv2d,
    InstanceNorm,
    ResizeConv2d,
    SeparableConv2d,
)
from core.nets.norms import PictureNorm
from core.nets.planned import ResidualBlock
from core.nets.quantisation import Ranges, input_scale, weight_scales
from core.runtime.cancellation import check_cancelled

EPSILON = 1e-5
INPUT, OUTPUT, STYLE, LABELS, INSTANCES = "input", "output", "style", "labels", "instances"
"""What a model's inputs and outputs are called."""

Norm = Literal["standard", "exact"]
Convolution = nn.Conv2d | nn.ConvTranspose2d


@dataclass
class Graph:
    """Nodes and constants as they are added; names of nodes and weights are the state dict's.

    With `ranges`, the convolutions named there compute in 8 bit: their weights and what they read
    pass QuantizeLinear and DequantizeLinear, which runtimes fold into integer kernels.
    """

    norm: Norm
    options: GraphOptions = field(default_factory=GraphOptions)
    ranges: Ranges = field(default_factory=dict)
    inputs: list[onnx.ValueInfoProto] = field(default_factory=list)
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    """Channels of what convolutions, and layers that keep their number, give."""

    def input(self, name: str, kind: int, shape: Sequence[int | str]) -> str:
        """Add an input of one of ONNX's types; gives the name."""
        self.inputs.append(helper.make_tensor_value_info(name, kind, list(shape)))
        return name

    def pictures(self, name: str, channels: int) -> str:
        """Add an input of pictures; gives the name of floats (n, channels, h, w) in -1..1.

        The input is that itself, or with `options.raw` bytes (n, height, width, channels).
        """
        batch = self.options.batch_side
        if not self.options.raw:
            kind = onnx.TensorProto.FLOAT
            return self.input(name, kind, (batch, channels, *self.options.sides))
        shape = (batch, *self.options.raw_sides, channels)
        x = self.input(name, onnx.TensorProto.UINT8, shape)
        x = self.add("Cast", f"{name}.float", x, to=onnx.TensorProto.FLOAT)
        x = self.add("Transpose", f"{name}.planes", x, perm=[0, 3, 1, 2])
        x = self._resized(name, x, "cubic")
        x = self.add("Div", f"{name}.scaled", x, self.number(127.5))
        return self.add("Sub", f"{name}.centred", x, self.number(1))

    def numbers(self, name: str) -> str:
        """Add an input of whole numbers a pixel; gives the name of int64 (n, 1, h, w).

        The input is int64 (n, height, width), or with `options.raw` int32.
        """
        raw = self.options.raw
        kind = onnx.TensorProto.INT32 if raw else onnx.TensorProto.INT64
        sides = self.options.raw_sides if raw else self.options.sides
        x = self.input(name, kind, (self.options.batch_side, *sides))
        x = self.add("Unsqueeze", f"{name}.spread", x, self.indices(1))
        if not raw:
            return x
        x = self._resized(name, x, "nearest")
        return self.add("Cast", f"{name}.long", x, to=onnx.TensorProto.INT64)

    def picture_out(self, name: str, x: str) -> str:
        """Name the picture `x` as the output, with `options.raw` as bytes (n, h, w, channels)."""
        if not self.options.raw:
            return self.add("Identity", name, x)
        x = self.add("Add", f"{name}.positive", x, self.number(1))
        x = self.add("Mul", f"{name}.grey", x, self.number(127.5))
        x = self.add("Round", f"{name}.whole", x)
        x = self.add("Clip", f"{name}.clipped", x, self.number(0), self.number(255))
        x = self.add("Transpose", f"{name}.pixels", x, perm=[0, 2, 3, 1])
        return self.add("Cast", name, x, to=onnx.TensorProto.UINT8)

    def _resized(self, name: str, x: str, mode: str) -> str:
        """Resize to the options' size, if they name one; bytes as Pillow resizes in training."""
        if self.options.size is None:
            return x
        size = self.constant("raw size", np.array(self.options.size, np.int64))
        how: dict[str, Any] = {"mode": mode, "axes": [2, 3]}
        if mode == "nearest":
            how |= {"nearest_mode": "floor"}
            return self.add("Resize", f"{name}.resized", x, "", "", size, **how)
        how |= {"antialias": 1, "cubic_coeff_a": -0.5, "exclude_outside": 1}
        x = self.add("Resize", f"{name}.resized", x, "", "", size, **how)
        x = self.add("Round", f"{name}.whole", x)
        return self.add("Clip", f"{name}.clipped", x, self.number(0), self.number(255))

    def add(self, operator: str, name: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output, which carries the node's name; gives the name."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name, **attributes))
        return name

    def as_wide(self, name: str, x: str) -> str:
        """Note that a node has as many channels as the one it reads; gives the name."""
        if x in self.widths:
            self.widths[name] = self.widths[x]
        return name

    def split(self, name: str, x: str, sizes: Sequence[int]) -> list[str]:
        """Part a (1, n) tensor into pieces of the given sizes; gives their names."""
        outputs = [f"{name}.{index}" for index in range(len(sizes))]
        pieces = self.constant(f"{name}.sizes", np.array(sizes, np.int64))
        self.nodes.append(helper.make_node("Split", [x, pieces], outputs, name, axis=1))
        return outputs

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """Add a constant of any shape, once under each name; gives the name."""
        if name not in self.constants:
            check_cancelled()
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
    return convolved(layer, graph, name, x)


@write.register
def _resized_first(layer: ResizeConv2d, graph: Graph, name: str, x: str) -> str:
    x = padded(graph, f"{name}.padded", doubled(graph, f"{name}.doubled", x), "reflect")
    return convolved(layer, graph, name, x)


@write.register
def _resized_last(layer: ConvResize2d, graph: Graph, name: str, x: str) -> str:
    x = convolved(layer, graph, name, padded(graph, f"{name}.padded", x, "reflect"))
    return doubled_smoothly(graph, f"{name}.doubled", x)


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
    normalise = _exact_norm if graph.norm == "exact" else _standard_norm
    return graph.as_wide(normalise(graph, name, x), x)


@write.register
def _batch_norm(layer: BatchNorm, graph: Graph, name: str, x: str) -> str:
    state = {key: value.float().cpu().numpy() for key, value in layer.state_dict().items()}
    state.setdefault("weight", np.ones(layer.channels, np.float32))
    state.setdefault("bias", np.zeros(layer.channels, np.float32))
    parts = ("weight", "bias", "running_mean", "running_var")
    constants = [graph.constant(f"{name}.{part}", state[part]) for part in parts]
    made = graph.add("BatchNormalization", name, x, *constants, epsilon=layer.EPSILON)
    return graph.as_wide(made, x)


@write.register
def _picture_norm(layer: PictureNorm, graph: Graph, name: str, x: str) -> str:
    parts = {key: value.float().cpu().numpy() for key, value in layer.state_dict().items()}
    shape = (-1,) if graph.norm == "standard" else (1, -1, 1, 1)
    weight, bias = (
        graph.constant(f"{name}.{part}", parts[part].reshape(shape)) for part in ("weight", "bias")
    )
    if graph.norm == "standard":
        made = graph.add("InstanceNormalization", name, x, weight, bias, epsilon=layer.EPSILON)
        return graph.as_wide(made, x)
    scaled = graph.add("Mul", f"{name}.scaled", _exact_norm(graph, f"{name}.exact", x), weight)
    return graph.as_wide(graph.add("Add", name, scaled, bias), x)


@write.register
def _rectifier(layer: nn.ReLU, graph: Graph, name: str, x: str) -> str:
    return graph.as_wide(graph.add("Relu", name, x), x)


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


def convolved(layer: nn.Conv2d, graph: Graph, name: str, x: str) -> str:
    """A convolution with its own padding of zeros; an elastic one at its widest."""
    return _convolved("Conv", layer, graph, name, x)


def doubled(graph: Graph, name: str, x: str) -> str:
    """Twice the height and width, each pixel four times."""
    scales = graph.constant("twice", np.array([1, 1, 2, 2], np.float32))
    how = {"mode": "nearest", "nearest_mode": "floor"}
    where = {"coordinate_transformation_mode": "asymmetric"}
    return graph.add("Resize", name, x, "", scales, **how, **where)


def doubled_smoothly(graph: Graph, name: str, x: str) -> str:
    """Twice the height and width, bilinear between the centres of pixels."""
    scales = graph.constant("twice", np.array([1, 1, 2, 2], np.float32))
    graph.widths[name] = graph.widths.get(x, 0)
    where = {"coordinate_transformation_mode": "half_pixel"}
    return graph.add("Resize", name, x, "", scales, mode="linear", **where)


def padded(graph: Graph, name: str, x: str, mode: str) -> str:
    """One pixel more at each side: "reflect", or "edge" for the outermost ones once more."""
    pads = graph.indices(0, 0, 1, 1, 0, 0, 1, 1)
    return graph.add("Pad", name, x, pads, mode=mode)


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
    weights = _weights(layer, graph, name)
    if name in graph.ranges:
        x = _quantised(graph, f"{name}.input", x, graph.ranges[name])
        weights[0] = _quantised_weight(graph, name, layer)
    return graph.add(operator, name, x, *weights, **_shape(layer), **more)


def _quantised(graph: Graph, name: str, x: str, limits: tuple[float, float]) -> str:
    """What a convolution reads, as bytes between two limits and back."""
    step, place = input_scale(torch.tensor(limits))
    scale = graph.constant(f"{name}.scale", step.numpy())
    zero = graph.constant(f"{name}.zero", place.numpy().astype(np.uint8))
    x = graph.add("QuantizeLinear", f"{name}.bytes", x, scale, zero)
    return graph.add("DequantizeLinear", f"{name}.floats", x, scale, zero)


def _quantised_weight(graph: Graph, name: str, layer: Convolution) -> str:
    """The weight as signed bytes, with a scale for each channel that it gives."""
    axis, scales = weight_scales(layer)
    weight = layer.weight.detach().float().cpu()
    shape = [-1 if index == axis else 1 for index in range(weight.dim())]
    whole = (weight / scales.view(shape)).round().clamp(-127, 127).to(torch.int8)
    # The float weight is not needed any more.
    graph.constants.pop(f"{name}.weight", None)
    stored = graph.constant(f"{name}.weight.bytes", whole.numpy())
    scale = graph.constant(f"{name}.weight.scale", scales.numpy())
    zeros = graph.constant(f"{name}.weight.zero", np.zeros(len(scales), np.int8))
    inputs = (stored, scale, zeros)
    return graph.add("DequantizeLinear", f"{name}.weight.floats", *inputs, axis=axis)


def _weights(layer: nn.Module, graph: Graph, name: str) -> list[str]:
    """Weight, and bias where there is one."""
    known = layer.state_dict()  # in whatever order they were registered
    return [
        graph.constant(f"{name}.{key}", known[key].float().cpu().numpy())
        for key in ("weight", "bias")
        if key in known
    ]


def _shape(layer: Convolution) -> dict[str, Any]:
    padding = [int(side) for side in layer.padding]
    return {
        "kernel_shape": list(layer.kernel_size),
        "strides": list(layer.stride),
        "pads": [*padding, *padding],
        "group": layer.groups,
    }


@write.register
def _residual(layer: ResidualBlock, graph: Graph, name: str, x: str) -> str:
    y = write(layer.conv_block, graph, f"{name}.conv_block", x)
    return graph.as_wide(graph.add("Add", name, x, y), x)


@write.register
def _blur_down(layer: BlurDown, graph: Graph, name: str, x: str) -> str:
    padded, kernel = _ready_to_blur(layer, graph, name, x, "reflect")
    made = graph.add("Conv", name, padded, kernel, group=graph.widths[x], strides=[2, 2])
    return graph.as_wide(made, x)


@write.register
def _blur_up(layer: BlurUp, graph: Graph, name: str, x: str) -> str:
    padded, kernel = _ready_to_blur(layer, graph, name, x, "edge")
    where = {"strides": [2, 2], "pads": [3, 3, 3, 3]}
    made = graph.add("ConvTranspose", name, padded, kernel, group=graph.widths[x], **where)
    return graph.as_wide(made, x)


def _ready_to_blur(
    layer: BlurDown | BlurUp, graph: Graph, name: str, x: str, mode: str
) -> tuple[str, str]:
    """The padded input, and one filter for each of its channels."""
    padded = graph.add("Pad", f"{name}.pad", x, graph.indices(0, 0, 1, 1, 0, 0, 1, 1), mode=mode)
    filters = layer.kernel(torch.empty(1, graph.widths[x], 1, 1)).contiguous().numpy()
    return padded, graph.constant(f"{name}.kernel", filters)
