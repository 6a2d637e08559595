"""Every sentence a person reads passes through here, so that it can be translated."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core.runtime.paths import RESOURCES

CONTEXT = "workbench"
FOLDER = RESOURCES / "translations"
WRITTEN_IN = "en"
NUMBER = "%n"
_Words = TypeVar("_Words")


def tr(text: str) -> str:
    """The text in the person's language, as the installed translators know it; else as written.

    Values go in afterwards, so that a translator sees one sentence: `tr("{n} runs").format(n=3)`.
    """
    return QCoreApplication.translate(CONTEXT, text)


def tr_count(one: str, many: str, count: int) -> str:
    """The words for a number of things; `%n` in `many` is the number, `one` is for 1.

    A translation has as many forms as its language needs. Values go in afterwards.
    """
    translated = QCoreApplication.translate(CONTEXT, many, None, count)
    if count == 1 and translated == many.replace(NUMBER, str(count)):
        return one
    return translated


def is_translated() -> bool:
    """Whether the window speaks another language than the one it is written in."""
    return spoken() != WRITTEN_IN


def mark(words: _Words) -> _Words:
    """Words, or a table with words for values, that pass `tr` where they are shown.

    For whatever is written down before a translator is there, such as a module's constants.
    """
    return words


_spoken = [WRITTEN_IN]
_installed: list[QTranslator] = []


def languages(folder: Path = FOLDER) -> list[str]:
    """The languages that ship, such as `de`; English, which needs no translation, is not named."""
    return sorted(file.stem.partition("_")[2] for file in folder.glob(f"{CONTEXT}_*.qm"))


def speak(app: QCoreApplication, choice: str, folder: Path = FOLDER) -> str:
    """Install the translation of a language, or of the system's where none is chosen.

    Gives the language; English where nothing fits. What is on screen already stays as it is.
    """
    language = _fitting(choice, languages(folder))
    QLocale.setDefault(QLocale(language))
    while _installed:
        app.removeTranslator(_installed.pop())
    _spoken[:] = [language]
    if language != WRITTEN_IN:
        # Qt's own words first: of several translators the last installed is asked first.
        own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, place in (("qtbase", own), (CONTEXT, str(folder))):
            translator = QTranslator(app)
            if translator.load(f"{name}_{language}", place):
                app.installTranslator(translator)
                _installed.append(translator)
    return language


def spoken() -> str:
    """The language of the window, such as `de`."""
    return _spoken[0]


def _fitting(choice: str, known: list[str]) -> str:
    wanted = [choice] if choice else QLocale.system().uiLanguages()
    for code in wanted:
        whole = code.replace("-", "_")
        for language in (whole, whole.partition("_")[0]):
            if language in known or language == WRITTEN_IN:
                return language
    return WRITTEN_IN
