"""What is known of an exported model: `export.json`, the card and the report all say it.

No torch in here: the window reads these too.
"""

import json
import platform
from dataclasses import asdict, dataclass, field
from typing import Any

from core.nets.architecture import Architecture, architecture_text
from core.nets.cost import Cost
from core.run import versions

FORMAT = 1
COLOURS = "colours.png"
PREPROCESSING = "RGB, float32, (1, 3, height, width), x / 127.5 - 1"
POSTPROCESSING = "(y + 1) / 2 * 255, rounded, clamped to 0..255, RGB"


@dataclass(frozen=True)
class Parity:
    """ONNX Runtime against torch on `pictures` pictures: largest error in [-1, 1], and PSNR (dB).

    The PSNR is capped at 200 dB, which is beyond what float32 resolves. `norm` is "standard" where
    the model uses ONNX's own instance normalisation, "exact" where that was not exact enough.
    """

    max_error: float
    psnr: float
    pictures: int
    norm: str = "standard"


@dataclass(frozen=True)
class Speed:
    """Median and spread of the time of one picture (ms), measured in turns on one machine.

    `onnx_ms` is the student in ONNX Runtime on the CPU; None where no ONNX model was written.
    """

    device: str
    threads: int
    repeats: int
    teacher_ms: float
    teacher_spread_ms: float
    student_ms: float
    student_spread_ms: float
    onnx_ms: float | None = None
    onnx_spread_ms: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as fast the student is."""
        return self.teacher_ms / self.student_ms


@dataclass(frozen=True)
class Distances:
    """Fréchet distances to the true pictures of one part of the data, "test" or "held-out".

    `floor` is the distance of `floor_pictures` true training pictures to the same true pictures:
    what a generator that only makes real ones would score.
    """

    part: str
    features: str
    pictures: int
    student: float
    teacher: float | None = None
    floor: float | None = None
    floor_pictures: int = 0


@dataclass(frozen=True)
class Facts:
    """One exported model. Costs are for one picture of height × width.

    `weights` says where they come from, `data` what the pictures are, and `labels` whether the
    generator is fed label maps, drawn in colours.
    """

    run: str
    family: str
    architecture: Architecture
    weights: str
    height: int
    width: int
    data: str
    labels: bool
    seed: int
    teacher: Cost
    student: Cost
    teacher_architecture: Architecture
    parity: Parity | None = None
    speed: Speed | None = None
    distances: Distances | None = None
    files: dict[str, int] = field(default_factory=dict)
    """File name -> bytes."""

    @property
    def name(self) -> str:
        """The run's name as part of a file name."""
        return file_name(self.run)

    @property
    def paper_ratio(self) -> float:
        """How many times fewer MACs, in the published convention."""
        return self.teacher.paper_macs / self.student.paper_macs

    @property
    def ratio(self) -> float:
        """How many times fewer executed MACs."""
        return self.teacher.macs / self.student.macs

    def metadata(self) -> dict[str, str]:
        """What travels inside the model files."""
        return {
            "run": self.run,
            "family": self.family,
            "architecture": architecture_text(self.architecture),
            "weights": self.weights,
            "inputs": "label maps" if self.labels else "pictures",
            "trained_height": str(self.height),
            "trained_width": str(self.width),
            "preprocessing": PREPROCESSING,
            "postprocessing": POSTPROCESSING,
        }

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        known = asdict(self)
        known["architecture"] = architecture_text(self.architecture)
        known["teacher_architecture"] = architecture_text(self.teacher_architecture)
        return {
            "format": FORMAT,
            "verdict": verdict(self),
            **known,
            "paper_macs_ratio": self.paper_ratio,
            "macs_ratio": self.ratio,
            "latency_ratio": self.speed.ratio if self.speed else None,
            "preprocessing": PREPROCESSING,
            "postprocessing": POSTPROCESSING,
            "versions": versions(),
            "machine": platform.platform(),
        }

    def json(self) -> str:
        """The text of `export.json`."""
        return json.dumps(self.document(), indent=2, ensure_ascii=False) + "\n"


def verdict(facts: Facts) -> str:
    """The outcome in one sentence."""
    parts = [f"{facts.paper_ratio:.1f}× fewer MACs (paper convention)"]
    if facts.speed:
        parts.append(f"{speed_up(facts.speed.ratio)} here")
    if facts.distances:
        parts.append(_distance(facts.distances))
    return ", ".join(parts) + "."


def amount(number: float) -> str:
    """A large number in three digits: 5.68 G, 326 M, 357 k."""
    for size, letter in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if number >= 0.9995 * size:
            return f"{number / size:#.3g}".rstrip(".") + letter
    return f"{number:g}"


def bytes_text(size: int) -> str:
    """A file's size: 828 B, 1.14 kB."""
    return f"{amount(size)}B" if size >= 1000 else f"{size} B"


def counted(number: int, noun: str) -> str:
    """A count with its noun: 1 thread, 2 threads."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def figure(number: float) -> str:
    """A measured number in three digits, without an exponent: 1234, 56.7, 8.90, 0.123."""
    for least, digits in ((100, 0), (10, 1), (1, 2)):
        if abs(number) >= least:
            return f"{number:.{digits}f}"
    return f"{number:.3f}"


def file_name(text: str) -> str:
    """A text as part of a file name that every system accepts."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in text)
    return kept.strip(".-") or "model"


def speed_up(ratio: float) -> str:
    """A ratio of speeds in words: 4.2× faster, 1.3× slower."""
    if ratio >= 1:
        return f"{ratio:.1f}× faster"
    return f"{1 / ratio:.1f}× slower"


def _distance(distances: Distances) -> str:
    where = f"on {distances.pictures} {distances.part} pictures"
    if distances.teacher is None:
        return f"distance {figure(distances.student)} {where}"
    return f"distance {figure(distances.teacher)} → {figure(distances.student)} {where}"
