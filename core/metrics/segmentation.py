"""Pictures to class numbers: what a segmenter is, and what all of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from core.metrics.confusion import comes_from_cityscapes
from core.metrics.features import chunks
from core.runtime.errors import UserError

Size = tuple[int, int]


class Segmenter(Protocol):
    """Gives the class of every pixel.

    `name` tells two segmenters apart whose scores must not be compared; class numbers are
    0..`classes`-1.
    """

    name: str
    classes: int

    def __call__(self, pictures: Tensor, size: Size | None = None) -> Tensor:
        """Class numbers (n, h, w) int64, on the CPU, of uint8 RGB pictures (n, 3, h, w).

        With `size` (height, width) they have that size instead: the one of the labels that they
        are held against. Scores are enlarged, not class numbers.
        """
        ...


@dataclass(frozen=True)
class Normalisation:
    """From 8-bit RGB to what a network was trained on: (value / whole - mean) / deviation."""

    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    whole: float = 255.0
    blue_first: bool = False

    def __call__(self, pictures: Tensor) -> Tensor:
        """Pictures (n, 3, h, w) in 0..255, of any type, as float32; mean in the order handed on."""
        ordered = pictures.flip(1) if self.blue_first else pictures
        scaled = ordered.float() / self.whole
        mean, deviation = scaled.new_tensor(self.mean), scaled.new_tensor(self.deviation)
        return (scaled - mean.view(1, 3, 1, 1)) / deviation.view(1, 3, 1, 1)


NORMALISATIONS = {
    "imagenet": Normalisation((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    "signed": Normalisation((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
    "unit": Normalisation((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
    "bytes": Normalisation((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), whole=1.0),
}


class NetworkSegmenter:
    """A network that gives each class a score: float (n, 3, h, w) -> (n, classes, h', w')."""

    def __init__(
        self,
        name: str,
        network: Callable[[Tensor], Tensor],
        classes: int,
        normalisation: Normalisation,
        device: str | torch.device = "cpu",
    ) -> None:
        self.name = name
        self.network = network
        self.classes = classes
        self.normalisation = normalisation
        self.device = torch.device(device)

    @torch.inference_mode()
    def __call__(self, pictures: Tensor, size: Size | None = None) -> Tensor:
        """Class numbers of uint8 RGB pictures; see `Segmenter`."""
        size = size or (pictures.shape[2], pictures.shape[3])
        if not len(pictures):
            return torch.zeros((0, *size), dtype=torch.int64)
        return torch.cat([self._seen(part, size) for part in chunks(pictures, self.device)])

    def _seen(self, pictures: Tensor, size: Size) -> Tensor:
        return best(self.network(self.normalisation(pictures)), size)


def best(scores: Tensor, size: Size) -> Tensor:
    """The class with the highest score (n, h, w), after bilinear resizing of (n, classes, …)."""
    seen = torch.zeros((len(scores), *size), dtype=torch.int64)
    # One picture at a time: at Cityscapes' size the scores of one are 160 MB.
    for index, one in enumerate(scores.split(1)):
        seen[index] = enlarged(one.float(), size).argmax(dim=1)[0]
    return seen


def enlarged(maps: Tensor, size: Size) -> Tensor:
    """Maps (n, c, h, w) at another size: bilinear, averaging where it shrinks, as Pillow does."""
    if tuple(maps.shape[2:]) == size:
        return maps
    return F.interpolate(maps, size=size, mode="bilinear", align_corners=False, antialias=True)


def check_classes(name: str, classes: int, wanted: int | None) -> None:
    """Raise UserError if a segmenter knows another number of classes than the labels have.

    Cityscapes' 19 scored classes go with its 34 or 35 labelled ones; see `scored_labels`.
    """
    if wanted not in (None, classes) and not comes_from_cityscapes(wanted, classes):
        raise UserError(
            f"The segmenter {name} knows {classes} classes, and the labels have {wanted}.",
            "Choose a segmenter that was trained on these classes, or none: then one is trained.",
        )
