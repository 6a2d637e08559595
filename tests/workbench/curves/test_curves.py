import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from tests.workbench.example_runs import add_losses, make_run
from workbench.app.theme import DARK
from workbench.curves.panel import STRENGTHS, CurvesPanel
from workbench.curves.plot import CurvePlot
from workbench.curves.smoothing import smooth
from workbench.curves.titles import curve_order, curve_title, layer_names
from workbench.run.growable_array import Series
from workbench.run.run_model import RunModel
from workbench.widgets.saving import save_csv, save_png, save_text


@pytest.fixture
def panel(show) -> CurvesPanel:
    return show(CurvesPanel(), 640, 480)


@pytest.fixture
def model(finished_run, qtbot):
    model = RunModel(finished_run)
    qtbot.waitUntil(lambda: not model.is_behind)
    yield model
    model.close()


@pytest.fixture
def live(tmp_path, qtbot):
    """A run with its writer and its model."""
    run = make_run(tmp_path / "live")
    with run.record(write=True) as writer:
        model = RunModel(run)
        yield writer, model
        model.close()


def shown_steps(plot: CurvePlot, name: str) -> float:
    return float(plot.curves[name].steps[-1])


def test_losses_of_the_last_stage_are_shown(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    assert panel.stage == "finetune"
    assert list(panel.generator.curves)[:3] == ["G_gan", "G_recon", "G_distill"]
    assert list(panel.discriminator.curves) == ["D_real", "D_fake"]
    assert shown_steps(panel.generator, "G_recon") == 400
    assert panel.area.hint == ""


def test_without_a_run_it_says_what_will_appear(panel, live, qtbot):
    qtbot.waitUntil(lambda: "while a run trains" in panel.area.hint)
    panel.set_run(live[1])
    qtbot.waitUntil(lambda: "first step" in panel.area.hint)
    panel.set_run(None)
    qtbot.waitUntil(lambda: "while a run trains" in panel.area.hint)


def test_it_follows_the_stage_that_runs(panel, live, qtbot):
    writer, model = live
    panel.set_run(model)
    add_losses(writer, "teacher", 1, 20)
    writer.set_stage("teacher", state="running")
    qtbot.waitUntil(lambda: panel.stages.current == "teacher" and bool(panel.generator.curves))
    add_losses(writer, "distill", 1, 20)
    writer.set_stage("teacher", state="done")
    writer.set_stage("distill", state="running")
    qtbot.waitUntil(lambda: panel.stages.current == "distill")


@pytest.mark.parametrize(("name", "word"), [("held_out", "distance"), ("held_out_miou", "mIoU")])
def test_what_the_weights_are_chosen_by_has_a_plot_of_its_own(panel, live, qtbot, name, word):
    writer, model = live
    panel.set_run(model)
    add_losses(writer, "teacher", 1, 20)
    writer.add_scalars("teacher", 20, {name: 40.0})
    writer.set_stage("teacher", state="running")
    qtbot.waitUntil(lambda: list(panel.held_out.curves) == [name])
    assert word in panel.held_out.plot._heading
    assert name not in panel.generator.curves


def test_a_person_choice_of_stage_stays(panel, live, qtbot):
    writer, model = live
    for stage in ("teacher", "distill"):
        add_losses(writer, stage, 1, 20)
    panel.set_run(model)
    qtbot.waitUntil(lambda: panel.stages.current == "distill")
    qtbot.mouseClick(panel.stages.button("teacher"), Qt.MouseButton.LeftButton)
    add_losses(writer, "distill", 21, 40)
    writer.set_stage("distill", state="running")
    qtbot.waitUntil(lambda: model.stage("distill").state == "running")
    qtbot.wait(50)
    assert panel.stages.current == "teacher"
    qtbot.mouseClick(panel.stages.button("distill"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_steps(panel.generator, "G_gan") == 40)


def test_a_panned_view_is_not_stolen(panel, live, qtbot):
    writer, model = live
    add_losses(writer, "teacher", 1, 100)
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    plot = panel.generator.plot
    plot.view.translateBy((20, 0))
    plot.view.disableAutoRange()
    plot.view.sigRangeChangedManually.emit([True, True])
    before = plot.view.viewRange()
    add_losses(writer, "teacher", 101, 400)
    qtbot.waitUntil(lambda: shown_steps(panel.generator, "G_gan") == 400)
    assert plot.view.viewRange() == before
    assert panel.whole.isEnabled()
    qtbot.mouseClick(panel.whole, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: plot.view.viewRange()[0][1] > 390)
    assert plot.following


def test_both_plots_show_the_same_steps(panel, live, qtbot):
    writer, model = live
    add_losses(writer, "teacher", 1, 100)
    panel.set_run(model)
    upper, lower = panel.generator.plot, panel.discriminator.plot
    qtbot.waitUntil(lambda: lower.view.viewRange()[0][1] > 90)
    add_losses(writer, "teacher", 101, 400)
    qtbot.waitUntil(lambda: lower.view.viewRange()[0][1] > 390)
    assert upper.following and lower.following
    lower.view.setXRange(50, 80, padding=0)
    lower.view.sigRangeChangedManually.emit([True, True])
    assert upper.view.viewRange()[0] == [50, 80]
    assert not upper.following


def test_a_legend_click_hides_a_curve(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    entry, curve = panel.generator.legend.entries["G_recon"], panel.generator.curves["G_recon"]
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert not curve.raw.isVisible() and not curve.smooth.isVisible()
    panel.draw()
    assert not curve.raw.isVisible()
    qtbot.waitUntil(lambda: panel.generator.plot.view.viewRange()[1][1] < 9)
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert curve.raw.isVisible() and curve.smooth.isVisible()


def test_the_crosshair_shows_values_in_both_plots(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    panel.generator.pointed.emit(99.6)
    recon = model.series["finetune", "G_recon"].values[99]
    fake = model.series["finetune", "D_fake"].values[99]
    assert panel.generator.legend.entries["G_recon"].value == f"{recon:.2f}"
    assert panel.discriminator.legend.entries["D_fake"].value == f"{fake:.3f}"
    assert panel.generator.note.text() == "step 100 · learning rate 0.0002"
    assert panel.discriminator._line.isVisible()
    panel.generator.pointed.emit(math.nan)
    assert not panel.discriminator._line.isVisible()
    assert panel.generator.note.text().startswith("step 400")


def test_the_mouse_moves_the_crosshair(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    plot = panel.generator.plot
    qtbot.waitUntil(lambda: plot.view.viewRange()[0][1] > 300)
    where = plot.mapFromScene(plot.view.mapViewToScene(QPointF(200, 5)))
    qtbot.mouseMove(plot.viewport(), where)
    qtbot.waitUntil(lambda: panel.generator._line.isVisible())
    assert abs(panel.generator._line.value() - 200) <= 3


def test_logarithmic_losses_and_back(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    values = [entry.value for entry in panel.generator.legend.entries.values()]
    panel.logarithmic.setChecked(True)
    qtbot.wait(30)
    assert panel.generator.plot.view.viewRange()[1][1] < 3
    panel.draw()
    assert [entry.value for entry in panel.generator.legend.entries.values()] == values
    panel.logarithmic.setChecked(False)
    qtbot.waitUntil(lambda: panel.generator.plot.view.viewRange()[1][1] > 15)


def test_negative_and_missing_losses_draw_without_a_warning(panel, live, qtbot, recwarn):
    writer, model = live
    for step, value in enumerate([-1.0, 0.0, float("nan"), 2.0, float("inf")], 1):
        writer.add_scalars("teacher", step, {"G_gan": value})
    panel.set_run(model)
    panel.logarithmic.setChecked(True)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    panel.grab()
    assert [str(item.message) for item in recwarn] == []
    assert panel.discriminator.isHidden()


def test_smoothing_off_shows_the_raw_curve_alone(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    panel.smoothing.setValue(0)
    curve = panel.generator.curves["G_recon"]
    qtbot.waitUntil(lambda: not curve.smooth.isVisible())
    assert curve.raw.isVisible()
    panel.smoothing.setValue(len(STRENGTHS) - 1)
    qtbot.waitUntil(lambda: curve.smooth.isVisible())


def test_a_theme_recolours_everything(panel, model, qtbot):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    panel.apply_theme(DARK)
    plot = panel.generator.plot
    assert plot.backgroundBrush().color().name() == DARK.plot_background
    pen = panel.generator.curves["G_gan"].smooth.opts["pen"]
    assert pen.color().name() == DARK.series[0]
    assert plot.axis("left").textPen().color().name() == DARK.dim_text


def test_a_hidden_panel_draws_when_it_is_shown(panel, live, qtbot):
    writer, model = live
    panel.set_run(model)
    panel.hide()
    add_losses(writer, "teacher", 1, 10)
    qtbot.waitUntil(lambda: bool(model.series))
    qtbot.wait(30)
    assert not panel.generator.curves
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.generator.curves))


def test_numbers_can_be_taken_away(panel, model, qtbot, tmp_path):
    panel.set_run(model)
    qtbot.waitUntil(lambda: bool(panel.generator.curves))
    header, rows = panel.table()[0], list(panel.table()[1])
    assert header[0] == "step" and "D_fake" in header
    assert len(rows) == 400 and rows[0][0] == 1
    save_csv(header, rows, tmp_path / "curves.csv")
    assert (tmp_path / "curves.csv").read_text().startswith("step,")
    save_png(panel.splitter, tmp_path / "curves.png")
    assert (tmp_path / "curves.png").stat().st_size > 5000
    drawing = panel.drawing()
    assert "adversarial" in drawing and drawing.count("clip-path") == 2
    save_text(drawing, tmp_path / "curves.svg")


def test_an_unwritable_file_is_a_sentence(panel, tmp_path):
    """As where a folder has the file's name."""
    for save in (
        lambda path: save_png(panel, path),
        lambda path: save_text("", path),
        lambda path: save_csv([], [], path),
    ):
        with pytest.raises(UserError, match="cannot be written"):
            save(tmp_path)


def test_of_a_million_points_only_what_can_be_seen_is_drawn(panel):
    steps = np.arange(1_000_000)
    series = Series()
    series.extend(steps, np.exp(-steps / 3e5) + np.random.default_rng(0).normal(0, 0.1, len(steps)))
    panel.area.set_hint("")
    panel.generator.draw({"G_recon": series}, 0.02)
    panel.grab()
    curve = panel.generator.curves["G_recon"]
    assert 500 < len(curve.raw.curve.xData) < 10_000
    assert len(curve.smooth.curve.xData) < 10_000


@pytest.mark.parametrize("count", [0, 1, 2, 7, 3000])
def test_smoothing_keeps_a_constant_and_the_range(count):
    steps = np.arange(count, dtype=float)
    across, means = smooth(steps, np.full(count, 3.0), 0.05)
    assert len(across) == min(count, 1500)
    assert np.allclose(means, 3.0)
    assert np.all(np.diff(across) > 0)


def test_smoothing_leaves_out_what_is_missing():
    values = np.ones(100)
    values[40:45] = np.nan
    means = smooth(np.arange(100.0), values, 0.2)[1]
    assert np.allclose(means, 1.0)
    assert np.isnan(smooth(np.arange(3.0), np.full(3, np.nan), 0.0)[1]).all()


def test_smoothing_halves_noise():
    noise = np.random.default_rng(1).normal(0, 1, 20_000)
    means = smooth(np.arange(20_000.0), noise, 0.02)[1]
    assert means.std() < 0.2
    assert np.abs(means[[0, -1]]).max() < 0.2, "no hook at the ends"


def test_smoothing_keeps_a_slope_to_its_ends():
    steps = np.arange(5000.0)
    means = smooth(steps, 10 - steps / 1000, 0.05)[1]
    assert abs(means[0] - 10) < 0.05 and abs(means[-1] - 5) < 0.05


def test_curves_have_names_people_read():
    assert curve_title("G_recon")[0] == "reconstruction"
    layers = layer_names(Recipe())
    assert curve_title("G_distill_1", layers)[0] == "Block 3"
    assert curve_title("G_distill_1")[0] == "layer 2"
    assert curve_title("G_cycle_back")[0] == "cycle, back"
    assert curve_title("D_fake_back")[0] == "generated pictures, back"
    assert curve_title("something_new") == ("something new", "something_new")
    names = ["D_fake", "new", "G_distill_1", "G_gan", "G_distill_0"]
    assert sorted(names, key=curve_order) == [
        "G_gan", "D_fake", "G_distill_0", "G_distill_1", "new"
    ]  # fmt: skip
