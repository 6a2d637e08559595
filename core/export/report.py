"""report.html: the whole story of a run in one file that needs nothing else to be read."""

import base64
import io
import platform
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import numpy as np
from PIL import Image

from core.data.images import read_picture, resize
from core.errors import UserError
from core.export.facts import Distances, Facts, Speed, amount, figure, verdict
from core.export.plots import curve_plot, front_plot, widths_plot
from core.nets.architecture import architecture_text
from core.recipe import RecipeField, fields, sections, value_of
from core.record import Record
from core.run import Run, Strip, on_front, versions

LARGEST_TILE = 320
FEW = 500
"""Below this many pictures a Fréchet distance is visibly biased."""


def report_page(run: Run, facts: Facts) -> str:
    """The report as HTML: style, plots and pictures are all inside."""
    record = run.record()
    try:
        body = "".join(_sections(run, record, facts))
    finally:
        record.close()
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(facts.run)}: compression report</title><style>{style}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _sections(run: Run, record: Record, facts: Facts) -> Iterator[str]:
    yield _header(run, facts)
    yield _tiles(facts)
    yield _pictures(run, facts)
    yield _costs(facts)
    if facts.distances:
        yield _distances(facts.distances)
    yield _search(record, facts)
    yield _finetuning(record, facts)
    yield _curves(record)
    yield _recipe(run)
    yield _notes(record, facts)
    yield _footer(facts)


def _header(run: Run, facts: Facts) -> str:
    about = f"<p>{escape(run.recipe.description)}</p>" if run.recipe.description else ""
    return (
        f'<header><p class="eyebrow">A compressed {escape(facts.family)} generator</p>'
        f"<h1>{escape(facts.run)}</h1>"
        f'<p class="verdict">{escape(verdict(facts))}</p>{about}</header>'
    )


def _tiles(facts: Facts) -> str:
    teacher, student = facts.teacher, facts.student
    tiles = [
        _ratio_tile("MACs, paper convention", teacher.paper_macs, student.paper_macs),
        _ratio_tile("Parameters", teacher.parameters, student.parameters),
    ]
    if facts.speed:
        speed = facts.speed
        times = f"{figure(speed.teacher_ms)} ms → {figure(speed.student_ms)} ms a picture"
        tiles.append(_tile("Speed, measured here", f"{speed.ratio:.1f}×", times))
    if facts.distances and facts.distances.teacher is not None:
        distances = facts.distances
        values = f"{figure(facts.distances.teacher)} → {figure(distances.student)}"
        note = f"{distances.pictures} {distances.part} pictures, lower is better"
        tiles.append(_tile("Distance, teacher → model", values, note))
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _ratio_tile(name: str, teacher: int, student: int) -> str:
    note = f"{amount(teacher)} → {amount(student)}"
    return _tile(name, f"{teacher / student:.1f}× fewer", note)


def _tile(name: str, value: str, note: str) -> str:
    lines = (("name", name), ("value", value), ("from", note))
    inner = "".join(f'<div class="{kind}">{escape(text)}</div>' for kind, text in lines)
    return f'<div class="tile">{inner}</div>'


def _pictures(run: Run, facts: Facts) -> str:
    columns = [(name, tiles) for name, file in _strips(facts) if (tiles := _tiles_of(run, file))]
    if not columns:
        return ""
    count = min(len(tiles) for _, tiles in columns)
    cells = [f'<div class="head">{escape(name)}</div>' for name, _ in columns]
    for place in range(count):
        cells += [_image(tiles[place], f"{name}, picture {place + 1}") for name, tiles in columns]
    grid = (
        f'<div class="pictures" style="grid-template-columns: repeat({len(columns)}, 1fr)">'
        f"{''.join(cells)}</div>"
    )
    note = "The same held-out pictures all along; no network was trained on them."
    return _section("Pictures", note, grid)


def _strips(facts: Facts) -> list[tuple[str, str]]:
    return [
        ("Input", Strip.INPUT),
        ("Teacher", Strip.TEACHER),
        ("As the search found it", Strip.candidate(facts.architecture)),
        ("Fine-tuned", Strip.finetuned(facts.architecture)),
        ("Truth", Strip.TRUTH),
    ]


def _tiles_of(run: Run, file: str) -> list[np.ndarray]:
    """The pictures of a strip, at most 320 px high; none where it was not drawn."""
    try:
        strip = read_picture(run.samples / file)
    except UserError:
        return []
    data = run.recipe.data
    count = max(1, strip.shape[1] // data.width)
    shown = min(1.0, LARGEST_TILE / data.height)
    size = (round(data.height * shown), round(data.width * shown))
    return [resize(np.ascontiguousarray(t), size) for t in np.array_split(strip, count, axis=1)]


def _image(pixels: np.ndarray, about: str) -> str:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    content = base64.b64encode(buffer.getvalue()).decode()
    return f'<img alt="{escape(about)}" src="data:image/png;base64,{content}">'


def _costs(facts: Facts) -> str:
    teacher, student = facts.teacher, facts.student
    rows = [
        _cost_row("Paper MACs", teacher.paper_macs, student.paper_macs),
        _cost_row("Executed MACs", teacher.macs, student.macs),
        _cost_row("Parameters", teacher.parameters, student.parameters),
    ]
    if facts.speed:
        rows += _speed_rows(facts.speed)
    note = (
        f"For one picture of {facts.height} × {facts.width} px (height × width). Paper MACs follow "
        "the published convention; executed MACs count convolutions as they run."
    )
    table = _table(["", "Teacher", "This model", "Ratio"], rows)
    figure_ = (
        f"<h3>Channels</h3>{widths_plot(facts.architecture, facts.teacher_architecture)}"
        f"<figcaption>Outlined: the teacher, <code>{architecture_text(facts.teacher_architecture)}"
        f"</code>. Filled: this model, <code>{architecture_text(facts.architecture)}</code>. "
        "Trunk and blocks are four times as wide as their number, the second of each up and down "
        "twice.</figcaption>"
    )
    return _section("What it costs", note, table + figure_)


def _cost_row(name: str, teacher: int, student: int) -> list[str]:
    return [name, amount(teacher), amount(student), f"{teacher / student:.1f}×"]


def _speed_rows(speed: Speed) -> Iterator[list[str]]:
    yield [
        f"Time of a picture, torch on {speed.device} ({speed.threads} threads)",
        _timed(speed.teacher_ms, speed.teacher_spread_ms),
        _timed(speed.student_ms, speed.student_spread_ms),
        f"{speed.ratio:.1f}×",
    ]
    if speed.onnx_ms is not None:
        onnx = _timed(speed.onnx_ms, speed.onnx_spread_ms or 0)
        yield [f"Time of a picture, ONNX Runtime on CPU ({speed.threads} threads)", "", onnx, ""]


def _timed(median: float, spread: float) -> str:
    return f"{figure(median)} ± {figure(spread)} ms"


def _distances(distances: Distances) -> str:
    rows = [
        ("True training pictures", "", distances.floor),
        ("Teacher", "teacher", distances.teacher),
        ("This model", "student", distances.student),
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
        f"Fréchet distance to {distances.pictures} true {distances.part} pictures in the features "
        f"{distances.features}; lower is better. The first row is the floor: true pictures "
        "measured against true pictures."
    )
    return _section("How good it is", note, f"<table>{body}</table>")


def _search(record: Record, facts: Facts) -> str:
    candidates = [item.candidate for item in record.candidates()]
    if not candidates:
        return ""
    tuned = record.facts(f"finetuned {architecture_text(facts.architecture)}").get("after")
    plot = front_plot(
        candidates, on_front(candidates), facts.architecture, tuned, candidates[0].features
    )
    legend = [
        ("", "measured"),
        ("f", "on the front"),
        ("c", "chosen"),
        *([("t", "the chosen one after fine-tuning")] if tuned is not None else []),
    ]
    keys = "".join(f'<span><i class="{kind}"></i>{name}</span>' for kind, name in legend)
    first = candidates[0]
    note = (
        f"{len(candidates)} sub-generators of the once-for-all student, judged without retraining "
        f"on {first.pictures} held-out pictures in the features {first.features}."
    )
    return _section("The search", note, f'<div class="legend">{keys}</div>{plot}')


def _finetuning(record: Record, facts: Facts) -> str:
    found = record.facts(f"finetuned {architecture_text(facts.architecture)}")
    if not found:
        return ""
    kept = "the fine-tuned weights are exported" if found["kept"] else "the search’s weights stay"
    note = (
        f"{'It helped' if found['kept'] else 'It did not help'}: held-out distance "
        f"{figure(found['before'])} before and {figure(found['after'])} after, in the features "
        f"{found['features']}; {kept}."
    )
    return _section("Fine-tuning", note, "")


def _curves(record: Record) -> str:
    series = _series(record)
    parts = []
    for stage, title in (
        ("teacher", "Teacher"),
        ("distill", "Student"),
        ("finetune", "Fine-tuned"),
    ):
        boxes = [_curve(name, *pair) for (of, name), pair in series.items() if of == stage]
        if boxes:
            parts.append(f'<h3>{title}</h3><div class="curves">{"".join(boxes)}</div>')
    note = "Mean over short spans of steps, and the range within them."
    return _section("How training went", note, "".join(parts)) if parts else ""


def _curve(name: str, steps: np.ndarray, values: np.ndarray) -> str:
    last = figure(float(values[-max(1, len(values) // 50) :].mean()))
    ends = f"{figure(float(values.min()))} to {figure(float(values.max()))}, {len(steps)} steps"
    return (
        f'<div class="curve-box"><div class="top"><b>{escape(name)}</b><span>{last}</span></div>'
        f'{curve_plot(steps, values, name)}<div class="range">{ends}</div></div>'
    )


def _series(record: Record) -> dict[tuple[str, str], tuple[np.ndarray, np.ndarray]]:
    """(stage, name) -> steps and values of every loss, without each layer's own and the rate."""
    found: dict[tuple[str, str], list[tuple[int, float]]] = {}
    after = 0
    while rows := record.scalars(after):
        after = rows[-1].id
        for row in rows:
            if row.name != "lr" and not row.name[-1].isdigit() and row.value is not None:
                found.setdefault((row.stage, row.name), []).append((row.step, row.value))
    return {key: tuple(np.array(pairs, dtype=float).T) for key, pairs in found.items()}  # type: ignore[misc]


def _recipe(run: Run) -> str:
    general = [field for field in fields() if "." not in field.path]
    parts = [_group(run, "General", general)]
    for key, title, _ in sections():
        inside = [field for field in fields() if field.path.startswith(f"{key}.")]
        parts.append(_group(run, title, inside))
    return _section("The recipe", "What differs from the defaults is set in bold.", "".join(parts))


def _group(run: Run, title: str, choices: Iterable[RecipeField]) -> str:
    rows = []
    for field in choices:
        value = value_of(run.recipe, field.path)
        changed = ' class="changed"' if value != field.default else ""
        text = f"{_shown(field, value)} {field.unit}".strip()
        rows.append(
            f"<tr{changed}><td>{escape(field.title)}</td>"
            f"<td>{escape(text) or '–'}</td><td><code>{escape(field.path)}</code></td></tr>"
        )
    return f"<details><summary>{escape(title)}</summary><table>{''.join(rows)}</table></details>"


def _shown(field: RecipeField, value: object) -> str:
    # A report is passed on, and where things lay on this machine is nobody else's business.
    return Path(str(value)).name if field.picker else str(value)


def _notes(record: Record, facts: Facts) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in _honest(record, facts))
    return _section("How to read these numbers", "", f"<ul>{items}</ul>")


def _honest(record: Record, facts: Facts) -> Iterator[str]:
    distances = facts.distances
    if distances and distances.part == "test":
        yield (
            f"The {distances.pictures} test pictures were looked at once, for this report. Nothing "
            "was trained, searched or chosen on them."
        )
    elif distances:
        yield (
            "There were no test pictures, so the distances above are on held-out pictures that the "
            "search chose by. They look better than they would on new pictures."
        )
    yield (
        "Held-out pictures are training pairs that no network learnt from. The search, and the "
        "choice between the weights before and after fine-tuning, were made on them."
    )
    if distances:
        yield _about_features(distances)
        if distances.pictures < FEW:
            yield (
                f"With {distances.pictures} pictures a Fréchet distance comes out too high, the "
                "same for all of them; never compare it with one measured on another number."
            )
    if facts.parity:
        yield (
            f"The ONNX model was run on {facts.parity.pictures} held-out pictures: it differs from "
            f"torch by at most {facts.parity.max_error:.1e} in a range of 2 "
            f"(PSNR {facts.parity.psnr:.0f} dB)."
        )
    if facts.speed:
        yield (
            f"Times are of this machine: {facts.speed.repeats} pictures each, one at a time, the "
            "networks in turns; ± is the distance between the quartiles. Fewer MACs do not make a "
            "network faster by as much."
        )


def _about_features(distances: Distances) -> str:
    if distances.features == "inception":
        return "The distances are FID, with the features and weights torch-fidelity uses."
    return (
        f"The distances are not FID: they are taken in the features {distances.features}, and "
        "compare only with distances in the same features."
    )


def _footer(facts: Facts) -> str:
    used = ", ".join(f"{name} {number}" for name, number in versions().items())
    text = (
        f"Weights: {facts.weights}. Data: {facts.data}. Seed {facts.seed}. "
        f"{platform.platform()}; {used}."
    )
    return f"<footer>{escape(text)}</footer>"


def _section(title: str, note: str, content: str) -> str:
    lede = f'<p class="lede">{escape(note)}</p>' if note else ""
    return f"<section><h2>{escape(title)}</h2>{lede}{content}</section>"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    kinds = ["", *['class="number"'] * (len(head) - 1)]
    top = "".join(f"<th {kind}>{escape(text)}</th>" for kind, text in zip(kinds, head, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td {kind}>{escape(c)}</td>" for kind, c in zip(kinds, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return f'<div class="scroll"><table><tr>{top}</tr>{body}</table></div>'
