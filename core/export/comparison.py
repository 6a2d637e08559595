"""Every runtime and precision side by side: how faithful, how large, how fast. No torch in here.

`core.export.comparing` measures; this is what is known afterwards, for card, report and window.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core.runtime.errors import UserError
from core.runtime.reading import read_json

FILE = "comparison.json"
FORMAT = 1
UNKNOWN = "–"


@dataclass(frozen=True)
class ComparisonRow:
    """One runtime in one precision, held against the same generator in torch.

    `state` is "works", "not installed", "written" (it runs elsewhere) or "failed"; `why` explains
    the last three. `size` is in bytes. Differences are in grey levels (0 to 255) over the compared
    pictures, the PSNR in dB over all of them and of the worst. `worst` is the file of the worst
    picture, torch's on the left. Times are of one picture.
    """

    name: str
    title: str
    state: str
    why: str = ""
    size: int = 0
    mean_grey: float | None = None
    max_grey: float | None = None
    psnr: float | None = None
    worst_psnr: float | None = None
    worst: str = ""
    ms: float | None = None
    spread_ms: float | None = None

    def passes(self, tolerance: float) -> bool:
        """Whether it runs here, within the tolerance: a PSNR of `tolerance` dB or more."""
        return self.state == "works" and self.psnr is not None and self.psnr >= tolerance

    def verdict(self, tolerance: float) -> str:
        """How it stands, in a few words."""
        if self.state != "works":
            return self.state
        return "works" if self.passes(tolerance) else f"differs: below {tolerance:g} dB"


@dataclass(frozen=True)
class Comparison:
    """All rows, and the teacher and student in torch, timed in the same turns (ms).

    Where there is no network of the teacher, its times are None.
    """

    architecture: str
    height: int
    width: int
    threads: int
    repeats: int
    pictures: int
    about: str
    tolerance: float
    teacher_ms: float | None
    teacher_spread_ms: float | None
    student_ms: float
    student_spread_ms: float
    rows: tuple[ComparisonRow, ...]

    @property
    def best(self) -> ComparisonRow | None:
        """The fastest row within the tolerance."""
        timed = [row for row in self.rows if row.passes(self.tolerance) and row.ms is not None]
        return min(timed, key=lambda row: row.ms or 0.0, default=None)

    def row(self, name: str) -> ComparisonRow | None:
        """A row by its name, such as openvino-bfloat16."""
        return next((row for row in self.rows if row.name == name), None)

    def ratio(self, row: ComparisonRow) -> float | None:
        """How many times as fast as the teacher in torch; None: not known."""
        return self.teacher_ms / row.ms if row.ms and self.teacher_ms else None

    def document(self) -> dict[str, Any]:
        """As plain JSON values."""
        best = self.best.name if self.best else None
        return {"format": FORMAT, "best": best, **asdict(self)}

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Comparison":
        """What `document` gave. Raises KeyError or TypeError for something else."""
        known = {key: v for key, v in document.items() if key not in ("format", "best")}
        return cls(**known | {"rows": tuple(ComparisonRow(**row) for row in known["rows"])})


def read_comparison(folder: Path) -> Comparison | None:
    """The comparison kept in a folder; None where there is none. Raises UserError if damaged."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        return Comparison.of(read_json(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{path} cannot be read.", "Remove it, and compare again.", str(error)
        ) from error


HEAD = (
    "runtime, precision", "state", "size", "mean", "largest", "PSNR, dB", "worst, dB", "ms", "×",
)  # fmt: skip


def comparison_table(comparison: Comparison) -> list[tuple[str, ...]]:
    """The rows as texts under HEAD, teacher and student in torch first."""
    best = comparison.best
    table: list[tuple[str, ...]] = []
    for name, ms, spread in (
        ("teacher in torch", comparison.teacher_ms, comparison.teacher_spread_ms),
        ("this model in torch", comparison.student_ms, comparison.student_spread_ms),
    ):
        if ms is None:
            table.append((name, *[""] * 6, UNKNOWN, ""))
            continue
        times = f"{comparison.teacher_ms / ms:.1f}" if comparison.teacher_ms else ""
        table.append((name, *[""] * 6, f"{ms:.1f} ± {spread or 0:.1f}", times))
    for row in comparison.rows:
        ratio = comparison.ratio(row)
        title = f"{row.title} (best)" if row is best else row.title
        table.append(
            (
                title,
                row.verdict(comparison.tolerance) + (f": {row.why}" if row.why else ""),
                f"{row.size / 1e6:.2f} MB" if row.size else "",
                _text(row.mean_grey, 3),
                _text(row.max_grey, 1),
                _text(row.psnr, 1),
                _text(row.worst_psnr, 1),
                "" if row.ms is None else f"{row.ms:.1f} ± {row.spread_ms or 0:.1f}",
                _text(ratio, 1),
            )
        )
    return table


def about_comparison(comparison: Comparison) -> str:
    """What the table is of, in a few sentences."""
    threads = f"{comparison.threads} thread{'' if comparison.threads == 1 else 's'}"
    sentences = [
        f"Differences from torch are in grey levels, over {comparison.pictures} "
        f"{comparison.about}.",
        f"Times are for one picture of {comparison.height} × {comparison.width} px, measured in "
        f"turns with {threads}, {comparison.repeats} passes; ± is the interquartile range.",
    ]
    if comparison.teacher_ms:
        sentences.append("The last column is the speed-up over the teacher in torch.")
    required = f"At least {comparison.tolerance:g} dB are required (export.tolerance)."
    return " ".join([*sentences, required])


def _text(number: float | None, digits: int) -> str:
    return "" if number is None else f"{number:.{digits}f}"
