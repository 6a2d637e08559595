"""A line of text that says which candidates to show: `macs<1 and distance<400`, or plain words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.app.translation import mark, tr
from workbench.run.position_words import position_keys
from workbench.run.run_model import RunModel

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]

GIGA, MEGA = 1e9, 1e6
# What a name stands for, and what a number without a unit beside it counts.
NAMES = {
    "distance": ("metric", 1.0), "metric": ("metric", 1.0), "fid": ("metric", 1.0),
    "kid": ("metric", 1.0), "mind": ("metric", 1.0), "miou": ("miou", 1.0),
    "macs": ("macs", GIGA), "executed": ("macs", GIGA),
    "paper": ("paper_macs", GIGA), "paper_macs": ("paper_macs", GIGA),
    "parameters": ("parameters", MEGA), "params": ("parameters", MEGA),
    "latency": ("latency_ms", 1.0), "ms": ("latency_ms", 1.0),
    "uncertainty": ("uncertainty", 1.0), "pictures": ("pictures", 1.0),
}  # fmt: skip
UNITS = {"k": 1e3, "m": MEGA, "g": GIGA, "t": 1e12, "ms": 1.0}
COMPARISONS: dict[str, Callable[[Numbers, Numbers], Mask]] = {
    "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
    "=": np.equal, "==": np.equal, "!=": np.not_equal,
}  # fmt: skip
FLAGS = mark(("front", "knee", "chosen", "compared"))
WIDTH = re.compile(r"c(\d+)")
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)(?P<unit>ms|[kmgt])?(?![a-z0-9_.])"
    r"|(?P<word>[a-z_][a-z0-9_]*)|(?P<compare><=|>=|!=|==|<|>|=)|(?P<paren>[()]))",
    re.IGNORECASE,
)


class FilterError(ValueError):
    """The text does not say which candidates; the message is a sentence about why."""


@dataclass(frozen=True)
class Token:
    """A piece of the text: number, word, compare or paren; and a number's unit."""

    kind: str
    text: str
    unit: str = ""


def chosen_by(text: str, model: RunModel, marks: dict[int, str]) -> Mask | None:
    """(n,) which candidates the text asks for; None: all of them. Raises FilterError.

    `marks` says in words which candidates are special, by their place.
    """
    text = text.strip().lower()
    if not text:
        return None
    if not re.search("[<>=!()]", text) and text not in FLAGS:
        return _with_words(text, model, marks)
    return _Reader(_tokens(text), model, marks).read()


def _with_words(text: str, model: RunModel, marks: dict[int, str]) -> Mask:
    lines = model.row_words()
    matches = np.fromiter((text in line for line in lines), bool, len(lines))
    for index, said in marks.items():
        matches[index] |= text in f"{lines[index]} {said}"
    return matches


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise FilterError(tr("“{text}” is not understood.").format(text=text[at:].strip()))
        kind = "number" if match["number"] else match.lastgroup
        tokens.append(Token(kind, match[kind], match["unit"] or ""))
        at = match.end()
    return tokens


class _Reader:
    """Reads `or` of `and` of comparisons, from left to right."""

    def __init__(self, tokens: list[Token], model: RunModel, marks: dict[int, str]) -> None:
        self._tokens, self._model, self._marks = tokens, model, marks
        self._keys = position_keys(model.run.recipe.network)
        self._at = 0

    def read(self) -> Mask:
        mask = self._either()
        if self._next() is not None:
            raise FilterError(
                tr("“{word}” is not expected there.").format(word=self._tokens[self._at].text)
            )
        return mask

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *texts: str) -> bool:
        token = self._next()
        taken = token is not None and token.text in texts
        self._at += taken
        return taken

    def _either(self) -> Mask:
        mask = self._all()
        while self._take("or"):
            mask = mask | self._all()
        return mask

    def _all(self) -> Mask:
        mask = self._one()
        while self._take("and"):
            mask = mask & self._one()
        return mask

    def _one(self) -> Mask:
        if self._take("not"):
            return ~self._one()
        if self._take("("):
            mask = self._either()
            if not self._take(")"):
                raise FilterError(tr("A bracket is not closed."))
            return mask
        token = self._next()
        if token is not None and token.text in FLAGS:
            self._at += 1
            return self._flagged(token.text)
        return self._compared()

    def _compared(self) -> Mask:
        """`a < b`, or `a < b < c`."""
        left, mask = self._side(), None
        while (token := self._next()) is not None and token.kind == "compare":
            self._at += 1
            right = self._side()
            held = COMPARISONS[token.text](*self._in_one_unit(left, right))
            mask = held if mask is None else mask & held
            left = right
        if mask is None:
            raise FilterError(tr("A comparison such as macs<1 is expected."))
        return np.broadcast_to(mask, len(self._model.candidates))

    def _side(self) -> Token:
        token = self._next()
        if token is None or token.kind not in ("number", "word"):
            raise FilterError(tr("A name or a number is missing."))
        self._at += 1
        return token

    def _in_one_unit(self, left: Token, right: Token) -> tuple[Numbers, Numbers]:
        scale = max(self._scale(left), self._scale(right))
        return self._values(left, scale), self._values(right, scale)

    def _scale(self, token: Token) -> float:
        return 1.0 if token.kind == "number" else NAMES.get(token.text, ("", 1.0))[1]

    def _values(self, token: Token, scale: float) -> Numbers:
        if token.kind == "number":
            factor = UNITS[token.unit] if token.unit else scale
            return np.asarray(float(token.text) * factor)
        if token.text in ("id", "number"):
            return np.array([item.id for item in self._model.candidates], dtype=float)
        if token.text in self._keys:
            return self._model.widths()[:, self._keys.index(token.text)]
        width = WIDTH.fullmatch(token.text)
        if width:
            return self._widths(int(width[1]))
        if token.text not in NAMES:
            raise FilterError(
                tr("“{word}” is not known; there are {names}.").format(
                    word=token.text, names=", ".join(("macs", "paper", "parameters", "latency",
                                                      "distance", "miou", *self._keys, *FLAGS))
                )
            )  # fmt: skip
        return self._model.column(NAMES[token.text][0])

    def _widths(self, number: int) -> Numbers:
        widths = self._model.widths()
        if not 1 <= number <= widths.shape[1]:
            known = ", ".join(self._keys)
            raise FilterError(tr("There is no such width; there are {names}.").format(names=known))
        return widths[:, number - 1]

    def _flagged(self, flag: str) -> Mask:
        mask = np.zeros(len(self._model.candidates), dtype=bool)
        if flag == "compared":
            indices = [self._model.index_of(item) for item in self._model.compared]
            mask[[index for index in indices if index is not None]] = True
        else:
            mask[[index for index, words in self._marks.items() if flag in words]] = True
        return mask


def with_range(text: str, key: str, low: float | None, high: float | None) -> str:
    """The text with the widths at `key` held between two; low None: free of any limit."""
    own = re.compile(rf"\s*\d+\s*<=\s*{key}\s*<=\s*\d+\s*", re.IGNORECASE)
    parts = [part.strip() for part in re.split(r"\band\b", text, flags=re.IGNORECASE)]
    kept = [part for part in parts if part and not own.fullmatch(part)]
    if low is not None and high is not None:
        kept.append(f"{low:g}<={key}<={high:g}")
    return " and ".join(kept)


def range_in(text: str, key: str) -> tuple[float, float] | None:
    """The limits that `with_range` wrote for the widths at this key."""
    match = re.search(rf"(\d+)\s*<=\s*{key}\s*<=\s*(\d+)", text, re.IGNORECASE)
    return (float(match[1]), float(match[2])) if match else None
