"""Plots of the report as inline SVG, drawn here; colours come from the page's style sheet."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

import numpy as np
from numpy.typing import NDArray

from core.export.metadata import figure
from core.nets.architecture import Architecture, architecture_text
from core.nets.specs import NETWORKS
from core.run.events import Candidate
from core.runtime.units import amount

BINS = 160
# As many letters as fit along the height of a plot.
LINE, LINE_HEIGHT = 36, 15
DETAILS = re.compile(r" ?\([^()]*\)")

Point = tuple[float, float]


@dataclass(frozen=True)
class PlotScore:
    """The score of a search in a plot: a word for it, the axis, a candidate's value."""

    word: str
    title: str
    of: Callable[[Candidate], float]


@dataclass(frozen=True)
class Axis:
    """Maps values low..high to pixels start..end."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def around(cls, values: Sequence[float], start: float, end: float) -> "Axis":
        """An axis with a little room around the values."""
        low, high = min(values), max(values)
        room = 0.06 * (high - low) or 0.1 * abs(high) or 1.0
        return cls(low - room, high + room, start, end)

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, count: int = 5) -> list[float]:
        """Round values inside, about `count` of them."""
        raw = (self.high - self.low) / count
        step = 10.0 ** math.floor(math.log10(raw))
        step *= next(factor for factor in (1, 2, 5, 10) if factor * step >= raw)
        first = math.ceil(self.low / step)
        return [n * step for n in range(first, math.floor(self.high / step) + 1)]


def front_plot(
    candidates: Sequence[Candidate],
    on_front: Sequence[bool],
    chosen: Architecture,
    tuned: float | None,
    quality: PlotScore,
) -> str:
    """Quality against executed MACs: candidates, the front, the chosen one, and where it went.

    `tuned` is the chosen one's quality after fine-tuning on its own, if it was.
    """
    unit, letter = (1e9, "G") if max(item.macs for item in candidates) >= 1e9 else (1e6, "M")
    values = [quality.of(item) for item in candidates]
    x = Axis.around([item.macs / unit for item in candidates], 66, 704)
    y = Axis.around(values + [t for t in (tuned,) if t], 336, 14)

    def place(item: Candidate) -> Point:
        return x(item.macs / unit), y(quality.of(item))

    best = sorted((item for item, on in zip(candidates, on_front, strict=True) if on), key=place)
    rest = [place(item) for item, on in zip(candidates, on_front, strict=True) if not on]
    parts = [
        frame(x, y, f"executed MACs of one picture ({letter})", quality.title),
        f'<path class="candidates" d="{_dots(rest)}"/>',
        f'<polyline class="front" points="{_points(place(item) for item in best)}"/>',
        *(_front_dot(place(item), item, quality) for item in best),
        *(_chosen(place(item), y, tuned) for item in candidates if item.architecture == chosen),
    ]
    return svg(720, 392, f"The candidates of the search: {quality.word} against MACs", parts)


def curve_plot(steps: NDArray[np.float64], values: NDArray[np.float64], label: str) -> str:
    """One loss (n,) over steps (n,): the mean over short spans, in a band of their extremes."""
    spans = np.array_split(np.arange(len(values)), min(BINS, len(values)))
    low, mean, high = (
        [float(f(values[span])) for span in spans] for f in (np.min, np.mean, np.max)
    )
    middles = [float(steps[span].mean()) for span in spans]
    x = Axis(middles[0], max(middles[-1], middles[0] + 1), 2, 218)
    y = Axis.around([*low, *high], 68, 4)
    upper = [(x(at), y(value)) for at, value in zip(middles, high, strict=True)]
    lower = [(x(at), y(value)) for at, value in zip(middles, low, strict=True)]
    line = [(x(at), y(value)) for at, value in zip(middles, mean, strict=True)]
    parts = [
        '<line class="base" x1="2" y1="70" x2="218" y2="70"/>',
        f'<polygon class="band" points="{_points(upper + lower[::-1])}"/>',
        f'<polyline class="curve" points="{_points(line)}"/>',
    ]
    return svg(220, 72, label, parts)


def widths_plot(network: str, architecture: Architecture, teacher: Architecture | None) -> str:
    """The channel numbers as bars, inside those of the teacher where these are known."""
    outlines = teacher or (0,) * len(architecture)
    most = max(*outlines, *architecture)
    y, step = Axis(0, most, 150, 18), 720 / len(architecture)
    bar = 0.6 * step
    parts = ['<line class="base" x1="0" y1="150.5" x2="720" y2="150.5"/>']
    names = NETWORKS[network].position_names
    for index, (width, full, name) in enumerate(zip(architecture, outlines, names, strict=True)):
        left, middle = (round(step * (index + share), 1) for share in (0.2, 0.5))
        parts += [
            *([_bar("full", left, bar, y(full))] if full else []),
            _bar("width", left, bar, y(width)),
            f'<text x="{middle}" y="{y(width) - 5}" class="middle strong">{width}</text>',
            f'<text x="{middle}" y="168" class="middle">{name}</text>',
        ]
    about = "Channels of each part" + (", inside those of the teacher" if teacher else "")
    return svg(720, 174, about, parts)


def _bar(kind: str, left: float, width: float, top: float) -> str:
    return (
        f'<rect class="{kind}" x="{left}" y="{top}" width="{width:.1f}" height="{150 - top:.1f}"/>'
    )


def frame(x: Axis, y: Axis, x_title: str, y_title: str) -> str:
    """Grid, ticks and titles of a plot of 720 by 392."""
    parts = []
    for tick in x.ticks(7):
        parts.append(f'<line class="grid" x1="{x(tick)}" y1="{y.end}" x2="{x(tick)}" y2="336"/>')
        parts.append(f'<text class="middle" x="{x(tick)}" y="354">{tick:.6g}</text>')
    for tick in y.ticks():
        parts.append(f'<line class="grid" x1="66" y1="{y(tick)}" x2="704" y2="{y(tick)}"/>')
        parts.append(f'<text class="end" x="58" y="{y(tick) + 4}">{tick:.6g}</text>')
    parts.append(f'<text class="middle title" x="385" y="382">{escape(x_title)}</text>')
    return "".join([*parts, *_up_the_side(y_title)])


def _up_the_side(title: str) -> Iterator[str]:
    """The title of the axis; one that is longer than the plot's height loses its details."""
    brief = title if len(title) <= LINE else DETAILS.sub("", title)
    lines = wrap(brief, LINE)
    for index, line in enumerate(lines):
        across = 16 - LINE_HEIGHT * (len(lines) - 1 - index)
        yield (
            f'<text class="middle title" transform="translate({across} 175) rotate(-90)">'
            f"{escape(line)}</text>"
        )


def _front_dot(point: Point, item: Candidate, quality: PlotScore) -> str:
    about = (
        f"{architecture_text(item.architecture)}: {amount(item.macs)} MACs, "
        f"{quality.word} {figure(quality.of(item))}"
    )
    dot = f'<circle class="on-front" cx="{point[0]}" cy="{point[1]}" r="4.5">'
    return f"{dot}<title>{escape(about)}</title></circle>"


def _chosen(point: Point, y: Axis, tuned: float | None) -> str:
    ring = f'<circle class="chosen" cx="{point[0]}" cy="{point[1]}" r="9"/>'
    if tuned is None:
        return ring
    end = y(tuned)
    arrow = f'<line class="tuned" x1="{point[0]}" y1="{point[1]}" x2="{point[0]}" y2="{end}"/>'
    return f'{arrow}{ring}<circle class="tuned-dot" cx="{point[0]}" cy="{end}" r="5"/>'


def _dots(points: Iterable[Point]) -> str:
    # One path of points of no length: a search of thousands stays a small file.
    return "".join(f"M{x} {y}h0" for x, y in points)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def svg(width: int, height: int, label: str, parts: Iterable[str]) -> str:
    """The parts as an inline drawing; `label` is what a screen reader says."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )
