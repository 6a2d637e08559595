"""Makes the Python types of Qt's classes, all in the window's thread.

PySide makes a type when it is first used, and another thread may then find half of it: while an
import elsewhere made QGradient, QPainter.fillRect ended the process with a segmentation fault
(PySide 6.11). An import of pyqtgraph uses every type there is.
"""

import sys
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

# The window draws and answers between two of them.
_SLICE_S = 0.005


def make_types(owner: QObject, then: Callable[[], None]) -> None:
    """Make the types of all of Qt's modules that are loaded, a few at a time; then call `then`.

    Takes about a tenth of a second in all, in the thread of `owner`, and ends with it.
    """
    _make_some(_types(), owner, then)


def _make_some(types: Iterator[None], owner: QObject, then: Callable[[], None]) -> None:
    until = time.monotonic() + _SLICE_S
    for _ in types:
        if time.monotonic() > until:
            QTimer.singleShot(0, owner, lambda: _make_some(types, owner, then))
            return
    then()


def _types() -> Iterator[None]:
    for module in [item for name, item in sys.modules.items() if name.startswith("PySide6.Qt")]:
        for name in dir(module):
            getattr(module, name, None)
            yield
