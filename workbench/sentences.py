"""Gathers what the window says, for who translates it.

`python -m workbench.sentences de` brings resources/translations/workbench_de.ts up to date: new
sentences are added, and what is translated already stays. CONTRIBUTING.md tells how to go on.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6

from core.recipe_fields import fields, sections
from workbench.translation import CONTEXT, FOLDER

ROOT = Path(__file__).resolve().parent
# What the engine counts, and what it calls the parts of a network: shown through `tr` as well.
_OF_THE_ENGINE = (
    "steps", "encoder steps", "segmenter steps", "import", "candidates", "networks", "files",
    "Stem", "Down", "Trunk", "Block", "Blocks", "Up", "Inner downs", "Inner ups", "Head", "Middle",
    "Style", "Style encoder", "Style to shifts", "Encoder block", "Decoder block", "Picture",
)  # fmt: skip
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="workbench.sentences", description=__doc__)
    parser.add_argument("language", help="such as de, or pt_BR")
    parser.add_argument("--into", type=Path, default=FOLDER, help="folder of the translations")
    given = parser.parse_args(arguments)
    given.into.mkdir(parents=True, exist_ok=True)
    return update(given.into / f"{CONTEXT}_{given.language}.ts")


def update(file: Path) -> int:
    """Merge every sentence into a translation, new or begun; gives the exit code of Qt's tool."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sentences.py"
        source.write_text(_as_source(sentences()), encoding="utf-8")
        tool = Path(PySide6.__file__).parent / "lupdate"
        command = [str(tool), str(source), "-ts", str(file), "-locations", "none"]
        return subprocess.run(command, check=False).returncode


def sentences() -> dict[str, list[str]]:
    """Each sentence as it is written, with the modules that say it.

    Those of the recipe's fields are declared in the engine, and so are a few words.
    """
    found: dict[str, list[str]] = {}
    for file in sorted(ROOT.rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        for text in sentences_of(ast.parse(file.read_text(encoding="utf-8"))):
            places = found.setdefault(text, [])
            if place not in places:
                places.append(place)
    for text in dict.fromkeys([*_of_the_recipe(), *_OF_THE_ENGINE]):
        found.setdefault(text, []).append("core")
    return found


def sentences_of(tree: ast.AST) -> Iterator[str]:
    """The literal words given to `tr` and `mark` in a module."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="tr" | "mark"), args=[words, *_]):
                yield from _words(words)


def _words(node: ast.expr) -> Iterator[str]:
    """Words themselves, both of a choice, and the values of a table."""
    inside: list[ast.expr] = []
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            inside = [one, other]
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Dict(values=items):
            inside = items
    for item in inside:
        yield from _words(item)


def _of_the_recipe() -> Iterator[str]:
    for _, *words in sections():
        yield from filter(None, words)
    for field in fields():
        yield from filter(None, (field.title, field.description, field.unit))


def _as_source(found: dict[str, list[str]]) -> str:
    """Python as Qt's tool reads it: it knows neither our tables nor names of characters."""
    lines = ["from PySide6.QtCore import QCoreApplication"]
    for text, places in found.items():
        quoted = "".join(_ESCAPES.get(letter, letter) for letter in text)
        lines.append(f"#: {', '.join(places)}")
        lines.append(f'QCoreApplication.translate("{CONTEXT}", "{quoted}")')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
