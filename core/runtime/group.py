"""Processes that train together: each takes another batch, and all take the same step.

What torchrun begins (`main.py run --processes N`). Rank 0 runs the stages, writes and may be
stopped; the others follow it through every training. Gradients are averaged once before each
optimiser's step, whatever passes they came from, so two passes of a discriminator, several
sub-generators in a step, and layers that a step leaves out need no special care.
"""

import atexit
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor

# A follower waits through a whole search.
_PATIENCE = timedelta(days=100)
STEP, LEAVE = 1, 0


@dataclass(frozen=True)
class Group:
    """This process's place among `size` of them."""

    rank: int = 0
    size: int = 1

    @property
    def leads(self) -> bool:
        """Whether this is the process that writes."""
        return self.rank == 0


@cache
def group() -> Group:
    """The processes that torchrun began; a group of one without it. Joins them at first."""
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        return Group()
    backend = "nccl" if torch.cuda.is_available() else "gloo"
    dist.init_process_group(backend, timeout=_PATIENCE)
    # Threads of gloo that still run when the interpreter ends abort the process.
    atexit.register(_leave)
    if backend == "nccl":
        torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
    return Group(dist.get_rank(), size)


def share(value: Any) -> Any:
    """A value of rank 0 in all processes: plain data and tensors."""
    if group().size == 1:
        return value
    content = [_packed(value) if group().leads else b""]
    dist.broadcast_object_list(content, src=0)
    return torch.load(io.BytesIO(content[0]), map_location="cpu", weights_only=True)


def next_move(move: int = STEP) -> int:
    """Rank 0's next move in all processes: STEP or LEAVE."""
    if group().size == 1:
        return move
    said = torch.tensor([move], device=_device())
    dist.broadcast(said, src=0)
    return int(said)


def average_gradients(parameters: Iterable[Tensor]) -> None:
    """Replace the gradients by their mean over all processes, in one exchange."""
    if group().size == 1:
        return
    gradients = [item.grad for item in parameters if item.grad is not None]
    if not gradients:
        return
    together = torch.cat([item.reshape(-1).float() for item in gradients])
    dist.all_reduce(together)
    together /= group().size
    for item, mean in zip(gradients, together.split([g.numel() for g in gradients]), strict=True):
        item.copy_(mean.view_as(item))


def _leave() -> None:
    """Take the group apart; a partner that left first is no error."""
    if dist.is_initialized():
        with suppress(RuntimeError):
            dist.destroy_process_group()


def _device() -> str:
    return "cuda" if dist.get_backend() == "nccl" else "cpu"


def _packed(value: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(value, buffer)
    return buffer.getvalue()
