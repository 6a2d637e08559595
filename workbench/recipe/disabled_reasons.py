"""Why something cannot be done with the recipe in the form, in a sentence; empty where it can."""

import shutil

from core.runtime.paths import nearest_there, runs_home
from workbench.app.machine import GIB
from workbench.app.translation import tr
from workbench.recipe.panel import RecipePanel
from workbench.run.disabled_reasons import busy
from workbench.run.session import Session


def start(session: Session, panel: RecipePanel, keep_free_gib: int = 0) -> str:
    """A new run of the recipe in the form."""
    if panel.is_frozen:
        return tr("The form shows a run's recipe (read-only). Duplicate it to start a new run.")
    return panel.lack[1] or busy(session) or full_disk(keep_free_gib)


def enqueue(panel: RecipePanel, keep_free_gib: int = 0) -> str:
    """Putting the recipe in the form into the queue."""
    if panel.is_frozen:
        return tr("The form shows a run's recipe (read-only). Duplicate it to queue a new run.")
    return panel.lack[1] or full_disk(keep_free_gib)


def full_disk(keep_free_gib: int) -> str:
    """A disk that has less room than the settings keep free."""
    free = shutil.disk_usage(nearest_there(runs_home())).free / GIB
    if free >= keep_free_gib:
        return ""
    text = tr(
        "The disk of the runs folder has {free:.1f} GiB free; Settings keep {wanted} GiB free."
    )
    return text.format(free=free, wanted=keep_free_gib)


def duplicate(panel: RecipePanel) -> str:
    """Making a draft of the frozen recipe."""
    return "" if panel.is_frozen else tr("The form already shows a new recipe.")


def save(panel: RecipePanel) -> str:
    """Saving the recipe in the form."""
    return panel.form.draft.first_problem
