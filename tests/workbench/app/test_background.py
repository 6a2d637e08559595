"""Work away from the GUI thread."""

import threading

import pytest

from core.runtime.errors import UserError
from workbench.app.background import Background


@pytest.fixture
def background(qtbot):
    background = Background()
    yield background
    background.close()


def test_asked_more_often_than_it_is_done_the_newest_is_done_and_told(background, qtbot):
    """A run that grows asks several times a second; what it asks may take longer than that."""
    may_end, begun, received = threading.Event(), [], []

    def work(number: int) -> int:
        begun.append(number)
        assert may_end.wait(10)
        return number

    for number in range(20):
        background.run(lambda n=number: work(n), received.append, only_latest="sums")
    may_end.set()
    qtbot.waitUntil(lambda: received == [19])
    assert begun == [0, 19]


def test_what_is_cancelled_is_neither_told_nor_begun(background, qtbot):
    may_end, received = threading.Event(), []
    background.run(lambda: may_end.wait(10), received.append, only_latest="sums")
    background.run(lambda: received.append("begun"), only_latest="sums")
    background.cancel("sums")
    may_end.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    background.run(lambda: "next", received.append, only_latest="sums")
    qtbot.waitUntil(lambda: received == ["next"])


def test_after_a_failure_the_next_is_done(background, qtbot):
    received = []

    def fail() -> None:
        raise UserError("It failed.", "Do it again.")

    background.run(fail, failed=lambda error: received.append(error.sentence), only_latest="sums")
    qtbot.waitUntil(lambda: received == ["It failed."])
    background.run(lambda: "done", received.append, only_latest="sums")
    qtbot.waitUntil(lambda: received == ["It failed.", "done"])
