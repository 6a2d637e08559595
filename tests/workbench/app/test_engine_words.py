"""The engine's finished sentences, said in another language where they enter the window."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from core.run.events import Notice
from core.runtime.errors import UserError
from workbench.app import engine_words, translation
from workbench.app.engine_words import (
    allowed_of_engine,
    error_of_engine,
    notice_of_engine,
    of_engine,
    span_of_engine,
)
from workbench.tools.engine_sentences import engine_sentences, templates_of

WORDS = {
    "{0} is damaged: {1}.": "{0} ist beschädigt: {1}.",
    "{0} is damaged.": "{0} ist beschädigt.",
    "it has no stage {0}": "der Schritt {0} fehlt",
    "Take {0} to {1}.": "{1} höchstens, {0} mindestens.",
    "Choose another folder.": "Anderen Ordner wählen.",
    "at least {0}": "mindestens {0}",
    "days": "Tage",
    "{low} to {high}": "{low} bis {high}",
}


class Known(QTranslator):
    def translate(self, context: str, text: str, *_: object) -> str | None:
        return WORDS.get(text)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def _german(qapp: QCoreApplication, tmp_path: Path, monkeypatch) -> Iterator[None]:
    file = tmp_path / "engine.json"
    file.write_text(json.dumps([text for text in WORDS if "{0}" in text]), encoding="utf-8")
    monkeypatch.setattr(engine_words, "TEMPLATES", file)
    monkeypatch.setattr(translation, "_spoken", ["de"])
    known = Known(qapp)
    qapp.installTranslator(known)
    _forget()
    yield
    qapp.removeTranslator(known)
    _forget()


def _forget() -> None:
    engine_words._translated.cache_clear()
    engine_words._templates.cache_clear()


def test_in_english_nothing_is_looked_for() -> None:
    assert of_engine("run.db is damaged: x.") == "run.db is damaged: x."
    error = UserError("A.", "B.")
    assert error_of_engine(error) is error


@pytest.mark.usefixtures("_german")
def test_a_sentence_is_said_by_its_template_and_its_phrases_too() -> None:
    sentence = of_engine("run.db is damaged: it has no stage prune.")
    assert sentence == "run.db ist beschädigt: der Schritt prune fehlt."
    assert of_engine("Take 3 to 5.") == "5 höchstens, 3 mindestens."
    assert of_engine("my {0} run is damaged.") == "my {0} run ist beschädigt."


@pytest.mark.usefixtures("_german")
def test_several_sentences_and_a_name_before_them_are_told_apart() -> None:
    text = "horse: a b.pt is damaged. Choose another folder."
    assert of_engine(text) == "horse: a b.pt ist beschädigt. Anderen Ordner wählen."
    assert of_engine("Nobody knows this. Take 3 to 5.").startswith("Nobody knows this. 5 ")


@pytest.mark.usefixtures("_german")
def test_errors_and_notices_keep_their_details() -> None:
    error = error_of_engine(UserError("x is damaged.", "Choose another folder.", "Traceback"))
    assert (error.sentence, error.action) == ("x ist beschädigt.", "Anderen Ordner wählen.")
    assert error.details == "Traceback"
    notice = notice_of_engine(Notice("error", "x is damaged.", "", "Traceback"))
    assert (notice.level, notice.sentence) == ("error", "x ist beschädigt.")


@pytest.mark.usefixtures("_german")
def test_ranges_and_bounds() -> None:
    assert span_of_engine("40 to 75 min") == "40 bis 75 min"
    assert span_of_engine("3 days") == "3 Tage"
    assert allowed_of_engine("1 to 8") == "1 bis 8"
    assert allowed_of_engine("at least 2") == "mindestens 2"


def test_templates_are_read_from_the_engine_and_code_is_not() -> None:
    source = '''
"""Docstring of a module."""
def f(path: "Race | None") -> str:
    """Docstring of a function."""
    db.execute("SELECT name FROM stages")
    raise UserError(f"{path} lacks {len(x):.1f} " f"of it{', all of it' if y else ''}.", "Go on.")
    raise TypeError("never seen by a person")
'''
    templates = list(templates_of(ast.parse(source)))
    assert templates == ["{0} lacks {1} of it{2}.", ", all of it", "Go on."]


def test_no_template_of_the_engine_is_so_loose_that_it_fits_any_text() -> None:
    for text in engine_sentences():
        assert text.strip() and any(letter.isalpha() for letter in text.replace("{0}", "")), text
