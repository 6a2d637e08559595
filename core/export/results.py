"""The results in the report: pictures, costs, distances, the search, the curves."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.images import Pixels, read_picture, resize
from core.export.input_spec import InputSpec
from core.export.markup import image, paragraph, section, table
from core.export.metadata import (
    UNKNOWN,
    Distances,
    ExportMetadata,
    ExportScores,
    ExportSpeed,
    Segmented,
    counted,
    figure,
    known_figure,
    speed_up,
    with_spread,
)
from core.export.plots import PlotScore, curve_plot, front_plot, widths_plot
from core.export.positions import times_text
from core.metrics.scores import score_name
from core.nets.architecture import architecture_text
from core.recipe.search import Search
from core.run.finetune_result import FineTuned
from core.run.record import Record
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from core.search.selection import on_front

LARGEST_TILE = 320
IN_STYLES = 3
STAGES = (
    ("teacher", "Teacher"),
    ("prune", "Pruned student"),
    ("distill", "Supernet"),
    ("finetune", "Fine-tuning"),
)


def pictures(run: Run, record: Record, metadata: ExportMetadata) -> str:
    """The fixed held-out pictures, one a row, and what each network makes of them."""
    wanted = _sheets(metadata, _is_tuned(record, metadata))
    grid = _grid([(name, _tiles(run, file)) for name, file in wanted])
    if not grid:
        return ""
    note = "Every network draws the same held-out pictures. None was trained on them."
    if metadata.input_spec.styles:
        note += " Each picture has its own style, the same for every network."
    return section(
        "Pictures", note, grid, _classes(metadata.input_spec), _styles(run, record, metadata)
    )


def _classes(input_spec: InputSpec) -> str:
    """Which colour of the inputs is which class, where the classes have names."""
    if not input_spec.names:
        return ""
    keys = (
        f'<span><i style="background:rgb{colour}"></i>{escape(input_spec.title(number))}</span>'
        for number, colour in enumerate(input_spec.palette)
    )
    return f'<div class="legend">{"".join(keys)}</div>'


def _styles(run: Run, record: Record, metadata: ExportMetadata) -> str:
    """The first pictures in several styles, those of the teacher beside those of the model."""
    tuned = _is_tuned(record, metadata)
    sheet = (SheetFile.finetuned if tuned else SheetFile.candidate)(metadata.architecture)
    columns = [("Input", _tiles(run, SheetFile.INPUT))]
    for name, file in (("Teacher", SheetFile.TEACHER), ("This model", sheet)):
        for style in range(run.recipe.styles if metadata.input_spec.styles else 0):
            tiles = _tiles(run, SheetFile.styled(file, style))
            columns.append((f"{name}, style {style + 1}", tiles))
    grid = _grid([(name, shown[:IN_STYLES]) for name, shown in columns])
    return f"<h3>In several styles</h3>{grid}" if len(columns) > 1 and grid else ""


def _grid(wanted: Sequence[tuple[str, list[Pixels]]]) -> str:
    """Columns of pictures under their names, without those that have none."""
    columns = [(name, tiles) for name, tiles in wanted if tiles]
    if not columns:
        return ""
    cells = [f'<div class="head">{escape(name)}</div>' for name, _ in columns]
    for index in range(min(len(tiles) for _, tiles in columns)):
        cells += [image(tiles[index], f"{name}, picture {index + 1}") for name, tiles in columns]
    return (
        f'<div class="pictures" style="grid-template-columns:repeat({len(columns)},'
        f'minmax(0,11rem))">{"".join(cells)}</div>'
    )


def costs(metadata: ExportMetadata) -> str:
    """MACs in both conventions, parameters, measured time; the widths."""
    rows = [
        ["Paper MACs", *metadata.cost_cells("paper_macs")],
        ["Executed MACs", *metadata.cost_cells("macs")],
        ["Parameters", *metadata.cost_cells("parameters")],
        *(_speed_rows(metadata.speed) if metadata.speed else ()),
    ]
    note = (
        f"For one picture of {metadata.height} × {metadata.width} px (height × width). Paper MACs "
        "follow the published convention; executed MACs count convolutions as they run."
    )
    if metadata.input_spec.styles:
        note += " Both include the style encoder, as published; times are for a given style."
    caption = (
        f"{_outlined(metadata)}Filled: this model, {architecture_text(metadata.architecture)}. "
        f"{times_text(metadata.network)}"
    )
    return section(
        "What it costs",
        note,
        table(["", "Teacher", "This model", "Ratio"], rows),
        "<h3>Channels</h3>",
        widths_plot(metadata.network, metadata.architecture, metadata.teacher_architecture),
        paragraph(caption, "note"),
    )


def _outlined(metadata: ExportMetadata) -> str:
    teacher = metadata.teacher_architecture
    return f"Outlined: the teacher, {architecture_text(teacher)}. " if teacher else ""


def distances(result: Distances) -> str:
    """Teacher, model and floor as numbers and bars."""
    made = "" if result.generated is None else f" of {result.generated} generated pictures"
    note = f"{result.name}{made} to {result.against} in the features {result.features}; "
    note += "lower is better. "
    if result.floor is not None:
        note += "For scale, the first row scores true training pictures in the same way."
    rows = [
        Bar("True training pictures", "", result.floor),
        Bar("Teacher", "teacher", result.teacher, result.teacher_uncertainty),
        Bar("This model", "student", result.student, result.student_uncertainty),
    ]
    if result.teacher is None:
        note += " The teacher's score is not known."
    if result.student_uncertainty is not None:
        note += " ± is one standard deviation over other samples of as many generated pictures."
    note += f" {result.who_judged}"
    return section("How good it is", note, _bars(rows), *_to_all(result), *_third(result))


def _third(distances: Distances) -> Iterator[str]:
    third = distances.third
    if third is None:
        return
    yield f"<h3>In the features of a third network, {escape(third.features)}</h3>"
    yield paragraph("Fréchet distances to the same true pictures; lower is better.", "note")
    yield _bars(
        [
            Bar("True training pictures", "", third.floor),
            Bar("Teacher", "teacher", third.teacher),
            Bar("This model", "student", third.student),
        ]
    )


def _to_all(distances: Distances) -> Iterator[str]:
    every = distances.all_targets
    if every is None:
        return
    yield f"<h3>To all {every.pictures} true pictures of the target domain</h3>"
    yield paragraph(
        "These include training pictures, as in CycleGAN's published numbers.",
        "note",
    )
    yield _bars(
        [Bar("Teacher", "teacher", every.teacher), Bar("This model", "student", every.student)]
    )


class Bar(NamedTuple):
    """A number with its name; not drawn where there is none."""

    name: str
    kind: str
    value: float | None
    uncertainty: float | None = None


def _bars(rows: Sequence[Bar]) -> str:
    known = [(row, row.value) for row in rows if row.value is not None]
    most = max(value for _, value in known) or 1.0
    body = "".join(
        f"<tr><td>{row.name}</td>"
        f'<td class="number strong">{with_spread(value, row.uncertainty)}</td>'
        f'<td class="track"><div class="bar {row.kind}" style="width:{100 * value / most:.1f}%">'
        "</div></td></tr>"
        for row, value in known
    )
    return f'<div class="scroll"><table>{body}</table></div>'


def segmented(result: Segmented) -> str:
    """How well a segmenter finds the label maps in the generated pictures."""
    note = (
        f"A segmenter ({result.segmenter}) labels the pictures generated from {result.pictures} "
        f"{result.part} label maps, and its labels are compared with the maps; higher is better. "
        "Its score on true photos shows how well it segments at best."
    )
    head = ["", "mIoU", "Pixel accuracy", "Mean class accuracy"]
    rows = [
        _score_row("True photos", result.photos),
        *([_score_row("Teacher", result.teacher)] if result.teacher else []),
        _score_row("This model", result.student),
    ]
    return section("Segmentation", note, table(head, rows))


def _score_row(name: str, scores: ExportScores) -> list[str]:
    numbers = scores.mean_iou, scores.pixel_accuracy, scores.class_accuracy
    return [name, *(f"{figure(number)} %" for number in numbers)]


def search(record: Record, metadata: ExportMetadata, wanted: Search) -> str:
    """The candidates and their front, and what fine-tuning brought."""
    criterion = wanted.criterion
    candidates = [item.candidate for item in record.candidates()]
    if not candidates:
        return ""
    first, tuned = candidates[0], _finetuning(record, metadata)
    note = (
        f"The search scored {len(candidates)} sub-generators of the supernet without retraining, "
        f"on {first.pictures} held-out pictures in the features {first.features}."
    )
    by_miou = criterion == "miou" and all(item.miou is not None for item in candidates)
    quality = MIOU if by_miou else _score_in(first.features, wanted.score)
    tuned_to = tuned.scores(criterion) if tuned else None
    after = tuned_to[1] if tuned_to else None
    best = on_front(candidates, criterion)
    plot = front_plot(candidates, best, metadata.architecture, after, quality)
    return section("The search", note, _legend(after is not None), plot, _tuning(tuned))


MIOU = PlotScore("mIoU", "mIoU (%), higher is better", lambda item: item.miou or 0.0)


def _score_in(features: str, score: str) -> PlotScore:
    short = "MIND" if score == "mind" else "distance"
    name = f"{score_name(score, features)}, lower is better"
    return PlotScore(short, name, lambda item: item.metric)


def curves(record: Record) -> str:
    """The losses of every training stage."""
    series = _series(record)
    parts = []
    for stage, title in STAGES:
        shown = {name: pair for (of, name), pair in series.items() if of == stage}
        if shown:
            last = max(int(steps[-1]) for steps, _ in shown.values())
            boxes = "".join(_curve(name, *pair) for name, pair in shown.items())
            parts.append(f"<h3>{title}, {counted(last, 'step')}</h3>")
            parts.append(f'<div class="curves">{boxes}</div>')
    note = "Lines are means over short spans of steps; bands are the range within each span."
    return section("Training curves", note, *parts) if parts else ""


def _sheets(metadata: ExportMetadata, tuned: bool) -> list[tuple[str, str]]:
    return [
        ("Input", SheetFile.INPUT),
        ("Teacher", SheetFile.TEACHER),
        ("Before fine-tuning", SheetFile.candidate(metadata.architecture)),
        *([("Fine-tuned", SheetFile.finetuned(metadata.architecture))] if tuned else []),
        ("True picture", SheetFile.TRUTH),
    ]


def _tiles(run: Run, file: str) -> list[Pixels]:
    """The pictures of a sheet, at most 320 px high; none where it was not drawn."""
    try:
        sheet = read_picture(run.samples / file)
    except UserError:
        return []
    data = run.recipe.data
    count = max(1, sheet.shape[1] // data.width)
    shown = min(1.0, LARGEST_TILE / data.height)
    size = (round(data.height * shown), round(data.width * shown))
    return [resize(tile, size) for tile in np.array_split(sheet, count, axis=1)]


def _speed_rows(speed: ExportSpeed) -> Iterator[list[str]]:
    threads = counted(speed.threads, "thread")
    yield [
        f"Time per picture, torch on {speed.device}, {threads}",
        known_figure(speed.teacher_ms, speed.teacher_spread_ms) + " ms" * bool(speed.teacher_ms),
        _timed(speed.student_ms, speed.student_spread_ms),
        UNKNOWN if speed.ratio is None else speed_up(speed.ratio),
    ]
    if speed.onnx_ms is not None:
        onnx = _timed(speed.onnx_ms, speed.onnx_spread_ms or 0)
        yield [f"Time per picture, ONNX Runtime on CPU, {threads}", "", onnx, ""]


def _timed(median: float, spread: float) -> str:
    return f"{with_spread(median, spread)} ms"


def _legend(tuned: bool) -> str:
    names = [("", "scored"), ("f", "on the front"), ("c", "chosen")]
    names += [("t", "chosen, after fine-tuning")] if tuned else []
    keys = "".join(f'<span><i class="{kind}"></i>{name}</span>' for kind, name in names)
    return f'<div class="legend">{keys}</div>'


def _finetuning(record: Record, metadata: ExportMetadata) -> FineTuned | None:
    return FineTuned.of(record.facts(f"finetuned {architecture_text(metadata.architecture)}"))


def _is_tuned(record: Record, metadata: ExportMetadata) -> bool:
    tuned = _finetuning(record, metadata)
    return tuned is not None and tuned.kept


def _tuning(tuned: FineTuned | None) -> str:
    return (
        paragraph(f"{tuned.outcome} Both are scores on held-out pictures.", "outcome")
        if tuned
        else ""
    )


def _curve(name: str, steps: NDArray[np.float64], values: NDArray[np.float64]) -> str:
    last = figure(float(values[-max(1, len(values) // 50) :].mean()))
    ends = f"{figure(float(values.min()))} to {figure(float(values.max()))}"
    return (
        f'<div class="curve-box"><div class="top"><b>{escape(name)}</b><span>{last}</span></div>'
        f"{curve_plot(steps, values, name)}"
        f'<div class="range">{ends}</div></div>'
    )


def _series(
    record: Record,
) -> dict[tuple[str, str], tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """(stage, name) -> steps and values of every loss, without each layer's own and the rate."""
    points: dict[tuple[str, str], list[tuple[int, float]]] = {}
    after = 0
    while rows := record.scalars(after):
        after = rows[-1].id
        for row in rows:
            if row.name != "lr" and not row.name[-1].isdigit() and row.value is not None:
                points.setdefault((row.stage, row.name), []).append((row.step, row.value))
    arrays = {key: np.array(pairs, dtype=np.float64) for key, pairs in points.items()}
    return {key: (both[:, 0], both[:, 1]) for key, both in arrays.items()}
