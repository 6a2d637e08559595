"""What assistive technology and the keyboard find in a window: names, hints, the focus order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractSlider)


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
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def unexplained(window: QWidget) -> list[str]:
    """Controls without a tooltip; those that Qt makes inside its own widgets are left out."""
    return [
        f"{type(widget).__name__} {_name(widget)} in {widget.parentWidget()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QScrollBar)
        and not is_part(widget)
        and not widget.toolTip()
    ]


def unreached(panel: QWidget) -> list[str]:
    """Widgets of a panel that can be seen and take Tab, and that Tab does not come to.

    The keyboard has to be in the panel already.
    """
    wanted = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.visibleRegion().isEmpty()
    ]
    start = QApplication.focusWidget()
    reached = _walked(Qt.Key.Key_Tab)
    start.setFocus()
    reached |= _walked(Qt.Key.Key_Backtab)
    missed = (widget for widget in wanted if widget not in reached)
    return [f"{type(widget).__name__} {_name(widget)}" for widget in missed]


def _walked(key: Qt.Key) -> set[QWidget]:
    """What has the keyboard, one after another, until it comes to one for the second time."""
    reached: set[QWidget] = set()
    while (widget := QApplication.focusWidget()) is not None and widget not in reached:
        reached.add(widget)
        QTest.keyClick(widget, key)
        if QApplication.focusWidget() is widget:
            # Some take Tab as text; Qt's own way out of them is Ctrl+Tab.
            QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)
    return reached


def is_part(widget: QWidget) -> bool:
    """Whether Qt made it inside one of its own widgets."""
    parent = widget.parentWidget()
    parents = (parent, parent.parentWidget() if parent else None)
    return widget.objectName().startswith("qt_") or any(
        isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)) for parent in parents
    )
