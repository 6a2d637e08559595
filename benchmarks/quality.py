"""`python -m benchmarks.quality DATA --into FOLDER`: what each part of a recipe does to pictures.

Each row trains a teacher and a supernet from the same seed on the same number of pictures, then the
teacher and three sub-generators are judged on all test pictures by networks that trained in no row:
Lite2 (in the box), open_nsfw where its package is installed and, given its file, SqueezeNet. The
networks are kept in the run's folder.
Interrupted, it goes on where it was; finished runs are not trained again. DATA holds facades,
edges2shoes and camvid.

    python -m benchmarks.quality DATA --into FOLDER --tasks facades --rows published ours
    python -m benchmarks.quality DATA --into FOLDER --table docs/results/quality-table.md

With --equal-time the row ours is trained once more, for as many pictures as take the processor time
of the published row. With --teacher WIDTH only a teacher of that width is trained, to see in
minutes what a part does to one generator. With --finetune the smallest sub-generator of each row is
fine-tuned for so many pictures more. With --set every row has these values, in a FOLDER of their
own. With --judge RUN … finished runs of any recipe are judged, those of earlier versions too.
Beside the distances quality.json has each judge's variety: how much its features vary over the
generated pictures, as a share of how much they vary over the real ones.
"""

import argparse
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from benchmarks.measure import options
from benchmarks.runs import carry_out, merged, schedule_of
from core.checkpoints.files import save_model
from core.data.picture_set import PictureSet
from core.evaluation.kept_networks import finetuned_name, is_kept, kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.pixels import to_uint8
from core.evaluation.segmentation import open_evaluator
from core.families.family import styled
from core.metrics import open_nsfw
from core.metrics.features import Features, extractor
from core.metrics.frechet import Gaussian, frechet_distance
from core.metrics.kernel import kernel_distance
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import Generator, config_of
from core.nets.network_config import config_cost
from core.nets.space import space_of
from core.recipe.file import dump_recipe, make_recipe, with_settings
from core.recipe.recipe import Recipe
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.generators import result_of
from core.stages.finetune import finetune_candidate, keep_finetuned

STAGES = ("teacher", "distill")
PUBLISHED: dict[str, dict[str, Any]] = {
    "teacher": {"ups": "transposed", "average": 0, "evaluations": 0},
    "distill": {
        "ups": "transposed",
        "average": 0,
        "evaluations": 0,
        "pseudo_target": "target",
    },
    "losses": {"perceptual": 0, "energy": 0},
    "discriminator": {"kind": "conditional"},
}
ROWS: dict[str, dict[str, dict[str, Any]]] = {
    "published": PUBLISHED,
    "no distillation": {**PUBLISHED, "distill": PUBLISHED["distill"] | {"lambda_distill": 0}},
    "ours": {},
    "without perceptual": {"losses": {"perceptual": 0}},
    "without energy": {"losses": {"energy": 0}},
    "without projected": {"discriminator": {"kind": "conditional"}},
    "without resize": {"teacher": {"ups": "transposed"}, "distill": {"ups": "transposed"}},
    "resize first": {"teacher": {"ups": "resize-conv"}, "distill": {"ups": "resize-conv"}},
    "without average": {"teacher": {"average": 0}, "distill": {"average": 0}},
    "without features": {"distill": {"lambda_distill": 0}},
    "both discriminators": {"discriminator": {"kind": "both"}},
    "matching": {"losses": {"matching": 10}},
    "less L1": {"teacher": {"lambda_recon": 25}, "distill": {"lambda_recon": 25}},
    "more adversarial": {"teacher": {"lambda_gan": 4}, "distill": {"lambda_gan": 4}},
    "instance heads": {"discriminator": {"norm": "instance"}},
    "less perceptual": {"losses": {"perceptual": 3}},
    "faster": {"teacher": {"learning_rate": 4e-4}, "distill": {"learning_rate": 4e-4}},
    "mixing": {"discriminator": {"mixing": True}},
    "augmented": {"discriminator": {"augment": True}},
    "wavelet": {"losses": {"wavelet": 4}},
    "relation": {"losses": {"relation": 10}},
    "region": {"losses": {"region": 1}},
    "sandwich": {"distill": {"sampling": "sandwich"}},
}
STUDENTS: dict[str, dict[str, dict[str, Any]]] = {
    "augmented students": ROWS["augmented"],
    "students without perceptual": ROWS["without perceptual"],
    "sandwich students": ROWS["sandwich"],
    "students of targets": {"distill": {"pseudo_target": "target"}},
    "less L1 students": {"distill": {"lambda_recon": 25}},
    "slower discriminator students": {"discriminator": {"rate": 0.25}},
    "one student": {"distill": {"space": [[16]] * 8}},
    "one student without perceptual": {
        "distill": {"space": [[16]] * 8},
        "losses": {"perceptual": 0},
    },
}
"""Rows of students alone: they begin with the teacher of the row ours."""
RESNET = {"width": 32, "discriminator_width": 64}
TASKS: dict[str, dict[str, Any]] = {
    "facades": {
        "data": {"folder": "facades", "height": 128, "width": 128},
        "teacher": RESNET,
        "distill": {"space": "channels-32"},
    },
    "edges2shoes": {
        "data": {"folder": "edges2shoes", "height": 128, "width": 128},
        "teacher": RESNET,
        "distill": {"space": "channels-32"},
    },
    "edges2shoes unpaired": {
        "family": "cyclegan",
        "data": {"folder": "edges2shoes", "height": 96, "width": 96},
        "teacher": {"width": 24, "discriminator_width": 24, "pool_size": 50},
        "distill": {"space": "channels-24", "lambda_recon": 10, "lambda_distill": 0.01},
    },
    "camvid day to dusk": {
        "family": "cyclegan",
        "data": {"folder": "camvid", "source": "!0001TP*", "height": 96, "width": 128},
        "teacher": {"width": 24, "blocks": 6, "discriminator_width": 24, "pool_size": 50},
        "distill": {"space": "channels-24", "lambda_recon": 10, "lambda_distill": 0.01},
    },
    "facades gaugan": {
        "family": "gaugan",
        "data": {"folder": "facades", "height": 128, "width": 128},
        "teacher": {"width": 16, "discriminator_width": 16},
        "distill": {"space": [[16, 12, 8]] * 8, "lambda_distill": 10},
    },
}
SHOWN = 4


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--into", type=Path, required=True, help="where the runs go")
    parser.add_argument("--tasks", nargs="+", default=["facades"], choices=list(TASKS))
    parser.add_argument(
        "--rows", nargs="+", default=["published", "ours"], choices=[*ROWS, *STUDENTS]
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[233])
    parser.add_argument("--pictures", type=int, default=12_240, help="of each stage")
    parser.add_argument("--students", type=int, metavar="PICTURES", help="of rows of students")
    parser.add_argument("--squeezenet", type=Path, help="torchvision's squeezenet1_1 weights")
    parser.add_argument("--equal-time", action="store_true")
    parser.add_argument("--teacher", type=int, metavar="WIDTH", help="only a teacher this wide")
    parser.add_argument("--finetune", type=int, metavar="PICTURES", help="of the smallest student")
    parser.add_argument("--set", nargs="+", default=[], metavar="KEY=VALUE", help="of every row")
    parser.add_argument("--table", type=Path, help="write what is known as a page, and end")
    parser.add_argument("--judge", type=Path, nargs="+", metavar="RUN", help="judge these, and end")
    args = parser.parse_args()
    for folder in args.judge or []:
        run = Run(folder)
        (folder / "quality.json").write_text(json.dumps(judged(run, args.squeezenet), indent=2))
        print(folder.name, json.loads((folder / "quality.json").read_text()), flush=True)
    if args.judge:
        return
    if args.table:
        write_table(args.into, args.table)
        return
    for task in args.tasks:
        for seed in args.seeds:
            for row in args.rows:
                measure(args, task, row, seed, args.pictures)
            if args.equal_time:
                count = pictures_in_equal_time(args.into, task, seed, args.pictures)
                measure(args, task, "ours", seed, count)


def measure(args: argparse.Namespace, task: str, row: str, seed: int, count: int) -> None:
    """Train what is not trained yet, and judge it."""
    folder = folder_of(args, task, row, seed, count)
    run = begin(args, task, row, seed, count)
    for stage in STAGES[:1] if args.teacher else STAGES:
        train(run, stage)
    if args.finetune and not args.teacher and fine_tune(run, args.finetune):
        (folder / "quality.json").unlink(missing_ok=True)
    if not (folder / "quality.json").is_file():
        result = judged(run, args.squeezenet)
        students = args.students if row in STUDENTS else None
        result |= {"task": task, "row": row, "seed": seed, "pictures": count, "cpu_s": cpu_of(run)}
        result["students"] = students or count
        (folder / "quality.json").write_text(json.dumps(result, indent=2), encoding="utf-8")
    print(folder.name, json.loads((folder / "quality.json").read_text())["judged"], flush=True)


def begin(args: argparse.Namespace, task: str, row: str, seed: int, count: int) -> Run:
    """The run of a row, made if it is not there yet; one of STUDENTS with a trained teacher."""
    folder = folder_of(args, task, row, seed, count)
    recipe = recipe_for(args.data, task, row, seed, count, args.teacher, args.set)
    if row in STUDENTS and args.students:
        fewer = recipe_for(args.data, task, row, seed, args.students, settings=args.set)
        recipe = recipe.model_copy(update={"distill": fewer.distill})
    if (folder / "recipe.toml").is_file():
        return Run(folder)
    if row not in STUDENTS:
        return Run.create(folder, recipe)
    ours = begin(args, task, "ours", seed, count)
    train(ours, "teacher")
    left_out = shutil.ignore_patterns("distill*", "quality.*", "cpu.jsonl", "run.lock")
    shutil.copytree(ours.folder, folder, ignore=left_out)
    (folder / "recipe.toml").write_text(dump_recipe(recipe), encoding="utf-8")
    with (folder / "cpu.jsonl").open("w", encoding="utf-8") as file:
        file.write(json.dumps({"stage": "teacher", "cpu": cpu_of(ours)["teacher"]}) + "\n")
    run = Run(folder)
    with run.record(write=True) as record:
        record.clear_stage("distill")
    return run


def name_of(task: str, row: str, seed: int, count: int, teacher: int | None = None) -> str:
    """The folder of a run."""
    alone = [f"teacher {teacher}"] if teacher else []
    return " ".join([task, row, *alone, str(seed), str(count)]).replace(" ", "-")


def folder_of(args: argparse.Namespace, task: str, row: str, seed: int, count: int) -> Path:
    """Where the run of a row lies, after what tells it from the others."""
    name = name_of(task, row, seed, count, args.teacher)
    own = f"-{args.students}" if row in STUDENTS and args.students else ""
    return Path(args.into) / (name + own)


def recipe_for(
    data: Path,
    task: str,
    row: str,
    seed: int,
    count: int,
    teacher: int | None = None,
    settings: Sequence[str] = (),
) -> Recipe:
    """A task's recipe with a row's choices, for so many pictures a stage."""
    engine = {"device": "cpu", "threads": 1, "preview_every": 100_000, "checkpoint_seconds": 60}
    whole = {"name": task, "seed": seed, "engine": engine}
    table = merged(whole, TASKS[task], (ROWS | STUDENTS)[row])
    if teacher:
        table["teacher"]["width"] = teacher
        table["distill"]["space"] = [[teacher]] * 8
    table["data"]["folder"] = str((data / table["data"]["folder"]).resolve())
    epoch = Pictures.of(make_recipe(table)).batches("teacher", make_recipe(table).teacher)
    epochs = max(2, round(count / epoch.steps_per_epoch))
    epoch.close()
    for stage in STAGES:
        table[stage] |= schedule_of(epochs)
    return with_settings(make_recipe(table), list(settings))


def train(run: Run, stage: str) -> None:
    """Train a stage, and note the processor time of this call."""
    with timed(run, stage):
        carry_out(run, stage)


def fine_tune(run: Run, count: int) -> bool:
    """Fine-tune the smallest sub-generator, unless that is done; whether it was to do.

    The better weights of before and after are kept, as in a run.
    """
    smallest = space_of(run.recipe.distill.space).smallest
    if is_kept(run, finetuned_name(smallest)):
        return False
    evaluator = result_of(open_evaluator(run, open_compute(run.recipe.engine)))
    epoch = evaluator.pictures.batches("finetune", run.recipe.finetune)
    schedule = run.recipe.finetune.model_copy(
        update=schedule_of(max(2, round(count / epoch.steps_per_epoch)))
    )
    epoch.close()
    name = finetuned_name(smallest)
    with timed(run, "finetune"):
        tuned = result_of(finetune_candidate(run, smallest, evaluator, schedule, name))
    print(tuned.summary(evaluator).outcome, flush=True)
    keep_finetuned(run, tuned, evaluator)
    run.remove_states(name)
    return True


@contextmanager
def timed(run: Run, stage: str) -> Iterator[None]:
    """Note the processor time of what is within."""
    started = time.process_time()
    try:
        yield
    finally:
        spent = {"stage": stage, "cpu": time.process_time() - started}
        with (run.folder / "cpu.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(spent) + "\n")


def cpu_of(run: Run) -> dict[str, float]:
    """Processor seconds of each stage, over all calls."""
    rows = map(json.loads, (run.folder / "cpu.jsonl").read_text(encoding="utf-8").splitlines())
    result = dict.fromkeys(STAGES, 0.0)
    for row in rows:
        result[row["stage"]] = result.get(row["stage"], 0.0) + row["cpu"]
    return result


def pictures_in_equal_time(into: Path, task: str, seed: int, count: int) -> int:
    """How many pictures ours sees in the processor time of the published row."""
    spent = {}
    for row in ("published", "ours"):
        path = into / name_of(task, row, seed, count) / "quality.json"
        spent[row] = sum(json.loads(path.read_text(encoding="utf-8"))["cpu_s"].values())
    return round(count * spent["published"] / spent["ours"])


@torch.inference_mode()
def judged(run: Run, squeezenet: Path | None) -> dict[str, Any]:
    """Teacher and sub-generators by each judge; their MACs; pictures of the first few sources."""
    pictures = Pictures.of_run(run)
    judges = judges_at_hand(squeezenet)
    test, train_set = pictures.test, pictures.train
    real = {judge.name: features_of(judge, targets(test)) for judge in judges}
    others = {judge.name: features_of(judge, targets(train_set)) for judge in judges}
    result: dict[str, Any] = {
        "test_pictures": len(test),
        "floor": {k: frechet_distance(Gaussian.of(real[k]), others[k]) for k in real},
        "judged": {},
    }
    shown = []
    for name, generator in generators(run).items():
        cost = config_cost(config_of(generator), *run.recipe.size)
        row: dict[str, Any] = {"macs": cost.macs, "paper_macs": cost.paper_macs}
        made = [styled(generator, test.sources([index]), 0).float() for index in range(len(test))]
        for judge in judges:
            rows = features_of(judge, made)
            row[judge.name] = frechet_distance(Gaussian.of(real[judge.name]), rows)
            variances = [float(features.var(0).sum()) for features in (rows, real[judge.name])]
            row[f"variety {judge.name}"] = variances[0] / variances[1]
            row[f"kid {judge.name}"] = kernel_distance(real[judge.name], rows).value
        if pictures.paired:
            pairs = zip(made, targets(test), strict=True)
            row["l1"] = float(np.mean([float((a - b).abs().mean()) for a, b in pairs]))
        result["judged"][name] = row
        shown.append(torch.cat(made[:SHOWN], 3))
        save_model(run.folder / f"{name}.safetensors", generator, {})
    sheet = to_uint8(torch.cat(shown, 2))[0].permute(1, 2, 0).numpy()
    Image.fromarray(sheet).save(run.folder / "quality.png")
    return result


def judges_at_hand(squeezenet: Path | None) -> list[Features]:
    """The networks that trained in no row."""
    judges: list[Features] = [extractor("lite2")]
    if open_nsfw.installed_weights() is not None:
        judges.append(open_nsfw.OpenNsfwFeatures())
    if squeezenet:
        judges.append(extractor("squeezenet1_1", squeezenet))
    return judges


def generators(run: Run) -> dict[str, Generator]:
    """The teacher, and the supernet, if trained, at its smallest, its middle and its largest."""
    space = space_of(run.recipe.distill.space)
    middle: Architecture = tuple(sorted(widths)[len(widths) // 2] for widths in space.choices)
    result = {"teacher": kept_generator(run, "teacher").eval()}
    with run.record() as record:
        if record.stage("distill").state != "done":
            return result
    supernet = kept_generator(run, "distill")
    for architecture in dict.fromkeys((space.smallest, middle, space.largest)):
        result[architecture_text(architecture)] = supernet.cut(architecture).eval()
    for file in sorted(run.checkpoints.glob("finetune-*.safetensors")):
        result[f"fine-tuned {file.stem.partition('-')[2]}"] = kept_generator(run, file.stem).eval()
    return result


def targets(pictures: PictureSet) -> Iterator[Tensor]:
    """The real pictures, one by one."""
    for index in range(pictures.reference_count):
        yield pictures.targets([index])


def features_of(judge: Features, made: Iterator[Tensor] | list[Tensor]) -> Any:
    """Features of pictures in [-1, 1]."""
    return np.concatenate([judge(to_uint8(picture)) for picture in made])


def write_table(into: Path, path: Path) -> None:
    """All that is known as a table, one row a generator."""
    lines = [
        "| task | row | seed | pictures | CPU s | generator | G paper | G executed | "
        "Lite2 (KID) | open_nsfw (KID) | SqueezeNet (KID) | L1 |",
        "|---|---|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for file in sorted(into.glob("*/quality.json")):
        run = json.loads(file.read_text(encoding="utf-8"))
        counts = dict.fromkeys((run["pictures"], run.get("students", run["pictures"])))
        pictures = ", then ".join(map(str, counts))
        for name, row in run["judged"].items():
            scores = " | ".join(
                f"{row[judge]:.0f} ({row[f'kid {judge}']:.1f})" if judge in row else "–"
                for judge in ("lite2", open_nsfw.NAME, "squeezenet1_1")
            )
            l1 = f"{row['l1']:.3f}" if "l1" in row else "–"
            lines.append(
                f"| {run['task']} | {run['row']} | {run['seed']} | {pictures} | "
                f"{sum(run['cpu_s'].values()):.0f} | {name} | {row['paper_macs'] / 1e9:.3f} | "
                f"{row['macs'] / 1e9:.3f} | {scores} | {l1} |"
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
