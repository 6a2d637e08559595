"""What the self-trained encoder is worth: seconds to train it, and how it ranks pictures.

    python -m benchmarks.features FOLDER --weights squeezenet1_1.pth [--supernet FILE --space NAME]

FOLDER holds pairs with a test split. Real photos of it are damaged in five ways and six severities
each. Columns: CPU seconds and last loss of the training; Kendall's tau of the Fréchet distance
with the severity, for each kind of damage; over all sets at once against the distance in
SqueezeNet's ImageNet features, which the encoder never saw; and, where a supernet is given,
against SqueezeNet over sub-generators of it, which is what the encoder is for.
"""

import io
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from torch import Tensor

from benchmarks.measure import options
from benchmarks.ranking import tau
from core.checkpoints.files import load_model
from core.data.layouts import recognise
from core.data.pictures import PairedPictures
from core.evaluation.pixels import to_uint8
from core.metrics.encoder import EncoderFeatures, train_encoder
from core.metrics.features import Features, extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.nets.resnet import ResNetGenerator
from core.nets.space import Space, space_of
from core.runtime.generators import Followed

Pixels = NDArray[np.uint8]
Damage = Callable[[Pixels, int], NDArray]

SEVERITIES = range(1, 7)


def blurred(picture: Pixels, severity: int) -> NDArray:
    return np.array(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(0.4 * severity)))


def noisy(picture: Pixels, severity: int) -> NDArray:
    noise = np.random.default_rng(severity).standard_normal(picture.shape)
    return picture + 4 * 2 ** (severity / 1.5) * noise


def compressed(picture: Pixels, severity: int) -> NDArray:
    stream = io.BytesIO()
    quality = (60, 40, 25, 15, 10, 5)[severity - 1]
    Image.fromarray(picture).save(stream, "JPEG", quality=quality)
    return np.array(Image.open(stream))


def checkered(picture: Pixels, severity: int) -> NDArray:
    board = np.indices(picture.shape[:2]).sum(axis=0) % 2 * 2 - 1
    return picture + 4.0 * severity * board[..., None]


def tinted(picture: Pixels, severity: int) -> NDArray:
    return picture * (1 + severity * np.array([0.05, -0.03, -0.06]))


DAMAGES: dict[str, Damage] = {
    "blur": blurred,
    "noise": noisy,
    "jpeg": compressed,
    "checker": checkered,
    "tint": tinted,
}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path, required=True, help="torchvision's SqueezeNet 1.1")
    parser.add_argument("--supernet", type=Path, help="a supernet of this data, as a run keeps it")
    parser.add_argument("--space", default="channels-32", help="the space it was trained for")
    parser.add_argument("--subs", type=int, default=24, help="sub-generators to rank")
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--pictures", type=int, default=100, help="test pairs to use")
    parser.add_argument("--steps", type=int, nargs="+", default=[0, 300, 600, 1200])
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    args = parser.parse_args()
    torch.set_num_threads(1)
    layout = recognise(args.folder)
    train = PairedPictures(layout.train, args.size)
    test = PairedPictures(layout.test[: args.pictures], args.size)
    sets = damaged_sets(photos(test))
    space = space_of(args.space)
    subs = sub_generated(args.supernet, space, test, args.subs) if args.supernet else []
    evaluator = extractor("squeezenet1_1", args.weights)
    real = photos(train)
    expected = distances(evaluator, real, sets), distances(evaluator, real, subs)
    print(f"{'':<22}{'CPU s':>8}{'loss':>7}" + "".join(f"{name:>9}" for name in DAMAGES), end="")
    print(f"{'all':>9}{'subs':>9}")
    show("SqueezeNet", 0.0, 0.0, *expected, expected)
    for seed in args.seeds:
        for steps in args.steps:
            encoder, seconds, loss = trained(train, seed, steps)
            ranked = distances(encoder, real, sets), distances(encoder, real, subs)
            show(f"seed {seed}, {steps} steps", seconds, loss, *ranked, expected)


def photos(pictures: PairedPictures) -> Tensor:
    """The targets, uint8 (n, 3, h, w)."""
    return to_uint8(pictures.batch(range(len(pictures)))[1])


def damaged_sets(real: Tensor) -> list[Tensor]:
    """The photos as they are, then every kind of damage at every severity."""
    pictures = real.permute(0, 2, 3, 1).numpy()
    sets = [real]
    for damage in DAMAGES.values():
        for severity in SEVERITIES:
            hurt = np.stack([np.clip(damage(p, severity), 0, 255) for p in pictures])
            sets.append(torch.from_numpy(hurt.astype(np.uint8)).permute(0, 3, 1, 2))
    return sets


@torch.inference_mode()
def sub_generated(path: Path, space: Space, pairs: PairedPictures, count: int) -> list[Tensor]:
    """What random sub-generators of a supernet make of the test sources."""
    supernet = load_model(path)
    assert isinstance(supernet, ResNetGenerator)
    rng = random.Random(1)
    sets = []
    for _ in range(count):
        sub = supernet.cut(space.sample(rng)).eval()
        sources = (pairs.batch([index])[0] for index in range(len(pairs)))
        sets.append(torch.cat([to_uint8(sub(source)) for source in sources]))
    return sets


def distances(features: Features, real: Tensor, sets: list[Tensor]) -> list[float]:
    side = Gaussian.of(features(real))
    return [frechet_distance(side, features(pictures)) for pictures in sets]


def trained(pairs: PairedPictures, seed: int, steps: int) -> tuple[EncoderFeatures, float, float]:
    """The encoder, CPU seconds that it took, and the mean of its last losses."""
    training = Followed(train_encoder(pairs, range(len(pairs)), seed, steps))
    started = time.process_time()
    losses = [loss for _, _, loss in training]
    last = float(np.mean(losses[-20:])) if losses else float("nan")
    return training.result, time.process_time() - started, last


def show(
    name: str,
    seconds: float,
    loss: float,
    damaged: list[float],
    subs: list[float],
    expected: tuple[list[float], list[float]],
) -> None:
    columns = [f"{name:<22}{seconds:8.1f}{loss:7.3f}"]
    for index in range(len(DAMAGES)):
        first = 1 + index * len(SEVERITIES)
        severities = [damaged[0], *damaged[first : first + len(SEVERITIES)]]
        columns.append(f"{tau(severities, list(map(float, range(len(severities))))):9.2f}")
    columns.append(f"{tau(damaged, expected[0]):9.2f}")
    columns.append(f"{tau(subs, expected[1]):9.2f}" if subs else f"{'–':>9}")
    print("".join(columns), flush=True)


if __name__ == "__main__":
    main()
