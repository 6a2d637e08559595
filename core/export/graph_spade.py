"""The SPADE generator as ONNX nodes, from label maps of class numbers on."""

import numpy as np
import onnx

from core.export.nodes import INSTANCES, LABELS, Graph, doubled, write
from core.nets.spade import Modulation, SpadeBlock, SpadeGenerator
from core.nets.spade_layout import BLOCKS

NEIGHBOURS = {"above": (0, 1), "below": (2, 1), "before": (1, 0), "behind": (1, 2)}
"""Where each neighbour lies in a map that is one pixel larger on every side."""


def write_generator(generator: SpadeGenerator, graph: Graph) -> str:
    """Add inputs and network; gives the name of the picture it makes."""
    semantics = _semantics(generator, graph)
    steps = generator.steps
    grids = {step: _every(step, graph, semantics) for step in set(steps.values())}
    before = generator.multiple
    x = write(generator.fc, graph, "fc", grids[before])
    for name in BLOCKS:
        if steps[name] != before:
            x = doubled(graph, f"{name}.doubled", x)
        block = generator.get_submodule(name)
        assert isinstance(block, SpadeBlock)
        x = _block(block, graph, name, x, grids[steps[name]])
        before = steps[name]
    x = write(generator.conv_img, graph, "conv_img", _leaky(graph, "last", x))
    return graph.add("Tanh", "tanh", x)


def _semantics(generator: SpadeGenerator, graph: Graph) -> str:
    """One channel a class, then that of no class, then the edges, as the generator has them."""
    numbers = np.arange(generator.classes, dtype=np.int64).reshape(1, -1, 1, 1)
    spread = graph.numbers(LABELS)
    equal = graph.add("Equal", "labels.equal", spread, graph.constant("classes", numbers))
    parts = [_float(graph, "semantics.classes", equal)]
    if generator.dont_care:
        some = graph.add("ReduceSum", "labels.some", parts[0], graph.indices(1), keepdims=1)
        parts.append(graph.add("Sub", "semantics.dont_care", graph.number(1), some))
    if generator.edges:
        parts.append(_edges(graph))
    return graph.add("Concat", "semantics", *parts, axis=1)


def _edges(graph: Graph) -> str:
    """1 where one of the four neighbours has another instance number, as `instance_edges`."""
    here = graph.numbers(INSTANCES)
    pads = graph.indices(0, 0, 1, 1, 0, 0, 1, 1)
    # Beyond the rim the last number is repeated, which makes no edge.
    larger = graph.add("Pad", "instances.larger", here, pads, mode="edge")
    size = graph.add("Shape", "instances.size", here, start=2)
    alike = ""
    for name, corner in NEIGHBOURS.items():
        name, start = f"instances.{name}", graph.indices(*corner)
        end = graph.add("Add", f"{name}.end", size, start)
        other = graph.add("Slice", name, larger, start, end, graph.indices(2, 3))
        same = graph.add("Equal", f"{name}.equal", here, other)
        alike = graph.add("And", f"{name}.alike", alike, same) if alike else same
    return _float(graph, "semantics.edges", graph.add("Not", "instances.edges", alike))


def _block(block: SpadeBlock, graph: Graph, name: str, x: str, semantics: str) -> str:
    y = x
    for index, norm in (("0", block.norm_0), ("1", block.norm_1)):
        y = _modulated(norm, graph, f"{name}.norm_{index}", y, semantics)
        y = _leaky(graph, f"{name}.conv_{index}", y)
        y = write(block.get_submodule(f"conv_{index}"), graph, f"{name}.conv_{index}", y)
    if block.learned:
        x = _modulated(block.norm_s, graph, f"{name}.norm_s", x, semantics)
        x = write(block.conv_s, graph, f"{name}.conv_s", x)
    return graph.add("Add", name, x, y)


def _modulated(layer: Modulation, graph: Graph, name: str, x: str, semantics: str) -> str:
    drawn = write(layer.mlp_shared, graph, f"{name}.mlp_shared", semantics)
    drawn = graph.add("Relu", f"{name}.drawn", drawn)
    scale = write(layer.mlp_gamma, graph, f"{name}.mlp_gamma", drawn)
    shift = write(layer.mlp_beta, graph, f"{name}.mlp_beta", drawn)
    normal = write(layer.param_free_norm, graph, f"{name}.param_free_norm", x)
    scale = graph.add("Add", f"{name}.scale", scale, graph.number(1))
    scaled = graph.add("Mul", f"{name}.scaled", normal, scale)
    return graph.add("Add", name, scaled, shift)


def _every(step: int, graph: Graph, x: str) -> str:
    if step == 1:
        return x
    least = np.iinfo(np.int64).max
    parts = graph.indices(0, 0), graph.indices(least, least), graph.indices(2, 3)
    return graph.add("Slice", f"{x}.every{step}", x, *parts, graph.indices(step, step))


def _leaky(graph: Graph, name: str, x: str) -> str:
    return graph.add("LeakyRelu", f"{name}.leaky", x, alpha=0.2)


def _float(graph: Graph, name: str, x: str) -> str:
    return graph.add("Cast", name, x, to=onnx.TensorProto.FLOAT)
