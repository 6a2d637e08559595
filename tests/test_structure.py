"""The houses keep their shape: layers, no circle of imports, no class name twice, true pages."""

import ast
import importlib
import importlib.util
import re

from benchmarks.structure import shape_of
from tests.conftest import REPOSITORY

HOUSES = ("core.", "workbench.")


def test_the_houses_keep_their_shape():
    shape = shape_of(REPOSITORY)
    assert (shape.upward, shape.circular, shape.twice) == (0, 0, 0)


def test_what_breaks_the_shape_is_counted(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[[tool.importlinter.contracts]]\ncontainers = ["core"]\nlayers = ["high", "low"]\n'
    )
    for room, text in {
        "high": "class Same: ...\nfrom core.low import thing",
        "low": "class Same: ...\ndef late():\n    import core.high.thing",
    }.items():
        folder = tmp_path / "core" / room
        folder.mkdir(parents=True)
        (folder / "thing.py").write_text(text)
    shape = shape_of(tmp_path)
    assert (shape.rooms, shape.arrows, shape.upward) == (2, 2, 1)
    assert (shape.circular, shape.chain, shape.twice) == (2, 1, 1)


def test_benchmarks_use_what_there_is():
    """They are run by hand, so that nothing else notices what was moved or renamed."""
    missing = []
    for path in sorted((REPOSITORY / "benchmarks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(HOUSES):
                module = importlib.import_module(node.module or "")
                missing += [
                    f"{path.name}: {node.module} has no {name.name}"
                    for name in node.names
                    if not hasattr(module, name.name)
                    and importlib.util.find_spec(f"{node.module}.{name.name}") is None
                ]
    assert not missing


def test_the_pages_for_developers_name_what_there_is():
    """Each path of the two pages lies in the tree, and each room is named by the first."""
    files = {path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("*/**/*")}
    missing = []
    for page in ("architecture.md", "how-to-add.md"):
        text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
        for name in re.findall(r"`((?:core|workbench|tests|resources|docs)/[^`\s:<*]*)`", text):
            missing += [f"{page}: {name}"] if name.rstrip("/") not in files else []
        for name in re.findall(r"`(\w+\.py)`", text):
            known = any(file.endswith(f"/{name}") for file in files)
            missing += [] if known else [f"{page}: {name}"]
    rooms = {file.split("/")[1] for file in files if re.fullmatch(r"(core|workbench)/\w+/.*", file)}
    layers = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    layers = layers.partition("## Layers")[2].partition("## A run")[0]
    missing += [room for room in rooms - {"__pycache__"} if room not in layers.split()]
    assert not missing
