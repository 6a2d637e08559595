"""How long pictures take in a runtime and precision, for networks that need not be trained."""

import time
from collections.abc import Generator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from core.evaluation.timing import TimingConditions, created_network, kept_latency, timing_key
from core.export.examples import made_up_feeds
from core.export.formats import FormatChoice
from core.export.formats.format import CannotConvert, Feeds, Predict
from core.export.formats.source import ModelSource
from core.nets.latency import Latency
from core.nets.network_config import NetworkConfig
from core.run.events import Event, Working
from core.runtime.cancellation import check_cancelled
from core.runtime.compute import Compute
from core.runtime.errors import UserError
from core.runtime.timings import Timings

REPEATS, WARM_UP, TOGETHER = 12, 3, 8


class RuntimeTiming:
    """Times described networks in one format; what is known of this machine is not timed again."""

    def __init__(self, choice: FormatChoice) -> None:
        if choice.format.missing:
            raise UserError(
                f"{choice.title} needs the package {choice.format.missing}.",
                f"pip install {choice.format.needs}, or choose another search.latency_runtime.",
            )
        if choice.precision == "int8" or choice.format.open is None:
            raise UserError(
                f"{choice.name} cannot be timed for networks that were not fine-tuned for it.",
                "Choose another search.latency_runtime.",
            )
        self.choice = choice

    def conditions(self, size: tuple[int, int], compute: Compute) -> TimingConditions:
        """What the times depend on besides network and machine."""
        plain = TimingConditions.of(size, compute)
        return replace(plain, device=self.choice.name, clock="wall")

    def measured(
        self, descriptions: Sequence[NetworkConfig], size: tuple[int, int], compute: Compute
    ) -> Generator[Event, None, list[Latency]]:
        """The latency of each network, with any weights; a few are timed together, in turns."""
        conditions = self.conditions(size, compute)
        unknown = [item for item in descriptions if kept_latency(item, conditions) is None]
        parts = -(-len(unknown) // TOGETHER)
        for first in range(parts):
            few = unknown[first::parts]
            latencies = yield from self._timed(few, size)
            with Timings() as timings:
                for item, latency in zip(few, latencies, strict=True):
                    timings.keep(timing_key(item, conditions), asdict(latency))
        known = [kept_latency(item, conditions) for item in descriptions]
        return [latency for latency in known if latency is not None]

    def _timed(
        self, descriptions: Sequence[NetworkConfig], size: tuple[int, int]
    ) -> Generator[Event, None, list[Latency]]:
        with TemporaryDirectory() as folder:
            opened = []
            for index, item in enumerate(descriptions):
                check_cancelled()
                opened.append(self._opened(item, Path(folder) / str(index), size))
                yield Working()
            times: list[list[float]] = [[] for _ in opened]
            for _ in range(REPEATS + WARM_UP):
                check_cancelled()
                for spent, (predict, feeds) in zip(times, opened, strict=True):
                    started = time.perf_counter()
                    predict(feeds)
                    spent.append(1000 * (time.perf_counter() - started))
                yield Working()
        return [Latency.of(spent[WARM_UP:]) for spent in times]

    def _opened(
        self, item: NetworkConfig, stem: Path, size: tuple[int, int]
    ) -> tuple[Predict, Feeds]:
        generator = created_network(item).eval()
        try:
            source = ModelSource(generator, size=size)
            files = self.choice.format.write(source, stem, self.choice.precision)
        except CannotConvert as error:
            raise UserError(
                f"{self.choice.title} cannot take this network: {error}.",
                "Choose another search.latency_runtime.",
            ) from error
        assert self.choice.format.open is not None
        threads = torch.get_num_threads()
        predict: Predict = self.choice.format.open(files, self.choice.precision, threads)
        return predict, made_up_feeds(generator, size)
