"""Every sentence a person reads passes through here, so that it can be translated."""

from PySide6.QtCore import QCoreApplication

CONTEXT = "workbench"


def tr(text: str) -> str:
    """The text in the person's language, as the installed translators know it; else as written.

    Values go in afterwards, so that a translator sees one sentence: `tr("{n} runs").format(n=3)`.
    """
    return QCoreApplication.translate(CONTEXT, text)
