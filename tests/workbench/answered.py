"""A run of the window's tests as it would be if a folder of answers taught it."""

from core.recipe.file import dump_recipe
from core.recipe.recipe import Recipe
from core.run.run import Run


def answered(run: Run) -> Run:
    """The same run with a recipe whose teacher is a folder."""
    table = run.recipe.model_dump(mode="json")
    table["teacher"]["answers"] = "answers"
    table["losses"] |= {"wavelet": 4.0, "region": 0.0}
    for stage in ("distill", "finetune"):
        table[stage]["lambda_distill"] = 0.0
    recipe = Recipe.model_validate(table)
    (run.folder / "recipe.toml").write_text(dump_recipe(recipe), encoding="utf-8")
    return Run(run.folder)
