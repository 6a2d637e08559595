"""The last convolution of a generator, written so that it fills a processor's vectors."""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

# Runtimes compute eight or sixteen output channels at once, even if there are fewer.
FEW = 4
_AFTERWARDS = ("Identity", "Tanh", "Add", "Mul", "Round", "Clip", "Transpose", "Cast")
"""What comes after it: the picture is squashed into -1..1, and may be made bytes."""


def four_at_once(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model, whose last convolution makes four pixels at once.

    One to four channels become four to sixteen, of half the height and width, which are spread out
    afterwards: the same sums, also where they are in 8 bit. Pictures must be of even height and
    width. Changes `model` in place, if it ends in such a convolution, and gives
    it.
    """
    graph = model.graph
    makers = {name: node for node in graph.node for name in node.output}
    node = _last(graph, makers)
    if node is None:
        return model
    shape = {item.name: helper.get_attribute_value(item) for item in node.attribute}
    known = {item.name: item for item in graph.initializer}
    whole = makers.get(node.input[1])
    stored = node.input[1] if whole is None else whole.input[0]
    kernel = numpy_helper.to_array(known[stored])
    is_plain = shape["group"] == 1 and list(shape["strides"]) == [1, 1]
    if not is_plain or len(kernel) > FEW or min(kernel.shape[2:]) < 3:
        return model
    known[stored].CopyFrom(numpy_helper.from_array(_shifted(kernel), stored))
    # A kernel in 8 bit has a scale and a zero for each channel.
    each = [*(() if whole is None else whole.input[1:]), *node.input[2:]]
    for name in each:
        values = numpy_helper.to_array(known[name])
        known[name].CopyFrom(numpy_helper.from_array(np.repeat(values, 4), name))
    four = f"{node.name}.four"
    strided = helper.make_node(
        "Conv", node.input, [four], four,
        kernel_shape=[side + 1 for side in shape["kernel_shape"]], strides=[2, 2],
        pads=list(shape["pads"]),
    )  # fmt: skip
    how: dict[str, Any] = {"blocksize": 2, "mode": "CRD"}
    spread = helper.make_node("DepthToSpace", [four], node.output, node.name, **how)
    index = list(graph.node).index(node)
    graph.node.remove(node)
    graph.node.insert(index, strided)
    graph.node.insert(index + 1, spread)
    return model


def _last(graph: onnx.GraphProto, makers: dict[str, onnx.NodeProto]) -> onnx.NodeProto | None:
    """The convolution that makes the picture; None where the graph ends in another node."""
    node = makers[graph.output[0].name]
    while node.op_type in _AFTERWARDS and node.input[0] in makers:
        node = makers[node.input[0]]
    return node if node.op_type == "Conv" else None


def _shifted(kernel: NDArray[Any]) -> NDArray[Any]:
    """(out, in, h, w) -> (4 out, in, h + 1, w + 1): the kernel at each of four pixels."""
    out, into, height, width = kernel.shape
    shifted = np.zeros((out, 4, into, height + 1, width + 1), kernel.dtype)
    for index in range(4):
        down, across = divmod(index, 2)
        shifted[:, index, :, down : down + height, across : across + width] = kernel
    return shifted.reshape(4 * out, into, height + 1, width + 1)
