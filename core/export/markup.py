"""The few pieces of HTML that the report is made of; text is escaped in here."""

import base64
import io
from collections.abc import Sequence
from html import escape

from PIL import Image

from core.data.images import Pixels


def section(title: str, note: str, *content: str) -> str:
    """A panel with a title, a sentence about it (may be empty), and content that is HTML."""
    return f"<section><h2>{escape(title)}</h2>{paragraph(note)}{''.join(content)}</section>"


def paragraph(text: str, kind: str = "lede") -> str:
    """A paragraph of plain text; nothing where it is empty."""
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def tile(name: str, value: str, note: str) -> str:
    """A number in large type, with its name above and a remark below."""
    lines = (("name", name), ("value", value), ("from", note))
    inner = "".join(f'<div class="{kind}">{escape(text)}</div>' for kind, text in lines)
    return f'<div class="tile">{inner}</div>'


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of plain text: names in the first column, numbers in the others."""
    top = "".join(_cell("th", index, text) for index, text in enumerate(head))
    body = "".join(
        f"<tr>{''.join(_cell('td', index, text) for index, text in enumerate(row))}</tr>"
        for row in rows
    )
    return f'<div class="scroll"><table><tr>{top}</tr>{body}</table></div>'


def image(pixels: Pixels, about: str) -> str:
    """A picture (h, w, 3), embedded without loss."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    content = base64.b64encode(buffer.getvalue()).decode()
    return f'<img alt="{escape(about)}" src="data:image/png;base64,{content}">'


def _cell(tag: str, index: int, text: str) -> str:
    kind = ' class="number"' if index else ""
    return f"<{tag}{kind}>{escape(text)}</{tag}>"
