"""The verb race: train candidates a little and the best of them longer."""

import argparse
import sys

from core.commands import OK, show
from core.commands.ranking import JobProgress, halted
from core.commands.run import followed_until_halted
from core.estimate.race import race_seconds
from core.estimate.words import about, span
from core.nets.architecture import architecture_text
from core.run.race import SHARES, Race
from core.run.run import Run


def race(args: argparse.Namespace) -> int:
    """Race candidates of a run, or go on with a race that was halted."""
    run, out = Run(args.run), sys.stderr if args.json else sys.stdout
    run.workers = args.workers or run.workers
    limit = 1e9 * args.at_most
    expected = race_seconds(run, args.candidates, args.epochs, limit)
    if expected is not None:
        print(f"A whole race takes about {about(expected.middle)} ({span(expected)}).", file=out)
    if args.estimate:
        return OK
    from core.stages.race import race_candidates

    progress = JobProgress(out, last="won the race")
    racing = race_candidates(run, args.candidates, args.epochs, limit)
    followed = followed_until_halted(racing, progress.event)
    if not followed.is_over:
        return halted(args)
    result = followed.result
    show(args, result.document() | {"winner": _winner(result)}, _lines(result))
    return OK


def _winner(race: Race) -> str | None:
    return architecture_text(race.winner.architecture) if race.winner else None


def _lines(race: Race) -> list[str]:
    head = (
        f"{race.quality}, {race.pictures} held-out pictures, {race.better}: in the supernet, "
        f"and after {', '.join(f'{share:.0%}' for share in SHARES)} of {race.epochs} epochs"
    )
    rows = [
        f"{architecture_text(racer.architecture):<26} {racer.macs / 1e9:8.3f}G executed "
        + "".join(f"{score:10.4f}" for score in (racer.before, *racer.scores))
        for racer in race.final_order
    ]
    return [head, *rows, race.sentence]
