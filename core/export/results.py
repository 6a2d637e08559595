"""The results in the report: pictures, costs, distances, the search, the curves."""

from collections.abc import Iterator
from html import escape

import numpy as np
from numpy.typing import NDArray

from core.data.images import Pixels, read_picture, resize
from core.errors import UserError
from core.export.facts import Distances, Facts, Speed, amount, counted, figure
from core.export.markup import image, paragraph, section, table
from core.export.plots import curve_plot, front_plot, widths_plot
from core.nets.architecture import architecture_text
from core.record import Record
from core.run import Run, Strip, on_front

LARGEST_TILE = 320
STAGES = (("teacher", "Teacher"), ("distill", "Once-for-all student"), ("finetune", "Fine-tuning"))


def pictures(run: Run, record: Record, facts: Facts) -> str:
    """The fixed held-out pictures, one a row, and what each network makes of them."""
    wanted = _strips(facts, bool(_finetuning(record, facts).get("kept")))
    columns = [(name, tiles) for name, file in wanted if (tiles := _tiles(run, file))]
    if not columns:
        return ""
    cells = [f'<div class="head">{escape(name)}</div>' for name, _ in columns]
    for place in range(min(len(tiles) for _, tiles in columns)):
        cells += [image(tiles[place], f"{name}, picture {place + 1}") for name, tiles in columns]
    grid = (
        f'<div class="pictures" style="grid-template-columns:repeat({len(columns)},'
        f'minmax(0,11rem))">{"".join(cells)}</div>'
    )
    note = "The same held-out pictures all along; no network learnt from them."
    return section("Pictures", note, grid)


def costs(facts: Facts) -> str:
    """MACs in both conventions, parameters, measured time; the widths."""
    teacher, student = facts.teacher, facts.student
    rows = [
        _cost_row("Paper MACs", teacher.paper_macs, student.paper_macs),
        _cost_row("Executed MACs", teacher.macs, student.macs),
        _cost_row("Parameters", teacher.parameters, student.parameters),
        *(_speed_rows(facts.speed) if facts.speed else ()),
    ]
    note = (
        f"For one picture of {facts.height} × {facts.width} px (height × width). Paper MACs follow "
        "the published convention; executed MACs count convolutions as they run."
    )
    caption = (
        f"Outlined: the teacher, {architecture_text(facts.teacher_architecture)}. Filled: this "
        f"model, {architecture_text(facts.architecture)}. Trunk and blocks have four times their "
        "number of channels, “down” and “up 1” twice."
    )
    return section(
        "What it costs",
        note,
        table(["", "Teacher", "This model", "Ratio"], rows),
        "<h3>Channels</h3>",
        widths_plot(facts.architecture, facts.teacher_architecture),
        paragraph(caption, "note"),
    )


def distances(found: Distances) -> str:
    """Teacher, model and floor as numbers and bars."""
    rows = [
        ("True training pictures", "", found.floor),
        ("Teacher", "teacher", found.teacher),
        ("This model", "student", found.student),
    ]
    known = [(name, kind, value) for name, kind, value in rows if value is not None]
    most = max(value for _, _, value in known) or 1.0
    body = "".join(
        f'<tr><td>{name}</td><td class="number strong">{figure(value)}</td>'
        f'<td class="track"><div class="bar {kind}" style="width:{100 * value / most:.1f}%">'
        "</div></td></tr>"
        for name, kind, value in known
    )
    note = (
        f"Fréchet distance to {found.pictures} true {found.part} pictures in the features "
        f"{found.features}; lower is better. "
    )
    if found.floor is not None:
        note += "The first row is the floor: true pictures measured against true pictures."
    return section("How good it is", note, f'<div class="scroll"><table>{body}</table></div>')


def search(record: Record, facts: Facts) -> str:
    """The candidates and their front, and what fine-tuning brought."""
    candidates = [item.candidate for item in record.candidates()]
    if not candidates:
        return ""
    first, tuned = candidates[0], _finetuning(record, facts)
    note = (
        f"{len(candidates)} sub-generators of the once-for-all student, judged without retraining "
        f"on {first.pictures} held-out pictures in the features {first.features}."
    )
    plot = front_plot(
        candidates, on_front(candidates), facts.architecture, tuned.get("after"), first.features
    )
    return section("The search", note, _legend(bool(tuned)), plot, _tuning(tuned))


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
    note = "Each line is the mean over short spans of steps, each band the range within them."
    return section("How training went", note, *parts) if parts else ""


def _strips(facts: Facts, tuned: bool) -> list[tuple[str, str]]:
    return [
        ("Input", Strip.INPUT),
        ("Teacher", Strip.TEACHER),
        ("As the search found it", Strip.candidate(facts.architecture)),
        *([("Fine-tuned", Strip.finetuned(facts.architecture))] if tuned else []),
        ("Truth", Strip.TRUTH),
    ]


def _tiles(run: Run, file: str) -> list[Pixels]:
    """The pictures of a strip, at most 320 px high; none where it was not drawn."""
    try:
        strip = read_picture(run.samples / file)
    except UserError:
        return []
    data = run.recipe.data
    count = max(1, strip.shape[1] // data.width)
    shown = min(1.0, LARGEST_TILE / data.height)
    size = (round(data.height * shown), round(data.width * shown))
    return [resize(tile, size) for tile in np.array_split(strip, count, axis=1)]


def _cost_row(name: str, teacher: int, student: int) -> list[str]:
    return [name, amount(teacher), amount(student), f"{teacher / student:.1f}×"]


def _speed_rows(speed: Speed) -> Iterator[list[str]]:
    threads = counted(speed.threads, "thread")
    yield [
        f"Time of a picture, torch on {speed.device}, {threads}",
        _timed(speed.teacher_ms, speed.teacher_spread_ms),
        _timed(speed.student_ms, speed.student_spread_ms),
        f"{speed.ratio:.1f}×",
    ]
    if speed.onnx_ms is not None:
        onnx = _timed(speed.onnx_ms, speed.onnx_spread_ms or 0)
        yield [f"Time of a picture, ONNX Runtime on CPU, {threads}", "", onnx, ""]


def _timed(median: float, spread: float) -> str:
    text = figure(median)
    return f"{text} ± {spread:.{len(text.partition('.')[2])}f} ms"


def _legend(tuned: bool) -> str:
    names = [("", "measured"), ("f", "on the front"), ("c", "chosen")]
    names += [("t", "the chosen one after fine-tuning")] if tuned else []
    keys = "".join(f'<span><i class="{kind}"></i>{name}</span>' for kind, name in names)
    return f'<div class="legend">{keys}</div>'


def _finetuning(record: Record, facts: Facts) -> dict:
    return record.facts(f"finetuned {architecture_text(facts.architecture)}")


def _tuning(found: dict) -> str:
    if not found:
        return ""
    outcome, kept = (
        ("Fine-tuning helped", "The fine-tuned weights are the ones exported.")
        if found["kept"]
        else ("Fine-tuning did not help", "The weights of the search are the ones exported.")
    )
    text = (
        f"{outcome}: held-out distance {figure(found['before'])} before, {figure(found['after'])} "
        f"after, in the features {found['features']}. {kept}"
    )
    return paragraph(text, "outcome")


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
    found: dict[tuple[str, str], list[tuple[int, float]]] = {}
    after = 0
    while rows := record.scalars(after):
        after = rows[-1].id
        for row in rows:
            if row.name != "lr" and not row.name[-1].isdigit() and row.value is not None:
                found.setdefault((row.stage, row.name), []).append((row.step, row.value))
    arrays = {key: np.array(pairs, dtype=np.float64) for key, pairs in found.items()}
    return {key: (both[:, 0], both[:, 1]) for key, both in arrays.items()}
