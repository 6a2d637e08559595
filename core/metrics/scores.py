"""The three scores of generated features against the real ones, by name: lower is better."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from numpy.typing import NDArray

from core.metrics.bandwise import NAME as WAVELET_DISTANCE
from core.metrics.bandwise import WAVELET, BandwiseFrechet
from core.metrics.frechet import Gaussian, distance_name, frechet_distance
from core.metrics.kernel import kernel_distance
from core.metrics.mind import Slices
from core.metrics.uncertainty import jackknife


class Score(ABC):
    """The references, prepared once; many sets of generated features are compared with them."""

    @abstractmethod
    def __init__(self, real: NDArray[Any]) -> None:
        """`real`: features (n, d), n ≥ 2. Raises UserError for fewer or bad numbers."""

    @abstractmethod
    def distance(self, generated: NDArray[Any]) -> float:
        """The score of generated features (n, d), n ≥ 2. Raises UserError as above."""

    def uncertainty(self, generated: NDArray[Any]) -> float | None:
        """One standard deviation over other draws of as many generated images (n, d).

        The references are held fixed. None for fewer than three pictures, where nothing is known.
        """
        return jackknife(self.distance, generated)


class Frechet(Score):
    """The Fréchet distance; its uncertainty by the jackknife over twenty groups of pictures."""

    def __init__(self, real: NDArray[Any] | Gaussian) -> None:
        """`real`: features (n, d), or statistics from a file."""
        self._real = real if isinstance(real, Gaussian) else Gaussian.of(real)

    def distance(self, generated: NDArray[Any]) -> float:
        """At least 0; biased upwards where there are few pictures for the number of features."""
        return frechet_distance(self._real, generated)


class Kernel(Score):
    """KID, unbiased; its uncertainty by the jackknife over single pictures, in closed form."""

    def __init__(self, real: NDArray[Any]) -> None:
        self._real = real

    def distance(self, generated: NDArray[Any]) -> float:
        """Of features (n, d); unbiased, so that it may lie a little below 0."""
        return kernel_distance(self._real, generated).value

    def uncertainty(self, generated: NDArray[Any]) -> float | None:
        """One standard deviation over other draws of features (n, d), in closed form."""
        return kernel_distance(self._real, generated).generated_error


class Monge(Score):
    """MIND; its uncertainty by the jackknife over twenty groups of pictures."""

    def __init__(self, real: NDArray[Any]) -> None:
        self._slices = Slices(real)

    def distance(self, generated: NDArray[Any]) -> float:
        """At least 0, of features (n, d); biased upwards where n is small."""
        return self._slices.distance(generated)

    def uncertainty(self, generated: NDArray[Any]) -> float | None:
        """One standard deviation over other draws of features (n, d), each projected once."""
        return jackknife(self._slices.of_projections, self._slices.projections(generated))


class Wavelet(Score):
    """The Fréchet Wavelet Distance of features that are wavelet packets."""

    def __init__(self, real: NDArray[Any]) -> None:
        self._bands = BandwiseFrechet(real)

    def distance(self, generated: NDArray[Any]) -> float:
        """At least 0, of features (n, d); biased upwards where n is small."""
        return self._bands.distance(generated)

    def uncertainty(self, generated: NDArray[Any]) -> float | None:
        """None: the jackknife would take twenty times as long as the score."""
        return None


FRECHET, KID, MIND = "frechet", "kid", "mind"

SCORES: Mapping[str, Callable[[NDArray[Any]], Score]] = {FRECHET: Frechet, KID: Kernel, MIND: Monge}


def score_against(score: str, features: str, real: NDArray[Any]) -> Score:
    """The score of this name, against real features (n, d) of the kind `features`.

    Raises ValueError for wavelet packets and another score than the Fréchet distance, which alone
    is defined for them.
    """
    if features != WAVELET:
        return SCORES[score](real)
    if score != FRECHET:
        raise ValueError(f"wavelet packets have no {score}")
    return Wavelet(real)


def score_name(score: str, features: str) -> str:
    """What to call a score in these features; FID and KID only with Inception's own."""
    if features == WAVELET:
        return WAVELET_DISTANCE
    if score == FRECHET:
        return distance_name(features)
    name = {KID: "kernel distance", MIND: "MIND"}[score]
    if features == "inception":
        return {KID: "KID", MIND: "MIND"}[score]
    return f"{name} ({features})"
