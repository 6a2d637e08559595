"""A language made up for tests: every sentence that was gathered, in other letters."""

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGraphicsView,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from core.data.scenes import CLASSES
from core.recipe.fields import fields
from core.recipe.file import shipped_recipes
from core.runtime.paths import runs_home
from tests.workbench.accessibility import is_part
from workbench.app.engine_words import ENGINE
from workbench.app.translation import CONTEXT
from workbench.app.versions import TITLE
from workbench.curves.titles import TITLES as LOSSES
from workbench.tools.engine_sentences import engine_sentences
from workbench.tools.sentences import sentences

KEPT = re.compile(r"(%n|\{[^}]*\}|<[^>]*>|&\w+;)")
WORD = re.compile(r"[A-Za-z]{2,}")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole,
         Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip
TEXTS = ("text", "placeholderText", "currentText", "suffix", "specialValueText", "toPlainText",
         "toolTip", "statusTip", "accessibleName", "accessibleDescription")  # fmt: skip
# What is written alike in every language, and the details of a report.
# Languages are offered by their own names.
ALIKE = f"""{TITLE} ms px MB GB GiB kB MACs mIoU PSNR dB PNG SVG CSV GIF CPU GPU ONNX TOML
    Ctrl Shift Alt Del Esc Space Return Enter Up Down Left Right Home End Ins American English
    Deutsch"""


def foreign(text: str) -> str:
    """The sentence in Cyrillic letters; names of values and marks of rich text stay."""
    parts = KEPT.split(text)
    return "".join(part if KEPT.fullmatch(part) else _spelt(part) for part in parts)


class Foreign(QTranslator):
    """Translates what was gathered; `unknown` has what was asked for and had not been."""

    def __init__(self) -> None:
        super().__init__()
        self._known = sentences()
        self._of_engine = engine_sentences()
        self.unknown: set[str] = set()

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == ENGINE:
            return foreign(text) if text in self._of_engine else None
        if context != CONTEXT or not text:
            return None
        if text not in self._known and set(WORD.findall(text)) - set(ALIKE.split()):
            self.unknown.add(text)
        return foreign(text)

    def isEmpty(self) -> bool:
        return False


def untranslated(root: QWidget, run: Path) -> list[str]:
    """Texts of a window and of all in it that have words of no other letters.

    Left out is what the stages and the guide say, what a report needs, what the engine says of
    files of the run, and parts that Qt makes inside its own widgets.
    """
    known = set(WORD.findall(f"{run} {runs_home()} {ALIKE} {_words_of_data()}"))
    texts = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not (isinstance(widget, (QTextBrowser, QPlainTextEdit)) or is_part(widget)):
            for text in _texts(widget):
                plain = re.sub(r"<[^>]*>|&\w+;|#[0-9a-f]{6}", " ", text)
                left = set(WORD.findall(plain)) - known
                if left and f"{run}/" not in text:
                    texts.append(f"{type(widget).__name__}: {sorted(left)} in {text[:120]!r}")
    return texts


def _spelt(text: str) -> str:
    return "".join(
        chr(ord(letter) - 97 + 0x430) if "a" <= letter <= "z"
        else chr(ord(letter) - 65 + 0x410) if "A" <= letter <= "Z"
        else letter
        for letter in text
    )  # fmt: skip


def _words_of_data() -> str:
    """Names of recipes, of what may be in one, of classes, pictures and losses."""
    recipes = " ".join(
        f"{field.path} {field.allowed} {field.default} {field.choices} {field.suggestions}"
        for field in fields()
    )
    names = " ".join([*shipped_recipes(), *CLASSES, *LOSSES]).replace("_", " ")
    return f"{recipes} {names} scene model"


def _texts(widget: QWidget) -> Iterator[str]:
    for name in TEXTS:
        value = getattr(widget, name, "")
        text = value() if callable(value) else value
        if isinstance(text, str):
            yield text
    if widget.isWindow() or isinstance(widget, QDockWidget):
        yield widget.windowTitle()
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget)
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        for item in widget.scene().items():
            yield getattr(item, "toPlainText", str)()


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        for role in ROLES:
            values = [model.headerData(column, Qt.Orientation.Horizontal, role)]
            values += [
                model.index(row, column).data(role) for row in range(min(3, model.rowCount()))
            ]
            yield from (text for text in values if isinstance(text, str))
