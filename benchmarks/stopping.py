"""`python -m benchmarks stopping`: how long a stop takes, wherever the engine is.

Runs of every family at 256 x 256 px, with networks as large as published and schedules of a few
steps, are stopped again and again in each stage; measured is the time from the request to the end
of the engine's thread. Each family runs in a process of its own and keeps its stops in a file; one
that is there is not measured again.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import psutil

from benchmarks.showing import machine
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
            _in_a_process(case, given.into, given.more)
    result = [stop for case in CASES for stop in _read(given.into, case)]
    missing = [case for case in given.only if not _file(given.into, case).is_file()]
    table = f"{machine()}\n\n{_tables(result)}"
    (given.into / TABLE).write_text(table, encoding="utf-8")
    print(f"\n{table}")
    if missing:
        print(f"Not measured, see above: {', '.join(missing)}.")
    return int(bool(missing) or any(stop.seconds >= LIMIT_S for stop in result))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks stopping", description=__doc__)
    known = "; ".join(CASES)
    parser.add_argument(
        "--only", nargs="+", choices=list(CASES), default=list(CASES), help=f"of {known}"
    )
    parser.add_argument("--more", type=int, default=1, help="further stops at moments by chance")
    default = Path(tempfile.gettempdir()) / "benchmarks-stopping"
    parser.add_argument("--into", type=Path, default=default, help="where the stops are kept")
    parser.add_argument("--again", action="store_true", help="measure what is there already")
    parser.add_argument("--case", choices=list(CASES), help="measure this one, in this process")
    return parser


def _in_a_process(case: str, into: Path, more: int) -> None:
    print(f"{case} …", flush=True)
    command = [sys.executable, "-m", "benchmarks.stopping", "--case", case]
    ended = subprocess.run([*command, "--into", str(into), "--more", str(more)], check=False)
    if ended.returncode:
        print(f"{case} ended with {ended.returncode}.", flush=True)


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
    draft = file.with_suffix(".part")
    draft.write_text(json.dumps([asdict(stop) for stop in times], indent=1), encoding="utf-8")
    draft.replace(file)
    shutil.rmtree(home, ignore_errors=True)


def _read(into: Path, case: str) -> list[Stop]:
    file = _file(into, case)
    if not file.is_file():
        return []
    return [Stop(**row) for row in json.loads(file.read_text(encoding="utf-8"))]


def _file(into: Path, case: str) -> Path:
    return into / f"{case.replace(', ', '-').replace(' ', '-')}.json"


def _tables(result: list[Stop]) -> str:
    """Stops by family and stage, by moment, and the worst of all."""
    by_stage, by_moment = defaultdict(list), defaultdict(list)
    for stop in result:
        by_stage[stop.case, stop.stage].append(stop.seconds)
        by_moment[stop.moment].append(stop.seconds)
    worst = sorted(result, key=lambda stop: -stop.seconds)[:WORST]
    return "\n".join(
        [
            *_table(("family", "stage"), by_stage.items()),
            "",
            *_table(("moment",), [((name,), times) for name, times in by_moment.items()]),
            "",
            "| the slowest | moment | at | took | processor time meanwhile |",
            "|---|---|---|---|---|",
            *(
                f"| {s.case}, {s.stage} | {s.moment} | {s.at} | {s.seconds:.2f} s "
                f"| {s.processor:.2f} s |"
                for s in worst
            ),
            "",
        ]
    )


def _table(
    heads: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], list[float]]]
) -> list[str]:
    lines = [
        f"| {' | '.join(heads)} | stops | median | p95 | max | over {LIMIT_S:g} s |",
        "|---" * (len(heads) + 5) + "|",
    ]
    every: list[float] = []
    for names, times in rows:
        every += times
        lines.append(_row(names, times))
    if every:
        lines.append(_row(("all", *[""] * (len(heads) - 1)), every))
    return lines


def _row(names: tuple[str, ...], times: list[float]) -> str:
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    over = sum(seconds >= LIMIT_S for seconds in times)
    return (
        f"| {' | '.join(names)} | {len(times)} | {statistics.median(times):.2f} s | {p95:.2f} s "
        f"| {max(times):.2f} s | {over or ''} |"
    )


if __name__ == "__main__":
    raise SystemExit(main())
