"""Runs to show, made once; each test gets its own copy. A window, closed after the test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from core.run.run import Run
from core.runtime.paths import cache_home
from tests.workbench.fake_job import FakeCheck, FakeEngine, Makes
from tests.workbench.fake_run import make_run
from tests.workbench.patient import PatientBot
from workbench.app import theme
from workbench.app.garbage import Garbage
from workbench.app.theme import LIGHT
from workbench.widgets.panel import Panel

if TYPE_CHECKING:
    from workbench.shell.window import Window


Widget = TypeVar("Widget", bound=Panel)
# The offscreen plugin says this of top-level widgets, whatever they are.
OFFSCREEN = (
    r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the (keyboard|mouse))"
)


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture
def qtbot(qapp, request) -> PatientBot:
    """pytest-qt's, with patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def _made_runs(tmp_path_factory) -> dict[str, Path]:
    home = tmp_path_factory.mktemp("made")
    return {
        "finished": make_run(home / "finished").folder,
        "waiting": make_run(home / "waiting", until="search").folder,
    }


@pytest.fixture(scope="session")
def _sample_preview(tmp_path_factory) -> Path:
    """The pairs that the recipe shows of the sample, drawn once for all windows."""
    from core.data.sample import write_sample

    return write_sample(tmp_path_factory.mktemp("preview") / "sample", pairs=6, size=32)


@pytest.fixture
def finished_run(_made_runs, tmp_path) -> Run:
    """A run that is done from teacher to export, with 60 candidates."""
    return Run(shutil.copytree(_made_runs["finished"], tmp_path / "finished"))


@pytest.fixture
def waiting_run(_made_runs, tmp_path) -> Run:
    """A run that waits for a person to choose a point on the front."""
    return Run(shutil.copytree(_made_runs["waiting"], tmp_path / "waiting"))


@pytest.fixture
def engines() -> Makes[FakeEngine]:
    """Engines that do as the test says."""
    return Makes(FakeEngine)


@pytest.fixture
def checks() -> Makes[FakeCheck]:
    """Checks of the ranking that do as the test says."""
    return Makes(FakeCheck)


@pytest.fixture(scope="session", autouse=True)
def _marks(tmp_path_factory) -> "Iterator[None]":
    """A style sheet outlives the test that set it, and so must the files that it names."""
    home = tmp_path_factory.mktemp("marks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "cache_home", lambda: home)
        yield


@pytest.fixture(autouse=True)
def _garbage(qapp) -> "Iterator[None]":
    """As in the application: nothing of Qt is destroyed in a background thread."""
    keeper = Garbage(qapp)
    yield
    keeper.release()
    keeper.setParent(None)


@pytest.fixture
def show(qtbot) -> "Callable[[Widget, int, int], Widget]":
    """Shows a panel in the light theme, so large, until the test ends."""

    def shown(panel: "Widget", width: int, height: int) -> "Widget":
        qtbot.addWidget(panel)
        panel.apply_theme(LIGHT)
        panel.resize(width, height)
        panel.show()
        return panel

    return shown


@pytest.fixture
def opened(window, qtbot, waiting_run) -> "Window":
    """A window on a run whose search is done."""
    window.requests.open_run(waiting_run.folder)
    qtbot.waitUntil(lambda: window.session.model is not None)
    return window


@pytest.fixture
def window(qtbot, qapp, engines, checks, monkeypatch, _sample_preview) -> "Iterator[Window]":
    """A shown window without plots, whose engines are fakes."""
    from workbench.shell import window as module

    monkeypatch.setattr(module, "PLOTS", {})
    shutil.copytree(_sample_preview, cache_home() / "sample-preview")
    result = module.Window(engines=engines, checks=checks)
    with qtbot.waitSignal(result.plots_ready):
        result.show()
    yield result
    for engine in (*engines.made, *checks.made):
        engine.is_alive = False
    qtbot.waitUntil(lambda: result.session.running is None)
    assert result.close()
    result.background.close(timeout=10)
    result.deleteLater()
    # The next one is built in half the time where no style sheet dresses each widget as it comes.
    qapp.setStyleSheet("")
