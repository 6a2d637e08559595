"""Recipes as TOML: read, checked, changed by `--set`, written, and described."""

import tomllib
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import ValidationError

from core.recipe.fields import fields, sections
from core.recipe.losses import EARLIER
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError
from core.runtime.paths import RESOURCES
from core.runtime.reading import irregular

_LARGEST = 2**20


def load_recipe(path: Path) -> Recipe:
    """Read a recipe from a TOML file.

    Raises UserError that names the file, the key, and what is allowed.
    """
    return parse_recipe(_text(path), str(path))


def load_frozen(path: Path) -> Recipe:
    """Read the copy of a recipe that a run keeps. Raises UserError as `load_recipe`.

    Such a copy has every key of its time. Later keys get what it did without them.
    """
    table = _table(_text(path), str(path))
    return make_recipe(
        _as_before(table, {"search": {"score": "frechet", "features": "encoder"}} | EARLIER),
        str(path),
    )


def parse_recipe(text: str, origin: str = "recipe") -> Recipe:
    """A recipe from TOML text; `origin` names it in errors.

    A text that an earlier version wrote has every key of its time, and keeps its meaning.
    """
    table = _table(text, origin)
    since = {*EARLIER, "start"}
    whole = all(isinstance(table.get(key), dict) for key, _, _ in sections() if key not in since)
    written_before = whole and not any(key in table for key in ("losses", "discriminator"))
    return make_recipe(_as_before(table, EARLIER) if written_before else table, origin)


def _as_before(table: dict[str, Any], meant: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The table with what missing keys meant before they existed."""
    converted = dict(table)
    for key, values in meant.items():
        section = converted.get(key, {})
        if isinstance(section, dict):
            converted[key] = values | section
    return converted


def make_recipe(table: dict[str, Any], origin: str = "recipe") -> Recipe:
    """A recipe from nested dictionaries, as TOML gives them.

    Raises UserError that names `origin` and the field.
    """
    try:
        return Recipe.model_validate(table)
    except ValidationError as error:
        problems = [_problem(item) for item in error.errors()]
        raise UserError(
            f"{origin}: {problems[0]}", "Correct this value.", "\n".join(problems)
        ) from None


def dump_recipe(recipe: Recipe) -> str:
    """The whole recipe as TOML text."""
    return tomli_w.dumps(recipe.model_dump(mode="json"))


def with_settings(recipe: Recipe, settings: list[str]) -> Recipe:
    """A copy changed by `key.path=value` items, as given to `--set`.

    Values are read as TOML where they are TOML, and as plain text otherwise. Where the key takes
    text, a bare value is text: 8_4_8 is no number there, though TOML would read one. Raises
    UserError for an unknown key, or a value that it does not take.
    """
    table = recipe.model_dump(mode="json")
    for item in settings:
        path, equals, text = item.partition("=")
        if not equals:
            raise UserError(f"--set {item} has no '='.", "Write it as key=value.")
        path = path.strip()
        _put(table, path, _value(path, text.strip()))
    return make_recipe(table, "--set")


def shipped_recipes() -> dict[str, Path]:
    """Name -> file of every recipe that comes with the workbench."""
    return {path.stem: path for path in sorted((RESOURCES / "recipes").glob("*.toml"))}


def shipped_recipe(name: str) -> Recipe:
    """A recipe that comes with the workbench, by its name. Raises UserError for another name."""
    known = shipped_recipes()
    if name not in known:
        raise unknown_recipe(name)
    return load_recipe(known[name])


def unknown_recipe(name: str) -> UserError:
    """The error for a name that is neither a file nor a shipped recipe."""
    from difflib import get_close_matches

    known = list(shipped_recipes())
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    near += [item for item in known if name.lower() in item and item not in near][: 3 - len(near)]
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return UserError(
        f"There is no recipe {name}.", f"{meant}`main.py recipe list` shows all that are shipped."
    )


def window_sample() -> Recipe:
    """The sample for somebody in front of the window, who chooses a point on the front.

    Without the window nobody can be asked, so the shipped file takes the best candidate itself.
    """
    return with_settings(shipped_recipe("sample"), ["finetune.choice=ask"])


def reference_page() -> str:
    """The reference of every key, as Markdown."""
    titles = {key: (title, text) for key, title, text in sections()}
    lines = ["# Recipe reference", "", "Made by `main.py recipe reference` from the declaration."]
    section = None
    for field in fields():
        key = field.path.partition(".")[0] if "." in field.path else ""
        if key != section:
            title, text = titles.get(key, ("General", "Keys at the top of the file."))
            lines += ["", f"## {title}" + (f" `[{key}]`" if key else ""), "", text, ""]
            lines += ["| key | default | allowed | unit | what it does |", "|---|---|---|---|---|"]
            section = key
        about = f"{field.title}. {field.description}".replace("|", "\\|")
        lines.append(
            f"| `{field.path}` | `{field.default}` | {field.allowed} | {field.unit} | {about} |"
        )
    return "\n".join(lines) + "\n"


def _text(path: Path) -> str:
    try:
        if why := irregular(path):
            raise ValueError(f"it {why}")
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is larger than any recipe")
        # Some editors put a mark of the encoding first.
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        why = "it is not UTF-8 text"
    except OSError as error:
        why = error.strerror or str(error)
    except ValueError as error:
        why = str(error)
    raise UserError(f"The recipe {path} cannot be read: {why}.", "Choose a TOML recipe.")


def _table(text: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    # Its own errors and Python's, such as for numbers with too many digits.
    except ValueError as error:
        raise UserError(f"{origin} is not valid TOML: {error}.", "Correct that line.") from None
    except RecursionError:
        raise UserError(
            f"{origin} is not valid TOML: it is nested too deeply.", "Choose a recipe."
        ) from None


def _problem(item: Any) -> str:
    path = ".".join(
        str(part) for part in item["loc"] if part not in ("str", "tuple[tuple[int, ...], ...]")
    )
    if item["type"] == "extra_forbidden":
        return f"{path} is not a key of the recipe; {_near(path)}"
    message = item["msg"].removeprefix("Value error, ")
    if isinstance(item.get("input"), dict):
        return f"{path}: {message}" if path else message
    known = {field.path: field for field in fields()}
    allowed = known[path].allowed if path in known else "text"
    allowed = "" if allowed in ("see description", "text") else f" (allowed: {allowed})"
    return f"{path or 'recipe'} = {item.get('input')!r}: {message}{allowed}"


def _near(path: str) -> str:
    from difflib import get_close_matches

    parent = path.rpartition(".")[0]
    siblings = [f.path for f in fields() if f.path.rpartition(".")[0] == parent]
    meant = get_close_matches(path, siblings, n=1)
    if meant:
        return f"perhaps {meant[0]} is meant."
    if not parent:
        siblings += [key for key, _, _ in sections()]
    return "known here: " + ", ".join(siblings) + "."


def _put(table: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    for part in parents:
        inner = table.get(part)
        if not isinstance(inner, dict):
            raise UserError(f"--set {path}: {part} is not a section.", _near(path))
        table = inner
    table[last] = value


def _value(path: str, text: str) -> Any:
    value = _toml_value(text)
    takes_text = any(field.path == path and field.kind == "text" for field in fields())
    return text if takes_text and not isinstance(value, str) else value


def _toml_value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return text
