"""The exports of a run: their cards, the newest first, and what is offered with them."""

import os

import pytest

from workbench.export.panel import NO_RUN, ExportPanel
from workbench.run.run_model import RunModel


@pytest.fixture
def panel(qtbot):
    panel = ExportPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.show()
    return panel


def test_exports_are_shown_with_their_cards(panel, finished_run, qtbot, tmp_path):
    panel.draw()
    assert panel.area.hint == NO_RUN
    for index, name in enumerate(("first", "second")):
        folder = finished_run.exports / name
        folder.mkdir(parents=True)
        (folder / "MODEL_CARD.md").write_text(f"# Card of {name}", encoding="utf-8")
        os.utime(folder / "MODEL_CARD.md", (index + 1e9, index + 1e9))
    (finished_run.exports / "second" / "report.html").write_text("<p>", encoding="utf-8")
    model = RunModel(finished_run)
    panel.set_run(model)
    qtbot.waitUntil(lambda: panel.shown is not None)
    names = [panel.choice.itemText(index) for index in range(panel.choice.count())]
    assert names[-2:] == ["second", "first"]
    panel.choice.setCurrentText("second")
    assert "Card of second" in panel.card.toPlainText() and panel.report.isEnabled()
    panel.choice.setCurrentText("first")
    assert not panel.report.isEnabled()
    with qtbot.waitSignal(panel.try_wanted) as wanted:
        panel.try_it.click()
    assert wanted.args == [finished_run.exports / "first"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "MODEL_CARD.md").write_text("# Elsewhere", encoding="utf-8")
    panel.add(elsewhere)
    assert panel.choice.findText("elsewhere") >= 0
    model.close()


def test_a_card_opens_no_file_that_it_names(panel, finished_run, qtbot, tmp_path):
    """A pipe would never end; reading a device would never end either."""
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    folder = finished_run.exports / "only"
    folder.mkdir(parents=True)
    text = f"# Card\n\n![a]({pipe}) ![b](/dev/zero) ![c](file://{pipe})"
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")
    panel.set_run(RunModel(finished_run))
    qtbot.waitUntil(lambda: panel.shown is not None)
    panel.choice.setCurrentText("only")
    panel.card.grab()
    assert "Card" in panel.card.toPlainText()
