"""Sentences can be translated: gathered, said in another language, and said in time."""

import ast
import subprocess
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from tests.workbench.made_up_language import foreign
from workbench.app.translation import CONTEXT, languages, speak, tr
from workbench.tools import sentences


def test_without_a_translation_the_text_stays(qapp: QCoreApplication) -> None:
    assert tr("Reset layout") == "Reset layout"


def said(source: str) -> list[str]:
    return list(sentences.sentences_of(ast.parse(source)))


def test_words_are_gathered_where_they_are_written_down() -> None:
    assert said('tr("one " "sentence").format(n=1)') == ["one sentence"]
    assert said('tr("a" if x else "b"), tr(word), other("c")') == ["a", "b"]
    table = 'mark({"key": ("Title", "tip \\N{MINUS SIGN} →", lambda: "no"), "more": ["x"]})'
    assert said(table) == ["Title", "tip \N{MINUS SIGN} →", "x"]


def test_no_sentence_is_translated_before_a_translator_is_there() -> None:
    """What runs while a module is imported comes too early for `tr`."""
    early = []
    for file in sorted(sentences.ROOT.rglob("*.py")):
        for node in _outside_functions(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                early.append(f"{file.name}: {node.lineno}")
    assert not early


def _outside_functions(node: ast.AST):
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, (ast.FunctionDef, ast.Lambda)):
            yield inner
            yield from _outside_functions(inner)


@pytest.fixture
def _english_after(qapp: QCoreApplication):
    yield
    QLocale.setDefault(QLocale.c())


@pytest.mark.usefixtures("_english_after")
def test_a_language_is_added_in_two_commands(qapp, tmp_path: Path, monkeypatch) -> None:
    assert sentences.main(["eo", "--into", str(tmp_path)]) == 0
    begun = tmp_path / f"{CONTEXT}_eo.ts"
    text = begun.read_text(encoding="utf-8")
    assert all(f"<source>{word}</source>" in text for word in ("&amp;Reset workspace", "&amp;File"))
    before = "<source>&amp;Reset workspace</source>"
    head, _, rest = text.partition(before)
    done = rest.replace(' type="unfinished"></translation>', ">Restarigi</translation>", 1)
    begun.write_text(head + before + done, encoding="utf-8")
    assert sentences.main(["eo", "--into", str(tmp_path)]) == 0
    assert ">Restarigi<" in begun.read_text(encoding="utf-8")
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([tool, "-silent", begun], check=True)
    assert languages(tmp_path) == ["eo"]
    translators = []
    monkeypatch.setattr(qapp, "installTranslator", translators.append)
    assert speak(qapp, "eo", tmp_path) == "eo"
    assert translators[-1].translate(CONTEXT, "&Reset workspace") == "Restarigi"
    assert speak(qapp, "en", tmp_path) == "en" and speak(qapp, "tlh", tmp_path) == "en"


def test_values_keep_their_place_in_the_made_up_language() -> None:
    assert foreign("<b>{n}</b> of &many") == "<b>{n}</b> ое &манш"
