"""Workspaces: switching, what is remembered in each, one panel alone, what a run brings forward."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTabBar

from core.runtime.errors import UserError
from workbench.shell import workspace_follower
from workbench.shell.workspaces import HOMES, TITLES, WORKSPACES
from workbench.widgets.tour import Tour


def _shown(window) -> set[str]:
    return {name for name in window.docks.names() if not window.docks[name].isHidden()}


def test_runs_and_log_are_in_every_workspace_and_every_panel_has_a_home():
    for name, workspace in WORKSPACES.items():
        for is_low in (True, False):
            assert {"runs", "log"} <= set(workspace.layout_for(is_low).panels), name
        assert workspace.main in workspace.layout.panels
    for name in TITLES:
        homes = [item for item in WORKSPACES.values() if name in item.layout.panels]
        assert homes, f"{name} is in no workspace"
        assert name in ("runs", "log") or name in WORKSPACES[HOMES[name]].layout.panels


@pytest.mark.parametrize("name", WORKSPACES)
def test_each_workspace_shows_its_panels(window, name):
    window.actions_by_id[f"space.{name}"].trigger()
    assert _shown(window) == set(WORKSPACES[name].layout.panels)
    assert window.actions_by_id[f"space.{name}"].isChecked()


def test_each_workspace_remembers_its_own_layout(window, qtbot, engines):
    from workbench.shell.window import Window

    window.docks.switch("watch")
    window.docks["log"].hide()
    window.docks.switch("choose")
    assert "log" in _shown(window)
    window.docks.switch("watch")
    assert "log" not in _shown(window)
    window.docks.save()
    again = Window(engines=engines)
    qtbot.addWidget(again)
    again.docks.switch("watch")
    assert "log" not in _shown(again)
    again.docks.reset()
    assert "log" in _shown(again)
    again.close()
    again.background.close(timeout=10)


def test_a_panel_is_maximised_and_put_back(window, qtbot):
    before = _shown(window)
    window.recipe.form.setFocus()
    window.actions_by_id["view.maximise"].trigger()
    assert len(_shown(window)) == 1
    window.actions_by_id["view.maximise"].trigger()
    assert _shown(window) == before
    window.docks["recipe"].title_double_clicked.emit()
    assert _shown(window) == {"recipe"}
    window.docks.switch("watch")
    window.docks.switch("setup")
    assert _shown(window) == before, "the workspace is kept as it was before"


def test_a_double_click_on_title_or_tab_maximises(window, qtbot):
    dock = window.docks["recipe"]
    left = Qt.MouseButton.LeftButton
    qtbot.mouseDClick(dock, left, pos=QPoint(60, dock.height() - 3))
    assert len(_shown(window)) > 1, "not on the panel itself"
    qtbot.mouseDClick(dock, left, pos=QPoint(60, 8))
    assert _shown(window) == {"recipe"}
    qtbot.mouseDClick(dock, left, pos=QPoint(60, 8))
    assert _shown(window) == set(WORKSPACES["setup"].layout.panels)
    bars = window.docks._area.findChildren(QTabBar)
    bar = next(bar for bar in bars if bar.count() > 1 and bar.tabText(1) == "Log")
    qtbot.waitUntil(lambda: bool(bar.property("watched")))
    bar.tabBarDoubleClicked.emit(1)
    assert _shown(window) == {"log"}


def test_starting_shows_watch_and_candidates_show_choose_once(window, finished_run, qtbot):
    follower = window.follower
    window.session.open(finished_run.folder)
    qtbot.waitUntil(lambda: window.docks.current == "choose")
    window.docks.switch("setup")
    follower._bring("choose", "run")
    assert window.docks.current == "choose"
    window.docks.switch("setup")
    follower._bring("choose", "run")
    assert window.docks.current == "setup", "once a run"


def test_nothing_is_brought_forward_under_a_hand(window, qtbot, monkeypatch):
    monkeypatch.setattr(workspace_follower, "HAND_S", 1e6)
    qtbot.keyClick(window, "x")
    window.follower._bring("choose", "run")
    assert window.docks.current == "setup"
    assert window.actions_by_id["space.choose"].text().endswith("•")
    window.docks.switch("choose")
    assert not window.actions_by_id["space.choose"].text().endswith("•")


def test_a_start_shows_watch(window, qtbot):
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.docks.current == "watch")


def test_enter_goes_on_through_the_tour_and_its_end_leads_back(window, qtbot):
    window.docks.switch("watch")
    window.requests.show_tour()
    tour = window.findChild(Tour)
    window.activateWindow()
    for _ in range(len(tour._stops)):
        qtbot.keyClick(tour.next, Qt.Key.Key_Return)
    assert not tour.isVisible() and window.docks.current == "watch"


def test_a_run_begun_before_the_tour_leaves_its_stops_and_is_shown_at_its_end(window, qtbot):
    """As at a first start: the sample begins while the tour that follows the welcome is shown."""
    window.requests.show_tour()
    tour = window.findChild(Tour)
    window.requests.start_run()
    qtbot.waitUntil(lambda: window.session.is_live)
    qtbot.waitUntil(lambda: bool(window.session.stages))
    assert window.docks.current == "setup" and window.recipe.isVisible()
    qtbot.mouseClick(tour.skip, Qt.MouseButton.LeftButton)
    assert window.docks.current == "watch"


def test_the_tours_frame_goes_with_its_panel(window, qtbot):
    window.requests.show_tour()
    tour = window.findChild(Tour)

    def around():
        shown = tour._shown
        return shown and QRect(shown.mapTo(window, QPoint(0, 0)), shown.size())

    qtbot.waitUntil(lambda: tour._around == around())
    before = tour._around
    window.banner.show_error(UserError("Something is wrong.", "Do something."))
    qtbot.waitUntil(lambda: around() != before)
    qtbot.waitUntil(lambda: tour._around == around())
    window.resize(window.width() - 80, window.height() - 40)
    qtbot.waitUntil(lambda: tour._around == around())
    window.docks.switch("try")
    qtbot.waitUntil(lambda: tour._around.isEmpty())
    assert window.docks.current == "try" and tour.card.isVisible()
    tour.end()
