"""The verb latency: how fast the front of a run is on this machine, when it is quiet."""

import argparse
from typing import Any

from core.commands import OK, show
from core.nets.architecture import architecture_text
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.search.selection import on_front

BUSY = 0.5
"""Load a core from which wall times say more about the machine than about networks."""


def latency(args: argparse.Namespace) -> int:
    """Time the teacher and the candidates on the front in turns; `front` shows it from then on."""
    run = Run(args.run)
    names = _front(run)
    lock = run.lock()
    try:
        latencies = _timed(run, names, args.repeats, args.threads)
    finally:
        lock.release()
    about = latencies["conditions"]
    size = f"{about['height']}x{about['width']}"
    lines = [
        f"{latencies['machine']}; {about['device']}, {about['threads']} thread(s), "
        f"{about['clock']} time, one picture of {size}, {latencies['repeats']} rounds",
        *(
            f"{name:<40} {ms:9.2f} ms ± {spread:.2f}"
            for name, (ms, spread) in latencies["ms"].items()
        ),
    ]
    if about["clock"] == "wall" and latencies["load"] > BUSY:
        lines.append(
            f"The machine was busy (load {latencies['load']:.1f} a core): "
            "measure again when it is not."
        )
    show(args, latencies, lines)
    return OK


def _timed(
    run: Run, names: list[tuple[int, ...]], repeats: int, threads: int | None
) -> dict[str, Any]:
    from core.evaluation.kept_networks import is_kept, kept_generator
    from core.evaluation.timing import time_front
    from core.runtime.compute import open_compute

    settings = {"threads": threads} if threads else {}
    compute = open_compute(run.recipe.engine.model_copy(update=settings))
    supernet = kept_generator(run, "distill")
    networks = {architecture_text(a): supernet.cut(a) for a in names}
    if is_kept(run, "teacher"):
        networks = {"teacher": kept_generator(run, "teacher"), **networks}
    return result_of(time_front(run, networks, compute, repeats))


def _front(run: Run) -> list[tuple[int, ...]]:
    with run.record() as record:
        candidates = [item.candidate for item in record.candidates()]
    if not candidates:
        raise UserError(f"The run {run.name} has no candidates yet.", "Let its search begin first.")
    masks = on_front(candidates, run.recipe.search.criterion)
    kept = [item for item, mask in zip(candidates, masks, strict=True) if mask]
    return [item.architecture for item in sorted(kept, key=lambda item: item.macs)]
