"""The verb latency: how fast the front of a run is on this machine, when it is quiet."""

import argparse

from core.commands import OK, show
from core.errors import UserError
from core.nets.architecture import architecture_text
from core.run import Run, on_front

BUSY = 0.5
"""Load a core from which wall times say more about the machine than about networks."""


def latency(chosen: argparse.Namespace) -> int:
    """Time the teacher and the candidates on the front in turns; `front` shows it from then on."""
    run = Run(chosen.run)
    names = _front(run)
    with run.lock():
        found = _timed(run, names, chosen.repeats, chosen.threads)
    about = found["conditions"]
    size = f"{about['height']}x{about['width']}"
    lines = [
        f"{found['machine']}; {about['device']}, {about['threads']} thread(s), {about['clock']} "
        f"time, one picture of {size}, {found['repeats']} rounds",
        *(f"{name:<40} {ms:9.2f} ms ± {spread:.2f}" for name, (ms, spread) in found["ms"].items()),
    ]
    if about["clock"] == "wall" and found["load"] > BUSY:
        lines.append(
            f"The machine was busy (load {found['load']:.1f} a core): measure again when it is not."
        )
    show(chosen, found, lines)
    return OK


def _timed(run: Run, names: list[tuple[int, ...]], repeats: int, threads: int | None) -> dict:
    from core.compute import open_compute
    from core.stages.networks import is_kept, kept_generator
    from core.stages.timing import time_front

    settings = {"threads": threads} if threads else {}
    compute = open_compute(run.recipe.engine.model_copy(update=settings))
    supernet = kept_generator(run, "distill")
    networks = {architecture_text(a): supernet.cut(a) for a in names}
    if is_kept(run, "teacher"):
        networks = {"teacher": kept_generator(run, "teacher"), **networks}
    timing = time_front(run, networks, compute, repeats)
    while True:
        try:
            next(timing)
        except StopIteration as done:
            return done.value


def _front(run: Run) -> list[tuple[int, ...]]:
    record = run.record()
    found = [item.candidate for item in record.candidates()]
    record.close()
    if not found:
        raise UserError(f"The run {run.name} has no candidates yet.", "Let its search begin first.")
    masks = on_front(found, run.recipe.search.criterion)
    kept = [item for item, mask in zip(found, masks, strict=True) if mask]
    return [item.architecture for item in sorted(kept, key=lambda item: item.macs)]
