"""The user guide, read inside the window."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from core.paths import RESOURCES

_PLACES = ("docs/guide.md", "docs/user-guide.md", "docs/index.md", "README.md")


def guide_file() -> Path | None:
    """The guide that comes with this copy of the workbench, if there is one."""
    found = (RESOURCES.parent / place for place in _PLACES)
    return next((path for path in found if path.is_file()), None)


class GuideDialog(QDialog):
    """A page of Markdown; its links to other pages work, those to the web open a browser."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("User guide")
        self.resize(820, 680)
        self.page = QTextBrowser()
        self.page.setAccessibleName("User guide")
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(file.parent)])
        self.page.anchorClicked.connect(self._follow)
        self._show(file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def _show(self, file: Path) -> None:
        kind = QTextDocument.ResourceType.MarkdownResource
        self.page.setSource(QUrl.fromLocalFile(str(file)), kind)

    def _follow(self, link: QUrl) -> None:
        target = self.page.source().resolved(link)
        file = Path(target.toLocalFile()) if target.isLocalFile() else None
        if file and file.suffix == ".md" and file.is_file():
            self._show(file)
        elif link.hasFragment() and not link.path():
            self.page.scrollToAnchor(link.fragment())
        else:
            QDesktopServices.openUrl(target)
