"""The MUNIT generator as ONNX nodes: pictures in a given style, and styles of pictures."""

import onnx
from torch import nn

from core.export.nodes import INPUT, STYLE, Graph, doubled, mean, write
from core.nets.munit import MunitGenerator
from core.nets.munit_layers import (
    AdaptiveNorm,
    ConvBlock,
    LayerNorm,
    LinearBlock,
    MunitResidualBlock,
    MunitResidualBlocks,
)

FLOAT = onnx.TensorProto.FLOAT

Modulations = list[tuple[str, str]]
"""For each adaptive normalisation the names of its shift and its scale."""


def write_generator(generator: MunitGenerator, graph: Graph) -> str:
    """Add the inputs "input" and "style", and the network; gives the name of its picture."""
    x = graph.pictures(INPUT, generator.in_channels)
    style = graph.input(STYLE, FLOAT, (graph.options.batch_side, generator.style_channels))
    numbers = write(generator.mlp.model, graph, "mlp.model", style)
    sizes = [width for width in generator.widest.modulated for _ in ("shift", "scale")]
    parts = graph.split("modulation", numbers, sizes)
    parts = [graph.add("Unsqueeze", f"{part}.spread", part, graph.indices(2, 3)) for part in parts]
    modulations = list(zip(parts[::2], parts[1::2], strict=True))
    content = write(generator.enc_content.model, graph, "enc_content.model", x)
    blocks, *rest = generator.dec.model
    assert isinstance(blocks, MunitResidualBlocks)
    x = _blocks(blocks, graph, "dec.model.0", content, modulations)
    for index, layer in enumerate(rest, 1):
        x = write(layer, graph, f"dec.model.{index}", x)
    return x


def write_style(generator: MunitGenerator, graph: Graph, x: str) -> str:
    """Add the style encoder that reads `x`; gives the name of the style (1, channels)."""
    encoded = write(generator.enc_style.model, graph, "enc_style.model", x)
    return graph.add("Flatten", "flat", encoded)


@write.register
def _block(layer: ConvBlock, graph: Graph, name: str, x: str) -> str:
    return _modulated(layer, graph, name, x, [])


@write.register
def _plain_blocks(layer: MunitResidualBlocks, graph: Graph, name: str, x: str) -> str:
    return _blocks(layer, graph, name, x, [])


@write.register
def _mapped(layer: LinearBlock, graph: Graph, name: str, x: str) -> str:
    x = write(layer.fc, graph, f"{name}.fc", x)
    return write(layer.activation, graph, f"{name}.activation", x)


@write.register
def _doubling(layer: nn.Upsample, graph: Graph, name: str, x: str) -> str:
    return doubled(graph, name, x)


@write.register
def _pool(layer: nn.AdaptiveAvgPool2d, graph: Graph, name: str, x: str) -> str:
    return mean(graph, name, x)


@write.register
def _layer_norm(layer: LayerNorm, graph: Graph, name: str, x: str) -> str:
    """With n numbers, the unbiased variance is the mean square times n / (n - 1)."""
    whole = (3, 2, 1)
    centred = graph.add("Sub", f"{name}.centred", x, mean(graph, f"{name}.mean", x, whole))
    squares = graph.add("Mul", f"{name}.squares", centred, centred)
    variance = mean(graph, f"{name}.variance", squares, whole)
    sides = graph.add("Shape", f"{name}.sides", x, start=1)
    numbers = graph.add("ReduceProd", f"{name}.numbers", sides, keepdims=0)
    count = graph.add("Cast", f"{name}.count", numbers, to=FLOAT)
    less = graph.add("Sub", f"{name}.less", count, graph.number(1))
    share = graph.add("Div", f"{name}.share", count, less)
    unbiased = graph.add("Mul", f"{name}.unbiased", variance, share)
    deviation = graph.add("Sqrt", f"{name}.deviation", unbiased)
    spread = graph.add("Add", f"{name}.spread", deviation, graph.number(layer.EPSILON))
    normal = graph.add("Div", f"{name}.normal", centred, spread)
    parts = {key: value.cpu().numpy()[:, None, None] for key, value in layer.state_dict().items()}
    gamma, beta = (graph.constant(f"{name}.{key}", parts[key]) for key in ("gamma", "beta"))
    return graph.add("Add", name, graph.add("Mul", f"{name}.scaled", normal, gamma), beta)


def _blocks(
    layer: MunitResidualBlocks, graph: Graph, name: str, x: str, modulations: Modulations
) -> str:
    for index, block in enumerate(layer.model):
        assert isinstance(block, MunitResidualBlock)
        two = modulations[2 * index : 2 * index + 2]
        x = _residual(block, graph, f"{name}.model.{index}", x, two)
    return x


def _residual(
    layer: MunitResidualBlock, graph: Graph, name: str, x: str, modulations: Modulations
) -> str:
    inner = x
    for index, block in enumerate(layer.model):
        assert isinstance(block, ConvBlock)
        own = modulations[index : index + 1]
        inner = _modulated(block, graph, f"{name}.model.{index}", inner, own)
    return graph.add("Add", name, x, inner)


def _modulated(layer: ConvBlock, graph: Graph, name: str, x: str, modulation: Modulations) -> str:
    x = write(layer.pad, graph, f"{name}.pad", x)
    x = write(layer.conv, graph, f"{name}.conv", x)
    if isinstance(layer.norm, AdaptiveNorm):
        ((shift, scale),) = modulation
        x = write(layer.norm.norm, graph, f"{name}.norm.norm", x)
        x = graph.add("Mul", f"{name}.norm.scaled", x, scale)
        x = graph.add("Add", f"{name}.norm", x, shift)
    else:
        x = write(layer.norm, graph, f"{name}.norm", x)
    return write(layer.activation, graph, f"{name}.activation", x)
