"""Smoothed scores on the Front: shown as such, and never in the record's place."""

import numpy as np

from workbench.app.theme import LIGHT
from workbench.front.panel import FrontPanel
from workbench.run.run_model import RunModel


def test_smoothed_scores_are_named_and_recorded_ones_are_one_click_away(finished_run, qtbot):
    panel, model = FrontPanel(), RunModel(finished_run)
    qtbot.addWidget(panel)
    panel.apply_theme(LIGHT)
    panel.set_run(model)
    panel.show()
    recorded = model.column("metric").copy()
    qtbot.waitUntil(lambda: len(panel.plot.picture.up) == len(recorded))
    assert np.array_equal(panel.plot.picture.up, recorded)
    panel.switch("smoothed")
    qtbot.waitUntil(lambda: panel.plot.picture.spread is None)
    picture, fit = panel.plot.picture, model.smoothed("metric")
    assert fit is not None and np.array_equal(picture.up, fit.smoothed)
    assert not np.array_equal(picture.up, recorded) and picture.spread is None
    assert "smoothed" in panel.plot._heading
    front = picture.up[picture.front]
    assert (np.diff(front) < 0).all(), "the front is that of the values shown"
    assert np.array_equal(model.column("metric"), recorded)
    panel.switch("smoothed")
    qtbot.waitUntil(lambda: np.array_equal(panel.plot.picture.up, recorded))
    assert "smoothed" not in panel.plot._heading
    model.close()
