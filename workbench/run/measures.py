"""How costs, losses and distances are written: with their unit, and with their features."""

import math
import re
from functools import partial

from core.nets.architecture import Architecture
from core.runtime import units
from core.runtime.units import significant
from workbench.app.translation import mark, tr

HASHED = re.compile(r"(\w+)\([0-9a-f]{4,}(?:, [^)]*)?\)")
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


amount = partial(units.amount, space=NARROW_SPACE)
"""1234567 as "1.23 M", with a space that does not break."""


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


def value_text(value: float) -> str:
    """A distance or an mIoU in few characters: "2034", "352.3", "31.20", "0.0412", "1.2e+12"."""
    size = abs(value)
    if size >= 1e6:
        return f"{value:.3g}"
    if size >= 1:
        # Four digits: no score is surer than that.
        return significant(value, 4) if size >= 100 else f"{value:.2f}"
    return f"{value:.4f}" if size >= 1e-3 or value == 0 else f"{value:.2e}"


def milliseconds(value: float) -> str:
    """A latency: "3.21 ms"."""
    return f"{significant(value, 3)}{NARROW_SPACE}ms"


def times_text(ratio: float) -> str:
    """A ratio: "12.3×"."""
    return f"{significant(ratio, 3)}×"


def fewer_words(ratio: float) -> str:
    """How many times fewer something is, never below one: "12.3× fewer", "1.43× more"."""
    words = tr("{times} fewer") if ratio >= 1 else tr("{times} more")
    return words.format(times=times_text(max(ratio, 1 / ratio) if ratio > 0 else ratio))


def faster_words(ratio: float) -> str:
    """How much faster something is, never below one: "4.1× faster", "1.3× slower"."""
    words = tr("{times} faster") if ratio >= 1 else tr("{times} slower")
    return words.format(times=times_text(max(ratio, 1 / ratio) if ratio > 0 else ratio))


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
    return f"{value_text(metric)} {distance_name(features, score)}"


def features_short(features: str) -> str:
    """Features as they are seen: "encoder(83a000471065, seed 233, …)" as "encoder".

    What tells two encoders apart belongs into a tooltip.
    """
    match = HASHED.fullmatch(features)
    return match[1] if match else features


def distance_name_short(features: str, score: str = "frechet") -> str:
    """The metric's name for tight places; the whole name belongs into a tooltip."""
    return distance_name(features_short(features), score)


def distance_text_short(metric: float, features: str, score: str = "frechet") -> str:
    """A distance for tight places: "distance 31.20 (encoder)", "FID 31.20"."""
    if features == "inception":
        return f"{IN_INCEPTION[score]} {value_text(metric)}"
    named = f" ({features_short(features)})" if features else ""
    return f"{tr(SHORT_SCORES[score])} {value_text(metric)}{named}"
