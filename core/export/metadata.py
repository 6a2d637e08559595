"""What is known of an exported model: the content of `export.json`, card and report.

No torch in here: the window reads these too.
"""

import json
import platform
from dataclasses import asdict, dataclass, field
from typing import Any

from core.export.comparison import Comparison
from core.export.input_spec import InputSpec
from core.nets.architecture import Architecture, architecture_text
from core.nets.cost import Cost
from core.run.run import versions
from core.run.understood import Understood
from core.runtime.units import amount
from core.search.verdict import Verdict, ratio_words, verdict

FORMAT = 2
UNKNOWN = "–"
"""Written where a number of the teacher is not known."""


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
class ExportSpeed:
    """Median and spread of the time of one picture (ms), measured in turns on one machine.

    `onnx_ms` is the student in ONNX Runtime on the CPU; None where no ONNX model was written. The
    teacher's are None where there is no network of it to time.
    """

    device: str
    threads: int
    repeats: int
    teacher_ms: float | None
    teacher_spread_ms: float | None
    student_ms: float
    student_spread_ms: float
    onnx_ms: float | None = None
    onnx_spread_ms: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as fast as the teacher the student is; None: not known."""
        return None if self.teacher_ms is None else self.teacher_ms / self.student_ms


@dataclass(frozen=True)
class AllTargets:
    """Distances of the same generated pictures to all true ones: trained on, held out and test.

    CycleGAN's published numbers are such distances. `pictures` counts the true ones.
    """

    pictures: int
    student: float
    teacher: float | None


@dataclass(frozen=True)
class ThirdEvaluation:
    """Fréchet distances to the same true pictures in the features of another network."""

    features: str
    student: float
    teacher: float | None
    floor: float | None = None


@dataclass(frozen=True)
class Distances:
    """Distances by one `score` to the true pictures of one part of the data: "test", "held-out".

    On test pictures the score is the Fréchet distance; on held-out ones the search's.

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
    third: ThirdEvaluation | None = None
    trained_with: tuple[str, ...] = ()

    @property
    def who_judged(self) -> str:
        """Which network scored, and which pretrained networks took part in training."""
        others = f" A third network, {self.third.features}, scored them too." if self.third else ""
        if not self.trained_with:
            return (
                f"Scored by {self.features}. No pretrained network took part in training.{others}"
            )
        took = " and ".join(self.trained_with)
        return f"Scored by {self.features}, which took no part in training; {took} did.{others}"

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
class ExportScores:
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
    student: ExportScores
    teacher: ExportScores | None
    photos: ExportScores


@dataclass(frozen=True)
class ExportQuality:
    """What was measured on the final pictures."""

    distances: Distances
    segmented: Segmented | None = None

    @classmethod
    def of(cls, document: dict[str, Any]) -> "ExportQuality":
        """Read back from plain JSON values, as `asdict` makes them."""
        distances, segmented = dict(document["distances"]), document["segmented"]
        if distances.get("third"):
            distances["third"] = ThirdEvaluation(**distances["third"])
        distances["trained_with"] = tuple(distances.get("trained_with", ()))
        if distances["all_targets"]:
            distances["all_targets"] = AllTargets(**distances["all_targets"])
        if segmented:
            scores = {
                name: ExportScores(**segmented[name])
                for name in ("student", "teacher", "photos")
                if segmented[name]
            }
            segmented = Segmented(**segmented | {"teacher": None} | scores)
        return cls(Distances(**distances), segmented)


@dataclass(frozen=True)
class ExportMetadata:
    """One exported model. Costs are for one picture of height × width.

    `network` is resnet, unet, spade or munit. `weights` says where they come from, `data` what the
    pictures are, and `input_spec` what goes into the model. What is not known of the teacher is
    None.
    """

    run: str
    family: str
    network: str
    architecture: Architecture
    weights: str
    height: int
    width: int
    data: str
    input_spec: InputSpec
    seed: int
    teacher: Cost | None
    student: Cost
    teacher_architecture: Architecture | None
    parity: Parity | None = None
    speed: ExportSpeed | None = None
    distances: Distances | None = None
    segmented: Segmented | None = None
    comparison: Comparison | None = None
    formats: tuple[str, ...] = ()
    """Further formats that were written, by name."""
    files: dict[str, int] = field(default_factory=dict)
    """File name -> bytes."""
    understood: Understood = field(default_factory=Understood)
    """What was recognised, assumed and left out of data and imported weights."""

    @property
    def name(self) -> str:
        """The run's name as part of a file name."""
        return file_name(self.run)

    @property
    def paper_ratio(self) -> float | None:
        """How many times fewer MACs, in the published convention; None: not known."""
        return self.teacher.paper_macs / self.student.paper_macs if self.teacher else None

    @property
    def ratio(self) -> float | None:
        """How many times fewer executed MACs; None: not known."""
        return self.teacher.macs / self.student.macs if self.teacher else None

    def cost_cells(self, key: str) -> tuple[str, str, str]:
        """A cost of teacher and student by its name in `Cost`, and how the two compare."""
        own = getattr(self.student, key)
        if self.teacher is None:
            return UNKNOWN, amount(own), UNKNOWN
        theirs = getattr(self.teacher, key)
        return amount(theirs), amount(own), fewer(theirs, own)

    def for_file(self) -> dict[str, str]:
        """The metadata that is written into the model files, as strings."""
        return {
            "run": self.run,
            "family": self.family,
            "architecture": architecture_text(self.architecture),
            "weights": self.weights,
            **self.input_spec.metadata(),
            "trained_height": str(self.height),
            "trained_width": str(self.width),
            "postprocessing": self.input_spec.postprocessing,
        }

    def document(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        known = asdict(self)
        known["architecture"] = architecture_text(self.architecture)
        known["teacher_architecture"] = (
            architecture_text(self.teacher_architecture) if self.teacher_architecture else None
        )
        return {
            "format": FORMAT,
            "verdict": export_verdict(self).words,
            **known,
            "paper_macs_ratio": self.paper_ratio,
            "macs_ratio": self.ratio,
            "latency_ratio": self.speed.ratio if self.speed else None,
            "preprocessing": self.input_spec.preprocessing,
            "postprocessing": self.input_spec.postprocessing,
            "versions": versions(),
            "machine": platform.platform(),
        }

    def json(self) -> str:
        """The text of `export.json`."""
        return json.dumps(self.document(), indent=2, ensure_ascii=False) + "\n"


def export_verdict(metadata: ExportMetadata) -> Verdict:
    """The outcome beside the teacher."""
    speed, distances, segmented = metadata.speed, metadata.distances, metadata.segmented
    return verdict(
        metadata.teacher,
        metadata.student,
        (distances.teacher, distances.student) if distances else (None, None),
        (distances.teacher_uncertainty, distances.student_uncertainty)
        if distances
        else (None, None),
        (segmented.teacher.mean_iou, segmented.student.mean_iou)
        if segmented and segmented.teacher
        else None,
        (speed.teacher_ms, speed.student_ms) if speed else (None, None),
    )


def counted(number: int, noun: str) -> str:
    """A count with its noun: 1 thread, 2 threads."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def figure(number: float) -> str:
    """A measured number in three digits, without an exponent: 1234, 56.7, 8.90, 0.0123.

    Numbers below 0.0001 get six decimals.
    """
    for digits, least in enumerate((100, 10, 1, 0.1, 0.01, 0.001)):
        if abs(number) >= least:
            return f"{number:.{digits}f}"
    return f"{number:.6f}" if number else "0.000"


def with_spread(number: float, spread: float | None) -> str:
    """A measured number, and how far off it may be in as many decimals: 56.7 ± 0.4."""
    text = figure(number)
    return text if spread is None else f"{text} ± {spread:.{len(text.partition('.')[2])}f}"


def known_figure(number: float | None, spread: float | None = None) -> str:
    """A measured number as `with_spread` writes it, or a dash where it is not known."""
    return UNKNOWN if number is None else with_spread(number, spread)


def file_name(text: str) -> str:
    """A text as part of a file name that every system accepts."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in text)
    return kept.strip(".-") or "model"


def script_name(choice: str) -> str:
    """The script that comes with a further format, such as openvino-bfloat16."""
    return f"sample-{choice}.py"


def speed_up(ratio: float) -> str:
    """A ratio of speeds in words: 4.2× faster, 1.3× slower."""
    return ratio_words(ratio, str, "{n}× faster", "{n}× slower", "as fast")


def fewer(teacher: float, student: float) -> str:
    """How a cost compares: 12× fewer, 1.4× more, as many."""
    return ratio_words(teacher / student, str, "{n}× fewer", "{n}× more", "as many")


def plain(text: str) -> str:
    """Text from a person, so that Markdown shows it as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in " ".join(text.split()))
