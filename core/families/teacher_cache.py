"""A cache of a frozen teacher's outputs, which are the same in every epoch."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

Answers = list[Tensor]


class Store(Protocol):
    """Keeps lists of tensors by key, as long as its budget lasts."""

    held: int

    def get(self, key: bytes) -> Answers | None:
        """What was kept, on the CPU; None where nothing was."""
        ...

    def put(self, key: bytes, answers: Sequence[Tensor]) -> None:
        """Keep this, unless the budget is spent: the first that come stay."""
        ...


class TeacherCache:
    """Gives cached outputs, and asks the teacher for the rest, one by one.

    The key is the source itself, number by number, so a crop or a mirrored picture is another one
    and nothing can be out of date. What is kept are the teacher's own numbers in their own
    precision: at batch size 1 training on a CPU comes to the same numbers as without, bit for bit.
    In larger batches a convolution may round a picture otherwise than alone, by some 1e-7.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = self.known = 0

    def __call__(self, source: Tensor, ask: Callable[[Tensor], Answers]) -> Answers:
        """`ask(source)`: tensors whose first dimension is the pictures' (n, c, h, w) own."""
        rows = [self._row(picture, ask) for picture in source.split(1)]
        if len(rows) == 1:
            return rows[0]
        return [torch.cat(parts) for parts in zip(*rows, strict=True)]

    def _row(self, picture: Tensor, ask: Callable[[Tensor], Answers]) -> Answers:
        key = hashlib.blake2b(picture.cpu().contiguous().numpy().data, digest_size=16).digest()
        self.asked += 1
        kept = self.store.get(key)
        if kept is None:
            answers = ask(picture)
            self.store.put(key, answers)
            return answers
        self.known += 1
        return [answer.to(picture.device, non_blocking=True) for answer in kept]


class InMemory:
    """A store in memory, of at most `budget` bytes."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.held = 0
        self._kept: dict[bytes, Answers] = {}

    def get(self, key: bytes) -> Answers | None:
        return self._kept.get(key)

    def put(self, key: bytes, answers: Sequence[Tensor]) -> None:
        weight = sum(answer.nbytes for answer in answers)
        if self.held + weight <= self.budget:
            self._kept[key] = [answer.detach().to("cpu", copy=True) for answer in answers]
            self.held += weight


class OnDisk:
    """A store in one file of at most `budget` bytes, which goes away with the process.

    The system keeps in memory what fits there. Once the disk is full, what was kept stays and
    nothing more comes.
    """

    def __init__(self, budget: int, folder: Path) -> None:
        self.budget = budget
        self.held = 0
        # Unlinked at once where the system can do that, so that a kill leaves nothing behind.
        # Unbuffered: else an error of a failed write would show again at the next read.
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115
        self._extents: dict[bytes, list[tuple[int, torch.dtype, torch.Size]]] = {}

    def get(self, key: bytes) -> Answers | None:
        extents = self._extents.get(key)
        return None if extents is None else [self._read(*extent) for extent in extents]

    def put(self, key: bytes, answers: Sequence[Tensor]) -> None:
        if self.held + sum(answer.nbytes for answer in answers) > self.budget:
            return
        extents, end = [], self.held
        try:
            for answer in answers:
                extents.append((end, answer.dtype, answer.shape))
                content = answer.detach().cpu().contiguous().view(torch.uint8).numpy()
                end = self._write(end, content.data.cast("B"))
        except OSError:
            self.budget = self.held
            return
        self._extents[key], self.held = extents, end

    def _write(self, offset: int, content: memoryview) -> int:
        """All of it from there on; where it ends."""
        self._file.seek(offset)
        while content:
            written = self._file.write(content)
            content, offset = content[written:], offset + written
        return offset

    def _read(self, offset: int, dtype: torch.dtype, shape: torch.Size) -> Tensor:
        content = bytearray(shape.numel() * dtype.itemsize)
        self._file.seek(offset)
        self._file.readinto(content)
        return torch.frombuffer(content, dtype=dtype).view(shape)
