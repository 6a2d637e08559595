"""Works through the queue while the window is open: the next run starts when the engine is free."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.library.library import refuse_incomplete
from core.library.queue import Order, Queue
from core.recipe.recipe import Recipe
from core.run.folders import new_run_folder
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from workbench.app.background import Background
from workbench.run.session import Session

if TYPE_CHECKING:
    from filelock import FileLock

_LOOK_MS = 2000
Work = Callable[[], Order | None]


class QueueDriver(QObject):
    """The window's hand on the queue: everything that touches the disk happens elsewhere.

    `order` is the queue as it was read last; `changed` says that it is another one, `started`
    carries the run that the engine took from it, `failed` an error.
    """

    changed = Signal()
    started = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, background: Background) -> None:
        super().__init__(session)
        self.queue, self.order = Queue(), Order()
        self._session, self._background = session, background
        self._pending: deque[Work] = deque()
        self._working = False
        self._seen: Run | None = None
        self._was_check = False
        self._lock: FileLock | None = None
        self._reported = ""
        session.changed.connect(self._follow_engine)
        session.postponed.connect(lambda run: self.add([run.folder], first=True))
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    # -- what a person does -----------------------------------------------------------------

    def add_recipe(self, recipe: Recipe) -> None:
        """Make a run of this recipe, its recipe frozen, and put it at the end."""

        def work() -> Order:
            run = Run.create(new_run_folder(runs_home(), recipe).resolve(), recipe)
            return self.queue.add([run.folder])

        self._do(work)

    def add(self, folders: Iterable[Path], first: bool = False) -> None:
        """Queue runs that are there already."""
        self._do(lambda: self.queue.add(list(folders), first))

    def remove(self, folders: Iterable[Path]) -> None:
        """Take runs out; one that the engine has goes on."""
        self._do(lambda: self.queue.remove(list(folders)))

    def move(self, folder: Path, index: int) -> None:
        """Put a queued run at this place, counted without it."""
        self._do(lambda: self.queue.move(folder, index))

    def rename(self, before: Path, after: Path) -> None:
        """A run's folder has another name now."""
        self._do(lambda: self.queue.rename(before, after))

    def hold(self, held: bool) -> None:
        """Start nothing any more, or go on."""
        self._do(self.queue.hold if held else self.queue.release)

    def stop_at_error(self, stop: bool) -> None:
        """Whether a run that fails holds the queue."""
        self._do(lambda: self.queue.set_stop_at_error(stop))

    def refresh(self) -> None:
        """Look at the file again: another process may have changed it; then start what is next."""
        if not self._working and not self._pending:
            self._do(lambda: None)

    def close(self) -> None:
        """Start nothing any more, and write what is not written yet."""
        self._timer.stop()
        while self._pending:
            with suppress(UserError):
                self._pending.popleft()()
        self._release()

    # -- one thing after another ------------------------------------------------------------

    def _do(self, work: Work) -> None:
        self._pending.append(work)
        self._take_next_work()

    def _take_next_work(self) -> None:
        if self._working or not self._pending:
            return
        self._working = True
        work = self._pending.popleft()
        self._background.run(lambda: work() or self.queue.read(), self._worked, self._not_worked)

    def _worked(self, order: Order) -> None:
        self._working, self._reported = False, ""
        if order != self.order:
            self.order = order
            self.changed.emit()
        if self._pending:
            self._take_next_work()
        elif self._may_start:
            self._seek()

    def _not_worked(self, error: UserError) -> None:
        self._working = False
        # A file that stays damaged is looked at again and again, and told of once.
        if str(error) != self._reported:
            self._reported = str(error)
            self.failed.emit(error)
        self._take_next_work()

    # -- the engine -------------------------------------------------------------------------

    @property
    def _may_start(self) -> bool:
        free = self._session.running is None and not self._session.is_starting
        return free and bool(self.order.folders) and not self.order.held

    def _seek(self) -> None:
        self._working = True
        self._background.run(lambda: _next(self.queue), self._found, self._not_worked)

    def _found(self, run: Run | None) -> None:
        self._working = False
        if run is not None and not self._pending and self._may_start:
            self._start(run)
        self._take_next_work()

    def _start(self, run: Run) -> None:
        self._lock = self.queue.driver()
        if self._lock is None:
            return  # another window, or the command line, works through the queue
        if self._session.start(run):
            self.started.emit(run)
        else:
            self._release()
            self.hold(True)

    def _follow_engine(self) -> None:
        run, before = self._session.running, self._seen
        self._seen = run
        if run is not None:
            self._was_check = self._session.is_aside
            # A person who goes on with a run that held the queue has it go on, too.
            if before is None and not self._was_check and self.order.held == "halted":
                self._do(self.queue.release)
        elif before is not None:
            self._release()
            self._do(lambda: None if self._was_check else self._settle(before))

    def _settle(self, run: Run) -> None:
        self.queue.settle(run)

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _next(queue: Queue) -> Run | None:
    """The next run; one that lacks files here leaves the queue, with a sentence."""
    run = queue.next()
    if run is not None:
        try:
            refuse_incomplete(run)
        except Exception:  # one that cannot be read does not keep the others from their turn
            queue.give_up(run)
            raise
    return run
