"""What papers report for a task, beside the results here."""

from collections.abc import Iterator

from core.export.markup import paragraph, section, table
from core.export.metadata import ExportMetadata, figure
from core.recipe.published_results import Published
from core.runtime.units import amount


def published(known: Published, metadata: ExportMetadata) -> str:
    """A section with both; nothing where the recipe knows of no published result."""
    if not known.source:
        return ""
    name, teacher, student = _quality(known, metadata)
    rows = [
        ["Paper MACs, teacher", _gmacs(known.teacher_gmacs), metadata.cost_cells("paper_macs")[0]],
        ["Paper MACs, student", _gmacs(known.student_gmacs), amount(metadata.student.paper_macs)],
        ["Parameters, student", _millions(known), amount(metadata.student.parameters)],
        [f"Quality, teacher ({known.metric})", _number(known.teacher_quality), _number(teacher)],
        [f"Quality, student ({known.metric})", _number(known.student_quality), _number(student)],
    ]
    rows = [row for row in rows if row[1]]
    note = f"{known.source}."
    remarks = " ".join(_remarks(known, metadata, name))
    grid = table(["", "Published", "Here"], rows)
    return section("Beside the published result", note, grid, paragraph(remarks, "note"))


def _quality(known: Published, metadata: ExportMetadata) -> tuple[str, float | None, float | None]:
    """The name of the nearest measure here, and its values of teacher and student."""
    if known.metric.startswith("mIoU"):
        if metadata.segmented is None:
            return "", None, None
        segmented = metadata.segmented
        return (
            f"mIoU ({segmented.segmenter})",
            segmented.teacher.mean_iou if segmented.teacher else None,
            segmented.student.mean_iou,
        )
    if metadata.distances is None:
        return "", None, None
    distances = metadata.distances
    is_fid = distances.features == "inception" and distances.score == "frechet"
    name = "FID" if is_fid else f"a distance in {distances.features}"
    if distances.all_targets:
        every = distances.all_targets
        return f"{name} to all targets", every.teacher, every.student
    return name, distances.teacher, distances.student


def _remarks(known: Published, metadata: ExportMetadata, name: str) -> Iterator[str]:
    if not name:
        yield f"{known.metric} was not measured here."
    elif not _alike(known.metric, name):
        yield f"Quality here is {name}: not comparable with the published {known.metric}."
    else:
        yield f"Quality here is {name}."
    yield (
        f"The pictures here have {metadata.height} × {metadata.width} px and come from "
        f"{metadata.data}. Compare numbers only where data, size and training equal those of the "
        "paper."
    )


def _alike(metric: str, name: str) -> bool:
    """Whether two names stand for one measure."""
    return name.removesuffix(" to all targets") == metric


def _gmacs(number: float) -> str:
    return amount(number * 1e9) if number else ""


def _millions(known: Published) -> str:
    return amount(known.student_parameters * 1e6) if known.student_parameters else ""


def _number(value: float | None) -> str:
    return figure(value) if value else ""
