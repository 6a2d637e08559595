"""Two palettes of our own: under plain X11 Qt knows no dark mode, so it cannot be left to Qt."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QDir, Qt, QTimer
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from core.runtime.paths import RESOURCES, cache_home

Choice = Literal["system", "light", "dark"]
# The icons that the style sheet draws by itself.
MARKS = ("check", "close", "down", "float", "grip", "right", "up")
TITLE_SIZE = 1.6
_MARKS = "marks"
_AT_ONCE = 100
# The palette's roles that carry the theme's colours for the style sheet. Those of tooltips and of
# visited links carry what the palette has no role for: the style sheet says how these two look.
SHEET_ROLES = {
    "canvas": "shadow",
    "panel": "window",
    "field": "base",
    "hover": "alternate-base",
    "text": "text",
    "dim_text": "placeholder-text",
    "accent": "highlight",
    "accent_text": "highlighted-text",
    "accent_soft": "link-visited",
    "border": "mid",
    "error": "bright-text",
    "warning": "tooltip-base",
    "good": "tooltip-text",
}
CHOICES: tuple[Choice, ...] = ("system", "light", "dark")


@dataclass(frozen=True)
class Theme:
    """Named colours, each `#rrggbb`; text on its background reaches WCAG AA (4.5 to 1).

    `series` tells curves apart; `scale` runs from low to high values.
    """

    name: Literal["light", "dark"]
    canvas: str
    panel: str
    field: str
    hover: str
    text: str
    dim_text: str
    accent: str
    accent_text: str
    accent_soft: str
    border: str
    plot_background: str
    plot_grid: str
    teacher: str
    front: str
    candidate: str
    selected: str
    warning: str
    error: str
    good: str
    series: tuple[str, ...]
    scale: tuple[str, ...]


LIGHT = Theme(
    name="light",
    canvas="#e9ecf1",
    panel="#f8f9fb",
    field="#ffffff",
    hover="#e2e7f0",
    text="#1a2030",
    dim_text="#566076",
    accent="#2a5fd0",
    accent_text="#ffffff",
    accent_soft="#dde7fb",
    border="#cdd3de",
    plot_background="#ffffff",
    plot_grid="#c3cad6",
    teacher="#b35a08",
    front="#2a5fd0",
    candidate="#76839c",
    selected="#c2185b",
    warning="#855700",
    error="#bd2430",
    good="#1b7540",
    series=(
        "#2a5fd0", "#c2571a", "#1b7540", "#8e3db8",
        "#00798c", "#b3261e", "#8a6a00", "#5c6b86",
    ),
    scale=("#46127a", "#3a4fa6", "#157f93", "#2f9058", "#8f8f00"),
)  # fmt: skip

DARK = Theme(
    name="dark",
    canvas="#121419",
    panel="#1b1e25",
    field="#242832",
    hover="#2d323e",
    text="#e6e9ef",
    dim_text="#a0a9ba",
    accent="#6ea0ff",
    accent_text="#0b1530",
    accent_soft="#233352",
    border="#363c49",
    plot_background="#16191f",
    plot_grid="#3b4250",
    teacher="#f0a94a",
    front="#6ea0ff",
    candidate="#8390a8",
    selected="#ff6fa5",
    warning="#e3b04b",
    error="#ff7b72",
    good="#58c98b",
    series=(
        "#6ea0ff", "#f0914a", "#58c98b", "#c792ea",
        "#4fc3d9", "#ff7b72", "#e3b04b", "#a3aec2",
    ),
    scale=("#fde35a", "#8fd35e", "#35b39a", "#4a8fd0", "#8a6fe0"),
)  # fmt: skip


def apply_theme(app: QApplication, choice: Choice) -> Theme:
    """Dress the whole application; gives the theme that `choice` came down to.

    The style sheet names roles of the palette, so another theme is another palette. To set a style
    sheet anew would lay out every widget again, which takes seconds; to polish takes none of it.
    """
    theme = theme_for(app, choice)
    if not app.styleSheet():
        # Once is enough: a second style would dress every widget twice, and the first is kept.
        app.setStyle(QStyleFactory.create("Fusion"))
        _write_marks(theme)
        app.setPalette(_palette(theme))
        app.setStyleSheet(style_sheet())
    elif app.palette() != _palette(theme):
        _write_marks(theme)
        app.setPalette(_palette(theme))
        seen: list[QWidget] = []
        unseen: list[QWidget] = []
        for widget in app.allWidgets():
            is_seen = widget.isVisible() and not widget.visibleRegion().isEmpty()
            (seen if is_seen else unseen).append(widget)
        _polish(seen)
        # What is not seen can wait until this is on the screen.
        QTimer.singleShot(0, app, lambda: _polish_later(app, unseen))
    return theme


def _polish_later(app: QApplication, widgets: list[QWidget]) -> None:
    """A few at a time, so that the window answers meanwhile."""
    if widgets:
        _polish(widgets[:_AT_ONCE])
        QTimer.singleShot(0, app, lambda: _polish_later(app, widgets[_AT_ONCE:]))


def _polish(widgets: list[QWidget]) -> None:
    for widget in widgets:
        # One may be gone by the time.
        with contextlib.suppress(RuntimeError):
            widget.style().polish(widget)
            widget.update()


def theme_for(app: QApplication, choice: Choice) -> Theme:
    """The theme of a choice; where the system says nothing, `system` is light."""
    if choice == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def style_sheet() -> str:
    """The style sheet, in roles of the palette; its arrows and marks are our own icons."""
    template = Template((RESOURCES / "workbench.qss").read_text(encoding="utf-8"))
    title = f"{TITLE_SIZE * QFontInfo(QGuiApplication.font()).pointSizeF():.1f}pt"
    colours = {name: f"palette({role})" for name, role in SHEET_ROLES.items()}
    return template.substitute(colours, marks=_MARKS, title=title)


def _write_marks(theme: Theme) -> None:
    """Style sheets take pictures from files only: keep recoloured copies in the cache.

    A style sheet that is set remembers where its files lie, so another theme's take their places.
    """
    folder = cache_home() / "marks"
    # An unwritable cache costs the arrows of combo boxes, not the window.
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for name in MARKS:
            drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
            _keep(folder / f"{name}.svg", drawing.replace("currentColor", theme.dim_text))
            _keep(folder / f"{name}-on.svg", drawing.replace("currentColor", theme.accent_text))
    QDir.setSearchPaths(_MARKS, [str(folder)])
    QPixmapCache.clear()


def _keep(file: Path, text: str) -> None:
    if not file.is_file() or file.read_bytes() != text.encode():
        file.write_text(text, encoding="utf-8")


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.warning,
        role.ToolTipText: theme.good,
        role.PlaceholderText: theme.dim_text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent_soft,
        role.Accent: theme.accent,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Light: theme.field,
        role.Midlight: theme.hover,
        role.Shadow: theme.canvas,
    }
    for where, colour in colours.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.dim_text))
    return palette
