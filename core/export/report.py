"""report.html: the whole story of a run in one file that needs nothing else to be read."""

import platform
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from core.export import raced, results
from core.export.formats_section import compared_formats
from core.export.markup import paragraph, section, tile
from core.export.metadata import (
    UNKNOWN,
    Distances,
    ExportMetadata,
    ExportSpeed,
    export_verdict,
    figure,
    speed_up,
)
from core.export.published import published
from core.export.ranked import BEGIN, END, ranking
from core.recipe.fields import RecipeField, fields, sections, value_of
from core.run.record import Record
from core.run.run import Run, versions

FEW = 500
"""Below this many pictures a Fréchet distance is visibly biased."""


def report_page(run: Run, metadata: ExportMetadata) -> str:
    """The report as HTML: style, plots and pictures are all inside."""
    with run.record() as record:
        body = "".join(_sections(run, record, metadata))
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(metadata.run)}: compression report</title><style>{style}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _sections(run: Run, record: Record, metadata: ExportMetadata) -> Iterator[str]:
    yield _header(run, metadata)
    yield _tiles(metadata)
    yield results.pictures(run, record, metadata)
    yield results.costs(metadata)
    if metadata.comparison:
        yield compared_formats(run, metadata.comparison)
    if metadata.distances:
        yield results.distances(metadata.distances)
    if metadata.segmented:
        yield results.segmented(metadata.segmented)
    yield published(run.recipe.published, metadata)
    yield results.search(record, metadata, run.recipe.search)
    yield f"{BEGIN}{ranking(record)}{END}"
    yield f"{raced.BEGIN}{raced.race_section(record)}{raced.END}"
    yield results.curves(record)
    yield _understood(metadata)
    yield _recipe(run)
    yield _notes(metadata)
    yield _footer(metadata)


def _header(run: Run, metadata: ExportMetadata) -> str:
    unbroken = f"{export_verdict(metadata).words}."
    return (
        f"<header>{paragraph(f'A compressed {metadata.family} generator', 'eyebrow')}"
        f"<h1>{escape(metadata.run)}</h1>{paragraph(unbroken, 'verdict')}"
        f"{paragraph(run.recipe.description)}</header>"
    )


def _tiles(metadata: ExportMetadata) -> str:
    tiles = [
        _cost_tile("MACs, paper convention", metadata.cost_cells("paper_macs")),
        _cost_tile("Parameters", metadata.cost_cells("parameters")),
    ]
    if metadata.speed:
        tiles.append(_speed_tile(metadata.speed))
    if metadata.distances and metadata.distances.teacher is not None:
        distances = metadata.distances
        values = f"{figure(metadata.distances.teacher)} → {figure(distances.student)}"
        note = f"teacher → model, {distances.made} {distances.part} pictures, lower is better"
        tiles.append(tile("Distance to true pictures", values, note))
    if metadata.segmented and metadata.segmented.teacher:
        seen = metadata.segmented
        assert seen.teacher is not None
        values = f"{figure(seen.teacher.mean_iou)} → {figure(seen.student.mean_iou)}"
        note = f"teacher → model, {seen.pictures} {seen.part} label maps, higher is better"
        tiles.append(tile("mIoU (%)", values, note))
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _cost_tile(name: str, cells: tuple[str, str, str]) -> str:
    teacher, student, ratio = cells
    if ratio == UNKNOWN:
        return tile(name, student, "the teacher's cost is not known")
    return tile(name, ratio, f"{teacher} → {student}")


def _speed_tile(speed: ExportSpeed) -> str:
    name, own = "Speed, measured here", f"{figure(speed.student_ms)} ms"
    if speed.teacher_ms is None or speed.ratio is None:
        return tile(name, own, "per picture; the teacher cannot be timed here")
    return tile(name, speed_up(speed.ratio), f"{figure(speed.teacher_ms)} ms → {own} per picture")


def _understood(metadata: ExportMetadata) -> str:
    """What was reported of data and weights before training."""
    parts = [
        f"<h3>{escape(title)}</h3><ul>{''.join(f'<li>{escape(said)}</li>' for said in sentences)}"
        "</ul>"
        for title, sentences in metadata.understood.sections()
    ]
    note = "What was recognised, assumed, cut or left out, as reported before training."
    return section("What was recognised in data and weights", note, *parts) if parts else ""


def _recipe(run: Run) -> str:
    """What differs from the defaults; the whole recipe is folded away."""
    known = list(fields())
    changed = [field for field in known if value_of(run.recipe, field.path) != field.default]
    groups = [("General", [field for field in known if "." not in field.path])]
    for key, title, _ in sections():
        groups.append((title, [field for field in known if field.path.startswith(f"{key}.")]))
    folded = "".join(
        f"<details><summary>{escape(title)}</summary>{_choices(run, inside)}</details>"
        for title, inside in groups
    )
    note = "Fields that differ from their defaults; all fields are below, by section."
    return section("The recipe", note, _choices(run, changed), f'<div class="all">{folded}</div>')


def _choices(run: Run, choices: Iterable[RecipeField]) -> str:
    rows = [
        f"<tr><td>{escape(field.title)}</td><td>{escape(_shown(run, field)) or '–'}</td>"
        f"<td><code>{escape(field.path)}</code></td></tr>"
        for field in choices
    ]
    return f'<div class="scroll"><table class="choices">{"".join(rows)}</table></div>'


def _shown(run: Run, field: RecipeField) -> str:
    value = value_of(run.recipe, field.path)
    if field.picker:
        # Reports are passed on: paths of this machine do not belong in them.
        return Path(str(value)).name
    return f"{value} {field.unit}".strip()


def _notes(metadata: ExportMetadata) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in _honest(metadata))
    return section("How to read these numbers", "", f"<ul>{items}</ul>")


def _honest(metadata: ExportMetadata) -> Iterator[str]:
    distances = metadata.distances
    if distances and distances.part == "test":
        yield (
            f"The {distances.made} test pictures were used once, for this report. Nothing was "
            "trained, searched or chosen on them."
        )
        yield (
            "The search scored other pictures, held out of training, with its own score. Do not "
            "compare the numbers on the Front with these."
        )
    elif distances:
        yield (
            "The distances above are measured on the held-out pictures that the search used, so "
            "they look better than they would on new pictures."
        )
    yield (
        "No network was trained on the held-out pictures. The search and the choice between the "
        "weights before and after fine-tuning used them."
    )
    if distances:
        yield _about_features(distances)
        fewest = min(distances.made, distances.pictures or distances.made)
        if distances.all_targets:
            yield (
                "Sources and targets are unpaired. Trust the distance to the test targets; "
                "CycleGAN's tables give the distance to all targets."
            )
        if fewest < FEW:
            yield (
                f"With only {fewest} pictures a Fréchet distance is too high: compare it only "
                "with one measured on as many."
            )
    yield (
        f"This is one run with one seed, {metadata.seed}. The ± above does not include the effect "
        "of the seed; main.py repeat runs several seeds and gives mean and standard deviation."
    )
    if metadata.parity:
        yield (
            f"The ONNX model was run on {metadata.parity.pictures} {metadata.parity.about}: it "
            f"differs from torch by at most {metadata.parity.max_error:.1e} in a range of 2 "
            f"(PSNR {metadata.parity.psnr:.0f} dB)."
        )
    if metadata.speed:
        yield (
            f"Times were measured on this machine, {metadata.speed.repeats} pictures with each "
            "network, one at a time and in turns; ± is the interquartile range. Speed does not "
            "grow in proportion to the MACs saved."
        )


def _about_features(distances: Distances) -> str:
    if distances.features == "inception" and distances.score == "frechet":
        return "The distances are FID, with the features and weights torch-fidelity uses."
    return (
        f"The distances are not FID: they use the features {distances.features}. Compare them only "
        "with distances in the same features."
    )


def _footer(metadata: ExportMetadata) -> str:
    used = ", ".join(f"{name} {number}" for name, number in versions().items())
    text = (
        f"Weights: {metadata.weights}. Data: {metadata.data}. Seed {metadata.seed}. "
        f"{platform.platform()}; {used}."
    )
    return f"<footer>{escape(text)}</footer>"
