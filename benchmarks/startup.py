"""Start-up to the first painted window, each time in a process of its own."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.aims import Figure, below
from benchmarks.measure import interleaved, report

ROOT = Path(__file__).resolve().parent.parent
LIMIT_S = 1.0
STARTS = 5
# Packages whose files a first start reads.
PACKAGES = ("PySide6", "shiboken6", "pydantic", "pydantic_core", "psutil", "platformdirs")
# As the entry point does it: the command line first, then the window.
SHOW = """
import gc, sys, time
gc.disable()
import core.commands
from PySide6.QtCore import QEvent, QObject, QTimer
from workbench.shell.application import make_application
from workbench.shell.window import Window
app = make_application()
window = Window()
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, leave)
        return False
def leave():
    print(time.time(), time.process_time(), "torch" in sys.modules, flush=True)
    os._exit(0)
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""


@dataclass(frozen=True)
class Start:
    """One start, to the first paint: what other programs leave of the machine has no say in CPU."""

    seconds: float
    cpu_seconds: float
    with_torch: bool


def run(repeats: int) -> None:
    """From starting Python to the first paint, against importing torch before it."""
    with tempfile.TemporaryDirectory() as home:
        ways = {
            "torch imported first": lambda: _start("import os, torch\n" + SHOW, home),
            "ours: shown first": lambda: _start("import os\n" + SHOW, home),
        }
        report("Start-up to the first painted window", interleaved(ways, min(repeats, 5)))


def measure() -> list[Figure]:
    """First starts with their files forgotten by the system as far as it lets us, then again."""
    with tempfile.TemporaryDirectory() as home:
        _compile(home)
        cold = [_cold_start(home) for _ in range(STARTS)]
        warm = [_start("import os\n" + SHOW, home) for _ in range(STARTS)]
    torch_free = not any(start.with_torch for start in cold + warm)
    return [
        _figure("first window, files not in memory", [start.seconds for start in cold]),
        _figure("first window, files in memory", [start.seconds for start in warm]),
        _figure("CPU time of the first window", [start.cpu_seconds for start in cold + warm]),
        Figure("torch imported before the first window", _yes(not torch_free), "no", torch_free),
    ]


def _figure(how: str, seconds: list[float]) -> Figure:
    spread = f"{min(seconds):.2f} … {max(seconds):.2f}"
    name = f"{how}: median of {len(seconds)} starts ({spread} s)"
    return below(name, statistics.median(seconds), LIMIT_S, "s", 2)


def _compile(home: str) -> None:
    """One start that is not timed: all later ones read the bytecode that it writes."""
    _start("import os\n" + SHOW, home)


def _cold_start(home: str) -> Start:
    for folder in [*_folders(), Path(home)]:
        for path in folder.rglob("*"):
            if path.suffix in (".py", ".pyc", ".so", ".qss", ".svg") or ".so." in path.name:
                _forget(path)
    return _start("import os\n" + SHOW, home)


def _folders() -> list[Path]:
    specs = [find_spec(name) for name in PACKAGES]
    folders = [index for spec in specs if spec for index in spec.submodule_search_locations or ()]
    return [*map(Path, folders), ROOT / "core", ROOT / "workbench", ROOT / "resources"]


def _forget(path: Path) -> None:
    """Drop a file from the page cache; what another process has mapped stays."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _start(code: str, home: str) -> Start:
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    environment = os.environ | {
        "GCW_HOME": home,
        "QT_QPA_PLATFORM": platform,
        "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.time()
    said = subprocess.check_output(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, text=True
    )
    painted, cpu_seconds, with_torch = said.split()
    return Start(float(painted) - started, float(cpu_seconds), with_torch == "True")


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
