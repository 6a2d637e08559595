"""`python -m benchmarks [NAME …]`: ours against the published way of doing it, as ratios.

`python -m benchmarks window` measures the window against its aims, `python -m benchmarks stopping`
how long a stop takes, `python -m benchmarks smoke` compares a graphics card with the CPU; all have
options of their own.
"""

import argparse
import sys
from importlib import import_module

import torch

from benchmarks.measure import machine

NAMES = (
    "step",
    "teacher_cache",
    "norm",
    "evaluation",
    "distance",
    "data",
    "startup",
    "plots",
    "playground",
)

COMMANDS = ("window", "stopping", "smoke")


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in COMMANDS:
        sys.exit(import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:]))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1, help="torch threads")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    print(machine(f"torch {torch.__version__}", f"{args.threads} torch thread(s)"))
    for name in args.names or NAMES:
        import_module(f"benchmarks.{name}").run(args.repeats)


if __name__ == "__main__":
    main()
