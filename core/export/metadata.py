"""What is known of an exported model: `export.json`, the card and the report all say it.

No torch in here: the window reads these too.
"""

import json
import platform
from dataclasses import asdict, dataclass, field
from typing import Any

from core.export.feeding import POSTPROCESSING, Feeding
from core.nets.architecture import Architecture, architecture_text
from core.nets.cost import Cost
from core.run import versions

FORMAT = 2


@dataclass(frozen=True)
class Parity:
    """ONNX Runtime against torch on `pictures` inputs: largest error in [-1, 1], and PSNR (dB).

    The PSNR is capped at 200 dB, which is beyond what float32 resolves. `norm` is "standard" where
    the model uses ONNX's own instance normalisation, "exact" where that was not exact enough.
    `about` says what the inputs were.
    """

    max_error: float
    psnr: float
    pictures: int
    norm: str = "standard"
    about: str = "held-out pictures"


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
class AllTargets:
    """Distances of the same generated pictures to all true ones: trained on, held out and test.

    CycleGAN's numbers are published so. `pictures` counts the true ones.
    """

    pictures: int
    student: float
    teacher: float


@dataclass(frozen=True)
class Distances:
    """Distances by one `score` to the true pictures of one part of the data: "test", "held-out".

    On test pictures the score is the Fréchet distance; on held-out ones what the search went by.

    `pictures` counts the true ones (0: not known any more), `generated` those made, where they are
    not as many. `floor` is the distance of `floor_pictures` true training pictures to the same true
    pictures: what a generator that only makes real ones would score. Where sources and targets do
    not belong together, `all_targets` may be there, and `true_part` says which part the true
    pictures are of if it is another than that of the sources. An uncertainty is one standard
    deviation over other draws of as many generated pictures (`core.metrics.uncertainty`).
    """

    part: str
    features: str
    pictures: int
    student: float
    teacher: float | None = None
    floor: float | None = None
    floor_pictures: int = 0
    generated: int | None = None
    all_targets: AllTargets | None = None
    true_part: str = ""
    student_uncertainty: float | None = None
    teacher_uncertainty: float | None = None
    score: str = "frechet"

    @property
    def name(self) -> str:
        """What was measured, without its features."""
        return {"frechet": "Fréchet distance", "kid": "Kernel distance", "mind": "MIND"}[self.score]

    @property
    def made(self) -> int:
        """How many pictures were generated."""
        return self.pictures if self.generated is None else self.generated

    @property
    def against(self) -> str:
        """What the distance is to, in words."""
        count = f"{self.pictures}" if self.pictures else "the"
        return f"{count} true {self.true_part or self.part} pictures"


@dataclass(frozen=True)
class Scores:
    """How well a segmenter reads the true label maps from pictures, in percent."""

    mean_iou: float
    pixel_accuracy: float
    class_accuracy: float


@dataclass(frozen=True)
class Segmented:
    """Scores of both networks' pictures of `pictures` label maps, and of the true photos."""

    segmenter: str
    part: str
    pictures: int
    student: Scores
    teacher: Scores
    photos: Scores


@dataclass(frozen=True)
class Quality:
    """What was measured on the final pictures."""

    distances: Distances
    segmented: Segmented | None = None

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Quality":
        """Read back from plain JSON values, as `asdict` makes them."""
        distances, segmented = dict(document["distances"]), document["segmented"]
        if distances["all_targets"]:
            distances["all_targets"] = AllTargets(**distances["all_targets"])
        if segmented:
            scores = {name: Scores(**segmented[name]) for name in ("student", "teacher", "photos")}
            segmented = Segmented(**segmented | scores)
        return cls(Distances(**distances), segmented)


@dataclass(frozen=True)
class Facts:
    """One exported model. Costs are for one picture of height × width.

    `network` is resnet, unet, spade or munit. `weights` says where they come from, `data` what the
    pictures are, and `feeding` what goes into the model.
    """

    run: str
    family: str
    network: str
    architecture: Architecture
    weights: str
    height: int
    width: int
    data: str
    feeding: Feeding
    seed: int
    teacher: Cost
    student: Cost
    teacher_architecture: Architecture
    parity: Parity | None = None
    speed: Speed | None = None
    distances: Distances | None = None
    segmented: Segmented | None = None
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
            **self.feeding.metadata(),
            "trained_height": str(self.height),
            "trained_width": str(self.width),
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
            "preprocessing": self.feeding.preprocessing,
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
    if facts.segmented:
        teacher, student = facts.segmented.teacher.mean_iou, facts.segmented.student.mean_iou
        parts.append(f"mIoU {figure(teacher)} → {figure(student)} %")
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
    """A measured number in three digits, without an exponent: 1234, 56.7, 8.90, 0.0123.

    Of numbers below 0.0001, the first six decimals.
    """
    for digits, least in enumerate((100, 10, 1, 0.1, 0.01, 0.001)):
        if abs(number) >= least:
            return f"{number:.{digits}f}"
    return f"{number:.6f}" if number else "0.000"


def with_spread(number: float, spread: float | None) -> str:
    """A measured number, and how far off it may be in as many decimals: 56.7 ± 0.4."""
    text = figure(number)
    return text if spread is None else f"{text} ± {spread:.{len(text.partition('.')[2])}f}"


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
    where = f"on {distances.made} {distances.part} pictures"
    name = "MIND" if distances.score == "mind" else "distance"
    if distances.teacher is None:
        return f"{name} {figure(distances.student)} {where}"
    return f"{name} {figure(distances.teacher)} → {figure(distances.student)} {where}"


def plain(text: str) -> str:
    """Text from a person, so that Markdown shows it as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in " ".join(text.split()))
