"""What every table of the recipe has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator


def unit(name: str) -> dict[str, Any]:
    """The unit of a number, as the form and the reference page show it."""
    return {"unit": name}


class RecipeSection(BaseModel):
    """A table of the recipe: immutable, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*")
    @classmethod
    def _of_letters(cls, value: Any) -> Any:
        # TOML can write it, and every function that takes a path would raise an error of its own.
        if isinstance(value, str) and "\0" in value:
            raise ValueError("holds a null character")
        return value
