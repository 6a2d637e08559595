"""What every table of the recipe has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from core.runtime.paths import plain_path, why_no_path


def unit(name: str) -> dict[str, Any]:
    """The unit of a number, as the form and the reference page show it."""
    return {"unit": name}


class RecipeSection(BaseModel):
    """A table of the recipe: immutable, and strict about its keys.

    The string below a field is its description, for the form, tooltips and the reference page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    @field_validator("*")
    @classmethod
    def _of_letters(cls, value: Any, info: ValidationInfo) -> Any:
        # TOML allows it, and every function that takes a path would raise another error.
        if isinstance(value, str) and "\0" in value:
            raise ValueError("holds a null character")
        known = cls.model_fields[info.field_name or ""].json_schema_extra
        if isinstance(value, str) and isinstance(known, dict) and "path" in known:
            if why := why_no_path(value):
                raise ValueError(why)
            return plain_path(value)
        return value
