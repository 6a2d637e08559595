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

from core.recipe.recipe import STAGES, Recipe
from core.runtime.errors import UserError

OK, FAILED, SOME, INTERRUPTED = 0, 1, 3, 130


# Shows the window, on a run folder or a recipe, until it is closed; gives the exit code.
OpenWindow = Callable[[Path | None, Recipe | None], int]


def without_window(run: Path | None, recipe: Recipe | None) -> int:
    """For a process that has the engine alone. Raises UserError."""
    raise UserError("This program has no window.", "Start main.py, or name a verb: see --help.")


def main(arguments: Sequence[str] | None = None, open_window: OpenWindow = without_window) -> int:
    """Run one verb; `arguments` are those of the process by default.

    `open_window` serves the verbs that show the window, which core does not know.
    Returns the exit code: 0 when all is done, 3 when some of it is (`translate` with broken
    pictures), 130 when it was interrupted, 1 for any other error, 2 for wrong arguments.
    """
    for stream in (sys.stdout, sys.stderr):
        _write_every_letter(stream)
    parser = _parser()
    parser.set_defaults(show_window=open_window)
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
        from core.engine.execution import explain

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


def show(
    chosen: argparse.Namespace, document: dict[str, Any] | list[Any], lines: Sequence[str]
) -> None:
    """Print a result: one JSON document with --json, lines for people without."""
    print(json.dumps(document, indent=2) if chosen.json else "\n".join(lines))


def require_file(path: Path, what: str) -> None:
    """Raise UserError where a file that was named is not there."""
    if not path.is_file():
        raise UserError(f"There is no {what} {path}.", "Check the path.")


def require_pictures_in(path: Path) -> None:
    """Raise UserError where a folder is not there or holds no pictures; a file is taken as one."""
    if path.is_file():
        return
    if not path.is_dir():
        raise UserError(f"There is no folder {path}.", "Check the path.")
    from core.data.listing import pictures_of

    pictures_of(path)


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
        prog="main.py",
        description="Compress conditional GANs. Without a verb: open the window.",
        epilog="Exit codes: 0 done, 1 error, 2 wrong arguments, 3 some pictures were skipped, "
        "130 interrupted.",
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
        "The built-in sample: in the window, or run to the end without a display.",
    )
    verb.add_argument("--into", type=Path, help="folder of the run where there is no display")


def _add_run_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    verb = add("run", "run.run", "Run a recipe, or resume its run.", json_too=True)
    verb.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a shipped recipe's name")
    verb.add_argument("--into", type=Path, required=True, help="folder of the run")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument("--until", choices=STAGES, help="stop after this stage")
    verb.add_argument(
        "--processes",
        type=positive,
        metavar="N",
        default=1,
        help="how many processes train together, each on a card of its own where there are cards",
    )
    _add_workers(verb)
    verb = add(
        "lengthen",
        "lengthen.lengthen",
        "Train a finished stage of a run longer, in a new run; later stages are done anew.",
        json_too=True,
    )
    verb.add_argument("run", type=Path, metavar="RUN", help="folder of a run; it stays as it is")
    verb.add_argument("stage", choices=("teacher", "prune", "distill", "finetune"))
    verb.add_argument(
        "--epochs", type=int, required=True, metavar="N", help="more, at the full learning rate"
    )
    verb.add_argument(
        "--decay-epochs", type=int, default=0, metavar="N", help="more, of decay; default 0"
    )
    verb.add_argument("--into", type=Path, required=True, help="folder of the new run")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument("--until", choices=STAGES, help="stop after this stage")
    verb = add("front", "run.front", "List the candidates of a run.", json_too=True)
    verb.add_argument("run", type=Path, metavar="RUN")
    verb = add(
        "check",
        "check.check",
        "Check a run's folder: record, digests, leftovers, what its stages need.",
        json_too=True,
    )
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument(
        "--repair", action="store_true", help="repair what can be repaired without losing anything"
    )
    verb = add(
        "judge",
        "evaluate.evaluate",
        "Measure one more sub-generator of a run, as its search would.",
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
        "ranking.rank_correlation",
        "Fine-tune candidates spread over the front to see whether their order stays the same.",
        json_too=True,
    )
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument("--candidates", type=int, default=6, metavar="K", help="3 to 50; default 6")
    verb.add_argument("--epochs", type=int, metavar="N", help="default: the recipe's fine-tuning")
    _add_workers(verb)
    verb = add(
        "race",
        "race.race",
        "Fine-tune candidates round by round to find the one that is best when trained.",
        json_too=True,
    )
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument("--candidates", type=int, default=12, metavar="K", help="3 to 48; default 12")
    verb.add_argument("--epochs", type=int, metavar="N", help="default: the recipe's fine-tuning")
    verb.add_argument(
        "--at-most", type=float, default=0.0, metavar="G", help="executed G MACs of a candidate"
    )
    verb.add_argument("--estimate", action="store_true", help="only say how long it would take")
    _add_workers(verb)
    verb = add(
        "repeat",
        "repeat.repeat",
        "Run a recipe with several seeds; mean and standard deviation.",
        json_too=True,
    )
    verb.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a shipped recipe's name")
    verb.add_argument("--seeds", type=int, default=3, metavar="N", help="how many; default 3")
    _add_workers(verb)
    verb.add_argument("--into", type=Path, required=True, help="folder of the runs")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb = add("queue", "queue.queue", "List, add to or run the queue.", json_too=True)
    verb.add_argument("what", choices=("list", "add", "run"))
    verb.add_argument("names", nargs="*", metavar="RECIPE|RUN", help="with add: what is queued")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument(
        "--stop-at-error", action="store_true", help="with run: stop when a run fails"
    )
    verb = add("export", "exporting.export", "Export a measured candidate.", json_too=True)
    verb.add_argument("run", type=Path, metavar="RUN")
    verb.add_argument("--candidate", required=True, help="its number or its architecture")
    verb.add_argument(
        "--format",
        default="onnx",
        metavar="NAMES",
        help="onnx, safetensors, or a runtime and precision such as openvino-bfloat16, several "
        "with commas between; best: the fastest within the tolerance; default onnx",
    )
    verb.add_argument(
        "--compare",
        action="store_true",
        help="first write every format (those of --format, if it is given) and show how faithful "
        "and how fast each is; without --into nothing is exported",
    )
    verb.add_argument("--into", type=Path, metavar="FOLDER")
    verb = add(
        "estimate",
        "estimating.estimate_recipe",
        "Estimate a recipe: time by stage, memory and disk.",
        json_too=True,
    )
    verb.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a shipped recipe's name")
    verb.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    verb.add_argument("--runs", type=Path, help="folder of the runs that tell the machine's speed")
    verb = add("recipe", "run.recipe", "The shipped recipes, and the reference of every key.")
    verb.add_argument("what", choices=("list", "show", "reference"))
    verb.add_argument("name", nargs="?", help="with show: which recipe")


def _add_workers(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--workers", type=positive, metavar="N", help="instead of engine.workers, this time"
    )


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
    verb = add(
        "distance", "models.distance", "Score generated pictures against real ones.", json_too=True
    )
    either = "a folder of pictures, or a file of statistics (.npz with mu and sigma)"
    verb.add_argument("a", type=Path, metavar="REAL", help=either)
    verb.add_argument("b", type=Path, metavar="GENERATED", help=either)
    verb.add_argument("--features", required=True, help="inception, or a torchvision network")
    verb.add_argument("--weights", type=Path, help="file with the network's weights")
    verb.add_argument("--score", choices=("frechet", "kid", "mind"), default="frechet")
    verb.add_argument(
        "--write", type=Path, metavar="FILE.npz", help="keep the statistics of REAL in this file"
    )
    verb = add(
        "inspect",
        "inspect.inspect",
        "What a file or folder is, what can be done with it, and why not.",
        json_too=True,
    )
    verb.add_argument("path", type=Path, metavar="PATH", help="any file or folder")
    verb = add("import", "models.import_checkpoint", "Convert a foreign checkpoint.")
    verb.add_argument("checkpoint", type=Path)
    verb.add_argument("--network", help="such as resnet_9blocks; checked against the file")
    verb.add_argument("--channels", help="such as 16_16_32_16_32_32_16_16")
    verb.add_argument(
        "--direction",
        choices=("AtoB", "BtoA"),
        default="AtoB",
        help="of files with the generators of both directions or domains; default AtoB",
    )
    verb.add_argument(
        "--generator",
        default="",
        metavar="NAME",
        help="where it lies in a file that holds several, such as nets/netG",
    )
    verb.add_argument(
        "--statistics",
        choices=("auto", "running", "picture"),
        default="auto",
        help="by which a U-Net's batch normalisation runs: the file's running ones, or each "
        "picture's own; default auto: the file's, where it has any",
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
