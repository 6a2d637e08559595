"""Where independent pieces of work are done: in this process, in several, or on a cluster.

Work is a function at a module's top level that gives a generator of events and returns its outcome;
its arguments are plain data, and it finds what is large by path. Its outcome depends on them alone,
so it is the same everywhere with the same number of threads. Work that is ended early and submitted
again goes on from what it saved.
"""

import contextlib
import pickle
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from core.recipe.engine import EngineSection
from core.run.events import Event, Step, Working
from core.run.worker import EndedEarlyError, begin_worker, do_work
from core.runtime.errors import UserError

Work = Callable[..., Generator[Event, None, Any]]
ATTEMPTS = 3
LOOK_S = 0.05
_GRACE_S = 2.0
"""How long processes that are ended may take to save what they have."""


class Task(Protocol):
    """One submitted piece of work."""

    @property
    def steps(self) -> int:
        """The number of its last step, 0 before the first; it may be a moment old."""

    def wait(self) -> Generator[Event, None, Any]:
        """Its outcome. Yields until it is there; may be closed between any two events.

        In this process all its events come through; from elsewhere only its notices, at its end.
        """


class Executor(ABC):
    """Does work, up to `workers` pieces at a time. To be closed; a context closes it."""

    workers = 1

    @abstractmethod
    def submit(self, work: Work, *arguments: Any) -> Task:
        """Submit a piece of work; it may begin at once."""

    def close(self) -> None:
        """End the work under way, which saves its state as when it is halted."""
        return None

    def __enter__(self) -> "Executor":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_executor(engine: EngineSection, workers: int, folder: Path) -> Executor:
    """An executor: this process, `workers` processes, or a cluster (`engine.cluster`).

    With 0 `workers` it is always this process. `folder` is where a cluster's jobs and this process
    exchange files. Raises UserError for a cluster where submitit is not installed.
    """
    if engine.cluster and workers:
        from core.run.cluster import ClusterExecutor

        return ClusterExecutor(engine, workers, folder / "cluster")
    return ProcessExecutor(workers) if workers > 1 else InProcess()


class InProcess(Executor):
    """Does each piece in this process, when it is waited for."""

    def submit(self, work: Work, *arguments: Any) -> Task:
        """See Executor."""
        return _Here(work, arguments)


class _Here:
    def __init__(self, work: Work, arguments: tuple[Any, ...]) -> None:
        self._work, self._arguments = work, arguments
        self.steps = 0

    def wait(self) -> Generator[Event, None, Any]:
        with contextlib.closing(self._work(*self._arguments)) as events:
            while True:
                try:
                    event = next(events)
                except StopIteration as end:
                    return end.value
                if isinstance(event, Step):
                    self.steps = max(self.steps, event.number)
                yield event


class ProcessExecutor(Executor):
    """Processes of this machine. If one is killed, its piece of work is done again."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._progress: TemporaryDirectory[str] | None = None
        self._handed_in = 0

    def submit(self, work: Work, *arguments: Any) -> Task:
        """See Executor."""
        if self._progress is None:
            self._progress = TemporaryDirectory(prefix="gcw-progress-")
        self._handed_in += 1
        progress = Path(self._progress.name) / str(self._handed_in)
        return _InPool(self, pickle.dumps((work, arguments)), progress)

    def close(self) -> None:
        """See Executor; what takes longer than two seconds to end is killed."""
        self._end()
        if self._progress is not None:
            self._progress.cleanup()
            self._progress = None

    def start(self, content: bytes, progress: Path) -> "Future[bytes]":
        """Hand pickled work to a process; a pool that broke is replaced."""
        for _ in range(2):
            try:
                return self._opened().submit(do_work, content, str(progress))
            except BrokenProcessPool:
                self._end()
        return self._opened().submit(do_work, content, str(progress))

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=get_context("spawn"), initializer=begin_worker
            )
        return self._pool

    def _end(self) -> None:
        if self._pool is None:
            return
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None
        _end_all(processes)


def _end_all(processes: Sequence[BaseProcess]) -> None:
    """Ask each to end, then kill what has not."""
    for process in processes:
        with contextlib.suppress(OSError, ValueError):
            process.terminate()
    until = time.monotonic() + _GRACE_S
    while any(process.is_alive() for process in processes) and time.monotonic() < until:
        time.sleep(LOOK_S)
    for process in processes:
        with contextlib.suppress(OSError, ValueError):
            process.kill()


class _InPool:
    def __init__(self, executor: ProcessExecutor, content: bytes, progress: Path) -> None:
        self._executor, self._content, self._progress = executor, content, progress
        self._future: Future[bytes] | None = executor.start(content, progress)

    @property
    def steps(self) -> int:
        return read_steps(self._progress)

    def wait(self) -> Generator[Event, None, Any]:
        for _ in attempts(self):
            future = self._future or self._executor.start(self._content, self._progress)
            while not future.done():
                yield Working()
                with contextlib.suppress(Exception):
                    future.result(LOOK_S)
            try:
                content = future.result()
            except (BrokenProcessPool, EndedEarlyError):
                self._future = None
                continue
            return (yield from outcome(content))
        raise UserError(
            f"A worker process was ended {ATTEMPTS} times at the same piece of work.",
            "It may need more memory than there is: lower engine.workers, and start again.",
        )


def attempts(task: Task) -> Iterator[None]:
    """Yields for each attempt at a piece of work; starts counting again when it gets further."""
    left, before = ATTEMPTS, 0
    while left:
        yield
        left, before = (ATTEMPTS if task.steps > before else left - 1), max(before, task.steps)


def read_steps(progress: Path) -> int:
    """The number that a worker wrote last; 0 where there is none."""
    try:
        return int(progress.read_text(encoding="ascii") or 0)
    except (OSError, ValueError):
        return 0


def outcome(content: bytes) -> Generator[Event, None, Any]:
    """Yield the notices of work done elsewhere; return what it did, or raise as it did."""
    value, error, notices = pickle.loads(content)
    yield from notices
    if error is not None:
        raise UserError(*error)
    return value
