"""What the self-trained segmenter is worth: seconds to train it, and what it sees.

    python -m benchmarks.segmenter FOLDER [FOLDER …] [--steps 200 400 …] [--networks NAME …]

Each FOLDER holds label maps and photos with a test split. Columns: CPU seconds of the training;
mIoU and pixel accuracy, in percent, on the real photos of the test split, which it was not trained
on; mIoU on the same photos blurred and with noise, at three strengths each; and mIoU on other
photos than the labels are of, which is what pictures without any meaning score. --networks
compares torchvision's own networks, and deeper levels of the ResNet-18, trained in the same way.
"""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torchvision import models
from torchvision.models.segmentation import LRASPP
from torchvision.transforms.functional import gaussian_blur

from benchmarks.measure import options
from core.data.labels import ClassTable
from core.data.layouts import recognise
from core.data.pictures import LabelledPictures
from core.metrics.confusion import ConfusionMatrix
from core.metrics.own_segmenter import STEPS, OwnSegmenter, small_network, train_segmenter
from core.runtime.generators import result_of

BLURS = (0.5, 1.0, 2.0)
NOISES = (10, 25, 60)


class Deeper(nn.Module):
    """A ResNet-18 of which the first and the third level are used."""

    def __init__(self) -> None:
        super().__init__()
        whole = models.resnet18(weights=None)
        self.stem = nn.Sequential(whole.conv1, whole.bn1, whole.relu, whole.maxpool)
        self.low = whole.layer1
        self.high = nn.Sequential(whole.layer2, whole.layer3)

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        low = self.low(self.stem(pictures))
        return {"low": low, "high": self.high(low)}


def named(name: str) -> Callable[[int], nn.Module]:
    if name == "small":
        return small_network
    if name == "deeper":
        return lambda classes: LRASPP(Deeper(), 64, 256, classes)
    return lambda classes: models.get_model(name, weights_backbone=None, num_classes=classes)


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--classes", type=int, help="numbers above are don't care; default: all")
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--steps", type=int, nargs="+", default=[STEPS])
    parser.add_argument("--batches", type=int, nargs="+", default=[8])
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--networks", nargs="+", default=["small"])
    args = parser.parse_args()
    torch.set_num_threads(1)
    for folder in args.folders:
        layout = recognise(folder, pairing="labels")
        assert layout.labels is not None
        facts = layout.labels.with_classes(args.classes or layout.labels.classes)
        train, test = (
            LabelledPictures(pairs, args.size, table=facts) for pairs in (layout.train, layout.test)
        )
        head(folder, train, test)
        for network in args.networks:
            for batch in args.batches:
                for steps in args.steps:
                    for seed in args.seeds:
                        evaluator, seconds = trained(train, network, batch, steps, seed)
                        title = f"{network}, {steps} steps of {batch}, seed {seed}"
                        show(title, seconds, evaluator, test)


def head(folder: Path, train: LabelledPictures, test: LabelledPictures) -> None:
    print(f"\n{folder.name}: {train.table.classes} classes, {len(train)} and {len(test)} pairs")
    damaged = [f"blur {blur}" for blur in BLURS] + [f"noise {noise}" for noise in NOISES]
    columns = ["CPU s", "mIoU", "pixels", *damaged, "others"]
    print(" " * 44 + "".join(f"{column:>10}" for column in columns), flush=True)


def trained(
    pictures: LabelledPictures, network: str, batch: int, steps: int, seed: int
) -> tuple[OwnSegmenter, float]:
    """The segmenter, and the CPU seconds that it took."""
    # Other networks than ours may drop out by the global chance.
    torch.manual_seed(seed)
    training = train_segmenter(
        pictures, pictures.table.classes, seed, steps, batch_size=batch, build=named(network)
    )
    started = time.process_time()
    return result_of(training), time.process_time() - started


def show(title: str, seconds: float, evaluator: OwnSegmenter, test: LabelledPictures) -> None:
    photos, labels = held_out(test)
    real = scored(evaluator, photos, labels)
    damaged = [blurred(photos, blur) for blur in BLURS] + [noisy(photos, n) for n in NOISES]
    others = scored(evaluator, photos.roll(len(photos) // 2, 0), labels).mean_iou
    scores = [scored(evaluator, pictures, labels).mean_iou for pictures in damaged]
    columns = [real.mean_iou, real.pixel_accuracy, *scores, others]
    print(f"{title:<44}{seconds:10.0f}" + "".join(f"{100 * c:10.1f}" for c in columns), flush=True)
    print(f"    {by_class(real, test.table)}", flush=True)


def held_out(test: LabelledPictures) -> tuple[Tensor, Tensor]:
    """Photos uint8 (n, 3, h, w) and class numbers (n, h, w)."""
    sources, targets = test.batch(range(len(test)))
    photos = ((targets + 1) / 2 * 255).round().clamp(0, 255).to(torch.uint8)
    return photos, sources[:, 0].round().long()


def scored(evaluator: OwnSegmenter, photos: Tensor, labels: Tensor) -> ConfusionMatrix:
    matrix = ConfusionMatrix(evaluator.classes)
    matrix.add(evaluator(photos).numpy(), labels.numpy())
    return matrix


def blurred(photos: Tensor, deviation: float) -> Tensor:
    return gaussian_blur(photos, [13, 13], [deviation, deviation])


def noisy(photos: Tensor, deviation: float) -> Tensor:
    noise = np.random.default_rng(0).normal(0, deviation, photos.shape)
    return (photos + torch.from_numpy(noise)).round().clamp(0, 255).to(torch.uint8)


def by_class(matrix: ConfusionMatrix, facts: ClassTable) -> str:
    return ", ".join(f"{facts.title(c)} {100 * iou:.0f}" for c, iou in enumerate(matrix.iou))


if __name__ == "__main__":
    main()
