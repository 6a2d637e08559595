"""DeepLabV2 with ResNet-101, which COCO-Stuff's published mIoU and accuracy are measured with.

Chen et al.: DeepLab, TPAMI 2018. Names and shapes are those of the files that go with the PyTorch
port for COCO-Stuff 164k (182 classes), whose three scales are merged by their maximum.
"""

from collections import OrderedDict
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from core.metrics.segmentation import NetworkSegmenter, Normalisation, Size, best, enlarged

# The mean of ImageNet's photos as Caffe has it: blue first, in 0..255.
NORMALISATION = Normalisation(
    mean=(104.008, 116.669, 122.675), deviation=(1.0, 1.0, 1.0), whole=1.0, blue_first=True
)

SMALLER_SCALES = (0.5, 0.75)

# Blocks, width, stride, dilation of the four residual layers.
_LAYERS = ((3, 256, 1, 1), (4, 512, 2, 1), (23, 1024, 1, 2), (3, 2048, 1, 4))
_RATES = (6, 12, 18, 24)


class MultiScaleDeepLab(nn.Module):
    """Scores of the picture and of two smaller copies; of each score the highest is kept."""

    def __init__(self, classes: int = 182) -> None:
        super().__init__()
        self.classes = classes
        self.base = _deeplab(classes)

    def forward(self, pictures: Tensor) -> Tensor:
        """(n, 3, h, w), normalised -> scores (n, classes, about h/8, w/8)."""
        highest = self.base(pictures)
        size = cast(Size, tuple(highest.shape[2:]))
        for scale in SMALLER_SCALES:
            smaller = F.interpolate(
                pictures, scale_factor=scale, mode="bilinear", align_corners=False
            )
            highest = torch.maximum(highest, enlarged(self.base(smaller), size))
        return highest


class DeepLabSegmenter(NetworkSegmenter):
    """Pictures are first brought to the labels' size (bicubic, in 8 bits), as published."""

    def _seen(self, pictures: Tensor, size: Size) -> Tensor:
        fitted = _bicubic(pictures, size)
        # One by one: the three scales of a picture of 640 x 480 take about a gigabyte.
        each = [self.network(self.normalisation(one)) for one in fitted.split(1)]
        return best(torch.cat(each), size)


class Pyramid(nn.Module):
    """Four dilated 3 × 3 convolutions side by side, summed (ASPP)."""

    def __init__(self, wide_in: int, wide: int) -> None:
        super().__init__()
        for index, rate in enumerate(_RATES):
            self.add_module(f"c{index}", nn.Conv2d(wide_in, wide, 3, 1, rate, rate))

    def forward(self, x: Tensor) -> Tensor:
        """(n, wide_in, h, w) -> (n, wide, h, w)."""
        return torch.stack([branch(x) for branch in self.children()]).sum(dim=0)


class DeepLabBottleneck(nn.Module):
    """1 × 1 (strided, as in Caffe), 3 × 3 (dilated), 1 × 1; around them an identity or a 1 × 1."""

    def __init__(self, wide_in: int, wide: int, stride: int, dilation: int) -> None:
        super().__init__()
        inner = wide // 4
        self.reduce = _unit(wide_in, inner, 1, stride)
        self.conv3x3 = _unit(inner, inner, 3, 1, dilation)
        self.increase = _unit(inner, wide, 1)
        self.shortcut = _unit(wide_in, wide, 1, stride) if wide_in != wide else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        """(n, wide_in, h, w) -> (n, wide, h / stride, w / stride)."""
        inner = F.relu(self.conv3x3(F.relu(self.reduce(x))))
        return F.relu(self.increase(inner) + self.shortcut(x))


def _deeplab(classes: int) -> nn.Sequential:
    stem = OrderedDict(
        conv1=_unit(3, 64, 7, 2), relu=nn.ReLU(), pool=nn.MaxPool2d(3, 2, 1, ceil_mode=True)
    )
    layers: OrderedDict[str, nn.Module] = OrderedDict(layer1=nn.Sequential(stem))
    wide_in = 64
    for index, (blocks, wide, stride, dilation) in enumerate(_LAYERS):
        layers[f"layer{index + 2}"] = _layer(wide_in, blocks, wide, stride, dilation)
        wide_in = wide
    layers["aspp"] = Pyramid(wide_in, classes)
    return nn.Sequential(layers)


def _layer(wide_in: int, blocks: int, wide: int, stride: int, dilation: int) -> nn.Sequential:
    named: OrderedDict[str, nn.Module] = OrderedDict()
    named["block1"] = DeepLabBottleneck(wide_in, wide, stride, dilation)
    for index in range(2, blocks + 1):
        named[f"block{index}"] = DeepLabBottleneck(wide, wide, 1, dilation)
    return nn.Sequential(named)


def _unit(
    wide_in: int, wide: int, kernel: int, stride: int = 1, dilation: int = 1
) -> nn.Sequential:
    padding = kernel // 2 * dilation
    convolution = nn.Conv2d(wide_in, wide, kernel, stride, padding, dilation, bias=False)
    return nn.Sequential(OrderedDict(conv=convolution, bn=nn.BatchNorm2d(wide)))


def _bicubic(pictures: Tensor, size: Size) -> Tensor:
    if tuple(pictures.shape[2:]) == size:
        return pictures
    # 8 bits on the CPU: there torch rounds and clamps between the two passes, as Pillow does.
    fitted = F.interpolate(pictures.cpu(), size=size, mode="bicubic", antialias=True)
    return fitted.to(pictures.device)
