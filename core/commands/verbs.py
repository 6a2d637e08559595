"""What the command line takes: its verbs, their arguments, and the help of each."""

import argparse
from collections.abc import Callable
from pathlib import Path

from core.recipe.recipe import STAGES

ARCHITECTURE = "16_16_32_16_32_32_16_16"
LENGTHENED = ("teacher", "prune", "distill", "finetune")
# Adds a verb: its name, what does it, one sentence, an example, whether it prints JSON, aliases.
Add = Callable[..., argparse.ArgumentParser]


def picture_size(text: str) -> tuple[int, int]:
    """(height, width) from 256x512, multiples of 4. Raises ArgumentTypeError."""
    try:
        height, width = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not HEIGHTxWIDTH, such as 256x256") from None
    if height < 8 or width < 8 or height % 4 or width % 4:
        raise argparse.ArgumentTypeError("height and width must be multiples of 4, at least 8")
    return height, width


def positive(text: str) -> int:
    """A whole number of at least 1. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of at least 1")
    return int(text)


def repeats(text: str) -> int:
    """A whole number of at least 2: a spread needs as many."""
    if positive(text) < 2:
        raise argparse.ArgumentTypeError("a spread needs at least 2 repeats")
    return int(text)


def add_verbs(add: Add) -> None:
    """All verbs, in the order in which the help lists them."""
    _add_window_verbs(add)
    _add_running_verbs(add)
    _add_candidate_verbs(add)
    _add_recipe_verbs(add)
    _add_picture_verbs(add)
    _add_model_verbs(add)


def _add_window_verbs(add: Add) -> None:
    verb = add("window", "window.open_window", "Open the window, on a run or a recipe if named.")
    verb.add_argument("--run", type=Path, metavar="FOLDER", help="open this run")
    verb.add_argument("--recipe", type=Path, metavar="FILE", help="open this recipe, a TOML file")
    verb = add(
        "start",
        "window.start",
        "Run the built-in sample: in the window, or from start to end where there is no display.",
    )
    verb.add_argument(
        "--into",
        type=Path,
        metavar="FOLDER",
        help="folder of the run where there is no display; default: the unfinished run that an "
        "earlier start began, else a new one in the runs folder",
    )


def _add_running_verbs(add: Add) -> None:
    verb = add(
        "run",
        "run.run",
        "Run a recipe from start to end, or resume its run.",
        "main.py run sample --into runs/sample",
        as_json=True,
    )
    _recipe(verb)
    _new_run(verb, "folder of the run; if it holds one of this recipe, that run is resumed")
    verb.add_argument(
        "--processes",
        type=positive,
        metavar="N",
        default=1,
        help="train with N processes together, one GPU each if there are GPUs",
    )
    _workers(verb)
    verb = add(
        "lengthen",
        "lengthen.lengthen",
        "Train a finished stage of a run longer, in a new run that repeats the later stages.",
        "main.py lengthen runs/sample teacher --epochs 20 --into runs/longer",
        as_json=True,
    )
    _run(verb, "folder of the run to continue from; it does not change")
    verb.add_argument("stage", choices=LENGTHENED, help="the stage to train longer")
    verb.add_argument(
        "--epochs",
        type=int,
        required=True,
        metavar="N",
        help="how many more epochs at the full learning rate",
    )
    verb.add_argument(
        "--decay-epochs",
        type=int,
        default=0,
        metavar="N",
        help="how many more epochs in which the rate falls to zero; default 0",
    )
    _new_run(verb, "folder of the new run")
    verb = add(
        "repeat",
        "repeat.repeat",
        "Run a recipe with several seeds and print the mean and standard deviation.",
        "main.py repeat sample --seeds 3 --into runs/seeds",
        as_json=True,
    )
    _recipe(verb)
    verb.add_argument("--seeds", type=int, default=3, metavar="N", help="how many; default 3")
    _into(verb, "folder for the runs, one for each seed")
    _settings(verb)
    _workers(verb)
    verb = add(
        "queue",
        "queue.queue",
        "List the queue, add recipes or runs to it, or run it.",
        "main.py queue add sample",
        as_json=True,
    )
    verb.add_argument("what", choices=("list", "add", "run"), help="what to do")
    verb.add_argument(
        "names", nargs="*", metavar="RECIPE|RUN", help="with add: recipes or folders of runs"
    )
    _settings(verb)
    verb.add_argument(
        "--stop-at-error", action="store_true", help="with run: stop when a run fails"
    )


def _add_candidate_verbs(add: Add) -> None:
    verb = add("front", "front.front", "List the candidates of a run.", as_json=True)
    _run(verb)
    verb = add(
        "check",
        "check.check",
        "Check the folder of a run for damage and for missing files.",
        as_json=True,
    )
    _run(verb)
    verb.add_argument(
        "--repair", action="store_true", help="repair what can be repaired without losing anything"
    )
    verb = add(
        "evaluate",
        "evaluate.evaluate",
        "Measure one more sub-generator of a run, as its search would.",
        f"main.py evaluate runs/sample {ARCHITECTURE}",
        as_json=True,
        aliases=("judge",),  # as earlier versions call it
    )
    _run(verb)
    verb.add_argument("architecture", metavar="ARCHITECTURE", help=f"widths, as {ARCHITECTURE}")
    verb = add(
        "latency",
        "timing.latency",
        "Time the teacher and the front of a run on this machine.",
        as_json=True,
    )
    _run(verb)
    verb.add_argument(
        "--repeats",
        type=repeats,
        default=20,
        metavar="N",
        help="timed passes of each network; default 20",
    )
    verb.add_argument(
        "--threads", type=positive, metavar="N", help="CPU threads; default: the recipe's"
    )
    verb = add(
        "ranking",
        "ranking.rank_correlation",
        "Fine-tune candidates spread over the front to check that their order stays the same.",
        as_json=True,
    )
    _run(verb)
    _fine_tuned(verb, "how many candidates, 3 to 50; default 6", 6)
    verb = add(
        "race",
        "race.race",
        "Fine-tune candidates round by round to find the best trained one.",
        as_json=True,
    )
    _run(verb)
    _fine_tuned(verb, "how many candidates start, 3 to 48; default 12", 12)
    verb.add_argument(
        "--at-most",
        type=float,
        default=0.0,
        metavar="G",
        help="skip candidates with more executed MACs, in G; default: no limit",
    )
    verb.add_argument("--estimate", action="store_true", help="print only how long it would take")
    verb = add(
        "export",
        "exporting.export",
        "Export a candidate of a run, or compare formats on it.",
        "main.py export runs/sample --candidate 12 --into my-model",
        as_json=True,
    )
    _run(verb)
    verb.add_argument(
        "--candidate",
        required=True,
        metavar="NUMBER|ARCHITECTURE",
        help="its number, as `front` lists it, or its widths",
    )
    verb.add_argument(
        "--format",
        default="onnx",
        metavar="NAMES",
        help="onnx, safetensors, or a runtime and a precision such as openvino-bfloat16; several "
        "with commas between; best: the fastest within the tolerance; default: onnx",
    )
    verb.add_argument(
        "--compare",
        action="store_true",
        help="first write every format (or those of --format) and show how faithful and how fast "
        "each is; without --into nothing is exported",
    )
    verb.add_argument("--into", type=Path, metavar="FOLDER", help="folder for the model's files")


def _add_recipe_verbs(add: Add) -> None:
    verb = add(
        "estimate",
        "estimating.estimate_recipe",
        "Estimate the time of each stage, the memory and the disk that a recipe takes.",
        "main.py estimate sample",
        as_json=True,
    )
    _recipe(verb)
    _settings(verb)
    verb.add_argument(
        "--runs",
        type=Path,
        metavar="FOLDER",
        help="folder of earlier runs that tell how fast this machine is; default: the runs folder",
    )
    verb = add(
        "recipe",
        "recipe.recipe",
        "List the recipes that come with the program, show one, or print what each key means.",
        "main.py recipe show sample > mine.toml",
    )
    verb.add_argument("what", choices=("list", "show", "reference"), help="what to print")
    verb.add_argument("name", nargs="?", metavar="NAME", help="with show: the recipe's name")


def _add_picture_verbs(add: Add) -> None:
    verb = add("sample-data", "models.sample_data", "Draw the built-in sample data set.")
    verb.add_argument("folder", type=Path, metavar="FOLDER", help="folder for the pictures")
    verb.add_argument(
        "--pairs", type=int, default=160, metavar="N", help="how many pairs; default 160"
    )
    verb.add_argument(
        "--size", type=int, default=64, metavar="PX", help="height and width; default 64"
    )
    verb.add_argument("--seed", type=int, default=233, help="random seed; default 233")
    verb = add(
        "distance",
        "models.distance",
        "Score generated pictures against real ones.",
        "main.py distance photos generated --features lite2",
        as_json=True,
    )
    either = "a folder of pictures, or a file of statistics (.npz with mu and sigma)"
    verb.add_argument("a", type=Path, metavar="REAL", help=either)
    verb.add_argument("b", type=Path, metavar="GENERATED", help=either)
    verb.add_argument(
        "--features",
        required=True,
        metavar="NAME",
        help="network to compare in: lite2, wavelet, inception (for FID), or one of torchvision's",
    )
    verb.add_argument(
        "--weights", type=Path, metavar="FILE", help="the network's weights, if it needs a file"
    )
    verb.add_argument(
        "--score",
        choices=("frechet", "kid", "mind"),
        default="frechet",
        help="which distance; default: frechet",
    )
    verb.add_argument(
        "--write", type=Path, metavar="FILE.npz", help="save the statistics of REAL to this file"
    )
    verb = add(
        "inspect",
        "inspect.inspect",
        "Say what a file or folder is and what can be done with it.",
        as_json=True,
    )
    verb.add_argument("path", type=Path, metavar="PATH", help="any file or folder")


def _add_model_verbs(add: Add) -> None:
    verb = add(
        "cost",
        "models.cost",
        "Print the MACs and parameters of a network.",
        "main.py cost --network resnet_9blocks",
        as_json=True,
    )
    verb.add_argument("--network", required=True, metavar="NAME", help="such as resnet_9blocks")
    verb.add_argument("--channels", metavar="WIDTHS", help=f"such as {ARCHITECTURE}")
    verb.add_argument(
        "--size",
        type=picture_size,
        metavar="HEIGHTxWIDTH",
        help="size of the picture; default: as published",
    )
    verb = add(
        "import",
        "models.import_checkpoint",
        "Convert a generator that was trained elsewhere.",
        "main.py import latest_net_G.pth --into generator.safetensors",
    )
    verb.add_argument("checkpoint", type=Path, metavar="CHECKPOINT", help="the generator's file")
    verb.add_argument(
        "--into", type=Path, required=True, metavar="FILE.safetensors", help="file to write"
    )
    verb.add_argument(
        "--network",
        metavar="NAME",
        help="such as resnet_9blocks, checked against the file; default: recognised",
    )
    verb.add_argument("--channels", metavar="WIDTHS", help=f"such as {ARCHITECTURE}")
    verb.add_argument(
        "--direction",
        choices=("AtoB", "BtoA"),
        default="AtoB",
        help="which generator of a file that holds both directions; default: AtoB",
    )
    verb.add_argument(
        "--generator",
        default="",
        metavar="NAME",
        help="which network of a file that holds several, such as nets/netG",
    )
    verb.add_argument(
        "--statistics",
        choices=("auto", "running", "picture"),
        default="auto",
        help="statistics of a U-Net's batch normalisation: running: those in the file; picture: "
        "those of each picture; default: auto, those in the file if it has any",
    )
    verb = add(
        "translate",
        "models.translate",
        "Run a generator over a folder of pictures.",
        "main.py translate model.onnx photos translated",
    )
    verb.add_argument(
        "model", type=Path, metavar="MODEL", help="an .onnx, .safetensors or .pth file"
    )
    verb.add_argument("inputs", type=Path, metavar="INPUT_FOLDER", help="folder of the pictures")
    verb.add_argument(
        "outputs", type=Path, metavar="OUTPUT_FOLDER", help="folder to write the pictures to"
    )
    verb.add_argument(
        "--instances",
        type=Path,
        metavar="FOLDER",
        help="instance maps, for a model that needs them beside label maps",
    )
    verb.add_argument(
        "--style",
        type=Path,
        metavar="PICTURE",
        help="give all pictures the style of this one, for a model with styles",
    )
    verb.add_argument(
        "--seed",
        type=int,
        default=0,
        help="seed of the random styles that pictures get without --style; default 0",
    )


def _run(verb: argparse.ArgumentParser, about: str = "folder of the run") -> None:
    verb.add_argument("run", type=Path, metavar="RUN", help=about)


def _recipe(verb: argparse.ArgumentParser) -> None:
    about = "a TOML file, or the name of a recipe that comes with the program"
    verb.add_argument("recipe", metavar="RECIPE", help=about)


def _into(verb: argparse.ArgumentParser, about: str) -> None:
    verb.add_argument("--into", type=Path, required=True, metavar="FOLDER", help=about)


def _settings(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        dest="settings",
        help="change a value of the recipe, such as teacher.epochs=20; may be repeated",
    )


def _new_run(verb: argparse.ArgumentParser, about: str) -> None:
    _into(verb, about)
    _settings(verb)
    verb.add_argument("--until", choices=STAGES, help="stop after this stage")


def _fine_tuned(verb: argparse.ArgumentParser, about: str, candidates: int) -> None:
    verb.add_argument("--candidates", type=int, default=candidates, metavar="K", help=about)
    about = "epochs of fine-tuning; default: the recipe's"
    verb.add_argument("--epochs", type=int, metavar="N", help=about)
    _workers(verb)


def _workers(verb: argparse.ArgumentParser) -> None:
    about = "work with N processes at once; default: the recipe's engine.workers"
    verb.add_argument("--workers", type=positive, metavar="N", help=about)
