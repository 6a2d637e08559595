"""The networks that a checkpoint holds, found by their tensors wherever they lie in it.

Trainers wrap a state dict in others (Lightning, several networks, averages), and put prefixes
before the names (data-parallel training, compiled modules, attributes of a trainer). Instead of
knowing those names, every dictionary and every common prefix is looked at: where the tensors below
it form a known network, that is a candidate.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from core.checkpoints.recognition import Direction, Recognition
from core.runtime.left_out import LeftOut, array_in

Tensors = dict[str, Tensor]

# Dictionaries deeper than this, and dictionaries that hold themselves, are not looked into.
_DEEPEST = 8
_MOST_PARTS = 4
_MOST_LISTED = 64  # of a list or tuple of networks; longer ones are numbers, or tensors
_MOST_TENSORS = 4096
# Parts of names that wrappers add: data-parallel training, torch.compile, averaged models.
_WRAPPERS = frozenset({
    "module", "_orig_mod", "_forward_module", "averaged_model", "_fsdp_wrapped_module",
    "_checkpoint_wrapped_module",
})  # fmt: skip
# Counters and sums that wrappers and synchronised batch normalisation keep beside the weights.
_COUNTERS = (
    "n_averaged", "num_updates", "_running_iter", "_tmp_running_mean", "_tmp_running_var",
)  # fmt: skip
_STATISTICS = ("running_mean", "running_var", "num_batches_tracked")
_NEW_SPECTRAL = {
    ".parametrizations.weight.original": ".weight_orig",
    ".parametrizations.weight.0._u": ".weight_u",
    ".parametrizations.weight.0._v": ".weight_v",
}
_OPTIMISER = {"state", "param_groups"}
_AVERAGED = re.compile(r"ema|emas|averaged?|avg|swa|shadow|polyak|moving")
# What the end of a name says: clear words anywhere, single letters only behind a mark.
_LEADING: tuple[tuple[re.Pattern[str], Direction], ...] = (
    (
        re.compile(
            r"(a2b|a_?to_?b|x2y|x_?to_?y|s2t|s_?to_?t|1to2|src_?(2|to)_?(tgt|trg)|source_?(2|to)_?target)$",
            re.IGNORECASE,
        ),
        "AtoB",
    ),
    (
        re.compile(
            r"(b2a|b_?to_?a|y2x|y_?to_?x|t2s|t_?to_?s|2to1|(tgt|trg)_?(2|to)_?src|target_?(2|to)_?source)$",
            re.IGNORECASE,
        ),
        "BtoA",
    ),
    (re.compile(r"(^|[_-]|^G)(a|ab|xy|12)$", re.IGNORECASE), "AtoB"),
    (re.compile(r"(^|[_-]|^G)(b|ba|yx|21)$", re.IGNORECASE), "BtoA"),
    (re.compile(r"[a-z](A|AB|XY)$"), "AtoB"),
    (re.compile(r"[a-z](B|BA|YX)$"), "BtoA"),
)
_NOISE = re.compile(
    r"([_.\-](ema|avg|averaged?|swa|shadow|state_?dict|params?|weights|module))+$", re.IGNORECASE
)


@dataclass(frozen=True)
class FileCandidate:
    """A network in a file: where it lies (“state_dict/netG”), its tensors, and what it is.

    `averaged` tells that its weights are a running average over training.
    """

    name: str
    tensors: Tensors
    known: Recognition
    averaged: bool = False

    def leads(self) -> Direction | None:
        """The direction that its name says: netG_A and G_A2B lead from A to B."""
        for text in reversed(re.split(r"[/.]", self.name)):
            bare = _NOISE.sub("", text)
            for pattern, direction in _LEADING:
                if pattern.search(bare):
                    return direction
        return None

    @property
    def title(self) -> str:
        """Its name, or what a file without names is called."""
        return self.name or "the file itself"


Look = Callable[[Tensors], Recognition | None]
"""Gives the kind of a known network that tensors form, and None where they form none."""


def candidates(content: Any, look: Look) -> list[FileCandidate]:
    """Every known network in what a file holds, in the file's order, each once."""
    networks: list[FileCandidate] = []
    for name, tensors, counted in _dictionaries(content):
        for prefix, part, known in _parts(tensors, look, 0):
            whole = "/".join(word for word in (name, prefix) if word)
            averaged = counted or any(_AVERAGED.fullmatch(word) for word in _words(whole))
            networks.append(FileCandidate(whole, part, known, averaged))
    return _distinct([*networks, *_averages_without_names(content, networks)])


def loose_tensors(content: Any) -> Tensors:
    """The tensors of the largest dictionary, for saying what a file without a known network is."""
    sizes = [tensors for _, tensors, _ in _dictionaries(content)]
    return max(sizes, key=len, default={})


def is_optimiser(content: Any) -> bool:
    """Whether it is the state of an optimiser alone."""
    return isinstance(content, Mapping) and content.keys() >= _OPTIMISER and not any(_rest(content))


def _rest(content: Mapping[Any, Any]) -> Iterator[Any]:
    """What lies beside the state of an optimiser and may hold networks."""
    return (value for key, value in content.items() if key not in _OPTIMISER and _holds(value))


def _holds(value: Any) -> bool:
    return isinstance(value, Mapping | LeftOut)


def plain_name(name: str) -> str:
    """The name of a tensor without the parts that wrappers add.

    Spectral normalisation by torch's parametrizations gets the names of torch's older one.
    """
    name = ".".join(part for part in name.split(".") if part not in _WRAPPERS)
    for new, old in _NEW_SPECTRAL.items():
        if name.endswith(new):
            return name.removesuffix(new) + old
    return name


def _dictionaries(content: Any) -> Iterator[tuple[str, Tensors, bool]]:
    """(where, tensors by plain name, whether they are counted as an average) of each dictionary."""
    waiting: list[tuple[str, Any, int]] = [("", content, 0)]
    seen: set[int] = set()
    while waiting:
        where, item, depth = waiting.pop(0)
        identity = id(item)
        item = _of_module(item) if isinstance(item, LeftOut) else item
        if isinstance(item, list | tuple) and len(item) <= _most_of(item):
            item = dict(enumerate(item))
        if not isinstance(item, Mapping) or identity in seen or depth > _DEEPEST:
            continue
        seen.add(identity)
        if item.keys() >= _OPTIMISER:
            item = {key: value for key, value in item.items() if key not in _OPTIMISER}
        tensors = _tensors(item)
        if tensors:
            counted = any(name.rpartition(".")[2] == "n_averaged" for name in tensors)
            kept = {n: t for n, t in tensors.items() if n.rpartition(".")[2] not in _COUNTERS}
            yield where, kept, counted
        for key, value in item.items():
            inner = f"{where}/{key}" if where else str(key)
            waiting.append((inner, value, depth + 1))


def _most_of(items: Sequence[Any]) -> int:
    return _MOST_TENSORS if items and isinstance(items[0], Tensor) else _MOST_LISTED


def _averages_without_names(
    content: Any, networks: Sequence[FileCandidate]
) -> Iterator[FileCandidate]:
    """Averages that are kept as a mere list of tensors, in the order of a network's parameters.

    What is not averaged, such as running statistics, comes from that network.
    """
    for where, tensors, _ in _dictionaries(content):
        averaged = any(_AVERAGED.fullmatch(word) for word in _words(where))
        if not averaged or not all(name.isdecimal() for name in tensors):
            continue
        shapes = [tensor.shape for tensor in tensors.values()]
        for one in networks:
            names = [n for n in one.tensors if n.rpartition(".")[2] not in _STATISTICS]
            if [one.tensors[name].shape for name in names] == shapes:
                whole = one.tensors | dict(zip(names, tensors.values(), strict=True))
                yield FileCandidate(where, whole, one.known, True)
                break


def _tensors(item: Mapping[Any, Any]) -> Tensors:
    """The tensors directly in a dictionary, or its NumPy arrays if it has no tensors."""
    tensors = {
        plain_name(str(key)): value.detach()
        for key, value in item.items()
        if isinstance(value, Tensor)
    }
    arrays = {
        plain_name(str(key)): array
        for key, value in item.items()
        if not tensors and (array := array_in(value)) is not None
    }
    return tensors or arrays


def _of_module(item: LeftOut) -> Mapping[Any, Any]:
    """The state dict of a network that was pickled whole, or what another object holds.

    Its class is never looked up.
    """
    if "_modules" not in (held := item.content()):
        return held
    tensors: Tensors = {}
    waiting: list[tuple[str, Any, int]] = [("", item, 0)]
    while waiting:
        prefix, part, depth = waiting.pop()
        if not isinstance(part, LeftOut) or depth > 4 * _DEEPEST:
            continue
        state = part.content()
        for store in ("_parameters", "_buffers"):
            inside = state.get(store)
            for name, value in (inside if isinstance(inside, Mapping) else {}).items():
                if isinstance(value, Tensor):
                    tensors[f"{prefix}{name}"] = value
        modules = state.get("_modules")
        for name, value in (modules if isinstance(modules, Mapping) else {}).items():
            waiting.append((f"{prefix}{name}.", value, depth + 1))
    return tensors


def _parts(tensors: Tensors, look: Look, depth: int) -> Iterator[tuple[str, Tensors, Recognition]]:
    """The networks among some tensors: all of them as one, or those below each first name."""
    known = look(tensors)
    if known:
        yield "", tensors, known
        return
    if depth == _MOST_PARTS:
        return
    for first, inner in by_first_name(tensors).items():
        for prefix, part, kind in _parts(inner, look, depth + 1):
            yield f"{first}.{prefix}" if prefix else first, part, kind


def by_first_name(tensors: Tensors) -> dict[str, Tensors]:
    """Tensors by the first part of their names, without that part."""
    groups: dict[str, Tensors] = {}
    for name, tensor in tensors.items():
        first, _, rest = name.partition(".")
        if rest:
            groups.setdefault(first, {})[rest] = tensor
    return groups


def _distinct(networks: Sequence[FileCandidate]) -> list[FileCandidate]:
    """Drop networks with the same tensors as another, such as an average that never started."""
    kept: list[FileCandidate] = []
    for one in networks:
        twin = next((other for other in kept if _same(one, other)), None)
        if twin is None:
            kept.append(one)
        elif one.averaged and not twin.averaged:
            kept[kept.index(twin)] = one
    return kept


def _same(one: FileCandidate, other: FileCandidate) -> bool:
    return (
        one.known == other.known
        and one.leads() == other.leads()
        and one.tensors.keys() == other.tensors.keys()
        and all(
            _comparable(t, other.tensors[n]) and torch.equal(t, other.tensors[n])
            for n, t in one.tensors.items()
        )
    )


def _comparable(one: Tensor, other: Tensor) -> bool:
    """Whether two tensors may be equal, and comparing them needs no more memory than they do."""
    return (
        one.shape == other.shape
        and one.dtype == other.dtype
        and all(
            t.layout == torch.strided and t.numel() * t.itemsize <= t.untyped_storage().nbytes()
            for t in (one, other)
        )
    )


def _words(name: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return [word.lower() for word in re.split(r"[/._\- ]+", spaced) if word]
