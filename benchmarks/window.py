"""`python -m benchmarks window`: is the window as smooth, as quick and as frugal as it should be?

Each part runs in a process of its own and keeps its figures in a file; a part that is there is not
measured again, so that an interrupted command goes on. At the end all figures that there are come
as one table in Markdown.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.aims import Figure, markdown
from benchmarks.measure import in_a_process, keeps_parts, read_rows, show_page, write_rows
from benchmarks.showing import machine_with_qt, set_home

PARTS = ("lateness", "startup", "answers", "curves", "front", "memory")
TABLE = "window.md"


def main(arguments: list[str] | None = None) -> int:
    """The command; gives 1 where an aim is missed or a part failed."""
    given = _parser().parse_args(arguments)
    if given.part:
        _measure(given.part, given)
        return 0
    for part in given.only:
        if given.again or not _figures(given.into, part):
            _measure_apart(part, given)
    figures = [figure for part in PARTS for figure in _figures(given.into, part)]
    missing = [part for part in given.only if not _figures(given.into, part)]
    table = f"{machine_with_qt()}\n\n{markdown(figures)}"
    show_page(table, given.into / TABLE, missing)
    return int(bool(missing) or any(figure.holds is False for figure in figures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks window", description=__doc__)
    parser.add_argument("--only", type=_parts, default=list(PARTS), help=f"of {', '.join(PARTS)}")
    parser.add_argument("--minutes", type=float, default=30.0, help="that memory is watched")
    share = "of these minutes, that the run distils; for the rest it searches"
    parser.add_argument("--distilling", type=float, default=0.5, help=share)
    keeps_parts(parser, "window")
    parser.add_argument("--part", choices=PARTS, help="measure this one, in this process")
    return parser


def _parts(text: str) -> list[str]:
    chosen = text.split(",")
    unknown = [part for part in chosen if part not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)} is none of {', '.join(PARTS)}")
    return chosen


def _measure_apart(part: str, given: argparse.Namespace) -> None:
    times = ["--minutes", str(given.minutes), "--distilling", str(given.distilling)]
    into = ["--into", str(given.into)]
    in_a_process("benchmarks.window", part, ["--part", part, *into, *times])
    print(markdown(_figures(given.into, part)), flush=True)


def _measure(part: str, given: argparse.Namespace) -> None:
    file = _file(given.into, part)
    file.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as home:
        set_home(Path(home))
        write_rows(_way(part, given)(), file)


def _way(part: str, given: argparse.Namespace) -> Callable[[], list[Figure]]:
    from benchmarks import answers, endurance, lateness, panning, startup

    memory = (given.minutes, given.distilling, given.into / "memory.csv")
    return {
        "lateness": lateness.measure,
        "startup": startup.measure,
        "answers": answers.measure,
        "curves": panning.measure_curves,
        "front": panning.measure_front,
        "memory": lambda: endurance.measure(*memory),
    }[part]


def _figures(into: Path, part: str) -> list[Figure]:
    return read_rows(Figure, _file(into, part))


def _file(into: Path, part: str) -> Path:
    return into / f"{part}.json"


if __name__ == "__main__":
    raise SystemExit(main())
