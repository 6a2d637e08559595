"""MODEL_CARD.md: what a model is, how to feed it, what it costs, how good it is, whose it is."""

from collections.abc import Iterator

from core.export.card_inputs import input_text
from core.export.comparison import HEAD, about_comparison, comparison_table
from core.export.formats import choice_named
from core.export.input_spec import STYLE_FILE
from core.export.metadata import (
    Distances,
    ExportMetadata,
    ExportScores,
    ExportSpeed,
    Parity,
    Segmented,
    counted,
    export_verdict,
    figure,
    known_figure,
    plain,
    script_name,
    with_spread,
)
from core.export.sample import uses_tifffile
from core.nets.architecture import architecture_text
from core.nets.specs import NETWORKS
from core.runtime.units import size_text

_EXACT = (
    " Its normalisation is written out with sums taken row by row, since ONNX Runtime's own "
    "operator was not exact enough on these pictures; large flat areas cause that."
)

_LICENCE = """\
The weights were trained on the data named above, and the licence of those pictures may limit what
you can do with the model and its outputs: check it before you share or sell either. The workbench
claims no rights in them.
"""


def model_card(metadata: ExportMetadata) -> str:
    """The card as Markdown."""
    sections = [
        f"# {plain(metadata.run)}",
        f"A compressed {metadata.family} generator. {export_verdict(metadata).words}.",
        "## How to feed it\n\n" + input_text(metadata),
        "## Files\n\n" + _files(metadata),
        *_runtimes(metadata),
        "## What it costs\n\n" + _costs(metadata),
        "## How good it is\n\n" + "\n\n".join(_quality(metadata)),
        "## How it was made\n\n" + _making(metadata),
        "## Data and licence\n\n" + f"Trained on: {plain(metadata.data)}.\n\n" + _LICENCE,
        *_understood(metadata),
    ]
    return "\n\n".join(section.rstrip() for section in sections) + "\n"


def _files(metadata: ExportMetadata) -> str:
    about = {
        ".safetensors": "weights, and the description that rebuilds the network",
        ".xml": "the same network for OpenVINO; its weights are in the .bin beside it",
        ".bin": "weights of the .xml beside it",
        ".onnx": "the same network for ONNX Runtime and others, inputs as above",
        STYLE_FILE: "its style encoder for ONNX Runtime and others",
        ".py": "runs a model on one input; its first lines say what it needs",
        ".png": "the colours of the classes",
        ".html": "the report, with pictures",
        ".json": "all numbers, for programs",
    }
    rows = [
        f"| `{name}` | {size_text(size)} | "
        f"{next((text for end, text in _longest_first(about) if name.endswith(end)), '')} |"
        for name, size in metadata.files.items()
    ]
    return "\n".join(["| file | size | what |", "|---|---|---|", *rows])


def _runtimes(metadata: ExportMetadata) -> Iterator[str]:
    """How further formats are run, and how all of them compare."""
    for name in metadata.formats:
        choice = choice_named(name)
        needs = " tifffile" if uses_tifffile(metadata.input_spec) else ""
        written = ""
        if choice.format.open is None:
            written = (
                f"\n\nIt was written, but neither run nor compared with torch here: it "
                f"{choice.format.elsewhere}."
            )
        yield (
            f"## Run it with {choice.title}\n\n```\npip install {choice.format.install} numpy "
            f"pillow{needs}\npython {script_name(name)} {_usage(metadata)}\n```{written}"
        )
    if metadata.comparison:
        comparison = metadata.comparison
        rows = [
            f"| {' | '.join(plain(cell) for cell in row)} |" for row in comparison_table(comparison)
        ]
        head = [f"| {' | '.join(HEAD)} |", "|" + "---|" * len(HEAD)]
        table = "\n".join([*head, *rows])
        yield f"## Runtimes compared\n\n{about_comparison(comparison)}\n\n{table}"


def _usage(metadata: ExportMetadata) -> str:
    if metadata.input_spec.kind == "class numbers":
        labels = "LABELS INSTANCES" if metadata.input_spec.edges else "LABELS"
        return f"{labels} OUTPUT{metadata.input_spec.output_suffix}"
    return f"INPUT OUTPUT{metadata.input_spec.output_suffix}"


def _understood(metadata: ExportMetadata) -> Iterator[str]:
    """What was reported of data and weights before training."""
    parts = [
        f"{title}:\n\n" + "\n".join(f"- {plain(said)}" for said in sentences)
        for title, sentences in metadata.understood.sections()
    ]
    if parts:
        yield "## What was recognised in data and weights\n\n" + "\n\n".join(parts)


def _longest_first(about: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(about.items(), key=lambda item: -len(item[0]))


def _costs(metadata: ExportMetadata) -> str:
    rows = [
        "| | teacher | this model | |",
        "|---|---|---|---|",
        _row("paper MACs", metadata.cost_cells("paper_macs")),
        _row("executed MACs", metadata.cost_cells("macs")),
        _row("parameters", metadata.cost_cells("parameters")),
    ]
    text = "\n".join(rows) + (
        f"\n\nFor one picture of {metadata.height} × {metadata.width} px. Paper MACs follow the "
        "published convention (torchprofile 0.0.1), which charges transposed convolutions four "
        "times and counts normalisation; executed MACs count convolutions as they run."
    )
    if metadata.input_spec.styles:
        text += (
            " Both include the style encoder, as published; the times below are for a given style."
        )
    return text + (f"\n\n{_speed(metadata.speed)}" if metadata.speed else "")


def _row(name: str, cells: tuple[str, str, str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _speed(speed: ExportSpeed) -> str:
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
            "| | median, ms | interquartile range, ms |",
            "|---|---|---|",
            *rows,
        ]
    )


def _quality(metadata: ExportMetadata) -> Iterator[str]:
    if metadata.distances is None:
        yield "Quality was not measured."
    else:
        yield _distances(metadata.distances)
    if metadata.segmented:
        yield _segmented(metadata.segmented)
    if metadata.parity:
        yield _parity(metadata.parity)


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
        f"features `{distances.features}` (lower is better; compare only scores with the same "
        "features and as many pictures):",
        "",
    ]
    teacher = known_figure(distances.teacher, distances.teacher_uncertainty)
    lines.append(f"- teacher {teacher}")
    lines.append(f"- this model {with_spread(distances.student, distances.student_uncertainty)}")
    if distances.floor is not None:
        lines.append(
            f"- {distances.floor_pictures} true training pictures {figure(distances.floor)}, "
            "for scale: the score of true pictures of other scenes"
        )
    if distances.third is not None:
        third = distances.third
        lines.append(
            f"- in the features `{third.features}`: teacher {known_figure(third.teacher)}, "
            f"this model {figure(third.student)}"
        )
    if distances.all_targets:
        every = distances.all_targets
        lines += [
            "",
            f"To all {every.pictures} true pictures of the target domain, including "
            "training pictures, as in CycleGAN's published numbers:",
            "",
            f"- teacher {known_figure(every.teacher)}",
            f"- this model {figure(every.student)}",
        ]
    lines += ["", distances.who_judged]
    return "\n".join(lines)


def _segmented(segmented: Segmented) -> str:
    rows = [
        *([_scores("teacher", segmented.teacher)] if segmented.teacher else []),
        _scores("this model", segmented.student),
        _scores("true photos", segmented.photos),
    ]
    about = (
        f"The segmenter `{segmented.segmenter}` labels the pictures generated from "
        f"{segmented.pictures} {segmented.part} label maps. Its labels compared with the maps, in "
        "percent (higher is better; its score on true photos shows how well it segments at best):"
    )
    head = ["| | mIoU | pixel accuracy | mean class accuracy |", "|---|---|---|---|"]
    return "\n".join([about, "", *head, *rows])


def _scores(name: str, scores: ExportScores) -> str:
    numbers = scores.mean_iou, scores.pixel_accuracy, scores.class_accuracy
    return f"| {name} | {' | '.join(figure(number) for number in numbers)} |"


def _teacher(metadata: ExportMetadata) -> str:
    if metadata.teacher_architecture is None:
        return "teacher: a black box, known only by its answers"
    return f"teacher `{architecture_text(metadata.teacher_architecture)}`"


def _making(metadata: ExportMetadata) -> str:
    return (
        f"- network {metadata.network}, architecture `{architecture_text(metadata.architecture)}` "
        f"({', '.join(NETWORKS[metadata.network].position_names)}), "
        "cut from a supernet\n"
        f"- weights: {metadata.weights}\n"
        f"- {_teacher(metadata)}, seed {metadata.seed}\n"
        "- method: GAN Compression (Li et al. 2020): a supernet is distilled for all widths at "
        "once, and searched without retraining"
    )
