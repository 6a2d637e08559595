"""What benchmarks share: timing in turns, their options, and how figures are kept and shown."""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import psutil

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")


@dataclass(frozen=True)
class Timing:
    """Seconds of each repeat of one way of doing a thing, and of the processor's work in them.

    With one thread the second is what the first would be on a quiet machine.
    """

    name: str
    seconds: list[float]
    processor: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> str:
        return f"{min(self.seconds) * 1e3:.1f}..{max(self.seconds) * 1e3:.1f}"


def interleaved(ways: Mapping[str, Callable[[], object]], repeats: int) -> list[Timing]:
    """Warm each way up once, then time A B A B …, so that a busy moment hits both alike."""
    for way in ways.values():
        way()
    timings = [Timing(name, [], []) for name in ways]
    for _ in range(repeats):
        for timing, way in zip(timings, ways.values(), strict=True):
            started, worked = time.perf_counter(), time.process_time()
            way()
            timing.seconds.append(time.perf_counter() - started)
            timing.processor.append(time.process_time() - worked)
    return timings


def report(title: str, timings: list[Timing]) -> None:
    """Print medians, spreads, and each ratio to the first way; then the same of processor time."""
    print(f"\n{title}")
    first, work = timings[0].median, statistics.median(timings[0].processor)
    for timing in timings:
        worked = statistics.median(timing.processor)
        print(
            f"  {timing.name:<44} {timing.median * 1e3:10.1f} ms  ({timing.spread})"
            f"  {first / timing.median:7.2f}x   processor {worked * 1e3:10.1f} ms"
            f"  {work / max(worked, 1e-9):7.2f}x"
        )


def quickest(ways: Mapping[Key, Callable[[], object]], repeats: int) -> dict[Key, float]:
    """The least milliseconds of each way, in turns after two that do not count.

    Whatever else a machine does makes a way slower, never quicker.
    """
    spent: dict[Key, list[float]] = {key: [] for key in ways}
    for _ in range(repeats + 2):
        for key, way in ways.items():
            started = time.perf_counter()
            way()
            spent[key].append(1000 * (time.perf_counter() - started))
    return {key: min(times[2:]) for key, times in spent.items()}


def machine(*more: str) -> str:
    """What the figures were measured on, in one line."""
    words = (
        platform.processor() or platform.machine(),
        f"{psutil.cpu_count()} cores",
        f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        f"Python {platform.python_version()}",
        *more,
        f"load {psutil.getloadavg()[0]:.1f}",
    )
    return ", ".join(words)


def options(description: str | None) -> argparse.ArgumentParser:
    """A parser whose help is the module's description as it is written."""
    return argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def keeps_parts(parser: argparse.ArgumentParser, name: str) -> None:
    """Add the options of a benchmark in parts, whose figures are kept: --into and --again."""
    default = Path(tempfile.gettempdir()) / f"benchmarks-{name}"
    parser.add_argument("--into", type=Path, default=default, help="where the figures are kept")
    parser.add_argument("--again", action="store_true", help="measure what is there already")


def show_page(page: str, file: Path, missing: Sequence[str]) -> None:
    """Write and print the figures, and name the parts that have none."""
    file.write_text(page, encoding="utf-8")
    print(f"\n{page}")
    if missing:
        print(f"Not measured, see above: {', '.join(missing)}.")


def in_a_process(module: str, name: str, arguments: Sequence[str]) -> None:
    """Run a benchmark's part in a process of its own; says so where it fails."""
    print(f"{name} …", flush=True)
    ended = subprocess.run([sys.executable, "-m", module, *arguments], check=False)
    if ended.returncode:
        print(f"{name} ended with {ended.returncode}.", flush=True)


def write_rows(rows: Iterable[Any], file: Path) -> None:
    """Keep records of a dataclass as JSON; the file is whole or not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".part")
    text = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
    draft.write_text(f"{text}\n", encoding="utf-8")
    draft.replace(file)


def read_rows(kind: type[Row], file: Path) -> list[Row]:
    """The records that were kept; none where they were not measured yet."""
    if not file.is_file():
        return []
    return [kind(**row) for row in json.loads(file.read_text(encoding="utf-8"))]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown, line by line."""
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


class Page:
    """Prints lines, and remembers them for a page."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def say(self, text: str = "") -> None:
        """Print, and remember."""
        print(text, flush=True)
        self._lines.append(text)

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self._lines).strip() + "\n"
