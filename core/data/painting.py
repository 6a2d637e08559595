"""Paints a label map of a scene: every colour follows from the classes and their layout.

Light, haze, texture and reflections are functions of the label map and of two numbers of style,
so a small network can learn them. Lengths are in units of the picture's side.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from core.data.scenes import (
    DAY,
    DISC,
    EVENING,
    MEADOW,
    MOUNTAIN,
    ROOF,
    TREE,
    WALL,
    WATER,
    WINDOW,
)

Field = NDArray[np.floating]
Labels = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def paint(labels: Labels, warmth: float = 0.0, light: float = 0.0) -> Field:
    """Class indices (s, s) -> RGB (s, s, 3) in 0..1.

    `warmth` and `light`, about -1..1, tint and brighten the whole picture a little.
    """
    scene = Scene.of(labels)
    picture = np.empty((*labels.shape, 3), np.float32)
    for label, brush in _BRUSHES.items():
        mask = labels == label
        if mask.any():
            picture[mask] = brush(scene, mask)
    _outline(scene, picture)
    _mirror(scene, picture)
    _shine(scene, picture)
    tint = np.array([0.03, 0.0, -0.03], np.float32) * warmth + 0.03 * light
    return np.clip(picture + tint, 0, 1).astype(np.float32)


@dataclass
class Scene:
    """What several brushes want to know of a label map, each (s, s).

    `down` is the place in the picture, `depth` how far a pixel lies below the top of its own
    patch, `edge` how far it is from the next other class.
    """

    labels: Labels
    evening: bool
    down: Field
    depth: Field
    edge: Field

    @classmethod
    def of(cls, labels: Labels) -> "Scene":
        side = len(labels)
        down = np.repeat(((np.arange(side) + 0.5) / side)[:, None], side, 1).astype(np.float32)
        evening = np.count_nonzero(labels == EVENING) > np.count_nonzero(labels == DAY)
        return cls(labels, bool(evening), down, _depth(labels), _distance_to_edge(labels))

    def mood(self, day: str, evening: str) -> str:
        """The colours of the hour."""
        return evening if self.evening else day


def _depth(labels: Labels) -> Field:
    rows = np.arange(len(labels))[:, None]
    begins = np.ones(labels.shape, bool)
    begins[1:] = labels[1:] != labels[:-1]
    first = np.maximum.accumulate(np.where(begins, rows, 0), axis=0)
    return ((rows - first + 1) / len(labels)).astype(np.float32)


def _distance_to_edge(labels: Labels) -> Field:
    inside = np.ones(labels.shape, bool)
    inside[1:] &= labels[1:] == labels[:-1]
    inside[:, 1:] &= labels[:, 1:] == labels[:, :-1]
    return (ndimage.distance_transform_edt(inside) / len(labels)).astype(np.float32)


def _blend(share: Field, stops: str) -> Field:
    """A gradient through hex colours: `place` 0..1 of any shape -> RGB in a last axis."""
    colours = np.frombuffer(bytes.fromhex(stops), np.uint8).reshape(-1, 3) / 255
    steps = np.linspace(0, 1, 256)
    at = np.linspace(0, 1, len(colours))
    table = np.stack([np.interp(steps, at, channel) for channel in colours.T], -1)
    return table.astype(np.float32)[np.clip(share * 255, 0, 255).astype(np.uint8)]


def _towards(picture: Field, share: Field, colour: str) -> None:
    """Move (s, s, 3) towards one colour, in place, by a share (s, s) of 0..1."""
    picture += (_blend(np.zeros(1, np.float32), colour) - picture) * share[..., None]


def _blurred(field: NDArray[Any], sigma: float) -> Field:
    """Gaussian blur; `sigma` in units of the side."""
    flat = field.astype(np.float32)
    return ndimage.gaussian_filter(flat, sigma * len(field), truncate=3)


def _day_sky(scene: Scene, mask: Mask) -> Field:
    return _blend(scene.down[mask] / 0.62, "4a94d6 86c0ea cbe5ef fdf0d8")


def _evening_sky(scene: Scene, mask: Mask) -> Field:
    return _blend(scene.down[mask] / 0.62, "232a5c 5b4b8a c9789a ffc08a")


def _disc(scene: Scene, mask: Mask) -> Field:
    return _blend(scene.edge[mask] / 0.03, scene.mood("ffd27a fff3cf", "ffe6c4 fffaf0"))


def _mountain(scene: Scene, mask: Mask) -> Field:
    """Snow on what rises high, rock, haze at the foot; light where the slope faces left."""
    depth, down = scene.depth[mask], scene.down[mask]
    ridge = np.argmax(mask, 0).astype(np.float32)
    slope = -np.gradient(ndimage.gaussian_filter1d(ridge, len(ridge) / 60))
    lit = np.clip(np.broadcast_to(slope, mask.shape)[mask], -1, 1) * np.clip(1 - depth / 0.3, 0, 1)
    rock = _blend(depth / 0.3, scene.mood("6c8cab 86a6bd c3d8d8", "54497a 77608f c98fa4"))
    high = np.clip((0.47 - (down - depth)) / 0.2, 0, 1)
    snow = 0.9 * np.clip(1 - (depth - 0.09 * high + 0.01) / 0.012, 0, 1)
    white = _blend(0.5 + 0.5 * lit, scene.mood("c9d9ea ffffff", "b79fc4 f6dfe4"))
    return rock + 0.09 * lit[:, None] + (white - rock) * snow[:, None]


def _meadow(scene: Scene, mask: Mask) -> Field:
    """Green that deepens downhill, in soft mown stripes; houses and trees do not disturb it."""
    rise = _depth(scene.labels[::-1])[::-1][mask]
    stripes = np.sin(2 * np.pi * rise / 0.045)
    green = _blend(rise / 0.2, scene.mood("62a352 94c25c cfdc74", "3c5148 5f7154 a3935f"))
    return green + 0.025 * stripes[:, None]


def _tree(scene: Scene, mask: Mask) -> Field:
    """Round volume: light from the upper left, dark towards the lower right."""
    side = len(mask)
    soft = _blurred(mask, 0.022)
    lit = (np.gradient(soft, axis=0) + np.gradient(soft, axis=1))[mask] * side * 0.045
    lightness = 0.4 + np.clip(lit, -0.5, 0.5) + np.clip(scene.edge[mask] / 0.05, 0, 0.3)
    return _blend(lightness, scene.mood("1f5440 3d8450 a3cb6c", "16282e 2c4c46 6b8560"))


def _wall(scene: Scene, mask: Mask) -> Field:
    return _blend(scene.depth[mask] / 0.12, scene.mood("fff5e2 e9d0af", "b79aa8 8a7394"))


def _roof(scene: Scene, mask: Mask) -> Field:
    """Rows of tiles, brightest at the ridge."""
    tiles = np.sin(2 * np.pi * scene.down[mask] / 0.03)
    clay = _blend(scene.depth[mask] / 0.09, scene.mood("e67a52 b4483c", "a3546a 5f3350"))
    return clay + 0.035 * tiles[:, None]


def _window(scene: Scene, mask: Mask) -> Field:
    glass = scene.mood("37546f 5d86a8 9cc3d8", "e8913a ffc65c fff0a8")
    return _blend(scene.edge[mask] / 0.02, glass)


def _water(scene: Scene, mask: Mask) -> Field:
    own = scene.mood("8cc9dc 4699c2 2c74a6", "80628f 3a3f78 20295c")
    return _blend((scene.down[mask] - 0.62) / 0.38, own)


_BRUSHES: dict[int, Callable[[Scene, Mask], Field]] = {
    DAY: _day_sky,
    EVENING: _evening_sky,
    DISC: _disc,
    MOUNTAIN: _mountain,
    MEADOW: _meadow,
    TREE: _tree,
    WALL: _wall,
    ROOF: _roof,
    WINDOW: _window,
    WATER: _water,
}


def _outline(scene: Scene, picture: Field) -> None:
    """Things darken a little towards their outlines, as in a drawing washed with ink."""
    solid = scene.labels >= TREE
    ink = 0.28 * np.exp(-scene.edge[solid] / 0.006)
    picture[solid] *= 1 - ink[:, None]


def _mirror(scene: Scene, picture: Field) -> None:
    """Water mirrors the shore, and boats themselves, in ripples that grow towards us."""
    mask = scene.labels == WATER
    side = len(mask)
    rows, columns = np.nonzero(mask)
    shore = _shoreline(mask)
    far = np.clip(2 * shore[columns] - rows, 0, side - 1)
    near = np.clip(rows - np.rint(2 * scene.depth[mask] * side).astype(int) + 1, 0, side - 1)
    source = np.where(np.isin(scene.labels[near, columns], (WALL, ROOF)), near, far)
    away = (rows - shore[columns]) / side
    wave = np.sin(2 * np.pi * away / 0.05)
    sway = wave * (0.004 + 0.015 * away) * side
    swayed = np.clip(columns + sway, 0, side - 1).astype(int)
    soft = ndimage.gaussian_filter(picture, (side * 0.008, side * 0.004, 0), truncate=3)
    share = np.clip(0.64 - 0.9 * away, 0.22, 0.64)[:, None]
    picture[mask] += share * (soft[source, swayed] - picture[mask]) + 0.025 * wave[:, None]


def _shoreline(mask: Mask) -> NDArray[np.intp]:
    """The first row of water in every column, as if nothing stood in front of the shore."""
    first = np.where(mask.any(0), np.argmax(mask, 0), len(mask))
    return ndimage.median_filter(first, len(mask) // 4, mode="nearest")


def _shine(scene: Scene, picture: Field) -> None:
    """The air around sun, moon and lit windows, and the glitter below them on the water."""
    disc = scene.labels == DISC
    halo = np.clip(0.75 * _blurred(disc, 0.06), 0, 1)
    _towards(picture, halo, scene.mood("fff6dc", "ffdcb8"))
    below = disc.any(0).astype(np.float32)
    path = ndimage.gaussian_filter1d(below, 0.03 * len(disc), truncate=3)
    ripples = 0.5 + 0.5 * np.sin(2 * np.pi * scene.depth / 0.025)
    glitter = 0.5 * path[None] * ripples * (scene.labels == WATER)
    _towards(picture, glitter, scene.mood("fffaf0", "ffe0bd"))
    if scene.evening:
        lamps = np.clip(0.35 * _blurred(scene.labels == WINDOW, 0.022), 0, 1)
        _towards(picture, lamps, "ffb45c")
