"""Lakeside scenes as label maps: where the sky ends, where the houses stand, what floats."""

import math
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

CLASSES = (
    "day sky",
    "evening sky",
    "sun or moon",
    "mountain",
    "meadow",
    "water",
    "tree",
    "wall",
    "roof",
    "window",
)
DAY, EVENING, DISC, MOUNTAIN, MEADOW, WATER, TREE, WALL, ROOF, WINDOW = range(len(CLASSES))
COLOURS = bytes.fromhex("8ecae6 5a4a78 ffd166 7d8597 90be6d 277da1 2d6a4f f5ebe0 bc4749 fb8500")
"""One readable RGB colour a class, for the palette of the label files."""


@dataclass
class SceneCanvas:
    """Draws classes on a square in units of its side: (0, 0) is top left, (1, 1) bottom right."""

    side: int

    def __post_init__(self) -> None:
        self.image = Image.new("L", (self.side, self.side))
        self.draw = ImageDraw.Draw(self.image)

    def shape(self, label: int, points: list[tuple[float, float]]) -> None:
        """Fill a polygon with a class."""
        self.draw.polygon([(x * self.side, y * self.side) for x, y in points], fill=label)

    def box(self, label: int, left: float, top: float, right: float, bottom: float) -> None:
        """Fill an upright rectangle with a class."""
        self.shape(label, [(left, top), (right, top), (right, bottom), (left, bottom)])

    def round(self, label: int, x: float, y: float, radius: float) -> None:
        """Fill a circle with a class."""
        corners = (x - radius, y - radius, x + radius, y + radius)
        self.draw.ellipse([corner * self.side for corner in corners], fill=label)

    def below(self, label: int, heights: NDArray[np.float64]) -> None:
        """Fill everything under a line of heights, from the left border to the right one."""
        across = np.linspace(0, 1, len(heights))
        line = list(zip(across.tolist(), heights.tolist(), strict=True))
        self.shape(label, [(0, 1.1), *line, (1, 1.1)])


def compose(side: int, rng: Random) -> NDArray[np.uint8]:
    """One scene as class indices (side, side): sky, mountains, a shore with houses, the lake."""
    canvas = SceneCanvas(side)
    evening = rng.random() < 0.4
    canvas.image.paste(EVENING if evening else DAY, (0, 0, side, side))
    shore = rng.uniform(0.6, 0.7)
    x, y = rng.uniform(0.12, 0.88), rng.uniform(0.1, 0.26)
    canvas.round(DISC, x, y, rng.uniform(0.045, 0.075))
    _mountains(canvas, rng, shore)
    land = _rolling(rng, shore - rng.uniform(0.06, 0.15), 0.03)
    canvas.below(MEADOW, land)
    canvas.below(WATER, shore + _wave(rng, 0.008, (0.5, 1.5)))
    _village(canvas, rng, land, shore)
    if rng.random() < 0.55:
        _boat(canvas, rng, rng.uniform(0.2, 0.8), rng.uniform(shore + 0.1, 0.86))
    if rng.random() < 0.7:
        _near_bank(canvas, rng)
    return np.asarray(canvas.image)


def _wave(rng: Random, height: float, waves: tuple[float, float]) -> NDArray[np.float64]:
    across = np.linspace(0, 1, 65)
    bend = np.zeros_like(across)
    for octave in (1, 2, 3):
        turns = rng.uniform(*waves) * octave * across + rng.random()
        bend += np.sin(2 * math.pi * turns) / octave
    return height * bend


def _rolling(rng: Random, level: float, height: float) -> NDArray[np.float64]:
    return level + _wave(rng, height, (0.5, 1.2))


def _mountains(canvas: SceneCanvas, rng: Random, shore: float) -> None:
    """A jagged range: tent-shaped peaks, the highest counts, with a little roughness."""
    across = np.linspace(0, 1, 97)
    heights = np.full_like(across, shore - 0.08)
    for _ in range(rng.randint(3, 5)):
        peak, top = rng.uniform(-0.05, 1.05), rng.uniform(0.2, 0.42)
        slope = rng.uniform(0.7, 1.3)
        heights = np.minimum(heights, top + slope * np.abs(across - peak))
    for waves in (9, 17):
        heights += 0.05 / waves * np.sin(2 * math.pi * (waves * across + rng.random()))
    canvas.below(MOUNTAIN, heights)


def _village(canvas: SceneCanvas, rng: Random, land: NDArray[np.float64], shore: float) -> None:
    """Houses and trees side by side on the shore, far ones first."""
    x = rng.uniform(-0.02, 0.08)
    plan = []
    while x < 0.95:
        kind = rng.choices(("house", "tower", "round", "fir", "gap"), (5, 1, 3, 4, 2))[0]
        width = rng.uniform(*_WIDTHS[kind])
        ground = float(np.interp(x + width / 2, np.linspace(0, 1, len(land)), land))
        plan.append((kind, x, width, rng.uniform(ground + 0.02, shore - 0.005)))
        x += width * rng.uniform(0.8, 1.15)
    for kind, left, width, foot in sorted(plan, key=lambda item: item[3]):
        _DRAWN[kind](canvas, rng, left, width, foot)


def _house(canvas: SceneCanvas, rng: Random, left: float, width: float, foot: float) -> None:
    right, height = left + width, width * rng.uniform(0.5, 0.75)
    eaves = foot - height
    ridge = eaves - width * rng.uniform(0.38, 0.55)
    overhang, inset = 0.08 * width, width * rng.choice((0.5, 0.5, 0.22))
    canvas.box(WALL, left, eaves, right, foot)
    if rng.random() < 0.5:
        chimney = left + 0.7 * width
        canvas.box(WALL, chimney, ridge + 0.01, chimney + 0.1 * width, eaves)
    outline = [(left - overhang, eaves), (left + inset, ridge), (right - inset, ridge)]
    canvas.shape(ROOF, [*outline, (right + overhang, eaves)])
    _windows(canvas, rng, left, eaves, width, height)


def _windows(
    canvas: SceneCanvas, rng: Random, left: float, top: float, width: float, height: float
) -> None:
    count = 3 if width > 0.23 else 2
    door = rng.randrange(count)
    pane = width / count
    for index in range(count):
        middle = left + (index + 0.5) * pane
        half = 0.24 * pane
        bottom = top + height if index == door else top + 0.66 * height
        canvas.box(WINDOW, middle - half, top + 0.24 * height, middle + half, bottom)


def _tower(canvas: SceneCanvas, rng: Random, left: float, width: float, foot: float) -> None:
    top = foot - width * rng.uniform(2.2, 3.0)
    canvas.box(WALL, left, top, left + width, foot)
    spire = top - width * rng.uniform(1.2, 1.8)
    edge = 0.12 * width
    canvas.shape(ROOF, [(left - edge, top), (left + width / 2, spire), (left + width + edge, top)])
    for level in (0.35, 1.25):
        middle = left + width / 2
        high = top + level * width
        canvas.box(WINDOW, middle - 0.17 * width, high, middle + 0.17 * width, high + 0.5 * width)


def _round_tree(canvas: SceneCanvas, rng: Random, left: float, width: float, foot: float) -> None:
    x, radius = left + width / 2, width / 2
    canvas.box(TREE, x - 0.1 * width, foot - width, x + 0.1 * width, foot)
    for _ in range(5):
        dx, dy = rng.uniform(-0.3, 0.3) * width, rng.uniform(-0.25, 0.25) * width
        canvas.round(TREE, x + dx, foot - 0.95 * width + dy, radius * rng.uniform(0.6, 0.8))


def _fir(canvas: SceneCanvas, rng: Random, left: float, width: float, foot: float) -> None:
    x, height = left + width / 2, width * rng.uniform(2.0, 2.8)
    canvas.box(TREE, x - 0.07 * width, foot - 0.2 * height, x + 0.07 * width, foot)
    for tier in range(3):
        bottom = foot - height * (0.1 + 0.26 * tier)
        half = width * (0.5 - 0.11 * tier)
        top = bottom - 0.42 * height
        canvas.shape(TREE, [(x - half, bottom), (x, top), (x + half, bottom)])


def _gap(canvas: SceneCanvas, rng: Random, left: float, width: float, foot: float) -> None:
    """Nothing but meadow: a village needs air."""


def _boat(canvas: SceneCanvas, rng: Random, x: float, y: float) -> None:
    size = rng.uniform(0.06, 0.1)
    hull = [(x - size, y - 0.3 * size), (x + size, y - 0.3 * size), (x + 0.65 * size, y)]
    canvas.shape(ROOF, [*hull, (x - 0.65 * size, y)])
    toward = rng.choice((-1, 1)) * size
    low, high = y - 0.4 * size, y - 2.4 * size
    canvas.shape(WALL, [(x, high), (x + 0.85 * toward, low), (x, low)])
    canvas.shape(WALL, [(x - 0.12 * toward, y - 2 * size), (x - 0.6 * toward, low), (x, low)])


def _near_bank(canvas: SceneCanvas, rng: Random) -> None:
    """A corner of meadow in front, with firs or a round tree that frame the view."""
    right = rng.random() < 0.5
    across = np.linspace(0, 1, 65)
    near = across if right else 1 - across
    reach = rng.uniform(0.4, 0.65)
    rise = np.sqrt(np.clip((near - 1 + reach) / reach, 0, 1))
    canvas.below(MEADOW, 1.01 - rng.uniform(0.12, 0.2) * rise)
    draw, positions = rng.choice(((_fir, (0.0, 0.13)), (_round_tree, (0.02,)), (_fir, (0.04,))))
    for position in positions:
        width = rng.uniform(0.13, 0.18)
        away = position + rng.uniform(0, 0.03)
        left = 1 - away - width if right else away
        draw(canvas, rng, left, width, rng.uniform(0.91, 0.96))


_WIDTHS = {
    "house": (0.18, 0.28),
    "tower": (0.085, 0.11),
    "round": (0.12, 0.18),
    "fir": (0.09, 0.13),
    "gap": (0.04, 0.14),
}
_DRAWN = {"house": _house, "tower": _tower, "round": _round_tree, "fir": _fir, "gap": _gap}
