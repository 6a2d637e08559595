"""The declaration of the recipe field by field: for the form, tooltips and the reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from core.recipe.recipe import Recipe
from core.recipe.section import RecipeSection


@dataclass(frozen=True)
class RecipeField:
    """One choice, as the form, the tooltip and the reference page need it.

    `allowed` says in words what may be entered; bounds are None where there are none.
    """

    path: str
    title: str
    description: str
    kind: Literal["int", "float", "bool", "choice", "text", "space"]
    default: Any
    minimum: float | None
    maximum: float | None
    step: float | None
    unit: str
    choices: tuple[str, ...]
    suggestions: tuple[str, ...]
    picker: Literal["", "file", "folder"]

    allowed: str


def sections() -> Iterator[tuple[str, str, str]]:
    """(key, title, description) of every table of the recipe, in order."""
    for key, info in Recipe.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, RecipeSection):
            yield key, info.title or key, (info.annotation.__doc__ or "").strip()


def fields() -> Iterator[RecipeField]:
    """Every choice of the recipe, in the order of declaration; `path` is like `data.height`."""
    for key, info in Recipe.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, RecipeSection):
            for name, inner in info.annotation.model_fields.items():
                yield _field(f"{key}.{name}", inner)
        else:
            yield _field(key, info)


def value_of(recipe: Recipe, path: str) -> Any:
    """The value at a dotted path such as `data.height`."""
    value: Any = recipe
    for part in path.split("."):
        value = getattr(value, part)
    return value


def differs(path: str, one: Recipe, other: Recipe) -> bool:
    """Whether two recipes have other values in a field."""
    return bool(value_of(one, path) != value_of(other, path))


def _field(path: str, info: Any) -> RecipeField:
    extra = info.json_schema_extra or {}
    bounds = {}
    for item in info.metadata:
        for name in ("ge", "gt", "le", "lt", "multiple_of"):
            if getattr(item, name, None) is not None:
                bounds[name] = getattr(item, name)
    choices = tuple(get_args(info.annotation)) if get_origin(info.annotation) is Literal else ()
    default = info.get_default(call_default_factory=True)
    return RecipeField(
        path=path,
        title=info.title or path,
        description=" ".join((info.description or "").split()),
        kind=_kind(info.annotation, choices),
        default=default,
        minimum=bounds.get("ge", bounds.get("gt")),
        maximum=bounds.get("le", bounds.get("lt")),
        step=bounds.get("multiple_of"),
        unit=extra.get("unit", ""),
        choices=choices,
        suggestions=tuple(extra.get("suggestions", ())),
        picker=extra.get("path", ""),
        allowed=_allowed(_kind(info.annotation, choices), choices, bounds),
    )


def _allowed(kind: str, choices: tuple[str, ...], bounds: dict[str, float]) -> str:
    """What may be entered, in words."""
    if kind == "choice":
        return "one of " + ", ".join(choices)
    words = []
    if "ge" in bounds and "le" in bounds:
        words.append(f"{_plain(bounds['ge'])} to {_plain(bounds['le'])}")
    named = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
    if not words:
        words = [f"{word} {_plain(bounds[key])}" for key, word in named.items() if key in bounds]
    if "multiple_of" in bounds:
        words.append(f"a multiple of {bounds['multiple_of']}")
    if words:
        return ", ".join(words)
    return {"bool": "true or false", "text": "text"}.get(kind, "see description")


def _plain(bound: float) -> str:
    return str(int(bound)) if bound == int(bound) else str(bound)


def _kind(annotation: Any, choices: tuple[str, ...]) -> Any:
    if choices:
        return "choice"
    return {bool: "bool", int: "int", float: "float", str: "text"}.get(annotation, "space")
