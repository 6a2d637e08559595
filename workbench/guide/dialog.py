"""The user guide, read inside the window: contents, search, and the page of a panel."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.guide.pages import INDEX, Page
from workbench.widgets.layouts import column_layout
from workbench.widgets.room import come_up

MARGIN, _RESIZED_MS = 14, 150
_FILE = Qt.ItemDataRole.UserRole


class Reader(QTextBrowser):
    """Markdown with pictures no wider than there is room.

    The pages in `foreign` begin with a line that they are not translated.
    """

    def __init__(self) -> None:
        super().__init__()
        self._drawn = 0
        self.foreign: set[Path] = set()
        # A bar that comes and goes with the length of a page would change the pictures' room.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_RESIZED_MS)
        self._wait.timeout.connect(self._fit_again)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture, made to fit; a page, with a line if it is foreign."""
        resource = super().loadResource(kind, name)
        file = Path(QUrl(name).toLocalFile())
        if file in self.foreign and file.suffix == ".md":
            note = tr("This page is not translated yet; it is in English.")
            return f"*{note}*\n\n{file.read_text(encoding='utf-8')}"
        if QTextDocument.ResourceType(kind) == QTextDocument.ResourceType.ImageResource:
            path = self.source().resolved(QUrl(name)).toLocalFile()
            self._drawn = self._room
            return _fitted(path, self._room, self.devicePixelRatioF()) or resource
        return resource

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn and self._drawn != self._room:
            self._wait.start()

    def draw_again(self) -> None:
        """Read the page once more, and stay where the reader is."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self.reload()
        bar.setValue(round(share * bar.maximum()))

    @property
    def _room(self) -> int:
        return max(200, self.viewport().width() - 2 * MARGIN)

    def _fit_again(self) -> None:
        if self._drawn != self._room:
            self.draw_again()


class GuideDialog(QDialog):
    """Links to other pages work, those to the web open a browser."""

    def __init__(self, pages: list[Page], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("User guide"))
        come_up(self, 940, 700)
        self._pages = pages
        self._files = {page.name: page.file for page in pages}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the guide"))
        self.search.setAccessibleName(tr("Search the guide"))
        self.search.setToolTip(
            tr("Search for pages with all of these words; Enter goes to the next match")
        )
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._next_place)
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setToolTip(tr("Pages of the guide"))
        self.contents.currentItemChanged.connect(self._picked)
        self.page = Reader()
        self.page.foreign = {page.file for page in pages if page.is_foreign}
        self.page.document().setDocumentMargin(MARGIN)
        self.page.setAccessibleName(tr("User guide"))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self._lay_out()
        self._filter("")
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Back, self, self.page.backward)
        self.apply_theme(theme)
        self.show_page(INDEX)

    def show_page(self, name: str) -> None:
        """Show a page by its name; one that is not there is the index."""
        self._show(self._files.get(name, self._files[INDEX]))

    def apply_theme(self, theme: Theme) -> None:
        """Colour the links."""
        style = f"a {{ color: {theme.accent}; }} table {{ border-color: {theme.border}; }}"
        self.page.document().setDefaultStyleSheet(style)
        if self.page.source().isValid() and not self.page.source().isEmpty():
            self.page.draw_again()

    # -- inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        column = column_layout(left, (8, 8, 0, 8))
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        right = QWidget()
        reading = column_layout(right, (0, 8, 8, 8))
        reading.addWidget(self.page, 1)
        close = QPushButton(tr("Close"))
        close.setToolTip(tr("Close the guide"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        reading.addLayout(buttons)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([264, 676])
        split.setChildrenCollapsible(False)
        whole = column_layout(self, (0, 0, 0, 0))
        whole.addWidget(split)

    def _filter(self, words: str) -> None:
        shown = self.contents.currentItem().data(_FILE) if self.contents.currentItem() else None
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in self._pages:
            if page.holds(words):
                item = QListWidgetItem(page.title, self.contents)
                item.setData(_FILE, page.file)
        self._mark(shown)
        self.contents.blockSignals(False)
        if words and self.contents.count() and self.contents.currentItem() is None:
            self.contents.setCurrentRow(0)
        elif words:
            self._first_place()

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(item.data(_FILE))
            self._first_place()

    def _show(self, file: Path) -> None:
        kind = QTextDocument.ResourceType.MarkdownResource
        self.page.setSource(QUrl.fromLocalFile(str(file)), kind)
        self.contents.blockSignals(True)
        self._mark(file)
        self.contents.blockSignals(False)

    def _mark(self, file: Path | None) -> None:
        self.contents.setCurrentRow(-1)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_FILE) == file:
                self.contents.setCurrentRow(row)

    def _first_place(self) -> None:
        words = self.search.text().split()
        self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
        if words:
            self.page.find(words[0])

    def _next_place(self) -> None:
        words = self.search.text().split()
        if words and not self.page.find(words[0]):
            self._first_place()

    def _follow(self, link: QUrl) -> None:
        target = self.page.source().resolved(link)
        file = Path(target.toLocalFile()) if target.isLocalFile() else None
        if file and file.suffix == ".md" and file.is_file():
            # A page leads to the other in the reader's language, where there is one.
            self._show(self._files.get(file.stem, file))
        elif link.hasFragment() and not link.path():
            self.page.scrollToAnchor(link.fragment())
        else:
            QDesktopServices.openUrl(target)


def _fitted(path: str, width: int, sharpness: float) -> QImage | None:
    """The picture no wider than `width` logical pixels, with all the screen's pixels used."""
    image = QImage(path)
    if image.isNull():
        return None
    wide = round(min(width, image.width()) * sharpness)
    image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    image.setDevicePixelRatio(sharpness)
    return image
