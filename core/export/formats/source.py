"""What is written for a runtime: one generator, and the form of its graph."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import onnx
import torch
from torch import Tensor

from core.export.formats.format import CannotConvert, Feeds
from core.export.graph import onnx_model
from core.export.graph_options import GraphOptions
from core.export.nodes import Norm
from core.nets.generator import Generator
from core.nets.quantisation import Ranges


@dataclass(frozen=True)
class QuantisedStudent:
    """A generator that was fine-tuned to compute in 8 bit, and the ranges it was tuned with."""

    generator: Generator
    ranges: Ranges


@dataclass(frozen=True)
class ModelSource:
    """A generator to be exported.

    `calibration` are inputs that a runtime may choose 8-bit ranges on; `quantised` is the same
    generator after quantisation-aware fine-tuning, where there was one. `size` is the
    (height, width) that runtimes without free sizes are given. `tolerance` is the PSNR in dB that
    a runtime with accuracy control keeps, by leaving layers in float; 0: it does not look.
    """

    generator: Generator
    metadata: dict[str, str] = field(default_factory=dict)
    norm: Norm = "standard"
    options: GraphOptions = field(default_factory=GraphOptions)
    calibration: Sequence[Feeds] = ()
    quantised: QuantisedStudent | None = None
    size: tuple[int, int] | None = None
    tolerance: float = 0.0

    @cached_property
    def graph(self) -> onnx.ModelProto:
        """As ONNX in float32. Not to be changed: take a copy."""
        return onnx_model(self.generator, self.norm, self.options)

    @cached_property
    def quantised_graph(self) -> onnx.ModelProto | None:
        """As ONNX with 8-bit convolutions, after quantisation-aware fine-tuning."""
        if self.quantised is None:
            return None
        generator, ranges = self.quantised.generator, self.quantised.ranges
        return onnx_model(generator, self.norm, self.options, ranges)

    def example(self) -> Tensor:
        """An input of the one size that a traced model takes: (1, channels, height, width).

        Raises CannotConvert for models with other inputs than a picture, and for those that take
        bytes, several at once or any size alone.
        """
        size = self.options.size or self.size
        if [item.name for item in self.graph.graph.input] != ["input"] or self.options.raw:
            raise CannotConvert("takes only floating-point pictures")
        if size is None or self.options.batch != 1:
            raise CannotConvert("takes one picture of a fixed size")
        return torch.zeros(1, self.generator.in_channels, *size)
