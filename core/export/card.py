"""MODEL_CARD.md: what a model is, how to feed it, what it costs, how good it is, whose it is."""

from collections.abc import Iterator

from core.export.card_feeding import feeding_text
from core.export.facts import (
    Distances,
    Facts,
    Parity,
    Scores,
    Segmented,
    Speed,
    amount,
    bytes_text,
    counted,
    figure,
    plain,
    verdict,
    with_spread,
)
from core.export.feeding import STYLE_FILE
from core.export.positions import POSITIONS
from core.nets.architecture import architecture_text

_EXACT = (
    " Its normalisation is written out, with sums taken row by row: ONNX Runtime's own operator "
    "was not exact enough on these pictures, as happens with large flat areas."
)

_LICENCE = """\
The weights were learnt from the data named above, and the licence of those pictures may limit what
you may do with the model and its outputs: check it before you share or sell either. The workbench
claims no rights in them.
"""


def model_card(facts: Facts) -> str:
    """The card as Markdown."""
    sections = [
        f"# {plain(facts.run)}",
        f"A compressed {facts.family} generator. {verdict(facts)}",
        "## How to feed it\n\n" + feeding_text(facts),
        "## Files\n\n" + _files(facts),
        "## What it costs\n\n" + _costs(facts),
        "## How good it is\n\n" + "\n\n".join(_quality(facts)),
        "## How it was made\n\n" + _making(facts),
        "## Data and licence\n\n" + f"Trained on: {plain(facts.data)}.\n\n" + _LICENCE,
    ]
    return "\n\n".join(section.rstrip() for section in sections) + "\n"


def _files(facts: Facts) -> str:
    about = {
        ".safetensors": "weights, and the description that rebuilds the network",
        ".onnx": "the same network for ONNX Runtime and others, inputs as above",
        STYLE_FILE: "its style encoder for ONNX Runtime and others",
        ".py": "runs the ONNX model on one input; needs onnxruntime, numpy and pillow",
        ".png": "the colours of the classes",
        ".html": "the whole story, with pictures",
        ".json": "all numbers, for programs",
    }
    rows = [
        f"| `{name}` | {bytes_text(size)} | "
        f"{next((text for end, text in _longest_first(about) if name.endswith(end)), '')} |"
        for name, size in facts.files.items()
    ]
    return "\n".join(["| file | size | what |", "|---|---|---|", *rows])


def _longest_first(about: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(about.items(), key=lambda item: -len(item[0]))


def _costs(facts: Facts) -> str:
    rows = [
        "| | teacher | this model | |",
        "|---|---|---|---|",
        _row("paper MACs", facts.teacher.paper_macs, facts.student.paper_macs),
        _row("executed MACs", facts.teacher.macs, facts.student.macs),
        _row("parameters", facts.teacher.parameters, facts.student.parameters),
    ]
    text = "\n".join(rows) + (
        f"\n\nFor one picture of {facts.height} × {facts.width} px. Paper MACs follow the "
        "published convention (torchprofile 0.0.1), which charges transposed convolutions four "
        "times and counts normalisation; executed MACs count convolutions as they run."
    )
    if facts.feeding.styles:
        text += (
            " Both, as published, include reading the style of the picture itself; the times below "
            "are of a given style."
        )
    return text + (f"\n\n{_speed(facts.speed)}" if facts.speed else "")


def _row(name: str, teacher: int, student: int) -> str:
    return f"| {name} | {amount(teacher)} | {amount(student)} | {teacher / student:.1f}× |"


def _speed(speed: Speed) -> str:
    timed = [
        ("teacher", speed.teacher_ms, speed.teacher_spread_ms),
        ("this model", speed.student_ms, speed.student_spread_ms),
        ("this model in ONNX Runtime, CPU", speed.onnx_ms, speed.onnx_spread_ms),
    ]
    rows = [
        f"| {name} | {figure(median)} | {figure(spread or 0)} |"
        for name, median, spread in timed
        if median is not None
    ]
    return "\n".join(
        [
            f"Measured in turns on {speed.device} with {counted(speed.threads, 'thread')}, "
            f"{speed.repeats} pictures each:",
            "",
            "| | median, ms | between the quartiles, ms |",
            "|---|---|---|",
            *rows,
        ]
    )


def _quality(facts: Facts) -> Iterator[str]:
    if facts.distances is None:
        yield "It was not measured."
    else:
        yield _distances(facts.distances)
    if facts.segmented:
        yield _segmented(facts.segmented)
    if facts.parity:
        yield _parity(facts.parity)


def _parity(parity: Parity) -> str:
    text = (
        f"The ONNX model differs from torch by at most {parity.max_error:.1e} of a range "
        f"of 2 (PSNR {parity.psnr:.0f} dB, {parity.pictures} {parity.about})."
    )
    return text + (_EXACT if parity.norm == "exact" else "")


def _distances(distances: Distances) -> str:
    made = "" if distances.generated is None else f" of {distances.generated} generated pictures"
    lines = [
        f"{distances.name}{made} to {distances.against}, in the "
        f"features `{distances.features}` (lower is better; it depends on the features and on the "
        "number of pictures, so compare it with nothing measured otherwise):",
        "",
    ]
    if distances.teacher is not None:
        teacher = with_spread(distances.teacher, distances.teacher_uncertainty)
        lines.append(f"- teacher {teacher}")
    lines.append(f"- this model {with_spread(distances.student, distances.student_uncertainty)}")
    if distances.floor is not None:
        lines.append(
            f"- {distances.floor_pictures} true training pictures {figure(distances.floor)}, "
            "for scale: as far as pictures of the same kind with other contents are"
        )
    if distances.all_targets:
        every = distances.all_targets
        lines += [
            "",
            f"To all {every.pictures} true pictures of the target domain, those trained on "
            "included, as CycleGAN's numbers are published:",
            "",
            f"- teacher {figure(every.teacher)}",
            f"- this model {figure(every.student)}",
        ]
    return "\n".join(lines)


def _segmented(found: Segmented) -> str:
    rows = [
        _scores("teacher", found.teacher),
        _scores("this model", found.student),
        _scores("true photos", found.photos),
    ]
    about = (
        f"What the segmenter `{found.segmenter}` reads back from the pictures of {found.pictures} "
        f"{found.part} label maps, held against them, in percent (higher is better; the true "
        "photos say how well it reads at all):"
    )
    head = ["| | mIoU | pixels right | classes right, mean |", "|---|---|---|---|"]
    return "\n".join([about, "", *head, *rows])


def _scores(name: str, scores: Scores) -> str:
    numbers = scores.mean_iou, scores.pixel_accuracy, scores.class_accuracy
    return f"| {name} | {' | '.join(figure(number) for number in numbers)} |"


def _making(facts: Facts) -> str:
    return (
        f"- network {facts.network}, architecture `{architecture_text(facts.architecture)}` "
        f"({', '.join(POSITIONS[facts.network])}), cut from a once-for-all student\n"
        f"- weights: {facts.weights}\n"
        f"- teacher `{architecture_text(facts.teacher_architecture)}`, seed {facts.seed}\n"
        "- method: GAN Compression (Li et al. 2020): a student distilled for all widths at once, "
        "searched without retraining"
    )
