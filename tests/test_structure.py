"""The houses keep their shape: layers, no circle of imports, no class name twice."""

import ast
import importlib
import importlib.util

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
