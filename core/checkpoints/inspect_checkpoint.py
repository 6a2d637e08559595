"""What a file of weights is, before anything is made of it."""

import os
from dataclasses import dataclass

from core.checkpoints.candidates import FileCandidate
from core.checkpoints.files import read_config
from core.checkpoints.foreign import describe_unknown, networks_in, networks_left
from core.checkpoints.importers import EITHER
from core.checkpoints.recognition import Direction
from core.nets.specs import DISCRIMINATORS, OF_CLASS
from core.runtime.weight_files import is_safetensors


@dataclass(frozen=True)
class CheckpointSummary:
    """A checkpoint in a few words, and of a generator the network, as recipes call it.

    `networks` are (name in the file, what it looks like) of all that it holds; `choices` the names
    of the generators among which a person has to choose, where direction and averages do not.
    """

    words: str
    network: str = ""
    networks: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def is_generator(self) -> bool:
        """Whether it is a generator; else it is a discriminator."""
        return bool(self.network)


def inspect_checkpoint(path: str | os.PathLike[str]) -> CheckpointSummary:
    """Recognise a checkpoint by its tensors.

    Raises UserError, in one sentence, for whatever else the file is.
    """
    own = _own(path)
    if own is not None:
        return own
    result = networks_in(path)
    networks = tuple((one.title, one.known.words) for one in result)
    generators = [one for one in result if one.known.generator]
    if generators:
        words = generators[0].known.words
        words = words if len(result) == 1 else f"{words}, of {len(result)} networks in the file"
        network = generators[0].known.generator
        assert network is not None
        return CheckpointSummary(words, network.name, networks, _choices(generators))
    if result:
        return CheckpointSummary(result[0].known.words, "", networks)
    raise describe_unknown(path, EITHER)


def _choices(generators: list[FileCandidate]) -> tuple[str, ...]:
    """The names to choose from, where neither the direction nor an average decides."""
    ways: tuple[Direction, ...] = ("AtoB", "BtoA")
    left = [networks_left(generators, way, []) for way in ways]
    undecided = next((networks for networks in left if len(networks) > 1), [])
    return tuple(one.title for one in undecided)


def _own(path: str | os.PathLike[str]) -> CheckpointSummary | None:
    if not is_safetensors(path):
        return None
    config = read_config(path)
    name = config["class"] if config else None
    if spec := OF_CLASS.get(str(name)):
        return CheckpointSummary(spec.looks, spec.name)
    return CheckpointSummary("a discriminator") if name in DISCRIMINATORS else None
