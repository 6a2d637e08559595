"""Puts what was found after an export into the report that it wrote."""

import json
from pathlib import Path

from core.export.bundle import CARD, JSON, REPORT, write_text
from core.export.facts import bytes_text
from core.export.ranked import BEGIN, END, ranking
from core.run import Run


def renew_reports(run: Run) -> list[Path]:
    """Write the run's ranking into its reports; gives those that changed.

    Reports of versions that left no place for it, and reports that were changed, stay as they are.
    """
    record = run.record()
    section = ranking(record)
    record.close()
    return [path for path in sorted(run.exports.glob(f"*/{REPORT}")) if _renew(path, section)]


def _renew(path: Path, section: str) -> bool:
    page = path.read_text(encoding="utf-8")
    before, begun, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    renewed = f"{before}{BEGIN}{section}{END}{after}"
    if not (begun and ended) or renewed == page:
        return False
    size = path.stat().st_size
    write_text(path, renewed)
    _note_size(path.parent, size, path.stat().st_size)
    return True


def _note_size(folder: Path, before: int, after: int) -> None:
    """Card and export.json list the size of every file."""
    card, listed = folder / CARD, folder / JSON
    if card.is_file():
        old, new = (f"| `{REPORT}` | {bytes_text(size)} |" for size in (before, after))
        write_text(card, card.read_text(encoding="utf-8").replace(old, new))
    if listed.is_file():
        document = json.loads(listed.read_text(encoding="utf-8"))
        document["files"][REPORT] = after
        write_text(listed, json.dumps(document, indent=2, ensure_ascii=False) + "\n")
