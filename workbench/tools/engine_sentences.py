"""Gathers what the engine says, as templates: “{0} is damaged: {1}.” for an f-string.

The engine knows no translator. Its finished sentences are translated where they enter the window,
by `workbench.app.engine_words`, which looks for the template that a sentence was made of.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from core.runtime import paths

CORE = Path(paths.__file__).resolve().parents[1]
# What these write is never shown in the window: the command line, files for others, networks.
_UNSEEN = (
    "commands/", "export/card", "export/report", "export/graph", "export/nodes.py",
    "export/results.py", "export/sample.py", "export/plots.py", "export/published.py",
    "export/raced.py", "export/ranked.py", "export/markup.py", "export/formats_section.py",
    "export/metadata.py", "export/input_spec.py", "export/subject.py", "nets/published.py",
    "data/scenes.py", "search/verdict.py", "export/four_at_once.py", "nets/planned.py",
    "nets/planned_layers.py",
)  # fmt: skip
# Errors of a programmer, which no input of a person can bring about.
_FAULTS = ("TypeError", "IndexError", "AssertionError", "SystemExit", "KeyError", "RuntimeError")
_FAULTY_ROOMS = ("nets/", "search/", "metrics/", "families/", "data/batches.py")
# Built from parts, or of one word, so not taken for sentences in their modules.
_BUILT = {
    "one of {0}": "recipe/fields.py",
    "more than {0}": "recipe/fields.py",
    "at least {0}": "recipe/fields.py",
    "less than {0}": "recipe/fields.py",
    "at most {0}": "recipe/fields.py",
    "match": "data/unpaired_layouts.py",
    "works": "export/comparison.py",
    "written": "export/comparison.py",
    "failed": "export/comparison.py",
    "pictures": "translation/description.py",
}
_PLACE = re.compile(r"\{\d+\}")
_CODE = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|BEGIN|import|export|<)\b"
    r"|^nsupported operand|NOT LIKE|\" if \""
    r"|[<>]/?\w+[> ]|\n|\(\?|%s|^[0-9a-f ]+$| \| |\btuple\[|^[a-z_]+(, [a-z_]+)+$"
)
_WORDS = re.compile(r"[A-Za-z]{2,}")


def engine_sentences(folder: Path = CORE) -> dict[str, list[str]]:
    """Each template, with the modules that say it."""
    sources: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.py")):
        path = file.relative_to(folder).as_posix()
        if not path.startswith(_UNSEEN):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for text in templates_of(tree, path.startswith(_FAULTY_ROOMS)):
                places = sources.setdefault(text, [])
                if path not in places:
                    places.append(path)
    for text, path in _BUILT.items():
        sources[text] = [path]
    return sources


def templates_of(tree: ast.AST, values_are_faults: bool = False) -> Iterator[str]:
    """The sentences and phrases of a module, in the order of its lines.

    Left out are docstrings, annotations, SQL, patterns and what only a faulty program raises; with
    `values_are_faults`, each ValueError counts as such.
    """
    left_out = _left_out(tree, values_are_faults)
    templates = []
    for node in ast.walk(tree):
        if id(node) not in left_out and isinstance(node, (ast.Constant, ast.JoinedStr)):
            text = _template(node)
            if text and _is_said(text):
                templates.append((node.lineno, node.col_offset, text))
    yield from dict.fromkeys(text for _, _, text in sorted(templates))


def _template(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    parts, values = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{values}}}")
            values += 1
    return "".join(parts)


def _is_said(text: str) -> bool:
    """Whether it reads like words for a person, not like code, a key or a number with a unit."""
    words = _WORDS.findall(_PLACE.sub(" ", text))
    if _CODE.search(text) or not words or " " not in text.strip():
        return False
    return len(words) > 1 or (len(words[0]) > 3 and bool(_PLACE.search(text)))


def _left_out(tree: ast.AST, values_are_faults: bool) -> set[int]:
    faults = (*_FAULTS, "ValueError") if values_are_faults else _FAULTS
    left_out: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                left_out.add(id(text))
            case ast.JoinedStr(values=parts):
                left_out.update(id(part) for part in parts)
                specs = [part.format_spec for part in parts if isinstance(part, ast.FormattedValue)]
                left_out.update(_inside(*filter(None, specs)))
            case ast.Call(func=ast.Name(id=name)) if name in faults:
                left_out.update(_inside(node))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="LOG" | "re"))):
                left_out.update(_inside(node))
            case ast.Call(func=ast.Attribute(attr="log")) | ast.Call(func=ast.Name(id="Field")):
                left_out.update(_inside(node))
            case ast.AnnAssign(annotation=kind) | ast.arg(annotation=kind) if kind is not None:
                left_out.update(_inside(kind))
    return left_out


def _inside(*nodes: ast.AST) -> Iterator[int]:
    for node in nodes:
        yield from (id(inner) for inner in ast.walk(node))
