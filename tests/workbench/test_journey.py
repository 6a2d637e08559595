"""A whole compression, as a person does it: with the mouse, in the real window, on real engines."""

import threading

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget, QToolButton, QWidget

from core.nets.architecture import architecture_text
from tests.core.tiny import tiny_recipe


@pytest.fixture
def window(qtbot, qapp):
    from workbench.window import Window

    found = Window(tiny_recipe(finetune={"choice": "ask"}))
    found.resize(1280, 800)
    with qtbot.waitSignal(found.plots_ready, timeout=30_000):
        found.show()
    yield found
    found.close()
    found.background.close(timeout=10)
    found.deleteLater()


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The visible, enabled button that says so."""
    shown = [b for b in parent.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    found = [b for b in shown if words.lower() in b.text().replace("&", "").lower()]
    found += [
        b
        for b in shown
        if isinstance(b, QToolButton)
        and b.defaultAction() is not None
        and words.lower() in b.defaultAction().text().replace("&", "").lower()
        and b not in found
    ]
    assert found, f"no button says {words!r}; there are {[b.text() for b in shown]}"
    return found[0]


def place_of(plot, across: float, distance: float) -> QPoint:
    """Where a point of the plot lies in its viewport."""
    scene = plot.getViewBox().mapViewToScene(QPointF(across, distance))
    return plot.mapFromScene(scene)


def reopen(window, qtbot, name: str) -> None:
    """Double-click the run in the Runs panel, as after a restart."""
    window.runs.come_to_front()
    runs = window.runs.findChild(QListWidget)
    qtbot.waitUntil(lambda: runs.count() > 0 and runs.isVisible(), timeout=10_000)
    row = next(i for i in range(runs.count()) if name in runs.item(i).text())
    where = runs.visualItemRect(runs.item(row)).center()
    qtbot.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_from_start_to_an_exported_model(window, qtbot):
    qtbot.mouseClick(button(window, "Start new run"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.is_live, timeout=30_000)
    qtbot.waitUntil(
        lambda: (
            "finetune" in window.session.stages
            and window.session.stages["finetune"].state == "waiting"
            and window.session.running is None
        ),
        timeout=240_000,
    )
    model = window.session.model
    assert len(model.candidates) == 12
    assert all(
        window.session.stages[name].state == "done" for name in ("teacher", "distill", "search")
    )

    front = window.panels["front"]
    wanted = next(item for item, mask in zip(model.candidates, model.on_front, strict=True) if mask)
    plot = front.plot
    across, distance = wanted.candidate.paper_macs, wanted.candidate.metric
    qtbot.waitUntil(lambda: plot.viewport().rect().contains(place_of(plot, across, distance)))
    qtbot.mouseClick(
        plot.viewport(), Qt.MouseButton.LeftButton, pos=place_of(plot, across, distance)
    )
    qtbot.waitUntil(lambda: model.selected == wanted.candidate.architecture, timeout=5_000)
    titles = [shown.title for shown in window.panels["samples"].shown]
    assert titles[0] == "Input" and "Teacher" in titles and titles[-1] == "Truth"

    qtbot.mouseClick(button(window, "Fine-tune and export"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: window.session.stages["export"].state == "done" and window.session.running is None,
        timeout=240_000,
    )
    run = model.run
    assert run.chosen() == wanted.candidate.architecture
    made = run.exports / architecture_text(wanted.candidate.architecture)
    suffixes = {path.suffix for path in made.iterdir()}
    assert {".onnx", ".safetensors", ".html", ".md"} <= suffixes

    window.session.close_run()
    assert window.session.model is None
    reopen(window, qtbot, run.name)
    qtbot.waitUntil(lambda: window.session.model is not None, timeout=10_000)
    again = window.session.model
    qtbot.waitUntil(lambda: len(again.candidates) == 12, timeout=10_000)
    assert again.chosen == wanted.candidate.architecture
    assert not [t for t in threading.enumerate() if t.name.startswith("run ")]
