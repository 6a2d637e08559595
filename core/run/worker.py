"""A worker process: does the work it is given, reports progress, ends when asked.

An executor begins such processes (`core.run.executor`); on a signal to end the work saves its
state, such as a training's checkpoint.
"""

import contextlib
import os
import pickle
import signal
import threading
from contextlib import closing
from multiprocessing import parent_process
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any

import psutil

from core.run.events import Notice, Step
from core.runtime.cancellation import Cancelled, Control, handled_signals
from core.runtime.errors import UserError

_control = Control()


class EndedEarlyError(Exception):
    """The process was asked to end before its work was done."""


def begin_worker() -> None:
    """What a process of a pool does first.

    It ends with the process that began it. Only that one acts on Ctrl+C, and ends its workers. Its
    priority is that of the thread that began it: low where a window is open.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _asked_to_end)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(*processes: int) -> None:
    """End this process at once when any of these ends, given by number; none has to be its child.

    For processes whose parent cannot tell them any more: it was killed.
    """
    for number in processes:
        threading.Thread(target=_end_with_number, args=(number,), daemon=True).start()


def do_work(content: bytes, progress: str) -> bytes:
    """Do pickled work to its end; what it returned or raised, and its notices, as `outcome` reads.

    How far it is, is written into the file `progress`. Raises EndedEarlyError when asked to end.
    """
    work, arguments = pickle.loads(content)
    notices: list[Notice] = []
    try:
        with closing(work(*arguments)) as events, _control.cancellable():
            value = yield_from(events, notices, Path(progress))
    except Cancelled:
        raise EndedEarlyError("the process was asked to end") from None
    except UserError as error:
        return pickle.dumps((None, (error.sentence, error.action, error.details), notices))
    return pickle.dumps((value, None, notices))


def do_job(content: bytes, progress: str) -> bytes:
    """The same in a job of a cluster, which is asked to end by either signal."""
    with handled_signals(_asked_to_end):
        return do_work(content, progress)


def yield_from(events: Any, notices: list[Notice], progress: Path) -> Any:
    """Follow events to their end; what they return. Raises Cancelled when asked to end."""
    written = 0
    while True:
        if _control.requested:
            raise Cancelled
        try:
            event = next(events)
        except StopIteration as end:
            return end.value
        if isinstance(event, Notice):
            notices.append(event)
        elif isinstance(event, Step) and event.number > written:
            written = event.number
            # A reader sees a number or, for a moment, nothing.
            with contextlib.suppress(OSError):
                progress.write_text(str(written), encoding="ascii")


def _asked_to_end(*_: object) -> None:
    _control.ask("stopped")


def _end_with_number(number: int) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(number).wait()
    os._exit(1)


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
