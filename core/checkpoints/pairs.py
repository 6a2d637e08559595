"""Files of two domains: one generator is assembled from both, one discriminator is picked.

MUNIT trains an autoencoder for each domain, A and B. What turns pictures of the one into the other
is the content encoder of the first with the style encoder, decoder and MLP of the second.
"""

import os
import re
from pathlib import Path

from torch import Tensor

from core.checkpoints.foreign import choose_network
from core.checkpoints.recognition import Direction
from core.runtime.errors import UserError

SIDES: dict[Direction, tuple[str, str]] = {"AtoB": ("a", "b"), "BtoA": ("b", "a")}


def both_domains(path: str | os.PathLike[str], expected: str) -> dict[str, Tensor] | None:
    """The tensors of latest_net_G_A.pth and latest_net_G_B.pth, as “a.…” and “b.…”.

    None where the path is of no such name. Raises UserError if the other of the two is missing or
    damaged.
    """
    name = re.fullmatch(r"(.*_net_G_)[AB](\.\w+)", Path(path).name)
    if not name:
        return None
    files = {side: Path(path).with_name(f"{name[1]}{side.upper()}{name[2]}") for side in "ab"}
    for file in files.values():
        if not file.is_file():
            raise UserError(
                f"{path} holds the autoencoder of one domain; {file.name} of the other is needed "
                "as well.",
                f"Put {file.name} beside it.",
            )
    return {
        f"{side}.{inner}": tensor
        for side, file in files.items()
        for inner, tensor in choose_network(file, "generator", expected).tensors.items()
    }


def assembled(
    tensors: dict[str, Tensor], direction: Direction, source_prefix: str
) -> dict[str, Tensor]:
    """The generator of a direction, out of the autoencoders “a.…” and “b.…” of both domains.

    Tensors whose names begin with `source_prefix` are the source's, all others the target's.
    """
    source, target = SIDES[direction]
    own = {k: v for k, v in _of(source, tensors).items() if k.startswith(source_prefix)}
    rest = {k: v for k, v in _of(target, tensors).items() if not k.startswith(source_prefix)}
    return own | rest


def discriminator_of_target(tensors: dict[str, Tensor], direction: Direction) -> dict[str, Tensor]:
    """The discriminator of the domain that a direction leads to."""
    return _of(SIDES[direction][1], tensors)


def _of(side: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    start = f"{side}."
    return {name[2:]: tensor for name, tensor in tensors.items() if name.startswith(start)}
