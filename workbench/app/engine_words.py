"""What the engine says, in the window's language.

The engine writes finished English sentences into records, errors and findings, and knows no
translator. Here a sentence is looked up whole; else the template that it was made of is found, its
values are taken out, translated if they are phrases themselves, and put into the translation.
`python -m workbench.tools.sentences` gathers the templates.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from core.run.events import Notice
from core.runtime.errors import UserError
from core.search.verdict import SENTENCES
from workbench.app.translation import FOLDER, is_translated, spoken, tr

ENGINE = "core"
TEMPLATES = FOLDER / "engine.json"
_PLACE = re.compile(r"\{(\d+)\}")
_BETWEEN = re.compile(r"(?<=[.!?…])\s+(?=[“„\"A-Z0-9/])|\n+")
_DEEPEST = 4


def of_engine(text: str) -> str:
    """A sentence of the engine, or several, translated; what is not known stays English."""
    return _translated(text, 0, spoken()) if text and is_translated() else text


def span_of_engine(text: str) -> str:
    """A range of times or sizes as `core.estimate.words` writes it, such as “40 to 75 min”."""
    if not is_translated():
        return text
    low, to, rest = text.partition(" to ")
    number, space, unit = (rest if to else low).partition(" ")
    last = f"{number}{space}{tr('days') if unit == 'days' else unit}"
    return tr("{low} to {high}").format(low=low, high=last) if to else last


def allowed_of_engine(text: str) -> str:
    """What may be entered in a field of the recipe, such as “1 to 8, a multiple of 2”."""
    parts = text.split(", ")
    return ", ".join(
        span_of_engine(part) if part[:1].isdigit() else of_engine(part) for part in parts
    )


def error_of_engine(error: UserError) -> UserError:
    """The same error in the window's language; its details, for a report, stay."""
    if not is_translated():
        return error
    return UserError(of_engine(error.sentence), of_engine(error.action), error.details)


def notice_of_engine(notice: Notice) -> Notice:
    """The same notice in the window's language; its details, for a report, stay."""
    if not is_translated():
        return notice
    return replace(notice, sentence=of_engine(notice.sentence), action=of_engine(notice.action))


@lru_cache(maxsize=4096)
def _translated(text: str, depth: int, language: str) -> str:
    """The text in the language, which is named only so that another is not answered with it."""
    whole = _looked_up(text)
    if whole is not None:
        return whole
    if depth > _DEEPEST or " " not in text:
        return text
    made = _verdict(text) or _by_template(text, depth, language)
    if made is not None:
        return made
    parts = _BETWEEN.split(text)
    if len(parts) > 1:
        gaps = [match.group() for match in _BETWEEN.finditer(text)]
        said = [_translated(part, depth + 1, language) for part in parts]
        return "".join(part + gap for part, gap in zip(said, [*gaps, ""], strict=True))
    if "; " in text:
        return "; ".join(_translated(part, depth + 1, language) for part in text.split("; "))
    head, mark, rest = text.partition(": ")
    # A name goes before, such as that of a run or of a file.
    return f"{head}{mark}{_translated(rest, depth + 1, language)}" if rest else text


def _looked_up(text: str) -> str | None:
    translated = QCoreApplication.translate(ENGINE, text)
    return None if translated == text else translated


def _verdict(text: str) -> str | None:
    """The translation of a verdict; None where any part of the text is of another kind."""
    said = [_verdict_part(part) for part in text.split(", ")]
    return None if None in said else ", ".join(filter(None, said))


def _verdict_part(text: str) -> str | None:
    for sentence, pattern in _verdict_patterns():
        if match := pattern.fullmatch(text):
            values = {
                name: _verdict_part(value) or value for name, value in match.groupdict().items()
            }
            return tr(sentence).format(**values)
    return None


@cache
def _verdict_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """What a verdict is made of, the longest first; a number, or the quality, has a name."""
    patterns = []
    for sentence in sorted(SENTENCES, key=len, reverse=True):
        pattern = re.escape(sentence).replace(r"\{n\}", r"(?P<n>[\d.]+)")
        patterns.append((sentence, re.compile(pattern.replace(r"\{quality\}", "(?P<quality>.+)"))))
    return patterns


def _by_template(text: str, depth: int, language: str) -> str | None:
    """The translation by the most telling template that the text fits."""
    for template, pattern in _candidates(text):
        match = pattern.fullmatch(text)
        if match is None or any(_BETWEEN.search(value) for value in match.groups()):
            continue  # a value never reaches over the end of a sentence
        words = _looked_up(template)
        if words is not None:
            values = [_translated(value, depth + 1, language) for value in match.groups()]
            return _filled(words, values)
    return None


def _filled(words: str, values: list[str]) -> str:
    """The words with values in their numbered places, in any order."""
    parts = _PLACE.split(words)
    parts[1::2] = [values[int(number)] for number in parts[1::2] if int(number) < len(values)]
    return "".join(parts)


def _candidates(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    by_word, others = _templates()
    for template, piece, pattern in sorted(
        [*by_word.get(text.split(" ", 1)[0], ()), *others], key=lambda known: -len(known[0])
    ):
        if piece in text:
            yield template, pattern


_Known = tuple[str, str, re.Pattern[str]]


@cache
def _templates() -> tuple[dict[str, list[_Known]], list[_Known]]:
    """Templates by their first word, where they begin with one, and the others.

    Each goes with its longest piece of plain words and its pattern.
    """
    by_word: dict[str, list[_Known]] = {}
    others: list[_Known] = []
    written = json.loads(TEMPLATES.read_text(encoding="utf-8")) if TEMPLATES.is_file() else []
    for template in written:
        pieces = _PLACE.split(template)[::2]
        pattern = re.compile("(.*?)".join(re.escape(piece) for piece in pieces), re.DOTALL)
        known = template, max(pieces, key=len), pattern
        word, space, _ = pieces[0].partition(" ")
        if word and space:
            by_word.setdefault(word, []).append(known)
        else:
            others.append(known)
    return by_word, others
