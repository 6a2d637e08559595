"""What the library's actions use of the window."""

from typing import Protocol

from workbench.library.panel import RunsPanel
from workbench.library.queue_driver import QueueDriver
from workbench.widgets.context import WindowContext


class LibraryContext(WindowContext, Protocol):
    """The window with its list of runs and its queue."""

    runs: RunsPanel
    queue: QueueDriver
