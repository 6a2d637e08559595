"""Qt's types are made in one thread: another that finds half a type ends the process."""

import subprocess
import sys

from tests.conftest import REPOSITORY

# Enumerations are what Python sees of the making of a type; they get their module after it.
OPEN = """
import enum, threading
made = []
make = enum.EnumType.__new__

def noted(*args, **keywords):
    made.append((threading.current_thread(), make(*args, **keywords)))
    return made[-1][1]

enum.EnumType.__new__ = noted
from tests.workbench.watched_window import open_watched
from workbench.shell.application import leave_process
used = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")

def look(window):
    if "front" not in window.panels:
        return False
    of_qt = [(thread, kind) for thread, kind in made if kind.__module__ in used]
    main = threading.main_thread()
    print(len(of_qt) > 300, [kind.__qualname__ for thread, kind in of_qt if thread is not main])
    window.close_at_once()
    return True

leave_process(open_watched(look, None))
"""


def test_a_window_that_opens_makes_qts_types_in_its_own_thread():
    done = subprocess.run(
        [sys.executable, "-c", OPEN], capture_output=True, text=True, cwd=REPOSITORY, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, "True []\n"), done.stderr
