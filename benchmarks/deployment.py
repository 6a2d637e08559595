"""A compressed generator in every runtime and precision, beside its teacher in torch.

    python -m benchmarks.deployment WEIGHTS PICTURES… [--int8-steps 400] [--threads 2] [--size 256]
        [--into docs/results/deployment.md --title "Horses to zebras"]
    python -m benchmarks.deployment WEIGHTS PICTURES… --also WEIGHTS PICTURES…
    python -m benchmarks.deployment WEIGHTS PICTURES… --choices | --last-layer | --profile

WEIGHTS is a compressed generator (the published horse2zebra model, or one of ours), PICTURES
folders of what it is fed: an eighth of them is compared on, the others teach the 8-bit copy and
choose nncf's ranges. The teacher is the full ResNet of width 64 with random weights, which take as
long. Prints the comparison as Markdown, and what each kind of layer costs in each runtime; with
--into it becomes the section of that title in the page. --also compares another model in the same
run. --choices instead times the student's widths with each way of doubling the sides and each
normalisation, with random weights; --last-layer times it with the last convolution as in torch
and as it is exported; --profile only looks where the time goes, in float.
"""

import argparse
import json
import platform
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import psutil
import torch
from onnx import ModelProto
from torch import Tensor

from benchmarks.measure import Page, options, quickest, table
from core.checkpoints.importers import import_generator
from core.data.images import SUFFIXES, read_picture, resize
from core.export import graph
from core.export.comparing import Comparing
from core.export.comparison import HEAD, about_comparison, comparison_table
from core.export.examples import Example, Examples, picture_examples
from core.export.formats import all_choices, choice_named
from core.export.formats.format import FormatChoice
from core.export.formats.source import ModelSource, QuantisedStudent
from core.families.quantising import QuantisedTraining
from core.nets.generator import Generator, config_of
from core.nets.network_config import config_cost, create
from core.nets.norms import NORMS
from core.nets.quantisation import quantisable
from core.nets.resnet import ResNetGenerator
from core.nets.upsampling import UPS
from core.recipe.training import TrainingSchedule
from core.runtime.compute import Compute
from core.runtime.generators import result_of
from core.stages.quantise import MARGIN

TOLERANCE = 35.0
RATE = 2e-5
PLAIN = ("float32", "bfloat16")
_page = Page()
_say = _page.say


def main() -> None:
    """Compare, and print."""
    parser = options(__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("pictures", type=Path, nargs="+")
    parser.add_argument(
        "--also", nargs="+", type=Path, action="append", default=[], metavar="WEIGHTS PICTURES",
        help="another model and what it is fed",
    )  # fmt: skip
    parser.add_argument("--most", type=int, default=64, help="how many pictures are used")
    parser.add_argument("--int8-steps", type=int, default=400)
    parser.add_argument("--int8-rate", type=float, default=RATE)
    parser.add_argument("--crop", type=int, default=128, help="side of what the 8-bit copy sees")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument(
        "--without-control", action="store_true", help="leave out nncf's accuracy control, minutes"
    )
    parser.add_argument("--repeats", type=int, default=24)
    parser.add_argument("--choices", action="store_true")
    parser.add_argument("--last-layer", action="store_true")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--into", type=Path)
    parser.add_argument("--title", default="")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    student = import_generator(chosen.weights, None, None).eval()
    if chosen.choices:
        _choices(student, (chosen.size, chosen.size), chosen.repeats)
    elif chosen.last_layer:
        _last_layer(student, (chosen.size, chosen.size), chosen.repeats)
    elif chosen.profile:
        (picture,) = _pictures(chosen.pictures, chosen.size, 1)
        with tempfile.TemporaryDirectory() as folder:
            source = ModelSource(student, size=(chosen.size, chosen.size))
            _profile(source, picture_examples(student, picture)[0], Path(folder))
    else:
        for weights, *pictures in [[chosen.weights, *chosen.pictures], *chosen.also]:
            _say(f"### {weights.stem}\n" if chosen.also else "")
            _deployed(import_generator(weights, None, None).eval(), pictures, chosen)
    if chosen.into:
        _write(chosen.into, chosen.title or chosen.weights.stem)


def _write(page: Path, title: str) -> None:
    """Put what was said into the page, as the section of this title."""
    before = page.read_text(encoding="utf-8") if page.is_file() else "# Deployment\n"
    parts = before.split("\n## ")
    parts = [part for part in parts if not part.startswith(f"{title}\n")]
    section = f"{title}\n\n{_page.text}"
    page.write_text("\n## ".join([*(part.rstrip() + "\n" for part in parts), section]), "utf-8")


def _deployed(student: Generator, folders: Sequence[Path], chosen: argparse.Namespace) -> None:
    """One model in every runtime and precision, beside the teacher."""
    teacher = ResNetGenerator("resnet", (64,) * 8).eval()
    pictures = _pictures(folders, chosen.size, chosen.most)
    count = max(2, len(pictures) // 8)
    held, training = pictures[:count], pictures[count:]
    size = chosen.size, chosen.size
    costs = [config_cost(config_of(item), *size) for item in (teacher, student)]
    processor, load = _processor(), psutil.getloadavg()[0]
    _say(f"{psutil.cpu_count()} cores of {processor}, load {load:.1f} when it began, "
         f"{datetime.now():%Y-%m-%d}.")  # fmt: skip
    _say(f"Executed MACs: {costs[0].macs / 1e9:.2f} G and {costs[1].macs / 1e9:.2f} G "
         f"({costs[0].macs / costs[1].macs:.1f} times fewer).\n")  # fmt: skip
    quantised = _in_8_bit(student, training, chosen) if chosen.int8_steps else None
    feeds = [item.feeds for item in picture_examples(student, torch.cat(training[:32]))]
    examples = Examples(picture_examples(student, torch.cat(held)), "pictures")
    plain = ModelSource(student, calibration=feeds, size=size, tolerance=TOLERANCE)
    source = ModelSource(student, calibration=feeds, quantised=quantised, size=size)
    with tempfile.TemporaryDirectory() as folder:
        _compare(source, teacher, examples, Path(folder), chosen.repeats)
        if quantised and not chosen.without_control:
            _say("\n8 bit without fine-tuning for it, by nncf with accuracy control:\n")
            _compare(plain, teacher, examples, Path(folder), chosen.repeats, ["openvino-int8"])
        _profile(source, examples.items[0], Path(folder))


def _processor() -> str:
    """What the system calls its processor."""
    known = Path("/proc/cpuinfo")
    if known.is_file():
        for line in known.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _say_how(size: tuple[int, int], repeats: int) -> None:
    """The machine, and how times were taken in turns."""
    _say(f"{psutil.cpu_count()} cores of {_processor()}, load {psutil.getloadavg()[0]:.1f}, "
         f"{torch.get_num_threads()} thread(s), quickest of {repeats}, ms of one picture of "
         f"{size[0]} × {size[1]} px, all in turns.\n")  # fmt: skip


def _timed_formats() -> list[FormatChoice]:
    """The formats of the usual runtimes, as far as they are installed."""
    names = ("onnx-float32", "openvino-float32", "openvino-bfloat16", "ncnn-float32")
    return [choice for choice in map(choice_named, names) if not choice.format.missing]


def _opened(choice: FormatChoice, files: Sequence[Path], example: Example) -> Callable[[], object]:
    """The written model in its runtime; a call makes the picture of the example."""
    assert choice.format.open is not None
    predict = choice.format.open(files, choice.precision, torch.get_num_threads())
    return partial(predict, example.feeds)


def _last_layer(student: Generator, size: tuple[int, int], repeats: int) -> None:
    """The same model with its last convolution as in torch, and making four pixels at once."""
    ways: dict[str, Callable[[ModelProto], ModelProto]] = {
        "as in torch": lambda model: model, "four pixels at once": graph.four_at_once
    }  # fmt: skip
    formats = _timed_formats()
    (example,) = picture_examples(student, torch.rand(1, 3, *size) * 2 - 1)
    timed: dict[Any, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for way, choice in product(ways, formats):
            stem = Path(folder) / f"{way}-{choice.name}".replace(" ", "-")
            with patch.object(graph, "four_at_once", ways[way]):
                source = ModelSource(student, size=size)
                files = choice.format.write(source, stem, choice.precision)
            timed[way, choice.name] = _opened(choice, files, example)
        result = quickest(timed, repeats)
    _say_how(size, repeats)
    rows = [(w, *(f"{result[w, choice.name]:.1f}" for choice in formats)) for w in ways]
    for line in table(("last convolution", *(choice.name for choice in formats)), rows):
        _say(line)


def _choices(student: Generator, size: tuple[int, int], repeats: int) -> None:
    """The same widths with each choice of the network that a recipe has, in each runtime."""
    formats = _timed_formats()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        timed: dict[tuple[str, str], Any] = {}
        for norm, ups in product(NORMS, UPS):
            config = config_of(student) | {"norm": norm, "ups": ups}
            network = create(config).eval()
            key = f"{norm}, {ups}"
            macs = config_cost(config, *size).macs / 1e9
            rows.append((key, f"{macs:.2f} G"))
            source = ModelSource(network, size=size)
            (example,) = picture_examples(network, torch.rand(1, 3, *size) * 2 - 1)
            for choice in formats:
                stem = Path(folder) / f"{norm}-{ups}-{choice.name}"
                files = choice.format.write(source, stem, choice.precision)
                timed[key, choice.name] = _opened(choice, files, example)
            timed[key, "torch"] = partial(_drawn, network, example.source)
        result = quickest(timed, repeats)
    heads = ["torch", *(choice.name for choice in formats)]
    _say_how(size, repeats)
    cells = [(*row, *(f"{result[row[0], head]:.1f}" for head in heads)) for row in rows]
    for line in table(("norm, ups", "executed MACs", *heads), cells):
        _say(line)


def _drawn(network: Generator, picture: Tensor) -> None:
    with torch.inference_mode():
        network(picture)


def _pictures(folders: Sequence[Path], side: int, most: int) -> list[Tensor]:
    every = (path for folder in folders for path in sorted(folder.rglob("*")))
    paths = [path for path in every if path.suffix.lower() in SUFFIXES]
    paths = paths[:: max(1, len(paths) // most)][:most]
    pictures = []
    for path in paths:
        pixels = resize(read_picture(path), (side, side), "bicubic")
        x = torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1))).float()
        pictures.append(x[None] / 127.5 - 1)
    order = np.random.default_rng(0).permutation(len(pictures))
    return [pictures[index] for index in order]


class _Crops:
    """Squares of the pictures, a pure function of the step."""

    steps_per_epoch = 1

    def __init__(self, pictures: Sequence[Tensor], side: int) -> None:
        self.pictures, self.side = pictures, side

    def at(self, step: int) -> "_Crops.Pair":
        rng = np.random.default_rng(step)
        picture = self.pictures[int(rng.integers(len(self.pictures)))]
        top, left = (int(rng.integers(0, s - self.side + 1)) for s in picture.shape[2:])
        part = picture[:, :, top : top + self.side, left : left + self.side].contiguous()
        return _Crops.Pair(part)

    def close(self) -> None:
        return None

    class Pair:
        def __init__(self, source: Tensor) -> None:
            self.source = self.target = source


def _in_8_bit(
    student: Generator, pictures: Sequence[Tensor], chosen: argparse.Namespace
) -> QuantisedStudent:
    schedule = TrainingSchedule(
        epochs=0, decay_epochs=chosen.int8_steps, learning_rate=chosen.int8_rate
    )
    compute = Compute(torch.device("cpu"))
    batches = _Crops(pictures, min(chosen.crop, chosen.size))
    training = QuantisedTraining(schedule, batches, compute, student, 0)
    # Steps so small wait for each other's threads on a busy machine.
    torch.set_num_threads(1)
    started = time.monotonic()
    for _ in range(training.total):
        training.advance()
    before = training.psnr(pictures[:8])
    for _ in training.put_back(pictures[:8], TOLERANCE + MARGIN):
        pass
    spent = time.monotonic() - started
    torch.set_num_threads(chosen.threads)
    _say(f"Quantisation-aware fine-tuning: {training.total} steps of one crop of "
         f"{batches.side} px, {spent:.0f} s with one thread; {before:.1f} dB on pictures it saw, "
         f"all {len(quantisable(student))} plain convolutions in 8 bit. "
         f"{len(training.ranges)} of them stayed.\n")  # fmt: skip
    return QuantisedStudent(training.student, training.ranges)


def _compare(
    source: ModelSource,
    teacher: Generator,
    examples: Examples,
    folder: Path,
    repeats: int,
    names: Sequence[str] = (),
) -> None:
    choices = [choice_named(name) for name in names] or list(all_choices())
    comparing = Comparing(source, teacher, examples, choices, folder, "m", TOLERANCE, repeats)
    comparison = result_of(comparing.compare())
    for row in table(HEAD, comparison_table(comparison)):
        _say(row)
    _say(f"\n{about_comparison(comparison)}")


def _profile(source: ModelSource, example: Example, folder: Path) -> None:
    """Where the time goes, by kind of operation and by layer."""
    profiles = {"ONNX Runtime float32": _profile_onnx(source, example, folder)}
    for precision in ("float32", "bfloat16", "int8") if source.quantised else PLAIN:
        profiles[f"OpenVINO {precision}"] = _profile_openvino(source, example, folder, precision)
    for title, part, most in (("operation", 0, 7), ("layer, the dearest six", 1, 6)):
        _say(f"\nWhere the time goes (ms of one picture, by {title}):\n")
        rows = []
        for name, spent in profiles.items():
            sums: dict[str, float] = defaultdict(float)
            for key, ms in spent.items():
                sums[key[part]] += ms
            dearest = sorted(sums.items(), key=lambda item: -item[1])[:most]
            text = ", ".join(f"{key} {ms:.1f}" for key, ms in dearest)
            rows.append((name, f"{sum(sums.values()):.1f}", text))
        for row in table(("runtime", "all", f"by {title}"), rows):
            _say(row)


Profile = dict[tuple[str, str], float]
"""Milliseconds of each kind of operation and layer."""


def _profile_onnx(source: ModelSource, example: Example, folder: Path) -> Profile:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.enable_profiling = True
    options.profile_file_prefix = str(folder / "profile")
    options.intra_op_num_threads = torch.get_num_threads()
    content = source.graph.SerializeToString()
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    runs = 8
    for _ in range(runs):
        session.run(None, example.feeds)
    events = json.loads(Path(session.end_profiling()).read_text())
    spent: Profile = defaultdict(float)
    for event in events:
        if event.get("cat") == "Node" and event["name"].endswith("_kernel_time"):
            name = event["name"].removesuffix("_kernel_time")
            spent[event["args"]["op_name"], name] += event["dur"] / 1000 / runs
    return dict(spent)


def _profile_openvino(
    source: ModelSource, example: Example, folder: Path, precision: str
) -> Profile:
    import openvino

    from core.export.formats.openvino import hint

    choice = choice_named(f"openvino-{precision}")
    files = choice.format.write(source, folder / f"profiled-{precision}", precision)
    settings = {"INFERENCE_PRECISION_HINT": hint(precision), "PERF_COUNT": True,
                "INFERENCE_NUM_THREADS": torch.get_num_threads()}  # fmt: skip
    request = openvino.Core().compile_model(files[0], "CPU", settings).create_infer_request()
    spent: Profile = defaultdict(float)
    runs = 8
    for index in range(runs + 2):
        request.infer(example.feeds)
        if index >= 2:
            for item in request.profiling_info:
                spent[item.node_type, item.node_name] += (
                    item.real_time.total_seconds() * 1000 / runs
                )
    return dict(spent)


if __name__ == "__main__":
    main()
