"""Start-up to the first painted window, against importing torch before it is shown."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import interleaved, report

SHOW = """
from PySide6.QtCore import QEvent, QObject, QTimer
from workbench.application import make_application
from workbench.window import Window
from core.recipe_file import shipped_recipe
app = make_application()
window = Window(shipped_recipe("sample"))
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""


def run(repeats: int) -> None:
    """From starting Python to the first paint of the main window, in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        ways = {
            "torch imported first": lambda: _start("import os, torch\n" + SHOW, home),
            "ours: shown first": lambda: _start("import os\n" + SHOW, home),
        }
        report("Start-up to the first painted window", interleaved(ways, min(repeats, 5)))


def _start(code: str, home: str) -> None:
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    environment = os.environ | {"GCW_HOME": home, "QT_QPA_PLATFORM": platform}
    root = Path(__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, check=True)
