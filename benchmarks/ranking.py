"""Which score ranks sub-generators best, against pretrained networks that took no part in it.

    python -m benchmarks.ranking RUN --weights squeezenet1_1.pth
        [--second FILE.onnx --outputs NAME …] [--part test] [--subs 40] [--steps 600 2400]

RUN is a run of pairs with a trained supernet. Sub-generators spread over all costs draw the
held-out pictures (or the test pictures); each kind of features and each score puts them in order.
The judges are maps of pretrained networks: SqueezeNet's, and those of a second network (an ONNX
file that takes pictures in 0..1, with the names of the values to read). Columns: Kendall's tau

  halves    with itself, between disjoint halves of the pictures: what chance leaves
  MACs      with the executed MACs: -1 where wider is always better
  SqueezeNet, second   with the order of each judge: its maps' ranks added up
  both      with the order of both judges; a row that is of a judge is held against the other alone

and, for encoders, CPU seconds of their training.
"""

import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.stats import kendalltau, rankdata
from torch import Tensor
from torch.nn import functional as F

from benchmarks.measure import options
from core.data.picture_set import PictureSet
from core.evaluation.kept_networks import kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.pixels import to_uint8
from core.metrics.encoder import (
    EncoderFeatures,
    EncoderTask,
    quarter_turns,
    source_from_photo,
    train_encoder,
)
from core.metrics.features import Features, chunks
from core.metrics.scores import FRECHET, SCORES
from core.nets.architecture import Architecture
from core.nets.generator import Generator, config_of
from core.nets.space import Space, space_of
from core.nets.styles import styles_for
from core.recipe.plan import recipe_student_cost
from core.run.run import Run
from core.runtime.generators import result_of
from core.runtime.onnx_files import checked_onnx
from core.runtime.weight_files import read_weights

Rows = NDArray[np.float64]

SQUEEZENET_MAPS = (1, 4, 7, 9, 12)
JUDGING_MAPS = (9, 12)
JUDGES = ("SqueezeNet", "second")
WIDTHS = {"3 stages": (32, 64, 128), "5 stages": (32, 64, 128, 128, 128)}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--weights", type=Path, required=True, help="torchvision's SqueezeNet 1.1")
    parser.add_argument("--second", type=Path, help="another pretrained network (ONNX)")
    parser.add_argument("--outputs", nargs="+", default=[], help="values of it to read")
    parser.add_argument("--part", choices=("holdout", "test"), default="holdout")
    parser.add_argument("--subs", type=int, default=40)
    parser.add_argument("--steps", type=int, nargs="+", default=[600])
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--widths", nargs="+", choices=WIDTHS, default=list(WIDTHS))
    args = parser.parse_args()
    torch.set_num_threads(1)
    run = Run(args.run)
    pictures = Pictures.of(run.recipe)
    part = pictures.holdout if args.part == "holdout" else pictures.test
    supernet = kept_generator(run, "distill")
    subs = spread(space_of(run.recipe.distill.space), args.subs)
    macs = [float(recipe_student_cost(run.recipe, config_of(supernet), a).macs) for a in subs]
    sets = Sets(real(part), [drawn(supernet.cut(a), part, len(part)) for a in subs])
    judges: list[Judge] = [SqueezeNetMaps(args.weights)]
    if args.second:
        judges.append(NetworkMaps(args.second, args.outputs))
    table = Table(sets, macs, judges)
    print(f"{len(subs)} sub-generators, {len(part)} pictures ({args.part})")
    print(HEADING)
    table.judges()
    photos = Photos(pictures)
    ways = itertools.product(args.tasks, args.widths, args.steps, args.seeds)
    for task, widths, steps, seed in ways:
        encoder, seconds = trained(photos, TASKS[task], WIDTHS[widths], steps, seed)
        label = f"{task}, {widths}, {steps} steps, seed {seed}"
        table.encoder(label, encoder, seconds)


def spread(space: Space, count: int) -> list[Architecture]:
    """The narrowest, the widest, and others that favour wide layers more and more."""
    rng, architectures = random.Random(1), [space.smallest, space.largest]
    while len(architectures) < count:
        wide = len(architectures) / count
        drawn = tuple(
            rng.choices(sorted(widths), leaning(len(widths), wide))[0] for widths in space.choices
        )
        if drawn not in architectures:
            architectures.append(drawn)
    return architectures


def leaning(count: int, wide: float) -> list[float]:
    """How likely each of `count` widths is, from narrow (wide = 0) to wide (1)."""
    return [(1 - wide) * (count - 1 - i) + wide * i + 0.1 for i in range(count)]


@dataclass(frozen=True)
class Sets:
    """Real pictures, and what each sub-generator makes of their sources: uint8 (n, 3, h, w)."""

    real: Tensor
    drawn: list[Tensor]


def real(part: PictureSet) -> Tensor:
    indices = range(part.reference_count)
    return torch.cat([to_uint8(part.targets([index])) for index in indices])


@torch.inference_mode()
def drawn(generator: Generator, part: PictureSet, count: int, seed: int = 0) -> Tensor:
    generator, made = generator.eval(), []
    for index in range(min(count, len(part))):
        styles = styles_for(generator, [index], seed)
        made.append(to_uint8(generator(part.sources([index]), **styles)))
    return torch.cat(made)


# -- judges -------------------------------------------------------------------------------------


class SqueezeNetMaps:
    """Spatial means of several of SqueezeNet's maps, one kind of features each.

    `fitted` changes pictures (n, 3, h, w) in 0..1 first.
    """

    name = "SqueezeNet"

    def __init__(
        self,
        weights: Path,
        taken: Sequence[int] = SQUEEZENET_MAPS,
        fitted: Callable[[Tensor], Tensor] = lambda pictures: pictures,
    ) -> None:
        from torchvision import models

        network = models.squeezenet1_1()
        network.load_state_dict(read_weights(weights))
        self.layers = network.features.eval()
        self.taken, self.fitted = taken, fitted
        self.maps = [f"map {index}" for index in taken]
        self.judging = [f"map {index}" for index in JUDGING_MAPS]

    @torch.inference_mode()
    def __call__(self, pictures: Tensor) -> dict[str, Rows]:
        result: dict[str, list[Tensor]] = {name: [] for name in self.maps}
        mean = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
        deviation = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
        for part in chunks(pictures, torch.device("cpu")):
            seen = (self.fitted(part.float() / 255) - mean) / deviation
            for index, layer in enumerate(self.layers):
                seen = layer(seen)
                if index in self.taken:
                    result[f"map {index}"].append(seen.mean(dim=(2, 3)))
        return {name: torch.cat(parts).double().numpy() for name, parts in result.items()}


class NetworkMaps:
    """Spatial means of inner values of a network in ONNX, which takes pictures in 0..1."""

    name = "second"

    def __init__(self, path: Path, outputs: Sequence[str]) -> None:
        import onnx
        import onnxruntime

        model = onnx.load_model_from_string(checked_onnx(path))
        del model.graph.output[:]
        model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in outputs)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), options)
        self.outputs = list(outputs)
        self.maps = [f"map {index}" for index in range(1, len(outputs) + 1)]
        self.judging = self.maps

    def __call__(self, pictures: Tensor) -> dict[str, Rows]:
        parts = [self._means(part) for part in chunks(pictures, torch.device("cpu"))]
        return {
            name: np.concatenate([part[index] for part in parts])
            for index, name in enumerate(self.maps)
        }

    def _means(self, pictures: Tensor) -> list[Rows]:
        taken = self.session.get_inputs()[0].name
        values = self.session.run(self.outputs, {taken: pictures.float().numpy() / 255})
        return [value.mean(axis=(2, 3)).astype(np.float64) for value in values]


Judge = SqueezeNetMaps | NetworkMaps


# -- tasks --------------------------------------------------------------------------------------


def itself(_: Tensor, photo: Tensor, __: random.Random) -> tuple[Tensor, Tensor]:
    return photo, photo


def filled_holes(_: Tensor, photo: Tensor, rng: random.Random) -> tuple[Tensor, Tensor]:
    """A quarter of the picture, in squares, is hidden."""
    seen, side = photo.clone(), photo.shape[3] // 4
    for picture in seen:
        for _hole in range(5):
            top, left = (rng.randrange(length - side) for length in photo.shape[2:])
            picture[:, top : top + side, left : left + side] = 0
    return seen, photo


def which_domain(source: Tensor, photo: Tensor, _: random.Random) -> tuple[Tensor, Tensor]:
    """Sources are to be drawn black, photos white."""
    seen = torch.cat([source, photo])
    wanted = torch.ones_like(seen)
    wanted[: len(source)] = -1
    return seen, wanted


def colours_from_grey(_: Tensor, photo: Tensor, __: random.Random) -> tuple[Tensor, Tensor]:
    return photo.mean(dim=1, keepdim=True).expand_as(photo), photo


def source_from_damaged(source: Tensor, photo: Tensor, rng: random.Random) -> tuple[Tensor, Tensor]:
    """As for pairs, of photos that are blurred, tinted and noisy to chance degrees."""
    seen = []
    for picture in photo.split(1):
        small = F.interpolate(picture, scale_factor=rng.uniform(0.4, 1), mode="bilinear")
        back = F.interpolate(small, size=photo.shape[2:], mode="bilinear")
        tint = torch.tensor([rng.uniform(-0.2, 0.2) for _ in range(3)]).view(3, 1, 1)
        noise = torch.Generator().manual_seed(rng.getrandbits(40))
        grain = torch.randn(photo.shape[1:], generator=noise) * rng.uniform(0, 0.15)
        seen.append(back * rng.uniform(0.7, 1.3) + tint + grain)
    return torch.cat(seen).clamp(-1, 1), source


TASKS: dict[str, EncoderTask] = {
    "damaged": source_from_damaged,
    "source": source_from_photo,
    "itself": itself,
    "colours": colours_from_grey,
    "holes": filled_holes,
    "domain": which_domain,
    "rotation": quarter_turns,
}


class Photos:
    """The training pairs, sources as pictures."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def __len__(self) -> int:
        return len(self.pictures.train)

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        source, photo = self.pictures.train.batch(indices)
        return self.pictures.shown(source), photo


def trained(
    photos: Photos, task: EncoderTask, widths: Sequence[int], steps: int, seed: int
) -> tuple[EncoderFeatures, float]:
    """The encoder, and the CPU seconds that it took."""
    started = time.process_time()
    training = train_encoder(photos, range(len(photos)), seed, steps, task=task, widths=widths)
    return result_of(training), time.process_time() - started


# -- the table ----------------------------------------------------------------------------------

HEADING = (
    f"{'features':<62}{'score':<9}{'halves':>7}{'MACs':>7}{'SqueezeNet':>11}{'second':>8}"
    f"{'both':>7}{'CPU s':>7}"
)


class Table:
    """Prints a row for each kind of features and each score."""

    def __init__(self, sets: Sets, macs: list[float], judges: list[Judge]) -> None:
        self.sets, self.macs, self._judges = sets, macs, judges
        self.orders: dict[str, Rows] = {}
        self._rows: list[tuple[str, str, Rows, list[Rows]]] = []
        for evaluator in judges:
            real_side, sides = evaluator(sets.real), [evaluator(one) for one in sets.drawn]
            ranks = []
            for name in evaluator.maps:
                rows = real_side[name], [side[name] for side in sides]
                self._rows.append((evaluator.name, name, *rows))
                if name in evaluator.judging:
                    ranks.append(rankdata(scored(FRECHET, *rows)))
            self.orders[evaluator.name] = np.sum(ranks, axis=0)

    def judges(self) -> None:
        """The judges themselves, each held against the other."""
        for evaluator, name, real_side, sides in self._rows:
            self._show(f"{evaluator}, {name}, means", real_side, sides, evaluator, "")

    def encoder(self, label: str, encoder: Features, seconds: float) -> None:
        """An encoder: all it sees, its means alone, its last stage's means alone."""
        real_side, sides = encoder(self.sets.real), [encoder(one) for one in self.sets.drawn]
        for what, columns in columns_of(encoder):
            part = [side[:, columns] for side in sides]
            self._show(f"{label}: {what}", real_side[:, columns], part, "", f"{seconds:7.0f}")

    def _show(self, label: str, real_side: Rows, sides: list[Rows], of: str, seconds: str) -> None:
        for score in (FRECHET,) if of else SCORES:
            values = scored(score, real_side, sides)
            result = [halves(score, real_side, sides), tau(values, self.macs)]
            columns = [cell(value, 7) for value in result] + self._against(values, of)
            print(f"{label:<62}{score:<9}{''.join(columns)}{seconds}", flush=True)

    def _against(self, values: Rows, of: str) -> list[str]:
        """Tau with each judge but the one that the values are of, and with those together."""
        others = {name: order for name, order in self.orders.items() if name != of}
        each = [tau(values, others[name]) if name in others else None for name in JUDGES]
        ranks = [rankdata(order) for order in others.values()]
        both = tau(values, np.sum(ranks, axis=0)) if ranks else None
        return [cell(value, width) for value, width in zip([*each, both], (11, 8, 7), strict=True)]


def cell(value: float | None, width: int) -> str:
    return f"{'–':>{width}}" if value is None else f"{value:{width}.2f}"


def columns_of(encoder: Features) -> Iterator[tuple[str, list[int]]]:
    """Which columns of an encoder's features are what: each stage has means, then deviations."""
    assert isinstance(encoder, EncoderFeatures)
    means, start = [], 0
    for width in encoder.encoder.widths:
        means.append(list(range(start, start + width)))
        start += 2 * width
    yield "means and deviations", list(range(start))
    yield "means", [column for stage in means for column in stage]
    yield "means of the last stage", means[-1]


def scored(score: str, real_side: Rows, sides: list[Rows]) -> Rows:
    against = SCORES[score](real_side)
    return np.array([against.distance(side) for side in sides])


def halves(score: str, real_side: Rows, sides: list[Rows]) -> float:
    """Mean over four ways to part the pictures."""
    shares = []
    for way in range(4):
        order = np.random.default_rng(way).permutation(len(real_side))
        one, other = order[: len(order) // 2], order[len(order) // 2 :]
        first, second = (
            scored(score, real_side[half], [side[half] for side in sides]) for half in (one, other)
        )
        shares.append(tau(first, second))
    return float(np.mean(shares))


def tau(one: Rows | list[float], other: Rows | list[float]) -> float:
    return float(kendalltau(one, other).statistic)


if __name__ == "__main__":
    main()
