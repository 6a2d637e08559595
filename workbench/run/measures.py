"""How costs, losses and distances are written: with their unit, and with their features."""

import math
import re

from core.nets.architecture import Architecture
from workbench.translation import mark, tr

HASHED = re.compile(r"(\w+)\(([0-9a-f]{4})[0-9a-f]{4,}(?:, [^)]*)?\)")
PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def amount(value: float, digits: int = 3) -> str:
    """1234567 as "1.23 M": a count with so many significant digits."""
    for scale, prefix in PREFIXES:
        if abs(value) >= scale * (1 - 0.5 * 10.0**-digits):
            return f"{_significant(value / scale, digits)}{NARROW_SPACE}{prefix}"
    return _significant(value, digits)


def loss_text(value: float) -> str:
    """A loss in about four characters, whatever its size: "0.532", "12.4", "3.1e-05"."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if size and (size < 1e-3 or size >= 1e5):
        text = f"{value:.1e}"
    else:
        text = f"{value:.{3 if size < 10 else 2 if size < 100 else 1}f}"
    return text.replace("-", MINUS, 1) if value < 0 else text


def milliseconds(value: float) -> str:
    """A latency: "3.21 ms"."""
    return f"{_significant(value, 3)}{NARROW_SPACE}ms"


def times_text(ratio: float) -> str:
    """How many times cheaper: "×12.3"."""
    return f"×{_significant(ratio, 3)}"


def architecture_words(architecture: Architecture) -> str:
    """The widths as people read them: "16 16 32 16 32 32 16 16"."""
    return " ".join(str(width) for width in architecture)


# What a score is called, and with Inception's features alone.
SCORE_NAMES = mark({"frechet": "Fréchet distance", "kid": "Kernel distance", "mind": "MIND"})
SHORT_SCORES = mark({"frechet": "distance", "kid": "kernel distance", "mind": "MIND"})
IN_INCEPTION = mark({"frechet": "FID", "kid": "KID", "mind": "MIND"})


def distance_name(features: str, score: str = "frechet") -> str:
    """What the metric is called: never without the features it was computed in."""
    if features == "inception":
        return tr("{score} (Inception features)").format(score=IN_INCEPTION[score])
    name = tr(SCORE_NAMES[score])
    if not features:
        return name
    return tr("{score}, {features} features").format(score=name, features=features)


def distance_text(metric: float, features: str, score: str = "frechet") -> str:
    """A distance with its name: "31.20 Fréchet distance, encoder(…) features"."""
    return f"{metric:.2f} {distance_name(features, score)}"


def features_short(features: str) -> str:
    """Features for tight places: "encoder(83a000471065, seed 233, …)" as "encoder 83a0…"."""
    found = HASHED.fullmatch(features)
    return f"{found[1]} {found[2]}…" if found else features


def distance_name_short(features: str, score: str = "frechet") -> str:
    """The metric's name for tight places; the whole name belongs into a tooltip."""
    brief = features_short(features)
    if brief == features:
        return distance_name(features, score)
    return f"{tr(SCORE_NAMES[score])}, {brief}"


def distance_text_short(metric: float, features: str, score: str = "frechet") -> str:
    """A distance for tight places: "distance 31.20 (encoder 83a0…)", "FID 31.20"."""
    if features == "inception":
        return f"{IN_INCEPTION[score]} {metric:.2f}"
    named = f" ({features_short(features)})" if features else ""
    return f"{tr(SHORT_SCORES[score])} {metric:.2f}{named}"


def _significant(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 1
    return f"{value:.{max(0, digits - whole)}f}"
