"""The most memory that one way of doing a thing takes, in a process of its own.

    python -m benchmarks.peak MODULE WAY THREADS

runs `benchmarks.MODULE.once(WAY)` and prints the largest resident size of the process in MiB, and
how much of that it had before (libraries and nothing else).
"""

import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import torch

from core.runtime.compute import keep_freed_memory


def report_peaks(module: str, ways: Iterable[str]) -> None:
    """Print the peak of each way."""
    for way in ways:
        command = [sys.executable, "-m", "benchmarks.peak", module, way]
        command.append(str(torch.get_num_threads()))
        print(f"  {way:<44} {subprocess.check_output(command, text=True).strip()}", flush=True)


def main() -> None:
    module, way, threads = sys.argv[1:]
    torch.set_num_threads(int(threads))
    once = import_module(f"benchmarks.{module}").once
    if not way.startswith("published"):
        keep_freed_memory()
    before = _peak()
    once(way)
    print(f"peak {_peak():6.0f} MiB, {before:.0f} before")


def _peak() -> float:
    """MiB. Linux alone tells it of this program and not of the one that started it as well."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
