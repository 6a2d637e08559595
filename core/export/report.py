"""report.html: the whole story of a run in one file that needs nothing else to be read."""

import platform
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from core.export import results
from core.export.facts import Distances, Facts, amount, figure, speed_up, verdict
from core.export.markup import paragraph, section, tile
from core.export.published import published
from core.export.ranked import BEGIN, END, ranking
from core.recipe_fields import RecipeField, fields, sections, value_of
from core.record import Record
from core.run import Run, versions

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
    yield results.pictures(run, record, facts)
    yield results.costs(facts)
    if facts.distances:
        yield results.distances(facts.distances)
    if facts.segmented:
        yield results.segmented(facts.segmented)
    yield published(run.recipe.published, facts)
    yield results.search(record, facts, run.recipe.search)
    yield f"{BEGIN}{ranking(record)}{END}"
    yield results.curves(record)
    yield _recipe(run)
    yield _notes(facts)
    yield _footer(facts)


def _header(run: Run, facts: Facts) -> str:
    unbroken = verdict(facts).replace(" → ", "\u00a0→\u00a0")
    return (
        f"<header>{paragraph(f'A compressed {facts.family} generator', 'eyebrow')}"
        f"<h1>{escape(facts.run)}</h1>{paragraph(unbroken, 'verdict')}"
        f"{paragraph(run.recipe.description)}</header>"
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
        tiles.append(tile("Speed, measured here", speed_up(speed.ratio), times))
    if facts.distances and facts.distances.teacher is not None:
        found = facts.distances
        values = f"{figure(facts.distances.teacher)} → {figure(found.student)}"
        note = f"teacher → model, {found.made} {found.part} pictures, lower is better"
        tiles.append(tile("Distance to true pictures", values, note))
    if facts.segmented:
        seen = facts.segmented
        values = f"{figure(seen.teacher.mean_iou)} → {figure(seen.student.mean_iou)}"
        note = f"teacher → model, {seen.pictures} {seen.part} label maps, higher is better"
        tiles.append(tile("mIoU (%)", values, note))
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _ratio_tile(name: str, teacher: int, student: int) -> str:
    note = f"{amount(teacher)} → {amount(student)}"
    return tile(name, f"{teacher / student:.1f}× fewer", note)


def _recipe(run: Run) -> str:
    """What differs from the defaults, and folded away, everything."""
    known = list(fields())
    changed = [field for field in known if value_of(run.recipe, field.path) != field.default]
    groups = [("General", [field for field in known if "." not in field.path])]
    for key, title, _ in sections():
        groups.append((title, [field for field in known if field.path.startswith(f"{key}.")]))
    folded = "".join(
        f"<details><summary>{escape(title)}</summary>{_choices(run, inside)}</details>"
        for title, inside in groups
    )
    note = "What differs from the defaults; every choice is below, by section."
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
        # A report is passed on, and where things lay on this machine is nobody else's business.
        return Path(str(value)).name
    return f"{value} {field.unit}".strip()


def _notes(facts: Facts) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in _honest(facts))
    return section("How to read these numbers", "", f"<ul>{items}</ul>")


def _honest(facts: Facts) -> Iterator[str]:
    distances = facts.distances
    if distances and distances.part == "test":
        yield (
            f"The {distances.made} test pictures were looked at once, for this report. Nothing "
            "was trained, searched or chosen on them."
        )
    elif distances:
        yield (
            "There were no test pictures, so the distances above are on held-out pictures that the "
            "search chose by. They look better than they would on new pictures."
        )
    yield (
        "Held-out pictures are training pictures that no network learnt from. The search, and the "
        "choice between the weights before and after fine-tuning, were made on them."
    )
    if distances:
        yield _about_features(distances)
        fewest = min(distances.made, distances.pictures or distances.made)
        if distances.all_targets:
            yield (
                "Sources and targets do not belong together: the distance to the test targets "
                "alone is the honest one, and that to all targets the one CycleGAN's tables give."
            )
        if fewest < FEW:
            yield (
                f"With as few as {fewest} pictures a Fréchet distance comes out higher "
                "than with many: compare it only with one that was measured on as many."
            )
    yield (
        f"All of this is one run with one seed, {facts.seed}. What another seed would change is no "
        "part of the ± above: main.py repeat runs several, and gives mean and standard deviation."
    )
    if facts.parity:
        yield (
            f"The ONNX model was run on {facts.parity.pictures} {facts.parity.about}: it "
            f"differs from torch by at most {facts.parity.max_error:.1e} in a range of 2 "
            f"(PSNR {facts.parity.psnr:.0f} dB)."
        )
    if facts.speed:
        yield (
            f"Times are of this machine: {facts.speed.repeats} pictures each, one at a time, the "
            "networks in turns; ± is the distance between the quartiles. Fewer MACs do not make a "
            "network faster by as much."
        )


def _about_features(distances: Distances) -> str:
    if distances.features == "inception" and distances.score == "frechet":
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
