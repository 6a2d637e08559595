"""What the recipe's actions use of the window."""

from typing import Protocol

from workbench.recipe.draft import RecipeDraft
from workbench.recipe.journal import Journal
from workbench.recipe.panel import RecipePanel
from workbench.widgets.context import WindowContext


class RecipeContext(WindowContext, Protocol):
    """The window with the recipe that is being written, and the form that shows it."""

    draft: RecipeDraft
    journal: Journal
    recipe: RecipePanel
