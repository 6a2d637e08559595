"""MODEL_CARD.md: what a model is, how to feed it, what it costs, how good it is, whose it is."""

from core.export.facts import (
    COLOURS,
    Distances,
    Facts,
    Parity,
    Speed,
    amount,
    bytes_text,
    counted,
    figure,
    verdict,
)
from core.nets.architecture import architecture_text

_FEEDING = """\
| | |
|---|---|
| input | one RGB picture, float32, shape (1, 3, height, width), values `x / 127.5 - 1` |
| output | same shape, values in -1..1; a picture again by `(y + 1) / 2 * 255`, rounded |
| size | trained at {height} × {width} px (height × width); any multiple of 4 from 16 px on runs |
"""

_LABELS = f"""
The inputs are label maps in colours. Files with a palette carry theirs; class numbers in a
greyscale file are looked up in `{COLOURS}`, where class k is pixel k, row by row. Enlarge or
shrink label maps without smoothing (nearest neighbour).
"""

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
        f"# {_plain(facts.run)}",
        f"A compressed {facts.family} generator. {verdict(facts)}",
        "## How to feed it\n\n" + _feeding(facts),
        "## Files\n\n" + _files(facts),
        "## What it costs\n\n" + _costs(facts),
        "## How good it is\n\n" + _quality(facts.distances, facts.parity),
        "## How it was made\n\n" + _making(facts),
        "## Data and licence\n\n" + f"Trained on: {_plain(facts.data)}.\n\n" + _LICENCE,
    ]
    return "\n\n".join(section.rstrip() for section in sections) + "\n"


def _feeding(facts: Facts) -> str:
    table = _FEEDING.format(height=facts.height, width=facts.width)
    return table + (_LABELS if facts.labels else "")


def _files(facts: Facts) -> str:
    about = {
        ".safetensors": "weights, and the description that rebuilds the network",
        ".onnx": "the same network for ONNX Runtime and others, inputs as above",
        ".py": "runs the ONNX model on one picture; needs onnxruntime, numpy and pillow",
        ".png": "the colours of the classes",
        ".html": "the whole story, with pictures",
        ".json": "all numbers, for programs",
    }
    rows = [
        f"| `{name}` | {bytes_text(size)} | {about.get('.' + name.rpartition('.')[2], '')} |"
        for name, size in facts.files.items()
    ]
    return "\n".join(["| file | size | what |", "|---|---|---|", *rows])


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


def _quality(distances: Distances | None, parity: Parity | None) -> str:
    text = "It was not measured." if distances is None else _distances(distances)
    if parity is not None:
        text += (
            f"\n\nThe ONNX model differs from torch by at most {parity.max_error:.1e} of a range "
            f"of 2 (PSNR {parity.psnr:.0f} dB, {parity.pictures} held-out pictures)."
        )
        if parity.norm == "exact":
            text += _EXACT
    return text


def _distances(distances: Distances) -> str:
    lines = [
        f"Fréchet distance to {distances.pictures} true {distances.part} pictures, in the features "
        f"`{distances.features}` (lower is better; it depends on the features and on the number "
        "of pictures, so compare it with nothing measured otherwise):",
        "",
    ]
    if distances.teacher is not None:
        lines.append(f"- teacher {figure(distances.teacher)}")
    lines.append(f"- this model {figure(distances.student)}")
    if distances.floor is not None:
        lines.append(
            f"- {distances.floor_pictures} true training pictures {figure(distances.floor)}, "
            "which is about what a perfect generator would score"
        )
    return "\n".join(lines)


def _making(facts: Facts) -> str:
    return (
        f"- architecture `{architecture_text(facts.architecture)}` (stem, down, trunk, three "
        "middles, two ups), cut from a once-for-all student\n"
        f"- weights: {facts.weights}\n"
        f"- teacher `{architecture_text(facts.teacher_architecture)}`, seed {facts.seed}\n"
        "- method: GAN Compression (Li et al. 2020): a student distilled for all widths at once, "
        "searched without retraining"
    )


def _plain(text: str) -> str:
    """Text from a person, so that Markdown shows it as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in " ".join(text.split()))
