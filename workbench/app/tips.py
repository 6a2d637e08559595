"""Tooltips that read well: Qt does not break the lines of plain text."""

import textwrap

WIDTH = 78


def wrapped(text: str) -> str:
    """The same text in lines that an eye can follow; breaks that it has are kept."""
    return "\n".join(textwrap.fill(line, WIDTH) for line in text.split("\n"))
