"""Writes a generator for every runtime and precision, and measures each against torch."""

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from core.data.images import save_picture
from core.data.values import shown_pixels
from core.export.comparison import FILE, Comparison, ComparisonRow
from core.export.examples import Example, Examples
from core.export.formats import FormatChoice
from core.export.formats.format import CannotConvert, Predict
from core.export.formats.source import ModelSource
from core.nets.architecture import architecture_text
from core.nets.generator import Generator as Network
from core.nets.latency import Latency, measure_latency
from core.runtime.cancellation import check_cancelled
from core.runtime.writing import make_folder, write_text

ROUNDS = 8
WARM_UP = 3
LARGEST_PSNR = 200.0


@dataclass
class Comparing:
    """Compares `choices` on examples; files are written into `folder`, as NAME.CHOICE…

    Pictures of the worst example and comparison.json are put there too.
    """

    source: ModelSource
    teacher: Network | None
    examples: Examples
    choices: Sequence[FormatChoice]
    folder: Path
    name: str
    tolerance: float
    repeats: int = 20
    _open: dict[str, Predict] = field(default_factory=dict)
    _wanted: list[NDArray[Any]] = field(default_factory=list)

    @property
    def steps(self) -> int:
        """How often `compare` yields."""
        return len(self.choices) + ROUNDS

    def compare(self) -> Generator[None, None, Comparison]:
        """All of it, a yield after every format and every round of timing."""
        make_folder(self.folder)
        self._wanted = list(self._torch_pictures())
        rows = []
        for choice in self.choices:
            check_cancelled()
            rows.append(self._row(choice))
            yield
        times = yield from self._timed()
        rows = [replace(row, **_times(times.get(row.name))) for row in rows]
        height, width = self.examples.items[0].source.shape[2:]
        student = Latency.of(times["student"])
        teacher = Latency.of(times["teacher"]) if self.teacher else None
        comparison = Comparison(
            architecture_text(self.source.generator.architecture),
            height,
            width,
            torch.get_num_threads(),
            self._each * ROUNDS,
            len(self._wanted),
            self.examples.about,
            self.tolerance,
            teacher.median_ms if teacher else None,
            teacher.spread_ms if teacher else None,
            student.median_ms,
            student.spread_ms,
            tuple(rows),
        )
        write_text(self.folder / FILE, json.dumps(comparison.document(), indent=2))
        return comparison

    @property
    def _each(self) -> int:
        return max(2, -(-self.repeats // ROUNDS))

    def _torch_pictures(self) -> Iterator[NDArray[Any]]:
        network = self.source.generator.cpu().eval()
        for example in self.examples.items:
            check_cancelled()
            with torch.inference_mode():
                yield network(example.source, **example.style).float().numpy()

    def _row(self, choice: FormatChoice) -> ComparisonRow:
        row = ComparisonRow(choice.name, choice.title, "works")
        missing = choice.format.missing
        if missing:
            why = f"pip install {choice.format.needs}"
            return replace(row, state="not installed", why=why)
        stem = self.folder / f"{self.name}.{choice.name}"
        try:
            files = choice.format.write(self.source, stem, choice.precision)
            row = replace(row, size=sum(path.stat().st_size for path in files))
            if choice.format.open is None:
                return replace(row, state="written", why=choice.format.elsewhere)
            predict = choice.format.open(files, choice.precision, torch.get_num_threads())
            measured = self._measured(choice, predict)
        except CannotConvert as error:
            return replace(row, state="failed", why=str(error))
        except (RuntimeError, ValueError, TypeError, ImportError, OSError, KeyError) as error:
            # Foreign libraries: their errors only say that it does not work.
            first = (str(error).strip() or type(error).__name__).splitlines()[0]
            return replace(row, state="failed", why=first[:200])
        self._open[choice.name] = predict
        return replace(row, **measured)

    def _measured(self, choice: FormatChoice, predict: Predict) -> dict[str, Any]:
        errors, outputs = [], []
        for example, wanted in zip(self.examples.items, self._wanted, strict=True):
            check_cancelled()
            made = np.asarray(predict(example.feeds), np.float64)
            if made.shape != wanted.shape or not np.isfinite(made).all():
                raise ValueError("its pictures are not finite, or not of the right shape")
            errors.append(127.5 * np.abs(made - wanted))
            outputs.append(made)
        squares = [float(np.square(error).mean()) for error in errors]
        worst = int(np.argmax(squares))
        return {
            "mean_grey": float(np.mean([error.mean() for error in errors])),
            "max_grey": float(np.max([error.max() for error in errors])),
            "psnr": _psnr(statistics.fmean(squares)),
            "worst_psnr": _psnr(squares[worst]),
            "worst": self._keep_worst(choice, self._wanted[worst], outputs[worst]),
        }

    def _keep_worst(self, choice: FormatChoice, wanted: NDArray[Any], output: NDArray[Any]) -> str:
        """Both pictures side by side; the file's name."""
        both = np.concatenate([_pixels(wanted), _pixels(output)], axis=1)
        name = f"worst-{choice.name}.png"
        save_picture(self.folder / name, both)
        return name

    def _timed(self) -> Generator[None, None, dict[str, list[float]]]:
        """Medians (ms) of every round, teacher and student in torch among them."""
        example = self.examples.items[0]
        times: dict[str, list[float]] = defaultdict(list)
        height, width = example.source.shape[2:]
        networks = {"student": self.source.generator}
        if self.teacher is not None:
            networks = {"teacher": self.teacher, **networks}
        for _ in range(ROUNDS):
            for name, network in networks.items():
                check_cancelled()
                latency = measure_latency(network.cpu(), height, width, self._each)
                times[name].append(latency.median_ms)
            for name, predict in self._open.items():
                check_cancelled()
                times[name].append(_median_ms(predict, example, self._each))
            yield
        return times


def _median_ms(predict: Predict, example: Example, repeats: int) -> float:
    spent = []
    for index in range(WARM_UP + repeats):
        started = time.perf_counter()
        predict(example.feeds)
        if index >= WARM_UP:
            spent.append(1000 * (time.perf_counter() - started))
    return statistics.median(spent)


def _times(times: list[float] | None) -> dict[str, Any]:
    if not times:
        return {}
    latency = Latency.of(times)
    return {"ms": latency.median_ms, "spread_ms": latency.spread_ms}


def _pixels(picture: NDArray[Any]) -> NDArray[np.uint8]:
    levels = (picture[0].transpose(1, 2, 0) + 1) * np.float32(127.5)
    return shown_pixels(levels.round().clip(0, 255).astype(np.uint8))


def _psnr(square: float) -> float:
    """PSNR of a mean square in grey levels; capped where float32 resolves no more."""
    return min(LARGEST_PSNR, float(10 * np.log10(255**2 / max(square, 1e-16))))
