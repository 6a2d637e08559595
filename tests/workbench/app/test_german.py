"""German, the translation that ships: whole, sound, and spoken by window and engine."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from core.data.listing import no_pictures
from core.engine.inspection import inspect_path
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.app.engine_words import error_of_engine, of_engine
from workbench.app.translation import CONTEXT, FOLDER, speak, tr, tr_count
from workbench.tools.sentences import ENOUGH, missing_of, translated_share

FILE = FOLDER / f"{CONTEXT}_de.ts"
_VALUES = re.compile(r"\{[^}]*\}")


@pytest.fixture
def _german(qapp: QCoreApplication) -> Iterator[None]:
    assert speak(qapp, "de") == "de"
    yield
    speak(qapp, "en")


def _messages() -> Iterator[tuple[str, str, list[str]]]:
    """Context, sentence and its translations: more than one where there is a number of things."""
    for context in ElementTree.parse(FILE).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            if words is not None and words.get("type") is None:
                forms = [form.text or "" for form in words.iter("numerusform")]
                source = message.findtext("source", "")
                yield context.findtext("name", ""), source, forms or [words.text or ""]


def test_the_translation_is_whole_but_for_the_latest_sentences() -> None:
    """What was added lately is shown in English until it is translated."""
    missing = "\n".join(f"{context}: {text}" for context, text in missing_of(FILE))
    assert translated_share(FILE) >= ENOUGH, f"not translated:\n{missing}"


@pytest.mark.usefixtures("_german")
def test_no_part_of_what_a_run_notes_stays_english() -> None:
    for text in (
        "Label maps and pictures; label is the source (the simpler picture of the two), photo the "
        "target. Tested on test/label.",
        "Pictures: 109 pairs to train on, 19 held out for the search, 32 for the final test.",
        "Exported to out/a. 9.2× fewer MACs, 1.9× faster here, 4 % better than the teacher "
        "(within the noise).",
        "Exported to out/a. as many MACs as the teacher, mIoU 1.2 points below the teacher's.",
    ):
        german = of_engine(text)
        left = re.findall(r"\b(the|and|pairs|pictures|fewer|faster|better|below|noise)\b", german)
        assert not left, german


def test_values_mnemonics_and_spaces_are_kept() -> None:
    flaws = []
    for _, source, forms in _messages():
        for words in forms:
            alike = sorted(_VALUES.findall(source)) == sorted(_VALUES.findall(words))
            keys = source.replace("&&", "").count("&") == words.replace("&&", "").count("&")
            edges = (source[:1].isspace(), source[-1:].isspace()) == (
                words[:1].isspace(),
                words[-1:].isspace(),
            )
            if not (alike and keys and edges and words.strip()):
                flaws.append(f"{source!r}: {words!r}")
    assert not flaws, "\n".join(flaws)


def test_the_compiled_file_says_what_the_translation_says(qapp: QCoreApplication) -> None:
    compiled = QTranslator()
    assert compiled.load(str(FILE.with_suffix(".qm")))
    old = [
        source
        for context, source, forms in _messages()
        if compiled.translate(context, source, None, 1 if len(forms) > 1 else -1) != forms[0]
    ]
    assert not old, "run: python -m workbench.tools.sentences de"


@pytest.mark.usefixtures("_german")
def test_numbers_of_things_have_their_forms() -> None:
    assert tr_count("1 run", "%n runs", 1) == "1 Lauf"
    assert tr_count("1 run", "%n runs", 3) == "3 Läufe"
    assert tr("&File") == "&Datei" and tr("nobody translated this") == "nobody translated this"


def test_numbers_of_things_in_english() -> None:
    assert tr_count("1 run", "%n runs", 1) == "1 run"
    assert tr_count("1 run", "%n runs", 3) == "3 runs"


@pytest.mark.usefixtures("_german")
def test_errors_of_the_engine_are_told_in_german(tmp_path) -> None:
    with pytest.raises(UserError) as caught, Run(tmp_path).record():
        pass
    error = error_of_engine(caught.value)
    assert error.sentence == f"{tmp_path} ist kein Lauf: recipe.toml fehlt."
    with pytest.raises(UserError) as caught:
        inspect_path(tmp_path / "none")
    assert (
        of_engine(str(caught.value))
        == f"Unter {tmp_path / 'none'} gibt es nichts. Prüfen Sie den Pfad."
    )
    (tmp_path / "a.heic").touch()
    (tmp_path / "b.heic").touch()
    sentence, action = no_pictures(tmp_path, ["a.heic", "b.heic"])
    assert "keine lesbaren Bilder" in of_engine(sentence)
    assert "Wandeln Sie sie um" in of_engine(action)
