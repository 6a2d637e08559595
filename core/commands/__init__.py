"""The command line: what the window does, without importing Qt."""

import argparse
import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.recipe import STAGES

OK, FAILED, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; gives the exit code: 0 only when it did all it was asked."""
    for stream in (sys.stdout, sys.stderr):
        _write_every_letter(stream)
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        return chosen.act(chosen)
    except UserError as error:
        return _failed(chosen, error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe, such as head, has seen enough; nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (OSError, sqlite3.Error) as error:
        from core.runner import explain

        return _failed(chosen, explain(error))


def _write_every_letter(stream: Any) -> None:
    """What goes to a file or a program is UTF-8 on every system; a terminal shows what it can."""
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")


def _failed(chosen: argparse.Namespace, error: UserError) -> int:
    print(f"error: {error}", file=sys.stderr)
    if getattr(chosen, "json", False):
        print(json.dumps({"error": error.sentence, "action": error.action}, indent=2))
    return FAILED


def show(chosen: argparse.Namespace, document: dict | list, lines: Sequence[str]) -> None:
    """Print a result: one JSON document with --json, lines for people without."""
    print(json.dumps(document, indent=2) if chosen.json else "\n".join(lines))


def picture_size(text: str) -> tuple[int, int]:
    """(height, width) from 256x512."""
    try:
        height, width = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not HEIGHTxWIDTH, such as 256x256") from None
    if height < 8 or width < 8 or height % 4 or width % 4:
        raise argparse.ArgumentTypeError("height and width are multiples of 4, at least 8")
    return height, width


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of at least 1")
    return int(text)


def repeats(text: str) -> int:
    """A whole number of at least 2: a spread needs as many."""
    if positive(text) < 2:
        raise argparse.ArgumentTypeError("a spread needs at least 2 repeats")
    return int(text)


def _verb(name: str) -> Callable[[argparse.Namespace], int]:
    def act(chosen: argparse.Namespace) -> int:
        from importlib import import_module

        module, _, function = name.partition(".")
        return getattr(import_module(f"core.commands.{module}"), function)(chosen)

    return act


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py", description="Compress conditional GANs. Without a verb: open the window."
    )
    parser.set_defaults(act=_verb("window.open_window"), run=None, recipe=None)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")

    def add(name: str, act: str, about: str, json_too: bool = False) -> argparse.ArgumentParser:
        verb = verbs.add_parser(name, help=about, description=about)
        verb.set_defaults(act=_verb(act))
        if json_too:
            verb.add_argument("--json", action="store_true", help="one JSON document")
        return verb

    _add_window_verbs(add)
    _add_run_verbs(add)
    _add_model_verbs(add)
    return parser


def _add_window_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    verb = add("window", "window.open_window", "Open the window on a run or a recipe.")
    verb.add_argument("--run", type=Path, help="folder of a run")
    verb.add_argument("--recipe", type=Path, help="recipe file")
    verb = add(
        "start",
        "window.start",
        "The built-in sample: ready in the window, or run to the end where there is no display.",
    )
    verb.add_argument("--into", type=Path, help="folder of the run where there is no display")


def _add_run_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    verb = add("run", "run.run", "Run a recipe, or go on with it.", json_too=True)
    verb.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a shipped recipe's name")
    verb.add_argument("--into", type=Path, required=True, help="folder of the run")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument("--until", choices=STAGES, help="stop after this stage")
    verb = add("front", "run.front", "List the candidates of a run.", json_too=True)
    verb.add_argument("run", type=Path, metavar="RUN")
    verb = add(
        "judge",
        "judge.judge",
        "Judge one more sub-generator of a run, as its search would.",
        json_too=True,
    )
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument(
        "architecture", metavar="ARCHITECTURE", help="such as 16_16_32_16_32_32_16_16"
    )
    verb = add(
        "latency", "timing.latency", "Time the front of a run on this machine.", json_too=True
    )
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument("--repeats", type=repeats, default=20, help="timed passes of each network")
    verb.add_argument("--threads", type=positive, help="CPU threads; default: as the recipe says")
    verb = add(
        "ranking",
        "ranking.ranking",
        "Fine-tune candidates spread over the front: does the search's order survive it?",
        json_too=True,
    )
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument("--candidates", type=int, default=6, metavar="K", help="3 to 50; default 6")
    verb.add_argument("--epochs", type=int, metavar="N", help="default: the recipe's fine-tuning")
    verb = add(
        "repeat", "repeat.repeat", "Run a recipe with several seeds: mean and sd.", json_too=True
    )
    verb.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a shipped recipe's name")
    verb.add_argument("--seeds", type=int, default=3, metavar="N", help="how many; default 3")
    verb.add_argument("--into", type=Path, required=True, help="folder of the runs")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb = add("queue", "queue.queue", "Runs that wait for the engine.", json_too=True)
    verb.add_argument("what", choices=("list", "add", "run"))
    verb.add_argument("names", nargs="*", metavar="RECIPE|RUN", help="with add: what is queued")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument("--stop-at-error", action="store_true", help="with run: not the next one")
    verb = add("export", "run.export", "Export a measured candidate.")
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument("--candidate", required=True, help="its number or its architecture")
    verb.add_argument("--format", choices=("onnx", "safetensors"), default="onnx")
    verb.add_argument("--into", type=Path, required=True)
    verb = add(
        "estimate",
        "estimating.estimate_recipe",
        "What a recipe will take: time by stage, memory and disk.",
        json_too=True,
    )
    verb.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a shipped recipe's name")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument("--runs", type=Path, help="folder of the runs that tell the machine's speed")
    verb = add("recipe", "run.recipe", "The shipped recipes, and the reference of every key.")
    verb.add_argument("what", choices=("list", "show", "reference"))
    verb.add_argument("name", nargs="?", help="with show: which recipe")


def _add_model_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    verb = add("sample-data", "models.sample_data", "Draw the built-in sample data set.")
    verb.add_argument("folder", type=Path)
    verb.add_argument("--pairs", type=int, default=160)
    verb.add_argument("--size", type=int, default=64)
    verb.add_argument("--seed", type=int, default=233)
    verb = add("cost", "models.cost", "MACs and parameters of a network.", json_too=True)
    verb.add_argument("--network", required=True, help="such as sub_mobile_resnet_9blocks")
    verb.add_argument("--channels", help="such as 16_16_32_16_32_32_16_16")
    verb.add_argument(
        "--size", type=picture_size, metavar="HEIGHTxWIDTH", help="default: as it is published"
    )
    verb = add("distance", "models.distance", "How far pictures are from real ones.", json_too=True)
    either = "a folder of pictures, or a file of statistics (.npz with mu and sigma)"
    verb.add_argument("a", type=Path, metavar="REAL", help=either)
    verb.add_argument("b", type=Path, metavar="GENERATED", help=either)
    verb.add_argument("--features", required=True, help="inception, or a torchvision network")
    verb.add_argument("--weights", type=Path, help="file with the network's weights")
    verb.add_argument("--score", choices=("frechet", "kid", "mind"), default="frechet")
    verb.add_argument(
        "--write", type=Path, metavar="FILE.npz", help="keep the statistics of REAL in this file"
    )
    verb = add("import", "models.import_checkpoint", "Convert a foreign checkpoint.")
    verb.add_argument("checkpoint", type=Path)
    verb.add_argument("--network", help="such as resnet_9blocks; checked against the file")
    verb.add_argument("--channels", help="such as 16_16_32_16_32_32_16_16")
    verb.add_argument(
        "--direction",
        choices=("AtoB", "BtoA"),
        default="AtoB",
        help="of MUNIT's files, which hold both domains; default AtoB",
    )
    verb.add_argument("--into", type=Path, required=True, metavar="FILE.safetensors")
    verb = add("translate", "models.translate", "Run a generator over a folder of pictures.")
    verb.add_argument("model", type=Path)
    verb.add_argument("inputs", type=Path, metavar="INPUT_FOLDER")
    verb.add_argument("outputs", type=Path, metavar="OUTPUT_FOLDER")
    verb.add_argument(
        "--instances",
        type=Path,
        metavar="FOLDER",
        help="instance maps, for a model of label maps that takes edges",
    )
    verb.add_argument(
        "--style",
        type=Path,
        metavar="PICTURE",
        help="a picture whose style all get, for a model that takes styles",
    )
    verb.add_argument(
        "--seed", type=int, default=0, help="of the styles, one for each picture, without --style"
    )
