"""Sentences can be translated."""

from PySide6.QtCore import QCoreApplication, QTranslator

from workbench.translation import CONTEXT, tr


class _Backwards(QTranslator):
    """Knows every sentence of the workbench's own context, backwards."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return text[::-1] if context == CONTEXT else ""

    def isEmpty(self) -> bool:
        return False


def test_without_a_translation_the_text_stays(qapp: QCoreApplication) -> None:
    assert tr("Reset layout") == "Reset layout"


def test_an_installed_translation_is_taken(qapp: QCoreApplication) -> None:
    backwards = _Backwards()
    qapp.installTranslator(backwards)
    try:
        assert tr("{n} runs") == "snur }n{"
    finally:
        qapp.removeTranslator(backwards)
