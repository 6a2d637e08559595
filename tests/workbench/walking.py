"""Walks over the widgets of a window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QTabBar, QWidget


def nameless(window: QWidget) -> list[str]:
    """Widgets that take the keyboard and have no name for a screen reader.

    Parts that Qt makes inside its own widgets are left out: `qt_…`, lists of combo boxes,
    viewports of scroll areas, and tab bars without a tab that it keeps for later.
    """
    return [
        f"{type(widget).__name__} {widget.objectName()} in {widget.parentWidget()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget().parentWidget(), QComboBox)
        and not _is_viewport(widget)
        and not _is_spare(widget)
        and not _name(widget)
    ]


def _is_viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _is_spare(widget: QWidget) -> bool:
    return isinstance(widget, QTabBar) and widget.count() == 0


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found else ""
