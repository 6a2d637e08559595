"""Gathers what the window says, the engine's sentences included, for translators.

`python -m workbench.tools.sentences de` brings resources/translations/workbench_de.ts up to date
and compiles it: new sentences are added, what is translated stays, what is said no more goes.
With `--check` nothing is written: it tells the share that is translated and lists what is missing.
CONTRIBUTING.md has the steps and the words to use.
"""

import argparse
import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from core.nets.specs import NETWORKS
from core.recipe.catalogue import GROUPS, catalogue
from core.recipe.datasets import DATASETS
from core.recipe.families import FAMILIES
from core.recipe.fields import fields, sections
from core.search.verdict import SENTENCES
from workbench.app.engine_words import ENGINE, TEMPLATES
from workbench.app.translation import CONTEXT, FOLDER, NUMBER
from workbench.tools.engine_sentences import engine_sentences

ROOT = Path(__file__).resolve().parents[1]
ENOUGH = 0.97
"""The share of sentences that a language which ships has at least."""
# What the engine counts, and what it calls the parts of a network: shown through `tr` as well.
_OF_THE_ENGINE = (
    "its ranking is being checked", "its candidates are being raced",
    "steps", "encoder steps", "segmenter steps", "import", "candidates", "networks", "files",
    "Stem", "Down", "Trunk", "Block", "Blocks", "Up", "Inner downs", "Inner ups", "Head", "Middle",
    "Style", "Style encoder", "Style to shifts", "Encoder block", "Decoder block", "Picture",
)  # fmt: skip
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="workbench.tools.sentences", description=__doc__)
    parser.add_argument("language", help="such as de, or pt_BR")
    parser.add_argument("--into", type=Path, default=FOLDER, help="folder of the translations")
    parser.add_argument("--check", action="store_true", help="only tell what is missing")
    given = parser.parse_args(arguments)
    file = given.into / f"{CONTEXT}_{given.language}.ts"
    if given.check:
        missing, share = missing_of(file), translated_share(file)
        lines = [f"{context}: {text}" for context, text in missing]
        sys.stdout.write("\n".join([*lines, f"{file.name}: {share:.1%} translated"]) + "\n")
        return 0 if share >= ENOUGH else 1
    given.into.mkdir(parents=True, exist_ok=True)
    return update(file) or compile_file(file)


def update(file: Path) -> int:
    """Merge every sentence into a translation, new or begun; gives the exit code of Qt's tool."""
    engine = list(engine_sentences())
    made = json.dumps([text for text in engine if "{0}" in text], ensure_ascii=False, indent=0)
    (file.parent / TEMPLATES.name).write_text(made + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sentences.py"
        source.write_text(_as_source(), encoding="utf-8")
        options = ("-locations", "none", "-no-obsolete", "-silent")
        return _qt("lupdate", source, "-ts", file, *options)


def compile_file(file: Path) -> int:
    """Write the .qm file that the window reads beside the .ts file; gives the exit code."""
    return _qt("lrelease", "-silent", file, "-qm", file.with_suffix(".qm"))


def missing_of(file: Path) -> list[tuple[str, str]]:
    """Sentences that a translation lacks, with their context."""
    done = set()
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            words = message.find("translation")
            if words is not None and words.get("type") is None:
                done.add((name, message.findtext("source", "")))
    return [item for item in _every_sentence() if item not in done]


def translated_share(file: Path) -> float:
    """The share of all sentences that a translation has, 0 to 1."""
    return 1 - len(missing_of(file)) / len(_every_sentence())


def _every_sentence() -> list[tuple[str, str]]:
    result = [(CONTEXT, text) for text in sentences()]
    return result + [(ENGINE, text) for text in engine_sentences()]


def _qt(tool: str, *options: str | Path) -> int:
    command = [Path(PySide6.__file__).parent / tool, *options]
    return subprocess.run([str(part) for part in command], check=False).returncode


def sentences() -> dict[str, list[str]]:
    """Each sentence as it is written, with the modules that say it.

    Those of the recipe's fields are declared in the engine, and so are a few words.
    """
    sources: dict[str, list[str]] = {}
    for file in sorted(ROOT.rglob("*.py")):
        index = file.relative_to(ROOT).as_posix()
        for text in sentences_of(ast.parse(file.read_text(encoding="utf-8"))):
            indices = sources.setdefault(text, [])
            if index not in indices:
                indices.append(index)
    engine = [*_of_the_recipe(), *_of_the_specs(), *_OF_THE_ENGINE]
    for text in dict.fromkeys([*engine, *SENTENCES, *_of_the_catalogue()]):
        sources.setdefault(text, []).append("core")
    return sources


def sentences_of(tree: ast.AST) -> Iterator[str]:
    """The literal words given to `tr` and `mark` in a module."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="tr" | "mark"), args=[words, *_]):
                yield from _words(words)
            case ast.Call(func=ast.Name(id="tr_count"), args=[_, words, *_]):
                # The form for one thing is the translation's own.
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


def _of_the_specs() -> Iterator[str]:
    """What networks say of their positions, and families of their losses."""
    for network in NETWORKS.values():
        yield from (position.about for position in network.positions)
    for family in FAMILIES.values():
        for words in family.losses.values():
            yield from words


def _of_the_catalogue() -> Iterator[str]:
    """What the shipped recipes are called and are for, and their data sets."""
    yield from GROUPS.values()
    for entry in catalogue():
        yield entry.recipe.description
    for dataset in DATASETS.values():
        yield dataset.layout


def _as_source() -> str:
    """Python as Qt's tool reads it: it knows neither our tables nor names of characters."""
    lines = ["from PySide6.QtCore import QCoreApplication"]
    for text, indices in sentences().items():
        count = ", None, 2" if NUMBER in text else ""
        lines += [f"#: {', '.join(indices)}", _call(CONTEXT, text, count)]
    for text, indices in engine_sentences().items():
        lines += [f"#: core/{', core/'.join(indices)}", _call(ENGINE, text)]
    return "\n".join(lines) + "\n"


def _call(context: str, text: str, count: str = "") -> str:
    quoted = "".join(_ESCAPES.get(letter, letter) for letter in text)
    return f'QCoreApplication.translate("{context}", "{quoted}"{count})'


if __name__ == "__main__":
    sys.exit(main())
