"""A small segmenter, trained on the recipe's own (photo, label) pairs.

It never sees a generated picture. Its mIoU ranks generators of one data set; it is no published
score, and differs from one segmenter to the next, which is why each carries a name of its own.
"""

import json
import random
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from core.metrics.resumable import UNREADABLE, Keeper, ResumableTraining
from core.metrics.segmentation import NORMALISATIONS, NetworkSegmenter
from core.runtime.errors import UserError
from core.runtime.optimizers import AdamW
from core.runtime.randomness import seed_for, stream
from core.runtime.weight_files import assembled, read_safetensors
from core.runtime.writing import atomic_write, write_tensors

STEPS = 600
BATCH = 8
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 1e-4

_SMALLEST_PART = 0.5
# The mean of the parts, so that patches show things at about the size they have in pictures.
_PATCH = 0.75
_LEAST_SIDE = 32
_CALIBRATION = 25
_RARE = 1e-3
_IGNORED = -100


class LabelledPhotos(Protocol):
    """Photos and what they show, by place."""

    def __len__(self) -> int: ...

    def sources(self, indices: Sequence[int]) -> Tensor:
        """Float (n, 1 or 2, h, w): channel 0 holds class numbers; other numbers are don't care."""
        ...

    def targets(self, indices: Sequence[int]) -> Tensor:
        """The photos, float (n, 3, h, w) in [-1, 1]."""
        ...


class OwnSegmenter(NetworkSegmenter):
    """torchvision's LR-ASPP on the first two levels of a ResNet-18, 0.7 million parameters."""

    def __init__(
        self, name: str, trained: nn.Module, classes: int, device: str | torch.device = "cpu"
    ) -> None:
        self.trained = trained.to(device).eval().requires_grad_(False)
        super().__init__(name, self._scores, classes, NORMALISATIONS["signed"], device)

    def save(self, path: Path) -> None:
        """Write everything as safetensors, whole or not at all. Raises UserError if it fails."""
        tensors = {n: t.cpu().contiguous() for n, t in self.trained.state_dict().items()}
        about = {"name": self.name, "classes": json.dumps(self.classes)}
        atomic_write(path, lambda draft: write_tensors(draft, tensors, about))

    @classmethod
    def load(cls, path: Path, device: str | torch.device = "cpu") -> "OwnSegmenter":
        """Read what `save` wrote. Raises UserError naming the file."""
        try:
            about, tensors = read_safetensors(path)
            classes = int(json.loads(about["classes"]))
            network = assembled(lambda: small_network(classes), tensors)
            return cls(about["name"], network, classes, device)
        except UNREADABLE as error:
            raise UserError(
                f"{path} cannot be read as a trained segmenter.",
                "Remove the file, and the segmenter is trained anew.",
                str(error)[:2000],
            ) from error

    def _scores(self, pictures: Tensor) -> Tensor:
        scores: Tensor = self.trained(pictures)["out"]
        return scores


def train_segmenter(
    pictures: LabelledPhotos,
    classes: int,
    seed: int,
    steps: int = STEPS,
    fingerprint: str = "",
    batch_size: int = BATCH,
    device: str | torch.device = "cpu",
    build: Callable[[int], nn.Module] | None = None,
    keeper: Keeper | None = None,
) -> Generator[tuple[int, int, float], None, OwnSegmenter]:
    """Train a segmenter on these pairs; yields (step, steps, loss) and returns it.

    The loss is the cross-entropy over the pixels that are one of 0..classes-1, each weighted by
    1/√(how common its class is), without which rare classes are never seen. Each step sees
    `batch_size` parts of pictures, half of them mirrored. Equal arguments give an equal segmenter,
    to the last bit on a CPU with one thread. `fingerprint` names the pairs in its name. `build`
    makes another network for a number of classes, to compare with; `load` knows ours alone.
    Halted and called again it goes on from what the `keeper` has. Raises
    UserError for fewer than two pairs or classes, and for labels without any of the classes.
    """
    _check(len(pictures), classes)
    weights = _class_weights(pictures, classes).to(device)
    network = (build or small_network)(classes)
    _initialise(network, seed)
    network.to(device).train()
    optimiser = AdamW(network.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    training = ResumableTraining(network, optimiser, keeper)

    def loss_of(step: int) -> Tensor:
        rng = stream(seed, "segmenter", "batch", step)
        photos, labels = _batch(pictures, classes, batch_size, rng)
        return _loss(network(photos.to(device))["out"], labels.to(device), weights)

    yield from training.steps(steps, LEARNING_RATE, loss_of)
    _calibrate(network, _whole_photos(pictures, seed, batch_size), device)
    name = f"own segmenter({fingerprint or 'unnamed pairs'}, seed {seed}, {steps} steps)"
    return OwnSegmenter(name, network, classes, device)


def _check(pairs: int, classes: int) -> None:
    if pairs < 2:
        raise UserError(
            f"A segmenter needs at least two training pairs, and here there are {pairs}.",
            "Add pairs, or give a segmenter as a file.",
        )
    if classes < 2:
        raise UserError(
            f"A segmenter tells classes apart, and the labels have {classes}.",
            "Choose another metric, or data with labels.",
        )


class _Trunk(nn.Module):
    """A ResNet-18 as far as its second level."""

    def __init__(self) -> None:
        from torchvision.models import resnet18

        super().__init__()
        whole = resnet18(weights=None)
        self.stem = nn.Sequential(whole.conv1, whole.bn1, whole.relu, whole.maxpool)
        self.low = whole.layer1
        self.high = whole.layer2

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """(n, 3, h, w) -> "low" (n, 64, h/4, w/4) and "high" (n, 128, h/8, w/8)."""
        low = self.low(self.stem(pictures))
        return {"low": low, "high": self.high(low)}


def small_network(classes: int) -> nn.Module:
    """The untrained network: normalised pictures -> {"out": scores (n, classes, h, w)}."""
    from torchvision.models.segmentation import LRASPP

    with torch.random.fork_rng(devices=[]):
        network: nn.Module = LRASPP(_Trunk(), 64, 128, classes)
    return network


@torch.no_grad()
def _initialise(network: nn.Module, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed_for(seed, "segmenter", "weights"))
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", generator=generator)
            if module.bias is not None:
                nn.init.zeros_(module.bias)


def _class_weights(pictures: LabelledPhotos, classes: int) -> Tensor:
    """1/√frequency of each class, scaled so that the mean over pixels is one."""
    counts = torch.zeros(classes, dtype=torch.float64)
    for index in range(len(pictures)):
        labels = _labels(pictures.sources([index]), classes)
        counts += torch.bincount(labels[labels != _IGNORED], minlength=classes)
    if not counts.sum():
        raise UserError(
            f"None of the labels holds any of the classes 0 to {classes - 1}.",
            "Check the number of classes, and that the labels are class numbers.",
        )
    frequency = counts / counts.sum()
    weights = (frequency + _RARE).rsqrt()
    return (weights / (weights * frequency).sum()).float()


def _labels(sources: Tensor, classes: int) -> Tensor:
    """Class numbers (n, h, w) int64, with _IGNORED wherever it is none of the classes."""
    numbers = sources[:, 0].round().long()
    return numbers.where((numbers >= 0) & (numbers < classes), torch.tensor(_IGNORED))


def _batch(
    pictures: LabelledPhotos, classes: int, size: int, rng: random.Random
) -> tuple[Tensor, Tensor]:
    indices = rng.choices(range(len(pictures)), k=size)
    photos, labels = pictures.targets(indices), _labels(pictures.sources(indices), classes)
    sides = [max(min(_LEAST_SIDE, side), round(side * _PATCH)) for side in photos.shape[2:]]
    parts = torch.tensor([_part(rng) for _ in indices])
    grid = F.affine_grid(parts, [len(indices), 3, *sides], align_corners=False)
    photos = F.grid_sample(photos, grid, padding_mode="border", align_corners=False)
    numbers = labels[:, None].float()
    numbers = F.grid_sample(
        numbers, grid, mode="nearest", padding_mode="border", align_corners=False
    )
    return photos, numbers[:, 0].round().long()


def _part(rng: random.Random) -> list[list[float]]:
    """The matrix of a part of the picture, wherever it lies, mirrored half of the time."""
    part = rng.uniform(_SMALLEST_PART, 1)
    right, down = (rng.uniform(-1, 1) * (1 - part) for _ in range(2))
    return [[part if rng.random() < 0.5 else -part, 0.0, right], [0.0, part, down]]


def _loss(scores: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    summed = F.cross_entropy(scores, labels, weights, ignore_index=_IGNORED, reduction="sum")
    # By the number of pixels: a batch in which nothing is labelled has a loss of 0, not of 0/0.
    return summed / (labels != _IGNORED).sum().clamp(min=1)


def _whole_photos(pictures: LabelledPhotos, seed: int, size: int) -> Iterator[Tensor]:
    rng = stream(seed, "segmenter", "calibration")
    for _ in range(_CALIBRATION):
        yield pictures.targets(rng.choices(range(len(pictures)), k=size))


@torch.no_grad()
def _calibrate(network: nn.Module, photos: Iterable[Tensor], device: str | torch.device) -> None:
    """Normalise by the mean statistics of whole photos, as they are met afterwards.

    Running statistics are those of parts, and lag behind changing weights.
    """
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None
    network.train()
    for batch in photos:
        network(batch.to(device))
    network.eval()
