"""What the window shows of label maps, of several styles, and of the original route."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.run.record import Record
from core.run.run import Run, SheetFile
from core.search.selection import best_of
from tests.workbench.fake_run import make_run
from workbench.curves.panel import CurvesPanel
from workbench.front.candidate_columns import ARCHITECTURE, MIOU
from workbench.front.panel import FrontPanel
from workbench.run.run_model import RunModel
from workbench.samples.panel import SamplesPanel


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("families")
    wanted = {"gaugan": "original", "munit": "fast", "cyclegan": "fast"}
    for family, route in wanted.items():
        make_run(home / family, candidates=14, family=family, route=route)
    return home


@pytest.fixture
def model_of(made, tmp_path):
    models = []

    def opened(family: str) -> RunModel:
        models.append(RunModel(Run(shutil.copytree(made / family, tmp_path / family))))
        return models[-1]

    yield opened
    for model in models:
        model.close()


def front_of(show, model, qtbot) -> FrontPanel:
    panel = show(FrontPanel(), 900, 640)
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.plot.picture.across) == len(model.candidates))
    return panel


def samples_of(show, model, qtbot) -> SamplesPanel:
    panel = show(SamplesPanel(), 900, 640)
    panel.set_run(model)
    qtbot.waitUntil(lambda: len(panel.shown) > 0)
    return panel


def test_a_run_that_goes_by_miou_shows_its_front(show, model_of, qtbot):
    model = model_of("gaugan")
    panel = front_of(show, model, qtbot)
    assert panel.wanted.up.column == "miou"
    assert panel.plot._heading == "mIoU in percent, by a segmenter trained here (higher is better)"
    picture = panel.plot.picture
    assert list(picture.up) == [item.candidate.miou for item in model.candidates]
    assert list(np.diff(picture.up[picture.front]) > 0) == [True] * (len(picture.front) - 1)
    best = best_of([item.candidate for item in model.candidates], "miou")
    assert model.candidates[picture.front[-1]].candidate == best
    assert model.on_front.sum() == len(model.front("macs", "miou"))


def test_the_distance_can_be_chosen_instead(show, model_of, qtbot):
    model = model_of("gaugan")
    panel = front_of(show, model, qtbot)
    panel.tools.up.setCurrentIndex(panel.tools.up.findData("metric"))
    metrics = [item.candidate.metric for item in model.candidates]
    qtbot.waitUntil(lambda: list(panel.plot.picture.up) == metrics)
    assert "lower is better" in panel.plot._heading


def test_the_table_has_miou_where_it_was_measured(show, model_of, qtbot):
    panel = front_of(show, model_of("gaugan"), qtbot)
    assert not panel.view.isColumnHidden(MIOU)
    shown = [float(panel.table.index(row, MIOU).data()) for row in range(14)]
    assert shown == sorted(shown, reverse=True)
    header, rows = panel.table.rows()
    assert "miou" in header and len(rows[0]) == len(header)
    other = front_of(show, model_of("cyclegan"), qtbot)
    assert other.view.isColumnHidden(MIOU) and other.tools.up.findData("miou") < 0
    header, rows = other.table.rows()
    assert "miou" not in header and len(rows[0]) == len(header)


def test_miou_is_told_with_the_selection(show, model_of, qtbot):
    model = model_of("gaugan")
    panel = front_of(show, model, qtbot)
    candidate = model.candidates[3].candidate
    model.select(candidate.architecture)
    qtbot.waitUntil(lambda: f"mIoU {candidate.miou:.2f}" in panel.labels.summary.text())
    samples = samples_of(show, model, qtbot)
    assert f"mIoU {candidate.miou:.2f}" in samples.words.text()


def test_the_teachers_miou_stands_at_its_line(show, model_of, qtbot):
    model = model_of("gaugan")
    record = Record(model.run.folder / "run.sqlite", write=True)
    result = {"distance": 12.0, "features": model.features(), "miou": 55.5}
    record.set_fact("teacher_distance", result)
    record.close()
    model.poll()
    panel = front_of(show, model, qtbot)
    assert panel.plot.picture.teacher.text.endswith("mIoU 55.50")


def test_ten_channel_numbers_have_room(show, model_of, qtbot):
    panel = front_of(show, model_of("munit"), qtbot)
    words = panel.table.index(0, ARCHITECTURE).data()
    assert len(words.split()) == 10
    room = panel.view.columnWidth(ARCHITECTURE)
    assert panel.view.fontMetrics().horizontalAdvance(words) < room
    panel.table.sort(ARCHITECTURE, Qt.SortOrder.AscendingOrder)


def test_a_style_is_chosen_for_every_network(show, model_of, qtbot):
    model = model_of("munit")
    panel = samples_of(show, model, qtbot)
    assert [panel.tools.styles.itemText(n) for n in range(panel.tools.styles.count())] == [
        "Style 1", "Style 2", "Style 3"
    ]  # fmt: skip
    before = {item.key: item.pictures[0] for item in panel.shown}
    panel.tools.styles.setCurrentIndex(2)
    wanted = model.pictures(SheetFile.styled(SheetFile.TEACHER, 2))[0]
    qtbot.waitUntil(lambda: panel.shown[1].pictures[0] == wanted)
    after = {item.key: item.pictures[0] for item in panel.shown}
    assert after["input"] == before["input"] and after["student"] != before["student"]


def test_networks_without_styles_offer_none(show, model_of, qtbot):
    panel = samples_of(show, model_of("gaugan"), qtbot)
    assert panel.tools.styles.isHidden()
    assert [item.key for item in panel.shown][-1] == "truth"


@pytest.mark.parametrize("family", ["munit", "cyclegan"])
def test_unpaired_sources_have_no_truth(show, model_of, qtbot, family):
    panel = samples_of(show, model_of(family), qtbot)
    assert "truth" not in [item.key for item in panel.shown]
    for mode in ("beside", "split", "flip", "difference"):
        panel.set_mode(mode)
        panel.grab()


def test_the_pruned_student_is_shown_while_it_learns(show, model_of, qtbot):
    panel = samples_of(show, model_of("gaugan"), qtbot)
    moments = [item.stage for item in panel.model.previews]
    panel.lapse.slider.setValue(moments.index("prune"))
    qtbot.waitUntil(lambda: panel.shown[2].title == "Pruned student")
    assert panel.shown[2].lines[0].startswith("pruning, step")


def test_curves_of_the_original_route_have_pruning(show, model_of, qtbot):
    panel = show(CurvesPanel(), 900, 640)
    panel.set_run(model_of("gaugan"))
    button = panel.stages.button("prune")
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    assert button.text() == "Pruning"
    button.click()
    qtbot.waitUntil(lambda: panel._drawn == "prune")
    texts = [entry.text() for entry in panel.generator.legend.entries.values()]
    assert texts[:3] == ["adversarial", "feature matching", "perceptual"]
    assert texts[-3:] == ["Head", "Middle 2", "Up 2"]


def test_curves_of_cyclegan_have_both_directions(show, model_of, qtbot):
    panel = show(CurvesPanel(), 900, 640)
    panel.set_run(model_of("cyclegan"))
    qtbot.waitUntil(panel.stages.button("teacher").isEnabled)
    assert panel.stages.button("prune").isHidden()
    panel.stages.button("teacher").click()
    qtbot.waitUntil(lambda: panel._drawn == "teacher")
    texts = [entry.text() for entry in panel.generator.legend.entries.values()]
    assert texts[:4] == ["adversarial", "adversarial, back", "cycle", "cycle, back"]


def test_progress_shows_the_stages_of_the_run(window, qtbot, made, finished_run):
    rows = window.progress.rows
    assert rows["prune"].isHidden() and not rows["export"].isHidden()
    window.requests.open_run(made / "gaugan")
    qtbot.waitUntil(lambda: not rows["prune"].isHidden())
    window.requests.open_run(finished_run.folder)
    qtbot.waitUntil(lambda: rows["prune"].isHidden())
