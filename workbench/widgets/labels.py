"""Labels that the style sheet dresses by their role."""

from PySide6.QtWidgets import QLabel


def text_label(text: str = "", role: str = "", wraps: bool = False) -> QLabel:
    """A label; `role` is one that the style sheet knows, such as dim, heading, warning or error."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    return label
