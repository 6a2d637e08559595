"""The networks in a checkpoint of another program, and which of them is meant."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from torch import Tensor

from core.checkpoints.candidates import (
    FileCandidate,
    by_first_name,
    candidates,
    is_optimiser,
    loose_tensors,
)
from core.checkpoints.recognition import (
    UNKNOWN,
    Direction,
    Recognition,
    other_network,
    pair_of_domains,
    recognise,
)
from core.runtime.errors import UserError
from core.runtime.weight_files import SAVE_AGAIN, check_tensors, read_content

File = str | os.PathLike[str]
OLD_STATISTICS = ("running_mean", "running_var", "num_batches_tracked")
_PREFIXES = 3  # how many are looked behind
SIDES: dict[Direction, str] = {"AtoB": "a", "BtoA": "b"}
Role = Literal["generator", "discriminator"]


@dataclass(frozen=True)
class ChosenNetwork:
    """The network that is read of a file, and in sentences what was chosen and left."""

    tensors: dict[str, Tensor]
    known: Recognition
    notes: tuple[str, ...] = ()


def networks_in(path: File) -> list[FileCandidate]:
    """Every known network in a .pth or .safetensors file, on the CPU.

    Running statistics that old versions of torch stored with parameter-free instance normalisation
    are left out. Runs no code from the file. Raises UserError if it is missing or damaged, or
    holds no weights at all; a file of a network that is not known gives an empty list.
    """
    return _networks(path, read_content(path))


def choose_network(
    path: File,
    role: Role,
    expected: str,
    direction: Direction = "AtoB",
    name: str = "",
) -> ChosenNetwork:
    """The one generator or discriminator in a file.

    Where there are several, `name` decides; else the direction, by what their names say; else an
    average over training is preferred. Raises UserError, naming them, where two are left.
    """
    content = read_content(path)
    everything = _networks(path, content)
    networks = [one for one in everything if getattr(one.known, role) is not None]
    if not networks:
        raise _nothing(path, content, everything, expected)
    if name:
        networks = _named(path, networks, name)
    notes: list[str] = []
    said: list[str] = []
    left = networks if name else averages_of(networks, said)
    if pair := _pair(left):
        together = f"{left[0].title} and {left[1].title} belong together."
        return _checked(path, pair, [*said, together])
    left = networks_left(networks, direction, notes, averages=not name)
    if len(left) > 1:
        raise _ambiguous(path, left)
    chosen = left[0]
    leads = chosen.leads()
    if leads not in (None, direction) and not name:
        notes.append(f"Its name says {leads}; {direction} is wanted, and the file has no other.")
    both = pair_of_domains(chosen.known)
    if both and both.generator and chosen.name and chosen.leads():
        raise UserError(
            f"{path} holds the autoencoder of only one domain ({chosen.name}); a generator of "
            "this kind needs those of both.",
            "Choose a file that holds both, such as gen_00100000.pt.",
        )
    others = [one.title for one in everything if one is not chosen]
    if others and chosen.name:
        notes.insert(0, f"Read from the file: {chosen.name}; not used: {', '.join(others)}.")
    elif chosen.name:
        notes.insert(0, f"Found in the file as {chosen.name}.")
    return _checked(path, chosen, notes)


def _networks(path: File, content: Any) -> list[FileCandidate]:
    if is_optimiser(content):
        raise UserError(
            f"{path} is the state of an optimiser, not a network.",
            "Choose the file of the network, such as latest_net_G.pth.",
        )
    if not loose_tensors(content):
        raise UserError(f"{path} holds no state dict of a network.", SAVE_AGAIN)
    return [
        FileCandidate(one.name, without_leftovers(one.tensors), one.known, one.averaged)
        for one in candidates(content, recognise)
    ]


def _checked(path: File, chosen: FileCandidate, notes: Sequence[str]) -> ChosenNetwork:
    check_tensors(path, chosen.tensors)
    return ChosenNetwork(chosen.tensors, chosen.known, tuple(notes))


def without_leftovers(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Without the running statistics of instance normalisation, which nothing uses.

    Single numbers beside the weights, such as a rate or a count of steps, are dropped too. Running
    statistics of a batch normalisation stay: it has weights, or SPADE modulates it.
    """
    return {name: tensor for name, tensor in tensors.items() if not _is_leftover(name, tensors)}


def _is_leftover(name: str, tensors: dict[str, Tensor]) -> bool:
    layer, _, last = name.rpartition(".")
    if not layer and not tensors[name].ndim:
        return True
    needed = f"{layer}.weight" in tensors or layer.endswith("param_free_norm")
    return last in OLD_STATISTICS and not needed


def _named(path: File, networks: list[FileCandidate], name: str) -> list[FileCandidate]:
    for fits in (
        lambda one: one.name == name,
        lambda one: one.name.rpartition("/")[2] == name,
        lambda one: name in one.name.replace(".", "/").split("/"),
    ):
        if matching := [one for one in networks if fits(one)]:
            return matching
    raise UserError(
        f"{path} holds no generator or discriminator named {name}.",
        f"It holds {', '.join(one.title for one in networks)}.",
    )


def networks_left(
    networks: list[FileCandidate],
    direction: Direction,
    notes: list[str],
    averages: bool = True,
) -> list[FileCandidate]:
    """The networks that may be meant; adds to `notes` what was decided.

    The direction goes first: an average of the other direction is not the one that is meant.
    """
    ways = {one.leads() for one in networks if not one.averaged} - {None}
    left = _of_direction(networks, direction, notes) if len(networks) > 1 else networks
    if not averages:
        return left
    preferred = averages_of(left, notes)
    if len(ways) > 1 and None in {one.leads() for one in preferred}:
        return networks  # nobody knows the direction of that average
    if len(left) == len(networks) and len(preferred) > 1:
        return _of_direction(preferred, direction, notes)
    return preferred


def averages_of(networks: list[FileCandidate], notes: list[str]) -> list[FileCandidate]:
    """The averages among some networks, where there are others as well; else all."""
    averages = [one for one in networks if one.averaged]
    if len(averages) in (0, len(networks)):
        return networks
    names = ", ".join(one.title for one in averages)
    notes.append(f"Weights averaged over training are preferred: {names}.")
    return averages


def _pair(networks: list[FileCandidate]) -> FileCandidate | None:
    """One candidate of “a.…” and “b.…” where two belong together, as MUNIT's do."""
    if len(networks) != 2 or networks[0].known != networks[1].known:
        return None
    known = pair_of_domains(networks[0].known)
    if known is None:
        return None
    by_side = {one.leads(): one for one in networks}
    if by_side.keys() != SIDES.keys():
        return None
    tensors = {
        f"{side}.{name}": tensor
        for direction, side in SIDES.items()
        for name, tensor in by_side[direction].tensors.items()
    }
    name = " and ".join(one.name for one in networks)
    return FileCandidate(name, tensors, known)


def _of_direction(
    networks: list[FileCandidate], direction: Direction, notes: list[str]
) -> list[FileCandidate]:
    leading = [one.leads() for one in networks]
    if None in leading or len(set(leading)) < 2:
        return networks
    chosen = [one for one, leads in zip(networks, leading, strict=True) if leads == direction]
    names = ", ".join(one.title for one in chosen)
    notes.append(f"By the direction {direction}: {names}.")
    return chosen


def _ambiguous(path: File, networks: list[FileCandidate]) -> UserError:
    names = [one.title for one in networks]
    return UserError(
        f"{path} holds {len(names)} networks; choose one: {', '.join(names)}.",
        f"Name one: import with --generator {names[0]}, or set teacher.checkpoint_network in the "
        "recipe.",
    )


def _nothing(path: File, content: Any, everything: list[FileCandidate], expected: str) -> UserError:
    if everything:
        held = ", ".join(
            f"{one.known.words} ({one.name})" if one.name else one.known.words for one in everything
        )
        return UserError(f"{path} looks like {held}.", expected)
    loose = loose_tensors(content)
    check_tensors(path, loose)
    return UserError(
        f"{path} looks like {_looks_within(loose)}.",
        expected,
        f"Its tensors: {', '.join(list(loose)[:8])}, …",
    )


def _looks_within(tensors: dict[str, Tensor], depth: int = _PREFIXES) -> str:
    """What tensors look like, also behind prefixes."""
    # A lone weight is a layer at the top of a file, and nothing to go by behind a prefix.
    named = tensors if depth == _PREFIXES else {n: t for n, t in tensors.items() if "." in n}
    looks = other_network(named)
    if depth and looks == UNKNOWN:
        groups = by_first_name(tensors).values()
        inner = (_looks_within(group, depth - 1) for group in groups)
        return next((kind for kind in inner if kind != looks), looks)
    return looks


def describe_unknown(path: File, expected: str) -> UserError:
    """The error for a file in which no known network was found."""
    return _nothing(path, read_content(path), [], expected)
