"""The verb that says what a file or folder is."""

import argparse

from core.commands import FAILED, OK, show
from core.engine.inspection import inspect_path


def inspect(args: argparse.Namespace) -> int:
    """What it is, what can be done with it, and why not; fails where nothing can."""
    inspection = inspect_path(args.path)
    show(args, inspection.document(), inspection.lines)
    return OK if inspection.uses else FAILED
