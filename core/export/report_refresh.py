"""Puts what was found after an export into the report that it wrote."""

import json
from collections.abc import Sequence
from pathlib import Path

from core.export import raced, ranked
from core.export.bundle import CARD, JSON, REPORT
from core.run.run import Run
from core.runtime.reading import read_json, read_text
from core.runtime.units import size_text
from core.runtime.writing import write_text


def refresh_reports(run: Run) -> list[Path]:
    """Write the run's ranking and race into its reports; gives those that changed.

    Reports of versions that left no place for it, and reports that were changed, stay as they are.
    """
    with run.record() as record:
        sections = (
            (ranked.BEGIN, ranked.ranking(record), ranked.END),
            (raced.BEGIN, raced.race_section(record), raced.END),
        )
    return [path for path in sorted(run.exports.glob(f"*/{REPORT}")) if _renew(path, sections)]


def _renew(path: Path, sections: Sequence[tuple[str, str, str]]) -> bool:
    page = renewed = read_text(path)
    for begin, section, end in sections:
        before, begun, rest = renewed.partition(begin)
        _, ended, after = rest.partition(end)
        if begun and ended:
            renewed = f"{before}{begin}{section}{end}{after}"
    if renewed == page:
        return False
    size = path.stat().st_size
    write_text(path, renewed)
    _note_size(path.parent, size, path.stat().st_size)
    return True


def _note_size(folder: Path, before: int, after: int) -> None:
    """Card and export.json list the size of every file."""
    card, listed = folder / CARD, folder / JSON
    if card.is_file():
        old, new = (f"| `{REPORT}` | {size_text(size)} |" for size in (before, after))
        write_text(card, read_text(card).replace(old, new))
    if listed.is_file():
        document = read_json(listed)
        document["files"][REPORT] = after
        write_text(listed, json.dumps(document, indent=2, ensure_ascii=False) + "\n")
