"""Which candidates are compared after a click, a band, or a step along the front."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# More beside each other than a person can tell apart.
MOST_COMPARED = 12

Indices = Sequence[int]


def with_or_without(compared: Indices, index: int) -> list[int]:
    """The place added as the last one; or taken out, where it was among them."""
    if index in compared:
        return [item for item in compared if item != index]
    return [*compared[-(MOST_COMPARED - 1) :], index]


def up_to(compared: Indices, index: int, front: NDArray[np.intp]) -> list[int]:
    """All of the front from the last one to this; the place alone where one is not on it."""
    known = {int(item): at for at, item in enumerate(front)}
    last = compared[-1] if compared else index
    if last not in known or index not in known:
        return with_or_without([item for item in compared if item != index], index)
    first, end = known[last], known[index]
    step = 1 if end >= first else -1
    between = [int(front[at]) for at in range(first, end + step, step)]
    return few(list(dict.fromkeys([*compared, *between])), [index])


def few(indices: Indices, kept: Indices = ()) -> list[int]:
    """At most MOST_COMPARED of them, evenly spread; those `kept` stay, as the last ones."""
    others = [index for index in indices if index not in kept]
    room = MOST_COMPARED - len(kept)
    if len(others) > room:
        at = np.linspace(0, len(others) - 1, room).round().astype(int)
        others = [others[index] for index in at]
    return [*others, *kept]


def banded(indices: Indices, front: NDArray[np.intp]) -> list[int]:
    """What a rubber band compares: the front's where there are any in it, else all it took."""
    taken = set(indices)
    on_front = [int(index) for index in front if index in taken]
    return few(on_front or list(indices))


def stepped(
    compared: Indices, step: int, front: NDArray[np.intp], across: NDArray[np.float64]
) -> int | None:
    """So many steps along the front, from the selection or from the front's nearest end."""
    if not len(front):
        return None
    selected = compared[-1] if compared else None
    if selected is None:
        at = -1 if step > 0 else len(front)
    elif selected in front:
        at = int(np.flatnonzero(front == selected)[0])
    else:
        at = int(np.searchsorted(across[front], across[selected])) - (step > 0)
    return int(front[np.clip(at + step, 0, len(front) - 1)])
