"""Colours that can be read, icons that can be drawn."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from core.runtime.paths import RESOURCES
from workbench.app.icons import icon, pixmap
from workbench.app.theme import DARK, LIGHT, apply_theme, style_sheet, theme_for

THEMES = [LIGHT, DARK]
TEXTS = [
    ("text", "panel"), ("text", "field"), ("text", "canvas"), ("text", "hover"),
    ("text", "accent_soft"), ("dim_text", "panel"), ("dim_text", "canvas"), ("dim_text", "field"),
    ("accent_text", "accent"), ("error", "panel"), ("error", "field"), ("warning", "panel"),
    ("warning", "field"), ("good", "panel"), ("good", "field"), ("text", "plot_background"),
    ("dim_text", "plot_background"), ("teacher", "plot_background"), ("accent", "field"),
]  # fmt: skip
MARKS = ("front", "candidate", "selected", "teacher")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("front", "back"), TEXTS)
def test_text_reaches_aa(theme, front, back):
    assert contrast(getattr(theme, front), getattr(theme, back)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_marks_and_curves_stand_out_of_the_plot(theme):
    for colour in [*theme.series, *(getattr(theme, name) for name in MARKS)]:
        assert contrast(colour, theme.plot_background) >= 3, colour


def test_system_without_an_answer_is_light(qapp):
    assert theme_for(qapp, "system").name in ("light", "dark")
    assert theme_for(qapp, "dark") is DARK
    assert apply_theme(qapp, "light") is LIGHT
    assert qapp.palette().window().color().name() == LIGHT.panel


def test_style_sheet_leaves_no_token(qapp):
    assert "$" not in style_sheet()


def test_another_theme_dresses_what_is_shown_without_another_style_sheet(qapp, qtbot):
    apply_theme(qapp, "light")
    sheet, label = qapp.styleSheet(), QLabel(" ")
    label.setProperty("panel", True)
    qtbot.addWidget(label)
    label.show()
    for choice, theme in (("dark", DARK), ("light", LIGHT)):
        apply_theme(qapp, choice)
        assert qapp.styleSheet() == sheet
        assert label.grab().toImage().pixelColor(2, 2).name() == theme.panel


def test_another_theme_recolours_arrows_and_check_marks(qapp, qtbot):
    apply_theme(qapp, "light")
    combo, box = QComboBox(), QCheckBox()
    box.setChecked(True)
    for widget in (combo, box):
        qtbot.addWidget(widget)
        widget.show()
    for choice, theme in (("dark", DARK), ("light", LIGHT)):
        apply_theme(qapp, choice)
        assert strongest(combo, theme.field) >= 3, choice
        assert strongest(box, theme.accent) >= 4, choice


def strongest(widget: QWidget, back: str) -> float:
    """The highest contrast with a background among what is drawn in a widget's middle rows."""
    drawn = widget.grab().toImage()
    rows = range(drawn.height() // 4, 3 * drawn.height() // 4)
    places = [(x, y) for x in range(3, drawn.width() - 3) for y in rows]
    return max(contrast(drawn.pixelColor(*place).name(), back) for place in places)


@pytest.mark.parametrize("name", sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg")))
def test_every_icon_draws_something(name, qapp):
    picture = pixmap(name, "#ff0000", 24).toImage()
    drawn = [
        picture.pixelColor(x, y).alpha()
        for x in range(picture.width())
        for y in range(picture.height())
    ]
    assert max(drawn) > 200


def test_icons_are_sharp_on_dense_screens(qapp, monkeypatch):
    for dense in (1.0, 1.5, 3.0):
        screen = SimpleNamespace(devicePixelRatio=lambda dense=dense: dense)
        monkeypatch.setattr("workbench.app.icons.QGuiApplication.screens", lambda one=screen: [one])
        sizes = icon("play", LIGHT, 18).availableSizes()
        assert {size.width() for size in sizes} == {round(18 * dense)}
