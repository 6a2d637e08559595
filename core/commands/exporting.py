"""The verb export: a candidate as files, and how its runtimes and precisions compare."""

import argparse
import sys

from core.commands import OK, show
from core.export.comparison import HEAD, Comparison, about_comparison, comparison_table
from core.run.events import Step
from core.run.record import CandidateRecord
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.runtime.writing import require_writable

PLAIN = ("onnx", "safetensors")


def export(args: argparse.Namespace) -> int:
    """Compare formats on a measured candidate, export it to a folder, or both."""
    if not (args.into or args.compare):
        raise UserError("export needs --into FOLDER, or --compare.", "Name the folder.")
    if args.into:
        require_writable(args.into)
    run = Run(args.run)
    candidate = run.find_candidate(args.candidate)
    names = [name.strip() for name in args.format.split(",") if name.strip()]
    further = [name for name in names if name not in PLAIN]
    if args.compare:
        compared = _compared(run, candidate, [name for name in further if name != "best"])
        show(args, compared.document(), _lines(compared))
    if args.into:
        _export(run, candidate, args, names, further)
    return OK


def _export(
    run: Run,
    candidate: CandidateRecord,
    args: argparse.Namespace,
    names: list[str],
    further: list[str],
) -> None:
    from core.export import export_candidate

    made = export_candidate(run, candidate, args.into, "onnx" in names, formats=further)
    if args.compare:
        print(made, file=sys.stderr)
    else:
        show(args, {"folder": str(made)}, [str(made)])


def _compared(run: Run, candidate: CandidateRecord, names: list[str]) -> Comparison:
    from core.export.run_comparison import compare_formats

    work = Followed(compare_formats(run, candidate.candidate.architecture, names))
    for event in work:
        if isinstance(event, Step) and sys.stderr.isatty():
            print(f"\rstep {event.number}", end="", file=sys.stderr)
    return work.result


def _lines(comparison: Comparison) -> list[str]:
    rows = [HEAD, *comparison_table(comparison)]
    widths = [min(44, max(len(row[index]) for row in rows)) for index in range(len(HEAD))]
    lines = []
    for row in rows:
        cells = [
            text.ljust(width) if index < 2 else text.rjust(width)
            for index, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    best = comparison.best
    end = f"Best: {best.name}." if best else "No format stays within the tolerance."
    return [*lines, "", about_comparison(comparison), end]
