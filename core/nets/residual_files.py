"""What files of residual generators have in common: blocks in three thirds, each of one width."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.nets.checkpoint_tensors import RecognisedCheckpoint
from core.nets.spec import NetworkConfig, NetworkSpec


def with_dropouts_counted(checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
    """The file with names as if dropout were on (pytorch-CycleGAN-and-pix2pix), a layer a block.

    Where it is off, that code counts one layer less after the first activation.
    """
    if not any(re.search(r"\.conv_block\.5\.", name) for name in checkpoint.tensors):
        return checkpoint
    pattern = re.compile(r"(?<=\.conv_block\.)([5-9])(?=\.)")
    tensors = {
        pattern.sub(lambda match: str(int(match[1]) + 1), name): item
        for name, item in checkpoint.tensors.items()
    }
    return replace(checkpoint, tensors=tensors)


@dataclass(frozen=True)
class ResidualFile:
    """A file whose residual blocks are `model.{first}` and those that follow."""

    checkpoint: RecognisedCheckpoint
    first: int

    @property
    def blocks(self) -> int:
        """How many there are. Raises UserError unless they make three equal thirds."""
        blocks = self.checkpoint.count(r"model\.(\d+)\.conv_block\.")
        if blocks % 3:
            raise self.checkpoint.refusal(f"has {blocks} residual blocks")
        return blocks

    @property
    def after(self) -> int:
        """The index of the layer after the last block."""
        return self.first + self.blocks

    @property
    def separable(self) -> bool:
        """Whether the blocks are of separable convolutions, as in mobile networks."""
        return f"model.{self.first}.conv_block.1.weight" not in self.checkpoint.tensors

    def middles(self, times: int) -> Iterator[int]:
        """The widths inside the blocks of each third, in units of `times`. Raises UserError."""
        for third in range(3):
            block = self.first + third * self.blocks // 3
            yield self.checkpoint.width(f"model.{block}.conv_block.1", times, self.separable)

    def widths(self, downs: int, unit: int, blurred: bool) -> Iterator[int]:
        """The architecture of `core.nets.planned_layers.ResidualShape`. Raises UserError."""
        step = 3 + blurred
        yield self.checkpoint.width("model.1", unit)
        for down in range(1, downs + 1):
            yield self.checkpoint.width(f"model.{4 + step * (down - 1)}", unit * 2**down)
        yield from self.middles(unit * 2**downs)
        for up in range(downs):
            name, times = f"model.{self.after + blurred + step * up}", unit * 2 ** (downs - 1 - up)
            if blurred:
                yield self.checkpoint.width(name, times)
            else:
                transposed = self.checkpoint.size(f"{name}.weight", 1)
                yield self.checkpoint.at_least_one(transposed // times)

    def config(self, spec: NetworkSpec, widths: Sequence[int], head: str) -> NetworkConfig:
        """The network of these widths whose last layer is called `head`. Raises UserError."""
        return {
            "class": spec.class_name,
            "kind": "mobile" if self.separable else spec.name,
            "architecture": tuple(widths),
            "in_channels": self.checkpoint.size("model.1.weight", 1),
            "out_channels": self.checkpoint.size(f"{head}.weight"),
            "blocks": self.blocks,
            "norm": "batch" if self.checkpoint.has_weights("model.2") else "instance",
        }
