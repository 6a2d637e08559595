"""DRN-D-105, the network that Cityscapes' published mIoU is measured with.

Yu, Koltun, Funkhouser: Dilated Residual Networks, CVPR 2017 (variant D, 105 layers). Names and
shapes are those of `drn-d-105_ms_cityscapes.pth`.
"""

from collections.abc import Iterator

from torch import Tensor, nn
from torch.nn import functional as F

from core.metrics.segmentation import Normalisation

# Mean and deviation of Cityscapes' photos, red first, in 0..1.
NORMALISATION = Normalisation(
    mean=(0.29010095242892997, 0.32808144844279574, 0.28696394422942517),
    deviation=(0.1829540508368939, 0.18656561047509476, 0.18447508988480435),
)

# Inner width, blocks, stride, dilation of the four residual levels.
_LEVELS = ((64, 3, 2, 1), (128, 4, 2, 1), (256, 23, 1, 2), (512, 3, 1, 4))
_GROWTH = 4


class DrnSegmentation(nn.Module):
    """Levels at 1/1, 1/2, 1/4, then 1/8 with growing dilation; scores enlarged eight times."""

    def __init__(self, classes: int = 19) -> None:
        super().__init__()
        self.classes = classes
        self.base = nn.Sequential(*_levels())
        self.seg = nn.Conv2d(512, classes, 1)
        self.up = nn.ConvTranspose2d(classes, classes, 16, 8, 4, groups=classes, bias=False)

    def forward(self, pictures: Tensor) -> Tensor:
        """(n, 3, h, w), normalised -> log-probabilities (n, classes, 8⌈h/8⌉, 8⌈w/8⌉)."""
        return F.log_softmax(self.up(self.seg(self.base(pictures))), dim=1)


class DrnBottleneck(nn.Module):
    """1 × 1, 3 × 3 (strided, dilated), 1 × 1, around them an identity or a strided 1 × 1."""

    def __init__(self, wide_in: int, inner: int, stride: int, dilation: int) -> None:
        super().__init__()
        wide = inner * _GROWTH
        self.conv1 = nn.Conv2d(wide_in, inner, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(inner)
        self.conv2 = nn.Conv2d(inner, inner, 3, stride, dilation, dilation, bias=False)
        self.bn2 = nn.BatchNorm2d(inner)
        self.conv3 = nn.Conv2d(inner, wide, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(wide)
        self.downsample: nn.Module = nn.Identity()
        if stride != 1 or wide_in != wide:
            narrowed = nn.Conv2d(wide_in, wide, 1, stride, bias=False)
            self.downsample = nn.Sequential(narrowed, nn.BatchNorm2d(wide))

    def forward(self, x: Tensor) -> Tensor:
        """(n, wide_in, h, w) -> (n, 4 · inner, h / stride, w / stride)."""
        inner = F.relu(self.bn1(self.conv1(x)))
        inner = F.relu(self.bn2(self.conv2(inner)))
        return F.relu(self.bn3(self.conv3(inner)) + self.downsample(x))


def _levels() -> Iterator[nn.Module]:
    yield _plain(3, 16, kernel=7)
    yield _plain(16, 16)
    yield _plain(16, 32, stride=2)
    wide = 32
    for inner, blocks, stride, dilation in _LEVELS:
        yield _residual(wide, inner, blocks, stride, dilation)
        wide = inner * _GROWTH
    yield _plain(wide, 512, dilation=2)
    yield _plain(512, 512)


def _plain(
    wide_in: int, wide: int, kernel: int = 3, stride: int = 1, dilation: int = 1
) -> nn.Sequential:
    padding = kernel // 2 * dilation
    convolution = nn.Conv2d(wide_in, wide, kernel, stride, padding, dilation, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(wide), nn.ReLU())


def _residual(wide_in: int, inner: int, blocks: int, stride: int, dilation: int) -> nn.Sequential:
    first = DrnBottleneck(wide_in, inner, stride, dilation)
    rest = (DrnBottleneck(inner * _GROWTH, inner, 1, dilation) for _ in range(blocks - 1))
    return nn.Sequential(first, *rest)
