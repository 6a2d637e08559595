"""The export dialog compares runtimes on a real model, and exports what was ticked."""

import json

import pytest
from PySide6.QtCore import Qt

from core.run.run import Run
from tests.core.export.example_runs import make_data, make_recipe, make_run, make_weights
from workbench.shell.export_dialog import ExportDialog
from workbench.widgets.format_table import IN_TORCH


@pytest.fixture(scope="module")
def real_run(tmp_path_factory) -> Run:
    home = tmp_path_factory.mktemp("real")
    recipe = make_recipe(
        make_data(home / "data"), make_weights(home / "weights.pth"), tolerance=120
    )
    return make_run(home / "run", recipe)


def test_compared_chosen_and_exported(window, qtbot, real_run, tmp_path):
    window.requests.open_run(real_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    model = window.session.model
    qtbot.waitUntil(lambda: len(model.candidates) == 3)
    model.select(model.candidates[0].candidate.architecture)
    window.requests.choose_export()
    dialog = window.findChild(ExportDialog)
    dialog.compare.click()
    assert not dialog.compare.isEnabled()
    qtbot.waitUntil(lambda: dialog.table.comparison is not None, timeout=120_000)
    comparison, table = dialog.table.comparison, dialog.table
    assert dialog.compare.isEnabled() and table.isVisibleTo(dialog)
    assert table.chosen == (comparison.best.name,)
    assert not table.picture.pixmap().isNull()
    qtbot.waitUntil(lambda: table.tree.geometry().bottom() < table.caption.geometry().top())
    rows = {
        row.name: table.tree.topLevelItem(IN_TORCH + i) for i, row in enumerate(comparison.rows)
    }
    half = rows["onnx-float16"]
    assert not comparison.row("onnx-float16").passes(120)
    red = table.palette().brightText().color()
    assert half.foreground(0).color() == red and "120 dB" in half.text(1)
    assert half.data(0, Qt.ItemDataRole.CheckStateRole) is None, "it cannot be ticked"
    for box in dialog.formats.values():
        box.setChecked(False)
    rows[comparison.best.name].setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.export.isEnabled()
    rows["onnx-float32"].setCheckState(0, Qt.CheckState.Checked)
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("out")
    with qtbot.waitSignal(window.session.exported, timeout=60_000):
        dialog.export.click()
    facts = json.loads((tmp_path / "out" / "export.json").read_text())
    assert facts["formats"] == ["onnx-float32"]
    # Asked for again, the table is there at once.
    window.requests.choose_export()
    again = [item for item in window.findChildren(ExportDialog) if item is not dialog][-1]
    assert again.table.comparison == comparison
