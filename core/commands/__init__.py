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

from core.commands.verbs import add_verbs
from core.recipe.recipe import Recipe
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


def _verb(name: str) -> Callable[[argparse.Namespace], int]:
    def act(chosen: argparse.Namespace) -> int:
        from importlib import import_module

        module, _, function = name.partition(".")
        return getattr(import_module(f"core.commands.{module}"), function)(chosen)

    return act


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Compress image-to-image GANs. Without a verb, the window opens.",
        epilog="`main.py VERB --help` explains a verb. Exit codes: 0 done, 1 error, "
        "2 wrong arguments, 3 some pictures were skipped, 130 interrupted.",
    )
    parser.set_defaults(act=_verb("window.open_window"), run=None, recipe=None)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")

    def add(
        name: str,
        act: str,
        about: str,
        example: str = "",
        as_json: bool = False,
        aliases: Sequence[str] = (),
    ) -> argparse.ArgumentParser:
        epilog = f"Example: {example}" if example else None
        verb = verbs.add_parser(name, aliases=aliases, help=about, description=about, epilog=epilog)
        verb.set_defaults(act=_verb(act))
        if as_json:
            verb.add_argument("--json", action="store_true", help="print one JSON document")
        return verb

    add_verbs(add)
    return parser
