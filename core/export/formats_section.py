"""The report's section on runtimes and precisions: the table, and the worst picture of each."""

from collections.abc import Iterator
from html import escape

from core.data.images import read_picture
from core.export.comparison import (
    HEAD,
    Comparison,
    about_comparison,
    comparison_table,
)
from core.export.markup import image, section
from core.nets.architecture import parse_architecture
from core.run.run import Run
from core.runtime.errors import UserError

_IN_TORCH = 2
"""Rows of the table that come before the formats."""


def compared_formats(run: Run, comparison: Comparison) -> str:
    """As HTML; formats outside the tolerance are red."""
    return section(
        "Where it runs",
        about_comparison(comparison),
        _table(comparison),
        "".join(_worst(run, comparison)),
    )


def _table(comparison: Comparison) -> str:
    kinds = [""] * _IN_TORCH + [_kind(comparison, index) for index in range(len(comparison.rows))]
    body = "".join(
        f'<tr class="{kind}">{"".join(_cell(index, text) for index, text in enumerate(row))}</tr>'
        for kind, row in zip(kinds, comparison_table(comparison), strict=True)
    )
    head = "".join(f"<th>{escape(text)}</th>" for text in HEAD)
    return f'<div class="scroll"><table class="formats"><tr>{head}</tr>{body}</table></div>'


def _kind(comparison: Comparison, index: int) -> str:
    row = comparison.rows[index]
    if row is comparison.best:
        return "best"
    return "" if row.state != "works" or row.passes(comparison.tolerance) else "refused"


def _cell(index: int, text: str) -> str:
    kind = ' class="number"' if index > 1 else ""
    return f"<td{kind}>{escape(text)}</td>"


def _worst(run: Run, comparison: Comparison) -> Iterator[str]:
    """Torch's picture on the left, the format's on the right, where they differ most."""
    shown = [row for row in comparison.rows if row.worst]
    folder = run.comparison(parse_architecture(comparison.architecture))
    cells = []
    for row in shown:
        try:
            pixels = read_picture(folder / row.worst)
        except UserError:
            continue  # the pictures were removed; the numbers stay
        cells.append(f"<figure>{image(pixels, f'torch and {row.title}')}")
        cells.append(f"<figcaption>{escape(row.title)}, {row.worst_psnr:.1f} dB</figcaption>")
        cells.append("</figure>")
    if cells:
        yield "<h3>The worst picture of each format, torch on the left</h3>"
        yield f'<div class="pairs">{"".join(cells)}</div>'
