"""The ResNet generator: teacher, supernet and sub-generator."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from core.nets.norms import Norm
from core.nets.planned import PlannedGenerator
from core.nets.upsampling import Ups


class ResNetGenerator(PlannedGenerator):
    """Pictures to pictures: (n, in_channels, h, w) -> (n, out_channels, h, w), all in [-1, 1].

    Stem, two downs, residual blocks, two ups, head (Johnson et al. 2016). h and w are
    multiples of four, at least eight. Of kind

    - "resnet": dense convolutions throughout, the published teacher;
    - "mobile": separable ones in the residual blocks (Li et al. 2020, §3.2);
    - "elastic": the supernet, "mobile" at any architecture up to its own.

    `blocks` is a multiple of three: each third has its own middle width. `clamps` says whether the
    input is clamped to [-1, 1] first, as published for all but plain "mobile" networks. `norm` is
    "instance" (as published) or "batch": then dense convolutions but the head's have no bias, as in
    pytorch-CycleGAN-and-pix2pix; what normalises inside separable ones is the same in both. `ups`
    are "transposed" convolutions as published, or draw no grid (see `core.nets.upsampling`).
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind", "architecture", "in_channels", "out_channels", "blocks", "clamps", "norm", "ups",
    )  # fmt: skip
    CUT: ClassVar[Mapping[str, Any]] = {"clamps": True}

    def __init__(
        self,
        kind: str,
        architecture: Sequence[int],
        in_channels: int = 3,
        out_channels: int = 3,
        blocks: int = 9,
        clamps: bool | None = None,
        norm: Norm = "instance",
        ups: Ups = "transposed",
    ) -> None:
        super().__init__(kind, architecture, in_channels, out_channels, blocks, norm, ups)
        self.clamps = kind != "mobile" if clamps is None else clamps
