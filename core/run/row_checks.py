"""What a row of the record may hold: damaged rows are described instead of raising errors.

SQLite keeps any type in any column, and a damaged disk or another program may put anything there.
"""

import json
from typing import Any

from core.nets.architecture import parse_architecture
from core.runtime.errors import UserError

_NUMBER = (int, float)
_MAYBE = (int, float, type(None))
_LARGEST = 2**62

# The kinds of each column, in the order in which the tables are read.
ROWS: dict[str, tuple[Any, ...]] = {
    "stages": (str, str, _NUMBER, _NUMBER, str, _NUMBER, _MAYBE, str),
    "scalars": (int, str, int, str, _MAYBE),
    "candidates": (
        int, str, int, int, int, _NUMBER, _NUMBER, str, int, _MAYBE, _MAYBE,
    ),
    "trials": (str, int, _MAYBE),
    "previews": (int, str, int, str),
    "notices": (int, _NUMBER, str, str, str, str, str),
}  # fmt: skip

# What must stand in facts that are JSON objects, by the beginning of their name.
_DISTANCE = {"distance": _NUMBER, "features": str}
FACTS: dict[str, dict[str, Any]] = {
    "inputs": {"classes": int, "dont_care": bool, "edges": bool},
    "values": {"source": list, "target": list},
    "understood": {"data": list, "left_out": list, "left_out_count": int, "weights": list},
    "teacher_distance": _DISTANCE,
    "blank": _DISTANCE,
    "finetuned ": {"before": _NUMBER, "after": _NUMBER, "kept": bool, "features": str},
}


def row_flaw(table: str, row: tuple[Any, ...]) -> str:
    """What is wrong with a row as it was read; empty where nothing is."""
    for place, (value, kind) in enumerate(zip(row, ROWS[table], strict=True)):
        if not isinstance(value, kind) or (_is_number(value) and abs(value) > _LARGEST):
            return f"column {place + 1} holds {value!r:.40}"
    if table in ("candidates", "trials"):
        text = row[1] if table == "candidates" else row[0]
        try:
            parse_architecture(text)
        except (UserError, ValueError):
            return f"{text!r:.40} is not an architecture"
    if table == "candidates" and min(row[2:5]) < 0:
        return "a cost is negative"
    if table == "previews" and ("/" in row[3] or "\\" in row[3] or "\0" in row[3]):
        return f"{row[3]!r:.40} is not a plain file name"
    return ""


def parsed_fact(name: str, text: Any) -> dict[str, Any]:
    """The JSON object of a fact. Raises ValueError saying what is wrong with it."""
    if not isinstance(text, str):
        raise ValueError(f"it holds {text!r:.40}")
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("it is not a JSON object")
    wanted = next((keys for known, keys in FACTS.items() if _is_called(name, known)), {})
    for key, kind in wanted.items() if value else ():
        if not isinstance(value.get(key), kind):
            raise ValueError(f"its {key} is {value.get(key)!r:.40}")
    return value


def _is_called(name: str, known: str) -> bool:
    return name.startswith(known) if known.endswith(" ") else name == known


def _is_number(value: Any) -> bool:
    return isinstance(value, _NUMBER) and not isinstance(value, bool)
