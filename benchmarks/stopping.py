"""`python -m benchmarks stopping`: how long a stop takes, wherever the engine is.

Runs of every family at 256 x 256 px, with networks as large as published and schedules of a few
steps, are stopped again and again in each stage; measured is the time from the request to the end
of the engine's thread. Each family runs in a process of its own and keeps its stops in a file; one
that is there is not measured again.
"""

import argparse
import os
import shutil
import statistics
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import psutil

from benchmarks.measure import in_a_process, keeps_parts, read_rows, show_page, table, write_rows
from benchmarks.showing import machine_with_qt
from benchmarks.stops import CASES, Stop, stops

LIMIT_S = 1.0
WORST = 8
TABLE = "stopping.md"


def main(arguments: list[str] | None = None) -> int:
    """The command; gives 1 where a stop took longer than it should, or a family failed."""
    given = _parser().parse_args(arguments)
    if given.case:
        _measure(given.case, given.into, given.more)
        return 0
    for case in given.only:
        if given.again or not _file(given.into, case).is_file():
            more = ["--into", str(given.into), "--more", str(given.more)]
            in_a_process("benchmarks.stopping", case, ["--case", case, *more])
    result = [stop for case in CASES for stop in read_rows(Stop, _file(given.into, case))]
    missing = [case for case in given.only if not _file(given.into, case).is_file()]
    page = f"{machine_with_qt()}\n\n{_tables(result)}"
    show_page(page, given.into / TABLE, missing)
    return int(bool(missing) or any(stop.seconds >= LIMIT_S for stop in result))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks stopping", description=__doc__)
    known = "; ".join(CASES)
    parser.add_argument(
        "--only", nargs="+", choices=list(CASES), default=list(CASES), help=f"of {known}"
    )
    parser.add_argument("--more", type=int, default=1, help="further stops at moments by chance")
    keeps_parts(parser, "stopping")
    parser.add_argument("--case", choices=list(CASES), help="measure this one, in this process")
    return parser


def _measure(case: str, into: Path, more: int) -> None:
    file, home = _file(into, case), into / "runs"
    file.unlink(missing_ok=True)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    os.environ["GCW_HOME"] = str(home / "home")
    times = []
    for stop in stops(case, home, more):
        times.append(stop)
        load = psutil.getloadavg()[0]
        print(
            f"  {stop.seconds:5.2f} s (processor {stop.processor:4.2f} s, load {load:.1f})"
            f"  {stop.stage}, {stop.moment}: {stop.at}",
            flush=True,
        )
    write_rows(times, file)
    shutil.rmtree(home, ignore_errors=True)


def _file(into: Path, case: str) -> Path:
    return into / f"{case.replace(', ', '-').replace(' ', '-')}.json"


def _tables(result: list[Stop]) -> str:
    """Stops by family and stage, by moment, and the worst of all."""
    by_stage, by_moment = defaultdict(list), defaultdict(list)
    for stop in result:
        by_stage[stop.case, stop.stage].append(stop.seconds)
        by_moment[stop.moment].append(stop.seconds)
    slowest = (
        (f"{s.case}, {s.stage}", s.moment, s.at, f"{s.seconds:.2f} s", f"{s.processor:.2f} s")
        for s in sorted(result, key=lambda stop: -stop.seconds)[:WORST]
    )
    return "\n".join(
        [
            *_table(("family", "stage"), by_stage.items()),
            "",
            *_table(("moment",), [((name,), times) for name, times in by_moment.items()]),
            "",
            *table(("the slowest", "moment", "at", "took", "processor time meanwhile"), slowest),
            "",
        ]
    )


def _table(
    heads: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], list[float]]]
) -> list[str]:
    cells = [(names, times) for names, times in rows]
    every = [seconds for _, times in cells for seconds in times]
    if every:
        cells.append((("all", *[""] * (len(heads) - 1)), every))
    head = (*heads, "stops", "median", "p95", "max", f"over {LIMIT_S:g} s")
    return list(table(head, (_row(names, times) for names, times in cells)))


def _row(names: tuple[str, ...], times: list[float]) -> tuple[str, ...]:
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    over = sum(seconds >= LIMIT_S for seconds in times)
    spent = (f"{seconds:.2f} s" for seconds in (statistics.median(times), p95, max(times)))
    return (*names, str(len(times)), *spent, str(over or ""))


if __name__ == "__main__":
    raise SystemExit(main())
