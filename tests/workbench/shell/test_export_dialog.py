"""The export dialog: where, name and formats; afterwards the folder and the report are offered."""

from PySide6.QtCore import Qt

from workbench.shell.export_dialog import ExportDialog
from workbench.tools.journeys import Hand


def dialog_of(window, qtbot, run):
    window.requests.open_run(run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    model = window.session.model
    qtbot.waitUntil(lambda: len(model.candidates) == 60)
    model.select(model.candidates[3].candidate.architecture)
    window.requests.choose_export()
    return window.findChild(ExportDialog)


def test_a_new_name_is_a_new_folder(window, qtbot, finished_run, tmp_path):
    dialog = dialog_of(window, qtbot, finished_run)
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("not/valid")
    assert not dialog.export.isEnabled() and dialog.problem.text()
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("")
    dialog.name.setText("taken")
    assert not dialog.export.isEnabled()
    dialog.name.setText("mine")
    dialog.formats["safetensors"].setChecked(False)
    dialog.wanted.disconnect()
    with qtbot.waitSignal(dialog.wanted) as signal:
        dialog.export.click()
    assert signal.args == [tmp_path / "mine", ("onnx",)]


def test_it_goes_to_a_folder_that_is_not_there_yet(window, qtbot, finished_run, tmp_path):
    dialog, hand = dialog_of(window, qtbot, finished_run), Hand(window)
    hand.click(dialog, "…")
    hand.pick(dialog, tmp_path / "new" / "models")
    assert dialog.export.isEnabled()
    assert dialog.target.parent == tmp_path / "new" / "models"
    (tmp_path / "file").touch()
    dialog.folder.setText(str(tmp_path / "file" / "below"))
    assert not dialog.export.isEnabled() and "is a file" in dialog.problem.text()


def test_enter_in_the_name_exports(window, qtbot, finished_run, tmp_path):
    dialog = dialog_of(window, qtbot, finished_run)
    dialog.folder.setText(str(tmp_path))
    dialog.wanted.disconnect()
    with qtbot.waitSignal(dialog.wanted):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)


def test_where_it_went_is_offered(window, qtbot, tmp_path):
    (tmp_path / "report.html").write_text("")
    window.session.exported.emit(tmp_path)
    assert f"Saved to {tmp_path}" in window.banner.text
    assert not window.banner._second.isHidden()
