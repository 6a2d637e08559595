"""The verb check: what is wrong with a run's folder, and its repair."""

import argparse

from core.commands import FAILED, OK, show
from core.engine.check import look_over, repair


def check(args: argparse.Namespace) -> int:
    """What is wrong with a run's folder; with --repair, what was done about it."""
    folder = args.run.resolve()
    mended = repair(folder) if args.repair else []
    findings = look_over(folder)
    lines = [f"repaired: {sentence}" for sentence in mended]
    lines += [f"{item.level}: {item.sentence} {item.action}".rstrip() for item in findings]
    if any(finding.mend for finding in findings):
        lines.append(f"main.py check {args.run} --repair repairs what can be repaired.")
    document = {
        "findings": [
            {
                "level": item.level,
                "sentence": item.sentence,
                "action": item.action,
                "can_be_mended": item.mend is not None,
            }
            for item in findings
        ],
        "mended": mended,
    }
    show(args, document, lines or ["Nothing is wrong with this run."])
    return FAILED if any(item.level == "error" for item in findings) else OK
