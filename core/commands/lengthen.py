"""The verb lengthen: a finished stage trained longer, in a run that goes on from another."""

import argparse
import sys

from core.commands.run import carry_out
from core.recipe.file import with_settings
from core.run.lengthening import going_on, lengthened_recipe, recipe_changes
from core.run.run import Run
from core.runtime.errors import UserError


def lengthen(chosen: argparse.Namespace) -> int:
    """Make a new run that goes on from another, say what its recipe changes, and execute it."""
    if chosen.epochs < 0 or chosen.decay_epochs < 0 or not chosen.epochs + chosen.decay_epochs:
        raise UserError("No epochs were asked for.", "Give --epochs, or --decay-epochs, 1 or more.")
    earlier = Run(chosen.run)
    recipe = lengthened_recipe(earlier, chosen.stage, chosen.epochs, chosen.decay_epochs)
    recipe = with_settings(recipe, chosen.settings)
    out = sys.stderr if chosen.json else sys.stdout
    for line in recipe_changes(earlier.recipe, recipe):
        print(line, file=out)
    print(going_on(recipe, earlier).sentence, file=out, flush=True)
    return carry_out(recipe, chosen.into, chosen.until, chosen.json)
