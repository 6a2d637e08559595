"""The queue in the window: what is started, what holds it, and what stays on disk."""

import json

import pytest

from core.library.queue import Queue
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from tests.workbench.fake_run import make_recipe
from workbench.app.background import Background
from workbench.library.queue_driver import QueueDriver
from workbench.run.session import Session


@pytest.fixture
def session(qtbot, engines):
    background = Background()
    session = Session(background, engines)
    yield session
    for engine in engines.made:
        engine.is_alive = False
    session.close()
    background.close(timeout=10)


@pytest.fixture
def driver(session):
    driver = QueueDriver(session, session._background)
    yield driver
    driver.close()


@pytest.fixture
def runs() -> list[Run]:
    return [Run.create(runs_home() / name, make_recipe()) for name in ("one", "two", "three")]


def folders(runs: list[Run]) -> list:
    return [run.folder.resolve() for run in runs]


def ended(engines, qtbot, session, state: str, error: UserError | None = None):
    engine = engines.last
    for name in engine.run.recipe.stages if state == "done" else ():
        engine.set_stage(name, state="done")
    engine.finish(state, error)
    qtbot.waitUntil(lambda: session.running is None or engines.last is not engine)


def test_a_queued_recipe_is_a_run_that_starts_by_itself(driver, session, engines, qtbot):
    driver.add_recipe(make_recipe())
    qtbot.waitUntil(lambda: session.running is not None)
    run = engines.last.run
    assert run.recipe == make_recipe() and run.folder.parent == runs_home().resolve()
    driver.add_recipe(make_recipe())
    qtbot.waitUntil(lambda: len(driver.order.folders) == 2)
    assert len(engines.made) == 1
    assert Run(driver.order.paths[1]).state() == "new"
    ended(engines, qtbot, session, "done")
    qtbot.waitUntil(lambda: len(engines.made) == 2)
    assert driver.order.paths == (engines.last.run.folder,)


def test_an_error_is_passed_over(driver, session, engines, runs, qtbot):
    driver.add(folders(runs))
    qtbot.waitUntil(lambda: len(engines.made) == 1)
    ended(engines, qtbot, session, "failed", UserError("The disk is full."))
    qtbot.waitUntil(lambda: len(engines.made) == 2)
    assert engines.last.run.name == "two" and not driver.order.held


def test_an_error_stops_where_that_is_wanted(driver, session, engines, runs, qtbot):
    driver.stop_at_error(True)
    driver.add(folders(runs))
    qtbot.waitUntil(lambda: len(engines.made) == 1)
    ended(engines, qtbot, session, "failed", UserError("The disk is full."))
    qtbot.waitUntil(lambda: driver.order.held == "failed")
    qtbot.wait(100)
    assert len(engines.made) == 1 and len(driver.order.folders) == 2
    driver.hold(False)
    qtbot.waitUntil(lambda: len(engines.made) == 2)


def test_pausing_holds_the_queue(driver, session, engines, runs, qtbot):
    driver.add(folders(runs))
    qtbot.waitUntil(lambda: len(engines.made) == 1)
    ended(engines, qtbot, session, "paused")
    qtbot.waitUntil(lambda: driver.order.held == "halted")
    assert [path.name for path in driver.order.paths] == ["one", "two", "three"]
    driver.hold(False)
    qtbot.waitUntil(lambda: len(engines.made) == 2)
    assert engines.last.run.name == "one"


def test_a_run_that_waits_for_a_choice_goes_on_when_it_is_made(
    driver, session, engines, waiting_run, runs, qtbot
):
    driver.add([waiting_run.folder, *folders(runs)[:1]])
    qtbot.waitUntil(lambda: session.running is not None)
    assert engines.last.run.name == "one"
    with qtbot.waitSignal(session.opened):
        session.open(waiting_run.folder)
    session.model.select(session.model.candidates[3].candidate.architecture)
    session.finetune()
    qtbot.waitUntil(lambda: waiting_run.chosen() is not None)
    qtbot.wait(100)
    assert len(engines.made) == 1
    ended(engines, qtbot, session, "done")
    qtbot.waitUntil(lambda: len(engines.made) == 2)
    assert engines.last.run.folder == waiting_run.folder


def test_a_run_that_lacks_its_files_is_told_of_and_passed_over(driver, engines, runs, qtbot):
    lost = Run.create(runs_home() / "lost", make_recipe(folder="/another/machine"))
    with qtbot.waitSignal(driver.failed) as signal:
        driver.add([lost.folder, *folders(runs)[:1]])
    assert "no /another/machine" in signal.args[0].sentence
    qtbot.waitUntil(lambda: len(engines.made) == 1)
    assert engines.last.run.name == "one"


def test_another_process_may_change_the_queue_or_work_through_it(
    driver, session, engines, runs, qtbot
):
    lock = Queue().driver()
    Queue().add(folders(runs))
    driver.refresh()
    qtbot.waitUntil(lambda: len(driver.order.folders) == 3)
    qtbot.wait(100)
    assert engines.made == []
    lock.release()
    driver.refresh()
    qtbot.waitUntil(lambda: session.running is not None)
    assert Queue().driver() is None


def test_a_damaged_queue_is_told_of_once(driver, qtbot):
    driver.queue.file.parent.mkdir(parents=True, exist_ok=True)
    qtbot.waitUntil(lambda: not driver._working)
    errors: list[UserError] = []
    driver.failed.connect(errors.append)
    driver.queue.file.write_text("{")
    for _ in range(3):
        driver.refresh()
        qtbot.waitUntil(lambda: not driver._working)
    assert len(errors) == 1 and "cannot be read" in errors[0].sentence
    driver.queue.file.write_text(json.dumps({"folders": [], "held": "", "stop_at_error": True}))
    driver.refresh()
    qtbot.waitUntil(lambda: driver.order.stop_at_error)
